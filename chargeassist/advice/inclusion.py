"""How two offences are related: always included, on these facts, overlapping, distinct (S31)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import islice

from attrs import frozen

from chargeassist.findings.model import Charge
from chargeassist.law.model import Offence, Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.patterns import Patterner, patterner_of
from chargeassist.reasoning.standing import Standing
from chargeassist.words.once import once
from chargeassist.words.untold import untold

ALWAYS, ON_FACTS, OVERLAPPING, DISTINCT = "always", "on-these-facts", "overlapping", "distinct"
STATUTE = "statute"
"""What a relation rests on where the law says that two offences may be charged together."""
ENOUGH = 400
"""How many patterns of the graver are looked at: beyond it "always" is not claimed."""
MANY = 20_000
"""Of so many pairs of offences it is remembered: all of one pack."""


@untold
@frozen
class Relation:
    """How a lesser charge is related to a graver one, and by what."""

    kind: str
    by: str
    """patterns, facts, statute, or the cite of the table of verdicts."""
    may_convict: bool = False
    """Whether a court may convict of the lesser uncharged: only where the pack says so."""


class Relations:
    """Relations between the charges of one pack; what texts alone say of two offences is worked out once."""

    def __init__(self, pack: Pack, vocabulary: Vocabulary) -> None:
        self.pack = pack
        self.always = _always_in(vocabulary)
        """Tells whether every pattern of a graver offence makes a lesser one out."""

    def between(self, graver: Charge, lesser: Charge) -> Relation:
        """Return how *lesser* is related to *graver* on the facts of both."""
        if graver.offence.id in lesser.offence.beside:
            return Relation(DISTINCT, STATUTE)
        cite = self._verdict(graver.offence, lesser.offence)
        may = bool(cite)
        if self.always(graver.offence, lesser.offence):
            return Relation(ALWAYS, cite or "patterns", may)
        first, second = carrying(graver), carrying(lesser)
        if (second and second <= first) or (cite and graver.offence.protects == lesser.offence.protects):
            return Relation(ON_FACTS, cite or "facts", may)
        return Relation(OVERLAPPING if first & second else DISTINCT, "facts", may)

    def _verdict(self, graver: Offence, lesser: Offence) -> str:
        """Return the cite of the pack's own table that lets a court convict of the lesser, or nothing."""
        for verdict in self.pack.verdicts:
            if graver.id in verdict.on and lesser.id in verdict.may_convict:
                return verdict.cite
        return ""


@once
def _always_in(vocabulary: Vocabulary) -> Callable[[Offence, Offence], bool]:
    return lru_cache(maxsize=MANY)(partial(_always, patterner_of(vocabulary)))


def _always(patterner: Patterner, graver: Offence, lesser: Offence) -> bool:
    """Return whether every pattern of the graver makes the lesser out: most fail at the first."""
    wanted = tuple(islice(patterner.offence(lesser), ENOUGH))
    number = 0
    for pattern in islice(patterner.offence(graver), ENOUGH) if wanted else ():
        number += 1
        if not any(patterner.covers(pattern, w) for w in wanted):
            return False
    return 0 < number < ENOUGH and patterner.whole(graver)


def carrying(charge: Charge) -> frozenset[str]:
    """Return the facts that carry a charge's elements, identity apart: it stands with the conduct."""
    return frozenset(
        f for e in charge.elements if e.id != "identity" and e.standing >= Standing.THIN for f in e.facts
    )
