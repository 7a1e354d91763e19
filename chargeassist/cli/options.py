"""What verbs can be given, as data: each verb names its own, and nothing else is accepted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from attrs import frozen

from chargeassist.cli.asked import Asked
from chargeassist.law.choices import (
    AUDIENCES,
    CHILD,
    DATES,
    FINDINGS,
    FORMS,
    KINDS,
    READERS,
    READY,
    TAKEN,
    TRAPS,
    VICTIM,
)
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.standing import STAGES
from chargeassist.words import LANGUAGES


@frozen
class Argument:
    """A word of a verb that stands by its place."""

    shown: str
    """As help shows it, such as CASE."""
    key: str
    """The key of `Asked` that takes it; several of one key stand there in order."""
    many: bool = False
    words: tuple[str, ...] = ()
    """What it may be, if it may be only few words."""
    must: bool = True


@frozen
class Option:
    """A word of a verb that stands by its name. What it does is the sentence `option-KEY`."""

    key: str
    flags: tuple[str, ...]
    takes: str = ""
    """What follows it, as help shows it; nothing if it is there or not."""
    words: tuple[str, ...] = ()
    """What may follow it, if only few words may."""
    number: bool = False
    """A whole number follows it, not below nought."""
    many: bool = False
    must: bool = False

    @property
    def shown(self) -> str:
        """Return it as help shows it.

        >>> OUT.shown
        '-o, --output FILE'
        """
        return f"{', '.join(self.flags)} {self.takes or '|'.join(self.words)}".rstrip()


@frozen
class Verb:
    """A verb: what it is given, and the function that answers. What it does is the sentence `verb-NAME`."""

    name: str
    whom: str
    """Who uses it: help groups the verbs by it, under the sentence `whom-WHOM`."""
    at: str
    """Where it is answered: a module of this room and a function of it, loaded when it is asked."""
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()

    def run(self, asked: Asked) -> int:
        """Answer what was asked, and return how it ended."""
        module, _, function = self.at.partition(":")
        answer: Callable[[Asked], int] = getattr(import_module(f"chargeassist.cli.{module}"), function)
        return answer(asked)


CASE = Argument("CASE", "paths")
LAW = Option("law", ("--law",), "ID|DIR", many=True)
STAGE = Option("stage", ("--stage",), words=tuple(STAGES))
FORM = Option("form", ("--format",), words=("text", "json", "md", "html", "docx"))
PAGE_FORM = Option("form", ("--format",), words=("text", "md", "html", "docx"))
"""The forms of a paper, which has no data of its own: what it tells, other verbs answer as JSON."""
CHART_FORM = Option("form", ("--format",), words=("text", "md", "html", "docx", "xlsx"))
WHOM = Option("whom", ("--for",), "V1")
ASK = Option("ask", ("--ask",))
LIKE = Option("like", ("--like",), "KIND", words=KINDS)
LANG = Option("lang", ("--lang",), words=LANGUAGES)
OUT = Option("out", ("-o", "--output"), "FILE")
QUIET = Option("quiet", ("-q", "--quiet"))
SUSPECT = Option("suspect", ("--suspect",), "S1")
FULL = Option("full", ("--all",))
ENDS_BY_GATE = Option("ends_by_gate", ("--exit-code",))
WITHOUT = Option("without", ("--without",), "WHAT", many=True)
QUESTIONS = Option("questions", ("--questions",), "N", number=True)
LAYOUT = Option("layout", ("--format",), words=("toml", "xlsx"))
SHEETS_AS = Option("sheets_as", ("--format",), words=("xlsx", "csv"))
STANDARD = Option("standard", ("--as",), words=("htcds", "niem", "niem6", "case", "jsonld", "csv"))
INTAKE = Option("intake", ("--as",), words=("htcds", "jsonld"))
SHEET = Option("sheet", ("--sheet",), "TABLE")
CHECK = Option("check", ("--check",))
LONG = Option("long", ("--long",))
SHORT = Option("short", ("--short",))
REVIEW = (
    Option("by", ("--by",), "NAME", must=True),
    Option("role", ("--role",), "WORDS", must=True),
    Option("on", ("--on",), "DAY", must=True),
    Option("source", ("--source",), "WORDS", must=True),
    Option("finding", ("--finding",), words=FINDINGS, must=True),
    Option("note", ("--note",), "WORDS"),
)
OPINION = (
    Option("answered", ("--from",), "FILE"),
    Option("by", ("--by",), "NAME"),
    Option("role", ("--role",), "WORDS"),
    Option("on", ("--on",), "DAY"),
    Option("source", ("--source",), "WORDS"),
)
POLICY = (
    Option("questionnaire", ("--form",)),
    Option("replied", ("--from",), "FILE"),
)
WATCHING = (Option("folder", ("--check",), "FOLDER"), Option("record", ("--record",)))
DRAWING = (
    Option("listed", ("--list",)),
    Option("accept", ("--accept",), "ID"),
    Option("reject", ("--reject",), "ID"),
    Option("by", ("--by",), "NAME"),
    Option("why", ("--why",), "WORDS"),
    Option("on", ("--on",), "DAY"),
    Option("strength", ("--strength",), words=STRENGTHS[1:]),
)
PICTURES = (
    Option("pictured", ("--of",), words=("matrix", "tree", "timeline", "map", "stress"), must=True),
    Option("charge", ("--charge",), "ID"),
    Option("drawn", ("--format",), words=("svg", "html", "docx", "md", "text")),
)
DECIDING = (
    Option("taken", ("--as",), words=TAKEN, must=True),
    Option("by", ("--by",), "NAME", must=True),
    Option("on", ("--on",), "DAY", must=True),
    Option("why", ("--why",), "WORDS"),
)
COVERING = (
    Option("dates", ("--dates",), words=DATES),
    Option("secret", ("--secret",), "FILE"),
    Option("keep_words", ("--keep-words",)),
)
READER = Option("reader", ("--for",), words=READERS)
DECISIONS = Option("decisions", ("--record",), "FILE")
HOST = Option("host", ("--host",), "ADDRESS")
SERVING = (
    HOST,
    Option("port", ("--port",), "N", number=True),
    Option("workers", ("--workers",), "N", number=True),
    Option("seconds", ("--seconds",), "N", number=True),
)
PROPOSER = Option("by", ("--by",), "NAME")
DESK = (
    Option("read_only", ("--read-only",)),
    Option("no_browser", ("--no-browser",)),
    Option("needs", ("--intake",)),
    Option("lesson", ("--class",), "FOLDER"),
    HOST,
)
EMPTY = Option("empty", ("--empty",))
TEMPLATE = Option("template", ("--template",), "FILE.docx")
BILL = (Option("bill", ("--bill",), "FOLDER"), Option("drafting", ("--draft",)))
"""What is asked of a law beside the treaties: what a bill would change, what helps to write one."""
ENDS = Option("ends", ("--ends",), "DIGEST")
NAMES = Option("names", ("--names",), "FILE")
SCREENING = (
    LONG,
    Option("jobs", ("--jobs",), "N", number=True),
    Option("scheduler", ("--scheduler",), "ADDRESS"),
)
SMALLEST = Option("smallest", ("--smallest",), "N", number=True)
ASSESSING = (FORM, NAMES, LAW, STAGE, LANG, OUT, QUIET)
"""What every verb takes that assesses a case."""
WRITING = (PAGE_FORM, TEMPLATE, NAMES, LAW, STAGE, LANG, OUT, QUIET)
"""What every verb takes that writes a paper."""
PEOPLE = Option("people", ("--names",), "FILE")
BY_FILE = Option("by_file", ("--by-file",))
AUDIENCE = Option("audience", ("--for",), words=AUDIENCES)
PAGES_AS = Option("pages_as", ("--format",), words=("html", "docx", "md", "text"))
MARKS_AS = Option("marks_as", ("--format",), words=("text", "json", "md", "html", "docx", "csv"))
TELLING = (
    Option("ready", ("--ready",), "NAME", words=READY),
    Option("story", ("--form",), "FORM", words=FORMS),
    Option("missing", ("--missing",), "ELEMENT", many=True),
    Option("contradict", ("--contradict",), "ELEMENT", many=True),
    Option("suspects", ("--suspects",), "N", number=True),
    Option("victims", ("--victims",), "N", number=True),
    Option("child", ("--child",), words=CHILD),
    Option("red_herrings", ("--red-herrings",), "N", number=True),
    Option("victim", ("--victim",), words=VICTIM),
    Option("cross_border", ("--cross-border",)),
    Option("trap", ("--trap",), words=TRAPS),
    Option("law_change", ("--law-change",)),
    Option("difficulty", ("--difficulty",), "N", number=True),
    Option("seed", ("--seed",), "N", number=True),
    AUDIENCE,
)
"""What a story is to be."""
