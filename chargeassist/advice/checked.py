"""The checklist of a law beside the treaties: a question, what the pack answers, and by which provision."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from chargeassist.advice.bridges import most
from chargeassist.advice.conformed import Fitting, Held, LimbVerdict, Wider
from chargeassist.advice.questioned import Provision, Questioned
from chargeassist.findings.limbs import slot_of, term_of
from chargeassist.law.model import Offence, Pack
from chargeassist.law.practised import Measure, Practice
from chargeassist.reasoning.conformity import Conforming
from chargeassist.reasoning.verdicts import COVERED, NOT_COVERED, ONLY_IF
from chargeassist.words import Said
from chargeassist.words.untold import untold

YES, PARTLY, NO, ASK, SEEN = "yes", "partly", "no", "ask", "seen"
"""What a pack answers: `ask` is a question to whoever knows the law, `seen` what somebody else reported."""
LOOKED_FOR = ("missing", "narrower", "different")
"""How a pack says that it was looked for and not found."""
TIP, SOM = "un:trafficking-in-persons", "un:smuggling-of-migrants"
PRODUCING, HANDLING = "un:producing-fraudulent-documents", "un:handling-fraudulent-documents"
STAY = "un:enabling-illegal-stay"


@untold
@frozen
class Looked:
    """One law as it was set beside the treaties, and what was reported of its State."""

    own: Pack
    conforming: Conforming
    held: dict[str, Held]
    wider: tuple[Wider, ...]
    practice: tuple[Practice, ...] = ()
    policy: tuple[Measure, ...] = ()

    def core(self, *treaty: str) -> tuple[Offence, ...]:
        """Return the offences of the law that answer offences of the treaty, as the law has them in order."""
        keys = {f.by.offence for t in treaty for v in self.held[t].limbs for f in v.fits}
        return tuple(o for o in self.conforming.offences if o.key in keys)

    @property
    def has_both(self) -> bool:
        """Return whether the law has an offence of each of the two crimes."""
        return bool(self.core(TIP) and self.core(SOM))

    def covers(self, offence: str) -> bool:
        """Return whether anything answers an offence of the treaty, be it only if more is shown."""
        return any(v.fits for v in self.held[offence].limbs)


def half(looked: Looked) -> str:
    """Return what is answered of both crimes where the law has an offence of one alone, or of neither.

    That the other was looked for in vain makes it partly, or no; else nobody knows.
    """
    lacking = [t for t in (TIP, SOM) if not looked.core(t)]
    sure = all(any(v.written in LOOKED_FOR for v in looked.held[t].limbs) for t in lacking)
    return ASK if not sure else PARTLY if len(lacking) == 1 else NO


def of_both(id: str, looked: Looked, found: Sequence[tuple[Offence, Provision]]) -> Questioned:
    """Answer whether every offence of the two crimes has a provision: what was seen of some is asked of all.

    Of a law that has one of the two crimes alone it answers for both only where the other was looked for.
    """
    core = looked.core(TIP, SOM)
    basis = tuple(dict.fromkeys(b for _, b in found))
    having = {o.key for o, _ in found}
    unseen = tuple(o.title for o in core if o.key not in having) if found else ()
    if not found or unseen:
        return Questioned(id, ASK, basis, unseen=unseen)
    return of_what_there_is(id, looked, basis)


def of_what_there_is(id: str, looked: Looked, basis: tuple[Provision, ...]) -> Questioned:
    """Answer yes of the crimes that the law has; one that it surely has not is named."""
    if looked.has_both:
        return Questioned(id, YES, basis)
    without = tuple(looked.held[t].title for t in (TIP, SOM) if not looked.core(t))
    return Questioned(id, ASK if half(looked) == ASK else YES, basis, lacking=without)


def basis_of(offence: Offence, provision: str = "", says: Said = "") -> Provision:
    """Return an offence as what answers a question, or one provision of it, which may name its own source."""
    elsewhere = provision.startswith(f"{offence.pack}-")
    return Provision(offence.title, "" if elsewhere else offence.source, provision or offence.provision, says)


def with_maximum(offence: Offence) -> Provision:
    """Return an offence with its maximum."""
    return basis_of(offence, says=most(offence))


def by_limbs(id: str, looked: Looked, offence: str, element: str, *, child: bool = False) -> Questioned:
    """Answer from the limbs of one element: more that is asked of another element does not count here."""
    told = [v for v in looked.held[offence].limbs if v.elements in ((element,), ())]
    rows = [evolve(v, limbs=(some,)) for v in told for some in v.limbs or ((),)]
    if element == "means":
        rows = [v for v in rows if not v.elements or _of_child(v) is child]
    slots = {slot_of(limb) for v in rows for some in v.limbs for limb in some}
    rows = [evolve(v, status=COVERED) if not child and _met(v, slots) else v for v in rows]
    return _answered(id, looked, rows)


def by_offences(id: str, looked: Looked, *offences: str) -> Questioned:
    """Answer from all limbs of offences of the treaty: of several, those that are open are named."""
    found = _answered(id, looked, [v for o in offences for v in looked.held[o].limbs])
    if len(offences) == 1:
        return found
    lacking = (looked.held[o] for o in offences)
    titles = tuple(h.title for h in lacking if any(v.status != COVERED for v in h.limbs))
    return evolve(found, open=(), lacking=titles)


def _answered(id: str, looked: Looked, rows: list[LimbVerdict]) -> Questioned:
    """Answer from limbs: what the pack has nothing of is no answer, unless it says that it was looked for."""
    open_ = [v for v in rows if v.status != COVERED]
    nothing = all(v.status == NOT_COVERED for v in rows)
    sure = [v for v in open_ if v.written != "not-read" and not v.perhaps]
    # What the author calls narrower or different is there, and answers some other story of the kind.
    gone = nothing and not any(v.written in LOOKED_FOR[1:] for v in rows)
    if rows and not open_:
        answer = YES
    elif not sure or (nothing and not any(v.written in LOOKED_FOR for v in sure)):
        answer = ASK
    else:
        answer = NO if gone else PARTLY
    keys = {f.by.offence for v in rows for f in v.fits}
    found = tuple(basis_of(o) for o in looked.conforming.offences if o.key in keys)
    return Questioned(id, answer, found, tuple(dict.fromkeys(s for v in open_ for s in v.limbs if s)))


def _of_child(verdict: LimbVerdict) -> bool:
    return any(term_of(limb) == "age:child" for some in verdict.limbs for limb in some)


def _met(verdict: LimbVerdict, slots: set[str]) -> bool:
    """Return whether what is asked beyond is of other slots than the limbs are."""
    return verdict.status == ONLY_IF and not any(asked_beyond(f) & slots for f in verdict.fits)


def asked_beyond(fit: Fitting) -> set[str]:
    """Return the slots of what an offence asks for beyond what the treaty has."""
    return {slot_of(limb) for a in fit.asked for some in a.any_of for limb in some}
