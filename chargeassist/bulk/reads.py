"""What the limbs of a law read of a case, by words alone: which facts can change how a limb stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from chargeassist.findings.gates import gates_of
from chargeassist.law.algebra import Column, Leaf, Stands, Who, columns_of
from chargeassist.law.model import Gate, Law, Offence
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.derived import MOVING
from chargeassist.reasoning.factbase import conduct_names

BITS, SIGN = 16, 8
"""Of the number of a shape of one term, and of the number that says of whom it is entered."""
HALF = BITS + SIGN
"""One half is read of the two persons alone, one whoever was harmed."""
FULL, SIGNS = (1 << BITS) - 1, (1 << SIGN) - 1 << BITS
JOURNEYS = ("movement", "entry", "stay", "status")
"""The slots that what is computed of journeys and of States is computed from."""


@frozen
class Read:
    """Terms that a limb reads: the facts themselves, or only that some are entered, for they point to it."""

    facts: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()

    def mask(self, term: str) -> int:
        """Return the bits of a term that are read."""
        return (FULL if term in self.facts else 0) | (SIGNS if term in self.signs else 0)

    @classmethod
    def of(cls, parts: Iterable[Read]) -> Read:
        """Return all that some limbs read."""
        parts = list(parts)
        return cls(frozenset().union(*(p.facts for p in parts)), frozenset().union(*(p.signs for p in parts)))


def reads(leaf: Leaf, vocabulary: Vocabulary) -> Read:
    """Return every term of which a fact can change how a leaf stands."""
    name = f"{leaf.slot}:{leaf.term}"
    names = [name, *vocabulary.provers[name]]
    if leaf.as_to or any(n.startswith("fault:knowledge") for n in names):
        # Whoever does a thing knows of it: as the act stands, so does the knowledge (S39).
        acts = [n for n in (leaf.as_to, *leaf.objects) if n in vocabulary.narrower]
        names += [n for act in acts for n in (act, *vocabulary.provers[act])]
    facts: set[str] = set()
    signs = {*vocabulary.indicators.get(leaf.name, ())}
    for own in names:
        facts |= {*vocabulary.narrower[own], *vocabulary.wider[own]}
        facts.update(n for other in vocabulary.excluders[own] for n in vocabulary.narrower[other])
        signs.update(vocabulary.indicators[own])
        facts.update(_computing(vocabulary.term(own).computed, vocabulary))
    # What speaks of something else points to no more than that.
    facts |= signs & vocabulary.qualifies.keys()
    return Read(frozenset(facts), frozenset(signs - facts))


def _computing(phrase: str, vocabulary: Vocabulary) -> Iterable[str]:
    """Return what a term is computed from beside values, which a flat case has none of."""
    if phrase.startswith("moved"):
        return MOVING
    others = phrase and not re.search(r"\d", phrase)
    return (n for n in vocabulary.narrower if n.partition(":")[0] in JOURNEYS) if others else ()


def drawn_from(leaf: Leaf, vocabulary: Vocabulary) -> Read:
    """Return what a leaf reads, and what shows the facts that point to it."""
    own = reads(leaf, vocabulary)
    terms = own.facts | own.signs
    leaves = (Leaf(slot, term) for slot, _, term in (name.partition(":") for name in terms))
    shown = (reads(one, vocabulary).facts for one in leaves)
    return Read(terms.union(*shown))


def terms(leaf: Leaf, vocabulary: Vocabulary) -> frozenset[str]:
    """Return every term that a leaf reads."""
    read = reads(leaf, vocabulary)
    return read.facts | read.signs


def unread(law: Law) -> frozenset[str]:
    """Return the terms of which a fact opens more than its own leaves: such a case is not flat.

    Conduct that speaks of other acts, conduct of an offence that reads what others than the two did, what
    makes a group, and what a gate stands before.
    """
    vocabulary, packs = law.vocabulary, [law.pack(id) for id in law.asked]
    found = {n for n in vocabulary.qualifies if nature(n, vocabulary) == "conduct"}
    for offence in (o for pack in packs for o in pack.offences):
        columns = [c for e in offence.elements for c in columns_of(e.requires)]
        if not all(isinstance(c, Leaf) or of_the_two(c, offence) for c in columns):
            found.update(conduct_names([offence], vocabulary))
        if not offence.conduct:
            together = (c for c in columns if isinstance(c, Leaf) and c.slot == "concert")
            found.update(n for leaf in together for n in terms(leaf, vocabulary))
    for gate in (g for pack in packs for g in gates_of(law, pack)):
        found |= {f"conduct:{id}" for id in gate.covers.ids if gate.covers.what == "conduct"}
    return frozenset(found)


def of_the_two(column: Column, offence: Offence) -> bool:
    """Return whether another offence is read of the two persons alone, where one suspect alone acted."""
    if not isinstance(column, Stands):
        return False
    whom = column.of is Who.COMPLAINANT and offence.against != "State"
    return column.by is Who.ANOTHER or (column.by in (Who.ANYONE, Who.SUSPECT) and whom)


def alone(law: Law) -> tuple[frozenset[str], frozenset[str]]:
    """Return the conduct of offences that read what others did, and what bears on the conduct of that.

    They are flat where one suspect alone acted: nobody else is named, and nothing that could be somebody's
    act is nobody's.
    """
    vocabulary = law.vocabulary
    own: set[str] = set()
    heard: set[str] = set()
    for pack, offence in ((p, o) for p in map(law.pack, law.asked) for o in p.offences):
        columns = (c for e in offence.elements for c in columns_of(e.requires))
        others = [c for c in columns if isinstance(c, Stands) and c.by is not Who.SUSPECT]
        read = {id for c in others for id in c.offences}
        own.update(conduct_names([offence], vocabulary) if read else ())
        leaves = (x for id in read for o in pack.versions(id) for x in o.conduct)
        heard.update(n for leaf in leaves for n in terms(leaf, vocabulary))
    return frozenset(own), frozenset(heard)


def nature(name: str, vocabulary: Vocabulary) -> str:
    """Return the nature of the slot of a term."""
    return vocabulary.slots[name.partition(":")[0]].nature


def quick(law: Law) -> bool:
    """Return whether the law is one of which flat cases can be told by their shapes.

    One whose gates open by what is done to a person, and in which what has no conduct of its own asks for
    more than other offences.
    """
    packs = [law.pack(id) for id in law.asked]
    plain = all(_opens_by_what_is_done(g) for pack in packs for g in gates_of(law, pack))
    return plain and all(_asks_for_concert(o) for pack in packs for o in pack.offences if not o.conduct)


def _opens_by_what_is_done(gate: Gate) -> bool:
    """Return whether a gate is closed to whom nothing was done, and of whom nothing is entered."""
    if gate.raised_if is None or gate.covers.what == "conduct":
        return True
    return isinstance(gate.raised_if, Stands) and gate.raised_if.of is Who.SUSPECT


def _asks_for_concert(offence: Offence) -> bool:
    """Return whether an offence without conduct cannot stand where nobody acted together."""
    return any(
        all(isinstance(c, Leaf) and c.slot == "concert" for c in columns_of(e.requires))
        for e in offence.elements
    )
