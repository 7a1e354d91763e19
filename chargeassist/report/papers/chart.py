"""The proof chart: a row for each item on each element, as whoever proves the case works down it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from chargeassist.case.model import Evidence
from chargeassist.findings.model import Assessment, Gap
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.evidence import Counted
from chargeassist.report.page import Block, Cell, Column, Page, Paragraph, Table
from chargeassist.report.pages.common import fact_named, items_named
from chargeassist.report.pages.likes import one_entry, together
from chargeassist.report.papers.head import paper, part
from chargeassist.report.papers.proof import (
    MEANS,
    Proof,
    against_it,
    charge_named,
    for_it,
    proofs,
    worth_proof,
)
from chargeassist.report.symbols import in_brackets
from chargeassist.report.voice import Voice

HEADS = ("element", "stands", "side", "what", "from", "state")
WIDTHS = (12, 12, 7, 20, 11, 8)
"""How wide the columns are in eighty."""
KEPT = ("available", "admissible")


def chart_page(assessment: Assessment, language: str = "en") -> Page:
    """Return a chart for each charge: the element, what is for it and against it, what is to be got."""
    say = Voice(language)
    return evolve(paper("chart", _blocks(assessment, say), assessment, say), wide=True)


def _blocks(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield Paragraph(say("chart-how"))
    charted = worth_proof(assessment)
    columns = tuple(Column(say(f"chart-head-{h}"), w) for h, w in zip(HEADS, WIDTHS, strict=True))
    for alike in together(charted, one_entry):
        head = charge_named(alike, say)
        yield from part(head)
        rows = tuple(row for proof in proofs(alike, say) for row in _rows(proof, assessment, say))
        yield Table(columns, rows, say("chart-of", charge=head))
    if not charted:
        yield Paragraph(say("no-charges"))


Row = tuple[str | Cell, ...]


def _rows(proof: Proof, assessment: Assessment, say: Voice) -> Iterator[Row]:
    """Yield a row for each item for the element, for each against it, for each thing to be got."""
    element = proof.element
    name = say.told(element.title)
    if proof.whom:
        name = say("element-for", element=name, whom=proof.whom)
    spared = element.need_not_be_proved
    word = say("need-not-be-proved") if spared else say.standing(element.standing)
    lead: Row = (in_brackets(name, element.cite), Cell(word, "spared" if spared else element.standing.word))
    if element.id == "identity" and element.because and not against_it(element):
        # It stands with the conduct, whose items are told there.
        yield (*lead, "", say.told(element.because), "", "")
        return
    rows = [
        *(_item(c, "for", assessment, say) for c in for_it(element)),
        *(_item(c, "against", assessment, say) for c in against_it(element)),
        *(row for gap in proof.gaps for row in _gap(gap, say)),
    ]
    yield from ((*lead, *row) for row in rows or [("", say("nothing-entered-for-it"), "", "")])


def _item(counted: Counted, side: str, assessment: Assessment, say: Voice) -> Row:
    item = next(e for e in assessment.case.evidence if e.id == counted.evidence)
    what = say(
        "item-on-fact",
        item=items_named((item.id,), assessment, say),
        fact=fact_named(counted.fact, assessment, say),
    )
    return say(f"side-{side}"), what, item.from_, ", ".join(_state(item, counted, say))


def _state(item: Evidence, counted: Counted, say: Voice) -> Iterator[str]:
    """Yield what may keep an item out, or make it count for less."""
    for key in KEPT:
        if (state := getattr(item, key)) != "yes":
            yield say(f"item-is-{key}-{state}")
    if item.chain == "broken":
        yield say("item-is-chain-broken")
    yield say(f"strength-{STRENGTHS[counted.strength]}")
    if counted.cause is not None:
        yield say.told(counted.cause)


def _gap(gap: Gap, say: Voice) -> Iterator[Row]:
    """Yield what is asked for, then each means of proof with whoever gets it."""
    question = say.told(gap.question) or say(f"gap-{gap.kind}")
    side = say("side-gap")
    yield side, question, "", ""
    for grade, what, holder in gap.proof[:MEANS]:
        yield side, say.told(what), say.told(holder), say.told(grade)
