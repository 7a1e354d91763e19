"""How two offences are related: always included, on these facts, overlapping, distinct (S31)."""

from __future__ import annotations

from itertools import islice

from attrs import frozen

from chargeassist.findings.model import Charge
from chargeassist.law.model import Offence, Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.patterns import Patterner
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

ALWAYS, ON_FACTS, OVERLAPPING, DISTINCT = "always", "on-these-facts", "overlapping", "distinct"
STATUTE = "statute"
"""What a relation rests on where the law says that two offences may be charged together."""
ENOUGH = 400
"""How many patterns of the graver are looked at: beyond it "always" is not claimed."""


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
    """Relations between the charges of one pack; the patterns of an offence are generated once."""

    def __init__(self, pack: Pack, vocabulary: Vocabulary) -> None:
        self.pack = pack
        self.patterner = Patterner(vocabulary)
        self._always: dict[tuple[Offence, Offence], bool] = {}

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

    def always(self, graver: Offence, lesser: Offence) -> bool:
        """Return whether every pattern of the graver makes the lesser out: most fail at the first."""
        key = (graver, lesser)
        if key not in self._always:
            wanted = tuple(islice(self.patterner.offence(lesser), ENOUGH))
            number, holds = 0, bool(wanted)
            for pattern in islice(self.patterner.offence(graver), ENOUGH) if wanted else ():
                number += 1
                if not any(self.patterner.covers(pattern, w) for w in wanted):
                    holds = False
                    break
            self._always[key] = holds and 0 < number < ENOUGH and self.patterner.whole(graver)
        return self._always[key]


def carrying(charge: Charge) -> frozenset[str]:
    """Return the facts that carry a charge's elements, identity apart: it stands with the conduct."""
    return frozenset(
        f for e in charge.elements if e.id != "identity" and e.standing >= Standing.THIN for f in e.facts
    )
