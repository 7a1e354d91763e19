"""One element of a charge: its standing, what shows it, what speaks against it, why it is no stronger."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.model import ElementFinding
from chargeassist.findings.texts import OfText
from chargeassist.law.algebra import Leaf
from chargeassist.law.judgments import Judgment
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import WITH_CONDUCT
from chargeassist.report.page import Block, Finding, Labelled, Line, Paragraph
from chargeassist.report.pages.common import ids, items, shown
from chargeassist.report.voice import Voice


def element_row(element: ElementFinding, charge: str, say: Voice) -> Finding:
    """Return an element of the charge of id *charge* as a row, with all that is said of it."""
    spared = element.need_not_be_proved
    return Finding(
        say.told(element.title),
        say("need-not-be-proved") if spared else say.standing(element.standing),
        "spared" if spared else element.standing.word,
        cite=element.cite,
        id=f"{charge}#{element.id}",
        said=(*_for(element, say), *_open(element, say), *_against(element, say)),
    )


def _for(element: ElementFinding, say: Voice) -> Iterator[Block]:
    if element.facts or element.evidence:
        text = shown(element.facts, element.evidence, say)
        yield Labelled(say("label-on"), text, refs=ids(element.facts, element.evidence))
    if element.basis:
        text = items(element.basis, say)
        yield Labelled(say("label-basis"), text, refs=ids((), element.basis))
    if element.because:
        yield Paragraph(say.told(element.because))
    if element.both_branches:
        yield from _branches(element, say)
    if element.causes and element.standing is Standing.THIN:
        yield Labelled(say("label-thin"), say.remarks(element.causes))
    for term, facts in element.pointers:
        yield Line(say("no-inference", facts=say.listed(facts), term=say.told(term)), facts)
    if element.in_totality:
        yield Paragraph(say("totality"))


def _open(element: ElementFinding, say: Voice) -> Iterator[Block]:
    if element.open_:
        yield Labelled(say("label-open"), say.listed(element.open_), refs=element.open_)


def _against(element: ElementFinding, say: Voice) -> Iterator[Block]:
    against = [c for c in element.against if c.strength or (c.cause and c.cause.code == "denial")]
    if against or element.against_facts:
        text = shown(element.against_facts, against, say)
        yield Labelled(say("label-against"), text, refs=ids(element.against_facts, against))
    if element.contradicted and element.standing.stands:
        yield Labelled(say("label-contradicted"), say.listed(map(say.told, element.contradicted)))
    if element.watch:
        yield Labelled(
            say("label-watch"), say("not-raised", what=say.listed(map(say.told, element.watch), "or"))
        )
    yield from of_text_in_short(element.of_text, say)
    for note in element.notes:
        if note != WITH_CONDUCT:
            yield Paragraph(say("in-brackets", text=say.told(note)))


def of_text_in_short(of_text: OfText, say: Voice) -> Iterator[Block]:
    """Yield that the text is otherwise than the pack, in short, and which judgments there are."""
    for code in dict.fromkeys(one.code for one in of_text.differs):
        yield Labelled(say("label-text"), say(f"in-short-{code}"))
    if of_text.judgments:
        cites = say.listed(one.cite for one in of_text.judgments)
        yield Labelled(say("label-judgment"), say("judgments-in-short", cites=cites))


def of_text_at_length(of_text: OfText, say: Voice) -> Iterator[Block]:
    """Yield where the text is otherwise than the pack, and what courts have said of it."""
    yield from (Labelled(say("label-text"), say.told(one)) for one in of_text.differs)
    yield from (judgment_block(one, say) for one in of_text.judgments)


def judgment_block(judgment: Judgment, say: Voice) -> Labelled:
    """Return what a court has said, where and when: a caution, which weighs nothing."""
    keys = {"cite": judgment.cite, "court": judgment.court, "day": judgment.on, "url": judgment.url}
    saw = say(f"saw-{judgment.saw}")
    return Labelled(say("label-judgment"), say("judgment", says=say.told(judgment.says), saw=saw, **keys))


def _branches(element: ElementFinding, say: Voice) -> Iterator[Block]:
    """Yield both ways an element can be met while what lets go of it is open (S15)."""
    limb = element.limb
    while limb is not None and limb.kind == "unless":
        limb = limb.limbs[0]
    if limb is None or limb.kind != "not-needed-if":
        return
    required, let_go = limb.limbs
    leaves = list(let_go.leaves())
    names = say.listed((x.column.name for x in leaves if isinstance(x.column, Leaf)), "or")
    entered = any(x.weighing and (x.weighing.facts or x.weighing.against_facts) for x in leaves)
    state = say.standing(let_go.standing)
    if not entered:
        state = say("not-entered", standing=state)
    yield Line(say("two-branches", standing=say.standing(required.standing), names=names, state=state))
