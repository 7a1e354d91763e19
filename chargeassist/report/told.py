"""What is told and advises nothing: a case that was checked, one offence explained, a law shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from attrs import field, frozen

from chargeassist.case.check import warnings
from chargeassist.case.model import Case
from chargeassist.case.whom import suspects
from chargeassist.findings.assess import find
from chargeassist.findings.entered import Entry, Unsigned
from chargeassist.findings.entries import entries
from chargeassist.findings.model import Assessment, Charge, GateFinding
from chargeassist.law.compared import Reading
from chargeassist.law.departures import Departure
from chargeassist.law.expected import Expected, NotLawHere
from chargeassist.law.judgments import Judgment
from chargeassist.law.manifest import Source
from chargeassist.law.minors import MinorsSentence, Responsibility
from chargeassist.law.model import Aside, Defence, Gate, Law, Offence, Order, Pack, Verdicts
from chargeassist.words import Remark, remark
from chargeassist.words.untold import untold


@untold
@frozen
class Checked:
    """What a case holds, and what in it is probably not meant or good to know."""

    case: Case
    law: Law = field(repr=False)
    suspects: int
    complainants: int
    evidence: int
    facts: int
    warnings: tuple[Remark, ...]
    entries: tuple[Entry, ...] = ()
    """Every fact told back, in the order of its days."""
    proposed: tuple[Unsigned, ...] = ()
    """Facts that somebody proposed and nobody has signed: they weigh nothing."""


def checked(case: Case, law: Law) -> Checked:
    """Return what a case holds beside a law."""
    harmed = len(case.harmed())
    found = find(case, law)
    return Checked(
        case,
        law,
        len(suspects(case)),
        harmed,
        len(case.evidence),
        len(case.facts),
        (*warnings(case, law), *_of_no_effect(found)),
        entries(found),
        found.proposed,
    )


def _of_no_effect(found: Assessment) -> Iterator[Remark]:
    """Yield the overrides and consents that count for nothing; one of a day to come is told apart."""
    for flag in (f for f in found.flags if f.code == "not-counted" and f.text.code != "dated-later"):
        yield remark("W109", id=flag.about, why=flag.text)


@untold
@frozen
class Explained:
    """Every charge of one offence, in each law that has it, limb by limb; the gates before them."""

    assessment: Assessment
    offences: tuple[str, ...]
    gates: tuple[GateFinding, ...]
    charges: tuple[Charge, ...]


def explained(assessment: Assessment, offences: Collection[str]) -> Explained:
    """Return the charges of offences named ``pack:offence``, and the gates before any of them."""
    charges = tuple(c for c in assessment.charges if c.offence.key in offences)
    ids = {c.id for c in charges}
    gates = tuple(g for g in assessment.gates if ids & {*g.blocks, *g.stands_beside})
    return Explained(assessment, tuple(offences), gates, charges)


@untold
@frozen
class Shown:
    """A law as it is written here: all of a pack, or every version of one offence."""

    pack: Pack
    offences: tuple[Offence, ...]
    titles: dict[str, str]
    """What the elements and asides of these offences are called."""
    sources: tuple[Source, ...] = ()
    gates: tuple[Gate, ...] = ()
    defences: tuple[Defence, ...] = ()
    orders: tuple[Order, ...] = ()
    verdicts: tuple[Verdicts, ...] = ()
    departures: tuple[Departure, ...] = ()
    notes: tuple[str, ...] = ()
    expects: tuple[Expected, ...] = ()
    responsibility: tuple[Responsibility, ...] = ()
    minors: tuple[MinorsSentence, ...] = ()
    not_law_here: tuple[NotLawHere, ...] = ()
    readings: tuple[Reading, ...] = ()
    judgments: tuple[Judgment, ...] = ()


def shown(pack: Pack, offence: str = "") -> Shown:
    """Return a whole pack, or one of its offences with the instruments that it cites."""
    if offence:
        versions = pack.versions(offence)
        cited = {o.source for o in versions} | {o.seen_source for o in versions}
        sources = tuple(s for s in pack.sources.values() if s.id in cited)
        defences = tuple(d for d in pack.defences if any(d.covers.reaches(o) for o in versions))
        named = {("offence", offence), *(("defence", d.id) for d in defences)}
        readings = tuple(r for r in pack.readings if (r.kind, r.id) in named)
        judgments = tuple(j for j in pack.judgments if offence in {a.partition("/")[0] for a in j.at})
        return Shown(
            pack,
            versions,
            _titles(pack, versions),
            sources,
            defences=defences,
            readings=readings,
            judgments=judgments,
        )
    return Shown(
        pack,
        pack.offences,
        _titles(pack, pack.offences),
        tuple(pack.sources.values()),
        pack.gates,
        pack.defences,
        pack.orders,
        pack.verdicts,
        pack.departures,
        pack.notes,
        pack.expects,
        pack.responsibility,
        pack.minors,
        pack.not_law_here,
        pack.readings,
        pack.judgments,
    )


def _titles(pack: Pack, offences: Iterable[Offence]) -> dict[str, str]:
    ids = [id for o in offences for id in (*(e.id for e in o.elements), *(a.id for a in _asides(o)))]
    return {id: pack.called(id) for id in ids}


def _asides(offence: Offence) -> tuple[Aside, ...]:
    beside = (offence.irrelevant, offence.aggravated, offence.modes, offence.jurisdiction)
    return tuple(aside for asides in (*beside, offence.preconditions) for aside in asides)
