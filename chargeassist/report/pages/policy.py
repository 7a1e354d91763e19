"""The page of `policy`: topic by topic what was seen and of which year, then what is asked of an office."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.policy import ANSWERS, Answered, Policy, PolicyTopic
from chargeassist.report.page import Block, Column, Heading, Item, Labelled, Page, Paragraph, Table
from chargeassist.report.voice import Voice

COLUMNS = ("question", "asks", "answer", "details", "on", "source")
"""The columns of the questionnaire, by the names its reader knows."""
_WIDTHS = (12, 26, 8, 14, 6, 10)


def policy_page(found: Policy, language: str = "en") -> Page:
    """Return what is known of the policy of a State, and the questions that are open."""
    say = Voice(language)
    return Page(tuple(_blocks(found, say)), language)


def _blocks(found: Policy, say: Voice) -> Iterator[Block]:
    yield Paragraph(say("nation-head", name=found.name.in_(say.language), code=found.id.upper()))
    yield Paragraph(say("policy-rule"))
    for topic in found.topics:
        yield Heading(say(f"policy-topic-{topic.topic}"))
        yield from _topic(topic, say)
    yield Paragraph(say("policy-form", code=found.id.upper()))


def _topic(topic: PolicyTopic, say: Voice) -> Iterator[Block]:
    for row in topic.seen:
        text = say.apart((row.says, say(f"nation-saw-{row.saw}")))
        yield Labelled(say("policy-in", on=row.on), text, row.source)
    if not topic.seen:
        yield Paragraph(say("policy-not-seen"))
    if topic.offences:
        titles = (
            say("coop-offence-at", title=say.told(o.title), provision=o.provision) for o in topic.offences
        )
        refs = tuple(o.offence for o in topic.offences)
        yield Labelled(say("policy-in-the-law"), say.listed(titles), refs=refs)
    answers = {a.question: a for a in topic.answers}
    for question in topic.questions:
        said = tuple(_answer(answers[question], say)) if question in answers else ()
        yield Item(say("label-colon", label=question), say(f"policy-asks-{question}"), said=said)


def _answer(answer: Answered, say: Voice) -> Iterator[Block]:
    """Yield what an office answered, of when, and by which source; that there is none is said."""
    on = answer.on or say("policy-no-day")
    text = say.apart(filter(None, (say(f"answered-{answer.answer}"), answer.details, on)))
    yield Labelled(say("policy-answered"), text, answer.source or say("policy-no-source"))


def rows_of(found: Policy, language: str = "en") -> tuple[tuple[str, ...], ...]:
    """Return the rows of the questionnaire, with what was answered already."""
    say = Voice(language)
    rows = []
    for topic in found.topics:
        answers = {a.question: a for a in topic.answers}
        for question in topic.questions:
            a = answers.get(question, Answered(question, ""))
            rows.append(
                (
                    f"{found.id}:{question}",
                    say(f"policy-asks-{question}"),
                    a.answer,
                    a.details,
                    a.on,
                    a.source,
                )
            )
    return tuple(rows)


def questionnaire(found: Policy, language: str = "en") -> Page:
    """Return the questionnaire that an office fills in: how, then a table of every question."""
    say = Voice(language)
    columns = tuple(Column(name, width) for name, width in zip(COLUMNS, _WIDTHS, strict=True))
    name = found.name.in_(language)
    how = Paragraph(say("policy-how", answers=", ".join(ANSWERS)))
    title = say("policy-form-title", name=name)
    return Page((how, Table(columns, rows_of(found, language))), language, title=title, wide=True)
