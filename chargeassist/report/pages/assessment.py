"""The page of an assessment: the first page, then gates, each person's charges, what else was entered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist import __version__
from chargeassist.case.model import Person
from chargeassist.case.write import case_digest
from chargeassist.findings.model import Assessment, Charge
from chargeassist.reasoning.standing import Standing
from chargeassist.report.page import (
    Alert,
    Blank,
    Block,
    Divider,
    Heading,
    Item,
    Labelled,
    Legend,
    Page,
    Paragraph,
)
from chargeassist.report.pages.common import laws
from chargeassist.report.pages.entered import entered
from chargeassist.report.pages.entry import entry
from chargeassist.report.pages.first import first_blocks
from chargeassist.report.pages.gates import gate
from chargeassist.report.pages.likes import one_entry, together
from chargeassist.report.pages.unread import lacked, person_line, proposed, read_by_none
from chargeassist.report.voice import Voice

COMMONEST = 6
"""How many of the elements that keep charges out are told: the rest is in the JSON."""


def assessment_page(
    assessment: Assessment, *, full: bool = False, pictures: bool = False, language: str = "en"
) -> Page:
    """Return the first page; with *full* all there is to say after it, and its *pictures* between the two."""
    say = Voice(language)
    title = say("and-case", title=say("title-assess"), case=assessment.case.id)
    first = first_blocks(assessment, say, tuple(_head(assessment, say)), tuple(_hints(assessment, full, say)))
    drawn = _pictures(assessment, say) if pictures else ()
    return Page((*first, *drawn, *(_at_length(assessment, say) if full else ())), language, title)


def _pictures(assessment: Assessment, say: Voice) -> Iterator[Block]:
    # Loaded when they are asked for: a page of text has none.
    from chargeassist.report.pictures.of_case import in_a_report

    yield Blank()
    yield Heading(say("in-pictures"))
    yield from in_a_report(assessment, say)


def _head(assessment: Assessment, say: Voice) -> Iterator[Block]:
    case = assessment.case
    yield Paragraph(say("head", version=__version__, case=case.id, digest=case_digest(case)[:8]))
    yield Paragraph(say("head-stage", day=case.as_at, stage=say(f"stage-{assessment.stage}")))
    yield from laws(assessment, say)
    yield Blank()
    yield Paragraph(say("notice"))
    yield Blank()


def _hints(assessment: Assessment, full: bool, say: Voice) -> Iterator[Block]:
    """Yield the legend, what a person decides, and where to read on."""
    yield Divider()
    words = tuple((s.word, say.standing(s)) for s in sorted(Standing, reverse=True))
    yield Legend((*words, ("spared", say("need-not-be-proved"))))
    if not full:
        yield Paragraph(say("read-on"))
    yield Paragraph(say("sign-off"))
    yield Paragraph(say("differs"))


def _at_length(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield from _gates(assessment, say)
    lines = {line.person: line for line in assessment.persons}
    for person in assessment.case.persons:
        charges = [c for c in assessment.charges if c.matter.suspect == person.id]
        if charges:
            yield from _person(person, charges, assessment, say)
        elif person.id in lines and assessment.only in ("", person.id):
            yield Blank()
            yield person_line(lines[person.id], say)
    yield from _not_told(assessment, say)
    yield from entered(assessment, say)


def _gates(assessment: Assessment, say: Voice) -> Iterator[Block]:
    if assessment.gates:
        yield Blank()
        yield Heading(say("gates-first"))
    for number, finding in enumerate(assessment.gates):
        if number:
            yield Blank()
        yield gate(finding, assessment, say)
    if assessment.flags:
        yield Blank()
        yield Heading(say("cautions"))
    for flag in assessment.flags:
        text = say("flag", about=flag.about, text=say.told(flag.text))
        yield Alert(say("label-flag"), text, refs=(flag.about,))


def _person(person: Person, charges: Sequence[Charge], assessment: Assessment, say: Voice) -> Iterator[Block]:
    roles = ", ".join(say(f"is-{role}") for role in person.is_)
    yield Blank()
    yield Heading(
        say("person-charges", person=person.id, roles=roles, n=len(charges)),
        short=say("person-charges-short", person=person.id[:48], n=len(charges)),
        id=person.id,
    )
    for number, alike in enumerate(together(charges, one_entry), start=1):
        yield Blank()
        yield entry(number, alike, assessment, say)


def _not_told(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what is not listed, what nothing reads, what the law lacks, and what nobody has signed."""
    yield Blank()
    yield Heading(say("not-told"))
    if assessment.omitted.count:
        titles = {e: t for p in reversed(assessment.law.packs) for e, t in p.titles.items()}
        first_missing = assessment.omitted.first_missing
        elements = ", ".join(
            say("element-count", element=titles.get(e, e), count=n) for e, n in first_missing[:COMMONEST]
        )
        if len(first_missing) > COMMONEST:
            elements = say("and-more", text=elements)
        yield Paragraph(say("omitted", n=assessment.omitted.count, elements=elements))
    if assessment.omitted.closed:
        yield Paragraph(say("omitted-closed", n=assessment.omitted.closed))
    yield from read_by_none(assessment, say)
    yield from (lacked(one, say) for one in assessment.expects)
    if assessment.asked_and_unknown:
        facts = assessment.asked_and_unknown
        yield Labelled(say("label-asked-and-unknown"), " ".join(facts), refs=facts)
    if assessment.proposed:
        rows = tuple(proposed(assessment.proposed, assessment.law.vocabulary, say))
        yield Item("", say("draw-proposed"), said=rows)
    if assessment.unidentified:
        facts = assessment.unidentified
        yield Labelled(say("label-unidentified"), " ".join(facts), refs=facts)
    for unused in assessment.unused_evidence:
        text = say("unused", item=unused.evidence, why=say.told(unused.why))
        yield Labelled(say("label-unused"), text, refs=(unused.evidence,))
