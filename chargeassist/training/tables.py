"""The folder `knowledge/training/`: what a story is made of, every sentence of a language; read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

from chargeassist.law.folder import knowledge
from chargeassist.law.vocabulary import SLOT_TERM
from chargeassist.reading.documents import read_table
from chargeassist.reading.fault import Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import ID, LINE, MISSING, ListOf, Reader, Whole, Word, YesNo
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words.untold import untold

FOLDER = "training"
Variants = tuple[str, ...]


@untold
@frozen
class Observation:
    """What can be seen, heard or found: the fact it is, and the documents it can stand in."""

    fact: str
    voices: tuple[str, ...]
    by: str = ""
    of: str = "V"
    when: str = ""
    holds: str = "yes"
    value: str = ""
    words: bool = False
    goes: bool = False
    """Whether it is a journey, with an origin and a destination."""
    apart: tuple[str, ...] = ()
    """What it is not told beside."""
    besides: Mapping[str, str] = field(factory=dict)
    """The fact that a document shows besides: of blows, a medical form shows the harm too."""


@frozen
class Voice:
    """A sort of document: the kind of evidence it is, whose knowledge it is, and to whom it is tied."""

    kind: str
    from_: str
    many: bool = False
    tied: bool = False


@untold
@frozen
class FormOf:
    """A form of story: the offence it turns on, what can be seen, and what would be drawn from it."""

    main: str
    tells: tuple[str, ...]
    trap: tuple[str, ...]
    purpose: str = ""
    from_: tuple[str, ...] = ()


@frozen
class Denial:
    """What speaks against an element, and what would not go with it."""

    tells: tuple[str, ...]
    drops: tuple[str, ...] = ()


@untold
@frozen
class World:
    """Names and places that do not exist."""

    women: Variants
    men: Variants
    families: Variants
    towns: Variants
    villages: Variants
    abroad: Variants
    streets: Variants


@frozen
class Plot:
    """What stories are made of, in no language."""

    observations: Mapping[str, Observation] = field(repr=False)
    voices: Mapping[str, Voice] = field(repr=False)
    forms: Mapping[str, FormOf] = field(repr=False)
    denials: Mapping[str, Mapping[str, Denial]] = field(repr=False)
    world: World = field(repr=False)


@untold
@frozen
class Tongue:
    """Every sentence of an exercise in one language."""

    calendar: Mapping[str, Any] = field(repr=False)
    pronouns: Mapping[str, Mapping[str, str]] = field(repr=False)
    form: Mapping[str, Mapping[str, Any]] = field(repr=False)
    paper: Mapping[str, Mapping[str, Any]] = field(repr=False)
    tell: Mapping[str, Mapping[str, Variants]] = field(repr=False)
    again: Variants
    denial: Variants
    neutral: Mapping[str, Variants] = field(repr=False)
    herring: Mapping[str, Variants] = field(repr=False)
    why: Mapping[str, str] = field(repr=False)
    said: Mapping[str, str] = field(repr=False)
    lines: Mapping[str, Variants] = field(repr=False)
    """Lists that the trainer's papers print whole."""


_IDS = ListOf(ID, '["offer"]')
_LINES = ListOf(LINE, '["..."]')
_LINE, _MUST = Field(LINE, default=""), Field(LINE, True)
_OBSERVATION = Table(
    {
        "fact": Field(SLOT_TERM, True),
        "voices": Field(_IDS, True),
        "by": Field(Word(("", "K", "R", "H", "V")), default=""),
        "of": Field(Word(("", "V")), default="V"),
        "when": Field(Word(("", "start", "journey", "stay")), default=""),
        "holds": Field(Word(("yes", "no")), default="yes"),
        "value": _LINE,
        "words": Field(YesNo(), default=False),
        "goes": Field(YesNo(), default=False),
        "apart": Field(_IDS, default=()),
        "besides": Field(TableOf(SLOT_TERM), default=MappingProxyType({})),
    },
    Observation,
)
_VOICE = Table(
    {
        "kind": Field(ID, True),
        "from": Field(ID, True),
        "many": Field(YesNo(), default=False),
        "tied": Field(YesNo(), default=False),
    },
    lambda **k: Voice(k["kind"], k["from"], k["many"], k["tied"]),
)
_FORM = Table(
    {
        "main": Field(ID, True),
        "tells": Field(_IDS, True),
        "trap": Field(_IDS, default=()),
        "purpose": _LINE,
        "from": Field(_IDS, default=()),
    },
    lambda **k: FormOf(k["main"], k["tells"], k["trap"], k["purpose"], k["from"]),
)
_DENIAL = Table({"tells": Field(_IDS, True), "drops": Field(_IDS, default=())}, Denial)
_WORLD = Table({n: Field(_LINES, True) for n in World.__annotations__}, World)


