"""What if evidence is lost: which charges survive, what each rests on, what would secure the sheet (S35)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from chargeassist.advice.bench import NOTHING, Bench, items_of
from chargeassist.advice.losses import Carried, Loss
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.penalties import SERIOUS_MONTHS
from chargeassist.reasoning.alone import alone
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

SURVIVES, WEAKENED, FALLS = "survives", "weakened", "falls"
LARGEST = 3
"""The largest set of items that is looked for."""
TOLD, LOOKED_AT = 64, 2_000
"""How many sets are told of one charge, and how many are looked at; where there may be more, that is said."""


@frozen
class Losses:
    """The smallest sets of items that sink a charge; *more* if there may be others."""

    sets: tuple[Loss, ...]
    more: bool = False


@untold
@frozen
class Fatal:
    """A smallest set of items whose loss lowers a charge, and what it falls to."""

    items: tuple[str, ...]
    falls_to: Standing


@untold
@frozen
class ChargeStress:
    """One charge under loss of evidence."""

    charge: str
    standing: Standing
    without: Standing
    """How it stands without what was asked about; its standing where nothing was."""
    fatal: tuple[Fatal, ...] = ()
    helps: tuple[Fatal, ...] = ()
    """Items against it whose loss would raise it: it says whose loss helps."""
    by_source: tuple[tuple[str, str], ...] = ()
    more: bool = False
    """Whether there may be further fatal sets: the smallest are told, and not all of them."""
    blocked: bool = False
    """Whether it stands behind a gate: whatever it rests on, it may not be laid before that is passed."""


@untold
@frozen
class Stress:
    """The whole sheet under loss of evidence."""

    assessment: Assessment
    without: tuple[str, ...]
    charges: tuple[ChargeStress, ...]
    sources: tuple[str, ...]
    sheet_loss: tuple[str, ...] = ()
    """The smallest loss that leaves nothing serious; nothing if no loss of up to three items does."""
    secured_by: str = ""
    """A charge that would still stand then."""


def stress(assessment: Assessment, *, without: Iterable[str] = ()) -> Stress:
    """Return what the loss of evidence does to every charge that stands.

    *without* names items by id, ``kind:victim-testimony``, ``source:V1`` or ``contested``. Minimal
    sets of up to three items are exact: found from the law's tree and each verified by weighing.
    Raises ValueError for a name that picks no item.
    """
    bench = Bench(assessment)
    loss = items_of(assessment.case, without)
    live = [c for c in assessment.charges if c.standing.stands and c.available.is_ != "no"]
    sources = tuple(sorted({s for c in live for s in c.sources}))
    rows = tuple(_row(c, bench, loss, sources) for c in live)
    sheet, secured = _sheet(live, bench)
    return Stress(assessment, tuple(sorted(loss)), rows, sources, tuple(sorted(sheet)), secured)


def fatal_losses(charges: Sequence[Charge], bench: Bench, smallest: bool = False) -> Losses:
    """Return the minimal sets of items without which none of *charges* is chargeable, smallest first.

    A loss that sinks them takes an item that carries the first that stands: so each is lost in turn, and
    of what then still stands one of the items that carry it now. What seems to fall is weighed. With
    *smallest* only the sets of the smallest size are looked for.
    """
    whole = _Left(charges, bench, NOTHING)
    if not whole.stand:
        return Losses(())
    found: list[Loss] = []
    level = {NOTHING: whole}
    looked = 0
    for size in range(1, LARGEST + 1):
        tried = {lost | {item}: left for lost, left in level.items() for item in left.carriers(lost)}
        if size == 1 and not whole.enough():
            # What an item shows depends on another beyond the tree: so each that is looked at is tried alone.
            tried |= {frozenset({i}): whole for c, _ in whole.stand for i in bench.looked_at(c)}
        level = {}
        for loss in sorted(tried, key=sorted):
            if any(f <= loss for f in found):
                continue
            if looked == LOOKED_AT or len(found) == TOLD:
                return Losses(tuple(found), True)
            looked += 1
            if size > 1 and tried[loss].carriers(loss):
                level[loss] = tried[loss]
            elif (now := _Left(charges, bench, loss)).stand:
                level[loss] = now
            else:
                found.append(loss)
        if smallest and found:
            break
    return Losses(tuple(found))


class _Left:
    """What is left of some charges after a loss, and what carries it."""

    def __init__(self, charges: Sequence[Charge], bench: Bench, loss: Loss) -> None:
        self.bench = bench
        self.stand = [(c, o) for c in charges if (o := bench.outcome(c, loss)).standing >= Standing.DISPUTED]
        self.read = {c.offence.pack: Carried(bench.weighed(c, loss)) for c, _ in self.stand}

    def carriers(self, lost: Loss) -> Loss:
        """Return items that carry the first charge that is seen to stand without *lost*."""
        for charge, outcome in self.stand:
            if carried := self.read[charge.offence.pack].by(outcome, lost):
                return carried
        return NOTHING

    def enough(self) -> bool:
        """Return whether what is seen to carry the first charge does carry it, all else being lost."""
        carriers = self.carriers(NOTHING)
        rest = self.bench.items - carriers
        return any(not self.bench.falls(charge, rest) for charge, _ in self.stand)


def _row(charge: Charge, bench: Bench, loss: Loss, sources: Sequence[str]) -> ChargeStress:
    fatal = fatal_losses([charge], bench)
    against = sorted({c.evidence for e in charge.elements for c in e.against if c.strength})
    raised = alone(against, lambda items: bench.standing(charge, items) > charge.standing)
    effects = {r.source: _effect(charge.standing, r.falls_to) for r in charge.rests_on}
    return ChargeStress(
        charge.id,
        charge.standing,
        bench.standing(charge, loss) if loss else charge.standing,
        tuple(Fatal(tuple(sorted(x)), bench.standing(charge, x)) for x in fatal.sets),
        tuple(Fatal((i,), bench.standing(charge, frozenset({i}))) for i in raised),
        tuple((dict.fromkeys(sources, SURVIVES) | effects).items()),
        fatal.more,
        charge.role == "blocked",
    )


def _effect(before: Standing, after: Standing) -> str:
    if after >= before:
        return SURVIVES
    chargeable = before >= Standing.DISPUTED
    return FALLS if after < (Standing.DISPUTED if chargeable else Standing.THIN) else WEAKENED


def serious(charge: Charge) -> bool:
    """Return whether the sheet must not be left without a charge: trafficking and smuggling always count."""
    return charge.offence.family != "other" or charge.gravity[0] >= SERIOUS_MONTHS


def _sheet(live: Sequence[Charge], bench: Bench) -> tuple[Loss, str]:
    """Return the smallest loss after which nothing serious is chargeable, and what would still stand."""
    chargeable = [c for c in live if c.standing >= Standing.DISPUTED and c.role != "blocked"]
    grave = [c for c in chargeable if serious(c)]
    for loss in fatal_losses(grave, bench, smallest=True).sets if grave else ():
        left = [c for c in chargeable if not bench.falls(c, loss)]
        return loss, left[0].id if left else ""
    return NOTHING, ""
