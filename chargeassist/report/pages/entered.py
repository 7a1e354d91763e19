"""What was entered, told back row by row, so that whatever a page names is found on it.

None of the file's own words: a label, a note or a place may name people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chargeassist.case.model import Case, Evidence, Person
from chargeassist.findings.model import Assessment
from chargeassist.findings.sentences import told_back
from chargeassist.law.model import Law
from chargeassist.report.page import Blank, Block, Heading, Labelled
from chargeassist.report.pages.common import offence_titled
from chargeassist.report.voice import Voice
from chargeassist.words.dates import When

_KEY = re.compile(r"[a-z][a-z-]*:[a-z][a-z0-9-]*")


def entered(assessment: Assessment, say: Voice, level: int = 1) -> Iterator[Block]:
    """Yield every row under its id."""
    case, law = assessment.case, assessment.law
    yield from _part("entered-persons", say, level)
    for person in case.persons:
        yield Labelled(person.id, person_told(person, say), id=person.id)
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
    if others := tuple(others_told(case, law, say)):
        yield from _part("entered-others", say, level)
        yield from others


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
    if person.now_in:
        told.append(say("person-now-in", place=person.now_in))
    return ", ".join(told) or say("person-nothing-said")


def others_told(case: Case, law: Law, say: Voice) -> Iterator[Labelled]:
    """Yield every row that is no person, fact or item: courses, groups, what was laid or decided before."""
    for course in case.episodes:
        yield _row(course.id, say("row-course"), _days(course.on, course.from_, course.to))
    for group in case.groups:
        unknown = say("row-group-others") if group.others_unknown else ""
        parts = (say("row-group"), say.listed(group.members), unknown, *group.as_to)
        yield _row(group.id, *parts, _days(None, group.from_, group.to))
    for laid in case.laid:
        # Other words may name somebody.
        what = offence_titled(laid.offence, law, say) if _KEY.fullmatch(laid.offence) else ""
        whom = (say.listed(laid.accused), laid.complainant)
        yield _row(laid.id, say("row-laid"), what, *whom, laid.episode, _days(laid.on))
    for consent in case.consents:
        day = consent.on.isoformat() if consent.on else ""
        yield _row(
            consent.id,
            say(f"row-consent-{consent.given}"),
            consent.suspect,
            offence_titled(consent.offence, law, say),
            day,
        )
    for before in case.proceedings:
        yield _row(before.id, say("row-proceeding"), before.suspect, before.in_, _days(before.on))
    for lifted in case.overrides:
        yield _row(lifted.id, say("row-override"), lifted.gate, lifted.person, lifted.on.isoformat())


def _row(id: str, *parts: str) -> Labelled:
    return Labelled(id, ", ".join(filter(None, parts)))


def _days(on: When | None, since: When | None = None, until: When | None = None) -> str:
    """Return days as a case has them: the one, or from the first to the last, open where it is not said."""
    if on or not (since or until):
        return on.text if on else ""
    return f"{since.text if since else ''}/{until.text if until else ''}"


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
