"""Several slips in one file are told together, each with its place and what to do about it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chargeassist import CaseError
from chargeassist.case.check import warnings
from chargeassist.case.read import reading
from chargeassist.case.write import case_to_dict
from chargeassist.hall.load import case_and_law
from tests.builders import case, fact, item, law

BAD = """\
schema = "chargeassist/case/1"

[case]
id = "bad"
law = ["xp"]
as_at = "2024-05-01"

[[person]]
id = "S1"
is = ["suspect"]
age = "-3"

[[person]]
id = "V1"
is = ["victim"]

[[episode]]
id = "house"
from = "2023-06"
to = "2023-01"

[[evidence]]
id = "E1"
kind = "victim-testimony"
from = "V1"

[[fact]]
id = "f1"
fact = "consent:absent"
of = ["V1"]
as_to = "conduct:hugged"
shown_by = ["E1"]

[[fact]]
id = "f2"
fact = "fault:knowledge"
by = ["S1"]
as_to = "f3"
shown_by = ["E1"]

[[fact]]
id = "f3"
fact = "act:aiding"
by = ["S1"]
of = ["V1"]
as_to = "f2"
shown_by = ["E1"]

[[fact]]
id = "f4"
fact = "conduct:struck"
by = ["S1"]
on = "2024-06/2023-05"
of = ["V2"]
in = "xp"

[[fact]]
id = "f5"
fact = "person:age"
of = ["V1"]
value = "-2"

[[group]]
id = "G1"
members = ["S1", "S9"]
"""
TOLD = {
    (11, "C101"),  # a negative age of a person
    (20, "C205"),  # an episode that ends before it begins
    (31, "C303"),  # an object that names nothing
    (38, "C315"),  # a round of objects, told at each fact of it
    (46, "C315"),
    (53, "C101"),  # an interval that runs backwards
    (54, "C201"),  # somebody who is not in the case, beside it in the same row
    (61, "C313"),  # a negative age as a fact
    (65, "C201"),  # a member of a group who is not in the case
}


def _written(text: str, folder: Path, name: str = "case.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path.as_posix()


def faults(text: str, folder: Path, name: str = "case.toml") -> list[tuple[int, str]]:
    """Return the line and the code of every fault that `check` and `assess` tell of a file."""
    with pytest.raises(CaseError) as error:
        case_and_law(_written(text, folder, name))
    return [(f.at.line, f.code) for f in error.value.faults]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Shapes, links and words of the law: none hides another, and they come in order of place."""
    found = faults(BAD, tmp_path)

    assert (TOLD, sorted(found)) == (set(found), found)
    assert len(TOLD) == len(found)


def test_each_says_what_to_do(tmp_path: Path) -> None:
    """A fault has a remedy, or says what was expected."""
    with pytest.raises(CaseError) as error:
        case_and_law(_written(BAD, tmp_path))

    assert [] == [f for f in error.value.faults if not f.hints and "expected" not in f.message]


def test_a_key_left_out_for_its_fault_is_missed_by_nobody(tmp_path: Path) -> None:
    """That a row lacks what could not be read is not told beside the fault of that key."""
    text = BAD.replace('of = ["V1"]\nvalue = "-2"', 'of = "V1"\nvalue = "17"')

    assert [c for line, c in faults(text, tmp_path) if 57 <= line <= 61] == ["C101"]


def test_what_cannot_be_read_at_all_is_told_alone(tmp_path: Path) -> None:
    """Where a row has no id, nothing can be said of what names it: its own fault is told."""
    found = faults(BAD.replace('[[person]]\nid = "V1"\n', "[[person]]\n"), tmp_path)

    assert ("C103" in {c for _, c in found}, "C201" in {c for _, c in found}) == (True, False)


def test_a_law_that_is_not_there_hides_no_fault(tmp_path: Path) -> None:
    """The faults of a file are told where the law it names cannot be found, too."""
    assert (11, "C101") in faults(BAD.replace('["xp"]', '["qq"]'), tmp_path)


def test_a_file_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """What stands beside a fault is kept, and the faulty reading is no case."""
    read = reading(_written(BAD, tmp_path))

    assert read.case is not None
    assert ["f1", "f2", "f3", "f4", "f5"] == [f.id for f in read.case.facts]
    with pytest.raises(CaseError):
        read.whole()
    assert "V1" not in repr(read)


def test_json_has_the_same_faults(tmp_path: Path) -> None:
    """The same slips in JSON are told together as well."""
    data = case_to_dict(case(fact("f1", "conduct:struck", shown_by="E1"), evidence=[item("E1")]))
    data["person"][0]["age"] = "-3"
    data["fact"][0]["of"] = ["V7"]
    data["evidence"][0]["kind"] = "hearsy"

    assert {"C101", "C201", "C301"} == {c for _, c in faults(json.dumps(data), tmp_path, "case.json")}


@pytest.mark.parametrize(
    ("born", "on", "expected"),
    [("0203", "2023", ("V1",)), ("2003", "0203-05", ("f1",)), ("2003", "2023", ()), ("1900", "2123", ())],
)
def test_a_year_that_can_only_be_a_slip_is_a_warning(born: str, on: str, expected: tuple[str, ...]) -> None:
    """0203 for 2003 is read as it stands, and `check` says so."""
    people = [{"id": "V1", "is": ["victim"], "born": born if born <= on else "2003"}]
    one = case(fact("f1", "conduct:price-for-person", on=on, shown_by="E1"), persons=people)

    told = [w["ids"] for w in warnings(one, law("xp")) if w.code == "W108"]
    assert ([expected] if expected else []) == told
