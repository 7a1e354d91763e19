"""What a second reader would look at first: an offence unlike its sisters, and days taken for granted.

Each is a hint and no finding of a fault: the text may well say so. Where it does not, it is the limb that
whoever writes many offences in one day forgets in one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from chargeassist.audit.finding import Finding, Linted, hint
from chargeassist.law.algebra import Who, leaves_of
from chargeassist.law.model import Aside, Offence, Pack
from chargeassist.law.penalties import Penalty
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Place

SISTERS = 4
"""How many other offences of an instrument must agree before the one that does not is told."""
BACK = 30
"""A text dated from longer ago than this has probably been amended since."""


def of_one_source(pack: Pack) -> Iterator[tuple[Offence, ...]]:
    """Yield the offences of each instrument, in the version of today."""
    today = {o.id: o for o in pack.offences}.values()
    for _, offences in groupby(sorted(today, key=lambda o: o.source), key=lambda o: o.source):
        yield tuple(offences)


def forgotten(sisters: tuple[Offence, ...]) -> Iterator[tuple[Offence, str]]:
    """Yield each offence that alone lacks a mode, an aggravation or a head of jurisdiction, and its name."""
    beside = {o.id: {(kind, a.id, a.cite) for kind, a in _asides(o)} for o in sisters}
    for kind, id, cite in sorted(set().union(*beside.values())):
        without = [o for o in sisters if (kind, id, cite) not in beside[o.id]]
        if len(without) == 1 and len(sisters) > SISTERS:
            yield without[0], f"{kind} {id}"


def _asides(offence: Offence) -> Iterator[tuple[str, Aside]]:
    kinds = (
        ("mode", offence.modes),
        ("aggravated", offence.aggravated),
        ("jurisdiction", offence.jurisdiction),
    )
    return ((kind, aside) for kind, asides in kinds for aside in asides)


def without_both(sisters: tuple[Offence, ...]) -> Iterator[tuple[Offence, Penalty]]:
    """Yield the one penalty of prison or fine that says nothing of both, where all others say both."""
    found = [
        (o, p) for o in sisters for p in o.penalties if {"imprisonment", "fine"} <= {t.kind for t in p.terms}
    ]
    alone = [(o, p) for o, p in found if "both" not in {t.kind for t in p.terms}]
    if len(alone) == 1 and len(found) >= SISTERS:
        yield from alone


def dated_back(pack: Pack, sisters: tuple[Offence, ...]) -> tuple[Offence, ...]:
    """Return the offences dated from long before the text read, with its penalties, that nobody read twice.

    Whether the words and the sums of today stood there on the first day is what a reader of one
    consolidation cannot see.
    """
    read = {r.id for r in pack.readings if r.kind == "offence"}
    return tuple(
        o
        for o in sisters
        if o.id not in read
        and o.period.since is not None
        and o.period.since.year < pack.stated_at.year - BACK
        and not any(p.since for p in o.penalties)
    )


def loosely_bound(offence: Offence, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield each status of the complainant beside which the vocabulary has a relation to the suspect."""
    leaves = [leaf for e in offence.elements for leaf in leaves_of(e.requires)]
    read = {leaf.name for leaf in leaves}
    for name in dict.fromkeys(x.name for x in leaves if x.slot == "status" and x.of is Who.COMPLAINANT):
        near = [n.term for n in vocabulary.term(name).compare_with if n.term.startswith("relation:")]
        if near and not read & set(near):
            yield name, near[0]


def sisters(linted: Linted) -> Iterator[Finding]:
    """L433 the one penalty of an Act without "or both"; L451 what all offences of an Act but one have."""
    for alike in of_one_source(linted.pack):
        for offence, penalty in without_both(alike):
            yield hint("L433", offence.place, penalty=penalty.id, offence=offence.key, source=offence.source)
        for offence, what in forgotten(alike):
            yield hint("L451", offence.place, what=what, offence=offence.key, source=offence.source)


def dates(linted: Linted) -> Iterator[Finding]:
    """L424 offences dated from long before the text read, which nobody read twice."""
    if linted.pack.treaty or linted.pack.fictional:
        return
    for alike in of_one_source(linted.pack):
        if old := dated_back(linted.pack, alike):
            place = Place(f"{linted.folder}/sources.toml", path=(old[0].source,))
            yield hint(
                "L424", place, source=old[0].source, n=len(old), years=BACK, ids=tuple(o.id for o in old)
            )


def bonds(linted: Linted) -> Iterator[Finding]:
    """L416 a status of the complainant where a relation to the suspect may be meant."""
    for offence in linted.offences:
        for status, relation in loosely_bound(offence, linted.vocabulary):
            yield hint("L416", offence.place, offence=offence.key, status=status, relation=relation)
