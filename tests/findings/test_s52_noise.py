"""S52: what is closed for these persons is counted; what does not stand is told in order and in groups."""

from __future__ import annotations

import re
from pathlib import Path

from chargeassist import Assessment, Standing, assess, to_dict, to_text
from tests.builders import Row, assessed, case, charges, fact, small_pack

ACT = fact("f1", "conduct:sexual-act", shown_by="E1")


def born(value: str, strength: str = "strong") -> Row:
    """Return when the complainant was born."""
    return fact("b1", "person:born", of="V1", value=value, shown_by=f"E2={strength}")


def listed(found: Assessment) -> set[str]:
    """Return the offences that are listed."""
    return {c.offence.key for c in found.charges}


def test_an_offence_against_children_where_the_complainant_is_grown() -> None:
    """Of a woman of thirty the offences against children are counted and not told (S52)."""
    grown, young = assessed(case(ACT, born("1990"))), assessed(case(ACT, born("2012")))
    closed = listed(young) - listed(grown)

    assert closed
    assert grown.omitted.closed >= len(closed)
    assert 0 == young.omitted.closed
    assert f"{grown.omitted.closed} more closed for these persons" in " ".join(
        to_text(grown, full=True).split()
    )
    assert grown.omitted.closed == to_dict(grown)["omitted"]["closed"]


def test_it_is_told_when_it_is_asked_for_or_laid() -> None:
    """Asked for by name, or laid, a closed offence is told as contradicted (S52)."""
    grown, young = case(ACT, born("1990")), assessed(case(ACT, born("2012")))
    key = min(listed(young) - listed(assessed(grown)))
    laid = case(ACT, born("1990"), laid=[{"id": "L1", "suspect": "S1", "offence": key}])

    assert Standing.CONTRADICTED == max(c.standing for c in charges(assessed(grown, offences=[key]), key))
    assert Standing.CONTRADICTED == max(c.standing for c in charges(assessed(laid), key))


def test_an_open_age_closes_nothing() -> None:
    """Where the age is open, nothing is closed by it (S52, S8)."""
    assert 0 == assessed(case(ACT, born("2003/2016"))).omitted.closed


UNHURT = (
    fact("f1", "conduct:struck", shown_by="E1"),
    fact("f2", "result:bodily-harm", of="V1", holds="no", shown_by="E2=strong"),
)


def test_what_was_not_done_is_told() -> None:
    """A charge that is contradicted by what was done, and not by who they are, is told (S52)."""
    found = assessed(case(*UNHURT, born("1990")))
    assert Standing.CONTRADICTED in {c.standing for c in charges(found, "xp:actual-bodily-harm")}


def test_contradicted_comes_after_missing() -> None:
    """Against one person what is contradicted comes last (S52)."""
    found = assessed(case(*UNHURT, fact("f3", "act:harbouring", shown_by="E1")))
    last = [c.standing is Standing.CONTRADICTED for c in found.charges]

    assert {True, False} == set(last)
    assert last == sorted(last)


OFFENCES = "".join(
    f"""\
offence {id}
  title   {id.capitalize()}
  source  zz-code s 1
  since   2000-01-01
  seen    unverified zz-code 2024-01-01

  element act  [s 1]
    conduct is struck
  element aim  [s 1]
    purpose is {aim}

"""
    for id, aim in (("first", "begging"), ("second", "forced-labour"), ("third", "begging"))
)


def test_charges_that_do_not_stand_are_told_with_what_they_lack(tmp_path: Path) -> None:
    """A charge that does not stand is told in a row with what it lacks; what is contradicted last (S52)."""
    denied = fact("f2", "purpose:forced-labour", holds="no", shown_by=[{"evidence": "E2", "words": True}])
    struck = fact("f1", "conduct:struck", shown_by="E1")
    found = assess(case(struck, denied), small_pack(tmp_path / "zz", OFFENCES))
    told = to_text(found)

    assert told.index("First") < told.index("Third") < told.index("Second")
    assert re.search(r"First +\[ \] missing: aim +not advised", told)
    assert re.search(r"Second +\[x\] contradicted: +not advised", told)
