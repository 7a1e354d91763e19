"""S11: legal terms, and the reasoned steps that lead to them."""

from __future__ import annotations

import pytest

from chargeassist import CaseError, Standing
from tests.builders import Row, assessed, case, charge, element, fact, inferred, item, limb, standing, weigh

LEGAL = "means:other-coercion"
WORDS = [{"evidence": "E1", "words": True}]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("message", 3),
        ("intercept", 3),
        ("admission", 3),
        ("agreed-fact", 3),
        ("witness-testimony", 1),
        ("bank-record", 1),
        ("exhibit", 1),
        ("photo-video", 1),
    ],
)
def test_direct_evidence_of_a_legal_term(kind: str, expected: int) -> None:
    """On a legal term words count as rated, and what shows only conduct is weak (S11)."""
    one = case(fact("f1", LEGAL, shown_by="E1=strong"), evidence=[item("E1", kind, tied_to="S1")])
    assert expected == weigh(one, LEGAL).for_strength


def test_testimony_to_the_words_is_direct() -> None:
    """Testimony to the very words spoken counts as rated on a legal term (S11)."""
    assert Standing.SUPPORTED == standing(case(fact("f1", LEGAL, shown_by=WORDS)), LEGAL)


@pytest.mark.parametrize("name", ["means:use-of-force", "means:threat", "conduct:struck"])
def test_an_observable_term_can_be_seen(name: str) -> None:
    """Evidence of an observable term counts as rated, also where its slot is legal (S11)."""
    assert Standing.SUPPORTED == standing(case(fact("f1", name, shown_by="E1")), name)


def drawn(*more: Row, own: str = "strong", basis: str = "E1=strong", evidence: tuple[Row, ...] = ()) -> int:
    """Return how strong an inference is: 0 none to 3 strong."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by=basis),
        *more,
        inferred("f2", LEGAL, "f1", own),
        evidence=evidence,
    )
    return weigh(one, LEGAL).for_strength


@pytest.mark.parametrize(
    ("own", "basis", "expected"),
    [
        ("strong", "E1=strong", 3),
        ("moderate", "E1=strong", 2),
        ("strong", "E1=weak", 1),
        ("strong", "E1 E2", 3),  # two independent moderate items
        ("strong", "", 0),
        ("none", "E1=strong", 0),
    ],
)
def test_the_lesser_of_step_and_basis(own: str, basis: str, expected: int) -> None:
    """An inference has the lesser of its own strength and that of its basis (S11)."""
    assert expected == drawn(own=own, basis=basis)


def test_every_fact_of_the_basis_counts() -> None:
    """An inference is no stronger than the weakest fact it rests on (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E1=strong"),
        fact("f2", "conduct:locked-in", shown_by="E2=weak"),
        inferred("f3", LEGAL, "f1 f2", "strong"),
    )
    assert (1, Standing.THIN) == (weigh(one, LEGAL).for_strength, standing(one, LEGAL))


def test_a_disputed_basis_caps_its_route() -> None:
    """An inference from what is disputed makes its term no more than disputed (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E1=strong"),
        fact("f2", "conduct:passport-withheld", holds="no", shown_by="E2"),
        inferred("f3", LEGAL, "f1", "strong"),
    )
    assert Standing.DISPUTED == standing(one, LEGAL)


def test_the_best_route_carries_the_leaf() -> None:
    """Direct evidence and each inference are routes, and the leaf is the best of them (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E1=weak"),
        fact("f2", "conduct:locked-in", shown_by="E2=strong"),
        fact("f3", LEGAL, shown_by="E3"),
        inferred("f4", LEGAL, "f1", "strong"),
        inferred("f5", LEGAL, "f2", "strong"),
    )
    found = weigh(one, LEGAL, stage="trial")
    assert (Standing.SUPPORTED, ("f4", "f5")) == (found.standing, found.inferences)


def test_routes_do_not_add_up() -> None:
    """Two moderate inferences stay moderate: each is weighed by itself (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E1"),
        fact("f2", "conduct:locked-in", shown_by="E2"),
        inferred("f3", LEGAL, "f1"),
        inferred("f4", LEGAL, "f2"),
    )
    assert (2, Standing.THIN) == (weigh(one, LEGAL).for_strength, standing(one, LEGAL, stage="trial"))


def test_every_route_meets_the_same_evidence_against() -> None:
    """What speaks against the term speaks against an inference to it (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E2"),
        inferred("f2", LEGAL, "f1"),
        fact("f3", LEGAL, holds="no", shown_by=WORDS),
    )
    assert Standing.DISPUTED == standing(one, LEGAL)


