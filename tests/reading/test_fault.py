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
    fault_text,
    path_text,
)
from chargeassist.reading.limits import MESSAGE_CHARACTERS
from chargeassist.words import did_you_mean, remark
from chargeassist.words.catalogue import message
from chargeassist.words.po import Message

LINE = "      recruitement"


def test_a_fault_of_the_law_prints_its_line_and_points() -> None:
    """file:line:column: code message, then the line, then a mark under the word, then what to do."""
    fault = Fault.of(
        "L202",
        Place("xp/trafficking.law", 25, 7, 12, LINE),
        remark("hint-in", where="offence trafficking-in-persons"),
        *did_you_mean("recruitement", ["recruitment"]),
        slot="act",
        word="recruitement",
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
    fault = Fault.of(
        "C101",
        Place("case.toml", 7, path=("fact", 2, "by")),
        remark("hint-write", example='["S1"]'),
        what=remark("what-table"),
    )

    assert 'case.toml:7: fact[2].by: C101 expected a table\n   = write ["S1"]' == str(fault)


def test_a_fault_without_a_line_prints_its_path() -> None:
    """Where no line is known, as in a case from another program, the path says where."""
    fault = Fault.of("C103", Place("case", path=("person", 0)), key="id")

    assert 'case: person[0]: C103 "id" is missing' == str(fault)


@pytest.mark.parametrize("number", [1, 10, 100, 1000])
def test_the_mark_stands_under_the_word(number: int) -> None:
    """The mark stands under the word whatever the length of the line number."""
    lines = str(Fault.of("L101", Place("a.law", number, 7, 12, LINE))).split("\n")

    assert lines[2].index("recruitement") == lines[3].index("^")
    assert 12 == lines[3].count("^")


def test_a_word_of_no_width_is_still_pointed_at() -> None:
    """A place without a width is pointed at by one mark."""
    assert str(Fault.of("L138", Place("a.law", 1, 1, 0, "x"))).split("\n")[3].endswith("| ^")


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
    faults = [Fault.of(id, Place("case")) for id in ("C102", "C311", "C104")]

    error = CaseError(iter(faults))

    assert tuple(faults) == error.faults
    assert str(error).split("\n\n") == [str(f) for f in faults]
    assert str(error).startswith('case: C102 unknown key\n\ncase: C311 "value" is missing\n')


@pytest.mark.parametrize("kind", [CaseError, KnowledgeError, CannotAdvise])
def test_every_error_is_one_of_ours_and_a_value_error(kind: type[ChargeAssistError]) -> None:
    """Every error is a ChargeAssistError and a ValueError: an app can catch either."""
    assert issubclass(kind, ChargeAssistError)
    assert issubclass(kind, ValueError)


@pytest.mark.parametrize("kind", [CaseError, KnowledgeError, CannotAdvise, ChargeAssistError])
def test_an_error_goes_between_processes(kind: type[ChargeAssistError]) -> None:
    """An error survives pickling with its faults: caseloads are read in other processes."""
    error = kind([Fault.of("C101", Place("case", path=("case", "as_at")), what=remark("what-date"))])

    back = pickle.loads(pickle.dumps(error))

    assert (type(error), error.faults, str(error)) == (type(back), back.faults, str(back))


def test_a_fault_is_a_value() -> None:
    """Two equal faults are equal and have one hash; the source line is no part of it."""
    one, other = (Fault.of("L101", Place("a.law", 3, 1, 2, source)) for source in ("x", "y"))

    assert {one} == {other}


def test_faults_keeps_them_in_the_order_found() -> None:
    """The collector keeps every fault, a path placed in its own file."""
    faults = Faults("case.toml")
    faults.add("C102", ("fact", 0))
    faults.add("C308", Place("other.toml", 4), remark("hint-write", example="of"))

    assert [
        "case.toml: fact[0]: C102 unknown key",
        'other.toml:4: C308 "of" is missing: nobody is named\n   = write of',
    ] == [str(f) for f in faults.found]


def test_a_fault_without_hints_has_the_remedy_of_its_text_or_of_its_code() -> None:
    """What the caller knows goes before what the catalogue says of the text, and that before the code."""
    at = Place("a.law")

    assert ("terms of one list stand at one level",) == Fault.of("L116-term", at).hints
    assert ("begin a line of its own, at the level of the line above",) == Fault.of("L116-line", at).hints
    assert ("write x",) == Fault.of("L116-line", at, remark("hint-write", example="x")).hints
    assert () == Fault.of("C102", at).hints


@pytest.mark.parametrize("id", ["L116-line", "L116"])
def test_the_code_is_how_the_id_of_a_text_begins(id: str) -> None:
    """One code can have several texts: its code is what they share, and what users look up."""
    assert "L116" == Fault.of(id, Place("a.law")).code


def test_a_long_message_is_cut() -> None:
    """Nobody reads a message of thousands of letters, and a hostile file must not earn one."""
    message = Fault.of("L121", Place("a.law"), word="x" * 10_000).message

    assert MESSAGE_CHARACTERS + len(" ...") == len(message)
    assert message.endswith("x ...")


def test_a_fault_is_told_in_the_language_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Place and code stay, the words change; a language that lacks a sentence tells it in English."""
    foreign = {"L121": Message("L121", ("unknown block",), ("bloc inconnu : {word}",))}
    monkeypatch.setattr(
        "chargeassist.words.catalogue.message",
        lambda language, id: foreign.get(id) if language == "fr" else message(language, id),
    )
    fault = Fault.of("L121", Place("a.law", 2), word="offnce")

    assert "a.law:2: L121 bloc inconnu\u00a0: offnce" == fault_text(fault, "fr").split("\n")[0]
    assert fault_text(fault, "fr").split("\n")[1:] == str(fault).split("\n")[1:]
    assert 'a.law:2: L121 unknown block "offnce"' == str(fault).split("\n")[0]


def test_the_source_line_is_not_in_repr() -> None:
    """`repr` of a fault shows no line of a file: it may reach a log."""
    assert "recruitement" not in repr(Place("a.law", 25, 7, 12, LINE))
