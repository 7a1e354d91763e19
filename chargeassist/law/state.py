"""One State on one page: treaties, bodies, and what the pack of its law says of protection and consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from chargeassist.law.folder import shipped
from chargeassist.law.minors import Responsibility
from chargeassist.law.model import Gate, Pack
from chargeassist.law.nations import read_parties, read_world, state_named
from chargeassist.law.packs import load_law
from chargeassist.law.practised import Practice
from chargeassist.law.world import Agreement, Body, Name, Party, Treaty


@frozen
class Protects:
    """A gate: who is looked at first, and may not be charged."""

    id: str
    title: str
    cite: str
    effect: str


@frozen
class Consent:
    """What a prosecution needs before it begins, and for which offences."""

    needs: str
    cite: str
    offences: tuple[str, ...]


@frozen
class StateLaw:
    """What the pack of a State says of whoever is to be charged."""

    id: str
    title: str
    stated_at: date
    version: str
    gates: tuple[Protects, ...]
    responsibility: tuple[Responsibility, ...]
    consents: tuple[Consent, ...]


@frozen
class State:
    """What is known of one State, and what is not."""

    id: str
    name: Name
    treaties: tuple[Treaty, ...]
    parties: tuple[Party, ...]
    bodies: tuple[Body, ...]
    """Those of which it was seen to be."""
    bodies_not_seen: tuple[Body, ...]
    """Those of which it may be: their list was not seen, or not whole."""
    agreements: tuple[Agreement, ...]
    practice: tuple[Practice, ...]
    law: StateLaw | None
    """Nothing where no pack of its law is shipped."""
    everywhere: tuple[Protects, ...]
    """The gates of `un`, which stand whatever law is asked about."""
    sources: dict[str, str] = field(repr=False)
    """The sources that the rows name, by id."""
    names: dict[str, Name] = field(repr=False)
    """What the other States are called that its agreements and its practice name."""


def state(name: str) -> State:
    """Return what is known of a State by its code (ISO 3166-1) or its name: what is not known is not denied.

    Raises CannotAdvise if no State of the folder is meant.

    >>> [p.status for p in state("ke").parties]
    ['party', 'party', 'party', 'signatory', 'unknown']
    """
    world = read_world()
    id = state_named(name, world.names)
    rows = read_parties(id, world)
    cited = {s for row in rows for s in (*row.source, *(s for d in row.declared for s in d.source))}
    agreed = tuple(a for a in world.agreements if id in a.between)
    law = load_law(*((id,) if id in shipped() else ("un",)))
    return State(
        id,
        world.names[id],
        world.treaties,
        rows,
        tuple(b for b in world.bodies if b.member(id)),
        tuple(b for b in world.bodies if not b.whole and not b.member(id)),
        agreed,
        tuple(p for p in world.practice if p.state == id),
        _law(law.pack(id)) if id in law.asked else None,
        tuple(map(_protects, law.pack("un").gates)),
        {s: title for s, title in world.sources.items() if s in cited},
        {s: world.names[s] for a in agreed for s in a.between}
        | {s: world.names[s] for p in world.practice if p.state == id for s in p.toward},
    )


def _law(pack: Pack) -> StateLaw:
    return StateLaw(
        pack.id,
        pack.title,
        pack.stated_at,
        pack.version,
        tuple(map(_protects, pack.gates)),
        pack.responsibility,
        tuple(_consents(pack)),
    )


def _protects(gate: Gate) -> Protects:
    return Protects(gate.key, gate.title, gate.cite, gate.effect)


def _consents(pack: Pack) -> Iterator[Consent]:
    """Yield each consent, complaint or authorisation once, with the offences that need it."""
    needed: dict[tuple[str, str], dict[str, None]] = {}
    for offence in pack.offences:
        if offence.authority:
            needed.setdefault((offence.authority, ""), {})[offence.key] = None
        for aside in offence.preconditions:
            needed.setdefault((pack.called(aside.id), aside.cite), {})[offence.key] = None
    for (needs, cite), offences in needed.items():
        yield Consent(needs, cite, tuple(offences))
