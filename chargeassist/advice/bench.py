"""A bench to weigh charges again with evidence left out; every weighing is kept until the bench goes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from chargeassist.advice.losses import Loss
from chargeassist.case.model import Case, Evidence
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.algebra import Column, Identity, Stands, columns_of
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.reasoning.standing import Standing

NOTHING: Loss = frozenset()


class Bench:
    """Weighs the charges of one assessment under any loss of evidence."""

    def __init__(self, assessment: Assessment) -> None:
        self.case, self.law, self.stage = assessment.case, assessment.law, assessment.stage
        self._weighers: dict[tuple[str, Loss], Weigher] = {}
        self._packs: dict[tuple[str, Loss], Weighed] = {}
        self._standings: dict[tuple[str, Loss], Standing] = {}

    def weigher(self, charge: Charge, loss: Loss = NOTHING) -> Weigher:
        """Return the weigher of a charge's pack without the items of *loss*."""
        pack = self.law.pack(charge.offence.pack)
        key = (pack.id, loss)
        if key not in self._weighers:
            case, words = self.case, self.law.vocabulary
            self._weighers[key] = Weigher(
                case,
                words,
                pack.evidence,
                pack.state,
                self.stage,
                loss,
                eve=pack.birthday_on_eve,
                offences=pack.offences,
            )
        return self._weighers[key]

    def _weighed(self, charge: Charge, loss: Loss) -> Weighed:
        """Return the whole pack weighed again: an offence that reads others needs them weighed too (S21)."""
        pack = self.law.pack(charge.offence.pack)
        key = (pack.id, loss)
        if key not in self._packs:
            vocabulary, none = self.law.vocabulary, frozenset[str]()
            self._packs[key] = weigh_pack(self.case, pack, vocabulary, self.stage, loss, named=none)
        return self._packs[key]

    def standing(self, charge: Charge, loss: Loss) -> Standing:
        """Return how a charge stands without the items of *loss*."""
        key = (charge.id, loss)
        if key not in self._standings:
            self._standings[key] = self._stand(charge, loss)
        return self._standings[key]

    def _stand(self, charge: Charge, loss: Loss) -> Standing:
        conditions = [e.requires for e in charge.offence.elements]
        if any(isinstance(c, Stands) for x in conditions for c in columns_of(x)):
            weighed = self._weighed(charge, loss)
        else:
            weighed = Weighed(self.law.pack(charge.offence.pack), self.weigher(charge, loss), (), {})
        elements = tuple(e.standing for e in charge.elements[:-1])
        before = Outcome(charge.offence, charge.matter, elements, charge.elements[-1].standing, True)

        def of(column: Column) -> Standing:
            return weighed.column(column, charge.matter, before).standing

        return min([*(weigh_one(c, of) for c in conditions), of(Identity(charge.offence.conduct))])

    def falls(self, charge: Charge, loss: Loss) -> bool:
        """Return whether a charge is supported or disputed no longer without the items of *loss*."""
        return self.standing(charge, loss) < Standing.DISPUTED

    def check(self, charge: Charge) -> partial[bool]:
        """Return the test "does this charge fall without these items?"."""
        return partial(self.falls, charge)


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
