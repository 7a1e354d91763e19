"""What a law has that the other has not: limbs of its own; what it does not ask for and the other does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chargeassist.advice.bridges import answering
from chargeassist.advice.conformed import BeyondLimbs, Limbs, Wider
from chargeassist.findings.limbs import named, order_of
from chargeassist.law.algebra import Condition, Leaf, columns_of
from chargeassist.law.model import Offence
from chargeassist.reasoning.conformity import FAMILIES, Conforming, counterparts
from chargeassist.reasoning.patterns import Atom, Patterner


def names_of(pattern: Iterable[Atom]) -> Limbs:
    """Return what a pattern asks for, by name and in order."""
    return tuple(sorted({named(a) for a in pattern}, key=order_of))


def wider(first: Offence, conforming: Conforming) -> Iterator[Wider]:
    """Yield the elements of an offence that the law does not ask for, of trafficking and smuggling alone."""
    if first.family not in FAMILIES:
        return
    cites = {e.id: e.cite for e in first.elements}
    for one in conforming.unasked(first):
        yield Wider(
            answering(one.by),
            first.key,
            first.title,
            one.element,
            cites[one.element],
            names_of(one.story),
            names_of(one.unless),
        )


def closed(first: Offence, answering_it: Sequence[Offence]) -> Iterator[str]:
    """Yield the elements whose list is open in one law, and closed in every offence that answers it (S18)."""
    theirs = [c for o in answering_it for e in o.elements for c in columns_of(e.requires)]
    for element in first.elements:
        genera = {(c.slot, c.term) for c in columns_of(element.requires) if isinstance(c, Leaf) and c.like}
        open_too = any(isinstance(c, Leaf) and (c.slot, c.term) in genera for c in theirs)
        if genera and theirs and not open_too:
            yield element.id


def beyond(ours: Sequence[Offence], theirs: Sequence[Offence], patterner: Patterner) -> Iterator[BeyondLimbs]:
    """Yield the limbs of offences of trafficking and smuggling that no offence of the other law has."""
    for offence in ours:
        if offence.family not in FAMILIES:
            continue
        known = [
            x
            for o in counterparts(offence, theirs)
            for e in o.elements
            for x in _asked(e.requires, patterner)
        ]
        for element in offence.elements:
            new = frozenset(
                x
                for x in _asked(element.requires, patterner)
                if not any(patterner.entails(x, k) or patterner.entails(k, x) for k in known)
            )
            if new and known:
                yield BeyondLimbs(answering(offence), element.id, element.cite, names_of(new))


def _asked(condition: Condition, patterner: Patterner) -> Iterator[Leaf]:
    """Yield what a condition asks for, states of mind apart, whoever it is asked of."""
    for pattern in patterner.of(condition).found:
        yield from (a for a in pattern if isinstance(a, Leaf) and a.holds and a.slot != "fault")
