"""The folder of an exercise in a class: what learners are given is read, what they hand in is written.

Of such a folder only `learner/` is looked at, and only pages of the names that `generate` gives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import define, field, frozen

from chargeassist.hall.answers import sheet_lines, sheet_text
from chargeassist.hall.write import make_folder, rewrite
from chargeassist.reading.fault import ChargeAssistError, Faults
from chargeassist.reading.files import read_text
from chargeassist.words import LANGUAGES

FIRST = ("brief", "documents")
PAGES = re.compile(r"(brief|documents|statutes(-[a-z0-9-]+)?)\.html")
INSIDE = re.compile(r'.*<html lang="([a-z]+)">.*<main id="content">(.*)</main>.*', re.DOTALL)
TAGS = frozenset(
    {
        *(
            "a",
            "b",
            "bdi",
            "br",
            "caption",
            "cite",
            "code",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "em",
            "hr",
            "i",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "section", "small", "span", "strong"),
        *("summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
"""What a page of an exercise is made of: nothing that runs, asks, frames or sends."""
PIECE = re.compile(
    r"</?([a-z][a-z0-9]*)((?: (?:id|class|lang|dir|role|scope|tabindex|title|open|colspan|start|aria-[a-z]+)"
    r'(?:="[^"<>]*")?| href="#[^"<>]*")*)>'
)
SHEETS = 500
"""How many learners of one class can hand in."""


class NoLesson(Exception):
    """A page of the folder is none that `generate` writes."""


class Full(Exception):
    """So many have handed in that no more are taken."""


class _Taken(Exception):
    """A sheet of that number is there already."""


@frozen(repr=False)
class Lesson:
    """What learners are given: pages as markup by name, how many lines a sheet has, and the language."""

    pages: Mapping[str, str]
    lines: Mapping[str, int]
    language: str


def read_lesson(folder: str) -> Lesson:
    """Return what learners are given.

    Raises ChargeAssistError for what is missing, and NoLesson for what `generate` did not write.
    """
    learner = Path(folder) / "learner"
    there = sorted(p.stem for p in learner.glob("*.html") if PAGES.fullmatch(p.name))
    names = dict.fromkeys((*FIRST, *there))
    read = {name: _inside(learner / f"{name}.html") for name in names}
    pages = {name: inside for name, (_, inside) in read.items()}
    return Lesson(pages, sheet_lines(str(learner / "answers.csv")), read[FIRST[0]][0])


def _inside(path: Path) -> tuple[str, str]:
    """Return the language of a page and what stands in it."""
    if path.is_symlink():  # it could lead to the key, or out of the folder
        raise NoLesson
    faults = Faults(path.as_posix())
    text = read_text(path, faults.file, faults)
    if text is None:
        raise ChargeAssistError(faults.found)
    found = INSIDE.fullmatch(text)
    if found is None or found[1] not in LANGUAGES or not _plain(found[2]):
        raise NoLesson
    return found[1], found[2]


def _plain(markup: str) -> bool:
    """Return whether markup is of a page's own pieces, each with nothing but what describes it."""
    left = PIECE.sub("", markup)
    return "<" not in left and all(m[1] in TAGS for m in PIECE.finditer(markup))


@define
class Sheets:
    """The sheets of one class: whoever hands in has a number, and nothing else is known of them."""

    folder: str
    numbers: dict[str, int] = field(factory=dict, repr=False)
    """By what a browser is known by while the class lasts; it stands in no file."""

    def hand_in(self, who: str, rows: Sequence[Mapping[str, str]]) -> int:
        """Write the sheet of somebody, whole or not at all, and return its number; their own is written anew.

        A sheet of an earlier class is never written over. Raises ChargeAssistError for what `mark` could not
        read, and Full.
        """
        text = sheet_text(rows, "answers.json")
        make_folder(self.folder)
        number = self.numbers.get(who, 0)
        if number:
            rewrite(self._path(number), lambda target: text, lambda part: None)
            return number
        for number in range(1, SHEETS + 1):
            try:
                rewrite(self._path(number), lambda target: _new(target, text), lambda part: None)
            except _Taken:
                continue
            self.numbers[who] = number
            return number
        raise Full

    def _path(self, number: int) -> str:
        return str(Path(self.folder) / f"sheet-{number:03d}.json")


def _new(target: Path, text: str) -> str:
    if target.exists():
        raise _Taken
    return text
