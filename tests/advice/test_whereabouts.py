"""In which State somebody may be, and who stands in the way of a return."""

from __future__ import annotations

from chargeassist.advice.returning import _suspects_there, perhaps_a_child
from chargeassist.advice.whereabouts import last_known, may_be_in
from chargeassist.case.model import Case
from tests.builders import assessed, case, fact, law

WORDS = law("xp").vocabulary
EARLY, LATE = "2023-04-05", "2023-05-06"


def _acts(*rows: tuple[str | None, str | None]) -> Case:
    """Return a case in which S1 strikes V1 on days and in States."""
    return case(*(fact(f"f{n}", "conduct:struck", on=on, in_=there) for n, (on, there) in enumerate(rows)))


def test_where_somebody_was_last_is_where_the_latest_act_was_done() -> None:
    """An act without a day or a place says nothing, and two States on the last day leave it open."""
    assert "ke" == last_known("S1", _acts((EARLY, "xp"), (LATE, "ke")), WORDS)
    assert "ke" == last_known("S1", _acts((LATE, "ke"), (EARLY, "xp"), (None, "za"), (LATE, None)), WORDS)
    assert "" == last_known("S1", _acts((LATE, "ke"), (LATE, "xp")), WORDS)
    assert "" == last_known("S1", _acts((None, "za")), WORDS) == last_known("S2", _acts((LATE, "ke")), WORDS)
    assert "" == last_known("S1", case(fact("f1", "conduct:struck", in_="ke", holds="no")), WORDS)


def test_somebody_may_be_where_said_to_be_and_else_at_home_or_where_last_seen() -> None:
    """Where nobody entered where a person is now, home and the last act point there."""
    struck = fact("f1", "conduct:struck", in_="ke")
    there = {"id": "S1", "is": ["suspect"], "nationality": ["ug"]}
    unknown, known = case(struck, persons=[there]), case(struck, persons=[there | {"now_in": "za"}])

    assert ["ke", "ug"] == [s for s in ("ke", "ug", "xp", "za") if may_be_in("S1", s, unknown, WORDS)]
    assert ["za"] == [s for s in ("ke", "ug", "xp", "za") if may_be_in("S1", s, known, WORDS)]


def test_who_is_in_the_way_of_a_return_is_a_suspect_of_acts_against_that_person() -> None:
    """A suspect of acts against others, or of whom only a status is entered, is none."""
    rows = (
        fact("f1", "conduct:struck", in_="ke"),
        fact("f2", "conduct:struck", by="S2", of="V2", in_="ke"),
        fact("f3", "conduct:struck", by="S3", of="V1", in_="xp"),
        fact("f4", "conduct:struck", by="S4", of="V1", in_="ke", holds="no"),
    )

    assert ("S1",) == _suspects_there("V1", "ke", assessed(case(*rows)))


def test_who_may_be_a_child_is_so_until_the_last_day_on_which_eighteen_may_be_reached() -> None:
    """S45: nothing said is no; a birth that is open in time is perhaps a child's."""

    def child(value: str) -> bool:
        return perhaps_a_child("V1", case(fact("f1", "person:born", value=value), as_at="2024-05-01"))

    assert [True, True, False] == [child(v) for v in ("2006", "2006-05-02", "2006-05-01")]
    assert not perhaps_a_child("V1", case(fact("f1", "conduct:struck")))
