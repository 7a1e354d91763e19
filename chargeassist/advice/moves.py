"""What a charge would be if a gap were filled: its limbs are looked at with what was asked for (S34)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chargeassist.advice.bench import Bench
from chargeassist.advice.replies import drafted
from chargeassist.advice.requests import Move, Request
from chargeassist.case.model import Fact
from chargeassist.findings.limbs import named
from chargeassist.findings.model import Charge, Gap
from chargeassist.findings.offers import Proposal
from chargeassist.law.algebra import Column, Identity, Leaf
from chargeassist.law.vocabulary import STRENGTHS, Vocabulary
from chargeassist.reasoning.evidence import About
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import AGAINST_BAR, Standing
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import highest
from chargeassist.words import Remark, remark


def moved_by_proposal(proposal: Proposal, charge: Charge) -> Iterator[Move]:
    """Yield what a charge would be were a proposal drawn."""
    before = {e.id: e.standing for e in charge.elements}
    if proposal.element_to > before[proposal.element]:
        yield Move(charge.id, proposal.element, proposal.element_to, proposal.charge_to)


def moved_by_gap(gap: Gap, charge: Charge, bench: Bench, vocabulary: Vocabulary) -> Iterator[Move]:
    """Yield what a charge would be if a gap were filled: of a choice, by whichever limb does least."""
    moves = [m for limb in gap.leaves for m in _filled(limb, gap.element, charge, bench, vocabulary)]
    if moves:
        yield min(moves, key=lambda m: (m.element_to, m.charge_to))


def _filled(limb: Limb, element: str, charge: Charge, bench: Bench, vocabulary: Vocabulary) -> Iterator[Move]:
    """Yield what one limb, entered alone, would do to an element."""
    entered = drafted(limb.column, charge, bench.case, vocabulary)

    def filled(leaf: Leaf) -> bool:
        if entered is None:
            return named(leaf) == named(limb.column)
        return drafted(leaf, charge, bench.case, vocabulary) == entered

    yield from (m for m in _moved(charge, bench, filled) if m.element == element)


def carried(drawn: frozenset[str], request: Request, charge: Charge, bench: Bench) -> Iterator[Move]:
    """Yield what the charge would be if what is drawn from the request were carried by it (S11)."""
    if not any(drawn.intersection(e.inferences) for e in charge.elements):
        return
    weigher = bench.weigher(charge)

    def filled(leaf: Leaf) -> bool:
        found = weigher.weigh(leaf, charge.matter)
        about = About(*found.about, charge.matter.suspect)
        for fact in (weigher.base.by_id[i] for i in drawn.intersection(found.inferences)):
            rests = zip(fact.inferred_from, weigher.inferences.basis(fact, about, charge.matter), strict=True)
            whole = all(
                w.for_strength >= weigher.bar or of_fact(weigher.base.by_id[i]) in request.terms
                for i, w in rests
            )
            if whole and STRENGTHS.index(fact.strength) >= weigher.bar:
                return True
        return False

    yield from _moved(charge, bench, filled)


def _moved(charge: Charge, bench: Bench, filled: Callable[[Leaf], bool]) -> Iterator[Move]:
    """Yield each element that rises where some leaves are filled, and to what the charge then rises."""
    weigher = bench.weigher(charge)

    def of(column: Column) -> Standing:
        if isinstance(column, Leaf):
            found = weigher.weigh(column, charge.matter)
            if column.exception or not filled(column):
                return found.standing
            # What speaks against it stays.
            contested = found.against_strength >= AGAINST_BAR
            return min(highest(column), Standing.DISPUTED if contested else Standing.SUPPORTED)
        if isinstance(column, Identity):
            return max([of(c) for c in column.conduct], default=Standing.MISSING)
        return next((x.standing for x in _traced(charge) if x.column == column), Standing.MISSING)

    elements = [weigh_one(e.requires, of) for e in charge.offence.elements]
    whole = min([*elements, of(Identity(charge.offence.conduct))])
    for element, after in zip(charge.elements, elements, strict=False):
        if after > element.standing:
            yield Move(charge.id, element.id, after, whole)


def _traced(charge: Charge) -> Iterator[Limb]:
    for element in charge.elements:
        if element.limb is not None:
            yield from element.limb.leaves()


def of_fact(fact: Fact) -> Remark:
    """Return the limb that asks for what a fact says, of whatever it says it."""
    return remark("limb", term=fact.name)
