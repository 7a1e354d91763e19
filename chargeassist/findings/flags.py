"""Cautions beside the charges: what a reviewing prosecutor would want pointed out (S25, S6, S9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.case.model import Case
from chargeassist.case.whom import outside, suspects
from chargeassist.findings.authority import contradicting, not_counted
from chargeassist.findings.grounds import CHILD
from chargeassist.findings.model import Caution, Charge, GateFinding
from chargeassist.findings.noted import Noted, cut_by_law
from chargeassist.law.model import Law, Pack
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.values import NO, Values
from chargeassist.words import remark

_BY_TERM = {
    "benefit:own-passage": "own-passage",
    "motive:family": "family-motive",
    "motive:humanitarian": "humanitarian-motive",
}
IN_FAVOUR = frozenset(_BY_TERM.values())
"""The cautions of what a suspect did it for: no benefit of the smuggling, or none at all."""
_AVAILABLE = {"abroad": "evidence-abroad", "at-risk": "evidence-at-risk", "no": "evidence-unavailable"}


def flags(
    case: Case,
    law: Law,
    charges: Sequence[Charge],
    weighed: Sequence[Weighed],
    gates: Sequence[GateFinding],
    noted: Noted,
) -> tuple[Caution, ...]:
    """Return every caution, in a fixed order; *noted* is what was noted of all charges."""
    values = Values(case, weighed[0].weigher.base.facts, "")
    found = (
        *_persons(case),
        *_protection(case),
        *_procedure(case, law, charges, gates, values),
        *_not_behind(gates),
        *_law(case, law, charges, values),
        *_parts(charges, noted.cut_by_law),
        *_evidence(case),
        *_facts(case, law, charges, noted),
        *_law_gaps(weighed, law, charges),
    )
    return tuple(dict.fromkeys(found))


def _persons(case: Case) -> Iterator[Caution]:
    said = [f for f in case.facts if f.name in _BY_TERM and f.holds == "yes"]
    for person in suspects(case) if said else ():
        for fact in (f for f in said if person in f.by):
            code = _BY_TERM[fact.name]
            yield Caution(code, person, remark(code, fact=fact.id))


def _protection(case: Case) -> Iterator[Caution]:
    """Whoever asks for protection, or came to ask for it, has that looked at first (S46)."""
    for fact in case.facts:
        if fact.name == "status:asylum-seeker" and fact.holds == "yes":
            for person in fact.of:
                yield Caution("refugee-protection", person, remark("refugee-protection", fact=fact.id))


def _procedure(
    case: Case, law: Law, charges: Sequence[Charge], gates: Sequence[GateFinding], values: Values
) -> Iterator[Caution]:
    """Earlier proceedings, and suspects who were or may have been children (S24, S25)."""
    for proceeding in case.proceedings:
        text = remark("tried-before", proceeding=proceeding.id, court_of=proceeding.in_)
        yield Caution("ne-bis-in-idem", proceeding.suspect, text)
    for person in suspects(case):
        yield from _perhaps_a_child(person, values, law, charges)
    for consent in case.consents:
        if consent.given == "no":
            yield Caution("consent-refused", consent.id, remark("consent-refused"))
    for laid in outside(case, law):
        yield Caution("laid-outside-the-law", laid.id, remark("laid-outside", offence=laid.offence))
    for id, why in not_counted(case, law, gates, charges):
        yield Caution("not-counted", id, why)
    for both in contradicting(case):
        yield Caution("consents-contradict", both[0], remark("consents-contradict", ids=both))


def _not_behind(gates: Sequence[GateFinding]) -> Iterator[Caution]:
    """Yield a caution for each gate beside which a charge of trafficking stands."""
    for gate in (g for g in gates if g.stands_beside):
        text = remark("not-behind-the-gate", title=gate.gate.title)
        yield Caution("not-behind-the-gate", gate.person, text)


def _perhaps_a_child(person: str, values: Values, law: Law, charges: Sequence[Charge]) -> Iterator[Caution]:
    """Whoever was, or may have been, a child on the days of a charge, and what no child is sentenced to."""
    born = births(values, person)
    own = (c.matter.window for c in charges if c.matter.suspect == person) if born else ()
    windows = [w for w in dict.fromkeys(own) if w.dated]

    def shown(years: int) -> tuple[str, ...]:
        return tuple(b.name for b in born if any(b.younger(years, w) != NO for w in windows))

    if shown(CHILD):
        yield Caution("child-suspect", person, remark("perhaps-a-child", shown_by=shown(CHILD)))
    for rule in (rule for id in law.asked for rule in law.pack(id).minors):
        if shown(rule.under):
            never = tuple(remark(f"sentence-{s}") for s in rule.never)
            text = remark("minor-not-sentenced", n=rule.under, never=never, cite=rule.at)
            yield Caution("child-suspect", person, text)


def _law(case: Case, law: Law, charges: Sequence[Charge], values: Values) -> Iterator[Caution]:
    for pack in law.packs:
        if pack.id not in law.asked:
            continue
        if pack.fictional:
            yield Caution("fictional-law", pack.id, remark("invented-state", title=pack.title))
        yield from _leap_days(case, pack, charges, values)
        if case.as_at > pack.stated_at:
            text = remark("law-stated-earlier", stated=str(pack.stated_at), assessed=str(case.as_at))
            yield Caution("law-stated-earlier", pack.id, text)


def _leap_days(case: Case, pack: Pack, charges: Sequence[Charge], values: Values) -> Iterator[Caution]:
    """Yield a caution for whoever is born on 29 February, where the pack does not say what follows."""
    if pack.leap_birthday:
        return
    concerned = {
        p for c in charges if c.offence.pack == pack.id for p in (c.matter.suspect, c.matter.complainant)
    }
    for person in case.persons:
        born = [b.days for b in births(values, person.id) if b.days and b.days.first == b.days.last]
        if person.id in concerned and any((d.first.month, d.first.day) == (2, 29) for d in born):
            yield Caution("leap-day-birthday", person.id, remark("leap-day-birthday", pack=pack.id))


def _parts(charges: Sequence[Charge], cut: bool) -> Iterator[Caution]:
    """Yield a caution where one offence in one course is told in several parts of time, with what cuts it.

    *cut* says whether a law cuts any: in most cases none is, and no id but for its day is that of another.
    """
    if not cut and len({c.id.rpartition("/")[0] for c in charges}) == len(charges):
        return
    versions: dict[tuple[object, ...], list[Charge]] = {}
    for charge in charges:
        key = (charge.offence.key, charge.matter.mode, charge.matter.course)
        versions.setdefault(key, []).append(charge)
    for several in versions.values():
        offence, matter = several[0].offence, several[0].matter
        if len({c.offence.period for c in several}) > 1 or any(map(cut_by_law, several)):
            code = "law-change"
        elif len(several) > 1:
            code = "age-turns"
        else:
            continue
        in_mode = remark("in-mode", offence=offence.key, mode=matter.mode)
        text = remark(code, offence=offence.key if matter.mode == "principal" else in_mode)
        yield Caution(code, matter.suspect, text)


def _evidence(case: Case) -> Iterator[Caution]:
    for state, code in _AVAILABLE.items():
        recorded = code == "evidence-at-risk"
        ids = [e.id for e in case.evidence if e.available == state and not (recorded and e.recorded != "no")]
        if ids:
            yield Caution(code, ids[0], remark(code, items=tuple(ids)))
    contested = tuple(e.id for e in case.evidence if e.admissible == "contested" or e.chain == "broken")
    if contested:
        yield Caution("contested", contested[0], remark("items-contested", items=contested))


def _facts(case: Case, law: Law, charges: Sequence[Charge], noted: Noted) -> Iterator[Caution]:
    wide = tuple(sorted(noted.wide))
    if wide:
        yield Caution("date-too-wide", wide[0], remark("date-too-wide", facts=wide))
    conduct = ("conduct", "manner")
    slots = law.vocabulary.slots
    late = tuple(
        f.id for f in case.facts if slots[f.slot].nature in conduct and f.on and f.on.first > case.as_at
    )
    if late:
        yield Caution("after-as-at", late[0], remark("after-as-at", facts=late, day=str(case.as_at)))
    undated = tuple(sorted(noted.undated))
    if undated:
        yield Caution("undated", undated[0], remark("undated-everywhere", facts=undated))
    loose = [
        f.id for f in case.facts if slots[f.slot].nature in conduct and slots[f.slot].who.of and not f.of
    ]
    of_nobody = [c for c in charges if c.matter.complainant is None] if loose else ()
    counted = {f for c in of_nobody for e in c.elements for f in e.facts}
    untied = tuple(f for f in loose if f not in counted)
    if untied:
        yield Caution("not-tied", untied[0], remark("not-tied", facts=untied))
    unplaced = tuple(sorted(noted.unplaced))
    if unplaced:
        yield Caution("place-assumed", unplaced[0], remark("place-assumed", facts=unplaced))


def _law_gaps(weighed: Sequence[Weighed], law: Law, charges: Sequence[Charge]) -> Iterator[Caution]:
    """Yield a caution where the treaty's trafficking stands and no trafficking offence asked about does.

    Where one would, but is not open, such as before it came into force, that is said instead: the law
    has no gap then, and what is open stands beside it (S44).
    """
    charged = suspects(weighed[0].weigher.case)
    own = [c for c in charges if c.offence.family == "trafficking" and c.standing >= Standing.DISPUTED]
    stand = {_pair(c) for c in own if c.available.is_ != "no"}
    closed = {_pair(c): c for c in reversed(own)}
    for one in (w for w in weighed if w.pack.treaty and w.pack.id not in law.asked):
        for outcome in one.outcomes:
            suspect, person, offence = outcome.matter.suspect, outcome.matter.complainant, outcome.offence
            met = offence.family == "trafficking" and outcome.standing >= Standing.DISPUTED
            if not met or suspect not in charged or (suspect, person) in stand:
                continue
            stand.add((suspect, person))
            if (suspect, person) in closed:
                yield _not_open(closed[suspect, person], charges)
                continue
            text = remark("meets-treaty", offence=offence.key, cite=offence.provision, person=person or "")
            yield Caution("gap-in-the-law", suspect, text)


def _not_open(charge: Charge, charges: Sequence[Charge]) -> Caution:
    """Say of the State's own offence that it stands and is not open, why, and what is open."""
    why = charge.available.why
    open_ = dict.fromkeys(
        c.offence.key
        for c in charges
        if _pair(c) == _pair(charge) and c.standing >= Standing.DISPUTED and c.available.is_ != "no"
    )
    code = "not-yet-in-force" if any(w.code == "not-yet-in-force" for w in why) else "own-law-not-open"
    of, person = charge.offence.key, charge.matter.complainant or ""
    text = remark("own-law-not-open-alone", offence=of, person=person, why=why)
    if open_:
        text = remark("own-law-not-open", offence=of, person=person, why=why, others=tuple(open_))
    return Caution(code, charge.matter.suspect, text)


def _pair(charge: Charge) -> tuple[str, str | None]:
    return charge.matter.suspect, charge.matter.complainant
