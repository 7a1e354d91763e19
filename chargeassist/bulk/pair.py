"""A suspect and a person harmed in a flat case: what is told of the two, by the shape of their facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial

from attrs import frozen

from chargeassist.bulk.books import Book, Days
from chargeassist.bulk.flat import FlatFact, NotFlatError
from chargeassist.bulk.limbs import Shape, Version
from chargeassist.bulk.rows import NOT_OPEN
from chargeassist.bulk.seen import Seen
from chargeassist.bulk.told import Told
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.findings.listing import closed_by
from chargeassist.law.algebra import Column, Leaf, Stands, Who
from chargeassist.reasoning.matters import NO_EPISODE, Matter, Window
from chargeassist.reasoning.outcomes import Outcome
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

Cell = tuple[str, str]
WORDS = {int(s): s.word for s in Standing}


@untold
@frozen
class Stood:
    """How one offence stands of two persons."""

    version: Version
    days: Days | None
    shape: Shape
    standings: tuple[int, ...]
    lowest: int


class Pairs:
    """What every suspect of a flat case did to everybody, by the offences of one pack."""

    def __init__(self, told: Told, book: Book) -> None:
        self.told, self.book = told, book
        self.known: dict[tuple[str, str | None], Pair] = {}

    def of(self, suspect: str, harmed: str | None) -> Pair:
        """Return what one suspect did to one person, or to nobody in particular."""
        pair = self.known.get((suspect, harmed))
        if pair is None:
            pair = self.known[suspect, harmed] = Pair(self, suspect, harmed)
        return pair

    def others(self, here: Pair, column: Stands) -> Iterator[Standing]:
        """Yield how offences that are read stand of another than the suspect (S21)."""
        flat = self.told.flat
        plain = column.by is Who.ANOTHER and column.of in (Who.COMPLAINANT, Who.ANYONE)
        if len(flat.suspects) > 1 and not plain:
            # Of anyone is read what several did together, and no one of them alone.
            raise NotFlatError
        this = here.harmed is not None and column.of is Who.COMPLAINANT
        for suspect in (s for s in flat.suspects if s != here.suspect):
            for harmed in (here.harmed,) if this else (*flat.harmed, None):
                other = self.of(suspect, harmed)
                yield from (other.standing_of(id) for id in column.offences if other.speaks_of(id))


class Pair:
    """What the suspect did to one person, or to nobody in particular."""

    def __init__(self, pairs: Pairs, suspect: str, harmed: str | None) -> None:
        self.pairs, self.told, self.book = pairs, pairs.told, pairs.book
        self.flat = self.told.flat
        self.suspect, self.harmed = suspect, harmed
        facts, told_of = self.flat.facts, self.book.told[harmed is None]
        self.entered: dict[str, list[FlatFact]] = {}
        """By offence what is entered for its conduct."""
        for fact in facts:
            if (
                fact.name in told_of
                and fact.holds == "yes"
                and suspect in fact.by
                and (not harmed or harmed in fact.of)
            ):
                for id in told_of[fact.name]:
                    self.entered.setdefault(id, []).append(fact)

    def stood(self) -> Iterator[Stood]:
        """Yield how each offence stands of whose conduct anything is entered."""
        return map(self.of, self.entered)

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield, by the key of each offence that is told, how it stands and its weakest element."""
        for one in self.stood():
            if not self.closed(one):
                yield one.version.offence.key, self.cell(one)

    def of(self, id: str) -> Stood:
        """Return how an offence stands: its limbs, in the version that governs the days of its conduct."""
        days = self._days(id)
        version = self.book.governing(id, days)
        if version is None:
            raise NotFlatError
        shape = self.seen.on(days)
        standings = self._standings(version, shape, days)
        return Stood(version, days, shape, standings, min(standings))

    @cached_property
    def seen(self) -> Seen:
        """Return the facts as they are seen from these two."""
        return self.told.seen(self.suspect, self.harmed)

    def _days(self, id: str) -> Days | None:
        """Return the days of what is entered for the conduct of an offence."""
        first = last = None
        for fact in self.entered.get(id, ()):
            if (on := fact.on) is not None:
                if first is None or on.first < first:
                    first = on.first
                if last is None or on.last > last:
                    last = on.last
        return (first, last) if first is not None and last is not None else None

    def _standings(self, version: Version, shape: Shape, days: Days | None) -> tuple[int, ...]:
        """Return how the limbs of an offence stand, identity last; what is not remembered is weighed."""
        bits, plain = shape.bits, not shape.spoken
        found: list[int] = []
        for limb in version.limbs:
            known = limb.standings.get(bits & limb.mask) if plain else None
            if known is None:
                known = self.book.standing(limb, shape, partial(self.weigh, days))
            found.append(known)
        own = len(version.elements)
        if len(found) > own + 1:
            found[own:] = [max(found[own:])]
        return tuple(found)

    def weigh(self, days: Days | None, column: Column) -> Standing:
        """Return how a leaf stands that is not remembered, weighed over the whole case."""
        if isinstance(column, Stands):
            found = [*self.pairs.others(self, column)]
            if column.by is not Who.ANOTHER:
                # One suspect alone acted: what anyone did, that one did.
                found += [self.standing_of(id) for id in column.offences if id in self.entered]
            return max(found, default=Standing.MISSING)
        assert isinstance(column, Leaf)
        return self.told.weighed(self.book).weigher.weigh(column, self.matter(days)).standing

    def standing_of(self, id: str) -> Standing:
        """Return how an offence stands, whatever is entered for its conduct."""
        return Standing(self.of(id).lowest)

    def speaks_of(self, id: str) -> bool:
        """Return whether an offence is weighed of these two where another reads it."""
        return id in self.entered or (
            self.book.versions[id][-1].against_state == (self.harmed is None) and self.linked
        )

    @cached_property
    def linked(self) -> bool:
        """Return whether the suspect is said to have done anything to this person."""
        if self.harmed is None:
            return True
        facts = (f for f in self.flat.facts if self.suspect in f.by)
        return any(self.harmed in f.of or not f.of for f in facts)

    def matter(self, days: Days | None) -> Matter:
        """Return these two, on some days."""
        return Matter(self.suspect, self.harmed, NO_EPISODE, Window(*days) if days else Window())

    def cell(self, one: Stood) -> Cell:
        """Return how an offence is told: how it stands, and its weakest element."""
        open_ = one.lowest < Standing.DISPUTED or self.is_open(one)
        return (WORDS[one.lowest] if open_ else NOT_OPEN), one.version.ids[one.standings.index(one.lowest)]

    def closed(self, one: Stood) -> bool:
        """Return whether it is closed for these persons (S52)."""
        if one.lowest != Standing.CONTRADICTED:
            return False
        look = self.book.look(one.shape, partial(self.weigh, one.days))
        return closed_by(one.version.offence, map(Standing, one.standings[:-1]), look)

    def is_open(self, one: Stood) -> bool:
        """Return whether an offence is open: by when it was done alone, for all was done in the State.

        The day of the assessment tells only whether the offence is erased by then: where a time has run
        out, that is to be confirmed.
        """
        version = one.version
        erased = version.offence.period.erased
        key = self.book.part(version.offence.id, one.days), erased is not None and self.flat.as_at >= erased
        known = version.open.get(key)
        if known is None:
            elements = tuple(map(Standing, one.standings))
            outcome = Outcome(version.offence, self.matter(one.days), elements[:-1], elements[-1], True)
            builder = ChargeBuilder(self.told.case, self.told.shapes.law, self.told.weighed(self.book))
            known = version.open[key] = builder.available(outcome).is_ != "no"
            self.book.numbers.kept += 1
        return known
