"""A case that touches several States, seen from one: who can charge, how to ask, who surrenders, who returns.

Nothing is said of a State without its source; what is not known is said to be unknown, and whom to ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve

from chargeassist.advice.bases import EXTRADITION, JOINT, MLA, Two, bases, channels
from chargeassist.advice.cooperated import Cooperation, Homeward, Needed, Pair
from chargeassist.advice.forums import concurrent, duals, on_the_sheet, touched
from chargeassist.advice.returning import homeward, perhaps_a_child
from chargeassist.advice.surrender import surrenders
from chargeassist.advice.whereabouts import (
    gains_in,
    held_in,
    home_states,
    is_act,
    places,
    state_in,
    states_of,
    suspects,
)
from chargeassist.case.model import Evidence
from chargeassist.findings.model import Assessment
from chargeassist.law.nations import read_parties, read_world
from chargeassist.law.practised import Practice
from chargeassist.reasoning.weighing import unique

ASKED = (
    *("central-authority", "channel", "mla-law", "preservation", "evidence", "floor"),
    *("nationals", "refusal", "specialty", "death-penalty"),
)
"""What must be known of a State that is asked: what was not read of it is asked of its central authority."""
_BY_CLASS = {
    **{"testimony": "hear", "statement": "hear", "expert": "examine", "real": "search"},
    **{"document": "records", "record": "records", "digital": "preserve"},
}


def cooperation(assessment: Assessment) -> Cooperation:
    """Return what a case asks of other States, seen from the first State whose law was asked about.

    The case is assessed under the law of every State it touches that has a pack:
    `load_law(*case.law, *packs_touched(case))`. A State without one is told as such.

    >>> from chargeassist import assess, load_law, packs_touched, read_case
    >>> case = read_case("examples/ug-recruitment-abroad/case.toml")
    >>> found = cooperation(assess(case, load_law(*case.law, *packs_touched(case))))
    >>> found.home, [s.state for s in found.states]
    ('ug', ['ug', 'xq'])
    """
    case, law = assessment.case, assessment.law
    packs = (law.pack(id) for id in law.asked)
    # Of the treaties alone no State is asked: then it is the first that the case names.
    home = next((p.state or p.id for p in packs if not p.treaty), next(iter(states_of(case)), ""))
    others = tuple(s for s in states_of(case) if s != home)
    states = tuple(touched(s, assessment) for s in (home, *others) if s)
    world = read_world()
    parties = {s: read_parties(s, world) for s in (home, *others) if s in world.names}
    twos = {s: Two(home, s, case.as_at, world, parties) for s in others}
    acting = tuple(s.state for s in states if s.acts)
    examples = tuple(p for p in world.practice if p.topic == "joint-example")
    pairs = tuple(_pair(two, assessment) for two in twos.values())
    floors = {p.state: max((r.months for r in p.practice), default=0) for p in pairs}
    told = {
        s for p in (*examples, *(r for pair in pairs for r in pair.practice)) for s in (p.state, *p.toward)
    }
    cited = {s for rows in parties.values() for row in rows for s in row.source}
    return Cooperation(
        assessment,
        home,
        states,
        concurrent(states),
        pairs,
        acting if len(acting) > 1 else (),
        examples,
        tuple(surrenders(twos, floors, assessment)),
        tuple(_returns(twos, home, assessment)),
        tuple(f.id for f in case.facts if is_act(f, law.vocabulary) and not (places(f) or f.in_)),
        tuple(e.id for e in case.evidence if e.available == "abroad" and state_in(e.held_in) in ("", home)),
        tuple(p for p in case.harmed() if others and not home_states(p, case)),
        tuple(p for p in suspects(assessment) if others and not case.person(p).now_in),
        {s: title for s, title in world.sources.items() if s in cited},
        {s: name for s, name in world.names.items() if s in {home, *others, *told}},
    )


def _pair(two: Two, assessment: Assessment) -> Pair:
    practice = tuple(p for p in two.world.practice if _speaks(p, two))
    child = any(perhaps_a_child(p, assessment.case) for p in assessment.case.harmed())
    treaties = ("untoc", "opsc") if child else ("untoc",)
    read = {p.topic for p in practice if p.state == two.other}
    return Pair(
        two.other,
        two.other in two.world.names,
        channels(two),
        (*bases(two, MLA, treaties), *bases(two, EXTRADITION, treaties), *bases(two, JOINT)),
        practice,
        tuple(t for t in ASKED if t not in read),
        tuple(duals(two, assessment)),
        tuple(_needs(two, assessment)),
    )


def _speaks(row: Practice, two: Two) -> bool:
    """Return whether a row tells how the other State works with this one, or what asking it asks here."""
    if row.topic == "joint-example":
        return False
    if row.state == two.other:
        return not row.toward or two.home in row.toward
    return row.state == two.home and row.topic in ("specialty", "mla-law", "joint-law")


def _needs(two: Two, assessment: Assessment) -> Iterator[Needed]:
    """Yield each thing that lies in the other State, with what is asked of it and what it shows here."""
    sheet = on_the_sheet(two.home, assessment)
    for item in held_in(two.other, assessment.case):
        shows = []
        for charge in sheet:
            elements = tuple(e.id for e in charge.elements if item.id in {c.evidence for c in e.evidence})
            if elements:
                shows.append((charge.id, elements))
        yield Needed(item.id, _asked_of(item, assessment), tuple(shows))
    facts = {f.id for f in assessment.case.facts}
    for id in gains_in(two.other, assessment):
        if id in facts:
            yield Needed(id, "trace", ())


def _asked_of(item: Evidence, assessment: Assessment) -> str:
    """Return what is asked of an item: to hear whoever speaks, to keep data, to hand over what is held."""
    if item.kind == "bank-record":
        return "bank-records"
    return _BY_CLASS.get(assessment.law.vocabulary.kinds[item.kind].class_, "other")


def _returns(twos: Mapping[str, Two], home: str, assessment: Assessment) -> Iterator[Homeward]:
    """Yield the way home of everybody harmed who is of another State, or is still in one."""
    case = assessment.case
    for person in case.harmed():
        own = home_states(person, case)
        now = state_in(case.person(person).now_in) or _still_in(person, tuple(twos), assessment)
        if home in own:
            if now in twos and now not in own:
                yield homeward(person, now, home, twos[now], assessment)
        elif now not in own:
            for state in (s for s in own if s in twos):
                two = evolve(twos[state], home=now) if now in twos else twos[state]
                yield homeward(person, two.home, state, two, assessment)


def _still_in(person: str, states: tuple[str, ...], assessment: Assessment) -> str:
    """Return the State from which somebody speaks, where that is another one."""
    spoken = [state_in(e.held_in) for e in assessment.case.evidence if e.from_ == person and e.held_in]
    there = unique(s for s in spoken if s in states)
    return there[0] if len(there) == 1 and len(there) == len(set(spoken)) else ""
