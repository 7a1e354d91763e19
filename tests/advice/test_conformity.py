"""Conformity against the ordinary evaluator, beside what packs say of themselves, and in print (S33)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from chargeassist import Law, Standing, conformity
from chargeassist.advice.bridges import VICTIMS_GATE, caught, most
from chargeassist.advice.charging import assess
from chargeassist.advice.conformed import LimbVerdict
from chargeassist.findings.limbs import named
from chargeassist.law.algebra import AllOf, AnyOf, Condition, Leaf, NotNeeded, Unless, as_exception
from chargeassist.law.folder import shipped
from chargeassist.law.model import Element, Offence
from chargeassist.reasoning.conformity import Conforming, rests_on_others
from chargeassist.reasoning.patterns import Atom, Patterner
from chargeassist.reasoning.verdicts import COVERED, NOT_COVERED, ONLY_IF, QUESTION
from chargeassist.report.stories import story_told
from chargeassist.report.voice import Voice
from chargeassist.words import LANGUAGES
from tests.builders import case, charges, fact, item, law, leaf
from tests.cli.support import run
from tests.each import each

KEPT = Path(__file__).parent / "conformity"
ACTS = ("act:recruitment", "act:harbouring", "act:transfer")
MEANS = ("means:threat", "means:use-of-force", "means:deception")
PURPOSES = (
    "purpose:forced-labour",
    "purpose:domestic-servitude",
    "purpose:servitude",
    "purpose:exploitation",
)
TRAFFICKING = law("xp")["xp:trafficking-in-persons"]


def _any(names: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    some = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
    return some.map(lambda found: AnyOf(tuple(leaf(n) for n in found)))


@st.composite
def offences(draw: Any) -> Offence:
    """Return an offence of small words: a child rule, a further element and an exception, or none."""
    means: Condition = draw(_any(MEANS))
    if draw(st.booleans()):
        means = NotNeeded(means, leaf("age:child"))
    act: Condition = draw(_any(ACTS))
    if draw(st.booleans()):
        act = AllOf((act, leaf("movement:journey")))
    if draw(st.booleans()):
        act = Unless(act, as_exception(leaf("age:adult")))
    purpose: Condition = draw(_any(PURPOSES))
    parts = {"act": act, "means": means, "purpose": purpose}
    elements = tuple(Element(id, "", c) for id, c in parts.items())
    conduct = tuple(leaf(n) for n in ACTS)
    return evolve(TRAFFICKING, elements=elements, conduct=conduct, irrelevant=(), jurisdiction=())


def _law_of(offence: Offence) -> Law:
    whole = law("xp")
    pack = whole.pack("xp")
    only = evolve(
        pack, offences=(offence,), strata=((offence.id,),), orders=(), verdicts=(), defences=(), gates=()
    )
    return evolve(whole, packs=tuple(only if p is pack else p for p in whole.packs))


def _weighed(story: frozenset[Atom], offence: Offence) -> Standing:
    """Return how the offence stands on the facts of a story, as any case is weighed."""
    facts = [
        fact(f"f{i}", f"{a.slot}:{a.term}", shown_by=[{"evidence": "E1", "strength": "strong"}])
        for i, a in enumerate(sorted(story, key=str))
        if isinstance(a, Leaf)
    ]
    found = assess(case(*facts, evidence=[item("E1", "agreed-fact")]), _law_of(offence))
    return max((c.standing for c in charges(found, offence.key)), default=Standing.MISSING)


@given(offences(), offences())
@settings(max_examples=12)
def test_what_is_called_covered_stands_and_what_is_not_does_not(first: Offence, second: Offence) -> None:
    """S33: a story called covered is supported under the law when it is weighed; any other is not."""
    for verdict in Conforming([second], Patterner(law("xp").vocabulary)).verdicts(first):
        standing = _weighed(verdict.story, second)
        assert (verdict.status == COVERED) is (standing is Standing.SUPPORTED), (verdict.limbs, verdict.story)


@given(offences(), offences())
@settings(max_examples=12)
def test_what_is_asked_beyond_covers_once_it_is_shown(first: Offence, second: Offence) -> None:
    """S33: covered only if more is shown: with any one of what is asked by each element it is supported."""
    for verdict in Conforming([second], Patterner(law("xp").vocabulary)).verdicts(first):
        for fit in verdict.fits if verdict.status == ONLY_IF else ():
            more = frozenset(a for asked in fit.asked for a in asked.any_of[0])
            assert _weighed(verdict.story | more, second) is Standing.SUPPORTED


@given(offences())
@settings(max_examples=12)
def test_a_law_covers_itself_save_what_it_excepts(offence: Offence) -> None:
    """Whatever an offence has is covered by that offence, unless its exception is raised."""
    for verdict in Conforming([offence], Patterner(law("xp").vocabulary)).verdicts(offence):
        adult = any(isinstance(a, Leaf) and a.term == "adult" for a in verdict.story)
        assert verdict.status == COVERED or adult


def _of(pack: str, offence: str, element: str, limb: str) -> LimbVerdict:
    """Return the verdict of one limb."""
    (held,) = (h for h in conformity(law("un", pack), pack).offences if h.offence == f"un:{offence}")
    found = (v for v in held.limbs if v.elements == (element,))
    (one,) = (v for v in found if any(limb in str(r.args) for some in v.limbs for r in some))
    return one


@each([p for p in shipped() if law("un", p).pack(p).departures])
def test_a_departure_is_found_by_computing_or_says_why_it_cannot_be(pack: str) -> None:
    """No row of a shipped law is only written without its reason, and none that is found keeps one."""
    for row in conformity(law("un", pack), pack).departures:
        assert row.found != bool(row.departure.why), (row.departure.baseline, row.departure.says)


def test_the_gaps_that_quarzie_was_given_are_found() -> None:
    """Every departure that the fictional law was made with is found by computing, each for its reason."""
    found = conformity(law("un", "xq"), "xq")
    child = _of("xq", "trafficking-in-persons", "means", "age:child")

    assert all(row.found for row in found.departures)
    assert [a.element for a in child.fits[0].asked] == ["movement", "means"]
    assert NOT_COVERED == _of("xq", "trafficking-in-persons", "means", "abuse-of-vulnerability").status
    assert NOT_COVERED == _of("xq", "trafficking-in-persons", "purpose", "slavery-like-practice").status
    assert ONLY_IF == _of("xq", "trafficking-in-persons", "act", "act:harbouring").status


def test_limbs_that_fail_only_together_are_told_together() -> None:
    """Kenya names the removal of organs by force or fraud alone: else it is a question of law."""
    (held,) = (
        h for h in conformity(law("un", "ke"), "ke").offences if h.offence == "un:trafficking-in-persons"
    )
    together = [v for v in held.limbs if len(v.elements) > 1]

    assert [("means", "purpose")] == [v.elements for v in together]
    assert {QUESTION} == {v.status for v in together}
    assert all(any("organ-removal" in str(r.args) for r in some) for some in together[0].limbs)


def test_a_text_that_was_not_read_is_no_statement_about_the_law() -> None:
    """Where the pack says that a text was not read, so does the page."""
    (held,) = (
        h for h in conformity(law("un", "ke"), "ke").offences if h.offence == "un:smuggling-of-migrants"
    )
    said = " ".join(run("conformity", "ke").out.split())

    assert ["not-read"] == [v.written for v in held.limbs]
    assert "No statement about the law: a text that would say was not read." in said


def test_what_else_catches_a_story_is_told_with_what_is_lost() -> None:
    """A bridge has its own maximum, what more is asked, and what is lost by charging it."""
    said = " ".join(run("conformity", "ke").out.split())

    assert "Caught if more is shown: Facilitating entry into or exit from the country for trafficking" in said
    assert "lost by it: the charge against a company Asked as well: purpose: promoting trafficking" in said


def test_charging_trafficking_itself_loses_no_gate() -> None:
    """The gate of whom it harmed is lost by charging what no gate reads, and only by that (S25)."""
    first, pack = law("un")["un:trafficking-in-persons"], law("xp").pack("xp")

    assert VICTIMS_GATE not in caught(first, TRAFFICKING, pack).lost
    assert VICTIMS_GATE in caught(first, law("xp")["xp:assault"], pack).lost


def test_an_offence_that_was_not_weighed_is_named_where_it_may_answer() -> None:
    """What rests on another offence, and what the pack says it lacks, is no gap of the law."""
    found = conformity(law("un", "sn"), "sn")
    (bribe,) = (h for h in found.offences if h.offence == "un:bribing-an-official")

    assert [(str(p.title), p.why) for v in bribe.limbs for p in v.perhaps] == [("Corruption", "not-read")]


def test_an_offence_that_is_law_only_later_is_named_where_it_may_answer() -> None:
    """What comes into force after the day of which a pack speaks is no gap, and is not weighed."""
    found = conformity(law("un", "mz"), "mz")
    (forced,) = (h for h in found.offences if h.offence == "un:forced-labour")

    assert [("coming", "2024-02-21")] == [(p.why, str(p.since)) for p in forced.limbs[0].perhaps]
    assert "Trabalho compulsivo" in (said := " ".join(run("conformity", "mz").out.split()))
    assert "in force only from 2024-02-21, after the day of this page" in said


def test_over_reach_is_told() -> None:
    """A law of smuggling that asks for no benefit catches who helps a relative for nothing."""
    wide = {(w.by.offence, w.element) for w in conformity(law("un", "za"), "za").wider}
    said = " ".join(run("conformity", "za").out.split())

    assert ("za:assisting-unlawful-entry-stay-or-departure", "benefit") in wide
    assert "leaves alone who helps a relative" in said


@given(offences(), offences())
@settings(max_examples=12)
def test_what_is_not_asked_for_is_caught_without_it(first: Offence, second: Offence) -> None:
    """A story without the element that a law is said not to ask for is supported when it is weighed."""
    for row in Conforming([second], Patterner(law("xp").vocabulary)).unasked(first):
        assert _weighed(row.story, second) is Standing.SUPPORTED


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_the_treaties_has_words_in_a_story(language: str) -> None:
    """A story of a treaty is one sentence: no term of it is told by its title."""
    whole = law("un")
    patterner, say = Patterner(whole.vocabulary), Voice(language)
    offences = (o for o in whole.pack("un").offences if not rests_on_others(o))
    patterns = (p for o in offences for e in o.elements for p in patterner.of(e.requires).found)
    asked = {a for p in patterns for a in p if isinstance(a, Leaf) and not a.like and a.slot != "age"}
    colon = say("in-slot", slot="", limb="").strip()

    assert [] == [a.name for a in asked if colon in story_told((named(a),), whole.vocabulary, say)]


def test_a_story_is_a_sentence() -> None:
    """Who does what to whom, how, and what for."""
    story = (
        Leaf("act", "harbouring"),
        Leaf("means", "abduction"),
        Leaf("purpose", "forced-labour"),
        Leaf("age", "adult"),
    )
    told = {n: story_told(tuple(map(named, story)), law("un").vocabulary, Voice(n)) for n in LANGUAGES}

    assert told["en"] == (
        "Someone houses or keeps an adult, taking the person by force or against their will, "
        "to put the person to forced labour."
    )
    assert told["fr"] == (
        "Quelqu’un héberge ou garde une personne majeure, en l’enlevant, pour la soumettre au travail forcé."
    )


@pytest.mark.parametrize(
    ("offence", "code"),
    [
        ("xp:murder", "sentence-life"),
        ("xp:assault", "most-years"),
        ("un:forced-labour", "most-not-stated"),
    ],
)
def test_a_maximum_is_said_as_it_is(offence: str, code: str) -> None:
    """A maximum is a number of years, life, or not stated."""
    assert code == most(law("un", "xp")[offence]).code


@pytest.mark.parametrize("pack", ["xq", "xp"])
def test_the_page_is_what_is_kept(pack: str) -> None:
    """The page of a fictional law is the file kept here; CHARGEASSIST_RECORD=1 writes it."""
    said, kept = run("conformity", pack), KEPT / f"{pack}.txt"
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(said.out.encode())
    assert kept.read_bytes().decode() == said.out


def test_two_states_are_dual_criminality() -> None:
    """Beside another State's law its offences of trafficking and smuggling are told, and no other."""
    data = json.loads(run("conformity", "xq", "xp", "--format", "json").out)["conformity"]

    assert {"xp:trafficking-in-persons", "xp:smuggling-of-migrants"} < {
        h["offence"] for h in data["offences"]
    }
    assert "xp:theft" not in {h["offence"] for h in data["offences"]}
    said = run("conformity", "xq", "xp").out
    assert "Dual criminality" in said
    assert "Side by side. Dual criminality goes by what was done, not by names" in said
    assert [80] == [n for n in (max(map(len, said.splitlines())), 80) if n >= 80][:1]


@pytest.mark.parametrize("words", [("un",), ("xp", "xp"), ("xq", "xp", "ke")])
def test_a_law_is_set_beside_one_other(words: tuple[str, ...]) -> None:
    """A law beside itself says nothing, and two others are one too many."""
    assert 2 == run("conformity", *words).code
