"""The facts of a case by term, and which of them speak of given persons, episode and days (S5, S9, S19)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial, reduce
from operator import or_

from attrs import evolve

from chargeassist.case.model import Case, Fact
from chargeassist.law.algebra import Leaf
from chargeassist.law.bearing import Slots
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import VALUES, Vocabulary
from chargeassist.reasoning.ages import holds_through
from chargeassist.reasoning.bears import Bearing, Entered, whose
from chargeassist.reasoning.derived import of_values
from chargeassist.reasoning.evidence import About
from chargeassist.reasoning.ledger import ANY_SLOT, Ledger
from chargeassist.reasoning.matters import UNKNOWN, Matter, Window
from chargeassist.reasoning.objects import Objects
from chargeassist.reasoning.values import in_episode
from chargeassist.words import Remark, remark
from chargeassist.words.dates import END, RECKONED
from chargeassist.words.once import once

MANY = 4_096
"""Of so many offences it is remembered what their conduct is."""


def conduct_names(versions: Iterable[Offence], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the terms that are conduct of an offence, or prove it."""
    return _conduct_names_in(vocabulary)(tuple(versions))


@once
def _conduct_names_in(vocabulary: Vocabulary) -> Callable[[tuple[Offence, ...]], frozenset[str]]:
    return lru_cache(maxsize=MANY)(partial(_conduct_names, vocabulary))


def _conduct_names(vocabulary: Vocabulary, versions: tuple[Offence, ...]) -> frozenset[str]:
    asked = {f"{x.slot}:{x.term}" for o in versions for x in o.conduct}
    return frozenset(n for a in asked for n in (*vocabulary.narrower[a], *vocabulary.provers[a]))


def bearing_on_conduct(offence: Offence, vocabulary: Vocabulary) -> int:
    """Return the bits of all terms that bear on the conduct of an offence: looked for once for each."""
    return _bearing_on_conduct_in(vocabulary)(offence)


@once
def _bearing_on_conduct_in(vocabulary: Vocabulary) -> Callable[[Offence], int]:
    return lru_cache(maxsize=MANY)(partial(_bearing_on_conduct, vocabulary))


def _bearing_on_conduct(vocabulary: Vocabulary, offence: Offence) -> int:
    borne = [vocabulary.borne(f"{x.slot}:{x.term}", x.objects) for x in offence.conduct]
    valued = vocabulary.bits_of(of_values(vocabulary)) if any(b.computed for b in borne) else 0
    return reduce(or_, (b.bits for b in borne), valued)


