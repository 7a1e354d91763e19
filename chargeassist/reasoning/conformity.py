"""The stories of one law's offence run through the offences of another: what is covered, what is not (S33).

A story is a pattern of the first offence, and a lane of the program of the other law's offences. It takes
as given what a treaty does: that what is done is meant, and whoever is not said to be a child is grown up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import islice, product
from operator import or_

from attrs import evolve

from chargeassist.law.algebra import Column, Condition, Identity, Leaf, Stands, Who, columns_of
from chargeassist.law.model import Offence
from chargeassist.reasoning.operations import Program, standing_at
from chargeassist.reasoning.patterns import CAP, Atom, Pattern, Patterner, exceptions, name_of
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.verdicts import (
    COVERED,
    NOWHERE_NEAR,
    ONLY_IF,
    QUESTION,
    STATUSES,
    Asked,
    Fit,
    Limbs,
    Unasked,
    Verdict,
    best,
    rank,
)

MEANT = ("intention", "knowledge", "recklessness", "negligence")
"""States of mind that whoever means what he does has as to it."""
FAMILIES = ("trafficking", "smuggling")
ADULT = Leaf("age", "adult", of=Who.COMPLAINANT)
ALTERNATIVES = ("conduct", "manner", "personal")
"""Natures of slots of which another term is something else, and not something more."""


def rests_on_others(offence: Offence) -> bool:
    """Return whether an offence reads another: it has no story of its own."""
    return any(isinstance(c, Stands) for e in offence.elements for c in columns_of(e.requires))


def counterparts(offence: Offence, law: Iterable[Offence]) -> tuple[Offence, ...]:
    """Return the offences of a law that may answer one: of its family, or of neither family.

    An offence of smuggling that is about papers may be answered by forgery as well: no person is in it.
    """
    families = {offence.family if offence.family in FAMILIES else ""}
    if offence.family == "smuggling" and offence.against == "State":
        families.add("")
    return tuple(o for o in law if (o.family if o.family in FAMILIES else "") in families)


class Conforming:
    """Weighs the stories of offences under the offences of one law; what one leaf says of another is kept."""

    def __init__(self, offences: Sequence[Offence], patterner: Patterner) -> None:
        self.offences, self.patterner = tuple(offences), patterner
        self._made_out: dict[tuple[Atom, Atom], bool] = {}
        self._program = Program.lower(e.requires for o in offences for e in o.elements)

    def verdicts(self, offence: Offence) -> tuple[Verdict, ...]:
        """Return what becomes of every limb of an offence, then of limbs that fail only together."""
        rows = self._rows(offence)
        told = self._stories(offence, rows)
        if not told:
            return ()
        nodes = self._weighed([story for _, story in told])
        near = counterparts(offence, self.offences)
        fits = [self._fits(offence, near, story, _at(nodes, i)) for i, (_, story) in enumerate(told)]
        ranks = [rank(f[0]) if f else NOWHERE_NEAR for f in fits]
        nothing = min(ranks) == NOWHERE_NEAR
        furthest: list[tuple[Limbs, int]] = (
            [((), 0)] if nothing else best([c for c, _ in told], ranks, len(rows))
        )
        return tuple(
            Verdict(
                limbs,
                STATUSES[ranks[i][0]],
                fits[i],
                told[i][1],
                self._caught(fits[i], _at(nodes, i)),
                self._nearly(fits[i], told[i][1], _at(nodes, i)),
            )
            for limbs, i in furthest
        )

    def made_out_by(self, story: Pattern) -> tuple[Offence, ...]:
        """Return the offences that a story makes out."""
        nodes = self._weighed([story])
        return tuple(o for o in self.offences if min(_at(nodes, 0)(o)) is Standing.SUPPORTED)

    def unasked(self, offence: Offence) -> Iterator[Unasked]:
        """Yield each element that an offence of the same family does not ask for: all stands without it."""
        near = [o for o in counterparts(offence, self.offences) if o.family in FAMILIES]
        rows = self._rows(offence)
        for number, element in enumerate(offence.elements):
            told = self._stories(offence, rows[:number] + rows[number + 1 :])
            nodes = self._weighed([story for _, story in told]) if told and near else {}
            for one in near if nodes else ():
                lanes = (i for i in range(len(told)) if min(_at(nodes, i)(one)) is Standing.SUPPORTED)
                first = next(lanes, None)
                if first is not None:
                    yield Unasked(element.id, one, told[first][1], _unless(offence, one))

    def _rows(self, offence: Offence) -> list[list[tuple[str, Pattern]]]:
        return [[(e.id, p) for p in self._limbs(e.requires)] for e in offence.elements]

    def _stories(
        self, offence: Offence, rows: Sequence[Sequence[tuple[str, Pattern]]]
    ) -> list[tuple[Limbs, Pattern]]:
        return [s for chosen in islice(product(*rows), CAP) if (s := self._story(offence, chosen))]

    def _limbs(self, condition: Condition) -> Iterator[Pattern]:
        """Yield the limbs of an element that can be told: an open list asks nobody for more than it names."""
        for pattern in self.patterner.of(condition).found:
            if not any(isinstance(a, Stands) or a.like for a in pattern):
                yield pattern

    def _story(self, offence: Offence, chosen: Limbs) -> tuple[Limbs, Pattern] | None:
        atoms = frozenset[Atom]().union(*(p for _, p in chosen))
        aged = any(isinstance(a, Leaf) and a.slot == "age" and a.of is Who.COMPLAINANT for a in atoms)
        if not aged and offence.against in ("victim", "migrant"):
            atoms |= {ADULT}
        return None if self.patterner.reduced(atoms) is None else (chosen, atoms)

    # -- lanes -----------------------------------------------------------------------------------

    def _weighed(self, stories: Sequence[Pattern]) -> Mapping[Offence, tuple[int, ...]]:
        """Return for each offence its elements as nodes, a story a lane."""
        lanes: dict[Atom, int] = {}
        for number, story in enumerate(stories):
            for atom in story:
                lanes[atom] = lanes.get(atom, 0) | 1 << 4 * number
        every = int("1" * len(stories), 16)
        facts = [self._column(c, lanes, every) for c in self._program.columns]
        found = iter(self._program.run(facts, len(stories)))
        return {o: tuple(next(found) for _ in o.elements) for o in self.offences}

    def _column(self, column: Column, lanes: dict[Atom, int], every: int) -> int:
        match column:
            case Leaf() if _meant(column):
                spoken = (m for a, m in lanes.items() if not column.as_to or self._is(a, column.as_to))
                return every | _union(spoken) * Standing.SUPPORTED
            case Leaf():
                high = Standing.THIN if column.like or column.arguable else Standing.SUPPORTED
                return every | _union(m for a, m in lanes.items() if self.made_out(a, column)) * high
            case Identity():
                return every * Standing.SUPPORTED
            case _:
                return every

    def _is(self, atom: Atom, name: str) -> bool:
        wider = self.patterner.vocabulary.wider
        return isinstance(atom, Leaf) and atom.holds and name in wider.get(f"{atom.slot}:{atom.term}", ())

    def made_out(self, atom: Atom, limb: Atom) -> bool:
        """Return whether what a story says makes a limb out, of whomever the limb may speak."""
        known = self._made_out.get((atom, limb))
        if known is None:
            asked = limb
            if isinstance(atom, Leaf) and isinstance(limb, Leaf) and Who.ANYONE in (limb.by, limb.of):
                by = atom.by if limb.by is Who.ANYONE and atom.by else limb.by
                of = atom.of if limb.of is Who.ANYONE and atom.of else limb.of
                asked = evolve(limb, by=by, of=of)
            known = self._made_out[atom, limb] = self.patterner.entails(atom, asked)
        return known

    # -- one story -------------------------------------------------------------------------------

    def _fits(
        self, first: Offence, near: Iterable[Offence], story: Pattern, standings: At
    ) -> tuple[Fit, ...]:
        """Return the offences that answer a story, as near as any does."""
        found: list[Fit] = []
        for offence in near:
            unless = partial(_unless, first, offence)
            match min(elements := standings(offence)):
                case Standing.SUPPORTED if self.answers(offence, story):
                    found.append(Fit(offence, COVERED, unless=unless()))
                case Standing.THIN if self.answers(offence, story):
                    found.append(Fit(offence, QUESTION, unless=unless(), open=self._open(offence, story)))
                case Standing.MISSING if self.answers(offence, story):
                    asked = self._asked(offence, story, elements)
                    if asked and (offence.family in FAMILIES or len(asked) == 1):
                        found.append(Fit(offence, ONLY_IF, asked, unless()))
        return tuple(f for f in found if rank(f) == min(map(rank, found)))

    def answers(self, offence: Offence, story: Pattern) -> bool:
        """Return whether an offence may answer a story: of the other families by being about the same act."""
        return offence.family in FAMILIES or self.same_conduct(offence, story)

    def same_conduct(self, offence: Offence, story: Pattern) -> bool:
        """Return whether an offence is about what the story does, and not about something beside it."""
        slots = self.patterner.vocabulary.slots
        done = [a for a in story if isinstance(a, Leaf) and slots[a.slot].nature == "conduct"]
        return any(self.made_out(a, c) for a in done for c in offence.conduct)

    def _open(self, offence: Offence, story: Pattern) -> tuple[Leaf, ...]:
        asked = (c for e in offence.elements for c in columns_of(e.requires) if isinstance(c, Leaf))
        unsettled = (c for c in asked if c.like or c.arguable)
        return tuple(dict.fromkeys(c for c in unsettled if any(self.made_out(a, c) for a in story)))

    def _asked(self, offence: Offence, story: Pattern, elements: Sequence[Standing]) -> tuple[Asked, ...]:
        """Return what an offence asks for beyond a story; nothing where it asks for something else."""
        found: list[Asked] = []
        for element, standing in zip(offence.elements, elements, strict=True):
            if standing is Standing.SUPPORTED:
                continue
            patterns = self.patterner.of(element.requires).found
            beyond = {b for p in patterns if (b := self._beyond(p, story))}
            if not beyond:
                return ()
            fewest = min(map(len, beyond))
            some = sorted((b for b in beyond if len(b) == fewest), key=lambda b: sorted(map(name_of, b)))
            found.append(Asked(element.id, element.cite, tuple(some)))
        return tuple(found)

    def _beyond(self, pattern: Pattern, story: Pattern) -> Pattern | None:
        """Return what a pattern asks for beyond a story, or None if that is not more but something else."""
        lacking = frozenset(b for b in pattern if not self._given(b, story))
        acts = (b for b in lacking if self._act(b) and not any(self.patterner.entails(b, a) for a in story))
        another = next(acts, None) is not None or any(self._other(b, a) for b in lacking for a in story)
        return None if another else lacking

    def _act(self, limb: Atom) -> bool:
        return isinstance(limb, Leaf) and self.patterner.vocabulary.slots[limb.slot].nature == "conduct"

    def _given(self, limb: Atom, story: Pattern) -> bool:
        if isinstance(limb, Leaf) and _meant(limb):
            return not limb.as_to or any(self._is(a, limb.as_to) for a in story)
        return any(self.made_out(a, limb) for a in story)

    def _other(self, limb: Atom, told: Atom) -> bool:
        """Return whether a limb tells another story than is told, and is no kind of what is."""
        if not isinstance(limb, Leaf) or not isinstance(told, Leaf) or self.patterner.contradict(limb, told):
            return True
        alike = limb.slot == told.slot and limb.holds and told.holds and limb.by == told.by
        nature = self.patterner.vocabulary.slots[limb.slot].nature
        return alike and nature in ALTERNATIVES and not self.patterner.entails(limb, told)

    def _caught(self, fits: Sequence[Fit], standings: At) -> tuple[Offence, ...]:
        answering = {f.offence for f in fits}
        others = (o for o in self.offences if o not in answering)
        return tuple(o for o in others if min(standings(o)) is Standing.SUPPORTED)

    def _nearly(self, fits: Sequence[Fit], story: Pattern, standings: At) -> tuple[Fit, ...]:
        """Return the other offences about what is done that ask for something in one element more."""
        answering = {f.offence for f in fits}
        others = (o for o in self.offences if o not in answering and self.same_conduct(o, story))
        asked = ((o, self._asked(o, story, standings(o))) for o in others)
        return tuple(Fit(o, ONLY_IF, more) for o, more in asked if len(more) == 1)


At = Callable[[Offence], tuple[Standing, ...]]
"""How the elements of an offence stand in one story."""


def _at(nodes: Mapping[Offence, tuple[int, ...]], lane: int) -> At:
    return lambda offence: tuple(standing_at(n, lane) for n in nodes[offence])


def _meant(leaf: Leaf) -> bool:
    return leaf.slot == "fault" and leaf.term in MEANT and leaf.holds and not leaf.exception


def _union(lanes: Iterable[int]) -> int:
    return reduce(or_, lanes, 0)


def _unless(first: Offence, offence: Offence) -> tuple[Leaf, ...]:
    """Return the exceptions of an offence that the first law has not: each, once raised, uncovers (S33)."""
    theirs = {x for e in first.elements for x in _excepted(e.requires)}
    ours = (x for e in offence.elements for x in _excepted(e.requires))
    return tuple(dict.fromkeys(x for x in ours if x not in theirs and x.slot != "fault"))


def _excepted(condition: Condition) -> tuple[Leaf, ...]:
    return tuple(c for x in exceptions(condition) for c in columns_of(x) if isinstance(c, Leaf))
