"""Where charges are weak: on what they rest, what the defence will say, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.model import Assessment
from chargeassist.reasoning.standing import Standing
from chargeassist.report.page import Block, Item, Labelled, Line, Paragraph
from chargeassist.report.pages.common import fact_named, items_named
from chargeassist.report.pages.likes import offence_of, one_entry, some_of, together
from chargeassist.report.papers.head import on_the_sheet, part
from chargeassist.report.papers.proof import of_charge
from chargeassist.report.voice import Voice


def weaknesses(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield single sources, elements in doubt, then what to expect of the defence with what answers it."""
    told = (*_rests(assessment, say), *_in_doubt(assessment, say))
    yield from told or (Paragraph(say("weak-none")),)
    yield from part(say("weak-defences"), 2)
    expected = tuple(_expected(assessment, say))
    yield from expected or (Paragraph(say("weak-no-defences")),)


def _rests(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield each source whose loss alone lowers a charge on the sheet, with the charges."""
    lost: dict[tuple[tuple[str, ...], Standing], list[str]] = {}
    for charge in on_the_sheet(assessment):
        of = say("offence-of-person", offence=offence_of(charge, say), person=charge.matter.suspect)
        for rests in charge.rests_on:
            lost.setdefault((rests.evidence, rests.falls_to), []).append(of)
    for (evidence, standing), charges in lost.items():
        yield Line(
            say(
                "weak-without",
                items=items_named(evidence, assessment, say),
                charges=some_of(charges, len(charges), say),
                standing=say.standing(standing),
            ),
            evidence,
        )


def _in_doubt(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield the elements of charges on the sheet that do not stand supported, and why they do not."""
    for alike in together(on_the_sheet(assessment), one_entry):
        found: dict[tuple[str, str], None] = {}
        for charge in alike:
            for element in charge.elements:
                if element.standing is not Standing.SUPPORTED and not element.need_not_be_proved:
                    name = of_charge(charge, element.id, assessment, say)
                    standing = say.standing(element.standing)
                    text = say("element-standing", element=name, standing=standing)
                    found.setdefault((text, say.remarks(element.causes)))
        of = say("offence-of-person", offence=offence_of(alike[0], say), person=alike[0].matter.suspect)
        for text, causes in found:
            whole = say("label-and-text", label=of, text=text)
            yield Line(say("with-reasons", role=whole, reasons=causes) if causes else whole)


def _expected(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield defences that something is entered for, then those usual against what carries the sheet."""
    raised: dict[str, dict[str, None]] = {}
    carrying: dict[str, None] = {}
    for charge in on_the_sheet(assessment):
        for aside in charge.defences:
            if aside.standing.stands:
                text = say(
                    "defence", text=say.told(aside.text), state=say(f"state-{aside.state}"), cite=aside.cite
                )
                raised.setdefault(text, {}).update(dict.fromkeys(aside.facts))
        for element in charge.elements:
            carrying.update(dict.fromkeys(element.facts))
    for text, facts in raised.items():
        on = say.listed(fact_named(f, assessment, say) for f in facts)
        yield Item("", say("on-facts", text=text, facts=on))
    facts_of = {f.id: f for f in assessment.case.facts}
    vocabulary = assessment.law.vocabulary
    usual: dict[tuple[str, str], list[str]] = {}
    for id in filter(facts_of.__contains__, carrying):  # an element can rest on another charge, too
        for answer in vocabulary.term(facts_of[id].name).defence:
            usual.setdefault((say.told(answer.expect), say.told(answer.answer)), []).append(id)
    for (expect, answered), facts_on in usual.items():
        on = say.listed(fact_named(f, assessment, say) for f in facts_on)
        said = (Labelled(say("label-answer"), answered),) if answered else ()
        yield Item("", say("weak-expect", expect=expect, facts=on), said=said)
