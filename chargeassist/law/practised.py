"""What States do: how they extradite, assist and return, what was seen of policy; tables of `world/`."""

from __future__ import annotations

from collections.abc import Collection

from attrs import frozen

from chargeassist.law.world import SAW
from chargeassist.reading.readers import LINE, ListOf, Text, Whole, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import remark
from chargeassist.words.dates import WHEN_FORM

TOPICS = (
    *("central-authority", "channel", "mla-law", "dual-criminality", "preservation", "evidence", "floor"),
    *("nationals", "refusal", "specialty", "death-penalty", "prosecute-instead", "warrants"),
    *("joint-law", "joint-example", "prosecutes", "return"),
)
"""What can be said of how a State works with others, in the order in which it is told."""
POLICIES = (
    *("strategy", "plan", "coordinating-body", "referral", "civil-society", "indicators", "units"),
    *("awareness", "budget", "child-protection", "adoption", "begging", "early-marriage"),
    *("domestic-violence", "labour-migration"),
)
"""What is asked of the policy of a State, in the order in which it is asked."""


@frozen
class Practice:
    """How one State extradites, assists, works together or returns, as far as it was read."""

    state: str
    topic: str
    says: str
    saw: str
    source: str
    toward: tuple[str, ...] = ()
    """The States toward which it is so; toward all where none is named."""
    months: int = 0
    """Of a floor: the least maximum, in months in both States, at which anybody is surrendered; else 0."""


@frozen
class Measure:
    """What was seen of the policy of one State, and of which time."""

    state: str
    topic: str
    says: str
    on: str
    saw: str
    source: str


def practices(states: Collection[str]) -> Table:
    """Return what `practice.toml` holds."""
    named = Word(tuple(states))
    row = {
        "state": Field(named, True),
        "topic": Field(Word(TOPICS), True),
        "says": Field(LINE, True),
        "toward": Field(ListOf(named, '["ng"]'), default=()),
        "months": Field(Whole(1, 120), default=0),
        "saw": Field(Word(SAW), True),
        "source": Field(LINE, True),
    }
    return Table({"practice": Field(ListOf(Table(row, Practice), "[[practice]]"), True)})


def measures(states: Collection[str]) -> Table:
    """Return what `policy.toml` holds."""
    row = {
        "state": Field(Word(tuple(states)), True),
        "topic": Field(Word(POLICIES), True),
        "says": Field(LINE, True),
        "on": Field(Text(remark("what-edtf"), WHEN_FORM), True),
        "saw": Field(Word(SAW), True),
        "source": Field(LINE, True),
    }
    return Table({"policy": Field(ListOf(Table(row, Measure), "[[policy]]"), True)})
