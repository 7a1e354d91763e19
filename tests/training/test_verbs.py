"""The verbs of training as a trainer types them."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chargeassist.reasoning.standing import Standing
from chargeassist.training.answers import standing
from chargeassist.words import say
from tests.cli.support import SERVITUDE, run

WANTED = ("--form", "labour", "--missing", "purpose", "--seed", "7")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an exercise, written once; no test writes into it."""
    folder = tmp_path_factory.mktemp("exercise") / "a"
    assert 0 == run("generate", *WANTED, "-o", folder).code
    return folder


def test_an_exercise_is_written_twice_alike(written: Path, tmp_path: Path) -> None:
    """A folder for learners and one for the trainer, the same bytes each time, the workbook too."""
    assert 0 == run("generate", *WANTED, "-o", tmp_path / "b").code
    files = {p.relative_to(written): p.read_bytes() for p in written.rglob("*") if p.is_file()}

    assert files == {f: (tmp_path / "b" / f).read_bytes() for f in files}
    assert {"brief.html", "documents.html", "statutes.html", "answers.xlsx"} <= {f.name for f in files}
    assert {"trainer.html", "turns.html", "truth.toml", "truth-after-1.toml"} <= {f.name for f in files}


def test_sheets_are_marked_from_every_file_they_are_handed_in_on(written: Path, tmp_path: Path) -> None:
    """A workbook, a file of commas and JSON with the same lines earn the same; a row each for Moodle."""
    truth, names = written / "trainer/truth.toml", written / "trainer/names.toml"
    rows = [
        ["element", "", "purpose", "missing"],
        ["next", "", "bank", "purpose"],
        ["charge", "V1", "theft", ""],
    ]
    book = load_workbook(written / "learner/answers.xlsx")
    for n, row in enumerate(rows, start=2):
        for c, cell in enumerate(row, start=1):
            book["answers"].cell(n, c).value = cell
    book.save(tmp_path / "one.xlsx")
    head = ["part", "who", "what", "how"]
    with (tmp_path / "two.csv").open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([head, *rows])
    (tmp_path / "three.json").write_text(json.dumps([dict(zip(head, r, strict=True)) for r in rows]), "utf-8")
    sheets = [tmp_path / name for name in ("one.xlsx", "two.csv", "three.json")]
    told = run("mark", truth, *sheets, "--names", names)
    table = run("mark", truth, *sheets, "--names", names, "--format", "csv")

    assert (0, 0) == (told.code, table.code)
    assert say("remark-mark-victim-charged") in " ".join(told.out.split())
    assert say("mark-missed") in told.out
    assert 3 == len({line for line in table.out.splitlines()[1:]})
    assert 1 == len({line.partition(",")[2] for line in table.out.splitlines()[1:]})


def test_a_file_that_is_no_sheet_is_told(tmp_path: Path) -> None:
    """A table under another head, or JSON of another shape, is a fault with the columns it should have."""
    for name, text in (("a.csv", "name,answer\nx,y\n"), ("b.json", '{"a": 1}')):
        (tmp_path / name).write_text(text, "utf-8")
        said = run("mark", SERVITUDE, tmp_path / name)
        assert (2, "") == (said.code, said.out)
        assert "F140" in said.err


def test_settings_that_cannot_be_are_told_in_a_line(tmp_path: Path) -> None:
    """What cannot go together is refused, and nothing is written."""
    said = run("generate", "--missing", "means", "--child", "yes", "-o", tmp_path / "x")
    nowhere = run("generate")

    assert (2, 2) == (said.code, nowhere.code)
    assert say("remark-unfit-child") in said.err
    assert say("usage-exercise") in nowhere.err
    assert not (tmp_path / "x").exists()


def test_somebody_alone_is_asked_and_marked() -> None:
    """`practise` shows the papers, takes lines until an empty one, marks, and shows the key."""
    lines = b"nobody\n\n\n\n\n\n"
    said = run("practise", "--ready", "a-hard-season", stdin=lines)

    assert 0 == said.code
    assert say("remark-mark-nobody") in " ".join(said.out.split())
    assert say("solution-wanted") in said.out


