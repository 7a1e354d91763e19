"""One element of a charge: its standing, what shows it, what speaks against it, why it is no stronger."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.limbs import named
from chargeassist.findings.model import Assessment, ElementFinding
from chargeassist.findings.texts import OfText
from chargeassist.law.algebra import Leaf
from chargeassist.law.judgments import Judgment
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.weighing import WITH_CONDUCT
from chargeassist.report.page import Block, Finding, Labelled, Line, Paragraph
from chargeassist.report.pages.common import ids, in_titles, items, shown
from chargeassist.report.voice import Voice


def element_row(element: ElementFinding, charge: str, assessment: Assessment, say: Voice) -> Finding:
    """Return an element of the charge of id *charge* as a row, with all that is said of it."""
    spared = element.need_not_be_proved
    return Finding(
        say.told(element.title),
        word_of(element, say),
        "spared" if spared else element.standing.word,
        cite=element.cite,
        id=f"{charge}#{element.id}",
        said=(*_shown(element, say), *remarks_on(element, assessment, say)),
        colon=say.colon,
    )


def word_of(element: ElementFinding, say: Voice) -> str:
    """Return in a word how an element stands."""
    return say("need-not-be-proved") if element.need_not_be_proved else say.standing(element.standing)


def _shown(element: ElementFinding, say: Voice) -> Iterator[Block]:
    if element.facts or element.evidence:
        text = shown(element.facts, element.evidence, say)
        yield Labelled(say("label-on"), text, refs=ids(element.facts, element.evidence))
    if element.basis:
        text = items(element.basis, say)
        yield Labelled(say("label-basis"), text, refs=ids((), element.basis))


def remarks_on(element: ElementFinding, assessment: Assessment, say: Voice) -> tuple[Block, ...]:
    """Return all that is said of an element beside what shows it."""
    vocabulary = assessment.law.vocabulary
    return (*_for(element, vocabulary, say), *_open(element, say), *_against(element, vocabulary, say))


def _for(element: ElementFinding, vocabulary: Vocabulary, say: Voice) -> Iterator[Block]:
    if element.because:
        yield Paragraph(say.told(in_titles(element.because, vocabulary)))
    if element.both_branches:
        yield from _branches(element, vocabulary, say)
    if element.causes and element.standing is Standing.THIN:
        yield Labelled(say("label-thin"), say.remarks(element.causes))
    for term, facts in element.pointers:
        name = say.told(in_titles(term, vocabulary))
        yield Line(say("no-inference", facts=say.listed(facts), term=name), facts)
    if element.in_totality:
        yield Paragraph(say("totality"))


def _open(element: ElementFinding, say: Voice) -> Iterator[Block]:
    if element.open_:
        yield Labelled(say("label-open"), say.listed(element.open_), refs=element.open_)


def _against(element: ElementFinding, vocabulary: Vocabulary, say: Voice) -> Iterator[Block]:
    against = [c for c in element.against if c.strength or (c.cause and c.cause.code == "denial")]
    if against or element.against_facts:
        text = shown(element.against_facts, against, say)
        yield Labelled(say("label-against"), text, refs=ids(element.against_facts, against))
    if element.contradicted and element.standing.stands:
        names = say.listed(say.told(in_titles(limb, vocabulary)) for limb in element.contradicted)
        yield Labelled(say("label-contradicted"), names)
    if element.watch:
        names = say.listed((say.told(in_titles(limb, vocabulary)) for limb in element.watch), "or")
        yield Labelled(say("label-watch"), say("not-raised", what=names))
    yield from of_text_in_short(element.of_text, say)
    for note in element.notes:
        if note != WITH_CONDUCT:
            yield Paragraph(say("in-brackets", text=say.told(in_titles(note, vocabulary))))


def of_text_in_short(of_text: OfText, say: Voice) -> Iterator[Block]:
    """Yield that the text is otherwise than the pack, in short, and which judgments there are."""
    for code in dict.fromkeys(one.code for one in of_text.differs):
        yield Labelled(say("label-text"), say(f"in-short-{code}"))
    if of_text.judgments:
        cites = say.listed(one.cite for one in of_text.judgments)
        text = say("judgments-in-short" if say.typed else "judgments-named", cites=cites)
        yield Labelled(say("label-judgment"), text)


def of_text_at_length(of_text: OfText, say: Voice) -> Iterator[Block]:
    """Yield where the text is otherwise than the pack, and what courts have said of it."""
    yield from (Labelled(say("label-text"), say.told(one)) for one in of_text.differs)
    yield from (judgment_block(one, say) for one in of_text.judgments)


def judgment_block(judgment: Judgment, say: Voice) -> Labelled:
    """Return what a court has said, where and when: a caution, which weighs nothing."""
    keys = {"cite": judgment.cite, "court": judgment.court, "day": judgment.on, "url": judgment.url}
    saw = say(f"saw-{judgment.saw}")
    return Labelled(say("label-judgment"), say("judgment", says=say.told(judgment.says), saw=saw, **keys))


def _branches(element: ElementFinding, vocabulary: Vocabulary, say: Voice) -> Iterator[Block]:
    """Yield both ways an element can be met while what lets go of it is open (S15)."""
    limb = element.limb
    while limb is not None and limb.kind == "unless":
        limb = limb.limbs[0]
    if limb is None or limb.kind != "not-needed-if":
        return
    required, let_go = limb.limbs
    leaves = list(let_go.leaves())
    limbs = (named(x.column) for x in leaves if isinstance(x.column, Leaf))
    names = say.listed((say.told(in_titles(x, vocabulary)) for x in limbs), "or")
    entered = any(x.weighing and (x.weighing.facts or x.weighing.against_facts) for x in leaves)
    state = say.standing(let_go.standing)
    if not entered:
        state = say("not-entered", standing=state)
    yield Line(say("two-branches", standing=say.standing(required.standing), names=names, state=state))
