"""Names that must be there: what blocks of a pack name, what a departure names, and no id twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise

from chargeassist.law.model import Defence, Gate, Pack
from chargeassist.reading.fault import Fault, Place
from chargeassist.words import did_you_mean


def known_offence(id: str, place: Place, ids: Collection[str], faults: list[Fault]) -> None:
    """Add a fault where *id* is not among the ids of the pack's offences."""
    if id not in ids:
        once(Fault.of("L409", place, *did_you_mean(id, ids), offence=id), faults)


def once(fault: Fault, faults: list[Fault]) -> None:
    """Add a fault unless it is told already: a definition is read wherever its term stands."""
    if fault not in faults:
        faults.append(fault)


def unnamed(pack: Pack, faults: list[Fault]) -> None:
    """Add a fault for each offence that a block names and the pack has not, and for versions that overlap."""
    ids = {o.id for o in pack.offences}
    for order in pack.orders:
        for id in (*order.instead_of, *order.charge):
            known_offence(id, order.place, ids, faults)
    for table in pack.verdicts:
        for id in (*table.on, *table.may_convict):
            known_offence(id, table.place, ids, faults)
    covering: tuple[Gate | Defence, ...] = (*pack.gates, *pack.defences)
    for one in covering:
        for id in one.covers.ids if one.covers.what == "offence" else ():
            known_offence(id, one.place, ids, faults)
    for offence in pack.offences:
        for id in offence.beside:
            known_offence(id, offence.place, ids, faults)
    for first, second in pairwise(pack.offences):
        if first.id == second.id and (
            first.period.until is None or first.period.until > (second.period.since or first.period.until)
        ):
            faults.append(Fault.of("L403", second.place, offence=second.id))


def named_twice(pack: Pack, faults: list[Fault]) -> None:
    """A gate, a defence or an order is named by its id: two of one id could not be told apart."""
    for blocks in (pack.gates, pack.defences, pack.orders, pack.verdicts):
        seen: set[str] = set()
        for block in blocks:
            if block.id in seen:
                faults.append(Fault.of("L410", block.place, block=block.id))
            seen.add(block.id)


def misplaced(pack: Pack, packs: Iterable[Pack], file: str) -> Iterator[Fault]:
    """Yield a fault for each baseline, element, source and bridge that is not there."""
    offences = {o.key: o for p in packs if p.treaty for o in p.offences}
    own = {o.key for o in pack.offences}
    called = {e.id for o in pack.offences for e in o.elements}
    for number, departure in enumerate(pack.departures):
        names: list[tuple[str, str, Collection[str]]] = [("baseline", departure.baseline, offences)]
        if departure.element and departure.baseline in offences:
            elements = [e.id for e in offences[departure.baseline].elements]
            names.append(("element", departure.element, elements))
        if departure.own:
            names.append(("own", departure.own, called))
        if departure.source:
            names.append(("source", departure.source.partition(" ")[0], pack.sources))
        names += [("bridges", bridge, own) for bridge in departure.bridges]
        for key, name, known in names:
            if name not in known:
                at = Place(file, path=("departure", number, key))
                hints = did_you_mean(name, known)
                yield Fault.of("L514", at, *hints, word=name)


def unsourced(pack: Pack, file: str) -> Iterator[Fault]:
    """Yield a fault for each rule on minors whose place is in no source of the pack."""
    rows = [("responsibility", i, rule.at) for i, rule in enumerate(pack.responsibility)]
    rows += [("sentence", i, rule.at) for i, rule in enumerate(pack.minors)]
    for table, number, at in rows:
        source = at.partition(" ")[0]
        if source not in pack.sources:
            place = Place(file, path=(table, number, "at"))
            yield Fault.of("L518", place, *did_you_mean(source, pack.sources), word=source)