class FactBase:
    """An index over the facts; it picks and never weighs. All packs over a case look into the same."""

    def __init__(self, case: Case, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.ledger = Ledger()
        self.by_id = {f.id: f for f in case.facts}
        self.courses = {e.id: e.course for e in case.episodes if e.course is not None}
        self.order = {f.id: n for n, f in enumerate(case.facts)}
        self.facts: dict[str, list[Fact]] = {}
        self.naming: dict[tuple[str, str, str], list[Fact]] = {}
        """The facts of one term by somebody, and of somebody: most facts of a large case are of others."""
        for fact in case.facts:
            self.facts.setdefault(fact.name, []).append(fact)
            for role, persons in (("by", fact.by or (UNKNOWN,)), ("of", fact.of)):
                for person in persons:
                    self.naming.setdefault((fact.name, role, person), []).append(fact)
        self.objects = Objects(case, vocabulary)
        self.denied = {f.name for f in case.facts if f.holds == "no"}
        self.entered = vocabulary.bits_of(self.facts)
        """The bits of the terms of which anything is entered."""
        self._valued = vocabulary.bits_of((VALUES, *of_values(vocabulary)))
        self._bearing: dict[tuple[str, tuple[str, ...]], Bearing] = {}
        self._of: dict[Leaf, Bearing] = {}
        self._leaves: dict[str, Leaf] = {}
        self._whom = cache(whose)
        self._entered: dict[str, Entered] = {}
        self._signs: dict[str, tuple[str, ...]] = {}
        self._pointers: dict[tuple[Leaf, str | None, str | None, Matter], tuple[str, ...]] = {}

    def leaf_of(self, fact: Fact) -> Leaf:
        """Return what is asked of a fact that something rests on."""
        if fact.id not in self._leaves:
            # What speaks about something else is a basis as far as it speaks about the same (S37).
            objects = (fact.id,) if fact.name in self.vocabulary.qualifies else ()
            leaf = Leaf(fact.slot, fact.term, holds=fact.holds == "yes", objects=objects)
            self._leaves[fact.id] = leaf
        return self._leaves[fact.id]

    def take_over(self, before: FactBase, looked: int) -> None:
        """Take over what was read of a case much like this one, and what bears on what is as it was."""
        self.ledger = before.ledger
        self._bearing |= {k: b for k, b in list(before._bearing.items()) if not b.terms & looked}

    def bearing(self, leaf: Leaf) -> Bearing:
        """Return every fact that weighing a leaf can come to read, whoever it names."""
        found = self._of.get(leaf)
        if found is None:
            found = self._of[leaf] = self.borne(f"{leaf.slot}:{leaf.term}", leaf.objects)
        return found

    def borne(self, name: str, objects: tuple[str, ...]) -> Bearing:
        """Return every fact that bears on a term, asked about some objects."""
        key = name, objects
        if key not in self._bearing:
            borne = self.vocabulary.borne(name, objects)
            names = sorted(borne.terms.intersection(self.facts)) if borne.bits & self.entered else ()
            facts = [f for n in names for f in self.facts[n]]
            self._bearing[key] = Bearing(facts, borne, self._valued, self._whom)
        return self._bearing[key]

    def entered_of(self, name: str) -> Entered:
        """Return of which terms that bear on one anything is entered."""
        found = self._entered.get(name)
        if found is None:
            found = self._entered[name] = self._entered_of(name)
        return found

    def _entered_of(self, name: str) -> Entered:
        words = self.vocabulary
        below, above = words.narrower[name], words.wider[name]
        beside = [words.narrower[other] for other in words.excluders[name]]
        facts, denied = self.facts, self.denied
        return Entered(
            tuple([n for n in below if n in facts]),
            tuple([n for n in below if n in denied and n != name]) if denied else (),
            tuple([n for n in above if n in denied]) if denied else (),
            tuple([n for names in beside for n in names if n in facts]),
            words.term(name).computed,
        )

    def conduct(self, versions: Iterable[Offence]) -> tuple[Fact, ...]:
        """Return the facts that are conduct of an offence, or prove it, whoever they name, in their order."""
        names = conduct_names(versions, self.vocabulary)
        if names.isdisjoint(self.facts):
            return ()
        facts = (f for n in names for f in self.facts.get(n, ()) if f.holds == "yes")
        return tuple(sorted(facts, key=lambda f: self.order[f.id]))

    def speaks_of(self, leaf: Leaf, by: str | None, of: str | None, matter: Matter) -> bool:
        """Return whether a fact that bears on the leaf may speak of these persons, in one matter."""
        speaks = self.bearing(leaf).speaks_of(by, of, matter.complainant)
        if not speaks:
            self.ledger.of(matter.pair).add((ANY_SLOT, by, of or matter.complainant))
        return speaks

    def note(self, slots: Slots, about: About, matter: Matter) -> None:
        """Note that facts of some slots are read of these persons, entered or not."""
        read = self.ledger.of(matter.pair)
        for slot, by, of in slots:
            read.add((slot, about.by if by else None, about.of if of else None))

    def said(
        self, names: Iterable[str], leaf: Leaf, about: About, matter: Matter, holds: str = "yes"
    ) -> list[Fact]:
        """Return the facts of some terms that say of these persons that they hold, or that they do not."""
        return [f for n in names for f in self._naming(n, about) if self._says(f, holds, leaf, about, matter)]

    def _naming(self, name: str, about: About) -> Sequence[Fact]:
        if about.of is not None:
            return self.naming.get((name, "of", about.of), ())
        if about.by is not None:
            return self.naming.get((name, "by", about.by), ())
        return self.facts.get(name, ())

    def _says(self, fact: Fact, holds: str, leaf: Leaf, about: About, matter: Matter) -> bool:
        """Return whether a fact speaks of these persons in this matter, and says that it holds or not."""
        return (
            fact.holds == holds
            and in_episode(fact, matter)
            and (about.by is None or about.by in (fact.by or (UNKNOWN,)))
            # A child on one day need not be one on another: the age tells of the birth (S45).
            and (fact.slot != "age" or holds != "yes" or holds_through(fact.on, matter.window))
            and not self._elsewhen(fact, matter)
            and not self._unplanned(fact, matter)
            and (not leaf.objects or self.objects.covers(fact, leaf, matter))
        )

    # -- time (S9) -------------------------------------------------------------------------------

    def _is_conduct(self, fact: Fact) -> bool:
        return self.vocabulary.slots[fact.slot].nature == "conduct"

    def _elsewhen(self, fact: Fact, matter: Matter) -> bool:
        """Conduct must fall within the matter's days; manner, purpose, status may have begun earlier.

        Undated conduct lies within its episode (S44).
        """
        if not (matter.window.dated and self._is_conduct(fact)):
            return False
        on = fact.on or self.courses.get(matter.episode or "")
        return on is not None and not on.may_touch(*matter.window.days())

    def _unplanned(self, fact: Fact, matter: Matter) -> bool:
        """Return whether it is no part of a plan's days: before somebody joined, or after the end (S41).

        A denial stays: what is denied for all days is denied for these.
        """
        if matter.plan is None or fact.holds != "yes":
            return False
        first, last, surely = matter.plan
        on = fact.on or self.courses.get(matter.episode or "")
        if on is None:
            return surely
        return not (on.surely_touches(first, last) if surely else on.may_touch(first, last))

    def outside(self, fact: Fact, window: Window) -> bool:
        """Return whether conduct may as well lie in another part of time."""
        return bool(
            window.dated
            and fact.on is not None
            and self._is_conduct(fact)
            and not fact.on.surely_touches(*window.days())
        )

    def timing(self, fact: Fact, window: Window) -> Iterator[Remark]:
        """Yield what is to be said of when a fact happened: undated conduct, or what began earlier (S9)."""
        if not window.dated:
            return
        first, _ = window.days()
        if fact.on is None:
            if self._is_conduct(fact):
                yield remark("undated", fact=fact.id)
        elif fact.on.open == END:
            yield remark("open-end", fact=fact.id, day=str(fact.on.last))
        elif fact.on.open == RECKONED:
            yield remark("open-reckoned", fact=fact.id, day=str(fact.on.first))
        elif fact.on.open:
            yield remark("open-start", fact=fact.id)
        elif not self._is_conduct(fact) and fact.on.last < first:
            yield remark("began-earlier", fact=fact.id)

    def pointers(self, leaf: Leaf, about: About, matter: Matter) -> tuple[str, ...]:
        """Return the facts that point to the term, for only (S10): the same whatever evidence is left out."""
        key = leaf, about.by, about.of, matter
        found = self._pointers.get(key)
        if found is None:
            if leaf.objects and about.of is None:
                about = About(about.by, matter.complainant, about.suspect, about.admit_similar)
            self.note(self.bearing(leaf).borne.signs, about, matter)
            names = self._signs_of(f"{leaf.slot}:{leaf.term}")
            found = self._pointing(
                (*names, *self._signs_of(leaf.name)) if leaf.as_to else names, leaf, about, matter
            )
            self._pointers[key] = found
        return found

    def plain_pointers(self, leaf: Leaf, about: About, matter: Matter) -> tuple[str, ...]:
        """Return those of them that point to the term so plainly that they need no second (S39)."""
        plain = [n for n in self.vocabulary.sufficient.get(leaf.name, ()) if n in self.facts]
        return self._pointing(plain, leaf, about, matter)

    def _signs_of(self, name: str) -> tuple[str, ...]:
        """Return the terms that point to one, as to what it goes to if it says so, where any is entered."""
        found = self._signs.get(name)
        if found is None:
            pointing = self.vocabulary.indicators.get(name, ())
            found = self._signs[name] = tuple([n for n in pointing if n in self.facts])
        return found

    def _pointing(self, names: Sequence[str], leaf: Leaf, about: About, matter: Matter) -> tuple[str, ...]:
        """Return the facts of some terms that speak of the persons of a leaf.

        What was done before or after in the same course says to what end an act was done (S9).
        """
        found: dict[str, None] = {}
        if names and leaf.slot == "purpose" and matter.window.dated:
            matter = evolve(matter, window=Window())
        for name in names:
            who = self.vocabulary.slots[name.partition(":")[0]].who
            whom = About(about.by if who.by else None, about.of if who.of else None, about.suspect)
            found |= dict.fromkeys(f.id for f in self.said([name], leaf, whom, matter))
        return tuple(found)
