"""Reading cases: every key kept, nothing coerced, nothing unknown, every fault with its line."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import CaseError, case_from_dict, case_to_dict, read_case
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.tables import CASE, HEAD, LISTS
from chargeassist.case.write import case_digest
from chargeassist.reading.tables import Table
from tests.case.support import FULL, SMALL, Tables, added, case_of, faults_of, spoilt, told, toml

ROOT = Path(__file__).parents[2]
E1 = {"evidence": "E1"}
TABLES: dict[str, Table] = {"case": HEAD, **{name: table for name, (_, table) in LISTS.items()}}


@pytest.mark.parametrize("name", TABLES)
def test_the_full_case_uses_every_key(name: str) -> None:
    """The example of the tests uses every key of every table, so that no key goes untested."""
    rows = FULL[name] if isinstance(FULL[name], list) else [FULL[name]]

    assert set(TABLES[name].fields) == {key for row in rows for key in row}
    assert set(TABLES) == set(CASE.fields) - {"schema", "defaults"}


def test_every_key_is_kept() -> None:
    """A case read and written again is the tables it was read from: no key is dropped or changed."""
    assert FULL == case_to_dict(case_of(FULL))


@pytest.mark.parametrize("name", TABLES)
def test_every_key_changes_the_case(name: str) -> None:
    """Leaving out any key that may be left out gives another case: every key is read."""
    fields = {k for k, field in TABLES[name].fields.items() if not field.required}
    rows = FULL[name] if isinstance(FULL[name], list) else [FULL[name]]
    inferred = {"inferred_from", "why", "by_whom", "strength"} if name == "fact" else set()
    proposed = {"status", "proposed_by", "in_document"} if name == "fact" else set()

    for i, row in enumerate(rows):
        for key in fields & set(row) - inferred - proposed:
            less = deepcopy(FULL)
            del (less[name] if name == "case" else less[name][i])[key]
            assert case_of(FULL) != case_of(less), key


@pytest.mark.parametrize("name", TABLES)
def test_keys_that_must_be_there(name: str) -> None:
    """A required key that is missing is one fault, named with what it is for."""
    for key in (k for k, field in TABLES[name].fields.items() if field.required):
        less = deepcopy(FULL)
        row = less[name] if name == "case" else less[name][-1]
        del row[key]
        at = name if name == "case" else f"{name}[{len(less[name]) - 1}]"

        assert f'{at}: C103 "{key}" is missing' in told(less), key


def test_json_and_toml_are_the_same_tables(tmp_path: Path) -> None:
    """One case written in TOML and in JSON is one case with one digest."""
    (tmp_path / "a.toml").write_text(toml(FULL), "utf-8")
    (tmp_path / "a.json").write_text(json.dumps(FULL), "utf-8")

    assert read_case(tmp_path / "a.toml") == read_case(tmp_path / "a.json") == case_of(FULL)
    assert case_digest(read_case(tmp_path / "a.toml")) == case_digest(case_of(FULL))


def test_standard_input_is_json_if_it_begins_with_a_brace() -> None:
    """Bytes without a name are JSON if they begin with a brace, else TOML."""
    assert case_of(SMALL) == reading_of_bytes(b"\n  " + json.dumps(SMALL).encode()).whole()
    assert case_of(SMALL) == reading_of_bytes(toml(SMALL).encode()).whole()
    assert case_of(SMALL) == reading_of_bytes(b"\xef\xbb\xbf" + json.dumps(SMALL).encode()).whole()


def test_the_end_of_the_name_says_what_it_is(tmp_path: Path) -> None:
    """A file that ends in .json is JSON, in capitals too; any other is TOML."""
    (tmp_path / "a.JSON").write_text(json.dumps(SMALL), "utf-8")
    (tmp_path / "a.txt").write_text(toml(SMALL), "utf-8")

    assert case_of(SMALL) == read_case(tmp_path / "a.JSON") == read_case(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("line", "message", "hint", "data"),
    [
        ("fact[0].by", "expected a list", 'write ["S1"]', spoilt("fact", 0, by="S1")),
        ("fact[0].of", "expected a list", 'write ["S1"]', spoilt("fact", 0, of="V1")),
        ("fact[0].shown_by", "expected a list", 'write ["E1"]', spoilt("fact", 0, shown_by="E1")),
        ("case.law", "expected a list", 'write ["ke"]', spoilt("case", law="xp")),
        ("person[0].is", "expected a list", 'write ["suspect"]', spoilt("person", 0, is_="suspect")),
        ("fact[0].holds", 'expected "yes"', 'write "yes" or "no"', spoilt("fact", 0, holds=False)),
        ("evidence[0].available", 'expected "yes"', '"yes" or "no"', spoilt("evidence", 0, available=True)),
        ("fact[0].holds", 'expected "yes"', 'did you mean "unknown"', spoilt("fact", 0, holds="unknwn")),
        ("evidence[0].strength", 'expected "none"', "", spoilt("evidence", 0, strength=2)),
        ("person[0].count", "expected a whole number", "", spoilt("person", 0, count="2")),
        ("person[0].count", "expected a whole number", "", spoilt("person", 0, count=0)),
        ("person[0].id", "expected an id", "", spoilt("person", 0, id="S 1")),
        ("fact[0].fact", "expected slot:term", "", spoilt("fact", 0, fact="harbouring")),
        ("fact[0].in", "expected a place", "", spoilt("fact", 0, in_="Palmeria")),
        ("fact[0].in", "expected a place", 'did you mean "cn"?', spoilt("fact", 0, in_="Chine")),
        ("fact[0].in", "expected a place", 'did you mean "ke"?', spoilt("fact", 0, in_="KE")),
        ("fact[0].in", "expected a place", '"vessel:pa"', spoilt("fact", 0, in_="vessel:Panama")),
        ("fact[0].in", "expected a place", '"high-seas"', spoilt("fact", 0, in_="High seas")),
        ("fact[0].on", "expected a date", "such as 2023-04-05", spoilt("fact", 0, on="5 April 2023")),
        ("fact[0].on", "expected a date", "such as 2023-04-05", spoilt("fact", 0, on=2023)),
        ("person[0].born", "expected a date", "such as 2023-04-05", spoilt("person", 0, born=True)),
        ("case.as_at", "expected a day", "", spoilt("case", as_at="2024-05")),
        ("case.as_at", "expected a day", "", spoilt("case", as_at=datetime(2024, 5, 1))),
        ("person[0].nationality", "expected a list", 'write ["ke"]', spoilt("person", 0, nationality="ke")),
        ("person[0].nationality[0]", "expected a c", '"ke"', spoilt("person", 0, nationality=["Kenya"])),
        ("fact[0].shown_by[0]", "expected an evidence id", "", spoilt("fact", 0, shown_by=[1])),
        ("fact[0].shown_by[0].at", "expected text", "", spoilt("fact", 0, shown_by=[{**E1, "at": 3}])),
        ("fact[0].shown_by[0].words", "expected", "", spoilt("fact", 0, shown_by=[{**E1, "words": "yes"}])),
        ("person", "expected a list", "", {**SMALL, "person": {"id": "S1"}}),
        ("schema", "expected", "", {**SMALL, "schema": "chargeassist/case/2"}),
    ],
)  # fmt: skip
def test_nothing_is_coerced(line: str, message: str, hint: str, data: Tables) -> None:
    """A value of another sort is a fault that says what to write; nothing is turned into what it is not."""
    (fault,) = faults_of(data)

    assert "C101" == fault.code
    assert str(fault).startswith(f"case: {line}: C101 {message}")
    assert hint in "\n".join(fault.hints)


@pytest.mark.parametrize("data", [None, [], "x", 1, [SMALL]])
def test_a_case_is_a_table(data: Any) -> None:
    """What is no table is no case."""
    assert ["C101 expected a table"] == told(data)


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ('fact[0].shown: C102 unknown key = did you mean "shown_by"?', spoilt("fact", 0, shown=["E1"])),
        ('evidence[0].chan: C102 unknown key = did you mean "chain"?', spoilt("evidence", 0, chan="broken")),
        ('case.asat: C102 unknown key = did you mean "as_at"?', spoilt("case", asat="2024-05-01")),
        ('facts: C102 unknown key = did you mean "fact"?', {**SMALL, "facts": []}),
        (
            'fact[0].shown_by[0].strenght: C102 unknown key = did you mean "strength"?',
            spoilt("fact", 0, shown_by=[{"evidence": "E1", "strenght": "weak"}]),
        ),
        ("fact[0].zzz: C102 unknown key", spoilt("fact", 0, zzz=1)),
    ],
)  # fmt: skip
def test_an_unknown_key_is_a_fault(expected: str, data: Tables) -> None:
    """A key that is not read is a fault with the key that was probably meant: nothing is ignored."""
    (fault,) = faults_of(data)

    assert expected == " ".join(str(fault).removeprefix("case: ").split())


@pytest.mark.parametrize(
    ("at", "what", "data"),
    [
        ("fact[0].by", "person", spoilt("fact", 0, by=["S9"])),
        ("fact[0].of", "person", spoilt("fact", 0, of=["V1", "V9"])),
        ("fact[0].episode", "episode", spoilt("fact", 0, episode=["house"])),
        ("fact[0].shown_by", "evidence", spoilt("fact", 0, shown_by=["E9"])),
        ("fact[0].shown_by", "evidence", spoilt("fact", 0, shown_by=[{"evidence": "E9"}])),
        ("evidence[0].about", "person", spoilt("evidence", 0, about=["V9"])),
        ("evidence[0].tied_to", "person", spoilt("evidence", 0, tied_to=["S9"])),
        ("evidence[0].retracts", "evidence or fact", spoilt("evidence", 0, retracts=["E9"])),
        (
            "fact[0].inferred_from",
            "fact",
            spoilt("fact", 0, inferred_from=["f9"], why="w", by_whom="p", strength="weak"),
        ),
        ("laid[0]", "person", added("laid", {"id": "L1", "suspect": "S9", "offence": "xp:rape"})),
        (
            "laid[0]",
            "person",
            added("laid", {"id": "L1", "suspect": "S1", "offence": "xp:rape", "complainant": "V9"}),
        ),
        (
            "laid[0].alternative_to",
            "charge laid",
            added("laid", {"id": "L1", "suspect": "S1", "offence": "xp:rape", "alternative_to": "L2"}),
        ),
        (
            "laid[0].episode",
            "episode",
            added("laid", {"id": "L1", "suspect": "S1", "offence": "xp:rape", "episode": "house"}),
        ),
        (
            "override[0].person",
            "person",
            added(
                "override",
                {"id": "O", "gate": "un:a", "person": "S9", "by_whom": "b", "on": "2024-01-01", "why": "w"},
            ),
        ),
        ("consent[0].suspect", "person", added("consent", {"id": "C", "of_whom": "d", "suspect": "S9"})),
        ("proceeding[0].suspect", "person", added("proceeding", {"id": "P", "suspect": "S9", "in": "ke"})),
        ("group[0].members", "person", added("group", {"id": "G", "members": ["S9"]})),
        ("group[0].facts", "fact", added("group", {"id": "G", "members": ["S1"], "facts": ["f9"]})),
    ],
)  # fmt: skip
def test_an_id_that_names_nothing_is_a_fault(at: str, what: str, data: Tables) -> None:
    """Every id in a case names something of the case; one that dangles is a fault at its place."""
    assert [f"{at}: C201 names no {what} of this case"] == told(data)


def test_a_source_of_knowledge_need_not_be_a_person_of_the_case() -> None:
    """`from` and `through` may name an office: they are ids, and no persons of the case."""
    assert [] == told(spoilt("evidence", 0, from_="police", through="labour-inspector"))


@pytest.mark.parametrize("name", LISTS)
def test_an_id_is_used_once(name: str) -> None:
    """A second row with the id of an earlier one is a fault at the second."""
    data = added(name, deepcopy(FULL[name][0]), base=FULL)

    assert f"{name}[{len(FULL[name])}].id: C104 an id that stands above already" in told(data)


def test_evidence_and_facts_share_no_id() -> None:
    """An item of evidence and a fact cannot have one id: `retracts` names both."""
    data = spoilt("fact", 1, id="E1")

    assert ["fact[1].id: C202 an id that an item of evidence has"] == told(data)


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        ("person[0]", spoilt("person", 0, is_=["company", "victim"])),
        ("person[0]", spoilt("person", 0, is_=["suspect", "company", "witness"])),
    ],
)
def test_a_company_is_nobody_else(expected: str, data: Tables) -> None:
    """A company can be a suspect; it cannot be a victim, a migrant or a witness."""
    assert [f"{expected}.is: C203 a company cannot be a natural person"] == told(data)
    assert [] == told(spoilt("person", 0, is_=["suspect", "company"]))


def test_an_episode_is_a_day_or_a_course() -> None:
    """An episode has `on`, or `from` and `to`, and does not end before it begins."""
    both = added("episode", {"id": "a", "on": "2023", "to": "2024"})
    back = added("episode", {"id": "a", "from": "2024-02", "to": "2024-01"})

    assert ['episode[0]: C204 "on" beside "from" or "to"'] == told(both)
    assert ['episode[0].to: C205 "to" comes before "from"'] == told(back)
    assert [] == told(added("episode", {"id": "a", "from": "2024", "to": "2024-01"}))


@pytest.mark.parametrize("missing", ["why", "by_whom", "strength"])
def test_an_inference_is_a_persons_own_step(missing: str) -> None:
    """An inference says why, by whom and how strong (S11)."""
    step: Tables = {"inferred_from": ["f2"], "why": "w", "by_whom": "p", "strength": "weak", missing: None}

    assert ['fact[0]: C206 an inference needs "why", "by_whom" and "strength"'] == told(
        spoilt("fact", 0, **step)
    )


@pytest.mark.parametrize("extra", [{"why": "w"}, {"by_whom": "p"}, {"strength": "weak"}])
def test_a_step_without_a_basis_is_a_fault(extra: Tables) -> None:
    """Why, by whom and how strong belong to an inference: on another fact they would be ignored."""
    assert ['fact[0]: C207 "why", "by_whom" and "strength" belong to an inference'] == told(
        spoilt("fact", 0, **extra)
    )


def _inferences(edges: list[list[int]]) -> Tables:
    step = {"why": "w", "by_whom": "p", "strength": "weak"}
    rows = [
        {"id": f"f{i}", "fact": "means:threat"}
        | ({"inferred_from": [f"f{j}" for j in basis], **step} if basis else {})
        for i, basis in enumerate(edges)
    ]
    return {k: SMALL[k] for k in ("schema", "case")} | {"fact": rows}


@pytest.mark.parametrize("edges", [[[0]], [[1], [0]], [[1], [2], [0]], [[1, 2], [], [3], [2]]])
def test_an_inference_cannot_rest_on_itself(edges: list[list[int]]) -> None:
    """An inference that rests, in the end, on itself is a fault, told once."""
    assert ["C208"] == [f.code for f in faults_of(_inferences(edges))]


GRAPHS = st.integers(1, 6).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, n - 1), max_size=3), min_size=n, max_size=n)
)


@given(GRAPHS)
def test_a_way_round_is_found_exactly_when_there_is_one(edges: list[list[int]]) -> None:
    """Whatever rests on whatever: a fault exactly if some fact can be reached from itself."""
    reach = {i: set(basis) for i, basis in enumerate(edges)}
    for _ in edges:
        for i in reach:
            reach[i] |= {k for j in tuple(reach[i]) for k in reach[j]}

    assert any(i in reach[i] for i in reach) == bool(faults_of(_inferences(edges)))


def test_a_chain_of_inferences_has_a_limit() -> None:
    """Inferences may rest on inferences 32 in a row; a longer chain convinces nobody and is a fault."""
    chain = [[i + 1] for i in range(32)]

    assert [] == told(_inferences([*chain, []]))
    assert 1 == len(told(_inferences([*chain, [33], []])))
    assert 1 == len(told(_inferences([[i + 1] for i in range(3000)] + [[]])))


@pytest.mark.parametrize(
    ("written", "native"),
    [("2023-04-05", date(2023, 4, 5)), ("2024-02-29", date(2024, 2, 29))],
)
def test_a_date_of_toml_is_the_date_in_quotes(written: str, native: date) -> None:
    """A date without quotes in TOML is the date in quotes."""
    assert case_of(spoilt("fact", 0, on=written)) == case_of(spoilt("fact", 0, on=native))
    assert case_of(spoilt("case", as_at=written)) == case_of(spoilt("case", as_at=native))


def test_all_faults_are_told_together_with_their_lines(tmp_path: Path) -> None:
    """One reading tells every fault of a file, in the order of lines."""
    text = toml(SMALL).replace("victim-testimony", "victim testimony").replace('["V1"]', '"V1"')
    (tmp_path / "a.toml").write_text(text.replace("as_at", "asat"), "utf-8")

    with pytest.raises(CaseError) as caught:
        read_case(tmp_path / "a.toml")

    assert [
        ("C103", 3),
        ("C102", 6),
        ("C101", 18),
        ("C101", 25),
        ("C101", 32),
    ] == [(f.code, f.at.line) for f in caught.value.faults]


def test_dangling_ids_have_their_lines(tmp_path: Path) -> None:
    """What only the whole case can show has its line too, in TOML and in JSON."""
    data = spoilt("fact", 1, by=["S9"])
    (tmp_path / "a.toml").write_text(toml(data), "utf-8")
    (tmp_path / "a.json").write_text(json.dumps(data, indent=1), "utf-8")

    for name in ("a.toml", "a.json"):
        with pytest.raises(CaseError) as caught:
            read_case(tmp_path / name)
        (fault,) = caught.value.faults
        rows = (tmp_path / name).read_text("utf-8").split("\n")
        by = next(i for i, row in enumerate(rows, start=1) if "S9" in row)
        assert by - fault.at.line in (0, 1)  # in JSON the list begins on the line above


@pytest.mark.parametrize("name", ["missing.toml", "."])
def test_a_file_that_cannot_be_read_is_a_fault(name: str, tmp_path: Path) -> None:
    """A missing file and a folder are faults of the input, not exceptions of the system."""
    with pytest.raises(CaseError) as caught:
        read_case(tmp_path / name)

    assert ["F101"] == [f.code for f in caught.value.faults]


@pytest.mark.skipif(os.sep == "\\", reason="a Windows path has no forward slash to keep")
def test_the_name_in_a_fault_is_the_name_that_was_given(tmp_path: Path) -> None:
    """A fault names the file as it was given, so that an editor can open it."""
    (tmp_path / "a.toml").write_text("x = 1\n", "utf-8")

    with pytest.raises(CaseError) as caught:
        read_case(tmp_path / "a.toml")

    assert {(tmp_path / "a.toml").as_posix()} == {f.at.file for f in caught.value.faults}


IDS = [f"{letter}{n}" for letter in "SV" for n in (1, 2)]
NOTES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(str.strip)
DATES = st.sampled_from(["2023", "2023-04", "2023-04-05", "2023~", "201X", "2023-04/2024-01", "2023/.."])
PEOPLE = st.lists(st.sampled_from(IDS), max_size=3, unique=True)


def _row(required: dict[str, Any], optional: dict[str, Any]) -> st.SearchStrategy[Tables]:
    return st.fixed_dictionaries(required, optional=optional)


SHOWN = st.lists(
    st.sampled_from(["E0", "E1"])
    | _row(
        {"evidence": st.sampled_from(["E0", "E1"])},
        {"strength": st.sampled_from(["none", "weak", "strong"]), "at": NOTES, "words": st.just(True)},
    ),
    max_size=3,
)
FACTS = _row(
    {"fact": st.sampled_from(["act:harbouring", "means:threat", "person:born"])},
    {
        "by": PEOPLE,
        "of": PEOPLE,
        "on": DATES,
        "in": st.sampled_from(["ke", "high-seas", "vessel:xp"]),
        "holds": st.sampled_from(["yes", "no", "unknown"]),
        "value": NOTES,
        "episode": st.sampled_from([["a"], []]),
        "shown_by": SHOWN,
        "note": NOTES,
    },
)
ITEMS = _row(
    {"kind": st.sampled_from(["message", "exhibit"])},
    {
        "from": st.sampled_from(IDS),
        "about": PEOPLE,
        "chain": st.sampled_from(["complete", "broken"]),
        "label": NOTES,
    },
)


def _numbered(letter: str, rows: list[Tables]) -> list[Tables]:
    return [{"id": f"{letter}{i}", **row} for i, row in enumerate(rows)]


CASES = st.builds(
    lambda title, facts, items, born: {
        "schema": "chargeassist/case/1",
        "case": {"id": "any", "law": ["xp"], "as_at": "2024-05-01", **title},
        "person": [{"id": id, **born} for id in IDS],
        "episode": [{"id": "a", "from": "2023"}],
        "evidence": _numbered("E", items),
        "fact": _numbered("f", facts),
    },
    _row({}, {"title": NOTES, "note": NOTES}),
    st.lists(FACTS, max_size=4),
    st.lists(ITEMS, min_size=2, max_size=3),
    _row({"is": st.just(["suspect"])}, {"born": DATES, "count": st.integers(1, 9)}),
)
DEFAULTS = {"holds": "yes", "chain": "complete", "count": 1}


def _lean(value: Any) -> Any:
    """Return tables without keys that hold their default, and ids for items that say nothing more."""
    if isinstance(value, list):
        return [_lean(v) for v in value]
    if isinstance(value, dict):
        kept = {k: _lean(v) for k, v in value.items() if v != [] and DEFAULTS.get(k) != v}
        return kept["evidence"] if list(kept) == ["evidence"] and isinstance(kept["evidence"], str) else kept
    return value


@given(CASES)
def test_reading_and_writing_lose_nothing(data: Tables) -> None:
    """Any case read and written again is its tables, but for keys that hold their default."""
    assert _lean(data) == case_to_dict(case_from_dict(data))


@given(CASES)
def test_a_case_written_is_the_case_read(data: Tables) -> None:
    """Reading what was written gives the same case with the same digest."""
    case = case_from_dict(data)
    again = case_from_dict(json.loads(json.dumps(case_to_dict(case))))

    assert (case, case_digest(case)) == (again, case_digest(again))


@given(CASES)
def test_toml_and_json_are_one_case(data: Tables) -> None:
    """Any case is the same read from TOML and from JSON."""
    assert (
        reading_of_bytes(toml(data).encode()).whole() == reading_of_bytes(json.dumps(data).encode()).whole()
    )


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(IDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(CASES, st.data())
def test_any_spoilt_case_reads_or_has_faults(data: Tables, draw: st.DataObject) -> None:
    """Whatever is put in place of a value, the case reads or tells its faults, never another exception."""
    name = draw.draw(st.sampled_from(["person", "episode", "evidence", "fact"]))
    rows = data[name]
    if rows:
        row = draw.draw(st.sampled_from(rows))
        row[draw.draw(st.sampled_from(sorted(TABLES[name].fields)))] = draw.draw(JUNK)

    for fault in faults_of(data):
        assert "C" == fault.code[0]


@given(st.binary(max_size=120) | st.text(max_size=120).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_a_case_or_faults(raw: bytes) -> None:
    """Any bytes on standard input are a case or faults, never another exception."""
    with pytest.raises(CaseError):
        reading_of_bytes(raw).whole()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples").glob("*/case*.toml")), ids=lambda p: p.parent.name
)
def test_the_examples_go_through_json(path: Path) -> None:
    """Every example written as JSON and read again is the same case."""
    case = read_case(path)

    assert case == reading_of_bytes(json.dumps(case_to_dict(case)).encode()).whole()
