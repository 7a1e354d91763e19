"""Two offences side by side: what they share, what tells them apart, how a case stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from chargeassist.advice.select import chargeable
from chargeassist.findings.limbs import named
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.algebra import Leaf, Stands, columns_of
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, Said, remark
from chargeassist.words.untold import untold


@untold
@frozen
class LimbRow:
    """One limb of one or both offences, and where it stands in each statute."""

    name: Remark
    first: Said = ""
    """Element and cite in the first offence; empty where it has no such limb."""
    second: Said = ""


@untold
@frozen
class ElementRow:
    """One element of one of the offences, and how it stands against one pair of persons."""

    offence: str
    element: str
    standing: Standing


@untold
@frozen
class Pair:
    """Both offences against one suspect, complainant and episode."""

    suspect: str
    complainant: str
    episode: str
    elements: tuple[ElementRow, ...]
    both: bool
    """Whether both may be charged: each is chargeable, and no gate is raised for the suspect."""
    decides: tuple[Remark, ...]
    """The limbs that tell them apart and that the case stands or falls on here."""
    gates: tuple[str, ...] = ()
    """The gates raised for the suspect, by their ids: before them nothing may be charged."""


@untold
@frozen
class Comparison:
    """What two offences share and what tells them apart; and a case beside it, if there is one."""

    first: Offence
    second: Offence
    shared: tuple[LimbRow, ...]
    only_first: tuple[LimbRow, ...]
    only_second: tuple[LimbRow, ...]
    pairs: tuple[Pair, ...] = ()
    assessment: Assessment | None = None


def compare(first: Offence, second: Offence, assessment: Assessment | None = None) -> Comparison:
    """Return the limbs two offences share and those that tell them apart.

    With an assessment, also how the case stands on each, for every pair of persons against whom
    either offence is listed. Both may be charged where both stand and no gate is raised for the suspect.
    """
    a, b = _limbs(first), _limbs(second)
    pairs = tuple(_pairs(first, second, assessment)) if assessment else ()
    rows = [LimbRow(n, a.get(n, ""), b.get(n, "")) for n in dict.fromkeys((*a, *b))]
    return Comparison(
        first,
        second,
        tuple(r for r in rows if r.first and r.second),
        tuple(r for r in rows if not r.second),
        tuple(r for r in rows if not r.first),
        pairs,
        assessment,
    )


def _limbs(offence: Offence) -> Mapping[Remark, Remark]:
    """Return every limb an offence asks for with its place: the exceptions of intention left out."""
    found: dict[Remark, Remark] = {}
    for element in offence.elements:
        for column in columns_of(element.requires):
            if isinstance(column, Leaf | Stands) and not _intention(column):
                unless = isinstance(column, Leaf) and column.exception
                name = remark("limb-unless", limb=named(column)) if unless else named(column)
                place = remark("in-element", element=element.id, cite=column.cite or element.cite)
                found.setdefault(name, place)
    return found


def _intention(column: Leaf | Stands) -> bool:
    return isinstance(column, Leaf) and column.exception and column.slot == "fault"


def _pairs(first: Offence, second: Offence, assessment: Assessment) -> Iterable[Pair]:
    groups: dict[tuple[str, str, str], list[Charge]] = {}
    for charge in assessment.charges:
        if charge.offence.key in (first.key, second.key):
            m = charge.matter
            groups.setdefault((m.suspect, m.complainant or "", m.episode or ""), []).append(charge)
    for (suspect, complainant, episode), charges in sorted(groups.items()):
        best = [_best(charges, o.key) for o in (first, second)]
        present = [c for c in best if c is not None]
        rows = [ElementRow(c.offence.key, e.id, e.standing) for c in present for e in c.elements]
        gates = tuple(g.id for g in assessment.gates if g.person == suspect and not g.lifted_by)
        both = len(present) == 2 and not gates and all(chargeable(c) for c in present)
        deciding = tuple(_deciding(first, second, present))
        yield Pair(suspect, complainant, episode, tuple(rows), both, deciding, gates)


def _best(charges: Sequence[Charge], key: str) -> Charge | None:
    return max((c for c in charges if c.offence.key == key), key=lambda c: c.standing, default=None)


def _deciding(first: Offence, second: Offence, charges: Sequence[Charge]) -> Iterable[Remark]:
    """Yield the limbs of one offence alone that something is entered for, with how they stand."""
    a, b = _limbs(first), _limbs(second)
    apart = set(a) ^ set(b)
    for charge in charges:
        for element in charge.elements:
            for limb in element.limb.leaves() if element.limb else ():
                leaf = limb.column
                if not isinstance(leaf, Leaf):
                    continue
                name, standing, offence = named(leaf), limb.standing.word, charge.offence.id
                if name in apart and limb.weighing and (limb.weighing.facts or limb.weighing.against_facts):
                    yield remark("limb-decides", limb=name, standing=standing, offence=offence)
