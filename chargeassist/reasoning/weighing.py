"""A leaf's weight: what speaks for it and against it, and S1 over both, with every reason kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from chargeassist.law.algebra import Leaf
from chargeassist.reasoning.evidence import NONE, WEAK, Counted, combine
from chargeassist.reasoning.standing import AGAINST_BAR, Standing, of_leaf
from chargeassist.reasoning.values import Derived
from chargeassist.words import Remark, remark
from chargeassist.words.untold import untold

WITH_CONDUCT = remark("identity-with-conduct")
"""The note that nobody has put identity in issue (S13)."""
INDICATOR_ONLY = remark("indicator-only")
_T = TypeVar("_T")


def highest(leaf: Leaf) -> Standing:
    """Return the highest a leaf can stand: what the law leaves open is disputed at most (S18, S43).

    In an exception, and where it would let go of something or make it graver, it stays thin.
    """
    if not (leaf.arguable or leaf.like):
        return Standing.SUPPORTED
    return Standing.THIN if leaf.exception or leaf.settled else Standing.DISPUTED


def unique(items: Iterable[_T]) -> tuple[_T, ...]:
    """Return *items* without those met before, in their order."""
    return tuple(dict.fromkeys(items))


def _apart(parts: Iterable[Sequence[_T]]) -> Iterable[Sequence[_T]]:
    """Return the parts, one that several steps share once: they are long where many items show a leaf."""
    return {id(part): part for part in parts}.values()


@untold
@frozen
class Inference:
    """A person's reasoned step: no stronger than itself, nor than any fact it rests on (S11)."""

    fact: str
    rests_on: tuple[str, ...]
    drawn: int
    """How strongly the person draws it."""
    basis_strength: int
    """The least of the facts it rests on."""
    disputed: bool
    """Whether evidence against some fact it rests on reaches the bar: the route is capped."""
    basis: tuple[Counted, ...]
    against_facts: tuple[str, ...]
    against: tuple[Counted, ...]

    @property
    def strength(self) -> int:
        """Return how strongly it shows what it is drawn for."""
        return min(self.drawn, self.basis_strength)


@untold
@frozen
class Undrawn:
    """A term that entered facts point to while nobody has drawn it, or only weakly (S40)."""

    term: str
    facts: tuple[str, ...]
    """What it could be drawn from: each stands at the bar."""
    would: Standing
    """How it would stand, were it drawn."""
    enough: bool
    """Whether that is two facts, or one so plain that no second is needed: the leaf waits."""
    weakly: str = ""
    """The fact that draws it weakly, where somebody did."""


@untold
@frozen
class Weighing:
    """How a leaf stands in a matter, and everything that made it stand so."""

    standing: Standing
    facts: tuple[str, ...] = ()
    evidence: tuple[Counted, ...] = ()
    against_facts: tuple[str, ...] = ()
    against: tuple[Counted, ...] = ()
    inferences: tuple[str, ...] = ()
    basis: tuple[Counted, ...] = ()
    """What shows the facts that the inferences rest on."""
    basis_against_facts: tuple[str, ...] = ()
    basis_against: tuple[Counted, ...] = ()
    """What speaks against the facts that the inferences rest on."""
    causes: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    pointers: tuple[str, ...] = ()
    """Facts that point to the term while nobody has drawn the inference (S11)."""
    undrawn: Undrawn | None = None
    """What could be drawn, where it is thin for want of a person who draws it (S40)."""
    steps: tuple[Inference, ...] = ()
    """The inferences themselves."""
    for_strength: int = NONE
    against_strength: int = NONE
    about: tuple[str | None, str | None] = (None, None)
    """By whom and of whom it was weighed: the best of those it may speak of."""
    through: tuple[Weighing, ...] = ()
    """What it stands on besides where it is another's act: that these two acted together (S22)."""

    @property
    def waits(self) -> bool:
        """Return whether it is thin only because nobody has drawn what is enough to draw it from."""
        return self.undrawn is not None and self.undrawn.enough


NOTHING = Weighing(Standing.MISSING)


def by_s43(leaf: Leaf, own: Weighing) -> Weighing:
    """Return a leaf no higher than an open question of law lets it stand, and say so (S43)."""
    most = highest(leaf)
    if own.standing <= most:
        return own
    if most is Standing.THIN:
        return evolve(own, standing=most, causes=(*own.causes, remark("arguable")))
    return evolve(own, standing=most, notes=(*own.notes, remark("open-in-law", term=leaf.name)))


def lifted(weighing: Weighing) -> Weighing:
    """Return how a leaf would stand once what waits for a person is drawn (S40)."""
    drawn = weighing.undrawn
    return evolve(weighing, standing=drawn.would) if drawn is not None and drawn.enough else weighing


@untold
@frozen
class Side:
    """What speaks for a leaf, or against it."""

    facts: tuple[str, ...] = ()
    items: tuple[Counted, ...] = ()
    inferences: tuple[Inference, ...] = ()
    open: tuple[Derived, ...] = ()
    notes: tuple[Remark, ...] = ()

    def strength(self) -> int:
        """Return its best strength, by evidence or by inference."""
        own = combine(self.items)
        return max([own, *[i.strength for i in self.inferences]]) if self.inferences else own

    def with_items(self, items: Iterable[Counted]) -> Side:
        """Return the side with further items."""
        return evolve(self, items=(*self.items, *items))


