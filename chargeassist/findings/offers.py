"""What is offered to a person to draw, as frozen values (S40)."""

from __future__ import annotations

from attrs import frozen

from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark
from chargeassist.words.untold import untold


@untold
@frozen
class Draft:
    """A fact as a case would have it, once a person has signed it with an id, a reason and a name."""

    fact: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    episode: tuple[str, ...]
    as_to: tuple[str, ...]
    inferred_from: tuple[str, ...]
    strength: str


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
