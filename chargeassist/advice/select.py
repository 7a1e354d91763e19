"""Which counts belong on the sheet, in which role, and why (S29, S30)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, is_

from attrs import evolve, frozen

from chargeassist.advice.acts import apart, within
from chargeassist.advice.bench import Bench
from chargeassist.advice.inclusion import ALWAYS, ON_FACTS, STATUTE, Relations, carrying
from chargeassist.advice.losses import Loss
from chargeassist.advice.stress import fatal_losses
from chargeassist.findings.asides import CHARGE_ORDERED
from chargeassist.findings.come import Come
from chargeassist.findings.model import Assessment, Caution, Charge, WhyNot
from chargeassist.findings.ranking import by_role
from chargeassist.findings.workings import Chosen, Sunk
from chargeassist.law.model import Order
from chargeassist.reasoning.standing import Standing
from chargeassist.words import remark
from chargeassist.words.untold import untold

COUNTED = ("primary", "cumulative")
"""The roles in which charges stand beside each other on the sheet."""
CORE = ("trafficking", "smuggling")
"""The families this library exists for: one of them is never displaced by a graver offence."""


def select(assessment: Assessment, before: Assessment | None = None) -> Assessment:
    """Return the assessment with a role for every charge, reasons from the closed list, and the way up.

    Roles never depend on the order of charges or facts. A charge behind a gate stays blocked. Where the
    charges of a course are those of *before*, and no change reaches them, their roles are too.
    """
    chooser = _Chooser(assessment, before.workings.sunk if before is not None else {})
    known = before.workings.chosen if before is not None else {}
    chosen = {id(c): chooser.again(c, known) for c in assessment.charges}
    done = sorted(chosen.values(), key=attrgetter("rank"))
    flags = (*assessment.flags, *_overcharging(done))
    sunk = {key: found for key, found in chooser.sunk.items() if key in chosen}
    workings = evolve(assessment.workings, chosen=chosen, sunk=sunk)
    return evolve(assessment, charges=tuple(c.charge for c in done), flags=flags, workings=workings)


def chargeable(charge: Come) -> bool:
    """Return whether every element stands supported or disputed, and the offence is or may be open (S29)."""
    return charge.standing >= Standing.DISPUTED and charge.available.is_ != "no"


def _overcharging(chosen: Sequence[Chosen]) -> Iterator[Caution]:
    """Yield a caution where counts for one person against another rest on the very same facts."""
    same: dict[tuple[object, ...], list[Charge]] = {}
    for one in (c for c in chosen if c.carried_by):
        key = (*one.charge.matter.pair, one.charge.offence.pack, one.carried_by)
        same.setdefault(key, []).append(one.charge)
    for (*_, carried), several in same.items():
        offences = tuple(dict.fromkeys(c.offence.key for c in several))
        if len(offences) > 1 and isinstance(carried, frozenset):
            text = remark("same-facts", offences=offences, facts=tuple(sorted(carried)))
            yield Caution("overcharging", several[0].matter.suspect, text)


def _gravest_first(charges: Iterable[Charge]) -> list[Charge]:
    def key(charge: Charge) -> tuple[object, ...]:
        core = charge.offence.family not in CORE
        return *(-g for g in charge.gravity), core, -charge.standing, charge.id

    return sorted(charges, key=key)


@untold
@frozen
class _Course:
    """The charges against one suspect that belong to one course: a complainant's, in one episode."""

    primary: tuple[Charge, ...]
    """The gravest chargeable, and the gravest chargeable of trafficking and of smuggling."""
    out_of_reach: tuple[Charge, ...]
    """Graver or core charges that are open, stand in no mode and lack something: a fallback points there."""
    within: Mapping[str, Charge]
    """By the id of a charge, the graver one that is kept for the very same acts (S48)."""
    displaced: tuple[Charge, ...]
    """Charges in whose place the statute orders another, which is on the sheet (S27)."""


