"""Between two States: whom to call, and what a request may rest on, in order; what is not known is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from chargeassist.advice.cooperated import ASK, BINDS, NO_BASIS, SCHEME, Channel, Footing
from chargeassist.law.nations import World
from chargeassist.law.world import Agreement, Body, Party, Treaty
from chargeassist.words import Remark, remark

MLA, EXTRADITION, JOINT, RETURN = "mla", "extradition", "joint", "return"
OFFERED = {
    MLA: ("mla",),
    EXTRADITION: ("extradition", "surrender"),
    JOINT: ("investigation",),
    RETURN: ("victim-return", "return-readmission"),
}
"""What a body or an agreement offers that serves each purpose."""
HELPING = ("contacts", "assets", "mla-support", "victim-assistance", "police", "investigation")
ARTICLES = {
    ("untoc", EXTRADITION): "16",
    ("untoc", MLA): "18",
    ("untoc", JOINT): "19",
    ("tip", RETURN): "8",
    ("som", RETURN): "18",
    ("opsc", EXTRADITION): "5",
    ("opsc", MLA): "6",
}
"""The article of a treaty that serves a purpose; a treaty that is not here serves none."""
_DUAL = {("untoc", EXTRADITION): "required", ("untoc", MLA): "may-refuse"}
"""Dual criminality under articles 16(1) and 18(9)."""
_IN = ("party", "member", "founder", "signed")
"""How a State belongs to a network."""


@frozen
class Two:
    """Two States on one day, and all that is known between them."""

    home: str
    other: str
    as_at: date
    world: World
    parties: Mapping[str, tuple[Party, ...]]
    """Where each of the two stands on each treaty; nothing of a State that has no file."""

    @property
    def both(self) -> tuple[str, str]:
        """Return the two."""
        return self.home, self.other


def channels(two: Two) -> tuple[Channel, ...]:
    """Return the networks in which both were seen; then those in which both may be."""
    found = []
    for body in two.world.bodies:
        if body.kind != "network" or not set(body.offers) & set(HELPING):
            continue
        how = [m.how in _IN if (m := body.member(s)) else None for s in two.both]
        # Where no member is listed, anybody may be in it; where some are, one of the two has to be.
        if all(how) or (not body.whole and (any(h is not None for h in how) or not body.members)):
            sure = all(how)
            found.append(Channel(body.id, body.title, body.offers, sure, body.source, body.note))
    return tuple(sorted(found, key=lambda c: not c.sure))


def bases(two: Two, purpose: str, treaties: tuple[str, ...] = ("untoc",)) -> tuple[Footing, ...]:
    """Return what may serve a purpose between two States: own agreements, their region, schemes, treaties.

    A treaty that one of them is seen to be outside is kept, and said to be none: nobody need look for it.
    """
    own = (a for a in two.world.agreements if set(two.both) <= set(a.between))
    return (
        *(_agreement(n, a, purpose) for n, a in enumerate(own) if _serves(a.offers, purpose) or not a.offers),
        *_bodies(two, purpose, "treaty"),
        *_bodies(two, purpose, "scheme"),
        *(_treaty(two, t, purpose) for t in two.world.treaties if t.id in treaties),
    )


def _serves(offers: tuple[str, ...], purpose: str) -> bool:
    return bool(set(offers) & set(OFFERED[purpose]))


def _agreement(number: int, agreement: Agreement, purpose: str) -> Footing:
    status, why = ASK, remark("basis-in-force-not-seen")
    if not agreement.offers:
        why = remark("basis-text-not-read")
    elif agreement.binding == "yes":
        status, why = BINDS, remark("basis-between-the-two")
    id = f"agreement-{'-'.join(agreement.between)}-{number + 1}"
    source = (agreement.source,)
    return Footing(
        id, agreement.says, purpose, status, why, agreement.dual, source, agreement.saw, agreement.on
    )


def _bodies(two: Two, purpose: str, kind: str) -> Iterator[Footing]:
    for body in two.world.bodies:
        if body.kind == kind and _serves(body.offers, purpose):
            found = _of_body(two, body)
            if found is not None:
                status, why = found
                source = (body.source,)
                yield Footing(
                    body.id, body.title, purpose, status, why, body.dual, source, body.saw, body.note
                )


def _of_body(two: Two, body: Body) -> tuple[str, Remark] | None:
    """Return what a treaty of a region or a scheme is between two States; None where it can be nothing.

    Where neither was seen in it, and its list was not seen whole, it is left to the page of each State.
    """
    how = {s: m.how for s in two.both if (m := body.member(s))}
    missing = tuple(s for s in two.both if s not in how)
    if len(missing) == 2 or (missing and body.whole) or (body.binding == "no" and body.kind == "treaty"):
        return None
    if missing:
        return ASK, remark("basis-perhaps", states=missing)
    if body.kind == "scheme":
        return SCHEME, remark("basis-binds-nobody")
    not_bound = tuple(s for s, h in how.items() if h != "party")
    if not not_bound and body.binding == "yes":
        return BINDS, remark("basis-both-parties")
    if not not_bound:
        return ASK, remark("basis-in-force-not-seen")
    return ASK, remark("basis-not-seen-ratified", states=not_bound)


def _treaty(two: Two, treaty: Treaty, purpose: str) -> Footing:
    rows = {s: _row(two, treaty.id, s) for s in two.both}
    standing = {s: stands_on(r, two.as_at) for s, r in rows.items()}
    status, why = BINDS, remark("basis-both-parties")
    out = tuple(s for s, at in standing.items() if at in ("not-party", "signatory", "not-yet"))
    unknown = tuple(s for s, at in standing.items() if at in ("unknown", "conflict"))
    if out:
        status, why = NO_BASIS, remark("basis-outside", states=out)
    elif unknown:
        status, why = ASK, remark("basis-ask-depositary", states=unknown, depositary=treaty.depositary)
    source = tuple(dict.fromkeys(s for r in rows.values() if r for s in r.source))
    saws = ["nothing" if r is None else r.saw for r in rows.values()]
    saw = next((s for s in saws if s != "read"), "read")
    dual = _DUAL.get((treaty.id, purpose), "unknown")
    id = f"{treaty.id}-{ARTICLES[treaty.id, purpose]}"
    return Footing(id, treaty.short, purpose, status, why, dual, source, saw)


def _row(two: Two, treaty: str, state: str) -> Party | None:
    return next((p for p in two.parties.get(state, ()) if p.treaty == treaty), None)


def stands_on(row: Party | None, day: date) -> str:
    """Return where a State stands on a treaty on a day: what came later is not yet.

    >>> stands_on(Party("som", "party", "read", "2025-03-25"), date(2024, 1, 1))
    'not-yet'
    """
    if row is None:
        return "unknown"
    since = row.on.removeprefix("../").removesuffix("/..")
    later = bool(since) and not row.on.startswith("../") and since > day.isoformat()[: len(since)]
    return "not-yet" if row.status == "party" and later else row.status
