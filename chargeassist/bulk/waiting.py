"""Whether what does not stand waits for a person (S40), remembered by what it could be drawn from as well.

What is not remembered is looked at as a charge is: `findings.elements` says of each element whether it waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.bulk.books import Book
from chargeassist.bulk.limbs import Limb
from chargeassist.bulk.pair import Found, Pair
from chargeassist.bulk.reads import Read, reads
from chargeassist.findings.elements import element_finding
from chargeassist.law.algebra import Column, Condition, Identity, Leaf, columns_of
from chargeassist.law.model import Element
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.standing import Standing, waiting
from chargeassist.reasoning.weighing import Weighing


def awaits(pair: Pair, one: Found) -> bool:
    """Return whether an offence waits for a person: whatever does not stand in it waits."""
    if {s for s in one.stood.standings if s < Standing.DISPUTED} != {Standing.THIN}:
        return False
    return waiting(zip(_waits(pair, one), map(Standing, one.stood.standings), strict=True))


def _waits(pair: Pair, one: Found) -> Iterator[bool]:
    """Yield of each element, and of identity, whether it is thin until a person draws something."""
    for limb, element, standing in zip(
        _limbs(pair.book, one), (*one.version.offence.elements, None), one.stood.standings, strict=True
    ):
        if standing != Standing.THIN:
            yield False
            continue
        # What is read whoever was harmed may be weighed of others, and shown otherwise.
        lone = len(pair.flat.harmed) == 1 or not limb.every.facts
        plain = lone and pair.harmed and not limb.others and not one.shape.spoken
        key = one.shape.bits & limb.mask
        known = limb.standings.get(key) if plain else None
        if known is None:
            known = int(_looked_at(pair, one, element))
            if plain:
                limb.standings[key] = known
                pair.book.numbers.kept += 1
        yield bool(known)


def _looked_at(pair: Pair, one: Found, element: Element | None) -> bool:
    """Return of an element, or of identity, whether it waits, by the case itself."""
    weighed, matter = pair.told.weighed(pair.book), pair.matter(one.days)
    if element is None:
        return weighed.column(Identity(one.version.offence.conduct), matter).waits

    def look(column: Column) -> Weighing:
        plain = isinstance(column, Leaf)
        return weighed.column(column, matter) if plain else Weighing(pair.weigh(one.days, column))

    return element_finding(element, look, pair.told.shapes.vocabulary, element.id).awaits


def _limbs(book: Book, one: Found) -> tuple[Limb, ...]:
    """Return what is remembered of each element of an offence, and of identity."""
    version = one.version
    if version.waits is None:
        identity = Identity(version.offence.conduct)
        asked: list[tuple[Condition, Iterable[Column]]] = [
            *((e.requires, columns_of(e.requires)) for e in version.offence.elements),
            (identity, identity.conduct),
        ]
        version.waits = tuple(book.numbers.read_by(_limb(book, *one)) for one in asked)
    return version.waits


def _limb(book: Book, condition: Condition, columns: Iterable[Column]) -> Limb:
    leaves = [c for c in columns if isinstance(c, Leaf)]
    alone, every = (
        Read.of(_wide(x, book.vocabulary) for x in leaves if (book.leaves[x].every == Read()) is own)
        for own in (True, False)
    )
    return Limb(condition, alone, every, frozenset())


def _wide(leaf: Leaf, vocabulary: Vocabulary) -> Read:
    """Return what a leaf reads, and what shows the facts that point to it."""
    own = reads(leaf, vocabulary)
    terms = own.facts | own.signs
    leaves = (Leaf(slot, term) for slot, _, term in (name.partition(":") for name in terms))
    shown = (reads(one, vocabulary).facts for one in leaves)
    return Read(terms.union(*shown))
