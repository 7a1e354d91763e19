"""What else of a law catches a story that is not covered, how grave it is there, and what is lost by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.advice.conformed import Answering, Caught, Perhaps
from chargeassist.law.algebra import Leaf, Stands, columns_of
from chargeassist.law.departures import Departure
from chargeassist.law.model import Offence, Pack
from chargeassist.law.penalties import DEATH, LIFE, UNKNOWN, gravity, is_serious
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.conformity import Conforming
from chargeassist.reasoning.patterns import Pattern
from chargeassist.words import Remark, remark

CONSENT_RULE, VICTIMS_GATE, COMPANY, SERIOUS = "consent-rule", "victims-gate", "company", "serious-crime"
RESTS, COMING = "rests-on-others", "coming"


def answering(offence: Offence) -> Answering:
    """Return an offence as one that answers, with its maximum."""
    return Answering(
        offence.key, offence.title, offence.source, offence.provision, offence.seen, most(offence)
    )


def most(offence: Offence) -> Remark:
    """Return the ordinary maximum of an offence."""
    months = gravity(offence.penalties)[0]
    match months:
        case _ if months >= DEATH:
            return remark("sentence-death")
        case _ if months >= LIFE:
            return remark("sentence-life")
        case 0:
            return remark("most-fine")
        case _ if months == UNKNOWN:
            return remark("most-not-stated")
        case _ if months % 12:
            return remark("most-months", n=months)
        case _:
            return remark("most-years", n=months // 12)


def caught(first: Offence, offence: Offence, own: Pack) -> Caught:
    """Return an offence that catches a story of *first*, and what is lost by charging it."""
    lost = []
    if _consent_counts_for_nothing(first) and not _consent_counts_for_nothing(offence):
        lost.append(CONSENT_RULE)
    if first.family == "trafficking" and not _opens_a_gate(offence, own):
        lost.append(VICTIMS_GATE)
    if _reaches_companies(first) and not _reaches_companies(offence):
        lost.append(COMPANY)
    if gravity(offence.penalties)[0] > UNKNOWN and not is_serious(offence.penalties):
        lost.append(SERIOUS)
    return Caught(answering(offence), tuple(lost))


def _consent_counts_for_nothing(offence: Offence) -> bool:
    return any(a.id.startswith("consent") for a in offence.irrelevant)


def _reaches_companies(offence: Offence) -> bool:
    return any(m.id == "company" for m in offence.modes) or any(p.for_company for p in offence.penalties)


def _opens_a_gate(offence: Offence, own: Pack) -> bool:
    """Return whether the pack looks at whom the offence harmed before any charge against them (S25)."""
    named = (
        c.offences for g in own.gates if g.raised_if for c in columns_of(g.raised_if) if isinstance(c, Stands)
    )
    return offence.family == "trafficking" or any(offence.id in ids or offence.key in ids for ids in named)


def bridged(departures: tuple[Departure, ...], first: Offence, own: Pack) -> Iterator[Caught]:
    """Yield the offences that the pack's author names where a departure bites."""
    named = dict.fromkeys(b for d in departures for b in d.bridges)
    for offence in own.offences:
        if offence.key in named and offence.period.covers(own.stated_at):
            yield caught(first, offence, own)


def perhaps(
    story: Pattern,
    own: Pack,
    aside: Iterable[Offence],
    conforming: Conforming,
    vocabulary: Vocabulary,
) -> Iterator[Perhaps]:
    """Yield what may answer a story and was not weighed: it rests on others, comes later, or is not here."""
    for offence in conforming.resting(story, aside):
        since = offence.period.since
        later = since if since and since > own.stated_at else None
        why = COMING if later else RESTS
        yield Perhaps(offence.title, offence.source, offence.provision, why, later)
    done = (a for a in story if isinstance(a, Leaf) and a.holds)
    acts = [a for a in done if vocabulary.slots[a.slot].nature == "conduct"]
    named = {name for a in acts for name in vocabulary.wider[f"{a.slot}:{a.term}"]}
    for one in own.expects:
        if named & set(one.terms):
            yield Perhaps(one.title, one.instrument, one.section, one.how)