class _Chooser:
    def __init__(self, assessment: Assessment, sunk: Mapping[int, Sunk]) -> None:
        self.assessment = assessment
        self.bench = Bench(assessment, making=True)
        self.relations = {
            p: Relations(assessment.law.pack(p), assessment.law.vocabulary) for p in assessment.law.asked
        }
        self.courses: dict[tuple[object, ...], _Course] = {}
        self.same: dict[tuple[object, ...], tuple[Charge, ...]] = {}
        self.sunk = {key: s for key, s in sunk.items() if assessment.workings.stays(s.charge, s.looked)}
        """The smallest losses that sink a charge: of those that no change reaches, as they were."""
        self.alike: dict[tuple[int, int], bool] = {}
        self.touched: dict[int, bool] = {}
        self.near: dict[tuple[object, ...], list[Charge]] = {}
        for c in assessment.charges:
            self.near.setdefault((c.matter.suspect, c.matter.episode, c.offence.pack), []).append(c)

    def beside(self, charge: Charge) -> tuple[Charge, ...]:
        """Return the charges of a course: one suspect, complainant, episode and law.

        An offence against the State stands beside what was done to anybody in the same episode.
        """
        matter, pack = charge.matter, charge.offence.pack
        key = (matter.course, pack)
        if key not in self.same:
            near = self.near[matter.suspect, matter.episode, pack]
            same = (c for c in near if matter.complainant in (None, c.matter.complainant))
            self.same[key] = tuple(same)
        return self.same[key]

    def course(self, charge: Charge) -> _Course:
        """Return the course a charge belongs to."""
        key = (charge.matter.course, charge.offence.pack)
        if key not in self.courses:
            orders = self.assessment.law.pack(charge.offence.pack).orders
            self.courses[key] = _course(self.beside(charge), orders)
        return self.courses[key]

    def again(self, charge: Charge, before: Mapping[int, Chosen]) -> Chosen:
        """Return a charge in its role; where its course is as it was, and what was looked at, as before."""
        same, known = self.beside(charge), before.get(id(charge))
        if known is not None and self.unchanged(same, known.course) and self.stays(same, known.looked):
            return known
        weighed = self.bench.weighed(charge)
        weighed.look_anew()
        chosen = self.choose(charge)
        carried = carrying(chosen) if chosen.role in COUNTED else frozenset[str]()
        return Chosen(charge, same, chosen, weighed.looked(), by_role(chosen), carried)

    def unchanged(self, same: tuple[Charge, ...], before: tuple[Charge, ...]) -> bool:
        """Return whether a course has the charges it had: looked at once."""
        key = id(same), id(before)
        if key not in self.alike:
            self.alike[key] = len(same) == len(before) and all(map(is_, same, before))
        return self.alike[key]

    def stays(self, same: tuple[Charge, ...], looked: int) -> bool:
        """Return whether no change reaches the persons of a course, or nothing *looked* at is another."""
        workings = self.assessment.workings
        if id(same) not in self.touched:
            self.touched[id(same)] = any(map(workings.reaches, same))
        return not self.touched[id(same)] or not workings.other(same[0], looked)

    def choose(self, charge: Charge) -> Charge:
        """Return the charge with its role: the rules of S30 in their order."""
        if charge.role == "blocked":
            return charge
        course = self.course(charge)
        if charge.available.is_ == "no":
            return _as(charge, "not-advised", "not-open")
        if charge.standing is Standing.CONTRADICTED:
            return _as(charge, "not-advised", "contradicted")
        if charge in course.displaced:
            return _as(charge, "not-advised", "charging-order")
        if not chargeable(charge):
            return _unproved(charge, course)
        why_not = _why_not(charge, course)
        if charge in course.primary:
            now = ("for-now",) if why_not else ()
            return evolve(_as(charge, "primary", *now), why_not=why_not)
        return evolve(self.placed(charge, course), why_not=why_not)

    def placed(self, charge: Charge, course: _Course) -> Charge:
        """Return the role of a chargeable charge beside graver ones."""
        kept = course.within.get(charge.id)
        graver = [c for c in course.primary if c is not charge and c is not kept]
        graver = graver if kept is None else [kept, *graver]
        relations = self.relations[charge.offence.pack]
        inside = [
            (g, r)
            for g in graver
            if not apart(g, charge)
            if (r := relations.between(g, charge)).kind in (ALWAYS, ON_FACTS)
            or g is kept
            or (g.offence.protects == charge.offence.protects and r.by != STATUTE)
        ]
        survives = self.survives(charge, graver)
        safety = ("safety-net",) if survives else ()
        if not inside:
            return _as(charge, "cumulative", "reflects-distinct-harm", *safety)
        first, relation = inside[0]
        doubtful = first.standing is Standing.DISPUTED or first.one_source is not None
        if doubtful or (not relation.may_convict and relation.kind in (ALWAYS, ON_FACTS)):
            alternative = _as(charge, "alternative", *(safety or ("procedural-bar",)))
            return evolve(alternative, alternative_to=first.id)
        if first is kept and relation.kind != ALWAYS:
            alternative = _as(charge, "alternative", *(safety or ("same-acts",)))
            return evolve(alternative, alternative_to=first.id)
        if survives:
            return _as(charge, "safety-net", "safety-net")
        if relation.kind == ALWAYS:
            return _as(charge, "not-advised", "adds-nothing")
        return evolve(_as(charge, "alternative", "same-interest"), alternative_to=first.id)

    def survives(self, charge: Charge, graver: Sequence[Charge]) -> bool:
        """Return whether it still stands after a smallest loss that sinks a graver charge: any of them."""
        return any(not self.bench.falls(charge, x) for other in graver for x in self.sinking(other))

    def sinking(self, charge: Charge) -> Sequence[Loss]:
        """Return the smallest losses that sink a charge: found once, whatever stands beside it."""
        weighed = self.bench.weighed(charge)
        if id(charge) not in self.sunk:
            found = fatal_losses([charge], self.bench, smallest=True).sets
            self.sunk[id(charge)] = Sunk(charge, found, weighed.looked())
        weighed.weigher.rater.looked |= self.sunk[id(charge)].looked
        return self.sunk[id(charge)].sets