SILENT = Side()
"""What says nothing: most sides of most leaves."""


def recanted(leaf: Leaf, for_: Side, against: Side) -> Side:
    """Return what speaks for a leaf, a source that speaks on both sides counting weak for it (S2)."""
    if leaf.exception or not for_.items or not against.items:
        return for_
    both = {c.source for c in for_.items if c.strength} & {c.source for c in against.items if c.strength}
    if not both:
        return for_
    weaker = tuple(
        evolve(c, strength=WEAK, cause=remark("recanted")) if c.source in both and c.strength > WEAK else c
        for c in for_.items
    )
    return evolve(for_, items=weaker)


def by_s1(
    about: tuple[str | None, str | None],
    sides: tuple[Side, Side],
    pointers: tuple[str, ...],
    bar: int,
) -> Weighing:
    """Return the weighing of a leaf from what speaks for it and against it (S1, S11): the best route."""
    for_, against = sides
    if not pointers and for_ is against is SILENT:
        return Weighing(Standing.MISSING, about=about)
    steps = for_.inferences
    a, s = against.strength(), combine(for_.items)
    strength = max(s, max([i.strength for i in steps])) if steps else s
    opened = (*for_.open, *against.open)
    if any([c.agreed for c in for_.items]):
        a = NONE
    elif any([c.agreed for c in against.items]):
        strength, s, steps, for_ = s, NONE, (), evolve(for_, inferences=())
    standing = of_leaf(s, a, bar, bool(for_.facts or opened))
    for step in steps:
        route = of_leaf(step.strength, a, bar, True)
        standing = max(standing, min(route, Standing.DISPUTED) if step.disputed else route)
    causes: tuple[Remark, ...] = ()
    if standing is Standing.MISSING and pointers:
        standing = Standing.THIN
        causes = (INDICATOR_ONLY,)
    if standing is Standing.CONTRADICTED and _only_recanted(for_, against):
        standing = Standing.THIN
    if standing is Standing.THIN and not causes:
        causes = _causes(for_, against, strength, opened, bar)
    inferences, basis, basis_against_facts, basis_against = _beneath(steps) if steps else _NOTHING_BENEATH
    drawn = {f for step in steps for f in step.rests_on} if pointers else ()
    return Weighing(
        standing,
        facts=unique((*for_.facts, *(d.name for d in opened))) if opened else for_.facts,
        evidence=for_.items,
        against_facts=against.facts,
        against=against.items,
        inferences=inferences,
        basis=basis,
        basis_against_facts=basis_against_facts,
        basis_against=basis_against,
        causes=causes,
        notes=for_.notes,
        pointers=tuple([p for p in pointers if p not in drawn]) if drawn else pointers,
        steps=steps,
        for_strength=strength,
        against_strength=a,
        about=about,
    )


_Beneath = tuple[tuple[str, ...], tuple[Counted, ...], tuple[str, ...], tuple[Counted, ...]]
_NOTHING_BENEATH: _Beneath = (), (), (), ()


def _beneath(steps: tuple[Inference, ...]) -> _Beneath:
    """Return the inferences, what shows the facts they rest on, and what speaks against these."""
    return (
        tuple([step.fact for step in steps]),
        unique(c for part in _apart(s.basis for s in steps) for c in part),
        unique(f for part in _apart(s.against_facts for s in steps) for f in part),
        unique(c for part in _apart(s.against for s in steps) for c in part),
    )


def _only_recanted(for_: Side, against: Side) -> bool:
    """Return whether the only evidence against comes from those who also spoke for (S2)."""
    spoke = {c.source for c in for_.items if c.strength}
    others = [c for c in against.items if c.strength >= AGAINST_BAR and c.source not in spoke]
    return bool(spoke) and not others and not against.inferences


def _undone(steps: Iterable[Inference], bar: int) -> Iterator[Remark]:
    """Say why steps do not carry: how they are drawn, or that what they rest on is not shown, and why.

    What several rest on is looked through once.
    """
    told: set[int] = set()
    for step in steps:
        if step.drawn < bar:
            yield remark("weak-inference")
        if step.basis_strength < bar and id(step.basis) not in told:
            told.add(id(step.basis))
            yield remark("weak-basis")
            yield from (c.cause for c in step.basis if c.cause is not None and c.strength < bar)


def _causes(
    for_: Side, against: Side, strength: int, opened: Sequence[Derived], bar: int
) -> tuple[Remark, ...]:
    """Say why a leaf is thin (S14), the most useful reason first."""
    causes = [d.cause for d in opened]
    causes += [c.cause for c in for_.items if c.cause is not None and c.strength < bar]
    if against.strength() >= AGAINST_BAR and strength:
        causes.append(remark("answered-by-evidence-against"))
    if not for_.items and not for_.inferences and for_.facts:
        causes.append(remark("bare-assertion"))
    elif for_.inferences and strength < bar:
        causes += _undone(for_.inferences, bar)
    elif strength and not causes:
        causes.append(remark("weak-evidence"))
    return unique(causes)
