"""The page of `check`: the case told back, what to look at in it, and what reads each fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.findings.entered import Entry, NotCounted
from chargeassist.law.model import Law
from chargeassist.report.page import Alert, Blank, Block, Heading, Labelled, Line, Page
from chargeassist.report.pages.entered import others_told, person_told
from chargeassist.report.pages.unread import near, proposed
from chargeassist.report.told import Checked
from chargeassist.report.voice import Voice
from chargeassist.words import in_words


def check_page(checked: Checked, language: str = "en") -> Page:
    """Return what was read as sentences, a line for each warning and note, then what reads each fact."""
    return Page(tuple(_blocks(checked, Voice(language))), language)


def _blocks(checked: Checked, say: Voice) -> Iterator[Block]:
    counts = (
        say("n-suspects", n=checked.suspects),
        say("n-persons", n=checked.complainants),
        say("n-items", n=checked.evidence),
        say("n-facts", n=checked.facts),
    )
    yield Alert(say("label-read"), ", ".join(counts))
    if checked.entries:
        told = [Labelled(e.fact, say.told(e.told), refs=(e.fact,)) for e in checked.entries]
        yield from _under("label-story", told, say)
    if checked.case.persons:
        persons = [Labelled(p.id, person_told(p, say), refs=(p.id,)) for p in checked.case.persons]
        yield from _under("entered-persons", persons, say)
    if others := tuple(others_told(checked.case, checked.law, say)):
        yield from _under("entered-others", others, say)
    remarks = [Alert(w.code, in_words(w, say.language)) for w in checked.warnings]
    looks = [block for e in checked.entries for block in _to_look_at(e, checked.law, say)]
    looks += _not_counted(checked.entries, say)
    if remarks or looks:
        yield from _under("label-to-look-at", (*remarks, *looks), say)
    if checked.proposed:
        yield from _under("draw-proposed", proposed(checked.proposed, say), say)
    if checked.entries:
        yield from _under("label-what-reads", [_read_by(e, checked.law, say) for e in checked.entries], say)


def _under(heading: str, blocks: Iterable[Block], say: Voice) -> Iterator[Block]:
    yield Blank()
    yield Heading(say(heading))
    yield from blocks


def _to_look_at(entry: Entry, law: Law, say: Voice) -> Iterator[Labelled]:
    """Yield what of one fact does not count, or counts less than it could."""
    said = []
    if not (entry.charges or entry.gates or entry.flags):
        said.append(near(say("entry-read-by-none"), entry.nearest, law, say, entry.term))
    if entry.may_be_about:
        said.append(say("entry-may-be-about", facts=say.listed(entry.may_be_about, "or")))
    if entry.about_nothing:
        said.append(say("entry-about-nothing"))
    yield from (Labelled(entry.fact, text, refs=(entry.fact,)) for text in said)


def _not_counted(entries: Iterable[Entry], say: Voice) -> Iterator[Labelled]:
    """Yield what counts nothing: an item that does so for the same reason in many facts says so once."""
    found: dict[NotCounted, list[str]] = {}
    for entry in entries:
        for item in entry.not_counted:
            found.setdefault(item, []).append(entry.fact)
    for item, facts in found.items():
        code = "entry-counts-nothing-of" if item.persons else "entry-counts-nothing"
        text = say(code, facts=say.listed(facts), persons=say.listed(item.persons), why=say.told(item.why))
        yield Labelled(item.evidence, text, refs=(item.evidence, *facts))


def _read_by(entry: Entry, law: Law, say: Voice) -> Line:
    keys = dict.fromkeys(id.split("/")[2] for id in entry.charges)
    offences = dict.fromkeys(say.told(law[key].title) for key in keys)
    gates = (gate for pack in law.packs for gate in pack.gates if gate.key in _gates(entry))
    titles = (f"{say('label-gate')} {say.told(gate.title)}" for gate in gates)
    flags = (say("entry-flag"),) if entry.flags else ()
    names = (*offences, *titles, *flags) or (say("entry-read-by-none"),)
    return Line(say("label-colon", label=entry.fact) + " " + say.apart(names), (entry.fact,))


def _gates(entry: Entry) -> tuple[str, ...]:
    return tuple(id.partition("/")[2] for id in entry.gates)
