"""What is offered to a person to draw, as frozen values (S40)."""

from __future__ import annotations

from hashlib import sha256

from attrs import fields, frozen

from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark
from chargeassist.words.untold import untold


def short_id(*parts: str) -> str:
    """Return a short name made of what a thing is: the same for the same, in whatever order files stand.

    >>> short_id("S1", "means:threat")
    '1d4678d3'
    """
    return sha256("\x1f".join(parts).encode()).hexdigest()[:8]


@untold
@frozen
class Draft:
    """A fact as a case would have it, but for its id and what shows it, or who draws it and why."""

    fact: str
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    episode: tuple[str, ...] = ()
    as_to: tuple[str, ...] = ()
    inferred_from: tuple[str, ...] = ()
    strength: str = ""
    holds: str = ""
    """`no` or `unknown` where it does not say that it is so."""
    id: str = ""
    """The fact it takes the place of; empty where it is a further one."""

    @property
    def key(self) -> tuple[str, ...]:
        """Return what it says, of whom, as to what, from what: what makes it the same."""
        lists = (self.by, self.of, self.episode, self.as_to, self.inferred_from)
        return (self.fact, *("+".join(x) for x in lists), self.id)

    def row(self) -> dict[str, str | list[str]]:
        """Return it as a row of a case file, what says nothing left out."""
        named = ((f.name, getattr(self, f.name)) for f in fields(Draft))
        return {k: v if isinstance(v, str) else list(v) for k, v in named if v}


@untold
@frozen
class Proposal:
    """What entered facts point to and nobody has drawn, or only weakly: an offer to a person (S40)."""

    id: str
    """The same for every charge that it would carry."""
    element: str
    term: str
    from_facts: tuple[str, ...]
    weakly: str
    """The fact that draws it weakly; empty where nobody has drawn it."""
    enough: bool
    """Whether it rests on two facts, or on one that needs no second."""
    text: Remark
    """One sentence to adopt."""
    element_to: Standing
    """How the element would stand, were this alone adopted."""
    charge_to: Standing
    """How the charge would stand, were this alone adopted."""
    answer: Draft
