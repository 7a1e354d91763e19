"""Edges where the obvious reading gave a wrong answer once: each says the rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import Standing, assess, load_law
from tests.builders import (
    assessed,
    case,
    charge,
    fact,
    inferred,
    item,
    small_pack,
    standing,
)

ACT = "conduct:struck"
WORDS = [{"evidence": "E1", "words": True}]


def test_inference_between_facts_of_terms_that_meet() -> None:
    """S11: C208 refuses circles of facts; a step from one fact to another of the same term is none."""
    one = case(
        fact("f1", "means:other-coercion", shown_by=WORDS),
        inferred("f2", "means:other-coercion", "f1", on="2023-05"),
    )
    assert Standing.SUPPORTED == standing(one, "means:other-coercion")


def test_a_chain_through_two_terms() -> None:
    """S11: f1 -> f2 -> f3 is no circle of facts, though f3 has the term of f1."""
    one = case(
        fact("f1", "means:other-coercion", shown_by=WORDS),
        inferred("f2", "purpose:forced-labour", "f1"),
        inferred("f3", "means:other-coercion", "f2"),
    )
    assert Standing.SUPPORTED == standing(one, "purpose:forced-labour")


@pytest.mark.parametrize("stage", ["investigate", "trial"])
def test_bar_of_defence(stage: str) -> None:
    """S26, S1: a defence is weighed like an exception: one bar, moderate, at every stage."""

    def state(strength: str) -> str:
        d = fact("d", "compelled:duress", shown_by=[{"evidence": "E2", "strength": strength, "words": True}])
        found = charge(assessed(case(fact("f1", ACT, shown_by="E1"), d), stage=stage), "xp:assault")
        (one,) = (x for x in found.defences if x.id == "duress")
        return one.state

    assert ("hinted-at", "raised") == (state("weak"), state("moderate"))


def test_gate_unless_bar(tmp_path: Path) -> None:
    """S25, S1, S16: `unless` of a gate has the bar of exceptions also at the stage investigate."""
    text = """\
offence growing
  title   Growing
  source  zz-code s 1
  since   2000-01-01
  against State
  seen    unverified zz-code 2024-01-01

  element growing  [s 1]
    conduct is cultivating-drug

gate g  [zz-code s 9]
  title   Possible victim
  effect  refer
  covers  any offence
  unless
    suspect status is public-official
  steps
    ask
