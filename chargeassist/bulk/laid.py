"""The counts laid in a flat case: a review's verdicts, of charges told in short.

What a review looks at in a charge is known of its shape; the rules are the review's own
(`advice.verdicts`). What takes more than that, such as the roles of charges beside each other, is left to
the whole assessment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain

from attrs import field, frozen

from chargeassist.advice.acts import alike
from chargeassist.advice.select import CORE, chargeable
from chargeassist.advice.verdicts import UNDERCHARGED, beside, gap, highest, may_be_laid, spoken, verdict
from chargeassist.bulk.books import Book
from chargeassist.bulk.flat import NotFlatError
from chargeassist.bulk.lines import line
from chargeassist.bulk.pair import Found, Pair, Pairs
from chargeassist.bulk.told import At, Told
from chargeassist.bulk.waiting import awaits
from chargeassist.findings.come import Come
from chargeassist.findings.gates import gates_of
from chargeassist.findings.model import Available
from chargeassist.law.algebra import Leaf, columns_of
from chargeassist.law.model import Law, Offence, Pack
from chargeassist.law.penalties import Gravity
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import Standing
from chargeassist.words.untold import untold

OPEN, CLOSED = Available("yes", ()), Available("no", ())
"""Whether an offence is or may be open: no verdict asks for more."""


@untold
@frozen(eq=False, slots=False)
class Short:
    """A charge of a flat case, in short: what `Come` asks for."""

    pair: Pair
    found: Found
    role: str = field(default="unassigned", init=False)
    """No gate is raised in a flat case, and roles are not asked for."""

    @property
    def offence(self) -> Offence:
        """The offence, in the version that governs."""
        return self.found.version.offence

    @property
    def matter(self) -> Matter:
        """By whom, to whom, when."""
        return self.pair.matter(self.found.days)

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return self.found.stood.lowest

    @cached_property
    def available(self) -> Available:
        """Whether it is or may be open."""
        one = self.found
        return OPEN if self.pair.is_open(one.version, one.days, one.stood) else CLOSED

    @property
    def cell(self) -> str:
        """How it is told in a row."""
        one = self.found
        return self.pair.cell(one.version, one.days, one.stood)

    @cached_property
    def gravity(self) -> Gravity:
        """How grave it is."""
        one = self.found
        weigh = partial(self.pair.weigh, one.days)
        return self.pair.book.gravity(one.version, one.days, one.shape, weigh)

    @cached_property
    def awaiting(self) -> bool:
        """Whether it waits for a person."""
        return awaits(self.pair, self.found)


def may_be_reviewed(law: Law) -> Iterator[str]:
    """Yield the offences of which a count is judged by what is told in short.

    Not one that a gate stands before; nor any, where a statute orders which offence is charged in a way
    that can leave none at the head.
    """
    packs = [law.pack(id) for id in law.asked]
    if all(map(_orders_plainly, packs)):
        covers = [g.covers for pack in packs for g in gates_of(law, pack) if g.covers.what == "conduct"]
        for offence in (o for pack in packs for o in pack.offences if o.conduct):
            if not any(c.reaches(offence) for c in covers):
                yield offence.key


def _orders_plainly(pack: Pack) -> bool:
    """Return whether no order of a statute displaces what another orders, and leaves alone make it graver."""
    ordered = {id for o in pack.orders for id in o.charge}
    columns = (c for o in pack.offences for p in o.penalties if p.when for c in columns_of(p.when))
    return not any(ordered & set(o.instead_of) for o in pack.orders) and all(
        isinstance(c, Leaf) for c in columns
    )


class Counts:
    """The charges of a flat case beside the counts laid."""

    def __init__(self, told: Told) -> None:
        self.told, self.flat, self.laid = told, told.flat, told.flat.laid
        self.own = {book.pack.id: Pairs(told, book) for book in told.shapes.own}
        self.treaty = Pairs(told, told.shapes.treaty)
        self.at: Sequence[At] = [(s, v) for s in self.flat.suspects for v in (None, *self.flat.harmed)]
        self.named = self._named()
        self.short = {at: list(self._short(at)) for at in self.at}

    def rows(self) -> Iterator[str]:
        """Yield the rows as `bulk.rows.screened` does, as lines."""
        verdicts = self.verdicts()
        for at in self.at:
            suspect, harmed = at
            cells = [s.cell for s in self.short[at]]
            if harmed or cells:
                laid = tuple(c.offence for c in self.laid if c.speaks_of(suspect, harmed))
                yield line(self.flat.id, suspect, harmed or "", ((), laid, verdicts[at]), cells)

    def verdicts(self) -> Mapping[At, Sequence[str]]:
        """Return what a review says of each pair: of the counts laid, of what nobody laid, of the law."""
        charges = list(chain.from_iterable(self.short.values()))
        standing = may_be_laid(charges)
        found: dict[At, list[str]] = {at: [] for at in self.at}
        for one in self.laid:
            for suspect in one.accused:
                best = highest(one, suspect, charges)
                codes = {verdict(beside(one, suspect, c, standing, self.laid)) for c in best or (None,)}
                if len(codes) > 1:
                    first = self._first(best)
                    codes = {verdict(beside(one, suspect, c, standing, self.laid)) for c in first}
                code, *others = codes
                if others:
                    raise NotFlatError  # Which of them is the first turns on more than how they stand.
                for at in self.at:
                    if at[0] == suspect and one.speaks_of(*at):
                        found[at].append(code)
        for at in dict.fromkeys((c.pair.suspect, c.pair.harmed) for c in standing if not self._spoken(c)):
            if at[1] is None:
                raise NotFlatError  # Whether it is at the head turns on what was done to everybody.
            found[at].append(UNDERCHARGED)
        for at in self.at:
            found[at] += self._gaps(at)
        return found

    def _first(self, best: Sequence[Short]) -> Sequence[Short]:
        """Return the first of charges that stand alike: whatever does not stand comes after what waits (S30).

        Not where its role may be another: it gives way to what is kept for the same acts, or to an order.
        """
        waiting = [c for c in best if c.awaiting and c.available.is_ != "no"]
        ordered = any(c.offence.id in o.instead_of for c in waiting for o in c.pair.book.pack.orders)
        if ordered or best[0].standing >= Standing.DISPUTED or any(map(self._may_give_way, waiting)):
            raise NotFlatError
        return waiting or best

    def _may_give_way(self, charge: Short) -> bool:
        """Return whether another charge may be kept for the acts of one that waits."""
        others = (c for c in self.short[charge.pair.suspect, charge.pair.harmed] if c is not charge)
        near = (c for c in others if c.offence.key != charge.offence.key and alike(c.offence, charge.offence))
        return any(chargeable(c) or c.awaiting for c in near)

    def _spoken(self, charge: Come) -> bool:
        return any(spoken(one, charge.matter.suspect, charge) for one in self.laid)

    def _named(self) -> frozenset[tuple[str, str, At]]:
        """Return what the counts speak of: what is entered of it, or all of it where nothing is (S28)."""
        found: list[tuple[str, str, At]] = []
        for one, person in ((c, p) for c in self.laid for p in c.accused):
            pack, _, id = one.offence.partition(":")
            own = self.own[pack]
            against_state = own.book.versions[id][-1].against_state
            meant = [
                at
                for at in self.at
                if at[0] == person and (at[1] is None) == against_state and one.speaks_of(*at)
            ]
            stand = [at for at in meant if id in own.of(*at).offences or own.of(*at).standing_of(id).stands]
            found += [(pack, id, at) for at in stand or meant]
        return frozenset(found)

    def _short(self, at: At) -> Iterator[Short]:
        for pack, pairs in self.own.items():
            pair = pairs.of(*at)
            named = {id: None for of, id, where in self.named if (of, where) == (pack, at)}
            for one in (*pair.found(), *(pair.of(id) for id in named if id not in pair.offences)):
                if not one.stood.closed or one.version.offence.id in named:
                    yield Short(pair, one)

    def _gaps(self, at: At) -> Iterator[str]:
        """Yield where an offence of the treaty stands and the State's own of its family falls short."""
        yards = [s for s in self.treaty.of(*at).found() if s.stood.lowest >= Standing.DISPUTED]
        for yard in sorted(yards, key=lambda s: (-s.stood.lowest, s.version.offence.key)):
            offence = yard.version.offence
            own = [s for s in self.short[at] if s.offence.family == offence.family]
            if offence.family in CORE and (code := gap(own)):
                yield code


def treaty_is_plain(book: Book) -> bool:
    """Return whether the treaty's core is read of what a flat case holds alone."""
    offences = [v.offence for own in book.versions.values() for v in own]
    columns = (c for o in offences for e in o.elements for c in columns_of(e.requires))
    return all(o.conduct for o in offences) and all(isinstance(c, Leaf) for c in columns)
