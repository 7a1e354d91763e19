"""A case under a law: gates first, then every charge with its elements, then what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, frozen

from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.whom import suspects
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.findings.expects import lacked
from chargeassist.findings.flags import flags
from chargeassist.findings.gates import apply_gates, in_order, raise_gates
from chargeassist.findings.listing import Listing, listing, named_offences, omitted, told_in
from chargeassist.findings.model import Assessment, Charge
from chargeassist.findings.noted import Noted
from chargeassist.findings.ranking import by_role
from chargeassist.findings.unread import asked_and_unknown, person_lines, unread, unsigned
from chargeassist.findings.unused import unused
from chargeassist.findings.workings import NOTHING, Made, Workings
from chargeassist.law.model import Law
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.reasoning.reads import read_by
from chargeassist.reasoning.standing import STAGES
from chargeassist.words import Remark, listed, remark
from chargeassist.words.untold import untold

Tell = Callable[[Remark], None]
"""Is told each step that is begun."""


@untold
@frozen
class Asked:
    """What is asked of a case: at which stage, and which offences are listed whatever is entered."""

    stage: str = "charge"
    offences: frozenset[str] = frozenset()


def find(
    case: Case,
    law: Law,
    asked: Asked = Asked(),
    tell: Tell | None = None,
    before: Assessment | None = None,
) -> Assessment:
    """Return gates, charges with every element, and cautions; `advice.charging.assess` adds the roles.

    What a change of the case does not reach is taken over from *before*, an assessment of one much like
    it. Raises CaseError for words of the case that the law does not know, and ValueError for an unknown
    stage. Charges that are listed only because they are asked for by name change nothing
    else (S51).
    """
    if asked.stage not in STAGES:
        raise ValueError(f"a stage is {listed(STAGES, 'or')}")
    check_case(case, law, before=before.case if before is not None and before.law is law else None)
    progress = tell or (lambda step: None)
    was = _workings(before, law, asked)
    weighed = weighed_packs(case, law, asked, progress, was)
    own = [w for w in weighed if w.pack.id in law.asked]
    listings = {w.pack.id: listing(w, case, asked.offences, was.listed.get(w.pack.id)) for w in own}
    made = {w.pack.id: _made(listings[w.pack.id], ChargeBuilder(case, law, w), was, progress) for w in own}
    charges, asked_for = (_charges(made, sort) for sort in ("told", "by_name"))
    raised = raise_gates(case, law, weighed, was.raised)
    done, gates = apply_gates(charges, in_order(raised), was.blocked)
    extra, _ = apply_gates(asked_for, in_order(raised), was.blocked)
    both = zip((*charges, *asked_for), (*done, *extra), strict=True)
    workings = Workings.of(weighed, asked.offences, listings, made, raised, both)
    ranks = {id(m.charge): m.rank for m in workings.told()}
    in_roles = sorted(done, key=lambda c: ranks.get(id(c)) or by_role(c))
    everything = Assessment(
        case=case,
        law=law,
        stage=asked.stage,
        gates=gates,
        charges=tuple(in_roles if not extra else sorted((*in_roles, *extra), key=by_role)),
        by_name=frozenset(c.id for c in extra),
        omitted=omitted(listings.values(), own),
        flags=flags(case, law, in_roles, weighed, gates, Noted.together(m.noted for m in workings.told())),
        unused_evidence=tuple(unused(case, (i for m in workings.told() for i in m.items), gates)),
        unidentified=tuple(f.id for f in case.facts if not f.by and law.vocabulary.slots[f.slot].who.by),
        asked_and_unknown=asked_and_unknown(case),
        proposed=unsigned(case, law.vocabulary, "proposed"),
        expects=tuple(lacked(case, law, done)),
        workings=workings,
    )
    everything = evolve(everything, entered_and_read_by_none=unread(everything, weighed))
    return evolve(everything, persons=person_lines(everything))


def _made(found: Listing, builder: ChargeBuilder, was: Workings, tell: Tell) -> list[Made]:
    """Return the charge of every outcome of a pack that is told or asked for by name."""
    tell(remark("explaining", pack=builder.pack.id))
    known = was.made.get(builder.pack.id, {})
    by_name = (o for one in found.values() for o in one.by_name)
    told = [builder.made(outcome, "told", known) for outcome in told_in(found)]
    return [*told, *(builder.made(outcome, "by_name", known) for outcome in by_name)]


def _charges(made: Mapping[str, Iterable[Made]], sort: str) -> list[Charge]:
    return [m.charge for every in made.values() for m in every if m.sort == sort]


def _workings(before: Assessment | None, law: Law, asked: Asked) -> Workings:
    """Return how another assessment was worked out, if it was asked the same under the same law."""
    if before is None or before.law is not law or before.stage != asked.stage:
        return NOTHING
    return before.workings if before.workings.offences == asked.offences else NOTHING


def weighed_packs(
    case: Case,
    law: Law,
    asked: Asked,
    tell: Tell = lambda step: None,
    before: Workings = NOTHING,
) -> list[Weighed]:
    """Return every pack of *law* weighed over a case: all offences of those that are asked about."""
    weighed: list[Weighed] = []
    for pack in law.packs:
        tell(remark("weighing", pack=pack.id))
        whole = pack.id in law.asked
        # Of a treaty nobody asked about only what raises a gate is read.
        only = None if whole else read_by(pack, (o.id for o in pack.offences if o.family == "trafficking"))
        wanted = named_offences(case, asked.offences, pack)
        was, first = before.weighed.get(pack.id), weighed[0] if weighed else None
        weighed.append(
            weigh_pack(
                case,
                pack,
                law.vocabulary,
                asked.stage,
                only,
                whole,
                named=wanted,
                before=was,
                beside=first,
            )
        )
    return weighed


def charges_of(key: str, case: Case, law: Law, stage: str, *, rests: bool = True) -> tuple[Charge, ...]:
    """Return the charges of one offence as `find` finds them, without gates and roles.

    Only the offence and what it reads is weighed: a law test asks a thousand times about one offence. What a
    charge rests on is weighed once more for each source: without *rests* it is left out.
    """
    check_case(case, law)
    pack_id, _, id = key.partition(":")
    pack = law.pack(pack_id)
    weighed = weigh_pack(case, pack, law.vocabulary, stage, only=read_by(pack, [id]))
    builder = ChargeBuilder(case, law, weighed, rests=rests)
    own = (o for o in weighed.outcomes if o.offence.key == key and o.matter.suspect in suspects(case))
    return tuple(builder.charge(o) for o in own)
