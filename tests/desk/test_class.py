"""An exercise for a class: what learners see, what they hand in, and who cannot reach more than that."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.cli.support import run
from tests.desk.support import Desk

from chargeassist.desk.serve import opened_class  # isort: skip
from chargeassist.hall import lessons  # isort: skip
from chargeassist.hall.answers import read_answers  # isort: skip
from chargeassist.hall.lessons import NoLesson, Sheets, read_lesson  # isort: skip


class Class(Desk):
    """A class that runs, and one learner; others come by `learner`."""

    def __init__(self, folder: Path, **more: bool) -> None:
        super().__init__(folder / "no-case.toml", let_in=more.get("let_in", True))
        self.open.listener.close()
        self.folder = folder
        sheets = None if more.get("read_only") else Sheets(str(folder / "answers"))
        self.enter(opened_class(read_lesson(str(folder)), sheets))

    def learner(self) -> str:
        """Return the cookie of one more who has the address."""
        given = self.ask("GET", f"/?key={self.key}", cookie=None).headers["set-cookie"]
        return given.partition(";")[0]

    def hand_in(self, cookie: str | None = None, **fields: str) -> tuple[int, str]:
        """Send a sheet, and return the number of the answer and what the page of it says then."""
        own = {"cookie": cookie or self.cookie}
        page = self.ask("GET", "/answers", **own)
        body = urlencode(
            [("csrf", page.value("csrf")), *((k.replace("_", "-"), v) for k, v in fields.items())]
        )
        told = self.ask("POST", "/answers", body, **own)
        return told.status, self.ask("GET", "/answers", **own).text if told.status == 303 else told.text

    @property
    def sheets(self) -> list[str]:
        """Return the names of what was handed in."""
        return sorted(p.name for p in (self.folder / "answers").glob("*"))


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an exercise, as `generate` writes it."""
    folder = tmp_path_factory.mktemp("class") / "exercise"
    assert 0 == run("generate", "--ready", "first-file", "-o", str(folder)).code
    return folder


@pytest.fixture
def room(exercise: Path, tmp_path: Path) -> Iterator[Class]:
    """Return a class that does an exercise of its own."""
    folder = tmp_path / "exercise"
    shutil.copytree(exercise, folder)
    with Class(folder) as open_:
        yield open_


def test_learners_read_the_task_the_papers_and_the_law(room: Class) -> None:
    """Everything they are given is a page; nothing of the trainer's part is on any, or to be asked for."""
    told = {path: room.ask("GET", path).text for path in ("/", "/documents", "/statutes", "/answers")}
    assert "Your task" in told["/"]
    assert all("<main" in text for text in told.values())
    links = {*re.findall(r'href="(/[^"]*)"', "".join(told.values()))}
    assert links == {"/", "/documents", "/statutes", "/answers", "/desk.css"}
    trainer = (
        "/trainer",
        "/trainer/trainer.html",
        "/truth.toml",
        "/..%2ftrainer%2ftruth.toml",
        "/names",
        "/case",
    )
    for path in (*trainer, "/learner/brief.html", "/first", "/matrix", "/stamp"):
        assert (303, "/") == ((found := room.ask("GET", path)).status, found.headers["location"])
    key = "".join(
        (room.folder / "trainer" / name).read_text("utf-8") for name in ("trainer.html", "truth.toml")
    )
    assert "[[fact]]" in key
    assert "[[fact]]" not in "".join(told.values())


def test_each_learner_has_a_sheet_with_a_number_that_mark_reads(room: Class) -> None:
    """One file a learner, without a name; what is handed in again takes the place of what was."""
    one, two = room.cookie, room.learner()
    status, text = room.hand_in(
        one, charge_0_who="P3", charge_0_what="section 5(1)", charge_0_why=" it <b> is "
    )
    assert (303, True) == (status, "Your sheet is number 1" in text)
    assert 'value="it &lt;b&gt; is"' in text
    # Not the bare number: the token of a form is drawn, and could hold it.
    assert 'value="P3"' not in room.ask("GET", "/answers", cookie=two).text
    assert 'value="P3"' in room.ask("GET", "/answers", cookie=one).text
    assert "number 2" in room.hand_in(two, harmed_1_who="P1", element_0_what="means", element_0_how="thin")[1]
    room.hand_in(
        one, charge_0_who="P2", charge_0_what="section 5(1)", other="x", charge_99_who="x", wait_0_how="x"
    )

    assert ["sheet-001.json", "sheet-002.json"] == room.sheets
    first, second = (read_answers(str(room.folder / "answers" / name)) for name in room.sheets)
    assert [("charge", "P2", "section 5(1)", "", "")] == [
        (a.part, a.who, a.what, a.how, a.why) for a in first
    ]
    assert ["element", "harmed"] == [a.part for a in second]
    trainer, sheets = room.folder / "trainer", [str(room.folder / "answers" / name) for name in room.sheets]
    told = run("mark", str(trainer / "truth.toml"), *sheets, "--names", str(trainer / "names.toml"))
    assert 0 == told.code, told.err


