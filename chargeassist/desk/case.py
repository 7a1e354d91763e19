"""The case on the left: who is in it, what the evidence is, what happened; each line leads to its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.case.model import Episode, Evidence, Person
from chargeassist.desk.answer import beside
from chargeassist.desk.ask import Answer, Ask
from chargeassist.desk.find import search
from chargeassist.desk.markup import Html, el
from chargeassist.desk.places import in_names, states
from chargeassist.desk.start import start_page
from chargeassist.findings.entered import Entry
from chargeassist.findings.model import Assessment
from chargeassist.findings.sentences import told_back
from chargeassist.reading.fault import fault_text
from chargeassist.report.symbols import isolated
from chargeassist.report.voice import Voice


def case_page(ask: Ask) -> Answer:
    """Return the case and its answer; where there is no file yet, how to begin one."""
    if ask.now is None:
        return start_page(ask)
    return beside(ask, overview(ask), ask.say("desk-case"))


def overview(ask: Ask) -> Html:
    """Return the whole case in short."""
    say = ask.say
    head = el("h1", say("desk-case"), id="case-head")
    if ask.now is None or ask.now.case is None:
        return el("section", head, _faulty(ask), aria_labelledby="case-head")
    case = ask.case
    told = el("p", isolated(case.title) if case.title else None, " ", _edit("/head", say("desk-edit-head")))
    parts = [
        search(ask),
        _part(ask, "fact", _facts(ask, say), ()),
        _part(ask, "person", [_person(p, say) for p in case.persons], ("/person",)),
        _part(ask, "evidence", [_item(e, ask.found, say) for e in case.evidence], ("/evidence",)),
        _part(ask, "episode", [_episode(e, say) for e in case.episodes], ("/episode",)),
        el("p", el("a", say("desk-interview"), href="/interview")) if ask.writes else None,
    ]
    return el("section", head, told, *parts, aria_labelledby="case-head", class_="case")


def _faulty(ask: Ask) -> Iterator[Html]:
    """Yield what is wrong with a file that was written elsewhere."""
    yield el("p", ask.say("desk-faulty"), role="alert", class_="alert")
    for fault in ask.now.faults if ask.now else ():
        yield el("pre", fault_text(fault, ask.room.language), dir="auto")


def _part(ask: Ask, what: str, rows: Iterable[Html], new: tuple[str, ...]) -> Html:
    say, lines = ask.say, list(rows)
    add = el("a", say(f"desk-add-{what}"), href=new[0], class_="add") if new and ask.writes else None
    return el(
        "section",
        el("h2", say(f"desk-part-{what}"), id=f"{what}-head"),
        el("ul", lines, class_="rows") if lines else el("p", say(f"desk-none-{what}"), class_="note"),
        add,
        aria_labelledby=f"{what}-head",
        class_="part",
    )


def _person(person: Person, say: Voice) -> Html:
    roles = ", ".join(say(f"is-{role}") for role in person.is_)
    age = person.age or (person.born.text if person.born else "")
    rest = [isolated(person.label) if person.label else "", roles, age]
    return _row("person", person.id, ", ".join(filter(None, rest)))


def _item(item: Evidence, found: Assessment, say: Voice) -> Html:
    kind = say.told(found.law.vocabulary.kinds[item.kind].title)
    return _row("evidence", item.id, isolated(item.label) if item.label else kind, note=kind)


def _episode(episode: Episode, say: Voice) -> Html:
    span = "/".join(day.text if day else ".." for day in (episode.from_, episode.to))
    days = episode.on.text if episode.on else "" if span == "../.." else span
    place = isolated(episode.place) if episode.place else ""
    return _row("episode", episode.id, ", ".join(filter(None, [say.days(days), place])))


def _facts(ask: Ask, say: Voice) -> Iterator[Html]:
    named = states(ask)
    for entry in ask.worked.entries:
        told = say.told(in_names(entry.told, named, say))
        idle = not (entry.charges or entry.gates or entry.flags)
        yield _row("fact", entry.fact, told, note=_remark(entry, idle, say), idle=idle)
    for fact in ask.case.proposed:
        told = say.told(in_names(told_back(fact, ask.law.vocabulary), named, say))
        yield _row("fact", fact.id, told, note=say("desk-proposed"))


def _remark(entry: Entry, idle: bool, say: Voice) -> str:
    if idle:
        return say("entry-read-by-none")
    if entry.about_nothing:
        return say("entry-about-nothing")
    counted = [say.told(n.why) for n in entry.not_counted]
    return say.apart(dict.fromkeys(counted))


def _row(what: str, id: str, told: str, note: str = "", *, idle: bool = False) -> Html:
    """Return one line of the case, leading to its form."""
    return el(
        "li",
        el("a", el("b", id), " ", el("span", told), href=f"/{what}?id={id}", id=f"row-{id}"),
        el("small", note) if note and note != told else None,
        class_="idle" if idle else None,
    )


def _edit(to: str, told: str) -> Html:
    return el("a", told, href=to, class_="note")
