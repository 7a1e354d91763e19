"""The page of an offence: its head, every element limb by limb with its cite, what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.law.compared import Reading
from chargeassist.law.judgments import Judgment
from chargeassist.law.model import Aside, Defence, Element, Law, Offence
from chargeassist.law.penalties import Penalty
from chargeassist.report.page import Aligned, Blank, Block, Branch, Heading, Labelled, Page, Paragraph
from chargeassist.report.pages.common import how_seen, in_force, place, proved_by, seen
from chargeassist.report.pages.conditions import Wording, outline
from chargeassist.report.pages.law import noted
from chargeassist.report.pages.readings import SORTS, judgments_of_pack, reading_block
from chargeassist.report.penalties import penalty_text
from chargeassist.report.voice import Voice


def offence_page(
    versions: Sequence[Offence],
    law: Law,
    language: str = "en",
    *,
    typed: bool = True,
    defences: Sequence[Defence] = (),
    readings: Sequence[Reading] = (),
    judgments: Sequence[Judgment] = (),
) -> Page:
    """Return an offence: header, every element as an outline with its place in the law, the asides.

    Every version of its text, oldest first; the *defences* of its law that reach it, what of these was
    read twice, and what courts said, last.
    """
    say = Voice(language, typed=typed)
    blocks: list[Block] = []
    for offence in versions:
        blocks += [Blank()] if blocks else []
        blocks += offence_blocks(offence, Wording(law, law.pack(offence.pack), say))
    blocks += [_defence(d, Wording(law, law.pack(versions[0].pack), say)) for d in defences]
    blocks += [reading_block(reading, law.pack(versions[0].pack), say) for reading in readings]
    blocks += judgments_of_pack(judgments, law.pack(versions[0].pack), say)
    blocks += [Paragraph(say("said-of-whole-law" if say.typed else "not-of-whole-law"))]
    return Page(tuple(blocks), language)


def offence_blocks(offence: Offence, words: Wording) -> Iterator[Block]:
    """Yield one version of an offence: its head, its elements limb by limb, and what stands beside them."""
    say = words.say
    title = say.told(offence.title)
    yield Heading(offence.key if say.typed else title, id=offence.key)
    if say.typed:
        yield Paragraph(title)
    yield Aligned(tuple(_header(offence, words)))
    for element in offence.elements:
        yield Blank()
        yield _element(element, f"{offence.key}#{element.id}", words)
    yield Blank()
    yield from _asides(offence, words)
    for penalty in offence.penalties:
        yield penalty_block(penalty, words)
    if not offence.penalties:
        yield Labelled(say("label-penalty"), say("no-penalty-stated"))


def _asides(offence: Offence, words: Wording) -> Iterator[Block]:
    """Yield what stands beside the elements, each with what it asks for and what it carries."""
    say = words.say
    for aside in offence.irrelevant:
        yield aside_block(say("outline-irrelevant", what=words.called(aside.id)), aside, words)
    for aside in offence.aggravated:
        modes = say.listed(say(f"mode-{mode}") for mode in aside.modes)
        yield aside_block(say("outline-aggravated", what=words.called(aside.id), modes=modes), aside, words)
    for aside in offence.modes:
        yield aside_block(say("outline-mode", mode=say(f"mode-{aside.id}")), aside, words)
    yield from heads(offence, words)


def heads(offence: Offence, words: Wording) -> Iterator[Block]:
    """Yield where from, and on what condition, an offence may be brought to court."""
    say = words.say
    for aside in offence.jurisdiction:
        yield aside_block(say("outline-jurisdiction", what=words.called(aside.id)), aside, words)
    for aside in offence.preconditions:
        yield aside_block(say("outline-precondition", what=words.called(aside.id)), aside, words)


def aside_block(text: str, aside: Aside, words: Wording) -> Branch:
    """Return what stands beside the elements, with what it asks for and what it carries."""
    say = words.say
    parts: list[Block] = [*_commented(aside.comment, say)]
    if aside.in_place_of:
        parts.append(Branch(say("outline-in-place-of", element=words.called(aside.in_place_of))))
    if aside.condition is not None:
        parts += outline(aside.condition, words, top=True)
    parts += [penalty_block(penalty, words) for penalty in aside.penalties]
    return Branch(text, cite=aside.cite, parts=tuple(parts))


def penalty_block(penalty: Penalty, words: Wording) -> Labelled:
    """Return a penalty with the days and the condition it is for."""
    say = words.say
    text = penalty_text(penalty, say)
    text = say("penalty-since", text=text, day=penalty.since) if penalty.since else text
    when = (
        ()
        if penalty.when is None
        else (Branch(say("outline-when"), parts=tuple(outline(penalty.when, words, top=True))),)
    )
    said = (*_commented(penalty.comment, say), *when)
    return Labelled(_penalty_label(penalty.id, words), text, penalty.cite, said=said)


def _penalty_label(id: str, words: Wording) -> str:
    """Return what a penalty is called: where no ids are typed, one without a title is a penalty."""
    sort = words.say(f"sort-{id}") if id in SORTS else words.pack.called(id)
    if sort == id and not words.say.typed:
        return words.say("label-penalty")
    return words.say("label-penalty-of", what=words.known(sort, id))


def _element(element: Element, address: str, words: Wording) -> Branch:
    """Return an element with its limbs, and with what the law says proves it."""
    say = words.say
    parts = [*_commented(element.comment, say), *required(element, words)]
    parts += [Labelled(say("label-proved-by"), proved) for proved in proved_by(element, words.law, say)]
    head = say("outline-element", what=words.called(element.id))
    return Branch(head, cite=element.cite, id=address, parts=tuple(parts))


def required(element: Element, words: Wording) -> Iterator[Block]:
    """Yield the limbs of an element, and its fault where that stands in no limb."""
    say = words.say
    yield from outline(element.requires, words, top=True)
    if element.fault is not None and (element.fault.basic or element.fault.level == "none"):
        fault = say("outline-fault", level=say(f"fault-{element.fault.level}"))
        yield Branch(fault, cite=element.fault.cite)


def _defence(defence: Defence, words: Wording) -> Branch:
    say = words.say
    text = say("outline-defence", what=words.known(defence.title, defence.id))
    parts = (*outline(defence.when, words, top=True), *noted(defence.note, say))
    return Branch(text, cite=defence.cite, parts=parts)


def _commented(comment: str, say: Voice) -> Iterator[Block]:
    """Yield what the author of a pack says of a line, as it stands in its `.law` file."""
    if comment:
        yield Labelled(say("label-comment"), say.told(comment))


def _header(offence: Offence, words: Wording) -> Iterator[Labelled]:
    say = words.say
    if say.typed:
        source = say("source", source=offence.source, provision=offence.provision)
    else:
        source = place(offence, words.law, say)
    yield Labelled(say("label-source"), source)
    yield Labelled(say("label-seen"), seen(offence, say) if say.typed else how_seen(offence, words.law, say))
    yield Labelled(say("label-in-force"), in_force(offence, say))
    if offence.tried:
        yield Labelled(say("label-tried"), say(f"tried-{offence.tried}"))
    if offence.authority:
        yield Labelled(say("label-needs"), say.told(offence.authority))
    if offence.limitation:
        yield Labelled(say("label-limitation"), say("limitation-months", n=offence.limitation))
    if offence.comment:
        yield Labelled(say("label-comment"), say.told(offence.comment))
