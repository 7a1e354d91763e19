"""One flat case while it is told, and the case that it is for what is not known from others."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from chargeassist.bulk.books import Book
from chargeassist.bulk.flat import COUNTED, Flat, FlatFact, FlatItem, NotFlatError
from chargeassist.bulk.seen import Seen
from chargeassist.bulk.shapes import Shapes
from chargeassist.case.model import Case, Evidence, Fact, Person, Shown
from chargeassist.reading.limits import CASE_MATTERS
from chargeassist.reasoning.caseload import weigher_of
from chargeassist.reasoning.objects import Objects
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.words.dates import When

if TYPE_CHECKING:
    from chargeassist.bulk.pair import Pair

At = tuple[str, str | None]
_name = attrgetter("name")


class Told:
    """One flat case, and the whole of it for what is not known yet."""

    def __init__(self, flat: Flat, shapes: Shapes) -> None:
        self.flat, self.shapes = flat, shapes
        qualifies = shapes.vocabulary.qualifies
        self.speaking = flat.names & qualifies.keys()
        self.spoken = _spoken(self) if self.speaking else {}
        natures = shapes.natures
        self.dated: list[tuple[int, When]] = []
        """Conduct with its days, each with the bit that says of it that it fell on other days."""
        self.bit: dict[FlatFact, int] = {}
        self.dated_terms: dict[str, int] = {}
        for fact in flat.facts:
            if fact.on is not None and natures[fact.name] == "conduct":
                bit = self.bit[fact] = 1 << len(self.dated)
                self.dated.append((bit, fact.on))
                self.dated_terms[fact.name] = self.dated_terms.get(fact.name, 0) | bit
        self.done = sorted([f for f in flat.facts if f.by and f.holds == "yes"], key=_name)
        """What somebody is said to have done, by its terms."""
        self.every: dict[str, list[FlatFact]] = {}
        """What is read whoever was harmed."""
        if not flat.names.isdisjoint(shapes.read_of_all):
            for fact in flat.facts:
                if fact.name in shapes.read_of_all:
                    self.every.setdefault(fact.name, []).append(fact)
        people = (("s", flat.suspects[1:]), ("v", flat.harmed), ("w", flat.others))
        self.labels: dict[str, Hashable] = {
            flat.suspects[0]: ("s", 0),
            **{p: (what, n) for what, own in people for n, p in enumerate(own)},
        }
        """What everybody is, seen from nobody: of two suspects each is the other to the other."""
        self.sources = self._sources()
        self.views: dict[tuple[str, str | None], Seen] = {}
        self.pairs: list[dict[At, Pair]] = []
        self.weighers: dict[str, Weighed] = {}
        self._bounded()

    def _sources(self) -> list[Hashable | None]:
        """Return of each item its source by number, None where it is one of the persons."""
        numbers: dict[str, int] = {}
        labels = self.labels
        return [
            None
            if item.source in labels
            else ("x", numbers.setdefault(item.source or f" {id}", len(numbers)))
            for id, item in self.flat.items.items()
        ]

    def close(self) -> None:
        """Let go of what holds on to each other: a case goes at once, not when somebody collects it."""
        for pairs in self.pairs:
            pairs.clear()
        for view in self.views.values():
            view.of_days.clear()
        self.views.clear()
        self.weighers.clear()

    def seen(self, suspect: str, harmed: str | None) -> Seen:
        """Return the facts as they are seen from two persons."""
        found = self.views.get((suspect, harmed))
        if found is None:
            found = self.views[suspect, harmed] = Seen(self, suspect, harmed)
        return found

    def _bounded(self) -> None:
        """Refuse what may be more matters than are answered about at once."""
        whole = (len(self.flat.suspects) + 1) * (len(self.flat.harmed) + 1)
        own = self.shapes.own
        if sum([len(book.versions) for book in own]) * whole <= CASE_MATTERS:
            return
        told = [(book.pack.id, of) for book in own for of in book.told.values()]
        offences = {(p, id) for p, of in told for n in of.keys() & self.flat.names for id in of[n]}
        if len(offences) * whole <= CASE_MATTERS:
            return  # had everybody done all of it to everybody
        done = {(p, v) for f in self.flat.facts for p in f.by or ("",) for v in f.of or ("",)}
        if len(offences) * len(done) > CASE_MATTERS:
            raise NotFlatError

    @cached_property
    def case(self) -> Case:
        """Return the case as the reader of cases has it, but for labels and notes."""
        flat = self.flat
        return Case(
            *(flat.id, flat.law, flat.as_at),
            persons=tuple(Person(id, roles) for id, roles in flat.persons.items()),
            evidence=tuple(_item(id, item) for id, item in flat.items.items()),
            facts=tuple(map(self.fact, flat.facts)),
            laid=flat.laid,
        )

    def fact(self, fact: FlatFact) -> Fact:
        """Return a fact as the reader of cases has it."""
        slot, _, term = fact.name.partition(":")
        shown = tuple(Shown(*item) for item in fact.items())
        whose = fact.by, fact.of, fact.on
        return Fact(fact.id, slot, term, *whose, in_=fact.where, holds=fact.holds, shown_by=shown)

    def weighed(self, book: Book) -> Weighed:
        """Return a pack over the whole case, nothing of it weighed yet."""
        found = self.weighers.get(book.pack.id)
        if found is None:
            weigher = weigher_of(self.case, book.pack, self.shapes.vocabulary, self.shapes.stage)
            found = self.weighers[book.pack.id] = Weighed(book.pack, weigher, {})
        return found


def _item(id: str, item: FlatItem) -> Evidence:
    kind, *said = item.weight
    keys: dict[str, Any] = {key: word for key, word in zip(COUNTED, said, strict=True) if word}
    return Evidence(id, kind, item.source, about=item.about, tied_to=item.tied_to, **keys)


def _spoken(told: Told) -> dict[FlatFact, tuple[str, tuple[FlatFact, ...]]]:
    """Return of what the facts speak that speak of something else (S37), as the weigher finds it."""
    vocabulary, flat = told.shapes.vocabulary, told.flat
    speaking = [f for f in flat.facts if f.name in vocabulary.qualifies]
    may_be = frozenset().union(*(vocabulary.qualifies[f.name] for f in speaking))
    near = [f for f in flat.facts if f.name in may_be or f in speaking]
    case = Case(flat.id, flat.law, flat.as_at, facts=tuple(map(told.fact, near)))
    objects = Objects(case, vocabulary)
    own = {f.id: f for f in near}
    found = {}
    for fact in speaking:
        spoken = objects.of(objects.by_id[fact.id])
        assert spoken is not None
        about = tuple(own[f.id] for f in spoken.facts)
        if any(f.name in vocabulary.qualifies for f in about):
            raise NotFlatError
        found[fact] = spoken.how, about
    return found