def _as(charge: Charge, role: str, *reasons: str) -> Charge:
    return evolve(charge, role=role, reasons=tuple(map(remark, reasons)))


def _unproved(charge: Charge, course: _Course) -> Charge:
    """Return the role of a charge that lacks something: a lesser one on the same acts waits for nothing."""
    if not charge.awaiting:
        return _as(charge, "not-yet")
    if (kept := course.within.get(charge.id)) is not None:
        return evolve(_as(charge, "not-yet", "same-acts"), alternative_to=kept.id)
    return _as(charge, "awaiting")


def _course(charges: Sequence[Charge], orders: Sequence[Order]) -> _Course:
    open_ = [c for c in charges if chargeable(c) and c.role != "blocked"]
    ids = {c.offence.id for c in open_}
    binding = {o.id for o in orders if ids & set(o.charge)}
    near = [c for c in charges if c.awaiting and c.available.is_ != "no" and c.role != "blocked"]
    displaced = [
        c for c in (*open_, *near) if any(o.state == CHARGE_ORDERED and o.id in binding for o in c.orders)
    ]
    live = _gravest_first(c for c in open_ if c not in displaced)
    waiting = _gravest_first(c for c in near if c not in displaced)
    # Of the same acts trafficking and smuggling are kept; nothing gives way to what only waits.
    inner = within(sorted((*live, *waiting), key=lambda c: (c.awaiting, c.offence.family not in CORE)))
    live = [c for c in live if c.id not in inner]
    primary = live[:1]
    for family in CORE:
        primary += [c for c in live if c.offence.family == family and c not in primary][:1]
    stand = {c.offence.key for c in open_}
    lacking = _gravest_first(
        c
        for c in charges
        if c.offence.key not in stand
        and c.available.is_ != "no"
        and c.role != "blocked"
        and c not in displaced
        and c.standing in (Standing.THIN, Standing.MISSING)
    )
    return _Course(tuple(primary), tuple(lacking), inner, tuple(displaced))


def _why_not(charge: Charge, course: _Course) -> WhyNot | None:
    """Return the graver charge that is out of reach, what it lacks, and the way up.

    A core offence comes first, however grave the rest: it is why the case came here.
    """
    above = [c for c in course.out_of_reach if _above(c, charge)]
    if charge.offence.family in CORE:
        above = [c for c in above if c.offence.family in CORE and c.offence.family != charge.offence.family]
    above.sort(key=lambda c: (c.offence.family not in CORE, not c.awaiting))
    if not above:
        return None
    first = above[0]
    lacking = tuple((e.id, e.standing) for e in first.elements if e.standing < Standing.DISPUTED)
    return WhyNot(first.id, first.offence.key, first.offence.title, lacking, first.gaps[:3], first.awaiting)


def _above(other: Charge, charge: Charge) -> bool:
    if other.offence.family in CORE and charge.offence.family not in CORE:
        return True
    return other.gravity > charge.gravity and other.standing.stands
