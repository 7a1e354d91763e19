"""One condition in one matter, followed limb by limb: the explanation of a standing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from attrs import field, frozen

from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Column,
    Condition,
    ElementStands,
    Identity,
    Leaf,
    NotNeeded,
    Stands,
    Unless,
)
from chargeassist.reasoning.standing import Standing, capped
from chargeassist.reasoning.weighing import Weighing
from chargeassist.words.untold import untold

Look = Callable[[Column], Weighing]
"""How what stands at the leaves of the law is looked up in one matter."""


@untold
@frozen
class Limb:
    """A node of the law with its standing; a leaf has a weighing, a group has limbs.

    *kind* is one of leaf, all-of, any-of, at-least, not-needed-if, unless.
    """

    kind: str
    standing: Standing
    cite: str = ""
    column: Column | None = None
    weighing: Weighing | None = None
    limbs: tuple[Limb, ...] = ()
    count: int = 0
    at: str = field(default="", eq=False)
    """Where it stands in an element: the element's id, then the number of each limb on the way to it."""

    def leaves(self) -> tuple[Limb, ...]:
        """Return the leaves beneath, in the order of the law."""
        return self._beneath if self.weighing is None else (self,)

    @cached_property
    def _beneath(self) -> tuple[Limb, ...]:
        # Asked for again and again; a leaf is no part of its own, or it would hold itself.
        return tuple([leaf for limb in self.limbs for leaf in limb.leaves()])

    def deciding(self) -> Iterator[Limb]:
        """Yield the leaves that carry the standing: the best of `any of`, the weakest of `all of`.

        Where an `all of` stands, every part carries it.
        """
        match self.kind:
            case "leaf":
                yield self
            case "unless":
                required, exception = self.limbs
                if capped(exception.standing) < required.standing:
                    yield from exception.deciding()
                yield from required.deciding()
            case "all-of":
                for limb in self.limbs:
                    if limb.standing == self.standing or self.standing.stands:
                        yield from limb.deciding()
            case _:
                for limb in self.limbs:
                    if limb.standing >= self.standing:
                        yield from limb.deciding()


def trace(condition: Condition, of: Look, at: str = "") -> Limb:
    """Return *condition* with the standing of every limb (S14-S16).

    The same meaning as `weigh_one`, keeping every step; limbs have addresses beneath *at*, if it is given.
    """

    match condition:
        case Leaf() | Stands() | Identity() | ElementStands():
            weighing = of(condition)
            cite = getattr(condition, "cite", "")
            return Limb("leaf", weighing.standing, cite, condition, weighing, at=at)
        case AllOf(parts, cite):
            limbs = _traced(parts, of, at)
            return Limb("all-of", min([x.standing for x in limbs]), cite, limbs=limbs, at=at)
        case AnyOf(parts, cite):
            limbs = _traced(parts, of, at)
            return Limb("any-of", max([x.standing for x in limbs]), cite, limbs=limbs, at=at)
        case AtLeast(count, parts, cite):
            limbs = _traced(parts, of, at)
            standing = sorted((x.standing for x in limbs), reverse=True)[count - 1]
            return Limb("at-least", standing, cite, limbs=limbs, count=count, at=at)
        case NotNeeded(requires, dispensed, cite):
            limbs = _traced((requires, dispensed), of, at)
            return Limb("not-needed-if", max(x.standing for x in limbs), cite, limbs=limbs, at=at)
        case Unless(requires, exception, cite):
            limbs = _traced((requires, exception), of, at)
            standing = min(limbs[0].standing, capped(limbs[1].standing))
            return Limb("unless", standing, cite, limbs=limbs, at=at)


def _traced(parts: Sequence[Condition], of: Look, at: str) -> tuple[Limb, ...]:
    return tuple([trace(p, of, f"{at}.{n}" if at else "") for n, p in enumerate(parts, start=1)])
