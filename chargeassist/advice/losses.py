"""Which losses of evidence lower a limb: minimal sets of items, by the algebra of the law's own tree (S35).

A choice falls when every alternative falls, a conjunction when one part falls; a leaf falls when
every route to it is broken. So the minimal sets come from products and unions, not from trying
every set of two hundred items. Corroboration makes items depend on one another, so a caller verifies
each set by weighing without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from chargeassist.law.algebra import Identity, Leaf
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import About, Counted
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import AGAINST_BAR, Standing
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import WITH_CONDUCT, Weighing

Loss = frozenset[str]
"""Items of evidence that are lost together."""
LARGEST = 3
"""The largest set of items that is looked for."""
Losses = tuple[Loss, ...]
NEVER: Losses = ()
"""No loss lowers it."""
ALREADY: Losses = (frozenset(),)
"""It is low already."""


def minimal(losses: Iterable[Loss]) -> Losses:
    """Return the losses that contain no other, smallest first, at most LARGEST items each."""
    kept: list[Loss] = []
    for loss in sorted(set(losses), key=lambda s: (len(s), sorted(s))):
        if len(loss) <= LARGEST and not any(k <= loss for k in kept):
            kept.append(loss)
    return tuple(kept)


def together(parts: Sequence[Losses], many: int | None = None) -> Losses:
    """Return the losses that lower every part at once, or *many* of them: one from each, united."""
    many = len(parts) if many is None else many
    # reached[j] holds the losses after which j of the parts looked at so far have fallen.
    reached: list[Losses] = [ALREADY, *[NEVER] * many]
    for losses in parts:
        for j in range(many, 0, -1):
            reached[j] = minimal((*reached[j], *(a | b for a in reached[j - 1] for b in losses)))
    return reached[many]


def losses_of(limb: Limb, weigher: Weigher, matter: Matter) -> Losses:
    """Return the minimal losses after which *limb* is supported or disputed no longer."""
    if limb.standing < Standing.DISPUTED:
        return ALREADY
    inner = [losses_of(x, weigher, matter) for x in limb.limbs]
    match limb.kind:
        case "leaf":
            return _leaf(limb, weigher, matter)
        case "all-of":
            return minimal(loss for losses in inner for loss in losses)
        case "at-least":
            # It falls when so many parts fall that fewer than the number are left.
            return together(inner, len(inner) - limb.count + 1)
        case "unless":
            # Losing evidence for what is required; an exception is not raised by losing evidence for it.
            return inner[0]
        case _:
            return together(inner)


def _leaf(limb: Limb, weigher: Weigher, matter: Matter) -> Losses:
    weighing, leaf = limb.weighing, limb.column
    if weighing is None or not isinstance(leaf, Leaf):
        return minimal({frozenset(_items(weighing))}) if weighing and _items(weighing) else NEVER
    bar = AGAINST_BAR if leaf.exception else weigher.bar
    return _routes(weighing, bar, weigher, matter)


def losses_of_identity(offence: Offence, weigher: Weigher, matter: Matter) -> Losses:
    """Return the minimal losses after which it no longer stands who it was (S13): in issue, by what is
    said of it; otherwise with the conduct, any of which will do.
    """
    found = weigher.identity(Identity(offence.conduct), matter)
    if WITH_CONDUCT not in found.notes:
        return _routes(found, weigher.bar, weigher, matter)
    conduct = [weigher.weigh(leaf, matter) for leaf in offence.conduct]
    standing = [w for w in conduct if w.standing >= Standing.DISPUTED]
    return together([_routes(w, weigher.bar, weigher, matter) for w in standing]) if standing else NEVER


def _items(weighing: Weighing | None) -> list[str]:
    return [c.evidence for c in weighing.evidence if c.strength] if weighing else []


def _routes(weighing: Weighing, bar: int, weigher: Weigher, matter: Matter) -> Losses:
    """Return what breaks every route to a leaf: the direct one, and each inference (S11).

    Inferences may share what they rest on and go round in their terms. So each leaf that any of them
    rests on is looked at once; all begin as fallen, and rise as far as evidence carries them: a round
    lends nothing.
    """
    leaves, steps = _beneath(weighing, bar, weigher, matter)
    found = dict.fromkeys(leaves, ALREADY)
    before: dict[int, Losses] = {}
    while found != before:
        before = dict(found)
        for key in reversed(leaves):
            # An inference falls with any one of the facts it rests on.
            inferred = [minimal(x for basis in step for x in found[basis]) for step in steps[key]]
            found[key] = together([_direct(leaves[key].evidence, bar), *inferred])
    return found[id(weighing)]


def _beneath(
    weighing: Weighing, bar: int, weigher: Weigher, matter: Matter
) -> tuple[dict[int, Weighing], dict[int, list[list[int]]]]:
    """Return every leaf that one rests on, itself first, and for each its inferences: what they rest on."""
    leaves: dict[int, Weighing] = {}
    steps: dict[int, list[list[int]]] = {}
    waiting = [weighing]
    while waiting:
        one = waiting.pop()
        if id(one) in leaves:
            continue
        leaves[id(one)], steps[id(one)] = one, []
        for step in one.steps:
            fact = weigher.base.by_id[step.fact]
            basis = weigher.inferences.basis(fact, About(*one.about, matter.suspect), matter)
            if min(STRENGTHS.index(fact.strength), *(w.for_strength for w in basis)) >= bar:
                steps[id(one)].append([id(w) for w in basis])
                waiting += basis
    return leaves, steps


def _direct(items: Sequence[Counted], bar: int) -> Losses:
    """Return what lowers the direct evidence below *bar*; at strong, corroboration has to go too (S3)."""
    strong = frozenset(c.evidence for c in items if c.strength >= max(bar, 1))
    if bar < 3:
        return minimal([strong])
    moderate = [c for c in items if c.strength == 2 and c.corroborates]
    sources = sorted({c.source for c in moderate})
    if len(sources) < 2:
        return minimal([strong])
    keeping = (frozenset(c.evidence for c in moderate if c.source != kept) for kept in sources)
    return minimal(strong | rest for rest in keeping)


def verified(losses: Iterable[Loss], falls: Callable[[Loss], bool]) -> Iterator[Loss]:
    """Yield the losses after which the charge really falls, cut to the smallest parts that do it."""
    for loss in losses:
        if loss and falls(loss):
            parts = (frozenset(p) for n in range(1, len(loss)) for p in combinations(sorted(loss), n))
            smaller = [p for p in parts if falls(p)]
            yield from smaller or (loss,)
