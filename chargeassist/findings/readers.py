"""Which charges, gates and flags read a fact: whatever they name, and what that is inferred from (S50)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chargeassist.findings.model import Assessment, Charge, ElementFinding
from chargeassist.reasoning.weighing import Weighing
from chargeassist.words import Remark
from chargeassist.words.remark import Arg


def read_facts(found: Assessment, by_charges: Iterable[str]) -> frozenset[str]:
    """Return the facts that a listed charge, a gate or a flag reads, and what these are inferred from.

    *by_charges* are those that the charges name.
    """
    groups = (f for g in found.case.groups for f in g.facts)
    beside = (word for _, _, words in _beside(found) for word in words)
    return _closed((*by_charges, *groups, *beside), _basis(found))


def readers(found: Assessment) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield every charge, gate and flag with the facts it reads: its kind, its id or code, the facts."""
    basis = _basis(found)
    for charge in found.charges:
        if charge.id not in found.by_name:
            yield "charge", charge.id, _closed(named_by(charge), basis)
    for kind, id, words in _beside(found):
        yield kind, id, _closed(words, basis)


def _beside(found: Assessment) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every gate and flag with the words in it: ids of facts are among them."""
    for gate in found.gates:
        yield "gate", gate.id, (*gate.opened_by, *gate.nexus_facts)
    for flag in found.flags:
        # That a fact is tied to nobody says nothing of what reads it.
        if flag.code != "not-tied":
            yield "flag", flag.code, (flag.about, *_words(flag.text))


def _basis(found: Assessment) -> Mapping[str, Sequence[str]]:
    return {f.id: f.inferred_from for f in found.case.facts}


def _closed(read: Iterable[str], basis: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return which of some words are facts, and what these are inferred from."""
    closed = basis.keys() & set(read)
    waiting = list(closed)
    while waiting:
        further = [b for b in basis[waiting.pop()] if b not in closed]
        closed.update(further)
        waiting += further
    return frozenset(closed)


def named_by(charge: Charge) -> Iterator[str]:
    """Yield every word in a charge that may be the id of a fact it reads."""
    for element in charge.elements:
        yield from _of_element(element)
    for beside in (*charge.aggravations, *charge.asides, *charge.defences, *charge.orders):
        yield from beside.facts
    yield from charge.available.facts
    yield from (gap.fact for gap in charge.gaps)


def _of_element(element: ElementFinding) -> Iterator[str]:
    yield from (*element.facts, *element.against_facts, *element.inferences)
    yield from (word for note in element.notes for word in _words(note))
    for limb in element.limb.leaves() if element.limb else ():
        if limb.weighing is not None:
            yield from _of_weighing(limb.weighing)


def _of_weighing(weighing: Weighing) -> Iterator[str]:
    yield from (*weighing.facts, *weighing.against_facts, *weighing.basis_against_facts, *weighing.pointers)
    yield from (f for step in weighing.steps for f in (step.fact, *step.rests_on))
    yield from (c.fact for c in (*weighing.evidence, *weighing.against, *weighing.basis))
    yield from (word for note in weighing.notes for word in _words(note))


def _words(remark: Remark) -> Iterator[str]:
    """Yield every text in the blanks of a remark: ids of facts are among them."""
    return (word for _, value in remark.args for word in _texts(value))


def _texts(value: Arg) -> Iterator[str]:
    match value:
        case Remark():
            yield from _words(value)
        case tuple():
            yield from (word for one in value for word in _texts(one))
        case str():
            yield value
        case _:
            return
