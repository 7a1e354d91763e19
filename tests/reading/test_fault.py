"""A fault as data: its printed form, its place, and the errors that carry all of them."""

from __future__ import annotations

import pickle

import pytest

from chargeassist.reading.fault import (
    CannotAdvise,
    CaseError,
    ChargeAssistError,
    Fault,
    Faults,
    KnowledgeError,
    Place,
    path_text,
)

LINE = "      recruitement"


def test_a_fault_of_the_law_prints_its_line_and_points() -> None:
    """file:line:column: code message, then the line, then a mark under the word, then what to do."""
    fault = Fault(
        "L202",
        'unknown act "recruitement"',
        Place("xp/trafficking.law", 25, 7, 12, LINE),
        ("in offence trafficking-in-persons", 'did you mean "recruitment"?'),
    )

    assert (
        'xp/trafficking.law:25:7: L202 unknown act "recruitement"\n'
        "    |\n"
        " 25 |       recruitement\n"
        "    |       ^^^^^^^^^^^^\n"
        "    = in offence trafficking-in-persons\n"
        '    = did you mean "recruitment"?'
    ) == str(fault)


def test_a_fault_of_a_case_prints_no_line_of_it() -> None:
    """A fault of a case names the line and the path, and shows nothing that stands there."""
    fault = Fault("C101", "expected a list", Place("case.toml", 7, path=("fact", 2, "by")), ('write ["S1"]',))

    assert 'case.toml:7: fact[2].by: C101 expected a list\n   = write ["S1"]' == str(fault)


def test_a_fault_without_a_line_prints_its_path() -> None:
    """Where no line is known, as in a case from another program, the path says where."""
    fault = Fault("C103", '"id" is missing', Place("case", path=("person", 0)))

    assert 'case: person[0]: C103 "id" is missing' == str(fault)


@pytest.mark.parametrize("number", [1, 10, 100, 1000])
def test_the_mark_stands_under_the_word(number: int) -> None:
    """The mark stands under the word whatever the length of the line number."""
    lines = str(Fault("L202", "unknown", Place("a.law", number, 7, 12, LINE))).split("\n")

    assert lines[2].index("recruitement") == lines[3].index("^")
    assert 12 == lines[3].count("^")


def test_a_word_of_no_width_is_still_pointed_at() -> None:
    """A place without a width is pointed at by one mark."""
    assert str(Fault("L999", "odd", Place("a.law", 1, 1, 0, "x"))).endswith("| ^")


@pytest.mark.parametrize(
    ("expected", "path"),
    [
        ("", ()),
        ("case", ("case",)),
        ("fact[2].by", ("fact", 2, "by")),
        ("fact[0].shown_by[1].evidence", ("fact", 0, "shown_by", 1, "evidence")),
    ],
)
def test_a_path_is_written_as_people_write_it(expected: str, path: tuple[str | int, ...]) -> None:
    """A path counts lists in brackets, from nought, and joins keys with dots."""
    assert expected == path_text(path)


def test_an_error_carries_every_fault() -> None:
    """An error holds every fault in order and prints them all, a blank line between."""
    faults = [Fault(f"C10{n}", f"fault {n}", Place("case")) for n in (1, 2, 3)]

    error = CaseError(iter(faults))

    assert tuple(faults) == error.faults
    assert "case: C101 fault 1\n\ncase: C102 fault 2\n\ncase: C103 fault 3" == str(error)


@pytest.mark.parametrize("kind", [CaseError, KnowledgeError, CannotAdvise])
def test_every_error_is_one_of_ours_and_a_value_error(kind: type[ChargeAssistError]) -> None:
    """Every error is a ChargeAssistError and a ValueError: an app can catch either."""
    assert issubclass(kind, ChargeAssistError)
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize("kind", [CaseError, KnowledgeError, CannotAdvise, ChargeAssistError])
def test_an_error_goes_between_processes(kind: type[ChargeAssistError]) -> None:
    """An error survives pickling with its faults: caseloads are read in other processes."""
    error = kind([Fault("C101", "expected a date", Place("case", path=("case", "as_at")))])

    back = pickle.loads(pickle.dumps(error))

    assert (type(error), error.faults, str(error)) == (type(back), back.faults, str(back))


def test_a_fault_is_a_value() -> None:
    """Two equal faults are equal and have one hash; the source line is no part of it."""
    one, other = (Fault("L101", "a tab", Place("a.law", 3, 1, 2, source)) for source in ("x", "y"))

    assert {one} == {other}


def test_faults_keeps_them_in_the_order_found() -> None:
    """The collector keeps every fault, a path placed in its own file."""
    faults = Faults("case.toml")
    faults.add("C101", "first", ("fact", 0))
    faults.add("C102", "second", Place("other.toml", 4), "a hint")

    assert ["case.toml: fact[0]: C101 first", "other.toml:4: C102 second\n   = a hint"] == [
        str(f) for f in faults.found
    ]


def test_the_source_line_is_not_in_repr() -> None:
    """`repr` of a fault shows no line of a file: it may reach a log."""
    assert "recruitement" not in repr(Place("a.law", 25, 7, 12, LINE))
