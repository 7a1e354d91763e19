"""One case of many as rows: how every offence stands of each suspect and complainant, and what was laid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from chargeassist.advice.charging import assess
from chargeassist.advice.review import Review, review
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.whom import suspects
from chargeassist.findings.assess import Asked, weighed_packs
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.findings.gates import in_order, raise_gates
from chargeassist.findings.listing import listing, told_in
from chargeassist.findings.model import Charge, GateFinding
from chargeassist.law.model import Law
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.outcomes import charge_id
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

NOT_OPEN = "not-open"
"""How an offence stands that would be chargeable, and is not open: not in force then, or not here."""
IDENTITY = "identity"
Pair = tuple[str, str | None]


@untold
@frozen
class Row:
    """How one suspect stands towards one complainant; without a complainant, towards the State.

    One who acts, is no suspect and has a gate stands in the place of a suspect, with the gate alone.
    """

    case: str
    suspect: str
    complainant: str
    gates: tuple[str, ...]
    """Gates raised for the suspect: they come before any charge."""
    laid: tuple[str, ...]
    verdicts: tuple[str, ...]
    """What `review` says of each count laid, in their order; then of what was not laid."""
    offences: Mapping[str, tuple[str, str]] = field(factory=dict)
    """By the key of each offence listed: how its best charge stands, and its weakest element."""


@untold
@frozen
class _Stood:
    """One charge in short."""

    matter: Matter
    offence: str
    standing: Standing
    word: str
    weakest: str
    id: str


def screened(case: Case, law: Law, stage: str = "charge") -> tuple[Row, ...]:
    """Return a row for each suspect and complainant of a case: what `assess` finds of it, in short.

    Raises CaseError for words of the case that the law does not know.
    """
    if case.laid:
        found = assess(case, law, stage=stage)
        return _rows(case, map(_of_charge, found.charges), found.gates, review(found))
    check_case(case, law)
    weighed = weighed_packs(case, law, Asked(stage))
    gates = in_order(raise_gates(case, law, weighed))
    stood: list[_Stood] = []
    for one in (w for w in weighed if w.pack.id in law.asked):
        builder = ChargeBuilder(case, law, one)
        for outcome in told_in(listing(one, case, ())):
            closed = outcome.standing >= Standing.DISPUTED and builder.available(outcome).is_ == "no"
            ids = [*(e.id for e in outcome.offence.elements), IDENTITY]
            weakest = ids[[*outcome.elements, outcome.identity].index(outcome.standing)]
            word = NOT_OPEN if closed else outcome.standing.word
            stood.append(
                _Stood(
                    *(outcome.matter, outcome.offence.key, outcome.standing),
                    *(word, weakest, charge_id(outcome)),
                )
            )
    return _rows(case, stood, gates, None)


def _of_charge(charge: Charge) -> _Stood:
    closed = charge.standing >= Standing.DISPUTED and charge.available.is_ == "no"
    weakest = next(e.id for e in charge.elements if e.standing is charge.standing)
    word = NOT_OPEN if closed else charge.standing.word
    return _Stood(charge.matter, charge.offence.key, charge.standing, word, weakest, charge.id)


def _rows(
    case: Case, stood: Iterable[_Stood], gates: Iterable[GateFinding], reviewed: Review | None
) -> tuple[Row, ...]:
    best: dict[Pair, dict[str, _Stood]] = {}
    for one in stood:
        of = best.setdefault((one.matter.suspect, one.matter.complainant), {})
        before = of.get(one.offence)
        if before is None or _order(one) < _order(before):
            of[one.offence] = one
    raised = [(g.person, g.gate.key) for g in gates]
    gated = dict.fromkeys(person for person, _ in raised)
    return tuple(
        Row(
            case.id,
            suspect,
            complainant or "",
            tuple(gate for person, gate in raised if person == suspect),
            tuple(c.offence for c in case.laid if c.speaks_of(suspect, complainant)),
            tuple(_verdicts(case, suspect, complainant, reviewed)),
            {key: (s.word, s.weakest) for key, s in best.get((suspect, complainant), {}).items()},
        )
        for suspect, complainant in _pairs(case, best, gated)
    )


def _order(one: _Stood) -> tuple[bool, int, str]:
    """What is open comes before what is not, then what stands highest, then the first of its id."""
    return one.word == NOT_OPEN, -one.standing, one.id


def _pairs(case: Case, best: Mapping[Pair, object], gated: Iterable[str]) -> Iterator[Pair]:
    """Yield each suspect with each complainant, and without any where a charge names none.

    Whoever acts and is no suspect is charged with nothing and may have a gate: it has a row too, and so has
    a case in which there is nobody.
    """
    harmed, charged = case.harmed(), suspects(case)
    others = [person for person in gated if person not in charged]
    yield from ((person, None) for person in others or ([] if charged else [""]))
    for suspect in charged:
        towards = [v for v in harmed if v != suspect]
        if not towards or (suspect, None) in best:
            yield suspect, None
        yield from ((suspect, v) for v in towards)


def _verdicts(case: Case, suspect: str, complainant: str | None, reviewed: Review | None) -> Iterator[str]:
    """Yield what the review says of the counts of this pair, and of a charge of this pair not laid."""
    if reviewed is None:
        return
    laid = {c.id: c for c in case.laid}
    against = iter([p for c in case.laid for p in c.accused])
    for row in reviewed.rows:
        if row.laid:
            # One row of the review for each person a count is laid against, in their order.
            if next(against) == suspect and laid[row.laid].speaks_of(suspect, complainant):
                yield row.code
        elif row.charge.startswith(f"{suspect}/{complainant or '-'}/"):
            yield row.code
