"""The charging memo: the file as a prosecutor answers for it, in fifteen parts; a person decides in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from chargeassist.advice.counts import Count, counts
from chargeassist.advice.decisions import Decision, ledger
from chargeassist.findings.model import Assessment, Charge
from chargeassist.report.drafted import particulars_text
from chargeassist.report.page import Alert, Blank, Block, Column, Item, Labelled, Page, Paragraph, Table
from chargeassist.report.pages.charge import beside, role_in_words, why_not
from chargeassist.report.pages.common import items_named, laws, named
from chargeassist.report.pages.counts import counts_blocks
from chargeassist.report.pages.entered import item_told, person_told
from chargeassist.report.pages.first import caution_told
from chargeassist.report.pages.gates import gate
from chargeassist.report.pages.likes import (
    Alike,
    against,
    lacking,
    most,
    offence_of,
    one_entry,
    standing_alike,
    together,
    told_apart,
)
from chargeassist.report.pages.record import ledger_blocks
from chargeassist.report.pages.unread import lacked, person_line
from chargeassist.report.papers.disclosure import pointing_away
from chargeassist.report.papers.file import abroad, assets, first_needed, protection
from chargeassist.report.papers.head import blank, in_order, paper, part
from chargeassist.report.papers.proof import charge_named, proofs, row, worth_proof
from chargeassist.report.papers.tasks import tasks
from chargeassist.report.papers.weak import weaknesses
from chargeassist.report.voice import Voice

Part = Callable[[Assessment, Voice], Iterator[Block]]


def memo_page(
    assessment: Assessment, language: str = "en", decisions: Iterable[Decision] | None = None
) -> Page:
    """Return the memo, with what was decided and recorded; what only a person can say stands as a blank."""
    say = Voice(language)
    blocks = (*numbered(PARTS, assessment, say), *decided(decisions, assessment, say))
    return paper("memo", blocks, assessment, say, assessment.gates)


def numbered(parts: Mapping[str, Part], assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield parts one after the other, each under its number and name."""
    for number, (name, told) in enumerate(parts.items(), start=1):
        yield from part(say("memo-part", number=number, title=say(f"memo-title-{name}")))
        yield from told(assessment, say)


