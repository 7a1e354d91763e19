"""Everything that points away from a charge: what the defence may ask for, gathered for a person."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.case.model import Fact
from chargeassist.findings.flags import IN_FAVOUR
from chargeassist.findings.model import Assessment, Charge
from chargeassist.findings.sentences import told_back
from chargeassist.report.page import Block, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import called, fact_named, in_labels, in_titles, items_named
from chargeassist.report.pages.entered import item_told
from chargeassist.report.pages.first import caution_told
from chargeassist.report.pages.likes import offence_of, some_of
from chargeassist.report.pages.unread import read_by_none
from chargeassist.report.papers.head import in_order, paper, part
from chargeassist.report.papers.proof import against_it
from chargeassist.report.voice import Voice
from chargeassist.report.wording import state_text

BARE = ("no", "abroad", "unknown")
"""How an item is that cannot be put to a witness as it stands."""


def disclosure_page(assessment: Assessment, language: str = "en") -> Page:
    """Return what speaks against charges, what was taken back, and what is held and not used."""
    say = Voice(language)
    blocks = (Paragraph(say("disclosure-how")), *pointing_away(assessment, say, 1))
    return paper("disclosure", blocks, assessment, say)


def pointing_away(assessment: Assessment, say: Voice, level: int) -> Iterator[Block]:
    """Yield everything that points away, each sort under its heading; that there is nothing is said too."""
    sorts = {
        "against": _against(assessment, say),
        "taken-back": _taken_back(assessment, say),
        "beside": _beside(assessment, say),
        "doubt": _doubtful(assessment, say),
        "unused": _unused(assessment, say),
    }
    for sort, blocks in sorts.items():
        yield from part(say(f"disclosure-part-{sort}"), level)
        told = tuple(blocks)
        yield from told or (Paragraph(say("nothing-entered-of-it")),)


def _against(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield every fact that is denied or speaks against an element, whether or not it counts."""
    speaks: dict[str, list[str]] = {}
    causes: dict[str, dict[str, None]] = {}
    for charge in in_order(assessment):
        for element in charge.elements:
            for fact in element.against_facts:
                named = _element(element.id, charge, assessment, say)
                speaks.setdefault(fact, []).append(named)
            for one in against_it(element):
                speaks.setdefault(one.fact, []).append(_element(element.id, charge, assessment, say))
                if one.cause:
                    told = say("item-cause", item=one.evidence, cause=say.told(one.cause))
                    causes.setdefault(one.fact, {}).setdefault(told)
    facts = {f.id: f for f in assessment.case.facts}
    denied = [f.id for f in assessment.case.facts if f.holds == "no"]
    for id in filter(facts.__contains__, dict.fromkeys((*speaks, *denied))):
        said = (
            [Labelled(say("label-against"), some_of(speaks[id], len(speaks[id]), say))]
            if id in speaks
            else []
        )
        said += [Labelled(say("label-note"), text) for text in causes.get(id, ())]
        yield _fact(facts[id], assessment, say, tuple(said))


def _element(element: str, charge: Charge, assessment: Assessment, say: Voice) -> str:
    name = called(element, charge.offence.key, assessment.law, say)
    person = charge.matter.suspect
    return say("element-of-charge", element=name, offence=offence_of(charge, say), person=person)


def _fact(fact: Fact, assessment: Assessment, say: Voice, said: tuple[Block, ...] = ()) -> Labelled:
    """Return a fact as the page of a case tells it, with what it is shown by in words."""
    text = say.told(told_back(fact, assessment.law.vocabulary, own_words=False))
    items = tuple(dict.fromkeys(s.evidence for s in fact.shown_by))
    by = (Labelled(say("label-shown-by"), items_named(items, assessment, say)),) if items else ()
    return Labelled(fact.id, text, refs=(fact.id,), parts=(*by, *said))


def _taken_back(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what one item takes back of others, and what a person refused to draw."""
    items = {e.id for e in assessment.case.evidence}
    for item in assessment.case.evidence:
        if item.retracts:
            taken = [
                items_named((id,), assessment, say) if id in items else fact_named(id, assessment, say)
                for id in item.retracts
            ]
            named = items_named((item.id,), assessment, say)
            text = say("takes-back", item=named, taken=say.listed(taken))
            yield Item("", text)
    for one in assessment.case.rejected:
        term = assessment.law.vocabulary.term(one.fact).title
        facts = say.listed(fact_named(f, assessment, say) for f in one.inferred_from)
        yield Item("", say("turned-down", term=say.told(term), facts=facts, id=one.id))


def _beside(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield defences, exceptions, why somebody did it, and what the law calls irrelevant but was entered."""
    found: dict[str, list[str]] = {}
    vocabulary = assessment.law.vocabulary
    watched: dict[str, list[str]] = {}
    for charge in in_order(assessment):
        of = say("offence-of-person", offence=offence_of(charge, say), person=charge.matter.suspect)
        for kind, asides in (("defence", charge.defences), ("aside", charge.asides)):
            for aside in (a for a in asides if a.facts):
                text = say(
                    f"disclosure-entry-{kind}",
                    text=say.told(in_labels(aside.text, assessment, say)),
                    state=state_text(aside, say.language),
                    cite=aside.cite,
                    facts=say.listed(fact_named(f, assessment, say) for f in aside.facts),
                )
                found.setdefault(text, []).append(of)
        for element in charge.elements:
            for term in element.watch:
                watched.setdefault(say.told(in_titles(term, vocabulary)), []).append(of)
    for text, charges in found.items():
        yield Item("", text, said=(Labelled(say("label-against"), some_of(charges, len(charges), say)),))
    for flag in assessment.flags:
        if flag.code in IN_FAVOUR:
            yield Item("", caution_told(flag.text, (flag.about,), 1, assessment, say))
    for limb, charges in watched.items():
        yield Item(
            "",
            say("not-raised", what=limb),
            said=(Labelled(say("label-watch"), some_of(charges, len(charges), say)),),
        )


def _doubtful(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield items of which somebody may say that they should not count, and what was asked in vain."""
    for item in assessment.case.evidence:
        if item.admissible != "yes" or item.chain == "broken" or item.available in BARE:
            named = items_named((item.id,), assessment, say)
            yield Labelled(item.id, say("label-and-text", label=named, text=", ".join(item_told(item, say))))
    for fact in assessment.case.facts:
        if fact.held_open:
            items = items_named((s.evidence for s in fact.held_open), assessment, say)
            yield Item("", say("held-open", items=items, fact=fact_named(fact.id, assessment, say)))
    for id in assessment.asked_and_unknown:
        yield Item("", say("asked-in-vain", fact=fact_named(id, assessment, say)))


def _unused(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield every item and fact that no charge rests on, and why."""
    for unused in assessment.unused_evidence:
        text = say("unused", item=items_named((unused.evidence,), assessment, say), why=say.told(unused.why))
        yield Item("", text)
    yield from read_by_none(assessment, say)