def test_a_case_of_ones_own_has_a_key_and_a_handout() -> None:
    """Both are pages of any case; the key speaks of charges, the handout of none."""
    key, handout = run("key", SERVITUDE), run("handout", SERVITUDE)

    assert "Trafficking in persons" in key.out
    assert "rafficking" not in handout.out


def test_the_numbers_of_a_handout_are_read_by_mark(tmp_path: Path) -> None:
    """What `handout` says apart from its page is a file of names: a learner's P1 is a person of the case."""
    names = tmp_path / "names.toml"
    names.write_text(run("handout", SERVITUDE).err, "utf-8")
    number = next(r.split('"')[1] for r in names.read_text("utf-8").splitlines() if r.startswith("V1"))
    (tmp_path / "a.csv").write_text(f"part,who,what\nharmed,{number},\n", "utf-8")
    plain, named = (
        run("mark", SERVITUDE, tmp_path / "a.csv", *more) for more in ((), ("--names", str(names)))
    )

    assert ("1" in plain.err, named.err) == (True, "")
    assert say("remark-mark-harmed") in named.out


def test_practice_is_asked_for_in_words_that_are_read() -> None:
    """The words that a learner is offered for a standing, and for nobody, are those that marking knows."""
    for lang, nobody in (("en", "nobody"), ("fr", "personne"), ("pt", "ninguém")):
        offered = re.split(
            r", | or | ou ", say("practise-element", lang).split(";")[2].partition(".")[0].strip()
        )
        assert {s.word for s in Standing} >= {standing(word) for word in offered}
        assert nobody in say("practise-charge", lang)


def test_a_sheet_in_a_learners_language_is_read_by_its_own_words(tmp_path: Path) -> None:
    """Columns, parts and standings are written in French, and earn what the same in English earns."""
    run("generate", *WANTED, "--lang", "fr", "-o", tmp_path)
    truth = tmp_path / "trainer/truth.toml"
    head = (tmp_path / "learner/answers.csv").read_text("utf-8").lstrip("\ufeff").splitlines()[0]
    (tmp_path / "fr.csv").write_text(f"{head}\nélément,,but,manquant,\nlésé,V1,,,\n", "utf-8")
    (tmp_path / "en.csv").write_text("part,who,what,how\nelement,,purpose,missing\nharmed,V1,,\n", "utf-8")
    said = json.loads(run("mark", truth, tmp_path / "fr.csv", tmp_path / "en.csv", "--format", "json").out)
    french, english = said["mark"]["sheets"]

    assert french["points"] == english["points"]
    assert french["earned"] > 0


def test_a_key_is_the_same_as_data() -> None:
    """`key --format json` says of each charge and element what the page says."""
    data = json.loads(run("key", SERVITUDE, "--format", "json").out)["key"]

    assert {"act", "means", "purpose"} == {s["element"] for s in data["sought"] if s["suspect"] == "S1"}
    assert data["wanted"][0]["title"] in run("key", SERVITUDE).out


def test_sheets_can_be_called_by_their_files(tmp_path: Path) -> None:
    """Numbers stand for names unless it is asked for; Moodle's participants keep their own number."""
    files = [tmp_path / name for name in ("Participant_4711_assignsubmission_file_a.csv", "=x.csv")]
    for file in files:
        file.write_text("part,who,what\nharmed,V1,\n", "utf-8")
    plain, named = (
        run("mark", SERVITUDE, *files, "--format", "csv", *more).out for more in ((), ("--by-file",))
    )

    assert ["Identifier", "sheet-1", "sheet-2"] == [line.partition(",")[0] for line in plain.splitlines()]
    assert ["Identifier", "Participant 4711", "x"] == [r.partition(",")[0] for r in named.splitlines()]