class _Forms:
    """The file of forms: one table each; under `deny`, what speaks against each element of an offence."""

    def read(self, value: object, at: tuple[Any, ...], faults: Faults) -> Any:
        """Return the forms and the denials."""
        if not isinstance(value, dict):
            return MISSING
        forms = TableOf(_FORM).read({k: v for k, v in value.items() if k != "deny"}, at, faults)
        return forms, TableOf(TableOf(_DENIAL)).read(value.get("deny", {}), (*at, "deny"), faults)

    def schema(self) -> dict[str, Any]:
        """Return nothing: no program writes this file."""
        return {}


_CALENDAR = Table(
    {
        "months": Field(_LINES, True),
        **{k: _MUST for k in ("day", "month", "age", "ageless", "other", "alone")},
        "first": _LINE,
        "elides": Field(_IDS, default=()),
        "joins": Field(_LINES, default=()),
    }
)
_STORY = Table(
    {
        "title": _MUST,
        "site": _MUST,
        "at": _MUST,
        "owner": _MUST,
        **{k: Field(_LINES, True) for k in ("job", "work", "room")},
    }
)
_PAPER = Table({"title": _MUST, "open": Field(_LINES, True), "close": Field(_LINES, True)})
_LISTED = Table({"lines": Field(_LINES, True)})
_TONGUE = Table(
    {
        "calendar": Field(_CALENDAR, True),
        "pronouns": Field(TableOf(TableOf(LINE)), True),
        "form": Field(TableOf(_STORY), True),
        "paper": Field(TableOf(_PAPER), True),
        "tell": Field(TableOf(TableOf(_LINES)), True),
        "again": Field(_LISTED, True),
        "denial": Field(_LISTED, True),
        "neutral": Field(TableOf(_LINES), True),
        "herring": Field(TableOf(_LINES), True),
        "why": Field(TableOf(LINE), True),
        "said": Field(TableOf(LINE), True),
        "lines": Field(TableOf(_LINES), True),
    },
    lambda **k: Tongue(**{**k, "again": k["again"]["lines"], "denial": k["denial"]["lines"]}),
)

_READY = TableOf(
    Table(
        {
            "seed": Field(Whole(0, 1_000_000), True),
            "form": Field(ID, True),
            "difficulty": Field(Whole(1, 5), True),
            "law": Field(_IDS, default=("xp",)),
            "missing": Field(_IDS, default=()),
            "contradict": Field(_IDS, default=()),
            "suspects": Field(Whole(1, 4), default=2),
            "victims": Field(Whole(1, 6), default=1),
            "child": Field(ID, default="no"),
            "red_herrings": Field(Whole(0, 8), default=2),
            "victim": Field(ID, default="available"),
            "cross_border": Field(YesNo(), default=False),
            "trap": _LINE,
            "law_change": Field(YesNo(), default=False),
            "audience": Field(ID, default="prosecutor"),
        }
    )
)


@cache
def ready() -> Mapping[str, Mapping[str, Any]]:
    """Return the exercises that are ready, each with its seed. KnowledgeError with every fault."""
    found: Mapping[str, Mapping[str, Any]] = _read("ready", _READY)
    return found


@cache
def plot() -> Plot:
    """Return what stories are made of. KnowledgeError with every fault."""
    forms, denials = _read("forms", _Forms())
    return Plot(
        _read("observations", TableOf(_OBSERVATION)),
        _read("voices", TableOf(_VOICE)),
        forms,
        denials,
        _read("world", _WORLD),
    )


@cache
def tongue(language: str) -> Tongue:
    """Return every sentence of one of the languages that are offered. KnowledgeError with every fault."""
    found: Tongue = _read(language, _TONGUE)
    return found


def _read(name: str, reader: Reader) -> Any:
    faults = Faults(f"knowledge/{FOLDER}/{name}.toml")
    text = read_text(knowledge().joinpath(FOLDER, f"{name}.toml"), faults.file, faults)
    found = MISSING if text is None else read_table(text, reader, faults)
    if faults.found:
        raise KnowledgeError(faults.found)
    return found
