"""A case beside other States: who can charge, whom to ask on what basis, who is surrendered, who returns."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from chargeassist import Cooperation, assess, cooperation, load_law, packs_touched, read_case
from chargeassist.advice.bases import EXTRADITION, JOINT, MLA, Two, bases, channels, stands_on
from chargeassist.advice.cooperated import Footing, Pair
from chargeassist.advice.surrender import surrenders
from chargeassist.case.model import Case
from chargeassist.law.nations import read_parties, read_world
from chargeassist.law.world import Party
from chargeassist.report.pages.cooperation import cooperation_page
from chargeassist.report.write import write_page
from chargeassist.words import say
from tests.cli.support import run
from tests.examples import ROOT

WORLD = read_world()
HOUSE, BAR, BOAT, RIVER = "ke-next-door", "bb-coast-road", "sn-pirogue", "xp-across-the-river"


def _case(name: str) -> Case:
    return read_case(ROOT / "examples" / name / "case.toml")


def _found(case: Case) -> Cooperation:
    return cooperation(assess(case, load_law(*case.law, *packs_touched(case))))


@pytest.fixture(scope="module")
def told() -> dict[str, Cooperation]:
    """Return each of the four examples, told once."""
    return {name: _found(_case(name)) for name in (HOUSE, BAR, BOAT, RIVER)}


def _two(home: str, other: str, day: date = date(2026, 1, 1)) -> Two:
    return Two(home, other, day, WORLD, {s: read_parties(s, WORLD) for s in (home, other)})


def _bases(pair: Pair, purpose: str) -> list[Footing]:
    return [b for b in pair.bases if b.purpose == purpose]


def test_kenya_asks_uganda_by_its_networks_and_no_scheme_binds(told: dict[str, Cooperation]) -> None:
    """The West African network is not offered; the schemes of the Commonwealth say that they bind nobody."""
    (pair,) = told[HOUSE].pairs

    assert "gljcn" in [c.id for c in pair.channels if c.sure]
    assert "wacap" not in [c.id for c in pair.channels]
    assert [("commonwealth-harare", "not-binding")] == [
        (b.id, b.status) for b in _bases(pair, MLA) if b.id.startswith("commonwealth")
    ]
    assert ["untoc-18"] == [b.id for b in _bases(pair, MLA) if b.status == "binds"]
    # Uganda signed the Protocol: its offences come in by their gravity, not by the Protocol's own door.
    assert {"door-serious"} == {d.door.code for d in pair.duals}


def test_a_treaty_in_force_for_both_stands_before_the_one_for_all(told: dict[str, Cooperation]) -> None:
    """Barbados and Guyana are parties to the Caribbean warrant; it offers surrender and no assistance."""
    (pair,) = told[BAR].pairs
    surrender = [(b.id, b.status) for b in _bases(pair, EXTRADITION)]

    assert ("caricom-arrest-warrant", "binds") == surrender[0]
    assert surrender.index(("commonwealth-london", "not-binding")) < surrender.index(("untoc-16", "binds"))
    assert "caricom-arrest-warrant" not in [b.id for b in _bases(pair, MLA)]
    # Jamaica signed it and was not seen to ratify.
    (jamaica,) = [b for b in bases(_two("bb", "jm"), EXTRADITION) if b.id == "caricom-arrest-warrant"]
    assert ("ask", ("jm",)) == (jamaica.status, jamaica.why["states"])


def test_a_state_without_a_pack_is_told_as_such_and_nothing_is_said_of_its_law(
    told: dict[str, Cooperation],
) -> None:
    """Spain has no pack: no charge of it is listed, and dual criminality is not known."""
    found = told[BOAT]
    spain = next(s for s in found.states if s.state == "es")
    page = " ".join(str(write_page(cooperation_page(found), "text")).split())

    assert ("", ()) == (spain.pack, spain.charges)
    assert {""} == {d.law for p in found.pairs for d in p.duals}
    assert say("coop-law-not-loaded") in page
    assert say("coop-no-law-for-dual") in page


@pytest.mark.parametrize("name", [HOUSE, BAR, BOAT, RIVER])
def test_every_statement_about_a_state_has_its_source(name: str, told: dict[str, Cooperation]) -> None:
    """A basis that binds or may has a source; what was not seen says to ask; nothing rests on memory."""
    every = [b for p in told[name].pairs for b in p.bases]
    every += [b for h in told[name].returns for b in h.bases]

    assert every
    assert [] == [b.id for b in every if b.status != "ask" and not b.source]
    assert [] == [c.id for p in told[name].pairs for c in p.channels if not c.source]
    assert [] == [r for p in told[name].pairs for r in p.practice if not r.source]


def _now(case: Case, **where: str) -> Case:
    return evolve(case, persons=tuple(evolve(p, now_in=where.get(p.id, "")) for p in case.persons))


def test_where_somebody_is_now_settles_who_is_asked_for_and_who_returns() -> None:
    """Who is entered as being in a State is asked for there and nowhere else, whatever else points there."""
    case = _case(HOUSE)
    home, (suspect, *_) = "ke", [p.id for p in case.persons if "suspect" in p.is_]
    person = next(p for p in case.harmed() if case.person(p).nationality not in ((), (home,)))
    own = case.person(person).nationality[0]

    away = _found(_now(case, **{suspect: "tz", person: "tz"}))
    assert [("tz", "where-entered")] == [
        (s.state, s.where.code) for s in away.surrenders if s.suspect == suspect
    ]
    assert ["tz"] == [s.state for s in away.states if suspect in s.present]
    assert suspect not in away.not_located
    assert [("tz", own)] == [(h.leaves, h.to) for h in away.returns if h.person == person]

    back = _found(_now(case, **{suspect: home, person: own}))
    assert [] == [s.state for s in back.surrenders if s.suspect == suspect]
    assert [] == [h for h in back.returns if h.person == person]


def test_where_nobody_said_a_suspect_is_is_asked() -> None:
    """Without it the page asks; where whoever was harmed is now stands in no draft for another State."""
    case = _case(HOUSE)
    (harmed, *_) = case.harmed()
    found = _found(_now(case, **{harmed: "mz"}))
    page = str(write_page(cooperation_page(found), "text"))

    assert set(found.not_located) == {p.id for p in case.persons if "suspect" in p.is_}
    assert "enter `now_in` once it is known" in " ".join(page.split())
    assert say("person-now-in", place="mz") not in page.partition("DRAFT")[2]


def test_a_state_of_which_nothing_is_recorded_is_asked_about_everything() -> None:
    """Its treaties are unknown, which is never no."""
    case = _case(BAR)
    facts = tuple(evolve(f, in_="zz") if f.in_ == "gy" else f for f in case.facts)
    found = _found(evolve(case, facts=facts))
    pair = next(p for p in found.pairs if p.state == "zz")

    assert not pair.known
    assert {"ask"} == {b.status for b in pair.bases}
    assert say("coop-state-unknown") in " ".join(str(write_page(cooperation_page(found), "md")).split())


def test_what_came_later_is_not_yet_and_unknown_is_never_no() -> None:
    """A party is one from its day on; a conflict and an unknown row are asked."""
    som = Party("som", "party", "read", "2025-03-25")

    assert ["not-yet", "party"] == [stands_on(som, date(y, 6, 1)) for y in (2024, 2026)]
    assert "party" == stands_on(Party("tip", "party", "read", "../2016"), date(2010, 1, 1))
    assert "unknown" == stands_on(None, date(2024, 1, 1))
    (somalia,) = [b for b in bases(_two("ke", "so"), "return", ("tip",)) if b.id == "tip-8"]
    assert "ask" == somalia.status


@pytest.mark.parametrize(
    ("pair", "network"), [(("sn", "ml"), "wacap"), (("fj", "to"), "pilon"), (("zm", "mw"), "arinsa")]
)
def test_a_network_is_offered_to_two_of_its_members(pair: tuple[str, str], network: str) -> None:
    """And to nobody who is not one, where its list was seen whole."""
    assert network in [c.id for c in channels(_two(*pair)) if c.sure]
    assert network not in [c.id for c in channels(_two("jm", pair[0])) if c.sure]


def test_two_states_of_one_law_each_are_told_who_can_charge_the_same(told: dict[str, Cooperation]) -> None:
    """Palmeria and Quarzie can each charge the organiser; the proceedings that are open are named."""
    found = told[RIVER]

    assert ("S2", "V1") in [(c.suspect, c.complainant) for c in found.concurrent]
    assert {("xp", "xq")} == {c.states for c in found.concurrent}
    assert ("P1",) == next(s for s in found.states if s.state == "xq").proceedings
    assert "agreement-xp-xq-1" == _bases(found.pairs[0], MLA)[0].id
    assert "xq" == found.pairs[0].duals[0].law


def test_a_limb_that_the_other_law_lacks_is_named_for_the_child(told: dict[str, Cooperation]) -> None:
    """Quarzie asks for a means of a child as well: the charge for the girl says so."""
    (pair,) = told[RIVER].pairs
    girl = next(d for d in pair.duals if "/V2/" in d.charge and "trafficking" in d.charge)
    woman = next(d for d in pair.duals if "/V1/" in d.charge and "trafficking" in d.charge)

    assert not girl.same
    assert woman.same
    assert any("means" in {element for element, _ in v.asked} for v in girl.limbs)


def test_counts_are_chosen_before_a_surrender_and_a_national_is_told(told: dict[str, Cooperation]) -> None:
    """The organiser lives in the State that is asked, and is one of its nationals."""
    (one,) = told[RIVER].surrenders

    assert ("S2", "xq", "yes", "where-resident") == (one.suspect, one.state, one.national, one.where.code)
    assert len(one.counts) == 2
    assert not one.death


def test_death_among_the_penalties_is_a_flag() -> None:
    """Seen from Uganda the same file has an offence that may be punished with death."""
    case = evolve(_case(HOUSE), law=("ug",))
    persons = tuple(evolve(p, resident=("ke",)) if p.id == "S1" else p for p in case.persons)
    found = cooperation(assess(evolve(case, persons=persons), load_law("ug")))
    (one,) = [s for s in found.surrenders if s.suspect == "S1"]

    assert one.death
    assert say("coop-death-penalty") in " ".join(str(write_page(cooperation_page(found), "md")).split())


def test_no_charge_under_the_floor_is_chosen_for_a_surrender(told: dict[str, Cooperation]) -> None:
    """South Africa surrenders to Nigeria for what carries more than a year; no sum: it is asked."""
    world = read_world()
    rows = [r for r in world.practice if r.topic == "floor" and r.months]
    assert {("ng", ()), ("ng", ("za",)), ("za", ("ng",)), ("ao", ("br",))} == {
        (r.state, r.toward) for r in rows
    }

    found = told[RIVER]
    (one,) = found.surrenders
    most = {c.id: c.gravity[0] for c in found.assessment.charges if c.id in one.counts and c.gravity[2] >= 0}
    high = max(most.values())
    (asked,) = [
        s
        for s in surrenders({one.state: _two(found.home, one.state)}, {one.state: high + 1}, found.assessment)
        if s.suspect == one.suspect
    ]

    assert ((), ()) == (one.below, one.unstated)
    assert set(asked.below) == set(most)
    assert set(asked.unstated) == set(one.counts) - set(most)


def test_nobody_returns_before_testimony_is_kept_and_a_child_is_looked_after(
    told: dict[str, Cooperation],
) -> None:
    """Seen step by step, what blocks a return is named; a video opens the first of them."""
    (girl,) = told[HOUSE].returns
    (woman,) = told[BAR].returns
    river = {h.person: {s.step: s.state for s in h.steps} for h in told[RIVER].returns}

    assert {"testimony", "safety", "suspects", "child"} == {
        s.step for s in girl.steps if s.state == "blocked"
    }
    assert "done" == next(s.state for s in woman.steps if s.step == "testimony")
    assert ("f9",) == next(s.facts for s in woman.steps if s.step == "papers")
    assert ["bb"] == [p.state for p in woman.practice]
    assert "blocked" == river["V1"]["protection"]
    assert "protection" not in river["V2"]


def test_a_return_to_where_a_suspect_is_at_home_waits_and_a_threat_blocks_it() -> None:
    """A suspect of the State of return is named; an age that nobody entered is found out."""
    case = _case(BAR)
    (woman,) = _found(case).returns
    steps = {s.step: s for s in woman.steps}
    # S2 hired V1 in Georgetown and is of Guyana; S1 is of Barbados, where V1 is now.
    assert ("blocked", ("S2",)) == (steps["suspects"].state, steps["suspects"].why["ids"])
    assert ("blocked", ("f11",)) == (steps["safety"].state, steps["safety"].facts)

    without = tuple(f for f in case.facts if f.id != "f11" and "S2" not in f.by)
    (woman,) = _found(evolve(case, facts=without)).returns
    steps = {s.step: s for s in woman.steps}
    assert "suspects" not in steps
    assert "open" == steps["safety"].state
    unknown = tuple(evolve(p, age="", born=None) for p in case.persons)
    ageless = tuple(f for f in without if f.name not in ("person:age", "person:born"))
    (woman,) = _found(evolve(case, facts=ageless, persons=unknown)).returns
    assert ("open", "return-age-not-entered") == next(
        (s.state, s.why.code) for s in woman.steps if s.step == "child"
    )


def test_what_lies_abroad_is_asked_for_by_what_it_is(told: dict[str, Cooperation]) -> None:
    """Data are kept first, whoever speaks is heard, an account is asked for in spite of bank secrecy."""
    (pair,) = told[HOUSE].pairs

    assert {"E2": "hear", "E3": "records", "E5": "bank-records", "E6": "preserve", "f5": "trace"} == {
        n.id: n.kind for n in pair.needs
    }
    assert ("E6",) == told[BAR].nowhere
    page = str(write_page(cooperation_page(told[HOUSE]), "text"))
    assert all(say(f"draft-{letter}") in page for letter in "abcdef")


def test_a_case_in_one_state_says_that_nothing_lies_elsewhere() -> None:
    """And no draft is made of nothing."""
    said = run("cooperation", "examples/tz-house/case.toml")

    assert 0 == said.code
    assert say("coop-one-state") in said.out
    assert "DRAFT" not in said.out


def test_joint_work_has_a_basis_and_examples_by_source(told: dict[str, Cooperation]) -> None:
    """Acts were done in both; who reads of a team elsewhere reads where."""
    found = told[HOUSE]

    assert ("ke", "ug") == found.joint
    assert "untoc-19" in [b.id for b in _bases(found.pairs[0], JOINT)]
    assert found.examples
    assert [] == [e for e in found.examples if not e.source]


def test_of_the_treaties_alone_the_first_state_named_is_seen_from() -> None:
    """A case asked about under `un` is seen from where it was done; one that names no State says so."""
    case = evolve(_case(BAR), law=("un",))
    nowhere = evolve(case, facts=(), evidence=(), persons=(), laid=())

    assert "bb" in [s.pack for s in _found(case).states]
    assert say("coop-names-no-state") in " ".join(
        str(write_page(cooperation_page(_found(nowhere)), "text")).split()
    )
