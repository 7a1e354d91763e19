"""Of which persons the facts that bear on a term may speak (S4)."""

from __future__ import annotations

import pytest

from chargeassist.reasoning.factbase import FactBase
from tests.builders import case, fact, law


@pytest.mark.parametrize(
    ("by", "of", "complainant", "speaks"),
    [
        *[("S1", "V1", "V1", True), ("S1", "V2", "V2", False), ("S2", "V1", "V1", False)],
        *[("S1", None, None, True), (None, "V1", "V1", True), (None, "V2", "V2", False)],
    ],
)
def test_what_was_done_to_one_says_nothing_of_another(
    by: str | None, of: str | None, complainant: str | None, speaks: bool
) -> None:
    """S4: that S1 struck V1 may speak of S1 or anybody, and of V1 or whoever is not named."""
    base = FactBase(case(fact("f1", "conduct:struck")), law("xp").vocabulary)

    assert speaks is base.borne("conduct:struck", ()).speaks_of(by, of, complainant)


def test_what_names_nobody_may_speak_of_anybody() -> None:
    """S5: a fact without `by` is of somebody, whoever is asked about; one without `of` is too."""
    words = law("xp").vocabulary
    unknown = FactBase(case(fact("f1", "conduct:struck", by=[])), words).borne("conduct:struck", ())
    untied = FactBase(case(fact("f1", "conduct:struck", of=[])), words).borne("conduct:struck", ())

    assert unknown.speaks_of("S2", "V1", "V1")
    assert untied.speaks_of("S1", "V2", "V2")
