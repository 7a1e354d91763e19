"""The key of a case: what belongs on the sheet, what is accepted instead, what is lacking, who waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from chargeassist.advice.charging import assess
from chargeassist.advice.gaps import gaps
from chargeassist.advice.inclusion import ALWAYS, Relations
from chargeassist.advice.select import CORE
from chargeassist.case.model import Case
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.model import Law
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, Said
from chargeassist.words.untold import untold

HALF = 0.5
"""Which part of an offence stands at least where a file is about it, though it cannot be charged."""
WANTED, ACCEPTED = ("primary", "cumulative", "awaiting"), ("alternative", "safety-net")


@untold
@frozen
class Wanted:
    """A charge that belongs on the sheet, and the ids of those accepted in its place."""

    charge: str
    suspect: str
    offence: str
    title: str
    provision: str
    complainant: str
    standing: Standing
    role: str
    reasons: tuple[Remark, ...] = ()
    instead: tuple[str, ...] = ()
    """Offences that earn a part: included in it, or in the alternative to it."""


@untold
@frozen
class Sought:
    """An element of the charge that is led with: how it stands, on what, and what would mend it."""

    charge: str
    suspect: str
    element: str
    title: str
    standing: Standing
    evidence: tuple[str, ...] = ()
    next_: tuple[Said, ...] = ()


@untold
@frozen
class Waiting:
    """Somebody against whom no step may be taken yet, and the provision that says so."""

    person: str
    title: str
    provision: str
    blocks: bool


@untold
@frozen
class Key:
    """What an answer is held against."""

    wanted: tuple[Wanted, ...]
    accepted: tuple[Wanted, ...]
    """Charges that may stand on the sheet: no point, and no loss."""
    sought: tuple[Sought, ...]
    waiting: tuple[Waiting, ...]
    harmed: tuple[str, ...]
    possibly: tuple[str, ...]
    """Persons who may be named as harmed: no point, and no loss."""


def found_for_key(case: Case, law: Law) -> Assessment:
    """Return the assessment that a key is read off: offences of trafficking and smuggling are always told."""
    core = (o.key for p in law.packs if p.id in law.asked for o in p.offences if o.family in CORE)
    return assess(case, law, offences=core)


def key_of(found: Assessment) -> Key:
    """Return the key of a case as it was assessed by `found_for_key`."""
    relations = {p: Relations(found.law.pack(p), found.law.vocabulary) for p in found.law.asked}
    wanted = tuple(_each(found, WANTED, relations))
    waiting = tuple(
        Waiting(g.person, g.gate.title, _cite(g.gate.pack, g.gate.cite, found), bool(g.blocks))
        for g in found.gates
    )
    harmed = tuple(_harmed(found, waiting))
    called = (p.id for p in found.case.persons if {"victim", "migrant"} & {*p.is_})
    return Key(
        wanted,
        tuple(_each(found, ACCEPTED, relations)),
        tuple(_sought(found)),
        waiting,
        harmed,
        tuple(dict.fromkeys(p for p in (*called, *found.case.harmed()) if p not in harmed)),
    )


def _each(found: Assessment, roles: Iterable[str], relations: dict[str, Relations]) -> Iterator[Wanted]:
    """Yield one row for each suspect, offence and person harmed, however many parts of time it has."""
    seen = set()
    for charge in found.charges:
        matter = charge.matter
        name = (matter.suspect, charge.offence.key, matter.complainant)
        if charge.role not in roles or name in seen:
            continue
        seen.add(name)
        yield Wanted(
            charge.id,
            matter.suspect,
            charge.offence.key,
            charge.offence.title,
            _cite(charge.offence.pack, f"{charge.offence.source} {charge.offence.provision}", found),
            matter.complainant or "",
            charge.standing,
            charge.role,
            charge.reasons,
            tuple(_instead(charge, found, relations[charge.offence.pack])),
        )


def _instead(charge: Charge, found: Assessment, relations: Relations) -> Iterator[str]:
    """Yield the offences that are a part of what is wanted: listed in its place, or included in it always."""
    for other in found.charges:
        same = other.matter.course == charge.matter.course and other.offence.pack == charge.offence.pack
        if not same or other.offence.key == charge.offence.key:
            continue
        if other.alternative_to == charge.id or (
            other.role not in WANTED and relations.between(charge, other).kind == ALWAYS
        ):
            yield other.offence.key


def _cite(pack: str, cite: str, found: Assessment) -> str:
    """Return a place in the law with the name of its Act."""
    source, _, rest = cite.partition(" ")
    sources = found.law.pack(pack).sources
    return f"{sources[source].title} {rest}" if source in sources else cite


def lead(found: Assessment) -> tuple[Charge, ...]:
    """Return the charges that a file is about: of each suspect the core offence that stands best.

    Where none is chargeable, the one that comes nearest; none where hardly anything stands.
    """
    best: dict[str, Charge] = {}
    for charge in found.charges:
        if charge.offence.family in CORE and charge.matter.mode == "principal":
            own = best.get(charge.matter.suspect)
            if own is None or _rank(charge) > _rank(own):
                best[charge.matter.suspect] = charge
    standing = tuple(c for c in best.values() if c.standing >= Standing.DISPUTED and c.role != "blocked")
    if standing:
        return standing
    nearest = sorted(best.values(), key=_rank, reverse=True)[:1]
    return tuple(c for c in nearest if _share(c) >= HALF)


def _rank(charge: Charge) -> tuple[Any, ...]:
    """Return what sorts charges: open and whole before all else; of those the gravest, else the nearest."""
    whole = charge.standing >= Standing.DISPUTED
    gravity = tuple(charge.gravity)
    return charge.available.is_ != "no", whole, gravity if whole else (), _share(charge), gravity


def _share(charge: Charge) -> float:
    """Return which part of the elements stands, identity apart."""
    own = [e for e in charge.elements if e.id != "identity"]
    return sum(e.standing >= Standing.DISPUTED for e in own) / len(own)


def _sought(found: Assessment) -> Iterator[Sought]:
    requests = gaps(found)
    for charge in lead(found):
        pack = found.law.pack(charge.offence.pack)
        for element in charge.elements:
            if element.id == "identity":
                continue
            asked = (
                r.question
                for r in requests
                for m in r.moves
                if (m.charge, m.element) == (charge.id, element.id)
            )
            yield Sought(
                charge.id,
                charge.matter.suspect,
                element.id,
                pack.called(element.id),
                element.standing,
                tuple(
                    dict.fromkeys(c.evidence for c in (*element.evidence, *element.basis, *element.against))
                ),
                tuple(dict.fromkeys(asked))[:3],
            )


def _harmed(found: Assessment, waiting: tuple[Waiting, ...]) -> Iterator[str]:
    """Yield who is harmed: by a core offence that stands, whoever did it; and who waits behind a gate."""
    stands = {
        c.matter.complainant
        for c in found.charges
        if c.offence.family in CORE and c.standing >= Standing.DISPUTED and c.available.is_ != "no"
    }
    blocked = {w.person for w in waiting if w.blocks}
    yield from (p.id for p in found.case.persons if p.id in stands | blocked)
