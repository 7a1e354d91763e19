"""S28: which charges are listed, how far they are made out, and on how many sources."""

from __future__ import annotations

import pytest

from chargeassist import Standing, to_json, to_text
from tests.builders import Row, assessed, case, charge, charges, element, fact, inferred, item

STRUCK = fact("f1", "conduct:struck", shown_by="E1")
HURT = fact("f2", "result:bodily-harm", shown_by="E1")


def listed(*facts: Row, offences: tuple[str, ...] = (), **tables: list[Row]) -> set[str]:
    """Return the offences that are listed against S1."""
    return {c.offence.key for c in assessed(case(*facts, **tables), offences=offences).charges}


def test_conduct_lists_a_charge() -> None:
    """A charge with anything entered for its conduct is listed, others are not (S28)."""
    found = listed(STRUCK)
    assert {"xp:assault", "xp:actual-bodily-harm"} <= found
    assert not {"xp:rape", "xp:kidnapping", "xp:drug-cultivation"} & found


def test_asserted_conduct_lists_a_charge() -> None:
    """Conduct need only be asserted: the charge is listed, thin (S28, S1)."""
    assert "xp:assault" in listed(STRUCK | {"shown_by": []})


def test_a_kind_of_the_conduct_lists_a_charge() -> None:
    """A narrower term of the conduct lists the charge as the term itself does (S28, S10)."""
    assert "xp:unlawful-confinement" in listed(fact("f1", "conduct:locked-in"))


def test_what_proves_the_conduct_lists_a_charge() -> None:
    """Conduct shown by what proves it is conduct entered: who captures somebody takes that person away."""
    found = assessed(case(fact("f1", "act:capture-of-person", shown_by="E1")))
    assert element(charge(found, "xp:abduction-for-sex-or-marriage"), "taking").standing is Standing.SUPPORTED


@pytest.mark.parametrize("name", ["result:bodily-harm", "means:threat", "purpose:forced-labour"])
def test_what_is_not_conduct_lists_nothing(name: str) -> None:
    """Results, manner and purpose list no charge by themselves (S28, S22)."""
    assert set() == listed(fact("f1", name, shown_by="E1"))


@pytest.mark.parametrize("holds", ["no", "unknown"])
def test_denied_conduct_lists_nothing(holds: str) -> None:
    """Conduct that is denied or not known lists no charge (S28, S7)."""
    assert "xp:assault" not in listed(STRUCK | {"holds": holds})


def test_a_laid_charge_is_listed() -> None:
    """A charge that has been laid is listed though nothing supports it (S28)."""
    laid: Row = {"id": "c1", "suspect": "S1", "offence": "xp:rape", "complainant": "V1"}
    assert "xp:rape" in listed(STRUCK, laid=[laid])


def test_a_charge_laid_for_another_is_not() -> None:
    """A charge laid about another complainant lists nothing about this one (S28, S19)."""
    laid: Row = {"id": "c1", "suspect": "S1", "offence": "xp:rape", "complainant": "V2"}
    found = assessed(case(STRUCK, fact("f3", "conduct:struck", of="V2"), laid=[laid]))
    assert ["V2"] == [c.matter.complainant for c in charges(found, "xp:rape")]


def test_asked_for_by_name() -> None:
    """A charge asked for by name is listed, and so is every offence of a pack (S28)."""
    assert "xp:rape" in listed(STRUCK, offences=("xp:rape",))
    assert {"xp:rape", "xp:kidnapping"} <= listed(STRUCK, offences=("xp:*",))


def test_the_rest_is_counted() -> None:
    """What is not listed is counted by the first element that keeps it out (S28)."""
    found = assessed(case(STRUCK))
    first = dict(found.omitted.first_missing)
    assert found.omitted.count == sum(first.values())
    assert {"taking", "confinement"} <= set(first)


def test_listed_and_omitted_are_everything() -> None:
    """Every charge is either listed or counted: none is dropped in silence (S28)."""
    some, all_ = assessed(case(STRUCK)), assessed(case(STRUCK), offences=["xp:*"])
    assert (len(some.charges) + some.omitted.count, 0) == (len(all_.charges), all_.omitted.count)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [([STRUCK], (2, 3)), ([STRUCK, HURT], (3, 3)), ([STRUCK | {"shown_by": []}, HURT], (1, 3))],
)
def test_k_of_n(facts: list[Row], expected: tuple[int, int]) -> None:
    """A charge says how many of its elements stand supported, identity among them (S28)."""
    assert expected == charge(assessed(case(*facts)), "xp:actual-bodily-harm").supported


def test_one_source() -> None:
    """When every element falls with one source, the charge is headed so in every format (S28)."""
    evidence = [item("E1", from_="W1"), item("E2", "medical-report", from_="W1")]
    found = assessed(case(STRUCK, HURT | {"shown_by": ["E2"]}, evidence=evidence))
    one = charge(found, "xp:actual-bodily-harm").one_source
    assert one is not None
    assert ("W1", ("E1", "E2")) == (one.source, one.evidence)
    assert ["supported on one source" in text for text in (to_text(found, full=True), to_json(found))] == [
        True,
        True,
    ]


def test_two_sources() -> None:
    """When one element stands without it, a source carries only part of the charge (S28)."""
    found = charge(assessed(case(STRUCK, HURT | {"shown_by": ["E2"]})), "xp:actual-bodily-harm")
    assert None is found.one_source
    assert ["E1", "E2"] == [r.source for r in found.rests_on]


def test_a_source_that_can_be_spared() -> None:
    """A charge does not rest on a source whose loss lowers nothing (S28, S35)."""
    found = charge(assessed(case(STRUCK | {"shown_by": ["E1", "E2"]})), "xp:assault")
    assert () == found.rests_on


def test_the_basis_of_an_inference_is_a_source() -> None:
    """What carries an inference carries the element: its loss is felt (S28, S11)."""
    withheld = fact("f3", "conduct:passport-withheld", shown_by="E3=strong")
    means = inferred("f4", "means:other-coercion", "f3")
    found = charge(
        assessed(case(fact("f1", "act:harbouring", shown_by="E1"), withheld, means)),
        "xp:trafficking-in-persons",
    )
    assert ("f4",) == element(found, "means").inferences
    assert "E3" in found.sources


def test_evidence_that_bears_on_nothing_is_told() -> None:
    """Every item that bears on no listed charge is told with the reason (S28)."""
    one = case(STRUCK, fact("f3", "relation:household", shown_by="E3"), evidence=[item("E9")])
    assert {"E3": "turned-on-by-none", "E9": "shows-nothing"} == {
        u.evidence: u.why.code for u in assessed(one).unused_evidence
    }
