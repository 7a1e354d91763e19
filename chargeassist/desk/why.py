"""Why a charge stands as it does: each limb beside the statute, what shows it, what would fill it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from chargeassist.desk.answer import beside, standing
from chargeassist.desk.ask import Answer, Ask, Led, Shown
from chargeassist.desk.markup import Html, el
from chargeassist.desk.places import states
from chargeassist.desk.shell import page
from chargeassist.findings.model import Assessment, Charge
from chargeassist.report.html import piece
from chargeassist.report.pages.charge import told
from chargeassist.report.pages.common import proved_by, titled
from chargeassist.report.pages.explain import outline
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.told import shown


def why_page(ask: Ask) -> Answer:
    """Return one charge at length beside the answer."""
    charge = charge_asked(ask, "charge")
    if charge is None:
        return Led("/")
    return beside(ask, el("section", list(_told(ask, charge)), class_="case why"), ask.say("desk-why-head"))


def charge_asked(ask: Ask, key: str) -> Charge | None:
    """Return the charge whose id stands in the address, if it is listed."""
    return next((c for c in ask.found.charges if c.id == ask.query.get(key)), None)


def _told(ask: Ask, charge: Charge) -> Iterator[Html]:
    say, found = ask.say, ask.found
    links = forms(found)
    yield el("h1", titled(charge, say, loud=False))
    yield el("p", charge.matter.suspect, " ", standing(charge.standing.word, say))
    yield Html(piece(told(charge, found, say), links))
    yield el("h2", say("desk-limbs"))
    proof = {e.id: proved_by(e, found.law, say) for e in charge.offence.elements}
    where = _held_by_name(found, states(ask))
    limbs = (outline(e, "", where, say, proof.get(e.id, ())) for e in charge.elements)
    yield Html(piece(limbs, links))
    yield el("p", el("a", say("desk-statute"), href=f"/law?offence={charge.offence.key}"))


def _held_by_name(found: Assessment, named: Mapping[str, str]) -> Assessment:
    """Return an assessment to be read: where an item is held stands by the name of the State."""
    items = tuple(evolve(e, held_in=named.get(e.held_in, e.held_in)) for e in found.case.evidence)
    return evolve(found, case=evolve(found.case, evidence=items))


def forms(of: Assessment) -> Mapping[str, str]:
    """Return where the form of each person, item and fact is, by its id."""
    case = of.case
    found = {p.id: f"/person?id={p.id}" for p in case.persons}
    found |= {e.id: f"/evidence?id={e.id}" for e in case.evidence}
    return found | {f.id: f"/fact?id={f.id}" for f in (*case.facts, *case.proposed)}


def law_page(ask: Ask) -> Answer:
    """Return one offence as the statute has it, where its text was seen, and how it was reviewed."""
    say, law = ask.say, ask.law
    asked = ask.query.get("offence", "")
    if asked not in offence_keys_of(ask):
        return Led("/")
    pack, _, offence = asked.partition(":")
    found = shown(law.pack(pack), offence)
    blocks = offence_page(
        found.offences,
        law,
        say.language,
        typed=False,
        defences=found.defences,
        readings=found.readings,
        judgments=found.judgments,
    ).blocks
    inside = el("section", el("h1", say("desk-statute")), Html(piece(blocks)))
    return Shown(page(ask, "charges", say("desk-statute"), inside, wide=True))


def offence_keys_of(ask: Ask) -> tuple[str, ...]:
    """Return every offence of the law asked about, as ``pack:offence``."""
    return tuple(dict.fromkeys(o.key for p in ask.law.packs for o in p.offences))
