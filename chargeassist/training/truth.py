"""The truth of a story: a case like any other, with the steps that its author draws."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from chargeassist.law.algebra import AnyOf, Condition, Leaf, leaves_of, parts_of
from chargeassist.law.model import Law
from chargeassist.training.papers import AGE, Document, besides
from chargeassist.training.settings import ONE_DAY
from chargeassist.training.story import FOUND, HELD, HOLDING, LURED, Story, Told
from chargeassist.training.tables import Plot, Tongue
from chargeassist.training.telling import Teller

Row = dict[str, Any]
AUTHOR = "author of the exercise"


def tables_of(
    story: Story, papers: tuple[Document, ...], plot: Plot, tongue: Tongue, law: Law, id: str
) -> Row:
    """Return the tables of a case file; the facts have ids by number, in the order they are told."""
    teller = Teller(story, tongue, plot.world)
    facts = [*(_fact(t, story, papers) for t in story.told), *_values(story, papers, teller)]
    facts += _drawn(story, len(facts), law, teller)
    return {
        "schema": "chargeassist/case/1",
        "case": {
            "id": id,
            "title": tongue.form[story.settings.form]["title"],
            "law": [*story.settings.law],
            "as_at": story.days.as_at.isoformat(),
        },
        "person": [*_persons(story)],
        "episode": [
            {"id": _course(v), "from": story.days.start.isoformat(), "to": story.days.last.isoformat()}
            for v in story.victims
        ],
        "evidence": [_item(d, story, plot, tongue, teller, papers) for d in papers],
        "fact": facts,
    }


def _course(victim: str) -> str:
    return f"course-{victim}"


def _persons(story: Story) -> Iterator[Row]:
    moved = story.settings.form in (*ONE_DAY, "hybrid")
    for id in story.figures:
        match id[0]:
            case "S":
                roles = ["suspect"]
            case "V":
                roles = [
                    *(["migrant"] if moved else []),
                    *([] if story.settings.form in ONE_DAY else ["victim"]),
                ]
                roles += ["suspect"] if story.settings.trap and id == "V1" else []
            case _:
                roles = ["witness"]
        yield {"id": id, "is": roles}


def _item(
    document: Document, story: Story, plot: Plot, tongue: Tongue, teller: Teller, papers: tuple[Document, ...]
) -> Row:
    voice = plot.voices[document.voice]
    whose = {"V": document.of, "W": "W1", "F": "F1", "K": "S1"}.get(voice.from_, voice.from_)
    label = teller.fill(tongue.paper[document.voice]["title"], document.of or "V1", "label", ids=True)
    row: Row = {"id": document.id, "kind": voice.kind, "from": whose, "held_in": "xp", "label": label}
    if voice.tied:
        row["tied_to"] = sorted({story.part("K"), story.part("R")})
    if document.voice == "family" and story.settings.cross_border:
        row |= {"held_in": "xq"}
    own = document.of == "V1"
    if document.voice == "victim" and own and story.settings.victim == "withdraws":
        row |= {"available": "no", "recorded": "signed"}
    if document.voice == "again":
        # What is taken back is what was said against others, not one's age nor what one did oneself.
        first = next(d for d in papers if d.voice == "victim" and d.of == document.of)
        against = {t.id for t in story.told if t.by.startswith("S")}
        row["retracts"] = [f for line in first.lines for f in line.facts if f.partition("-")[0] in against]
    return row


def _shown(fact: str, papers: tuple[Document, ...], **more: Any) -> list[Row]:
    return [{"evidence": d.id, "at": at, **more} for d in papers if (at := d.at(fact))]


def _fact(told: Told, story: Story, papers: tuple[Document, ...]) -> Row:
    what, days = told.what, story.days
    row: Row = {"id": told.id, "fact": what.fact}
    row |= {"by": [told.by]} if told.by else {}
    row |= {"of": [told.of]} if told.of else {}
    row |= {"holds": "no"} if what.holds == "no" else {}
    row |= {"value": what.value} if what.value else {}
    if what.when:
        row["on"] = {
            "start": f"{days.start:%Y-%m}",
            "journey": f"{days.journey}",
            "stay": _stay(days.journey, days.last),
        }[what.when]
        row["in"] = "xq" if what.when == "start" and story.settings.cross_border else "xp"
    row |= {"origin": "xq", "destination": "xp"} if what.goes else {}
    row["episode"] = [_course(told.of or told.by)]
    more = {"words": True} if what.words else {}
    row["shown_by"] = _shown(told.id, papers, **more)
    return row


def _stay(first: date, last: date) -> str:
    return (
        f"{first:%Y-%m}/{last:%Y-%m}" if (first.year, first.month) != (last.year, last.month) else str(first)
    )


def _values(story: Story, papers: tuple[Document, ...], teller: Teller) -> Iterator[Row]:
    """Yield what some document shows besides, ages, births, and what is denied under questions."""
    number = len(story.told)
    for told in story.told:
        for id, fact, _ in besides(told):
            if shown := _shown(id, papers):
                yield {**_fact(told, story, papers), "id": id, "fact": fact, "shown_by": shown}
    for v in story.victims:
        if shown := _shown(f"{AGE}-{v}", papers):
            number += 1
            row = {"id": f"f{number}", "fact": "person:age", "of": [v], "value": str(story.figures[v].age)}
            yield {**row, "shown_by": shown}
    for voice in ("birth", "school"):
        if shown := _shown(f"born-{voice}", papers):
            number += 1
            born = teller.born("V1", adult=voice == "school").isoformat()
            yield {"id": f"f{number}", "fact": "person:born", "of": ["V1"], "value": born, "shown_by": shown}
    if shown := _shown("denial", papers):
        row = {"id": f"f{number + 1}", "fact": "conduct:guarded", "by": ["S1"], "of": ["V1"], "holds": "no"}
        stay = _stay(story.days.journey, story.days.last)
        yield {**row, "on": stay, "episode": [_course("V1")], "shown_by": shown}


def _drawn(story: Story, number: int, law: Law, teller: Teller) -> Iterator[Row]:
    """Yield the steps the author draws, each from two facts or more, none for an element that is closed.

    *number* is that of the last fact before them.
    """
    shut = {t for terms in story.closed.values() for t in terms}
    for victim in story.victims:
        told = {t.tell: t.id for t in story.told if t.of == victim}
        steps = [(HELD, "K", tuple(told[t] for t in HOLDING if t in told), "coercion")]
        if "offer" in told:
            steps.append((LURED, "R", tuple(told[t] for t in FOUND if t in told), "deception"))
        if story.form.purpose:
            basis = tuple(told[t] for t in story.form.from_ if t in told)
            steps.append((f"purpose:{story.form.purpose}", "K", basis, "purpose"))
        rows = [(term, "yes", p, b, w) for term, p, b, w in steps if b and term not in shut]
        rows += [(t, "no", "K", b, "denied") for t, b in _against(story, told, law)]
        for term, holds, part, basis, why in rows:
            number += 1
            row: Row = {"id": f"f{number}", "fact": term, "by": [story.part(part)], "of": [victim]}
            if term.startswith("entry:"):
                del row["by"]
            row |= {"holds": "no"} if holds == "no" else {}
            row |= {"on": _stay(story.days.journey, story.days.last), "episode": [_course(victim)]}
            said = teller.fill(teller.tongue.why[why], victim, why, ids=True)
            yield {**row, "inferred_from": [*basis], "why": said, "by_whom": AUTHOR, "strength": "moderate"}


def _against(story: Story, told: dict[str, str], law: Law) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every limb that what is told leaves no room for, and what it is read off."""
    offence = law[f"{story.settings.law[0]}:{story.form.main}"]
    for element in story.settings.contradict:
        basis = tuple(told[t] for t in story.denials[element] if t in told)
        requires = next(e.requires for e in offence.elements if e.id == element)
        denied = {t.what.fact for t in story.told if t.what.holds == "no"}
        for leaf in _choices(requires):
            if basis and leaf.name not in denied and leaf.slot not in ("age", "fault"):
                yield leaf.name, basis


def _choices(condition: Condition) -> Iterator[Leaf]:
    """Yield the limbs of every choice in a condition: one that falls takes none of the others with it."""
    if isinstance(condition, AnyOf):
        yield from (leaf for leaf in leaves_of(condition) if leaf.holds)
    else:
        for part in parts_of(condition):
            yield from _choices(part)
