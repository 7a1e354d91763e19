"""A suspect and a person harmed in a flat case: what is told of the two, by the shape of their facts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from attrs import frozen

from chargeassist.bulk.books import Book, Days, Group
from chargeassist.bulk.flat import FlatFact, NotFlatError
from chargeassist.bulk.limbs import Shape, Stood, Version
from chargeassist.bulk.seen import Seen
from chargeassist.bulk.told import At, Told
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.law.algebra import Column, Leaf, Stands, Who
from chargeassist.reasoning.matters import NO_EPISODE, Matter, Window
from chargeassist.reasoning.outcomes import Outcome
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

ROOM = 2_000
"""How many shapes an offence is known by: one that reads many terms is mostly told by its leaves."""


@untold
@frozen(eq=False, slots=False)
class Found:
    """How one offence stands of two persons on the days of its conduct."""

    version: Version
    days: Days | None
    shape: Shape
    stood: Stood


class Pairs:
    """What every suspect of a flat case did to everybody, by the offences of one pack."""

    def __init__(self, told: Told, book: Book) -> None:
        self.told, self.book = told, book
        self.known: dict[At, Pair] = {}
        told.pairs.append(self.known)
        self.home = frozenset(("", book.pack.state))

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
        if not plain:
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
        self.at_home = self.flat.places <= pairs.home
        self.suspect, self.harmed = suspect, harmed
        told_of = self.book.told[harmed is None]
        done: list[FlatFact] = []
        if not self.flat.names.isdisjoint(told_of):
            whoever = harmed is None
            done = [
                f
                for f in self.told.done
                if suspect in f.by and (whoever or harmed in f.of) and f.name in told_of
            ]
        self.done = done
        self.matters: dict[Days | None, Matter] = {}
        self.groups = self.book.grouped(harmed is None, tuple([f.name for f in done])) if done else ()

    @cached_property
    def offences(self) -> Mapping[str, tuple[int, ...]]:
        """Return the offences of whose conduct anything is entered, each with the places of those facts."""
        return {id: group.places for group in self.groups for id in group.ids}

    def found(self) -> list[Found]:
        """Return how each offence stands of whose conduct anything is entered."""
        return [
            Found(version, days, shape, self._stood(version, days, shape))
            for group, days, shape in self._dated()
            for version in self.book.of_group(group, days).versions
        ]

    def cells(self) -> list[str]:
        """Return each offence that is told as text: how it stands, and its weakest element."""
        cells: list[str] = []
        for group, days, shape in self._dated():
            governing = self.book.of_group(group, days)
            key = shape.key(governing) if shape.speaking else shape.bits & governing.mask
            told = governing.cells[key] if self.at_home else None
            if told is None:
                told = self._told(governing.versions, days, shape)
                if governing.plain and self.at_home and len(governing.cells) < ROOM:
                    governing.cells[key] = told
            cells += told
        return cells

    def _told(self, versions: Iterable[Version], days: Days | None, shape: Shape) -> list[str]:
        stood = [(version, self._stood(version, days, shape)) for version in versions]
        return [self.cell(version, days, one) for version, one in stood if not one.closed]

    def _dated(self) -> Iterator[tuple[Group, Days | None, Shape]]:
        """Yield what is told of the same facts, with their days, and all facts as seen from these."""
        for group in self.groups:
            days = self._days(group.places)
            yield group, days, self.seen.on(days)

    def of(self, id: str) -> Found:
        """Return how an offence stands, whatever is entered for its conduct."""
        days = self._days(self.offences.get(id, ()))
        version, shape = self.book.governing(id, days), self.seen.on(days)
        return Found(version, days, shape, self._stood(version, days, shape))

    def _stood(self, version: Version, days: Days | None, shape: Shape) -> Stood:
        """Return how an offence stands; of its leaves what is not remembered is weighed."""
        key: Hashable = shape.key(version) if shape.speaking else shape.bits & version.mask
        read: dict[Column, Standing] = {}
        if version.stands:
            read = {c: self._read(c) for c in version.stands}
            key = key, *read.values()
        stood = version.known[key]
        if stood is None:
            stood = self.book.stood(version, self.digits(version, days, shape), read)
            if len(version.known) < ROOM:
                version.known[key] = stood
        return stood

    def digits(self, version: Version, days: Days | None, shape: Shape) -> int:
        """Return the digits of the leaves of an offence."""
        return self.book.digits(version.leaves, shape, partial(self.weigh, days))

    @cached_property
    def seen(self) -> Seen:
        """Return the facts as they are seen from these two."""
        return self.told.seen(self.suspect, self.harmed)

    def _days(self, places: Sequence[int]) -> Days | None:
        """Return the days of some of what is entered."""
        if len(places) == 1:
            only = self.done[places[0]].on
            return (only.first, only.last) if only is not None else None
        when = [on for place in places if (on := self.done[place].on) is not None]
        return (min([on.first for on in when]), max([on.last for on in when])) if when else None

    def weigh(self, days: Days | None, column: Column) -> Standing:
        """Return how a leaf stands that is not remembered, weighed over the whole case."""
        if isinstance(column, Stands):
            return self._read(column)
        assert isinstance(column, Leaf)
        return self.told.weighed(self.book).weigher.weigh(column, self.matter(days)).standing

    def _read(self, column: Stands) -> Standing:
        """Return how offences that are read stand (S21)."""
        if column.by is Who.SUSPECT:
            own = (self.standing_of(id) for id in column.offences if self.speaks_of(id))
            return max(own, default=Standing.MISSING)
        found = [*self.pairs.others(self, column)] if len(self.flat.suspects) > 1 else []
        if column.by is not Who.ANOTHER:
            # One suspect alone acted: what anyone did, that one did.
            found += [self.standing_of(id) for id in column.offences if id in self.offences]
        return max(found, default=Standing.MISSING)

    def standing_of(self, id: str) -> Standing:
        """Return how an offence stands, whatever is entered for its conduct."""
        return self.of(id).stood.lowest

    def speaks_of(self, id: str) -> bool:
        """Return whether an offence is weighed of these two where another reads it."""
        return id in self.offences or (
            self.book.versions[id][-1].against_state == (self.harmed is None) and self.linked
        )

    @cached_property
    def linked(self) -> bool:
        """Return whether the suspect is said to have done anything to this person."""
        if self.harmed is None:
            return True
        to = self.told.shapes.done_to
        facts = (f for f in self.flat.facts if self.suspect in f.by and f.name in to)
        return any(self.harmed in f.of or not f.of for f in facts)

    def matter(self, days: Days | None) -> Matter:
        """Return these two, on some days."""
        known = self.matters.get(days)
        if known is None:
            window = Window(*days) if days else Window()
            known = self.matters[days] = Matter(self.suspect, self.harmed, NO_EPISODE, window)
        return known

    def cell(self, version: Version, days: Days | None, stood: Stood) -> str:
        """Return how an offence is told, as text."""
        return stood.cell if not stood.stands or self.is_open(version, days, stood) else stood.not_open

    def is_open(self, version: Version, days: Days | None, stood: Stood) -> bool:
        """Return whether an offence is open: by when it was done alone, where all was done in the State.

        The day of the assessment tells only whether the offence is erased by then: where a time has run
        out, that is to be confirmed.
        """
        if not (self.at_home or self.book.pack.treaty):
            return self._weigh_open(version, days, stood)
        erased = version.erased is not None and self.flat.as_at >= version.erased
        key = self.book.part(version.offence.id, days), erased
        known = version.open[key]
        if known is None:
            known = version.open[key] = self._weigh_open(version, days, stood)
        return known

    def _weigh_open(self, version: Version, days: Days | None, stood: Stood) -> bool:
        elements = stood.standings
        outcome = Outcome(version.offence, self.matter(days), elements[:-1], elements[-1], True)
        builder = ChargeBuilder(self.told.case, self.told.shapes.law, self.told.weighed(self.book))
        return builder.available(outcome).is_ != "no"
