"""Short rules of the reasoning, each asked alone: what is given, can be attempted, rests on another."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from chargeassist.law.algebra import AllOf, Condition, Identity, Unless
from chargeassist.law.model import Element
from chargeassist.reasoning.conformity import _given, rests_on_others
from chargeassist.reasoning.derived import _moved
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.matters import Matter, Window
from chargeassist.reasoning.modes import _attemptable
from chargeassist.reasoning.outcomes import _through
from chargeassist.reasoning.plans import Plans
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.values import Values
from chargeassist.reasoning.weighing import Inference, Weighing, _undone
from chargeassist.reasoning.windows import _clipped
from chargeassist.words import remark
from chargeassist.words.dates import parse_when
from tests.builders import case, fact, law, leaf

XP = law("xp").pack("xp")
(ASSAULT,) = (o for o in XP.offences if o.id == "assault")
(BENEFITING,) = (o for o in XP.offences if o.id == "benefiting-from-trafficking")
CARELESS = leaf("fault:negligence")


def test_that_it_was_this_person_and_that_it_was_meant_is_in_every_story() -> None:
    """S33: identity and intention are given; an act, and a mind about something else, are not."""
    assert _given(Identity(()))
    assert _given(leaf("fault:intention"))
    assert not _given(leaf("conduct:struck"))
    assert not _given(leaf("fault:intention", as_to="age:child"))


@pytest.mark.parametrize(
    ("condition", "attemptable"),
    [
        (leaf("conduct:struck"), True),
        (AllOf((leaf("conduct:struck"), CARELESS)), False),
        (Unless(leaf("conduct:struck"), evolve(CARELESS, exception=True)), True),
        (AllOf((leaf("conduct:struck"), evolve(CARELESS, holds=False))), True),
    ],
    ids=["an-act", "careless", "unless-careless", "not-careless"],
)
def test_what_asks_for_negligence_cannot_be_attempted(condition: Condition, attemptable: bool) -> None:
    """S38: who is careless aims at nothing; negligence that excuses, or must be absent, is no such thing."""
    assert attemptable is _attemptable(evolve(ASSAULT, elements=(Element("act", "s 1", condition),)))


@pytest.mark.parametrize(
    "dealing", ["dealt-with", "converted", "transferred", "concealed", "acquired", "possessed", "used"]
)
def test_laundering_has_a_story_of_its_own(dealing: str) -> None:
    """S33: whatever is done with what comes from crime; any other offence that reads another has none."""
    launders = evolve(BENEFITING, conduct=(leaf(f"conduct:proceeds-{dealing}"),))

    assert rests_on_others(BENEFITING)
    assert not rests_on_others(launders)
    assert not rests_on_others(ASSAULT)


@pytest.mark.parametrize(
    "done",
    [
        *("act:transportation", "act:transfer", "act:harbouring", "act:receipt"),
        *("act:procurement-of-entry", "act:enabling-illegal-stay", "act:delivery-of-person"),
        *("act:capture-of-person", "conduct:detained", "status:held-captive"),
    ],
)
def test_whom_others_moved_hid_or_held(done: str) -> None:
    """S46: each of these says it, unless it was done by the person alone."""

    def moved(by: list[str]) -> list[str]:
        one = case(fact("f1", done, by=by, of="V1"))
        values = Values(one, {done: one.facts}, "xp")
        return [d.name for d in _moved(values, "V1", Matter("S1", "V1"), "")]

    assert (["f1"], ["f1"], []) == (moved(["S1"]), moved([]), moved(["V1"]))


def test_a_step_that_does_not_carry_says_why() -> None:
    """S11: how weakly it is drawn, or what it rests on and why that counts less; what several share once."""
    less, enough = (Counted("E1", "f1", n, "W1", remark("recanted")) for n in (1, 2))

    def why(drawn: int, *basis: Counted) -> list[str]:
        step = Inference("f2", ("f1",), drawn, min(c.strength for c in basis), False, basis, (), ())
        return [r.code for r in _undone((step, step), 2)]

    assert ["weak-inference", "weak-inference"] == why(1, enough)
    assert ["weak-basis", "recanted"] == why(2, less, enough)
    assert [] == why(2, enough)


def test_what_one_rests_on_is_followed_to_the_end() -> None:
    """S22: that two acted together, and what that rests on in its turn."""
    last = Weighing(Standing.THIN)
    first = Weighing(Standing.SUPPORTED, through=(last,))

    assert [first, last] == list(_through(Weighing(Standing.SUPPORTED, through=(first,))))


def test_a_plan_of_some_conduct_is_one_of_its_kinds() -> None:
    """S23: to plan one kind is to plan the genus, and the genus, of conduct alone, names its kinds."""
    words = law("xp").vocabulary
    plans = Plans(case(fact("f1", "conduct:struck")), words, ())
    kinds = {g: k for g, narrower in words.narrower.items() for k in narrower if k != g}
    done, aimed = (next(g for g in kinds if g.startswith(slot)) for slot in ("conduct:", "purpose:"))

    assert plans._same(kinds[done], done)
    assert plans._same(done, kinds[done])
    assert plans._same(kinds[aimed], aimed)
    assert not plans._same(aimed, kinds[aimed])
    assert not plans._same("conduct:struck", done)


def test_a_partners_act_is_ones_own_where_it_was_wanted_known_risked_or_overlooked() -> None:
    """S41: each state of mind that makes it so, about what is done and about the offences that ask for it."""
    foreseen = Plans(case(fact("f1", "conduct:struck")), law("xp").vocabulary, (ASSAULT,)).foreseen(
        leaf("conduct:struck")
    )

    assert ["intention", "knowledge", "recklessness", "negligence"] == [x.term for x in foreseen]
    assert {("conduct:struck", "xp:assault")} == {x.objects for x in foreseen}


def test_a_part_of_time_is_cut_to_when_its_conduct_can_have_been() -> None:
    """S9: dates that lie outside of it say nothing of it."""
    window = Window(date(2023, 1, 1), date(2023, 6, 30))
    dates = [when for d in ("2023-02-01", "2023-03", "2024-01-01") if (when := parse_when(d))]

    assert Window(date(2023, 2, 1), date(2023, 3, 31)) == _clipped(window, dates)