"""
    pack = small_pack(tmp_path / "zz", text)
    both = {"id": "S1", "is": ["suspect", "victim"]}
    one = case(
        fact("f1", "conduct:cultivating-drug", of=None, shown_by="E1"),
        fact("u", "status:public-official", of="S1", shown_by="E2=weak"),
        persons=[both],
    )
    assert [1, 1, 1] == [len(assess(one, pack, stage=s).gates) for s in ("investigate", "charge", "trial")]


def test_inadmissible_agreed_fact() -> None:
    """S6: an inadmissible item does not count, also as a formal admission (S2)."""
    one = case(
        fact("f1", ACT, shown_by="E1"),
        fact("f2", ACT, holds="no", shown_by="E2=strong"),
        evidence=[item("E1", "agreed-fact", admissible="no")],
    )
    assert Standing.CONTRADICTED == standing(one, ACT)


def test_inadmissible_agreed_denial() -> None:
    """S6: the same the other way: it hides a charge."""
    one = case(
        fact("f1", ACT, shown_by="E1=strong"),
        fact("f2", ACT, holds="no", shown_by="E2"),
        evidence=[item("E2", "agreed-fact", admissible="no")],
    )
    assert Standing.SUPPORTED == standing(one, ACT)


def test_nationality_of_a_witness() -> None:
    """S4, S19: to enter the nationality of a witness makes nobody a complainant."""
    w = {"id": "W1", "is": ["witness"]}
    ev = [item("E1", from_="W1")]
    bare = case(fact("f1", ACT, shown_by="E1"), evidence=ev, persons=[w])
    asked = case(
        fact("f1", ACT, shown_by="E1"),
        fact("n", "person:nationality", of="W1", value="xq"),
        evidence=ev,
        persons=[w],
    )
    assert standing(bare, ACT) == standing(asked, ACT)


def test_a_bare_alibi_by_the_suspect() -> None:
    """S13, S2: an alibi that only the suspect asserts is a denial: it does not hide the charge."""
    one = case(
        fact("f1", ACT, shown_by="E1=strong"),
        fact("f2", "identity:alibi", shown_by="E2"),
        evidence=[item("E2", "suspect-statement", from_="S1")],
    )
    assert charge(assessed(one), "xp:assault").standing.stands


def test_order_to_charge_what_is_not_available() -> None:
    """S27, S29: an ordered charge that is not available is not chargeable."""
    one = case(
        fact("f1", "conduct:detained", on="2011-05-01", in_="ke", shown_by="E1"),
        fact("f2", "act:harbouring", on="2011-05-01", in_="ke", shown_by="E1"),
        fact("f3", "means:threat", shown_by="E1"),
        fact("f4", "purpose:forced-labour", shown_by=WORDS),
    )
    found = assessed(one, "ke")
    assert "no" == charge(found, "ke:trafficking-in-persons").available.is_
    (order,) = charge(found, "ke:wrongful-confinement").orders
    assert "no-such-charge" == order.state


def test_order_in_another_episode() -> None:
    """S27, S19: trafficking in one episode does not displace a confinement in another."""
    one = case(
        fact("f1", "conduct:detained", in_="ke", shown_by="E1", episode="e2"),
        fact("f2", "act:harbouring", in_="ke", shown_by="E1", episode="e1"),
        fact("f3", "means:threat", shown_by="E1", episode="e1"),
        fact("f4", "purpose:forced-labour", shown_by=WORDS),
        episode=[{"id": "e1"}, {"id": "e2"}],
    )
    found = assessed(one, "ke")
    (confinement,) = (
        c for c in found.charges if c.offence.id == "wrongful-confinement" and c.matter.mode == "principal"
    )
    (order,) = confinement.orders
    assert "no-such-charge" == order.state


def test_a_child_by_bare_fact_and_one_sign() -> None:
    """S25 b: one sign is enough of a suspect who may be a child, also where a fact only asserts it."""
    one = case(
        fact("f1", "conduct:cultivating-drug", of=None, shown_by="E1"),
        fact("a", "age:child", of="S1"),
        fact("s", "indicator:debt", by="", of="S1", shown_by="E1"),
    )
    assert 1 == len(assessed(one).gates)


def test_consent_of_somebody_else() -> None:
    """S24: a consent of somebody other than whose consent the charge needs is none."""
    c = {"id": "c1", "of_whom": "the village chief"}
    found = assessed(case(fact("f1", "conduct:marriage-arranged", shown_by="E1"), consent=[c]))
    assert "unknown" == charge(found, "xp:forced-marriage").available.is_


def test_undated_counts_everywhere_wide_nowhere() -> None:
    """S9: less precise must not count more: `2023` across a cut counts in no part, undated in each."""
    born = fact("b", "person:born", value="2005-06-01", shown_by="E9")
    more = (
        born,
        fact("f2", "means:threat", shown_by="E1"),
        fact("f3", "purpose:forced-labour", shown_by=WORDS),
    )
    wide = assessed(case(fact("f1", "act:harbouring", on="2023", shown_by="E1"), *more))
    assert any(
        c.standing is Standing.SUPPORTED for c in wide.charges if c.offence.id == "trafficking-in-persons"
    )


def test_one_gate_is_told_once(tmp_path: Path) -> None:
    """S25: under two States without a gate, `un:referral` is raised once."""
    text = """\
offence s
  title   S
  source  zz-code s 1
  since   2000-01-01
  seen    unverified zz-code 2024-01-01

  element a  [s 1]
    conduct is struck
"""
    small_pack(tmp_path / "zz", text)
    small_pack(tmp_path / "yy", text, "yy")
    one = case(fact("f1", ACT, shown_by="E1"), persons=[{"id": "S1", "is": ["suspect", "victim"]}])
    found = assess(one, load_law(str(tmp_path / "zz"), str(tmp_path / "yy")))
    assert ["S1/un:referral"] == [g.id for g in found.gates]


def test_headline_names_only_what_supports() -> None:
    """S28: `supported on one source (E1)` names the items that support, not others of that source."""
    one = case(fact("f1", ACT, shown_by="E1"), evidence=[item("E1", from_="W1"), item("E2", from_="W1")])
    source = charge(assessed(one), "xp:assault").one_source
    assert source is not None
    assert ("E1",) == source.evidence
