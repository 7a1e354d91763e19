"""What there is to ask for, as frozen values: requests, the answers each can have, what they would move."""

from __future__ import annotations

from attrs import frozen

from chargeassist.findings.offers import Draft
from chargeassist.law.vocabulary import Answer
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, Said
from chargeassist.words.untold import untold

GRADES = ("documentary", "third-party", "digital", "victim")
"""The order in which means of proof are sought: the victim last."""
DRAW = "draw-the-inference"
"""The kind of a request that asks a person to draw what entered facts point to."""


@untold
@frozen
class Move:
    """What filling a gap would do to one charge."""

    charge: str
    element: str
    element_to: Standing
    """What the element would rise to."""
    charge_to: Standing
    """What the charge would rise to."""


@untold
@frozen
class Reply:
    """One answer that can be given, and what it enters in the case."""

    value: str
    """A code: yes, no, unknown; or a term or a person; empty where whoever answers says the value."""
    fills: bool
    """Whether it is the answer that moves what the request says it moves."""
    facts: tuple[Draft, ...] = ()


@untold
@frozen
class Request:
    """One thing to ask for: what, about whom, how it could be proved, what it would move."""

    id: str
    """The same whatever else is entered, and in whatever order."""
    kind: str
    about: tuple[str, ...]
    terms: tuple[Remark, ...]
    """The limbs any of which would do; or the fact, or the kind of evidence, it is asked of."""
    question: Said
    facts: tuple[str, ...] = ()
    """The facts entered that bear on it."""
    proof: tuple[tuple[Remark, str, str], ...] = ()
    """(grade, what, usual holder), documentary first and the victim last."""
    abroad: bool = False
    moves: tuple[Move, ...] = ()
    defences: tuple[Answer, ...] = ()
    answers: tuple[Reply, ...] = ()
    """None where what is asked for is no fact: to take evidence down, or to say who held it."""

    @property
    def grade(self) -> int:
        """Return the best grade there is for it: 0 documentary ... 3 victim, and 4 where none is known."""
        return min((GRADES.index(g.code) for g, _, _ in self.proof), default=len(GRADES))

    @property
    def signature(self) -> Draft | None:
        """Return what a person is asked to sign, or None where something is asked for."""
        return next((f for f in self.filling if f.inferred_from), None)

    @property
    def whom(self) -> tuple[str, ...]:
        """Return the persons of whom it can be said, where whoever answers names one."""
        return tuple(a.value for a in self.answers for f in a.facts if f.of == (a.value,))

    @property
    def filling(self) -> tuple[Draft, ...]:
        """Return the facts any one of which would fill it."""
        return tuple(f for a in self.answers if a.fills for f in a.facts)
