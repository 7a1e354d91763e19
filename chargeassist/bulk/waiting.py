"""Whether what does not stand waits for a person (S40), remembered by what it could be drawn from as well."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.bulk.books import Book
from chargeassist.bulk.limbs import Limb
from chargeassist.bulk.pair import Found, Pair
from chargeassist.bulk.reads import Read, reads
from chargeassist.findings.elements import stands_once_drawn
from chargeassist.law.algebra import Column, Identity, Leaf
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.standing import Standing, waiting
from chargeassist.reasoning.weighing import Weighing, lifted


def awaits(pair: Pair, one: Found) -> bool:
    """Return whether an offence waits for a person: whatever does not stand in it waits."""
    standings = one.stood.standings
    if {s for s in standings if s < Standing.DISPUTED} != {Standing.THIN}:
        return False
    return waiting(zip(_waits(pair, one), map(Standing, standings), strict=True))


def _waits(pair: Pair, one: Found) -> Iterator[bool]:
    """Yield of each element, and of identity, whether it is thin until a person draws something."""

    def look(column: Column) -> Weighing:
        if isinstance(column, Leaf):
            return Weighing(Standing(_once_drawn(pair, one, column)))
        return Weighing(pair.weigh(one.days, column))

    offence, standings = one.version.offence, one.stood.standings
    for element, standing in zip(offence.elements, standings, strict=False):
        yield standing == Standing.THIN and stands_once_drawn(element.requires, look)
    if standings[-1] != Standing.THIN:
        yield False
        return
    weighed = pair.told.weighed(pair.book)
    yield weighed.column(Identity(offence.conduct), pair.matter(one.days)).waits


def _once_drawn(pair: Pair, one: Found, leaf: Leaf) -> int:
    """Return how a leaf stands once what waits is drawn."""
    book, shape = pair.book, one.shape
    own = book.standing(book.leaves[leaf], shape, lambda column: pair.weigh(one.days, column))
    if own != Standing.THIN:
        return own
    limb = _limb(book, leaf)
    # What is read whoever was harmed may be weighed of others, and shown otherwise.
    lone = len(pair.flat.harmed) == 1 or not limb.every.facts
    plain = lone and pair.harmed and not shape.spoken
    key = shape.bits & limb.mask
    known = limb.standings.get(key) if plain else None
    if known is None:
        weighed = pair.told.weighed(book)
        known = int(lifted(weighed.column(leaf, pair.matter(one.days))).standing)
        if plain:
            limb.standings[key] = known
            book.numbers.kept += 1
    return known


def _limb(book: Book, leaf: Leaf) -> Limb:
    """Return what is remembered of a leaf once what waits is drawn."""
    known = book.drawn.get(leaf)
    if known is None:
        wide, nothing = _wide(leaf, book.vocabulary), Read()
        alone = book.leaves[leaf].every == nothing
        parts = (wide, nothing) if alone else (nothing, wide)
        known = book.drawn[leaf] = book.numbers.read_by(Limb(leaf, *parts, frozenset()))
    return known


def _wide(leaf: Leaf, vocabulary: Vocabulary) -> Read:
    """Return what a leaf reads, and what shows the facts that point to it."""
    own = reads(leaf, vocabulary)
    terms = own.facts | own.signs
    leaves = (Leaf(slot, term) for slot, _, term in (name.partition(":") for name in terms))
    shown = (reads(one, vocabulary).facts for one in leaves)
    return Read(terms.union(*shown))
