"""S46: who is neither national nor resident, against whom that counts, and what asylum never shows."""

from __future__ import annotations

import pytest

from chargeassist import Case, Standing
from tests.builders import Row, assessed, case, charge, element, fact, item, said, standing, weigh

SHOWN, DISPUTED, OPEN = Standing.SUPPORTED, Standing.DISPUTED, Standing.THIN
RESIDENT, NATIONAL = "status:permanent-resident-of-the-state", "status:national-of-the-state"
FOREIGN = fact("f1", "person:nationality", value="xq", shown_by="E1=strong")
PAPERLESS = fact("f1", "status:no-legal-status", shown_by="E1=strong")
HIDDEN = fact("f2", "entry:otherwise-irregular", shown_by="E2")
WAYS = ["entry:without-required-documents", "entry:with-fraudulent-document", "entry:otherwise-irregular"]


def neither(one: Case, **keys: str) -> tuple[Standing, Standing]:
    """Return how it stands that somebody is no resident and no national of the State."""
    return standing(one, RESIDENT, holds=False, **keys), standing(one, NATIONAL, holds=False, **keys)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("first", [FOREIGN, PAPERLESS], ids=["foreign", "without-papers"])
def test_a_foreigner_who_came_in_hidden_is_neither(first: Row, way: str) -> None:
    """Another nationality, or no papers, with a hidden or false entry supports neither (S46)."""
    one = case(first, fact("f2", way, shown_by="E2"))
    assert (SHOWN, SHOWN) == neither(one)


def test_what_was_not_asked_is_noted() -> None:
    """The row says that nobody has asked where the person lives, and rests on both facts (S46)."""
    found = weigh(case(FOREIGN, HIDDEN), RESIDENT, holds=False)
    assert (("residence not asked",), ("f1", "f2")) == (said(found.notes), found.facts)


def test_what_was_said_outright_needs_no_rule() -> None:
    """Where a fact says that the person is no resident, nothing was left unasked (S46)."""
    outright = fact("f3", RESIDENT, holds="no", shown_by="E3")
    found = weigh(case(FOREIGN, HIDDEN, outright), RESIDENT, holds=False)
    assert (SHOWN, False, ()) == (found.standing, "f2" in found.facts, said(found.notes))


def test_asked_and_not_known_leaves_it_so() -> None:
    """That residence was asked and is not known changes nothing (S46)."""
    unknown = fact("f3", "person:residence", value="xp", holds="unknown")
    assert (SHOWN, SHOWN) == neither(case(FOREIGN, HIDDEN, unknown))


@pytest.mark.parametrize("only", [FOREIGN, PAPERLESS, HIDDEN], ids=["foreign", "without-papers", "hidden"])
def test_one_of_the_two_is_not_enough(only: Row) -> None:
    """A foreign passport alone leaves residence open; the other two alone show nothing (S46)."""
    expected = OPEN if only is FOREIGN else Standing.MISSING
    assert expected == standing(case(only), RESIDENT, holds=False)


def test_it_counts_no_more_than_the_weaker_of_the_two() -> None:
    """A strong passport with a weak word about the entry is weak (S46)."""
    weak = fact("f2", "entry:otherwise-irregular", shown_by="E2=weak")
    assert OPEN == standing(case(FOREIGN, weak), RESIDENT, holds=False)


def test_never_for_the_migrants_own_entry() -> None:
    """Against the person whose entry it was, the same facts leave residence open (S46)."""
    facts = [{**FOREIGN, "of": ["S1"]}, {**HIDDEN, "of": ["S1"]}]
    one = case(*facts)
    about = {"complainant": "S1", "holds": False}
    assert [OPEN, SHOWN] == [
        weigh(one, RESIDENT, suspect=who, **about).standing  # type: ignore[arg-type]  # keys of both sorts
        for who in ("S1", "S2")
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (fact("f3", "person:residence", value="xp", shown_by="E3"), Standing.CONTRADICTED),
        (fact("f3", "status:claims-residence", shown_by="E3"), DISPUTED),
        (fact("f3", "person:nationality", value="xp", shown_by="E3=strong"), OPEN),
        (fact("f3", "person:residence", value="xq", shown_by="E3"), SHOWN),
    ],
    ids=["residence", "claim", "second-nationality", "residence-elsewhere"],
)
def test_what_speaks_for_residence_is_the_exception(row: Row, expected: Standing) -> None:
    """A claim of residence contests it, a residence denies it, a second nationality leaves it open (S46)."""
    assert expected == standing(case(FOREIGN, HIDDEN, row), RESIDENT, holds=False)


def test_a_migrant_smuggled_in_hidden() -> None:
    """Smuggling stands against who procured the entry though nobody asked where the migrant lives (S46)."""
    one = case(
        fact("f3", "act:procurement-of-entry", of="M1", shown_by="E3"),
        {**FOREIGN, "of": ["M1"]},
        {**HIDDEN, "of": ["M1"]},
        fact("f4", "movement:journey", of="M1", origin="xq", destination="xp", shown_by="E3"),
        fact("f5", "benefit:financial", of="M1", shown_by=[{"evidence": "E3", "words": True}]),
    )
    status = element(charge(assessed(one), "xp:smuggling-of-migrants", complainant="M1"), "status")
    assert (SHOWN, True) == (status.standing, "residence not asked" in said(status.notes))


def test_asylum_shows_no_illegality_and_is_flagged() -> None:
    """Asking for asylum changes no element that asks for illegality, and is always flagged (S46)."""
    seeks = fact("f3", "status:asylum-seeker", of="M1", shown_by="E3")
    facts = [fact("f4", "act:procurement-of-entry", of="M1", shown_by="E3"), {**FOREIGN, "of": ["M1"]}]
    before, after = assessed(case(*facts)), assessed(case(*facts, seeks))
    rows = [[(e.id, e.standing) for c in found.charges for e in c.elements] for found in (before, after)]
    assert rows[0] == rows[1]
    flagged = [[f.about for f in found.flags if f.code == "refugee-protection"] for found in (before, after)]
    assert [[], ["M1"]] == flagged


def test_a_document_of_one_still_shows_nothing_for_a_group() -> None:
    """The passport of one member does not make a whole group foreign (S46, S8)."""
    group: Row = {"id": "M1", "is": ["migrant"], "count": 12}
    one = case(
        {**FOREIGN, "of": ["M1"]},
        {**HIDDEN, "of": ["M1"]},
        evidence=[item("E1", "travel-document")],
        persons=[group],
    )
    assert OPEN == standing(one, RESIDENT, holds=False, complainant="M1")
