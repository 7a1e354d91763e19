"""A bench to weigh charges again with evidence left out; every weighing is kept until the bench goes."""

from __future__ import annotations

from collections.abc import Iterable

from chargeassist.advice.losses import Loss
from chargeassist.case.model import Case, Evidence
from chargeassist.findings.model import Assessment, Charge
from chargeassist.reasoning.caseload import weigh_pack, weigher_of
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.reasoning.reads import offences_in, read_by
from chargeassist.reasoning.standing import Standing

NOTHING: Loss = frozenset()


class Bench:
    """Weighs the charges of one assessment under any loss of evidence.

    While an assessment is *making* nobody else looks at it: what was weighed for it is weighed on.
    """

    def __init__(self, assessment: Assessment, *, making: bool = False) -> None:
        self.making = making
        self.assessment = assessment
        self.case, self.law, self.stage = assessment.case, assessment.law, assessment.stage
        self.items: Loss = frozenset(e.id for e in assessment.case.evidence)
        self._weighed: dict[tuple[str, Loss], Weighed] = {}

    def weighed(self, charge: Charge, loss: Loss = NOTHING) -> Weighed:
        """Return a charge's pack over the case without the items of *loss*."""
        key = (charge.offence.pack, loss)
        if key not in self._weighed:
            whole = self._whole(charge.offence.pack) if not loss else self.weighed(charge)
            self._weighed[key] = whole.without(loss) if loss else whole
        return self._weighed[key]

    def _whole(self, id: str) -> Weighed:
        """Return a pack as it was weighed, or what its charges read: no other outcome is looked at."""
        if id in self.assessment.workings.weighed:
            weighed = self.assessment.workings.weighed[id]
            return weighed if self.making else weighed.apart()
        pack, none = self.law.pack(id), frozenset[str]()
        own = [c.offence for c in self.assessment.charges if c.offence.pack == id]
        read = {i for o in own for e in o.elements for i in offences_in(e.requires)}
        if not read:
            return Weighed(pack, weigher_of(self.case, pack, self.law.vocabulary, self.stage), {})
        only = read_by(pack, read)
        return weigh_pack(
            self.case, pack, self.law.vocabulary, self.stage, only=only, modes=False, named=none
        )

    def weigher(self, charge: Charge, loss: Loss = NOTHING) -> Weigher:
        """Return the weigher of a charge's pack without the items of *loss*."""
        return self.weighed(charge, loss).weigher

    def outcome(self, charge: Charge, loss: Loss = NOTHING) -> Outcome:
        """Return how a charge stands, element by element, without the items of *loss*."""
        *elements, identity = (e.standing for e in charge.elements)
        before = Outcome(charge.offence, charge.matter, tuple(elements), identity, True)
        return self.weighed(charge, loss).outcome(before)

    def standing(self, charge: Charge, loss: Loss) -> Standing:
        """Return how a charge stands without the items of *loss*."""
        return self.outcome(charge, loss).standing

    def looked_at(self, charge: Charge) -> Loss:
        """Return the items that are looked at where a charge is weighed: no other changes how it stands."""
        weighed = self.weighed(charge)
        rater = weighed.weigher.rater
        before, rater.looked = rater.looked, 0
        for _ in weighed.beneath(self.outcome(charge)):
            pass
        looked = rater.looked
        rater.looked |= before
        return frozenset(i for i in self.items if looked & rater.bits[i])

    def falls(self, charge: Charge, loss: Loss) -> bool:
        """Return whether a charge is supported or disputed no longer without the items of *loss*."""
        return self.standing(charge, loss) < Standing.DISPUTED


def items_of(case: Case, what: Iterable[str]) -> Loss:
    """Return the ids of items named one by one, by ``kind:K``, by ``source:S`` or as ``contested``.

    Raises ValueError for a name that picks no item; the message names the form, never a value.
    """
    found: set[str] = set()
    for name in what:
        picked = {e.id for e in case.evidence if _picks(e, name)}
        if not picked:
            raise ValueError("names no evidence: an id, kind:KIND, source:PERSON or contested")
        found |= picked
    return frozenset(found)


def _picks(item: Evidence, name: str) -> bool:
    sort, _, value = name.partition(":")
    match sort, value:
        case "kind", _:
            return item.kind == value
        case "source", _:
            return item.source == value
        case "contested", "":
            return item.admissible == "contested" or item.chain == "broken"
        case _:
            return item.id == name
