"""What would vanish otherwise: suspects with no charge, and facts that nothing told reads (S50)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chargeassist.findings.entered import Lacked, NearTerm, PersonLine, Unread, Unsigned
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Law
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.report.page import Block, Item, Labelled, Line
from chargeassist.report.pages.common import offences_named
from chargeassist.report.voice import Voice


def person_line(line: PersonLine, assessment: Assessment, say: Voice) -> Line:
    """Return the line of a person of whom no charge is listed."""
    text = say("line-of-suspect" if line.charged else "line-of-actor", person=line.person)
    if line.read_by_none:
        text = say("line-and-facts", text=text, facts=" ".join(line.read_by_none))
    return Line(near(text, line.nearest, assessment.law, say), (line.person, *line.read_by_none))


def read_by_none(assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield the facts that nothing told reads, those with the same answer together."""
    together: dict[tuple[object, ...], list[Unread]] = {}
    for one in assessment.entered_and_read_by_none:
        together.setdefault((one.term, one.nearest, one.conduct_alone), []).append(one)
    if together:
        rows = tuple(_row(several, assessment.law, say) for several in together.values())
        yield Item("", say("label-read-by-none"), said=rows)


def _row(several: list[Unread], law: Law, say: Voice) -> Labelled:
    one, facts = several[0], tuple(u.fact for u in several)
    text = near(title_of(one.term, law.vocabulary, say), one.nearest, law, say, one.term)
    if one.conduct_alone:
        offences = offences_named(one.conduct_alone, law, say)
        text = say("conduct-alone-missing", text=text, offences=offences)
    return Labelled(" ".join(facts), text, refs=facts)


def near(text: str, nearest: Sequence[NearTerm], law: Law, say: Voice, own: str = "") -> str:
    """Return a text with the nearest terms that are read, if there are any.

    Of a term that is read itself (*own*) it is told that no charge of its offences is listed.
    """
    if [n.term for n in nearest] == [own]:
        offences = offences_named(nearest[0].offences, law, say)
        return say("asked-for-and-unlisted", text=text, offences=offences)
    terms = (
        say(
            "near-term",
            term=title_of(n.term, law.vocabulary, say),
            offences=offences_named(n.offences, law, say),
        )
        for n in nearest
    )
    return say("and-nearest", text=text, nearest=say.apart(terms)) if nearest else text


def lacked(one: Lacked, say: Voice) -> Labelled:
    """Return an offence that a pack says it lacks, and what speaks to it: its silence is no answer."""
    expected = one.expected
    text = say(
        "lacked",
        title=say.told(expected.title),
        offence=f"{one.pack}:{expected.id}",
        provision=expected.provision or say("provision-not-known"),
        how=say(f"expected-{expected.how}"),
    )
    facts = (*one.facts, *one.laid)
    text = say("on-facts", text=text, facts=" ".join(facts)) if facts else text
    return Labelled(say("label-lacked"), text, refs=(*facts, *one.charges))


def proposed(facts: Iterable[Unsigned], say: Voice) -> Iterator[Labelled]:
    """Yield the facts that were proposed and weigh nothing until somebody signs them."""
    yield from (Labelled(fact.id, proposal_text(fact, say), refs=(fact.id,)) for fact in facts)


def proposal_text(fact: Unsigned, say: Voice) -> str:
    """Return all that a fact says that somebody proposed, by whom, and where it was found."""
    who, document = fact.proposed_by, fact.in_document
    return say("draw-proposed-fact", says=say.told(fact.told), who=who, document=document)


def title_of(name: str, vocabulary: Vocabulary, say: Voice) -> str:
    """Return what a term is called; one that the vocabulary does not have, as it was written."""
    return say.told(vocabulary.term(name).title) if name in vocabulary.narrower else name
