"""What a charge would be if a gap were filled: its limbs are looked at with what was asked for (S34)."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import chain

from chargeassist.advice.bench import Bench
from chargeassist.advice.replies import drafted
from chargeassist.advice.requests import Move, Request
from chargeassist.case.model import Fact
from chargeassist.findings.limbs import named
from chargeassist.findings.model import Charge, Gap
from chargeassist.findings.offers import Draft, Proposal
from chargeassist.law.algebra import Column, Leaf, leaves_of
from chargeassist.law.vocabulary import STRENGTHS
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


class Movable:
    """One charge as it stands: what each of its leaves asks somebody to enter is found once."""

    def __init__(self, charge: Charge, bench: Bench) -> None:
        self.charge, self.case = charge, bench.case
        self.vocabulary, self.weigher = bench.law.vocabulary, bench.weigher(charge)
        self.leaves = tuple(frozenset(leaves_of(e.requires)) for e in charge.offence.elements)
        self.drafts = {leaf: self._drafted(leaf) for leaf in chain(charge.offence.conduct, *self.leaves)}

    def by_gap(self, gap: Gap) -> Iterator[Move]:
        """Yield what the charge would be if a gap were filled: of a choice, by whichever limb does least."""
        moves = [m for limb in gap.leaves for m in self._by(limb.column) if m.element == gap.element]
        if moves:
            yield min(moves, key=lambda m: (m.element_to, m.charge_to))

    def carried(self, drawn: frozenset[str], request: Request) -> Iterator[Move]:
        """Yield what the charge would be if what is drawn from the request were carried by it (S11)."""
        if any(drawn.intersection(e.inferences) for e in self.charge.elements):
            yield from self._moved({leaf for leaf in self.drafts if self._carries(leaf, drawn, request)})

    def _drafted(self, column: Column | None) -> Draft | None:
        return drafted(column, self.charge, self.case, self.vocabulary)

    def _by(self, column: Column | None) -> Iterator[Move]:
        """Yield what one limb, entered alone, would do to each element."""
        entered = self._drafted(column)
        if entered is None:
            yield from self._moved({leaf for leaf in self.drafts if named(leaf) == named(column)})
        else:
            yield from self._moved({leaf for leaf, draft in self.drafts.items() if draft == entered})

    def _carries(self, leaf: Leaf, drawn: frozenset[str], request: Request) -> bool:
        weigher, matter = self.weigher, self.charge.matter
        found = weigher.weigh(leaf, matter)
        about = About(*found.about, matter.suspect)
        for fact in (weigher.base.by_id[i] for i in drawn.intersection(found.inferences)):
            rests = zip(fact.inferred_from, weigher.inferences.basis(fact, about, matter), strict=True)
            whole = all(
                w.for_strength >= weigher.bar or of_fact(weigher.base.by_id[i]) in request.terms
                for i, w in rests
            )
            if whole and STRENGTHS.index(fact.strength) >= weigher.bar:
                return True
        return False

    def _moved(self, filled: Set[Leaf]) -> Iterator[Move]:
        """Yield each element that rises where some leaves are filled, and to what the charge then rises."""

        def of(column: Column) -> Standing:
            if isinstance(column, Leaf):
                found = self.weigher.weigh(column, self.charge.matter)
                if column.exception or column not in filled:
                    return found.standing
                # What speaks against it stays.
                contested = found.against_strength >= AGAINST_BAR
                return min(highest(column), Standing.DISPUTED if contested else Standing.SUPPORTED)
            return next((x.standing for x in self._traced() if x.column == column), Standing.MISSING)

        required = zip(self.charge.offence.elements, self.charge.elements, self.leaves, strict=False)
        after = [
            e.standing if leaves.isdisjoint(filled) else weigh_one(asked.requires, of)
            for asked, e, leaves in required
        ]
        whole = min([*after, max(map(of, self.charge.offence.conduct), default=Standing.MISSING)])
        for element, standing in zip(self.charge.elements, after, strict=False):
            if standing > element.standing:
                yield Move(self.charge.id, element.id, standing, whole)

    def _traced(self) -> Iterator[Limb]:
        for element in self.charge.elements:
            if element.limb is not None:
                yield from element.limb.leaves()


def of_fact(fact: Fact) -> Remark:
    """Return the limb that asks for what a fact says, of whatever it says it."""
    return remark("limb", term=fact.name)
