"""Tables: strict readers; nothing coerced, nothing unknown, every fault, no value repeated."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.reading.fault import Faults
from chargeassist.reading.limits import ITEMS, TEXT_CHARACTERS
from chargeassist.reading.readers import ID, MISSING, Day, ListOf, Reader, Text, Whole, Word, YesNo
from chargeassist.reading.tables import Field, Table, TableOf

SECRET = "Zebedee"
YES = Word(("yes", "no", "unknown"))
SHAPE = Table(
    {
        "id": Field(ID, True, meaning="key-evidence-from"),
        "is": Field(ListOf(Word(("suspect", "victim")), '["suspect"]'), default=()),
        "held": Field(YES, default="yes"),
        "on": Field(Day()),
        "count": Field(Whole(1, 10), default=1),
        "sure": Field(YesNo(), default=False),
    }
)


def read(reader: Reader, value: object) -> tuple[Any, list[str]]:
    """Return what a reader makes of a value, and its faults in full."""
    faults = Faults("case")
    return reader.read(value, ("row",), faults), [str(f) for f in faults.found]


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (Text(), "x", "x"),
        (Text(), "x" * TEXT_CHARACTERS, "x" * TEXT_CHARACTERS),
        (ID, "S1", "S1"),
        (ID, "house-2", "house-2"),
        (ID, "a" * 64, "a" * 64),
        (YES, "no", "no"),
        (YesNo(), True, True),
        (Whole(1, 10), 10, 10),
        (Day(), "2024-02-29", date(2024, 2, 29)),
        (Day(), date(2024, 5, 1), date(2024, 5, 1)),
        (ListOf(ID), [], ()),
        (ListOf(ID), ["S1", "S2"], ("S1", "S2")),
        (ListOf(Whole(0, 1)), [1] * ITEMS, (1,) * ITEMS),
        (TableOf(Whole(0, 9)), {"a": 1}, {"a": 1}),
    ],
)
def test_a_right_value_is_read_as_it_is(reader: Reader, value: object, expected: object) -> None:
    """What is of the right sort is taken as it is; lists become tuples."""
    assert (expected, []) == read(reader, value)


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (Text(), 5),
        (Text(), True),
        (Text(), ["x"]),
        (Text(), None),
        (Text(), " "),
        (Text(), "x" * (TEXT_CHARACTERS + 1)),
        (ID, "1S"),
        (ID, "S 1"),
        (ID, "S1\n"),
        (ID, "a" * 65),
        (ID, "é1"),
        (YES, True),
        (YES, False),
        (YES, "Yes"),
        (YES, 1),
        (YesNo(), "true"),
        (YesNo(), 1),
        (YesNo(), 0),
        (Whole(1, 10), 0),
        (Whole(1, 10), 11),
        (Whole(0, 10), True),
        (Whole(0, 10), 1.0),
        (Whole(0, 10), "1"),
        (Day(), "2024-02-30"),
        (Day(), "2024-2-3"),
        (Day(), "20240203"),
        (Day(), "2024-02"),
        (Day(), datetime(2024, 5, 1, 10)),
        (Day(), 20240501),
        (ListOf(ID), "S1"),
        (ListOf(ID), ("S1",)),
        (ListOf(ID), {"S1": 1}),
        (ListOf(ID), ["S1", 2]),
        (ListOf(ID), ["a"] * (ITEMS + 1)),
        (TableOf(Whole(0, 9)), {"1a": 1}),
        (TableOf(Whole(0, 9)), []),
        (SHAPE, []),
        (SHAPE, "S1"),
    ],
)
def test_nothing_is_coerced(reader: Reader, value: object) -> None:
    """What is of another sort is a fault: no text becomes a list, no truth a number, no number a text."""
    _, found = read(reader, value)

    assert 1 == len(found)
    assert "C101 expected" in found[0]


def test_text_for_a_list_says_how_to_write_it() -> None:
    """A text where a list belongs is answered with the list to write."""
    assert ['case: row: C101 expected a list, such as ["S1"]\n   = write ["S1"]'] == read(ListOf(ID), "S1")[1]


@pytest.mark.parametrize("value", [True, False])
def test_a_truth_for_yes_or_no_says_how_to_write_it(value: bool) -> None:
    """true where "yes" belongs is answered with the two words, in quotes."""
    (fault,) = read(YES, value)[1]

    assert fault.endswith('= write "yes" or "no" in quotes')


def test_a_misspelt_word_is_answered_with_the_right_one() -> None:
    """A word near one of the list is answered with it."""
    (fault,) = read(YES, "unknwon")[1]

    assert fault.endswith('= did you mean "unknown"?')


def test_a_misspelt_key_is_answered_with_the_right_one() -> None:
    """An unknown key is a fault at its place, with the key that was probably meant."""
    assert ['case: row.cuont: C102 unknown key\n   = did you mean "count"?'] == read(
        SHAPE, {"id": "a", "cuont": 2}
    )[1]


def test_a_missing_key_says_what_it_is_for() -> None:
    """A key that must be there and is not is told with what it is for."""
    assert ['case: row: C103 "id" is missing\n   = whose knowledge it is'] == read(SHAPE, {})[1]


def test_keys_left_out_hold_their_default() -> None:
    """A key that is left out holds its default."""
    expected = {"id": "a", "is": (), "held": "yes", "on": None, "count": 1, "sure": False}

    assert (expected, []) == read(SHAPE, {"id": "a"})


def test_all_faults_are_told_together() -> None:
    """One reading tells every fault of a table, not the first alone."""
    bad = {"is": ["suspect", "vctim", 3], "held": 1, "on": "x", "count": 99, "sure": "no", "odd": 1}

    value, found = read(SHAPE, bad)

    assert value is MISSING
    assert ["C102", "C103", *["C101"] * 6] == [f.split(": ")[2][:4] for f in found]


def test_a_faulty_item_spoils_its_list_and_no_other() -> None:
    """A list with a faulty item gives no value, so nothing is weighed without it; each item is told."""
    value, found = read(ListOf(ID), ["S1", 2, "S3", None])

    assert value is MISSING
    assert ["case: row[1]", "case: row[3]"] == [f.partition(": C")[0] for f in found]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.just(SECRET) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*SHAPE.fields, f"{SECRET} x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(JUNK)
def test_any_value_is_read_or_faulty_and_never_repeated(value: object) -> None:
    """Any value is read or told as faults, never both or neither, and no fault repeats it."""
    found, faults = read(SHAPE, value)

    assert (found is MISSING) == bool(faults)
    assert SECRET not in "".join(faults)


def test_a_key_that_could_be_a_value_is_not_printed() -> None:
    """A key with blanks or of great length may be a name: the fault says only that it is a key."""
    for key in (f"{SECRET} Smith", "é" + SECRET, "x" * 41):
        (fault,) = read(SHAPE, {"id": "a", key: 1})[1]

        assert fault.startswith("case: row.(a key): C102 unknown key")
