"""A case under a law: gates first, then every charge with its elements, then what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from attrs import frozen

from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.whom import suspects
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.findings.flags import flags
from chargeassist.findings.gates import apply_gates, raise_gates
from chargeassist.findings.model import Assessment, Charge, Omitted
from chargeassist.findings.unused import unused
from chargeassist.law.algebra import leaves_of
from chargeassist.law.model import Law, Offence, Pack
from chargeassist.law.penalties import gravity
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.reasoning.reads import read_by
from chargeassist.reasoning.standing import STAGES
from chargeassist.words import Remark, listed, remark

Tell = Callable[[Remark], None]
"""Is told each step that is begun."""
ROLES = (
    "blocked",
    "primary",
    "awaiting",
    "cumulative",
    "alternative",
    "safety-net",
    "not-advised",
    "not-yet",
    "unassigned",
)


@frozen
class Asked:
    """What is asked of a case: at which stage, and which offences are listed whatever is entered."""

    stage: str = "charge"
    offences: frozenset[str] = frozenset()


def find(case: Case, law: Law, asked: Asked = Asked(), tell: Tell | None = None) -> Assessment:
    """Return gates, charges with every element, and cautions; `advice.charging.assess` adds the roles.

    Raises CaseError for words of the case that the law does not know, and ValueError for an unknown
    stage. Charges that are listed only because they are asked for by name change nothing
    else (S51).
    """
    if asked.stage not in STAGES:
        raise ValueError(f"a stage is {listed(STAGES, 'or')}")
    check_case(case, law)
    progress = tell or (lambda step: None)
    weighed: list[Weighed] = []
    for pack in law.packs:
        progress(remark("weighing", pack=pack.id))
        whole = pack.id in law.asked
        # Of a treaty nobody asked about only what raises a gate is read.
        only = None if whole else read_by(pack, (o.id for o in pack.offences if o.family == "trafficking"))
        wanted = named_offences(case, asked.offences, pack)
        weighed.append(
            weigh_pack(case, pack, law.vocabulary, asked.stage, only=only, modes=whole, named=wanted)
        )
    charges: list[Charge] = []
    named: list[Charge] = []
    kept_out: Counter[str] = Counter()
    for one in (w for w in weighed if w.pack.id in law.asked):
        progress(remark("explaining", pack=one.pack.id))
        told, others = _told(one, case)
        by_name = [o for o in others if _is_named(o, asked.offences)]
        builder = ChargeBuilder(case, law, one, asked.stage)
        charges += map(builder.charge, told)
        named += map(builder.charge, by_name)
        kept_out.update(_first_missing(o) for o in others if o not in by_name)
        kept_out.update(_without_conduct(o) for o, m in one.silent if m.suspect in suspects(case))
    raised = sorted(raise_gates(case, law, weighed), key=lambda g: g.id)
    done, gates = apply_gates(charges, raised)
    extra, _ = apply_gates(named, raised)
    return Assessment(
        case=case,
        law=law,
        stage=asked.stage,
        gates=gates,
        charges=tuple(sorted((*done, *extra), key=by_role)),
        by_name=frozenset(c.id for c in extra),
        omitted=Omitted(kept_out.total(), tuple(sorted(kept_out.items(), key=lambda i: (-i[1], i[0])))),
        flags=flags(case, law, sorted(done, key=by_role), weighed),
        unused_evidence=tuple(unused(case, done, gates)),
        unidentified=tuple(f.id for f in case.facts if not f.by and law.vocabulary.slots[f.slot].who.by),
    )


def charges_of(key: str, case: Case, law: Law, stage: str) -> tuple[Charge, ...]:
    """Return the charges of one offence as `find` finds them, without gates and roles.

    Only the offence and what it reads is weighed: a law test asks a thousand times about one offence.
    """
    check_case(case, law)
    pack_id, _, id = key.partition(":")
    pack = law.pack(pack_id)
    weighed = weigh_pack(case, pack, law.vocabulary, stage, only=read_by(pack, [id]))
    builder = ChargeBuilder(case, law, weighed, stage)
    own = (o for o in weighed.outcomes if o.offence.key == key and o.matter.suspect in suspects(case))
    return tuple(builder.charge(o) for o in own)


def _told(weighed: Weighed, case: Case) -> tuple[list[Outcome], list[Outcome]]:
    """Return the outcomes of one pack that are listed as charges, and those that are counted alone."""
    told: list[Outcome] = []
    others: list[Outcome] = []
    charged = suspects(case)
    for outcome in weighed.outcomes:
        if outcome.matter.suspect in charged:
            (told if _listed(outcome, case) else others).append(outcome)
    return told, others


def _listed(outcome: Outcome, case: Case) -> bool:
    """S28: anything entered for its conduct, or laid."""
    key, matter = outcome.offence.key, outcome.matter
    laid = any(c.offence == key and c.speaks_of(matter.suspect, matter.complainant) for c in case.laid)
    return outcome.entered or (not outcome.offence.conduct and outcome.standing.stands) or laid


def _is_named(outcome: Outcome, named: frozenset[str]) -> bool:
    return outcome.offence.key in named or f"{outcome.offence.pack}:*" in named


def named_offences(case: Case, asked: Iterable[str], pack: Pack) -> frozenset[str]:
    """Return the offences of a pack that are listed whatever is entered: laid, or asked for by name."""
    wanted = {*asked, *(c.offence for c in case.laid)}
    whole = f"{pack.id}:*" in wanted
    return frozenset(o.key for o in pack.offences if whole or o.key in wanted)


def _without_conduct(offence: Offence) -> str:
    """Return the first element of an offence that asks for conduct."""
    own = set(offence.conduct)
    found = (e.id for e in offence.elements if own & set(leaves_of(e.requires)))
    return next(found, offence.elements[0].id)


def _first_missing(outcome: Outcome) -> str:
    for element, standing in zip(outcome.offence.elements, outcome.elements, strict=True):
        if not standing.stands:
            return element.id
    return "identity"


def by_role(charge: Charge) -> tuple[object, ...]:
    """Return what sorts charges: by role, then how they stand, then gravity, then id."""
    highest, lowest = gravity(charge.offence.penalties)
    return ROLES.index(charge.role), -charge.standing, -highest, -lowest, charge.id
