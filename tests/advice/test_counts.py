"""A draft count says where in the words of the case, and the Act by its name and number alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from chargeassist import counts, load_law, to_json, to_text
from chargeassist.law.folder import shipped
from chargeassist.report.drafted import particulars_text
from tests.builders import Row, assessed, case, codes, fact

PLACE = "the house at Rose Lane"
HELD: Row = {"id": "f1", "name": "conduct:locked-in", "shown_by": "E1 E2"}


def _drafted(*rows: Row, **tables: Any) -> tuple[str, tuple[str, ...]]:
    (count,) = [c for c in counts(assessed(case(*rows, **tables))).counts if "confinement" in c.charge]
    return particulars_text(count.particulars), codes(count.confirm)


def test_a_place_in_words_is_told_and_not_asked_for() -> None:
    """Where the conduct says where it was, the count says so; else the episode; else a person fills it in."""
    at = f"at {PLACE}"
    of_fact = _drafted(fact(**HELD, place=PLACE))
    house = [{"id": "house", "on": "2023-04-05", "place": PLACE}]
    of_episode = _drafted(fact(**HELD, episode="house"), episode=house)
    nowhere = _drafted(fact(**HELD))

    assert [True, True, False] == [at in text for text, _ in (of_fact, of_episode, nowhere)]
    assert ["the-place" in asked for _, asked in (of_fact, of_episode, nowhere)] == [False, False, True]


def test_a_place_in_words_reaches_no_report_and_no_repr() -> None:
    """It may name a shelter: only the draft of a count tells it."""
    found = assessed(case(fact(**HELD, place=PLACE)))
    drafted = counts(found)

    assert not any(
        PLACE in text for text in (to_text(found, full=True), to_json(found), repr(found.case.facts))
    )
    assert PLACE not in repr(drafted)


@pytest.mark.parametrize("pack", shipped())
def test_the_number_of_an_act_is_no_note(pack: str) -> None:
    """What an editor has to say of a number stands in the notes: a count prints the number."""
    numbers = [s.number for s in load_law(pack).pack(pack).sources.values()]

    assert [] == [n for n in numbers if re.search(r";|\(|also|as it stood", n)]


@pytest.mark.parametrize(
    ("on", "told", "asked"),
    [
        ("2023-04-05/..", "between 5 April 2023 and [to be confirmed]", "the-end"),
        ("../2023-04-05", "between [to be confirmed] and 5 April 2023", "the-start"),
    ],
)
def test_an_open_end_is_left_blank_and_asked_for(on: str, told: str, asked: str) -> None:
    """Neither the year 9999 nor the day on which the law came into force is when it was done."""
    text, confirm = _drafted(fact(**HELD | {"on": on}))

    assert told in text
    assert asked in confirm
