"""What a person is offered to draw: the terms entered facts point to, as facts ready to be signed (S40)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.findings.elements import needed
from chargeassist.findings.limbs import named
from chargeassist.findings.model import ElementFinding
from chargeassist.findings.offers import Draft, Proposal, short_id
from chargeassist.law.algebra import Column, Condition, Identity, Leaf
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import MODERATE
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import UNKNOWN, Matter
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb, Look, trace
from chargeassist.reasoning.weighing import Undrawn, Weighing, lifted
from chargeassist.words import remark


class Proposer:
    """Proposes for one charge; *look* says how what stands at the leaves of the law is looked up there."""

    def __init__(self, offence: Offence, matter: Matter, look: Look, weigher: Weigher) -> None:
        self.offence, self.matter, self.look, self.weigher = offence, matter, look, weigher

    def proposals(self, findings: Sequence[ElementFinding]) -> Iterator[Proposal]:
        """Yield what may be drawn for the elements that do not stand, each once, in their order.

        Of an element that waits only what it waits for is offered; of any other, whatever is pointed to.
        """
        seen: set[str] = set()
        for finding, element in zip(findings, self.offence.elements, strict=False):
            for limb in self._open(finding, element.requires):
                leaf, weighing = limb.column, limb.weighing
                if isinstance(leaf, Leaf) and weighing is not None and weighing.undrawn is not None:
                    found = self._proposal(finding.id, leaf, weighing, weighing.undrawn)
                    if found.id not in seen:
                        seen.add(found.id)
                        yield found

    def _open(self, finding: ElementFinding, condition: Condition) -> Iterator[Limb]:
        if finding.awaits:
            lifting = trace(condition, lambda c: lifted(self.look(c)))
            yield from (x for x in lifting.deciding() if x.weighing is not None and x.weighing.waits)
        elif finding.limb is not None:
            yield from needed(finding.limb)

    def _proposal(self, element: str, leaf: Leaf, weighing: Weighing, drawn: Undrawn) -> Proposal:
        by, of = (() if p in (None, UNKNOWN) else (p,) for p in weighing.about)
        about = (leaf.as_to,) if leaf.as_to else (self.offence.key,) if leaf.objects else ()
        episode = (self.matter.episode,) if self.matter.episode else ()
        strength = STRENGTHS[max(MODERATE, self.weigher.bar)]
        answer = Draft(drawn.term, by, of, episode, about, drawn.facts, strength)
        elements, whole = self._were(leaf, drawn)
        limb = named(Leaf(leaf.slot, drawn.term.partition(":")[2], as_to=leaf.as_to))
        return Proposal(
            id=short_id(*answer.key),
            element=element,
            term=drawn.term,
            from_facts=drawn.facts,
            weakly=drawn.weakly,
            enough=drawn.enough,
            text=remark("proposal", limb=limb, facts=drawn.facts),
            element_to=elements[element],
            charge_to=whole,
            answer=answer,
        )

    def _were(self, leaf: Leaf, drawn: Undrawn) -> tuple[dict[str, Standing], Standing]:
        """Return how the elements and the charge would stand, were one term drawn: its genus stands too."""
        narrower = self.weigher.vocabulary.narrower

        def of(column: Column) -> Standing:
            found = self.look(column)
            if isinstance(column, Leaf):
                name = f"{column.slot}:{column.term}"
                alike = column.as_to == leaf.as_to and found.undrawn is not None
                filled = alike and drawn.term in narrower[name]
            else:
                filled = isinstance(column, Identity) and found.undrawn == drawn
            return max(found.standing, drawn.would) if filled else found.standing

        elements = {e.id: weigh_one(e.requires, of) for e in self.offence.elements}
        return elements, min(*elements.values(), of(Identity(self.offence.conduct)))