def decided(decisions: Iterable[Decision] | None, assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what a file of decisions says, and first whether it is as it was signed."""
    if decisions is None:
        return
    yield from part(say("memo-recorded"), 2)
    found = ledger(decisions, assessment.case)
    yield from ledger_blocks(found, say)
    charges = {c.id for c in assessment.charges}
    others = [str(n) for n, row in enumerate(found.decisions, start=1) if row.charge not in charges]
    if others:
        yield Blank()
        yield Alert(say("label-flag"), say("memo-recorded-unlisted", rows=say.listed(others)))


def _material(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield under which law it was asked, and every item that was on the file."""
    yield blank(say("memo-request-by"), say)
    yield from laws(assessment, say)
    heads = ("id", "material", "of-item")
    columns = tuple(
        Column(say(f"column-{head}"), width) for head, width in zip(heads, (8, 30, 38), strict=True)
    )
    kinds = assessment.law.vocabulary.kinds
    rows = tuple(
        (item.id, say.told(kinds[item.kind].title), ", ".join(item_told(item, say)))
        for item in assessment.case.evidence
    )
    if rows:
        yield Table(columns, rows)


def _persons(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield who they are, by what the file calls them, then the gates and the cautions."""
    for person in assessment.case.persons:
        yield Labelled(person.id, person_told(person, say), id=person.id)
    if not assessment.gates:
        yield Labelled(say("label-gates"), say("gate-none"))
    for finding in assessment.gates:
        yield gate(finding, assessment, say)
    for flag in assessment.flags:
        text = caution_told(flag.text, (flag.about,), 1, assessment, say)
        yield Alert(say("label-flag"), text, refs=(flag.about,))


def _theory(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield three sentences for each first count: what is said, what carries it, what sinks it."""
    sheet = counts(assessment)
    for count in sheet.counts:
        if count.role == "primary":
            yield Paragraph(say("theory", first=_what(count, say), rest=_carried(count, assessment, say)))
    yield blank(say("memo-theory-own"), say)


def _what(count: Count, say: Voice) -> str:
    return say("theory-what", particulars=particulars_text(count.particulars, say.language))


def _carried(count: Count, assessment: Assessment, say: Voice) -> str:
    charge = assessment.charge(count.charge)
    items = dict.fromkeys(
        c.evidence for e in charge.elements if not e.need_not_be_proved for c in (*e.evidence, *e.basis)
    )
    carried = say("theory-carried", items=items_named(items, assessment, say))
    lost = [items_named(r.evidence, assessment, say) for r in charge.rests_on]
    falls = say("theory-falls", items=say.listed(lost, "or")) if lost else say("theory-firm")
    return say("both-sentences", first=carried, second=falls)


def _proof(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield, for what may be laid and for trafficking and smuggling, each element with what proves it."""
    wanted = worth_proof(assessment)
    for alike in together(wanted, one_entry):
        yield from part(charge_named(alike, say), 2)
        for proof in proofs(alike, say):
            yield row(proof, assessment, say)
        yield from dict.fromkeys(block for charge in alike for block in beside(charge, assessment, say))
    if not wanted:
        yield Paragraph(say("no-charges"))


def _selection(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield every charge with its role and the reasons, those that stand alike together."""
    charges = in_order(assessment)
    for alike in together(charges, lambda c: c.matter.suspect):
        person = alike[0].matter.suspect
        yield from part(say("selection-of", person=person), 2)
        for number, like in enumerate(together(alike, standing_alike), start=1):
            yield _selected(number, like, assessment, say)
    if not charges:
        yield Paragraph(say("no-charges"))
    told = {c.matter.suspect for c in charges}
    yield from (person_line(line, assessment, say) for line in assessment.persons if line.person not in told)
    yield from (lacked(one, say) for one in assessment.expects)


def _selected(number: int, alike: Alike, assessment: Assessment, say: Voice) -> Item:
    one = alike[0]
    whom = against(alike, len(alike), say)
    offence = offence_of(one, say)
    text = say(
        "selected",
        offence=say("against", text=offence, person=whom) if whom else offence,
        provision=one.offence.provision,
        standing=lacking(one, say),
        most=most(one, say),
    )
    said: list[Block] = []
    for charge in alike:
        for block in _role(charge, assessment, say):
            if block not in said:
                said.append(block)
    names = told_apart(alike, say)
    for name, charge in zip(names, alike, strict=True):
        text_of = say("label-and-text", label=name, text=charge.id) if len(alike) > 1 else charge.id
        said.append(Labelled(say("label-charge"), text_of, id=charge.id))
    return Item(say("label-number", number=number), text, said=tuple(said))


def _role(charge: Charge, assessment: Assessment, say: Voice) -> Iterator[Block]:
    if charge.role == "blocked":
        gates = say.listed(say.told(r) for r in charge.reasons)
        yield Labelled(say("label-role"), say("both-said", first=say("blocked"), second=gates))
    elif charge.role != "unassigned":
        yield Labelled(say("label-role"), role_in_words(charge, say))
    if charge.alternative_to:
        yield Labelled(say("label-alternative"), named(charge.alternative_to, assessment, say))
    if charge.available.why:
        label = say("label-colon", label=say(f"available-{charge.available.is_}"))
        yield Labelled(label, say.remarks(charge.available.why))
    if charge.why_not is not None:
        yield why_not(charge.why_not, assessment.law, say)


def _pointing_away(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield from pointing_away(assessment, say, 2)


def _further(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield from tasks(assessment, say, 2)


def _public_interest(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield blanks alone: nothing is worked out of what only a person may weigh."""
    yield Paragraph(say("memo-human-writes"))
    for id in ("for", "against", "victim"):
        yield blank(say(f"memo-interest-{id}"), say)


def _counts(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield from counts_blocks(counts(assessment), say, addresses=False)


def _decision(assessment: Assessment, say: Voice) -> Iterator[Block]:
    for id in ("decision", "differs", "name", "date", "review"):
        yield blank(say(f"memo-decision-{id}"), say)


PARTS: Mapping[str, Part] = {
    "material": _material,
    "persons": _persons,
    "theory": _theory,
    "proof": _proof,
    "selection": _selection,
    "weaknesses": weaknesses,
    "away": _pointing_away,
    "further": _further,
    "protection": protection,
    "assets": assets,
    "abroad": abroad,
    "first": first_needed,
    "interest": _public_interest,
    "counts": _counts,
    "decision": _decision,
}
