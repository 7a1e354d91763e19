"""A law beside a treaty, or beside another law, limb by limb: what is covered, and what catches the rest.

Set beside what the pack's author wrote of it in `departures.toml`. Never a score, and never a rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from chargeassist.advice.beyond import beyond, closed, names_of, wider
from chargeassist.advice.bridges import answering, bridged, caught, most, perhaps
from chargeassist.advice.checked import Looked
from chargeassist.advice.checklist import checklist, reported
from chargeassist.advice.conformed import AskedBeyond, Caught, Conformity, Fitting, Held, LimbVerdict, NotHeld
from chargeassist.advice.written import speaking, written
from chargeassist.law.model import Law, Offence, Pack
from chargeassist.reasoning.conformity import FAMILIES, Conforming, rests_on_others
from chargeassist.reasoning.patterns import Atom, Patterner
from chargeassist.reasoning.verdicts import COVERED, Fit, Verdict
from chargeassist.words.untold import untold

RESTS_ON_OTHERS, OF_NO_FAMILY, MANY = "rests-on-others", "of-no-family", "too-many-stories"


def conformity(law: Law, pack: str, against: str = "un") -> Conformity:
    """Return what becomes of each offence of *against*, a treaty or another State's law, under *pack*.

    Of another State's law that is dual criminality: its offences of trafficking and smuggling alone.
    Raises KeyError for a pack that is not loaded.
    """
    own, other = law.pack(pack), law.pack(against)
    patterner = Patterner(law.vocabulary)
    resting = tuple(o for o in current(own) if rests_on_others(o))
    coming = tuple(o for o in own.offences if o.period.since and o.period.since > own.stated_at)
    ours = [o for o in current(own) if o not in resting]
    theirs = sorted(current(other), key=_in_order)
    beside = _Beside(own, Conforming(ours, patterner), (*resting, *coming))
    left = {o: _left_out(o, other, patterner) for o in theirs}
    looked_at = [o for o in theirs if not left[o]]
    held = tuple(beside.held(o) for o in looked_at)
    more = tuple(beyond(ours, theirs, patterner))
    unasked = tuple(w for o in looked_at for w in wider(o, beside.conforming))
    looked = Looked(own, beside.conforming, {h.offence: h for h in held}, unasked, *reported(own.state))
    return Conformity(
        own,
        other,
        tuple(answering(o) for o in ours if o.family == "trafficking"),
        held,
        more,
        unasked,
        tuple(written(own, other, law.vocabulary, held, more, unasked)),
        tuple(NotHeld(o.key, o.title, why) for o, why in left.items() if why not in ("", OF_NO_FAMILY)),
        checklist(looked) if other.id == "un" else (),
    )


def current(pack: Pack) -> tuple[Offence, ...]:
    """Return the offences of a pack that are law on the day it is stated at."""
    return tuple(o for o in pack.offences if o.period.covers(pack.stated_at))


def _in_order(offence: Offence) -> int:
    """Return what puts trafficking and smuggling first."""
    return FAMILIES.index(offence.family) if offence.family in FAMILIES else len(FAMILIES)


def _left_out(offence: Offence, other: Pack, patterner: Patterner) -> str:
    """Return why an offence of the other law is not set beside; nothing where it is."""
    if offence.family not in FAMILIES and not other.treaty:
        return OF_NO_FAMILY
    if rests_on_others(offence):
        return RESTS_ON_OTHERS
    return "" if patterner.whole(offence) else MANY


@untold
@frozen
class _Beside:
    """One law, and how it weighs the stories of another."""

    own: Pack
    conforming: Conforming
    aside: tuple[Offence, ...]
    """The offences that rest on another, or are law only later: they are not weighed."""

    def held(self, offence: Offence) -> Held:
        """Return an offence of the other law with what becomes of its limbs."""
        verdicts = self.conforming.verdicts(offence)
        limbs = tuple(self._told(offence, verdicts))
        answering_it = [f.offence for v in verdicts for f in v.fits]
        return Held(
            offence.key,
            offence.title,
            offence.source,
            offence.provision,
            most(offence),
            limbs,
            tuple(closed(offence, answering_it)),
            tuple(answering(o) for o in dict.fromkeys(_mixed(offence, verdicts))),
        )

    def _told(self, first: Offence, verdicts: Iterable[Verdict]) -> Iterator[LimbVerdict]:
        """Yield the verdicts as they are told: limbs of one element that come to the same stand together."""
        grouped: dict[tuple[object, ...], LimbVerdict] = {}
        for verdict in verdicts:
            found = self._verdict(first, verdict)
            key = (found.elements, found.status, found.fits, found.caught, found.perhaps, found.written)
            before = grouped.get(key)
            grouped[key] = evolve(before, limbs=(*before.limbs, *found.limbs)) if before else found
        yield from grouped.values()

    def _verdict(self, first: Offence, verdict: Verdict) -> LimbVerdict:
        own, vocabulary = self.own, self.conforming.patterner.vocabulary
        cites = {e.id: e.cite for e in first.elements}
        elements = tuple(e for e, _ in verdict.limbs)
        limbs = frozenset[Atom]().union(*(p for _, p in verdict.limbs))
        open_ = verdict.status != COVERED
        found = LimbVerdict(
            elements,
            tuple(dict.fromkeys(cites[e] for e in elements)),
            (names_of(limbs),) if verdict.limbs else (),
            verdict.status,
            tuple(map(_fitting, verdict.fits)),
            names_of(verdict.story),
            tuple(self._caught(first, verdict)) if open_ else (),
            (),
            tuple(perhaps(verdict.story, own, self.aside, self.conforming, vocabulary)) if open_ else (),
            "",
        )
        speak = speaking(own, first.key, found)
        told = {c.by for c in found.caught}
        named = tuple(b for b in bridged(speak, first, own) if b.by not in told)
        return evolve(found, bridges=named, written=speak[0].how if speak else "")

    def _caught(self, first: Offence, verdict: Verdict) -> Iterator[Caught]:
        """Yield what else catches a story, then what would if one thing more were shown."""
        yield from (caught(first, o, self.own) for o in verdict.caught)
        for fit in verdict.nearly:
            yield evolve(caught(first, fit.offence, self.own), asked=_beyond(fit))


def _mixed(first: Offence, verdicts: Iterable[Verdict]) -> Iterator[Offence]:
    """Yield the offences of the other of the two families that a story of *first* makes out."""
    if first.family in FAMILIES:
        for verdict in verdicts:
            yield from (o for o in verdict.caught if o.family in FAMILIES and o.family != first.family)


def _fitting(fit: Fit) -> Fitting:
    return Fitting(answering(fit.offence), _beyond(fit), names_of(fit.unless), names_of(fit.open))


def _beyond(fit: Fit) -> tuple[AskedBeyond, ...]:
    return tuple(AskedBeyond(a.element, a.cite, tuple(map(names_of, a.any_of))) for a in fit.asked)
