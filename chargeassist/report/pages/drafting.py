"""What helps to draft: for each gap what is meant, where model laws treat it, and which packs cover it."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.conformed import Conformity, Drafted
from chargeassist.findings.limbs import term_of
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.report.page import Blank, Block, Heading, Labelled, Line, Paragraph
from chargeassist.report.voice import Voice


def drafting_blocks(found: Conformity, vocabulary: Vocabulary, say: Voice) -> Iterator[Block]:
    """Yield each gap with what helps to draft it."""
    if not found.drafting:
        return
    yield Blank()
    yield Heading(say("drafting-aid"))
    yield Paragraph(say("drafting-given"))
    before = None
    for one in found.drafting:
        if one.offence != before:
            before = one.offence
            yield Blank()
            yield Heading(say.told(one.title) or say("conform-checklist"), level=2)
            yield from _models(one, say) if one.offence else ()
        yield _gap(one, found, vocabulary, say)


def _models(one: Drafted, say: Voice) -> Iterator[Block]:
    for model in one.models:
        reference = say("drafting-article", model=model.model, article=model.article, heading=model.heading)
        yield Labelled(say("label-drafting-model"), reference)


def _gap(one: Drafted, found: Conformity, vocabulary: Vocabulary, say: Voice) -> Block:
    parts: list[Block] = [Line(text) for text in _meanings(one, vocabulary, say)]
    by_state: dict[str, list[str]] = {}
    for other in one.elsewhere:
        at = f"{other.by.source} {other.by.provision}"
        by_state.setdefault(say.told(other.title), []).append(at)
    if by_state:
        named = (say("offence-at-place", title=title, at=say.apart(ats)) for title, ats in by_state.items())
        parts.append(Labelled(say("label-drafting-elsewhere"), say.apart(named)))
    if one.question:
        return Labelled(
            say("label-drafting-question"), say(f"asks-of-law-{one.question}"), parts=tuple(parts)
        )
    elements = say.listed(say.told(found.against.called(e)) for e in one.elements)
    label = say("label-colon", label=say.told(one.title))
    return Labelled(label, elements or say("bill-whole-offence"), parts=tuple(parts))


def _meanings(one: Drafted, vocabulary: Vocabulary, say: Voice) -> Iterator[str]:
    """Yield what each missing limb means, in the library's own words."""
    for name in dict.fromkeys(term_of(limb) for some in one.limbs for limb in some):
        if name and name != "age:adult":
            term = vocabulary.term(name)
            yield say("drafting-means", title=say.told(term.title), means=say.told(term.means))
