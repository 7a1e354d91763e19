"""Gates: before a possible victim is charged, by how things stand and not by a label (S25)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from chargeassist.case.model import Case
from chargeassist.case.whom import accused
from chargeassist.findings.authority import lifting
from chargeassist.findings.grounds import Ground, facts_of, grounds_of, is_bare
from chargeassist.findings.model import Charge, GateFinding
from chargeassist.law.algebra import Condition
from chargeassist.law.model import Gate, Law, Pack
from chargeassist.reasoning.matters import ANYONE, Matter
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.reasoning.standing import Standing, capped
from chargeassist.reasoning.trace import trace
from chargeassist.words import remark

Raised = Mapping[str, tuple[GateFinding, ...]]
"""By person, the gates that are raised, without the charges they block."""


def gates_of(law: Law, pack: Pack) -> tuple[Gate, ...]:
    """Return the gates of a State, or `un`'s where the State has none.

    A gate of `un` with a condition of its own stands beside those of every State (S46).
    """
    if pack.id == "un":
        return pack.gates
    common = law.pack("un").gates
    own = pack.gates or tuple(g for g in common if g.raised_if is None)
    return (*own, *(g for g in common if g.raised_if is not None))


def raise_gates(
    case: Case, law: Law, weighed: Sequence[Weighed], before: Raised | None = None
) -> dict[str, tuple[GateFinding, ...]]:
    """Return the gates that are raised for each suspect, without the charges they block.

    Those of a person whom no change of the case reaches are those that were raised *before*.
    """
    known = before or {}
    found: dict[str, tuple[GateFinding, ...]] = {}
    for person in accused(case, law.vocabulary):
        same = person in known and not any(_reached(person, w) for w in weighed)
        found[person] = known[person] if same else tuple(_raised_for(person, case, law, weighed))
    return found


def in_order(raised: Raised) -> list[GateFinding]:
    """Return all that are raised, by their ids."""
    return sorted((g for own in raised.values() for g in own), key=lambda g: g.id)


def _reached(person: str, weighed: Weighed) -> bool:
    """Return whether a change may concern a gate: what was done to a person, and by one, whoever it was."""
    since = weighed.since
    if since is None or not since.reached.isdisjoint({(ANYONE, person), (person, None)}):
        return True
    return any(person in (*f.by, *f.of) for f in since.change.facts)


def _raised_for(person: str, case: Case, law: Law, weighed: Sequence[Weighed]) -> Iterator[GateFinding]:
    seen: set[str] = set()
    grounds = list(grounds_of(case, person, weighed))
    for pack in (law.pack(id) for id in law.asked):
        weigher = next(w for w in weighed if w.pack.id == pack.id)
        for gate in gates_of(law, pack):
            if not _concerned(gate, person, case, law):
                continue
            finding = _raised(gate, person, law, grounds, weigher)
            if finding is not None and finding.id not in seen:
                seen.add(finding.id)
                yield finding


def _concerned(gate: Gate, person: str, case: Case, law: Law) -> bool:
    """Return whether a gate over certain conduct has any to stand before: entered of this person, or laid."""
    if gate.covers.what != "conduct":
        return True
    done = any(f.slot == "conduct" and f.term in gate.covers.ids and person in f.by for f in case.facts)
    laid = {c.offence for c in case.laid if person in c.accused}
    return done or any(
        o.key in laid and gate.covers.reaches(o) for id in law.asked for o in law.pack(id).offences
    )


def _raised(gate: Gate, person: str, law: Law, grounds: list[Ground], weighed: Weighed) -> GateFinding | None:
    case = weighed.weigher.case
    matter = Matter(person, None)

    def stand(condition: Condition | None) -> tuple[Standing, tuple[str, ...], bool]:
        if condition is None:
            return Standing.MISSING, (), False
        limb = trace(condition, lambda c: weighed.column(c, matter))
        leaves = [x.weighing for x in limb.deciding() if x.weighing is not None and x.standing.stands]
        return limb.standing, facts_of(leaves), is_bare(leaves)

    if gate.pack == "un" and gate.raised_if is not None:
        grounds = []  # it asks one thing alone, and the others have gates of their own
    own, own_facts, own_bare = stand(gate.raised_if)
    if own.stands:
        grounds = [*grounds, Ground(remark("own-condition"), own, own_facts, own_bare)]
    if not grounds:
        return None
    standing = max(g.standing for g in grounds)
    exception, _, _ = stand(gate.unless)
    if capped(exception) is Standing.CONTRADICTED:
        return None
    nexus, nexus_facts, _ = stand(gate.nexus)
    return GateFinding(
        f"{person}/{gate.key}",
        person,
        gate,
        standing,
        tuple(dict.fromkeys(f for g in grounds for f in g.facts)),
        tuple(g.text for g in grounds),
        nexus,
        nexus_facts if nexus.stands else (),
        lifted_by=lifting(gate, person, law.pack(gate.pack), case),
        bare=all(g.bare for g in grounds),
    )


def apply_gates(
    charges: Sequence[Charge],
    gates: Sequence[GateFinding],
    before: Mapping[int, tuple[Charge, Charge]],
) -> tuple[tuple[Charge, ...], tuple[GateFinding, ...]]:
    """Return the charges with `blocked` where a gate blocks them, and the gates with what they block.

    Nothing is proposed against whoever a gate protects (S40). A charge that stood behind the same gates
    *before* is that charge.

    A gate blocks what it covers unless its nexus is contradicted; a trafficking charge only if the
    nexus stands supported, so that a victim who became a trafficker is not out of reach. A `defence`
    never blocks, nor does a label alone: that refers.
    """
    blocks: dict[str, list[str]] = {g.id: [] for g in gates}
    beside: dict[str, list[str]] = {g.id: [] for g in gates}
    done: list[Charge] = []
    for charge in charges:
        by = [g for g in gates if _blocks(g, charge)]
        for gate in by or [g for g in gates if _stands_beside(g, charge)]:
            (blocks if by else beside)[gate.id].append(charge.id)
        done.append(_behind(charge, by, before) if by else charge)
    told = (evolve(g, blocks=tuple(blocks[g.id]), stands_beside=tuple(beside[g.id])) for g in gates)
    return tuple(done), tuple(told)


def _behind(
    charge: Charge, gates: Iterable[GateFinding], before: Mapping[int, tuple[Charge, Charge]]
) -> Charge:
    reasons = tuple(remark("behind-gate", gate=g.gate.key, title=g.gate.title) for g in gates)
    _, known = before.get(id(charge), (None, None))
    if known is not None and known.reasons == reasons:
        return known
    return evolve(charge, role="blocked", reasons=reasons, proposals=())


def _blocks(finding: GateFinding, charge: Charge) -> bool:
    if not _covers(finding, charge):
        return False
    if charge.offence.family == "trafficking":
        return finding.nexus is Standing.SUPPORTED
    return finding.gate.nexus is None or finding.nexus is not Standing.CONTRADICTED


def _covers(finding: GateFinding, charge: Charge) -> bool:
    gate = finding.gate
    if not finding.in_force or finding.person != charge.matter.suspect:
        return False
    return gate.pack in ("un", charge.offence.pack) and gate.covers.reaches(charge.offence)


def _stands_beside(finding: GateFinding, charge: Charge) -> bool:
    """Return whether a charge of trafficking stands though a gate covers it, which is to be pointed out."""
    stands = charge.offence.family == "trafficking" and charge.standing.stands
    return stands and _covers(finding, charge) and finding.nexus is not Standing.CONTRADICTED
