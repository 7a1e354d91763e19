"""What ties a pack together: definitions put in place, offences that read others, and their layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from chargeassist.law.algebra import (
    AnyOf,
    Column,
    Condition,
    ElementStands,
    Leaf,
    Stands,
    Who,
    as_exception,
    columns_of,
    deny,
    rewrite,
)
from chargeassist.law.blocks import Definition
from chargeassist.law.model import Aside, Element, Offence, Pack
from chargeassist.law.names import known_offence, named_twice, once, unnamed
from chargeassist.law.objects import with_objects
from chargeassist.law.offences import FAMILIES
from chargeassist.law.penalties import Penalty, is_serious
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Fault, Place
from chargeassist.reading.limits import DEFINITIONS_DEEP, ITEMS
from chargeassist.words import did_you_mean


def link(
    pack: Pack, definitions: tuple[Definition, ...], vocabulary: Vocabulary, faults: list[Fault]
) -> Pack:
    """Return *pack* with definitions and references resolved, adding a fault for each that cannot be."""
    linker = _Linker(pack, definitions, faults)
    offences = tuple(linker.offence(o) for o in pack.offences)
    linker.definitions()
    unnamed(pack, faults)
    named_twice(pack, faults)
    linked = evolve(
        pack,
        offences=offences,
        gates=tuple(
            evolve(
                g,
                raised_if=linker.maybe(g.raised_if),
                nexus=linker.maybe(g.nexus),
                unless=linker.raised(g.unless),
            )
            for g in pack.gates
        ),
        defences=tuple(evolve(d, when=as_exception(linker.condition(d.when))) for d in pack.defences),
        orders=tuple(evolve(o, when=linker.condition(o.when)) for o in pack.orders),
    )
    if faults:
        return linked
    by_id: dict[str, list[Offence]] = {}
    for offence in offences:
        by_id.setdefault(offence.id, []).append(offence)
    knowing = tuple(with_objects(o, by_id, vocabulary) for o in offences)
    return evolve(linked, offences=knowing, strata=_strata(offences, faults))


class _Linker:
    def __init__(self, pack: Pack, definitions: tuple[Definition, ...], faults: list[Fault]) -> None:
        self.pack, self.faults = pack, faults
        self.ids = {o.id for o in pack.offences}
        self.circular: list[Definition] = []
        self.put = 0
        """How many definitions stand in place of their terms."""
        self.defined: dict[tuple[str, str], Definition] = {}
        for d in definitions:
            if (d.slot, d.term) in self.defined:
                faults.append(Fault.of("L406", d.place))
            self.defined[d.slot, d.term] = d

    def offence(self, offence: Offence) -> Offence:
        """Resolve one offence; `element ... stands` belongs to its asides alone."""
        for element in offence.elements:
            for column in columns_of(element.requires):
                if isinstance(column, ElementStands):
                    self.faults.append(Fault.of("L405", column.place))
        ids = {e.id for e in offence.elements}
        asides = ("irrelevant", "aggravated", "modes", "jurisdiction", "preconditions")
        for aside in (a for name in asides for a in getattr(offence, name)):
            for column in columns_of(aside.condition) if aside.condition is not None else ():
                if isinstance(column, ElementStands) and column.element not in ids:
                    hints = did_you_mean(column.element, ids)
                    self.faults.append(Fault.of("L131", column.place, *hints, element=column.element))
        resolved: dict[str, Any] = {
            n: tuple(self.aside(a, offence) for a in getattr(offence, n)) for n in asides
        }
        return evolve(
            offence,
            elements=tuple(self.element(e, offence) for e in offence.elements),
            penalties=self.penalties(offence.penalties, offence),
            **resolved,
        )

    def element(self, element: Element, offence: Offence) -> Element:
        return evolve(element, requires=self.condition(element.requires, offence))

    def aside(self, aside: Aside, offence: Offence) -> Aside:
        penalties = self.penalties(aside.penalties, offence)
        return evolve(aside, condition=self.maybe(aside.condition, offence), penalties=penalties)

    def penalties(self, penalties: tuple[Penalty, ...], offence: Offence) -> tuple[Penalty, ...]:
        return tuple(evolve(p, when=self.maybe(p.when, offence)) for p in penalties)

    def raised(self, condition: Condition | None) -> Condition | None:
        """Resolve an exception: it keeps the bar for exceptions at every stage (S1)."""
        return None if condition is None else as_exception(self.condition(condition))

    def maybe(self, condition: Condition | None, offence: Offence | None = None) -> Condition | None:
        return None if condition is None else self.condition(condition, offence)

    def condition(self, condition: Condition, offence: Offence | None = None) -> Condition:
        """Put definitions in place of their leaves and offences in place of "any of ..."."""

        def resolve(column: Column) -> Condition:
            match column:
                case Leaf():
                    return self.define(column, (), offence)
                case Stands():
                    return self.stands(column, offence)
                case _:
                    return column

        return rewrite(condition, resolve)

    def definitions(self) -> None:
        """Read every definition once, also one that nothing in the pack uses."""
        for definition in self.defined.values():
            self.define(Leaf(definition.slot, definition.term), (), None)
            for column in columns_of(definition.condition):
                if isinstance(column, ElementStands):
                    self.faults.append(Fault.of("L405-definition", column.place))

    def define(self, leaf: Leaf, within: tuple[Definition, ...], offence: Offence | None) -> Condition:
        """A defined term is entered directly, or made out by its definition."""
        definition = self.defined.get((leaf.slot, leaf.term))
        if definition is None or leaf.like:
            return leaf
        if definition in within:
            if definition not in self.circular:
                self.faults.append(Fault.of("L407", definition.place))
            self.circular.append(definition)
            return leaf
        self.put += 1
        if len(within) == DEFINITIONS_DEEP or self.put > ITEMS:
            self.overgrown(definition)
            return leaf

        def inner(column: Column) -> Condition:
            if not isinstance(column, Leaf | Stands):
                return column
            # "suspect age is child", "anyone act is sale": what the definition says of the complainant
            # or the suspect is asked of whomever the leaf names.
            of = leaf.of if column.of is Who.COMPLAINANT and leaf.of is not None else column.of
            by = leaf.by if column.by is Who.SUSPECT and leaf.by is not None else column.by
            if isinstance(column, Stands):
                return self.stands(evolve(column, by=by or column.by, of=of), offence)
            return self.define(evolve(column, by=by, of=of), (*within, definition), offence)

        condition = rewrite(definition.condition, inner)
        if not leaf.holds:
            if not all(isinstance(c, Leaf) for c in columns_of(condition)):
                self.faults.append(Fault.of("L113-defined", leaf.place))
                return leaf
            condition = deny(condition)
        if leaf.exception:
            condition = as_exception(condition)
        return AnyOf((leaf, condition), cite=definition.cite)

    def overgrown(self, definition: Definition) -> None:
        """Definitions that rest on definitions double at each step: a few lines could fill a machine."""
        if not any(f.code == "L410" for f in self.faults):
            self.faults.append(Fault.of("L410-deep", definition.place, n=DEFINITIONS_DEEP))

    def stands(self, column: Stands, offence: Offence | None) -> Stands:
        """Resolve "any of FAMILY | SOURCE" and keep only what exists and, if asked, is serious."""
        family = ""
        match column.offences:
            case ("any of", name):
                family = name
                known = [*FAMILIES, *self.pack.sources]
                if name not in known:
                    once(Fault.of("L408", column.place, *did_you_mean(name, known), word=name), self.faults)
                found = [o for o in self.pack.offences if name in (o.family, o.source)]
            case ids:
                for id in ids:
                    known_offence(id, column.place, self.ids, self.faults)
                found = [o for o in self.pack.offences if o.id in ids]
        if offence is not None and column.offences[0] == "any of":
            # An offence that reads its whole Act does not read itself, nor another that reads it.
            found = [o for o in found if o.id != offence.id and not _reads_others(o)]
        if column.serious:
            found = [o for o in found if is_serious(o.penalties)]
        titles = () if family else tuple(dict.fromkeys(o.title for o in found))
        return evolve(
            column, offences=tuple(dict.fromkeys(o.id for o in found)), titles=titles, family=family
        )


def _reads_others(offence: Offence) -> bool:
    return any(isinstance(c, Stands) for e in offence.elements for c in columns_of(e.requires))


def _strata(offences: Iterable[Offence], faults: list[Fault]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of offences in layers, each reading only layers before it (S21); a cycle is a fault."""
    needs: dict[str, set[str]] = {}
    places: Mapping[str, Place] = {o.id: o.place for o in offences}
    for offence in offences:
        reads = {
            i
            for e in offence.elements
            for c in columns_of(e.requires)
            if isinstance(c, Stands)
            for i in c.offences
        }
        needs.setdefault(offence.id, set()).update(reads)
    layers: list[tuple[str, ...]] = []
    done: set[str] = set()
    while len(done) < len(needs):
        layer = tuple(sorted(i for i in needs if i not in done and needs[i] <= done))
        if not layer:
            for id in sorted(set(needs) - done):
                faults.append(Fault.of("L404", places[id], offence=id))
            break
        layers.append(layer)
        done.update(layer)
    return tuple(layers)
