"""What a memo says beside the charges: persons to protect, assets, other States, what must come first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.case.model import Evidence
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Item, Labelled, Paragraph
from chargeassist.report.pages.common import fact_named, items_named
from chargeassist.report.pages.entered import item_told
from chargeassist.report.pages.likes import offence_of, some_of
from chargeassist.report.papers.head import blank, on_the_sheet
from chargeassist.report.penalties import penalty_text
from chargeassist.report.voice import Voice
from chargeassist.report.wording import state_text

SPOKEN = ("testimony", "statement")
"""The classes of evidence that somebody speaks."""
GAIN = ("benefit", "property")
"""The slots that say what somebody had of it."""

ORDERS = "orders"
"""The word of the notation before what a court may order beside a penalty."""


def protection(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what is to be thought of for each person harmed and each witness."""
    case, kinds = assessment.case, assessment.law.vocabulary.kinds
    harmed = case.harmed()
    speak = {e.from_ for e in case.evidence if kinds[e.kind].class_ in SPOKEN}
    suspects = {c.matter.suspect for c in assessment.charges}
    for person in case.persons:
        if person.id in harmed or (person.id in speak and person.id not in suspects):
            own = [e for e in case.evidence if e.from_ == person.id and kinds[e.kind].class_ in SPOKEN]
            role = say("protect-harmed" if person.id in harmed else "protect-witness")
            yield Item(say("label-colon", label=person.id), role, said=tuple(_recorded(own, assessment, say)))
    for id in ("safety", "measures", "interpreter", "informed"):
        yield blank(say(f"protect-{id}"), say)


def _recorded(items: Iterable[Evidence], assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield how what a person says is kept: what is at risk and recorded nowhere comes first."""
    for item in items:
        states = ", ".join(item_told(item, say))
        named = items_named((item.id,), assessment, say)
        told = say("label-and-text", label=named, text=states)
        yield Labelled(say("label-statement-kept"), told, refs=(item.id,))
        if item.recorded == "no":
            yield Labelled(say("label-do"), say("protect-record"))


def assets(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what the case says of money, what the law lets a court order, and blanks for the rest."""
    gained = [f.id for f in assessment.case.facts if f.slot in GAIN and f.holds == "yes"]
    if gained:
        yield Labelled(say("label-gain"), say.listed(fact_named(f, assessment, say) for f in gained))
    orders: dict[tuple[str, str], list[str]] = {}
    for charge in on_the_sheet(assessment):
        of = say("offence-of-person", offence=offence_of(charge, say), person=charge.matter.suspect)
        for found in charge.penalties:
            if any(ORDERS in t.words.split() for t in found.penalty.terms):
                orders.setdefault((penalty_text(found.penalty, say), found.penalty.cite), []).append(of)
    for (text, cite), charges in orders.items():
        yield Labelled(
            say("label-orders"),
            say("label-and-text", label=some_of(charges, len(charges), say), text=text),
            cite,
        )
    if not gained and not orders:
        yield Paragraph(say("nothing-entered-of-it"))
    yield blank(say("assets-traced"), say)
    yield blank(say("assets-compensation"), say)


def abroad(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what lies in another State: evidence, acts, proceedings."""
    case = assessment.case
    states = {assessment.law.pack(id).state or id for id in assessment.law.asked} | set(assessment.law.asked)
    told: list[Block] = []
    items = [
        e.id for e in case.evidence if e.available == "abroad" or (e.held_in and e.held_in not in states)
    ]
    if items:
        told.append(
            Labelled(say("label-evidence-abroad"), items_named(items, assessment, say), refs=tuple(items))
        )
    facts = [f.id for f in case.facts if f.in_ and f.in_ not in states]
    if facts:
        named = say.listed(fact_named(f, assessment, say) for f in facts)
        told.append(Labelled(say("label-acts-abroad"), named, refs=tuple(facts)))
    for one in case.proceedings:
        told.append(
            Labelled(
                say("label-proceeding"), say("proceeding-in", id=one.id, person=one.suspect, state=one.in_)
            )
        )
    yield from told or (Paragraph(say("nothing-entered-of-it")),)
    if told:
        yield blank(say("abroad-assistance"), say)


def first_needed(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what must be given or known before a charge: consents, limitation, the law of the days."""
    found: dict[str, list[str]] = {}
    for charge in on_the_sheet(assessment):
        of = say("offence-of-person", offence=offence_of(charge, say), person=charge.matter.suspect)
        for one in charge.preconditions:
            text = say("precondition", text=say.told(one.text), state=state_text(one, say.language))
            found.setdefault(text, []).append(of)
        if charge.available.is_ == "unknown":
            for why in charge.available.why:
                found.setdefault(say.told(why), []).append(of)
    for text, charges in found.items():
        yield Item("", text, said=(Labelled(say("label-for"), some_of(charges, len(charges), say)),))
    if not found:
        yield Paragraph(say("first-none"))
    yield blank(say("first-limitation"), say)
    yield blank(say("first-court"), say)
