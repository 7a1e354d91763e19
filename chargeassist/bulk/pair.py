"""A suspect and a person harmed in a flat case: what is told of the two, by the shape of their facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial

from chargeassist.bulk.flat import FlatFact, NotFlatError
from chargeassist.bulk.rows import NOT_OPEN
from chargeassist.bulk.seen import Days, Seen
from chargeassist.bulk.shapes import Version
from chargeassist.bulk.told import Told
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.findings.listing import closed_by
from chargeassist.law.algebra import Column, Leaf, Stands, Who
from chargeassist.reasoning.matters import NO_EPISODE, Matter, Window
from chargeassist.reasoning.outcomes import Outcome
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import Weighing

Cell = tuple[str, str]
WORDS = {int(s): s.word for s in Standing}


class Pairs:
    """What every suspect of a flat case did to everybody."""

    def __init__(self, told: Told) -> None:
        self.told = told
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
        self.pairs, self.told = pairs, pairs.told
        self.shapes, self.flat = self.told.shapes, self.told.flat
        self.suspect, self.harmed = suspect, harmed
        self.seen = Seen(self.told, suspect, harmed)
        facts, told_of = self.flat.facts, self.shapes.told[harmed is None]
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

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield, by the key of each offence that is told, how it stands and its weakest element."""
        for id in self.entered:
            version, days, standings = self._stands(id)
            cell = self._cell(version, days, standings)
            if cell is not None:
                yield version.offence.key, cell

    def _stands(self, id: str) -> tuple[Version, Days | None, list[int]]:
        """Return the version that governs an offence, the days of its conduct, and how its limbs stand."""
        dated = [f.on for f in self.entered.get(id, ()) if f.on is not None]
        days = (min(d.first for d in dated), max(d.last for d in dated)) if dated else None
        version = self.shapes.governing(id, days)
        if version is None:
            raise NotFlatError
        shape, weigh = self.seen.on(days), partial(self._weigh, days)
        standing = self.shapes.standing
        standings = [standing(limb, shape, weigh) for limb in version.elements]
        standings.append(max([standing(limb, shape, weigh) for limb in version.identity]))
        return version, days, standings

    def _weigh(self, days: Days | None, column: Column) -> Standing:
        """Return how a leaf stands that is not remembered, weighed over the whole case."""
        if isinstance(column, Stands):
            found = [*self.pairs.others(self, column)]
            if column.by is not Who.ANOTHER:
                # One suspect alone acted: what anyone did, that one did.
                found += [self.standing_of(id) for id in column.offences if id in self.entered]
            return max(found, default=Standing.MISSING)
        assert isinstance(column, Leaf)
        return self.told.weighed.weigher.weigh(column, self._matter(days)).standing

    def standing_of(self, id: str) -> Standing:
        """Return how an offence stands, whatever is entered for its conduct."""
        return Standing(min(self._stands(id)[2]))

    def speaks_of(self, id: str) -> bool:
        """Return whether an offence is weighed of these two where another reads it."""
        return id in self.entered or (
            (self.shapes.versions[id][-1].offence.against == "State") == (self.harmed is None) and self.linked
        )

    @cached_property
    def linked(self) -> bool:
        """Return whether the suspect is said to have done anything to this person."""
        if self.harmed is None:
            return True
        facts = (f for f in self.flat.facts if self.suspect in f.by)
        return any(self.harmed in f.of or not f.of for f in facts)

    def _matter(self, days: Days | None) -> Matter:
        return Matter(self.suspect, self.harmed, NO_EPISODE, Window(*days) if days else Window())

    def _cell(self, version: Version, days: Days | None, standings: list[int]) -> Cell | None:
        lowest = min(standings)
        if lowest == Standing.CONTRADICTED and self._closed(version, days, standings):
            return None
        open_ = lowest < Standing.DISPUTED or self._open(version, days, standings)
        return (WORDS[lowest] if open_ else NOT_OPEN), version.ids[standings.index(lowest)]

    def _closed(self, version: Version, days: Days | None, standings: list[int]) -> bool:
        """Return whether it is closed for these persons (S52)."""
        shape, weigh, shapes = self.seen.on(days), partial(self._weigh, days), self.shapes

        def look(column: Column) -> Weighing:
            if isinstance(column, Leaf):
                return Weighing(Standing(shapes.standing(shapes.leaves[column], shape, weigh)))
            return Weighing(weigh(column))

        return closed_by(version.offence, map(Standing, standings[:-1]), look)

    def _open(self, version: Version, days: Days | None, standings: list[int]) -> bool:
        """Return whether an offence is open: by when it was done alone, for all was done in the State."""
        key = self.shapes.part(version.offence.id, days), self.flat.as_at
        known = version.open.get(key)
        if known is None:
            elements = tuple(map(Standing, standings))
            outcome = Outcome(version.offence, self._matter(days), elements[:-1], elements[-1], True)
            builder = ChargeBuilder(self.told.case, self.shapes.law, self.told.weighed)
            known = version.open[key] = builder.available(outcome).is_ != "no"
            self.shapes.kept += 1
        return known
