"""The checklist, D and E: who answers beside the principal, for what, and how gravely."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.checked import (
    ASK,
    NO,
    PARTLY,
    PRODUCING,
    SOM,
    STAY,
    TIP,
    YES,
    Looked,
    basis_of,
    by_offences,
    half,
    of_both,
    of_what_there_is,
    with_maximum,
)
from chargeassist.advice.questioned import Provision, Questioned
from chargeassist.law.algebra import Leaf, Who
from chargeassist.law.classes import class_of
from chargeassist.law.model import Offence
from chargeassist.law.penalties import UNKNOWN, Penalty, gravity, is_serious
from chargeassist.reasoning.conformity import FAMILIES
from chargeassist.reasoning.patterns import Pattern

ASKED_OF_MODES = (("d1", "attempt"), ("d2", "accomplice"), ("d3", "organiser"), ("d4", "company"))
VICTIM, DOER = Who.COMPLAINANT, Who.SUSPECT
FORCED: Pattern = frozenset(
    {
        Leaf("means", "use-of-force", by=DOER, of=VICTIM),
        Leaf("consent", "absent", of=VICTIM),
        Leaf("age", "adult", of=VICTIM),
        Leaf("status", "woman", of=VICTIM),
    }
)
RAPE = FORCED | {Leaf("conduct", "sexual-act", by=DOER, of=VICTIM)}
KIDNAPPING = FORCED | {
    Leaf("conduct", "taken-away", by=DOER, of=VICTIM),
    Leaf("purpose", "confinement-in-secret", by=DOER, of=VICTIM),
    Leaf("movement", "out-of-the-state", of=VICTIM),
}


def liability(looked: Looked) -> Iterator[Questioned]:
    """Yield the answers on participation, on the offences beside the two crimes, and on sentences."""
    for id, mode in ASKED_OF_MODES:
        yield _by_mode(id, looked, mode)
    yield by_offences(
        "d5", looked, "un:taking-part-in-organised-group", "un:directing-or-aiding-serious-crime"
    )
    yield by_offences(
        "d6", looked, "un:laundering-by-conversion", "un:laundering-by-concealment", "un:holding-proceeds"
    )
    yield by_offences("d7", looked, "un:bribing-an-official", "un:taking-a-bribe")
    yield by_offences("d8", looked, "un:obstructing-testimony", "un:obstructing-officials")
    yield _serious(looked)
    yield _beside(looked)
    yield _no_fine_alone(looked)
    yield _graver_trafficking(looked)
    yield _orders("e5", looked, "forfeiture")


def _core(looked: Looked) -> tuple[Offence, ...]:
    """Return the offences of trafficking and smuggling that answer: forgery has its own measure."""
    return tuple(o for o in looked.core(TIP, SOM, PRODUCING, STAY) if o.family in FAMILIES)


def _by_mode(id: str, looked: Looked, mode: str) -> Questioned:
    """Answer from the modes that the law gives the offences of the two crimes."""
    return of_both(id, looked, [(o, b) for o in looked.core(TIP, SOM) if (b := _mode(o, mode))])


def _mode(offence: Offence, mode: str) -> Provision | None:
    cites = [m.cite for m in offence.modes if m.id == mode]
    if mode == "company":
        cites += [p.cite for p in offence.penalties if p.for_company]
    return basis_of(offence, cites[0]) if cites else None


def _serious(looked: Looked) -> Questioned:
    """Answer whether the two crimes carry four years or more (UNTOC art. 2(b))."""
    core = _core(looked)
    known = [o for o in core if gravity(o.penalties)[0] > UNKNOWN]
    serious = [o for o in known if is_serious(o.penalties)]
    told = tuple(map(with_maximum, core))
    if not known:
        return Questioned("e1", ASK, told)
    if len(serious) == len(core):
        return Questioned("e1", YES if looked.has_both else half(looked), told)
    return Questioned("e1", NO if not serious else PARTLY if len(serious) < len(known) else ASK, told)


def _beside(looked: Looked) -> Questioned:
    """Answer whether trafficking is punished no less than rape and kidnapping in the same law."""
    core = looked.core(TIP)
    rape = _gravest(looked, RAPE, "sexual")
    kidnapping = _gravest(looked, KIDNAPPING, "liberty")
    others = [o for o in (rape, kidnapping) if o]
    told = tuple(map(with_maximum, (*core, *others)))
    maxima = [gravity(o.penalties)[0] for o in (*core, *others)]
    if not core or None in (rape, kidnapping) or UNKNOWN in maxima:
        return Questioned("e2", ASK, told)
    ours, theirs = maxima[: len(core)], maxima[len(core) :]
    answer = YES if min(ours) >= max(theirs) else NO if max(ours) < min(theirs) else PARTLY
    return Questioned("e2", answer, told)


def _gravest(looked: Looked, story: Pattern, class_: str) -> Offence | None:
    """Return the gravest offence of a class that a story makes out."""
    about = looked.conforming.about(story)
    found = [o for o in looked.conforming.made_out_by(story) if o in about and class_of(o) == class_]
    return max(found, key=lambda o: gravity(o.penalties), default=None)


def _no_fine_alone(looked: Looked) -> Questioned:
    """Answer whether no fine may stand in place of imprisonment."""
    core = [o for o in _core(looked) if _natural(o)]
    if not core:
        return Questioned("e3", ASK)
    fined = [o for o in core if any(map(_fine_alone, _natural(o)))]
    if not fined:
        basis = tuple(basis_of(o, _natural(o)[0].cite) for o in core)
        return of_what_there_is("e3", looked, basis)
    found = tuple(basis_of(o, next(p.cite for p in _natural(o) if _fine_alone(p))) for o in fined)
    return Questioned("e3", NO if len(fined) == len(core) else PARTLY, found)


def _natural(offence: Offence) -> list[Penalty]:
    return [p for p in offence.penalties if not p.for_company]


def _fine_alone(penalty: Penalty) -> bool:
    """Return whether a fine may be all that is given."""
    kinds = {t.kind for t in penalty.terms}
    return any(t.kind == "fine" and t.joined == "or" for t in penalty.terms) or kinds == {"fine"}


def _graver_trafficking(looked: Looked) -> Questioned:
    """Answer whether the law knows graver forms of trafficking, and which."""
    found = [
        Provision(looked.own.called(a.id), o.source, a.cite) for o in looked.core(TIP) for a in o.aggravated
    ]
    return Questioned("e4", YES if found else ASK, tuple(dict.fromkeys(found)))


def _orders(id: str, looked: Looked, kind: str) -> Questioned:
    """Answer whether an order beside the sentence is written into the offences of the two crimes."""
    found = [
        basis_of(o, p.cite)
        for o in looked.core(TIP, SOM)
        for p in o.penalties
        for t in p.terms
        if t.kind == kind
    ]
    return Questioned(id, YES if found else ASK, tuple(dict.fromkeys(found)))


def compensation(looked: Looked) -> Questioned:
    """Answer whether the court can order that the victim be paid."""
    return _orders("f6", looked, "restitution")
