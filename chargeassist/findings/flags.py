"""Cautions beside the charges: what a reviewing prosecutor would want pointed out (S25, S6, S9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.case.model import Case, Fact
from chargeassist.findings.model import Caution, Charge
from chargeassist.law.model import Law
from chargeassist.reasoning.derived import NO, Values, births, younger
from chargeassist.reasoning.lanes import suspects
from chargeassist.reasoning.matters import ANYONE
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.words import listed

_OWN_PASSAGE = (
    "passage of one's own is no benefit from smuggling; whoever only steered for it is"
    " cautioned here, not cleared"
)
_FAMILY = "a family motive: the purpose of benefit is what may be missing (it is no immunity)"
_HUMANITARIAN = "a humanitarian motive: the purpose of benefit is what may be missing (it is no immunity)"
_BY_TERM = {
    "benefit:own-passage": ("own-passage", _OWN_PASSAGE),
    "motive:family": ("family-motive", _FAMILY),
    "motive:humanitarian": ("humanitarian-motive", _HUMANITARIAN),
}


def flags(case: Case, law: Law, charges: Sequence[Charge], weighed: Sequence[Weighed]) -> tuple[Caution, ...]:
    """Return every caution, in a fixed order."""
    found = (
        *_persons(case),
        *_procedure(case, charges),
        *_law(case, law, charges),
        *_evidence(case),
        *_facts(case, law, charges),
        *_law_gaps(weighed, law, charges),
    )
    return tuple(dict.fromkeys(found))


def too_wide(charge: Charge) -> frozenset[str]:
    """Return the facts of a charge whose dates are so wide that they may lie in another part of time (S9)."""
    notes = (n for e in charge.elements for n in e.notes if n.code == "another-part-of-time")
    return frozenset(n.text("fact") for n in notes)


def _persons(case: Case) -> Iterator[Caution]:
    for person in suspects(case):
        for fact in case.facts:
            if fact.name in _BY_TERM and person in fact.by and fact.holds == "yes":
                code, text = _BY_TERM[fact.name]
                yield Caution(code, person, f"{text} ({fact.id})")


def _procedure(case: Case, charges: Sequence[Charge]) -> Iterator[Caution]:
    """Earlier proceedings, and suspects who were or may have been children (S24, S25)."""
    for proceeding in case.proceedings:
        text = f"{proceeding.id}: proceedings in {proceeding.in_}; was the same conduct tried?"
        yield Caution("ne-bis-in-idem", proceeding.suspect, text)
    for person in suspects(case):
        windows = [c.matter.window for c in charges if c.matter.suspect == person and c.matter.window.dated]
        born = list(births(Values(case, _by_name(case), ""), person))
        young = [name for when, name, _ in born if any(younger(when, 18, w) != NO for w in windows)]
        if young:
            who = f"was or may have been a child at the time ({listed(young)})"
            text = f"{who}: the law on child suspects comes first"
            yield Caution("child-suspect", person, text)
    for consent in case.consents:
        if consent.given == "no":
            yield Caution("consent-refused", consent.id, "a consent or authorisation was refused")


def _by_name(case: Case) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in case.facts:
        found.setdefault(fact.name, []).append(fact)
    return found


def _law(case: Case, law: Law, charges: Sequence[Charge]) -> Iterator[Caution]:
    for pack in law.packs:
        if pack.id not in law.asked:
            continue
        if pack.fictional:
            yield Caution("fictional-law", pack.id, f"{pack.title}: an invented State, for teaching")
        if case.as_at > pack.stated_at:
            yield Caution(
                "law-stated-earlier",
                pack.id,
                f"law stated as at {pack.stated_at}; the case is assessed as at {case.as_at}",
            )
    versions: dict[tuple[str, str, str | None, str | None], list[Charge]] = {}
    for charge in charges:
        mode = "" if charge.matter.mode == "principal" else f" ({charge.matter.mode})"
        key = (f"{charge.offence.key}{mode}", *charge.matter.course)
        versions.setdefault(key, []).append(charge)
    for (offence, suspect, *_), several in versions.items():
        if len({c.offence.period for c in several}) > 1 or any(map(_cut_by_law, several)):
            yield Caution(
                "law-change",
                suspect,
                f"the law of {offence} changed during the conduct: one count for each part",
            )
        elif len(several) > 1:
            yield Caution(
                "age-turns",
                suspect,
                f"{offence}: an age is reached, or uncertain, during the conduct: the parts stand apart",
            )


def _cut_by_law(charge: Charge) -> bool:
    """Return whether a part of the conduct begins or ends on the day on which a law did."""
    period, window = charge.offence.period, charge.matter.window
    if window.first is None or window.last is None:
        return False
    edges = {day.toordinal() for day in (period.since, period.until) if day is not None}
    return not {window.first.toordinal(), window.last.toordinal() + 1}.isdisjoint(edges)


def _evidence(case: Case) -> Iterator[Caution]:
    for state, code, text in (
        ("abroad", "evidence-abroad", "abroad: ask whether legal assistance is needed"),
        (
            "at-risk",
            "evidence-at-risk",
            "at risk: preserve it, for a witness by an early recorded statement",
        ),
        (
            "no",
            "evidence-unavailable",
            "not available: counts only as the law on absent witnesses lets it",
        ),
    ):
        recorded = code == "evidence-at-risk"
        ids = [e.id for e in case.evidence if e.available == state and not (recorded and e.recorded != "no")]
        if ids:
            yield Caution(code, ids[0], f"{listed(ids)} {text}")
    contested = [e.id for e in case.evidence if e.admissible == "contested" or e.chain == "broken"]
    if contested:
        yield Caution(
            "contested",
            contested[0],
            f"{listed(contested)}: admissibility contested or chain of custody broken",
        )


def _facts(case: Case, law: Law, charges: Sequence[Charge]) -> Iterator[Caution]:
    wide = sorted(frozenset[str]().union(*map(too_wide, charges)))
    if wide:
        text = f"{listed(wide)} may fall in several parts of time: told in each, one count in all"
        yield Caution("date-too-wide", wide[0], text)
    notes = (n for c in charges for e in c.elements for n in e.notes if n.code == "undated")
    ids = sorted({n.text("fact") for n in notes})
    if ids:
        yield Caution("undated", ids[0], f"{listed(ids)} undated: counted in every period")
    conduct = ("conduct", "manner")
    slots = law.vocabulary.slots
    loose = [
        f.id for f in case.facts if slots[f.slot].nature in conduct and slots[f.slot].who.of and not f.of
    ]
    counted = {f for c in charges if c.matter.complainant is None for e in c.elements for f in e.facts}
    untied = [f for f in loose if f not in counted]
    if untied:
        yield Caution(
            "not-tied", untied[0], f"{listed(untied)} not tied to a person: counted for no complainant"
        )
    unplaced = sorted(
        {
            f
            for c in charges
            if any(w.startswith("place not entered") for w in c.available.why)
            for f in c.available.facts
        }
    )
    if unplaced:
        yield Caution(
            "place-assumed",
            unplaced[0],
            f"{listed(unplaced)} without a place: taken as in the State asked about",
        )


def _law_gaps(weighed: Sequence[Weighed], law: Law, charges: Sequence[Charge]) -> Iterator[Caution]:
    """Yield a caution where the treaty's trafficking stands and no trafficking offence asked about does."""
    stand = {
        (c.matter.suspect, c.matter.complainant)
        for c in charges
        if c.offence.family == "trafficking" and c.standing >= Standing.DISPUTED and c.available.is_ != "no"
    }
    for one in (w for w in weighed if w.pack.treaty and w.pack.id not in law.asked):
        for outcome in one.outcomes:
            suspect, person, offence = outcome.matter.suspect, outcome.matter.complainant, outcome.offence
            met = offence.family == "trafficking" and outcome.standing >= Standing.DISPUTED
            if met and suspect != ANYONE and (suspect, person) not in stand:
                stand.add((suspect, person))
                text = f"meets {offence.key} [{offence.provision}] of {person}, and no trafficking offence"
                text += " of this law stands: `review` says what the law lacks and what bridges it"
                yield Caution("gap-in-the-law", suspect, text)