def test_sheets_of_an_earlier_class_stay(room: Class) -> None:
    """A number that is taken on disk is not given again, and only so many are taken."""
    room.hand_in(harmed_0_who="P1")
    old = (room.folder / "answers/sheet-001.json").read_text("utf-8")
    with Class(room.folder) as again:
        assert "number 2" in again.hand_in(harmed_0_who="P4")[1]
    assert old == (room.folder / "answers/sheet-001.json").read_text("utf-8")


def test_a_sheet_that_cannot_be_kept_is_given_back(room: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too long, of characters no file may have, one too many: nothing is written, the words stand."""
    monkeypatch.setattr(lessons, "SHEETS", 0)
    for words, why in (
        ("x" * 1_001, "1,000 characters"),
        ("a\u202eb", "cannot be kept"),
        ("P1", "no more sheets"),
    ):
        status, text = room.hand_in(harmed_0_who=words)
        assert (422, True, True) == (status, why in text, f'value="{words}"' in unescape(text))
    assert [] == [name for name in room.sheets if name.endswith(".json")]
    assert 413 == room.ask("POST", "/answers", "", content_length="1000001").status


def test_only_who_has_the_address_comes_in_and_nobody_sends_for_another(room: Class) -> None:
    """Key, cookie, host, origin and token are asked for, and a token is its owner's alone."""
    two = room.learner()
    assert two != room.cookie
    for key in ("", "x" * 10, room.key.upper(), room.key[:-1]):
        assert 403 == room.ask("GET", f"/?key={key}", cookie=None).status
    for path in ("/", "/documents", "/answers", "/desk.css"):
        assert "Your task" not in (told := room.ask("GET", path, cookie=None)).text
        assert 403 == told.status
        assert 421 == room.ask("GET", path, host="evil.example").status
    mine = room.ask("GET", "/answers").value("csrf")
    for more in ({"cookie": two}, {"origin": "http://evil.example"}, {"origin": None}):
        body = urlencode([("csrf", mine), ("harmed-0-who", "P1")])
        assert 403 == room.ask("POST", "/answers", body, **more).status
    assert 404 == room.ask("POST", "/", urlencode([("csrf", mine)])).status
    assert [] == room.sheets


def test_without_taking_answers_nothing_is_written(exercise: Path) -> None:
    """With --read-only there is no sheet to fill in, and no folder is made."""
    with Class(exercise, read_only=True) as room:
        assert "/answers" not in room.ask("GET", "/").text
        assert 303 == room.ask("GET", "/answers").status
    assert not (exercise / "answers").exists()


@pytest.mark.parametrize(
    "more",
    [
        "<script>x</script>",
        '<img src="x">',
        '<p onclick="x">',
        '<a href="/x">',
        "<meta http-equiv=refresh>",
        "a < b",
    ],
)
def test_a_page_that_does_more_than_tell_is_refused(exercise: Path, tmp_path: Path, more: str) -> None:
    """An exercise from a stranger shows what `generate` writes: nothing that runs or leads away."""
    shutil.copytree(exercise, tmp_path / "own")
    page = tmp_path / "own/learner/documents.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{more}</main>"), "utf-8")
    with pytest.raises(NoLesson):
        read_lesson(str(tmp_path / "own"))


def test_a_page_that_is_a_link_is_refused(exercise: Path, tmp_path: Path) -> None:
    """A link could lead to the key."""
    shutil.copytree(exercise, tmp_path / "own")
    page = tmp_path / "own/learner/statutes.html"
    page.unlink()
    page.symlink_to(tmp_path / "own/trainer/trainer.html")
    with pytest.raises(NoLesson):
        read_lesson(str(tmp_path / "own"))


@pytest.mark.parametrize(
    "words",
    [
        ("--class", "EXERCISE", "--host", "0.0.0.0"),
        ("--class", "EXERCISE", "--host", "8.8.8.8"),
        ("--class", "EXERCISE", "--host", "example.org"),
        ("--class", "EXERCISE", "--host", "192.168.255.254"),
        ("--host", "192.168.1.20"),
        ("--class", "EXERCISE", "--intake"),
        ("--class", "EXERCISE", "--law", "xp"),
        ("case.toml", "--class", "EXERCISE"),
    ],
)
def test_what_a_class_is_not_opened_with(exercise: Path, words: tuple[str, ...]) -> None:
    """A case is never shown to a network, and a class only to a local one, where that is said."""
    told = run("desk", *(str(exercise) if word == "EXERCISE" else word for word in words))
    assert (2, "") == (told.code, told.out)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    """What is missing is said by its path."""
    assert "learner/brief.html" in run("desk", "--class", str(tmp_path)).err
