"""The page of an assessment: the first page, then gates, each person's charges, what else was entered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from chargeassist import __version__
from chargeassist.case.write import case_digest
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.model import Pack
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
from chargeassist.report.pages.common import laws, long_acts
from chargeassist.report.pages.entered import entered
from chargeassist.report.pages.entry import Entry, at_all, atoms, one_by_one, one_offence
from chargeassist.report.pages.first import caution_told, first_blocks
from chargeassist.report.pages.gates import gate
from chargeassist.report.pages.likes import Alike, together
from chargeassist.report.pages.missing import Missing, missing
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
    first = first_blocks(assessment, say, tuple(_head(assessment, say)), tuple(_hints(full, say)))
    drawn = _pictures(assessment, say) if pictures else ()
    told = {block.text for block in first if isinstance(block, Alert)}
    return Page((*first, *drawn, *(_at_length(assessment, told, say) if full else ())), language, title)


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


def _hints(full: bool, say: Voice) -> Iterator[Block]:
    """Yield the legend, what a person decides, and where to read on."""
    yield Divider()
    words = tuple((s.word, say.standing(s)) for s in sorted(Standing, reverse=True))
    yield Legend((*words, ("spared", say("need-not-be-proved"))))
    if not full:
        yield Paragraph(say("read-on"))
    yield Paragraph(say("sign-off"))
    yield Paragraph(say("differs"))


def _at_length(assessment: Assessment, told: Collection[str], say: Voice) -> Iterator[Block]:
    yield from _gates(assessment, say)
    yield from _cautions(assessment, told, say)
    wanted = missing(assessment)
    found = [
        together((c for c in assessment.charges if c.offence.pack == pack.id), one_offence)
        for pack in assessment.law.packs
    ]
    order = {p.id: n for n, p in enumerate(assessment.case.persons)}
    found = [tuple(_in_order(alike, order) for alike in entries) for entries in found]
    each = (alike for entries in found for alike in entries)
    numbers = {c.id: number for number, alike in enumerate(each, start=1) for c in alike}
    for pack, entries in zip(assessment.law.packs, found, strict=True):
        if entries:
            yield from _of_law(pack, entries, wanted, numbers, say)
    if wanted.numbers:
        yield Blank()
        yield Heading(say("gaps-at-length"))
        yield from wanted.blocks(numbers, say)
    yield from _others(assessment, say)
    yield from _not_told(assessment, say)
    yield from entered(assessment, say)


def _in_order(alike: Alike, order: Mapping[str, int]) -> Alike:
    """Return charges by who is charged, then to whom it was done, as the case names them."""

    def place(charge: Charge) -> tuple[int, int]:
        return order[charge.matter.suspect], order.get(charge.matter.complainant or "", -1)

    return tuple(sorted(alike, key=place))


def _of_law(
    pack: Pack, entries: Sequence[Alike], wanted: Missing, numbers: Mapping[str, int], say: Voice
) -> Iterator[Block]:
    """Yield the charges of one law, an entry for each offence; what is said of all of them stands first."""
    assessment = wanted.assessment
    charges = [c for alike in entries for c in alike]
    yield Blank()
    yield Heading(say("law-charges", law=say.told(pack.title), n=len(charges)))
    said = {c.id: atoms(c, assessment, wanted, say) for c in charges}
    of_all = [atom for atom in said[charges[0].id] if all(atom in said[c.id] for c in charges)]
    of_all = of_all if len(entries) > 1 else []
    for atom in of_all:
        yield from one_by_one({at_all(atom, said.values()): [atom[0]]}, say)
    for id, title in long_acts((c.offence for c in charges), assessment.law).items():
        yield Labelled(say("label-colon", label=id), title)
    if any(c.of_text.differs or any(e.of_text.differs for e in c.elements) for c in charges):
        yield Paragraph(say("law-differs"))
    for alike in entries:
        yield Blank()
        told = tuple(said[c.id] for c in alike)
        yield Entry(alike, assessment, wanted, say, told, numbers).fold(numbers[alike[0].id], of_all)


def _others(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield a line for every suspect of whom no charge is listed."""
    charged = {c.matter.suspect for c in assessment.charges}
    for line in assessment.persons:
        if line.person not in charged and assessment.only in ("", line.person):
            yield Blank()
            yield person_line(line, assessment, say)


def _gates(assessment: Assessment, say: Voice) -> Iterator[Block]:
    if assessment.gates:
        yield Blank()
        yield Heading(say("gates-first"))
    for number, finding in enumerate(assessment.gates):
        if number:
            yield Blank()
        yield gate(finding, assessment, say)


def _cautions(assessment: Assessment, told: Collection[str], say: Voice) -> Iterator[Block]:
    """Yield the cautions, unless the first page has *told* every one of them."""
    flags = assessment.flags
    texts = {caution_told(f.text, (f.about,), 1, assessment, say): f.about for f in flags}
    if set(texts) <= set(told):
        return
    yield Blank()
    yield Heading(say("cautions"))
    for text, about in texts.items():
        yield Alert(say("label-flag"), text, refs=(about,))


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
        rows = tuple(proposed(assessment.proposed, say))
        yield Item("", say("draw-proposed"), said=rows)
    if assessment.unidentified:
        facts = assessment.unidentified
        yield Labelled(say("label-unidentified"), " ".join(facts), refs=facts)
    for unused in assessment.unused_evidence:
        text = say("unused", item=unused.evidence, why=say.told(unused.why))
        yield Labelled(say("label-unused"), text, refs=(unused.evidence,))
