"""The page of an assessment: the law, the gates first, each person's charges, what is not listed."""

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
from chargeassist.report.pages.charge import at_length, charge_item
from chargeassist.report.pages.common import reviewed
from chargeassist.report.pages.gates import gate
from chargeassist.report.pages.short import in_short
from chargeassist.report.pages.unread import lacked, person_line, proposed, read_by_none
from chargeassist.report.voice import Voice

COMMONEST = 6
"""How many of the elements that keep charges out are told: the rest is in the JSON."""
TOGETHER = ("primary", "awaiting", "cumulative", "alternative", "safety-net")


def assessment_page(assessment: Assessment, *, full: bool = False, language: str = "en") -> Page:
    """Return the whole report; charges that do not stand yet in short, unless *full*."""
    return Page(tuple(_blocks(assessment, full, Voice(language))), language)


def _blocks(assessment: Assessment, full: bool, say: Voice) -> Iterator[Block]:
    yield from _head(assessment, say)
    yield from _gates(assessment, say)
    for flag in assessment.flags:
        text = say("flag", about=flag.about, text=say.told(flag.text))
        yield Alert(say("label-flag"), text, refs=(flag.about,))
    if not assessment.charges:
        yield Blank()
        yield Paragraph(say("no-charges"))
    lines = {line.person: line for line in assessment.persons}
    for person in assessment.case.persons:
        charges = [c for c in assessment.charges if c.matter.suspect == person.id]
        if charges:
            yield from _person(person, charges, assessment, full, say)
        elif person.id in lines and assessment.only in ("", person.id):
            yield Blank()
            yield person_line(lines[person.id], say)
    yield from _foot(assessment, say)


def _head(assessment: Assessment, say: Voice) -> Iterator[Block]:
    case = assessment.case
    yield Paragraph(say("head", version=__version__, case=case.id, digest=case_digest(case)[:8]))
    yield Paragraph(say("head-stage", day=case.as_at, stage=say(f"stage-{assessment.stage}")))
    for pack in assessment.law.packs:
        if pack.id in assessment.law.asked:
            text = say(
                "head-law",
                id=pack.id,
                version=pack.version,
                digest=pack.digest[:8],
                title=pack.title,
                day=pack.stated_at,
                reviewed=reviewed(pack, say),
            )
            yield Labelled(say("label-law"), text, id=pack.id)
    yield Blank()
    yield Paragraph(say("notice"))
    yield Blank()


def _gates(assessment: Assessment, say: Voice) -> Iterator[Block]:
    if not assessment.gates:
        yield Alert(say("label-gates"), say("gate-none"))
        return
    yield Heading(say("gates-first"))
    for number, finding in enumerate(assessment.gates):
        if number:
            yield Blank()
        yield gate(finding, assessment, say)
    if assessment.flags:
        yield Blank()


def _person(
    person: Person, charges: Sequence[Charge], assessment: Assessment, full: bool, say: Voice
) -> Iterator[Block]:
    roles = ", ".join(say(f"is-{role}") for role in person.is_)
    yield Blank()
    yield Heading(
        say("person-charges", person=person.id, roles=roles, n=len(charges)),
        short=say("person-charges-short", person=person.id[:48], n=len(charges)),
        id=person.id,
    )
    yield from _together(charges, say)
    short: list[tuple[int, Charge]] = []
    for number, charge in enumerate(charges, start=1):
        if full or at_length(charge, assessment):
            yield Blank()
            yield charge_item(number, charge, assessment, say)
        else:
            short.append((number, charge))
    if short:
        yield Blank()
        yield Paragraph(say("charges-in-short"))
    yield from in_short(short, say)


def _together(charges: Sequence[Charge], say: Voice) -> Iterator[Block]:
    """Yield which counts can stand together on the sheet against one person."""
    numbers: dict[str, list[str]] = {}
    for number, charge in enumerate(charges, start=1):
        numbers.setdefault(charge.role, []).append(str(number))
    told = [
        say("numbers-in-role", numbers=say.listed(numbers[role]), role=say(f"role-{role}"))
        for role in TOGETHER
        if role in numbers
    ]
    if told:
        yield Labelled(say("label-on-the-sheet"), "; ".join(told))


def _foot(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield Blank()
    yield Divider()
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
        yield Item("", say("draw-proposed"), said=tuple(proposed(assessment.proposed, say)))
    if assessment.unidentified:
        facts = assessment.unidentified
        yield Labelled(say("label-unidentified"), " ".join(facts), refs=facts)
    for unused in assessment.unused_evidence:
        text = say("unused", item=unused.evidence, why=say.told(unused.why))
        yield Labelled(say("label-unused"), text, refs=(unused.evidence,))
    words = tuple((s.word, say.standing(s)) for s in sorted(Standing, reverse=True))
    yield Legend((*words, ("spared", say("need-not-be-proved"))))
    yield Paragraph(say("sign-off"))
    yield Paragraph(say("differs"))
