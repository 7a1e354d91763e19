"""Where States stand beyond their own law: treaties, bodies and agreements, the tables of `world/`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from attrs import frozen

from chargeassist.reading.readers import ID, LINE, Day, ListOf, Text, Word, YesNo
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import remark
from chargeassist.words.dates import WHEN_FORM

STATUS = ("party", "signatory", "not-party", "unknown", "conflict")
"""`unknown` is never no, and `conflict` is no statement: the sources say two things, both in the note."""
SAW = ("read", "secondary", "heading", "inferred", "nothing")
"""How a row was seen: in the source it names, in an account of it, its name alone, by a rule, not at all."""
ACTS = ("ratification", "accession")
KINDS = ("treaty", "scheme", "network", "dialogue", "plan", "declaration")
BINDING = ("yes", "no", "where-ratified")
DUAL = ("required", "may-refuse", "not-required", "unknown")
"""What becomes of a request for what is no offence in the State that is asked."""
HOW = ("party", "signed", "drafted-for", "founder", "member")
OFFERS = (
    *("extradition", "surrender", "mla", "investigation", "police", "contacts", "assets"),
    *("victim-return", "victim-assistance", "mla-support", "policy", "model-laws", "return-readmission"),
)


@frozen
class Name:
    """What a State is called in each language."""

    en: str
    fr: str
    pt: str

    def in_(self, language: str) -> str:
        """Return the name in one language.

        >>> Name("Kenya", "Kenya", "Quénia").in_("pt")
        'Quénia'
        """
        return str(getattr(self, language, self.en))


@frozen
class Treaty:
    """A treaty that States are asked about, and who knows which of them are bound."""

    id: str
    short: str
    title: str
    in_force: date
    depositary: str
    address: str
    note: str
    number: str = ""


@frozen
class Declared:
    """What a State declared or reserved when it joined, in words of ours."""

    says: str
    source: tuple[str, ...]


@frozen
class Party:
    """Where one State stands on one treaty."""

    treaty: str
    status: str
    saw: str
    on: str = ""
    """The day, month or year of deposit or registration, or an end of an interval (EDTF)."""
    act: str = ""
    signed: date | None = None
    source: tuple[str, ...] = ()
    note: str = ""
    declared: tuple[Declared, ...] = ()


@frozen
class Member:
    """One State of a body, and how it belongs to it."""

    state: str
    how: str
    on: str = ""


@frozen
class Body:
    """A treaty of a region, a scheme, a network or a dialogue; whoever is not listed may yet belong to it."""

    id: str
    title: str
    kind: str
    binding: str
    offers: tuple[str, ...]
    saw: str
    source: str
    note: str = ""
    dual: str = "unknown"
    """Dual criminality under it."""
    whole: bool = False
    """Whether the list of its members was seen whole."""
    members: tuple[Member, ...] = ()

    def member(self, state: str) -> Member | None:
        """Return how a State belongs to it, where that was seen."""
        return next((m for m in self.members if m.state == state), None)


@frozen
class Agreement:
    """What two or a few States agreed on trafficking."""

    between: tuple[str, ...]
    says: str
    saw: str
    source: str
    on: str = ""
    offers: tuple[str, ...] = ()
    binding: str = "where-ratified"
    """Whether it was seen to bind those between whom it is."""
    dual: str = "unknown"


_ON = Field(Text(remark("what-edtf"), WHEN_FORM), default="")
_LINE = Field(LINE, True)
_NOTE = Field(Text(), default="")
_SAW = Field(Word(SAW), True)
_ADDRESS = Text(remark("what-address"), r"https?://[^\s]+")
NAMES = TableOf(Table({"en": _LINE, "fr": _LINE, "pt": _LINE}, Name))
SOURCES = TableOf(Table({"title": _LINE}), Text(remark("what-id"), r"[a-z0-9]+(-[a-z0-9]+)*"))
_TREATY = Table(
    {
        "id": Field(ID, True),
        "short": _LINE,
        "title": _LINE,
        "number": Field(LINE, default=""),
        "in_force": Field(Day(), True),
        "depositary": _LINE,
        "address": Field(_ADDRESS, True),
        "note": Field(Text(), True),
    },
    Treaty,
)
TREATIES = Table({"treaty": Field(ListOf(_TREATY, "[[treaty]]"), True)})


def parties(treaties: Collection[str], sources: Collection[str]) -> Table:
    """Return what the file of a State holds: one row for a treaty, every source one of the list."""
    cited = ListOf(Word(tuple(sources)), '["untc-2024"]')
    declared = Table({"says": _LINE, "source": Field(cited, True)}, Declared)
    row = {
        "treaty": Field(Word(tuple(treaties)), True),
        "status": Field(Word(STATUS), True),
        "on": _ON,
        "act": Field(Word(ACTS), default=""),
        "signed": Field(Day()),
        "saw": _SAW,
        "source": Field(cited, default=()),
        "note": _NOTE,
        "declared": Field(ListOf(declared, "[[party.declared]]"), default=()),
    }
    return Table({"party": Field(ListOf(Table(row, Party), "[[party]]"), True)})


def bodies(states: Collection[str]) -> Table:
    """Return what `bodies.toml` holds; every member is a State that has a name here."""
    member = {"state": Field(Word(tuple(states)), True), "how": Field(Word(HOW), True), "on": _ON}
    row = {
        "id": Field(ID, True),
        "title": _LINE,
        "kind": Field(Word(KINDS), True),
        "binding": Field(Word(BINDING), True),
        "offers": Field(ListOf(Word(OFFERS), '["mla"]'), True),
        "saw": _SAW,
        "source": _LINE,
        "note": _NOTE,
        "dual": Field(Word(DUAL), default="unknown"),
        "whole": Field(YesNo(), default=False),
        "members": Field(ListOf(Table(member, Member), "[[body.members]]"), default=()),
    }
    return Table({"body": Field(ListOf(Table(row, Body), "[[body]]"), True)})


def agreements(states: Collection[str]) -> Table:
    """Return what `agreements.toml` holds."""
    row = {
        "between": Field(ListOf(Word(tuple(states)), '["ke"]'), True),
        "on": _ON,
        "says": _LINE,
        "offers": Field(ListOf(Word(OFFERS), '["mla"]'), default=()),
        "binding": Field(Word(BINDING), default="where-ratified"),
        "dual": Field(Word(DUAL), default="unknown"),
        "saw": _SAW,
        "source": _LINE,
    }
    return Table({"agreement": Field(ListOf(Table(row, Agreement), "[[agreement]]"), True)})
