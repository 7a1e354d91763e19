"""What was entered, told back: persons, facts, items, so that whatever a page names is found on it.

None of the file's own words: a label, a note or a place may name people.
"""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.case.model import Evidence, Person
from chargeassist.findings.entries import told_back
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Blank, Block, Heading, Labelled
from chargeassist.report.voice import Voice


def entered(assessment: Assessment, say: Voice, level: int = 1) -> Iterator[Block]:
    """Yield every person, fact and item under its id; a suspect with charges has a part of the page."""
    case, law = assessment.case, assessment.law
    charged = {c.matter.suspect for c in assessment.charges}
    yield from _part("entered-persons", say, level)
    for person in case.persons:
        address = person.id if person.id not in charged else ""
        yield Labelled(person.id, person_told(person, say), id=address)
    yield from _part("entered-facts", say, level)
    for fact in case.facts:
        items = tuple(s.evidence for s in (*fact.shown_by, *fact.held_open))
        text = say.told(told_back(fact, law.vocabulary, own_words=False))
        yield Labelled(fact.id, text, id=fact.id, refs=(*items, *fact.inferred_from, *fact.by, *fact.of))
    yield from _part("entered-items", say, level)
    for item in case.evidence:
        kind = law.vocabulary.kinds[item.kind].title
        refs = (item.from_, item.through, *item.about, *item.tied_to, *item.retracts)
        yield Labelled(item.id, ", ".join((say.told(kind), *item_told(item, say))), id=item.id, refs=refs)


def _part(heading: str, say: Voice, level: int) -> Iterator[Block]:
    yield Blank()
    yield Heading(say(heading), level)


def person_told(person: Person, say: Voice) -> str:
    """Return what a person is, without the words of the file."""
    told = [say(f"is-{role}") for role in person.is_]
    if person.count > 1:
        told.append(say("person-count", n=person.count))
    if person.age:
        told.append(say("person-age", age=person.age))
    if person.born:
        told.append(say("person-born", day=person.born.text))
    if person.nationality:
        told.append(say("person-nationality", countries=say.listed(person.nationality)))
    return ", ".join(told) or say("person-nothing-said")


def item_told(item: Evidence, say: Voice) -> Iterator[str]:
    """Yield whose knowledge an item is, of whom it speaks, and what may keep it out."""
    named = {"from": (item.from_,), "through": (item.through,), "about": item.about, "tied": item.tied_to}
    for key, ids in {**named, "retracts": item.retracts, "held": (item.held_in,)}.items():
        if any(ids):
            yield say(f"of-item-{key}", ids=say.listed(ids))
    for key, state in {"available": item.available, "admissible": item.admissible}.items():
        if state != "yes":
            yield say(f"item-is-{key}-{state}")
    if item.recorded != "no":
        yield say(f"item-is-recorded-{item.recorded}")
    if item.chain == "broken":
        yield say("item-is-chain-broken")
