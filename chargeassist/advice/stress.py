"""What if evidence is lost: which charges survive, what each rests on, what would secure the sheet (S35)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from attrs import frozen

from chargeassist.advice.bench import Bench, items_of
from chargeassist.advice.losses import (
    LARGEST,
    Loss,
    losses_of,
    losses_of_identity,
    minimal,
    together,
    verified,
)
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.penalties import SERIOUS_MONTHS
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

SURVIVES, WEAKENED, FALLS = "survives", "weakened", "falls"
FEW = 12
"""How many answering items are tried in every set of up to three; of more, each alone."""


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
    fatal = {c.id: fatal_losses(c, bench) for c in live}
    rows = tuple(_row(c, bench, loss, fatal[c.id], sources) for c in live)
    sheet, secured = _sheet(live, bench, fatal)
    return Stress(assessment, tuple(sorted(loss)), rows, sources, tuple(sorted(sheet)), secured)


def fatal_losses(charge: Charge, bench: Bench) -> tuple[Loss, ...]:
    """Return the minimal sets of items without which a chargeable charge is so no longer."""
    if charge.standing < Standing.DISPUTED:
        return ()
    weigher = bench.weigher(charge)
    found = [
        loss
        for e in charge.elements
        if e.limb is not None
        for loss in losses_of(e.limb, weigher, charge.matter)
    ]
    found += losses_of_identity(charge.offence, weigher, charge.matter)
    # What an item shows can depend on another beyond the tree (a recantation, a rule on corroboration):
    # so every item is also tried alone, and every set that falls is cut to what of it is needed.
    # What answers an exception or takes something back sinks the charge when it is lost: tried in sets.
    alone = (frozenset({i}) for i in bearing(charge))
    answers = answering(charge)
    largest = LARGEST if len(answers) <= FEW else 1
    some = (frozenset(x) for n in range(1, largest + 1) for x in combinations(answers, n))
    return minimal(verified((*alone, *some, *minimal(found)), bench.check(charge)))


def answering(charge: Charge) -> tuple[str, ...]:
    """Return the items that count against any limb of a charge, an exception to it included."""
    weighed = [x.weighing for e in charge.elements if e.limb for x in e.limb.leaves() if x.weighing]
    return tuple(sorted({c.evidence for w in weighed for c in (*w.against, *w.basis_against) if c.strength}))


def bearing(charge: Charge) -> tuple[str, ...]:
    """Return the items that count for any limb of a charge, or for what its inferences rest on."""
    return tuple(
        sorted(
            {
                c.evidence
                for e in charge.elements
                for x in (e.limb.leaves() if e.limb else ())
                if x.weighing
                for c in (*x.weighing.evidence, *x.weighing.basis)
                if c.strength
            }
        )
    )


def _row(
    charge: Charge, bench: Bench, loss: Loss, fatal: Sequence[Loss], sources: Sequence[str]
) -> ChargeStress:
    case = bench.case
    against = sorted({c.evidence for e in charge.elements for c in e.against if c.strength})
    raised = [(i, bench.standing(charge, frozenset({i}))) for i in against]
    by_source = []
    for source in sources:
        items = frozenset(e.id for e in case.evidence if e.source == source)
        by_source.append((source, _effect(charge.standing, bench.standing(charge, items))))
    return ChargeStress(
        charge.id,
        charge.standing,
        bench.standing(charge, loss) if loss else charge.standing,
        tuple(Fatal(tuple(sorted(x)), bench.standing(charge, x)) for x in fatal),
        tuple(Fatal((i,), s) for i, s in raised if s > charge.standing),
        tuple(by_source),
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


def _sheet(live: Sequence[Charge], bench: Bench, fatal: dict[str, tuple[Loss, ...]]) -> tuple[Loss, str]:
    """Return the smallest loss after which nothing serious is chargeable, and what would still stand."""
    chargeable = [c for c in live if c.standing >= Standing.DISPUTED and c.role != "blocked"]
    grave = [c for c in chargeable if serious(c)]
    if not grave:
        return frozenset(), ""
    for loss in together([fatal[c.id] for c in grave]):
        if all(bench.falls(c, loss) for c in grave):
            left = [c for c in chargeable if not bench.falls(c, loss)]
            return loss, left[0].id if left else ""
    return frozenset(), ""