def test_that_it_was_not_so_may_be_inferred() -> None:
    """`holds = "no"` may be inferred, and speaks against as strongly as it is (S11)."""
    one = case(
        fact("f1", "conduct:wages-withheld", holds="no", shown_by="E2=strong"),
        fact("f2", LEGAL, shown_by=WORDS),
        inferred("f3", LEGAL, "f1", "moderate", holds="no"),
    )
    assert (2, Standing.DISPUTED) == (weigh(one, LEGAL).against_strength, standing(one, LEGAL))


def test_an_inference_from_an_inference() -> None:
    """A chain of steps is as strong as its weakest step (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E1=strong"),
        inferred("f2", LEGAL, "f1", "moderate"),
        inferred("f3", "purpose:forced-labour", "f2", "strong"),
    )
    assert 2 == weigh(one, "purpose:forced-labour").for_strength


def test_what_shows_the_basis_is_kept() -> None:
    """Explanations follow the chain: the items beneath an inference are named (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E1=strong"),
        inferred("f2", LEGAL, "f1"),
        inferred("f3", "purpose:forced-labour", "f2"),
    )
    assert ["E1"] == [c.evidence for c in weigh(one, "purpose:forced-labour").basis]


def test_what_speaks_against_the_basis_is_kept() -> None:
    """An inference can be attacked: what speaks against its basis is named (S11)."""
    one = case(
        fact("f1", "conduct:passport-withheld", shown_by="E1=strong"),
        fact("f2", "conduct:passport-withheld", holds="no", shown_by="E2"),
        inferred("f3", LEGAL, "f1"),
    )
    found = weigh(one, LEGAL)
    assert (("f2",), ["E2"]) == (found.basis_against_facts, [c.evidence for c in found.basis_against])


def test_a_value_can_be_a_basis() -> None:
    """An inference may rest on a value, and is as strong as what shows it (S11, S8)."""
    one = case(
        fact("f1", "person:nationality", value="xq", shown_by="E1=strong"),
        inferred("f2", "means:abuse-of-vulnerability", "f1"),
    )
    assert Standing.SUPPORTED == standing(one, "means:abuse-of-vulnerability")


def test_indicators_alone_only_propose() -> None:
    """Where nobody has drawn the inference, the facts that point to it are named as a proposal (S11)."""
    one = case(
        fact("f1", "act:harbouring", shown_by="E1"),
        fact("f2", "indicator:debt", shown_by="E1"),
        fact("f3", "conduct:locked-in", shown_by="E1"),
    )
    found = charge(assessed(one), "xp:trafficking-in-persons")
    assert (limb(LEGAL), ("f3", "f2")) in element(found, "means").pointers
    assert "draw-the-inference" in {g.kind for g in found.gaps if g.limbs == (limb(LEGAL),)}


def test_a_drawn_inference_is_no_proposal() -> None:
    """What a person has inferred is no longer proposed (S11)."""
    one = case(
        fact("f1", "act:harbouring", shown_by="E1"),
        fact("f2", "conduct:locked-in", shown_by="E1=strong"),
        inferred("f3", LEGAL, "f2"),
    )
    found = element(charge(assessed(one), "xp:trafficking-in-persons"), "means")
    assert (("f3",), ()) == (found.inferences, tuple(p for p in found.pointers if p[0] == limb(LEGAL)))


@pytest.mark.parametrize("basis", ["f1", "f2"])
def test_a_step_may_come_back_to_a_term(basis: str) -> None:
    """A step rests on facts, not on terms: it may lead to another fact of a term it began with (S11)."""
    one = case(
        fact("f1", LEGAL, shown_by=WORDS),
        inferred("f2", "purpose:forced-labour", "f1"),
        inferred("f3", LEGAL, basis),
    )
    assert [Standing.SUPPORTED] * 2 == [standing(one, n) for n in (LEGAL, "purpose:forced-labour")]


@pytest.mark.parametrize("key", ["why", "by_whom", "strength"])
def test_a_step_is_a_persons_own(key: str) -> None:
    """An inference says why, by whom and how strong, or it is refused (S11)."""
    step = {k: v for k, v in inferred("f2", LEGAL, "f1").items() if k != key}
    with pytest.raises(CaseError) as caught:
        case(fact("f1", "conduct:locked-in"), step)
    assert ["C206"] == [f.code for f in caught.value.faults]


def test_no_step_rests_on_itself() -> None:
    """A chain of inferences that comes back to itself is refused (S11)."""
    with pytest.raises(CaseError) as caught:
        case(inferred("f1", LEGAL, "f2"), inferred("f2", "purpose:forced-labour", "f1"))
    assert ["C208"] == [f.code for f in caught.value.faults]
