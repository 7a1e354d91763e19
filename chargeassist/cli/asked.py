"""What was asked on the command line, as one frozen value, and how a command can end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from chargeassist.words import LANGUAGES

WRITTEN, WARNED, FAULTY, CANNOT, GATED, QUARANTINED, BUG, STOPPED = 0, 1, 2, 3, 4, 5, 70, 130


@frozen
class Asked:
    """One verb with all its words: what a verb does not take keeps its default, and cannot be given to it."""

    verb: str
    paths: tuple[str, ...] = ()
    """The cases, packs, files or folders it is about, in the order they were given."""
    offences: tuple[str, ...] = ()
    charges: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    """What somebody says, in plain words."""
    law: tuple[str, ...] = ()
    """Whose law, in place of the case's own."""
    stage: str | None = None
    form: str = "text"
    template: str = ""
    """The document of an office that a page is written into."""
    names: str = ""
    """The file that says who the persons are."""
    lang: str = "en"
    out: str | None = None
    quiet: bool = False
    suspect: str | None = None
    ask: bool = False
    """Put the questions one by one."""
    like: str | None = None
    """The kind of case that a starting file is for."""
    reader: str = ""
    """For whom a report is written; for everybody where nobody is named."""
    full: bool = False
    """Every listed charge at length."""
    ends_by_gate: bool = False
    without: tuple[str, ...] = ()
    questions: int = 3
    check: bool = False
    """Look, and write nothing."""
    layout: str = "toml"
    """How a new case is laid out."""
    sheets_as: str = "xlsx"
    sheet: str = ""
    """The one table that is written as a file of commas."""
    long: bool = False
    """A case as its canonical rows; else what is shared is said once."""
    short: bool = False
    listed: bool = False
    """What `draw` does in any case."""
    accept: str = ""
    reject: str = ""
    pictured: str = ""
    """Which picture is asked for."""
    charge: str = ""
    """The id of the one charge it is of."""
    drawn: str = "svg"
    dates: str = "month"
    """What is done to the days of a case that is shown."""
    read_only: bool = False
    """The desk writes nothing."""
    no_browser: bool = False
    needs: bool = False
    """The desk shows signs and needs alone."""
    lesson: str = ""
    """The folder of the exercise that a class does at the desk."""
    secret: str = ""
    """The file of the secret by which days are moved."""
    keep_words: bool = False
    whom: str = ""
    """The person that is referred; everybody who may have been harmed where none is named."""
    taken: str = ""
    """What was decided on a charge."""
    decisions: str = ""
    """The file of what was decided, for a paper to print."""
    empty: bool = False
    """A form with its blanks named, and no case in it."""
    ends: str = ""
    """The digest somebody kept of the last row of a file."""
    why: str = ""
    strength: str = ""
    folder: str = ""
    """Where downloaded texts lie."""
    record: bool = False
    drafting: bool = False
    """With what helps to draft what is missing."""
    bill: str = ""
    """The folder of a bill that would amend the law."""
    answered: str = ""
    """The paper with a lawyer's answers."""
    replied: str = ""
    """The questionnaire that an office filled in."""
    questionnaire: bool = False
    """Write what is asked of an office."""
    by: str = ""
    role: str = ""
    on: str = ""
    source: str = ""
    finding: str = ""
    note: str = ""
    standard: str = ""
    """The standard in whose words a case is written."""
    intake: str = ""
    """The standard in whose words a file is read."""
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    seconds: int = 10
    jobs: int | None = None
    """How many processes work on a caseload."""
    scheduler: str | None = None
    """The address of who gives them work."""
    smallest: int | None = None
    """The smallest number that a summary tells."""
    story: str = ""
    """The form of the story that is told."""
    ready: str = ""
    """The exercise that is ready to be used."""
    missing: tuple[str, ...] = ()
    contradict: tuple[str, ...] = ()
    suspects: int = 2
    victims: int = 1
    child: str = "no"
    red_herrings: int = 2
    victim: str = "available"
    cross_border: bool = False
    trap: str = ""
    law_change: bool = False
    difficulty: int = 2
    seed: int = 1
    audience: str = "prosecutor"
    """Who does an exercise."""
    people: str = ""
    """The file that says what learners call the persons of a case."""
    pages_as: str = "html"
    marks_as: str = "text"
    by_file: bool = False


def language_of(words: Sequence[str]) -> str:
    """Return the language that was asked for, before anything else is read: faults are said in it too."""
    asked = [after for word, after in pairwise(words) if word == "--lang"]
    asked += [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    return next((lang for lang in asked if lang in LANGUAGES), "en")
