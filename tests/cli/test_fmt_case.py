"""The verb fmt on cases: the short form and the long one are one case, and every comment stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chargeassist import CaseError, case_to_dict, read_case
from chargeassist.case.read import reading_of_bytes
from chargeassist.cli.commands import run
from chargeassist.hall.casefile import laid_out
from tests.case.support import toml
from tests.cli.support import laid
from tests.examples import ALL, TAUGHT

CASES = [p for p in ALL if p.name == "case.toml"]
SHORT = """\
# the file of the boat
schema = "chargeassist/case/1"
[case]
id = "a"
law = ["xp"]
as_at = "2024-05-01"

[defaults]
by = ["S1"]  # the keeper
of = ["V1"]

[[person]]
id = "S1"
[[person]]
id = "S2"
[[person]]
id = "V1"
age = { value = "17", on = "2023-05" }

[[fact]]
id = "f1"
fact = ["act:receipt", "means:threat"]
# what was said at the door
by = ["S1", "S2"]

[[fact]]
id = "f2"
fact = "purpose:forced-labour"
by = ["S1", "S2"]  # both
[[fact]]
id = "f3"
fact = "act:harbouring"
[[fact]]
id = "f4"
fact = "conduct:locked-in"
[[fact]]
id = "f5"
fact = "conduct:struck"
on = 2023-04-05
"""


def comments(text: str) -> list[str]:
    """Return the comments of a text without quotes around a hash, sorted."""
    return sorted(line.partition("#")[2].strip() for line in text.splitlines() if "#" in line)


def test_the_long_form_says_all_of_every_fact() -> None:
    """In the long form each canonical fact has a table of its own, and nothing is said elsewhere."""
    long = laid_out(SHORT, "a", long=True)
    read = reading_of_bytes(long.encode()).whole()

    assert long.count("[[fact]]") == len(read.facts) == 7
    assert "defaults" not in long
    assert comments(SHORT) == comments(long)
    assert "on = 2023-04-05\n" in long


def test_the_short_form_is_had_back_from_the_long_one() -> None:
    """What the long form took apart the short form puts together, by the ids."""
    short = laid_out(laid_out(SHORT, "a", long=True), "a", long=False)

    assert (1, 5) == (short.count("defaults = {"), short.count('  { id = "f'))
    assert 'fact = ["act:receipt", "means:threat"]' in short
    assert 'age = {value = "17", on = "2023-05"}' in short
    assert comments(SHORT) == comments(short)


@pytest.mark.parametrize("file", CASES, ids=lambda f: f.parent.name)
@pytest.mark.parametrize("long", [False, True])
def test_an_example_stays_the_case_it_is(file: Path, long: bool) -> None:
    """Laid out, an example is the same case, keeps its comments, and is laid out already."""
    text = file.read_text("utf-8")
    new = laid(file, long)

    assert read_case(file) == reading_of_bytes(new.encode()).whole()
    assert comments(text) == comments(new)
    assert new == laid_out(new, "a", long=long)
    short_already = file not in TAUGHT  # the stories of States are written so
    assert long or short_already or 2 * len(new.splitlines()) < len(text.splitlines())


TERMS = ("act:receipt", "means:threat", "purpose:forced-labour", "conduct:struck", "fault:intention")
people = st.lists(st.sampled_from(("S1", "S2", "V1")), max_size=2, unique=True)
rows = st.fixed_dictionaries(
    {
        "fact": st.sampled_from(TERMS)
        | st.lists(st.sampled_from(TERMS[:4]), min_size=1, max_size=3, unique=True)
    },
    optional={
        "by": people,
        "on": st.sampled_from(("2023", "2024-01")),
        "episode": st.just(["e"]),
        "place": st.just("P"),
        "note": st.just("N"),
    },
)


@st.composite
def written(draw: Any) -> str:
    """Return the text of a case with a comment after every other line."""
    tables = {
        "schema": "chargeassist/case/1",
        "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
        "person": [{"id": id} for id in ("S1", "S2", "V1")],
        "episode": [{"id": "e", **draw(st.sampled_from(({}, {"by": ["S2"]})))}],
        "fact": [
            {"id": f"f{n}", **row} for n, row in enumerate(draw(st.lists(rows, min_size=1, max_size=7)))
        ],
    }
    lines = toml(tables).splitlines()
    return "\n".join(f"{line}  # {n}" if n % 2 and line else line for n, line in enumerate(lines)) + "\n"


@settings(max_examples=15)
@given(written())
def test_any_case_has_both_forms(text: str) -> None:
    """Both forms of any case are that case with all its comments; each is laid out, and has the other."""
    case = reading_of_bytes(text.encode()).whole()
    for long in (True, False):
        new = laid_out(text, "a", long=long)
        assert case == reading_of_bytes(new.encode()).whole()
        assert comments(text) == comments(new)
        assert new == laid_out(new, "a", long=long)


def test_what_cannot_be_kept_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A comment that would be lost is a fault, and the file stays as it is."""
    file = tmp_path / "a.toml"
    item = '[[evidence]]\nid = "E1"\nkind = "exhibit"\n'
    shown = 'shown_by = [\n  { evidence = "E1" },  # in the safe\n]\n'
    text = SHORT.replace("[[person]]", f"{item}\n[[person]]", 1) + shown
    file.write_text(text, "utf-8")
    with pytest.raises(CaseError) as caught:
        laid_out(text, "a", long=True)

    assert ["F115"] == [f.code for f in caught.value.faults]
    assert 2 == run(["fmt", str(file), "--long"])
    assert text == file.read_text("utf-8")
    assert "F115" in capsys.readouterr().err


def test_the_verb_writes_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a form it is the short one; --check only looks; both forms at once are refused."""
    file = tmp_path / "a.toml"
    file.write_text(SHORT, "utf-8")

    assert 1 == run(["fmt", str(file), "--long", "--check"])
    assert 0 == run(["fmt", str(file), "--long"])
    long = file.read_text("utf-8")
    assert long == laid_out(SHORT, "a", long=True)
    assert 0 == run(["fmt", str(file)])
    assert file.read_text("utf-8") == laid_out(long, "a", long=False)
    assert 2 == run(["fmt", str(file), "--long", "--short"])
    capsys.readouterr()


def test_a_case_with_faults_is_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no case has its faults told, and no other file is written either."""
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(SHORT, "utf-8")
    bad.write_text(SHORT.replace("act:receipt", "receipt"), "utf-8")

    assert 2 == run(["fmt", "--long", str(good), str(bad)])
    assert SHORT == good.read_text("utf-8")
    assert "C101" in capsys.readouterr().err
    assert json.dumps(case_to_dict(read_case(good)))
