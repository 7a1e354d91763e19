"""The stories of one law's offence run through the offences of another: what is covered, what is not (S33).

A story is a pattern of the first offence, and a lane of the program of the other law's offences. It takes
as given what a treaty does: that what is done is meant, and whoever is not said to be a child is grown up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import islice, product
from operator import and_

from chargeassist.law.algebra import Column, Condition, Identity, Leaf, Stands, Who, columns_of
from chargeassist.law.model import Offence
from chargeassist.reasoning.operations import Program
from chargeassist.reasoning.patterns import CAP, Atom, Pattern, Patterner, exceptions, name_of
from chargeassist.reasoning.reaching import Reaching, meant, said_of_it
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.storylines import At, Lanes
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

FAMILIES = ("trafficking", "smuggling")
DEALINGS = (
    *("proceeds-dealt-with", "proceeds-converted", "proceeds-transferred", "proceeds-concealed"),
    *("proceeds-acquired", "proceeds-possessed", "proceeds-used"),
)
"""What is done with what comes from crime."""
ADULT = Leaf("age", "adult", of=Who.COMPLAINANT)
MORE_THAN_THE_ACT = 2
ALTERNATIVES = ("conduct", "manner", "personal")
"""Natures of slots of which another term is something else, and not something more."""


def rests_on_others(offence: Offence) -> bool:
    """Return whether an offence reads another: it has no story of its own.

    Laundering has one: that property comes from crime is all it has to say of the other.
    """
    launders = any(c.term in DEALINGS for c in offence.conduct)
    resting = any(isinstance(c, Stands) for e in offence.elements for c in columns_of(e.requires))
    return resting and not launders


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
        self._known: dict[Atom, frozenset[Offence]] = {}
        self._excepting: dict[Offence, tuple[Leaf, ...]] = {}
        self._program = Program.lower(e.requires for o in offences for e in o.elements)
        predicates = (o.id for o in offences if o.family in FAMILIES)
        self._reaching = Reaching(self._program.columns, patterner, predicates)

    def verdicts(self, offence: Offence) -> tuple[Verdict, ...]:
        """Return what becomes of every limb of an offence, then of limbs that fail only together."""
        rows = self._rows(offence)
        told = self._stories(offence, rows)
        if not told:
            return ()
        weighed = self._weighed([story for _, story in told])
        near = counterparts(offence, self.offences)
        fits = [self._fits(offence, near, story, weighed.at(i)) for i, (_, story) in enumerate(told)]
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
                self._caught(fits[i], weighed.at(i)),
                self._nearly(fits[i], told[i][1], weighed.at(i)),
            )
            for limbs, i in furthest
        )

    def made_out_by(self, story: Pattern) -> tuple[Offence, ...]:
        """Return the offences that a story makes out."""
        alone = self._weighed([story]).at(0)
        return tuple(o for o in self.offences if alone.whole(o) is Standing.SUPPORTED)

    def unasked(self, offence: Offence) -> Iterator[Unasked]:
        """Yield each element that an offence of the same family does not ask for: all stands without it."""
        near = [o for o in counterparts(offence, self.offences) if o.family in FAMILIES]
        rows = self._rows(offence)
        for number, element in enumerate(offence.elements):
            told = self._stories(offence, rows[:number] + rows[number + 1 :])
            if not told or not near:
                continue
            weighed = self._weighed([story for _, story in told])
            for one in near:
                lanes = (i for i in range(len(told)) if weighed.at(i).whole(one) is Standing.SUPPORTED)
                first = next(lanes, None)
                if first is not None:
                    yield Unasked(element.id, one, told[first][1], self._unless(offence, one))

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

    def _weighed(self, stories: Sequence[Pattern]) -> Lanes:
        """Return for each offence its elements, a story a lane."""
        lanes: dict[Atom, int] = {}
        for number, story in enumerate(stories):
            for atom in story:
                lanes[atom] = lanes.get(atom, 0) | 1 << 4 * number
        every = int("1" * len(stories), 16)
        columns = self._program.columns
        facts = [every * Standing.SUPPORTED if _given(c) else every for c in columns]
        for atom, mask in lanes.items():
            for place, high in self._reaching.of(atom):
                facts[place] |= mask * high
        found = iter(self._program.run(facts, len(stories)))
        nodes = {o: tuple(next(found) for _ in o.elements) for o in self.offences}
        return Lanes(nodes, {o: reduce(and_, each) for o, each in nodes.items()})

    # -- one story -------------------------------------------------------------------------------

    def _fits(
        self, first: Offence, near: Iterable[Offence], story: Pattern, standings: At
    ) -> tuple[Fit, ...]:
        """Return the offences that answer a story, as near as any does."""
        found: list[Fit] = []
        about = self.about(story)
        for offence in (o for o in near if o.family in FAMILIES or o in about):
            unless = partial(self._unless, first, offence)
            match standings.whole(offence):
                case Standing.SUPPORTED:
                    found.append(Fit(offence, COVERED, unless=unless()))
                case Standing.THIN:
                    found.append(Fit(offence, QUESTION, unless=unless(), open=self._open(offence, story)))
                case Standing.MISSING:
                    elements = standings.elements(offence)
                    asked = self._asked(offence, story, elements)
                    if asked and (offence.family in FAMILIES or _much(asked, elements)):
                        found.append(Fit(offence, ONLY_IF, asked, unless()))
        return tuple(f for f in found if rank(f) == min(map(rank, found)))

    def _unless(self, first: Offence, offence: Offence) -> tuple[Leaf, ...]:
        """Return the exceptions of an offence that the first law has not: each, raised, uncovers (S33)."""
        theirs = self._exceptions(first)
        return tuple(x for x in self._exceptions(offence) if x not in theirs and x.slot != "fault")

    def _exceptions(self, offence: Offence) -> tuple[Leaf, ...]:
        if offence not in self._excepting:
            found = (x for e in offence.elements for x in _excepted(e.requires))
            self._excepting[offence] = tuple(dict.fromkeys(found))
        return self._excepting[offence]

    def about(self, story: Pattern) -> frozenset[Offence]:
        """Return the offences that are about what a story does, and not about something beside it."""
        acts = (a for a in story if self._act(a))
        return frozenset[Offence]().union(*(self._about(act) for act in acts))

    def resting(self, story: Pattern, offences: Iterable[Offence]) -> tuple[Offence, ...]:
        """Return those of other offences that are about what a story does: they are not weighed."""
        return tuple(o for o in offences if any(self._act(a) and self._does(a, o) for a in story))

    def _about(self, act: Atom) -> frozenset[Offence]:
        if act not in self._known:
            made_out = frozenset(self._reaching.columns[n] for n, _ in self._reaching.of(act))
            self._known[act] = frozenset(o for o in self.offences if not made_out.isdisjoint(o.conduct))
        return self._known[act]

    def _does(self, act: Atom, offence: Offence) -> bool:
        return any(self._reaching.made_out(act, c) for c in offence.conduct)

    def _open(self, offence: Offence, story: Pattern) -> tuple[Leaf, ...]:
        asked = (c for e in offence.elements for c in columns_of(e.requires) if isinstance(c, Leaf))
        unsettled = (c for c in asked if c.like or c.arguable)
        return tuple(dict.fromkeys(c for c in unsettled if any(self._reaching.made_out(a, c) for a in story)))

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
        if isinstance(limb, Leaf) and meant(limb):
            return not limb.as_to or any(said_of_it(a, limb, self.patterner.vocabulary) for a in story)
        return any(self._reaching.made_out(a, limb) for a in story)

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
        return tuple(o for o in others if standings.whole(o) is Standing.SUPPORTED)

    def _nearly(self, fits: Sequence[Fit], story: Pattern, standings: At) -> tuple[Fit, ...]:
        """Return the other offences about what is done that ask for something in one element more."""
        answering = {f.offence for f in fits}
        about = self.about(story) - answering
        others = (o for o in self.offences if o in about)
        asked = ((o, self._asked(o, story, standings.elements(o))) for o in others)
        return tuple(Fit(o, ONLY_IF, more) for o, more in asked if len(more) == 1)


def _much(asked: Sequence[Asked], elements: Sequence[Standing]) -> bool:
    """Return whether an offence says of a story more than its act, and asks for one thing beyond it."""
    return len(asked) == 1 and len(elements) > MORE_THAN_THE_ACT


def _given(column: Column) -> bool:
    """Return whether every story has it: that it was this person, and that what is done is meant."""
    return isinstance(column, Identity) or (isinstance(column, Leaf) and meant(column) and not column.as_to)


def _excepted(condition: Condition) -> tuple[Leaf, ...]:
    return tuple(c for x in exceptions(condition) for c in columns_of(x) if isinstance(c, Leaf))
