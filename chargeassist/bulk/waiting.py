"""Whether what does not stand waits for a person (S40), remembered by what it could be drawn from as well.

What is not remembered is looked at as a charge is: `findings.elements` says of each element whether it waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from chargeassist.bulk.books import Book
from chargeassist.bulk.limbs import Limb
from chargeassist.bulk.pair import Pair, Stood
from chargeassist.bulk.reads import Read, reads
from chargeassist.findings.elements import element_finding
from chargeassist.law.algebra import Column, Condition, Identity, Leaf, columns_of
from chargeassist.law.model import Element
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.standing import Standing, waiting
from chargeassist.reasoning.weighing import Weighing


def awaits(pair: Pair, one: Stood) -> bool:
    """Return whether an offence waits for a person: whatever does not stand in it waits."""
    if {s for s in one.standings if s < Standing.DISPUTED} != {Standing.THIN}:
        return False
    return waiting(zip(_waits(pair, one), map(Standing, one.standings), strict=True))


def _waits(pair: Pair, one: Stood) -> Iterator[bool]:
    """Yield of each element, and of identity, whether it is thin until a person draws something."""
    for limb, element, standing in zip(
        _limbs(pair.book, one), (*one.version.offence.elements, None), one.standings, strict=True
    ):
        if standing != Standing.THIN:
            yield False
            continue
        # With others who were harmed, what points to it may be weighed of them.
        plain = not limb.others and not one.shape.spoken and pair.harmed and len(pair.flat.harmed) == 1
        key = one.shape.bits & limb.mask
        known = limb.standings.get(key) if plain else None
        if known is None:
            known = int(_looked_at(pair, one, element))
            if plain:
                limb.standings[key] = known
                pair.book.numbers.kept += 1
        yield bool(known)


def _looked_at(pair: Pair, one: Stood, element: Element | None) -> bool:
    """Return of an element, or of identity, whether it waits, by the case itself."""
    weighed, matter = pair.told.weighed(pair.book), pair.matter(one.days)
    if element is None:
        return weighed.column(Identity(one.version.offence.conduct), matter).waits

    def look(column: Column) -> Weighing:
        plain = isinstance(column, Leaf)
        return weighed.column(column, matter) if plain else Weighing(pair.weigh(one.days, column))

    return element_finding(element, look, pair.told.shapes.vocabulary, element.id).awaits


def _limbs(book: Book, one: Stood) -> tuple[Limb, ...]:
    """Return what is remembered of each element of an offence, and of identity."""
    version = one.version
    if version.waits is None:
        wide = partial(_wide, vocabulary=book.vocabulary)
        asked: list[tuple[Condition, Iterable[Column]]] = [
            (e.requires, columns_of(e.requires)) for e in version.offence.elements
        ]
        identity = Identity(version.offence.conduct)
        found = []
        for condition, columns in (*asked, (identity, identity.conduct)):
            read = Read.of(wide(c) for c in columns if isinstance(c, Leaf))
            found.append(book.numbers.read_by(Limb(condition, read, read, frozenset())))
        version.waits = tuple(found)
    return version.waits


def _wide(leaf: Leaf, vocabulary: Vocabulary) -> Read:
    """Return what a leaf reads, and what shows the facts that point to it."""
    own = reads(leaf, vocabulary)
    terms = own.facts | own.signs
    leaves = (Leaf(slot, term) for slot, _, term in (name.partition(":") for name in terms))
    shown = (reads(one, vocabulary).facts for one in leaves)
    return Read(terms.union(*shown))
