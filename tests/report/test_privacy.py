"""Privacy: free text of a case reaches no report, no `repr`, no log and no exception."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from copy import deepcopy
from itertools import cycle
from typing import Any

import pytest

from chargeassist import (
    Assessment,
    Case,
    ChargeAssistError,
    assess,
    case_from_dict,
    case_to_dict,
    to_json,
    to_text,
)
from chargeassist.case.check import check_case, warnings
from chargeassist.case.tables import HEAD, LISTS
from chargeassist.reading.readers import Text
from chargeassist.reading.tables import Table
from chargeassist.report.plain_text import plain_text
from tests.papers.support import NAMES, paper
from tests.report.support import EXAMPLES, GATED, case, explained, law

Tables = dict[str, Any]

SECRET = "Zebedee"
"""Stands in every free text of the case; nothing that is printed may hold it."""
TABLES: dict[str, Table] = {"case": HEAD, **{name: table for name, (_, table) in LISTS.items()}}
FREE = {
    name: {k for k, f in table.fields.items() if isinstance(f.reader, Text) and f.reader.form is None}
    for name, table in TABLES.items()
}
"""The keys of each table that hold free text, taken from the readers so that a new one is not forgotten."""
BESIDE: Tables = {
    "laid": {"suspect": "S", "offence": "xp:kidnapping"},
    "override": {"gate": "xp:victims-of-trafficking", "person": "S", "on": "2024-04-01"},
    "consent": {"offence": "xp:kidnapping", "suspect": "S"},
    "proceeding": {"suspect": "S", "in": "ke"},
    "group": {"members": ["S"], "facts": []},
    "rejected": {"fact": "purpose:slavery", "inferred_from": [], "on": "2024-04-01"},
}


def _secret_tables(name: str) -> Tables:
    """Return an example with a sentinel in every free text, and with a row of every table."""
    data = deepcopy(case_to_dict(case(name)))
    suspect = next(p["id"] for p in data["person"] if "suspect" in p["is"])
    for table, row in BESIDE.items():
        row = {k: suspect if v == "S" else [suspect] if v == ["S"] else v for k, v in row.items()}
        row |= {"inferred_from": [data["fact"][0]["id"]]} if table == "rejected" else {}
        data.setdefault(table, []).append({"id": f"X-{table}", **row})
    for table, rows in data.items():
        for row in rows if isinstance(rows, list) else [rows] if isinstance(rows, dict) else []:
            step = "inferred_from" in row
            # Who drew a step, or proposed a fact, and why, stands on such facts alone.
            drawn = {"proposed_by", "in_document"} | (set() if step else {"why", "by_whom"})
            for key in FREE[table] - {"value"} - (drawn if table == "fact" else set()):
                row[key] = f"{SECRET} {table} {key}"
            row["shown_by"] = [
                {**(s if isinstance(s, dict) else {"evidence": s}), "at": f"{SECRET} at"}
                for s in row.get("shown_by", [])
            ]
            if not row["shown_by"]:
                del row["shown_by"]
    return data


@pytest.fixture(params=list(EXAMPLES)[::2], scope="module")
def secret(request: pytest.FixtureRequest) -> Assessment:
    """An assessment of every second example, with a sentinel in every free text and a row of every table."""
    laws = dict.fromkeys(("xp", *case(request.param).law))
    return assess(case_from_dict(_secret_tables(request.param)), law(*laws))


def test_every_table_has_its_free_text() -> None:
    """The keys of free text are found: labels, notes, titles, reasons, persons who decide, outcomes."""
    assert {"title", "note"} <= FREE["case"]
    assert {"label", "note"} <= FREE["person"] & FREE["evidence"]
    assert {"value", "why", "by_whom", "note"} <= FREE["fact"]
    assert {"outcome"} <= FREE["laid"] & FREE["proceeding"]
    assert {"by_whom", "why"} <= FREE["override"]
    assert {"of_whom"} <= FREE["consent"]


def test_the_sentinel_is_in_the_case(secret: Assessment) -> None:
    """The case holds the sentinel in every table, so that what follows can fail."""
    written = case_to_dict(secret.case)

    assert [] == [name for name in TABLES if name != "episode" and SECRET not in str(written[name])]


@pytest.mark.parametrize("full", [False, True])
def test_a_report_shows_no_free_text(secret: Assessment, full: bool) -> None:
    """The text report shows ids and what the law says; no label, note, title or reason of the case."""
    assert SECRET not in to_text(secret, full=full)


def test_json_and_explanations_show_places_and_no_other_free_text(secret: Assessment) -> None:
    """Of all free text only the place within an item (`at`) is handed on, to find the page again."""
    offences = {c.offence.key for c in secret.charges}
    texts = [to_json(secret), *(explained(secret, o) for o in offences)]

    assert [] == [t for t in texts if SECRET in t.replace(f"{SECRET} at", "")]


def test_papers_show_the_place_of_a_count_and_no_other_free_text(secret: Assessment) -> None:
    """A draft count says where it was, in the words of the case; no paper shows any other of its words."""
    for name in NAMES:
        text = " ".join(plain_text(paper(name, secret)).split())
        for table in ("fact", "episode"):
            text = text.replace(f"{SECRET} {table} place", "")

        assert SECRET not in text, name


def _values(secret: Assessment) -> Iterator[object]:
    yield from (secret, secret.law, secret.case, *secret.charges, *secret.gates, *secret.flags)
    for charge in secret.charges:
        yield from (charge.matter, charge.available, *charge.gaps, *charge.rests_on, *charge.elements)
    for name, _ in LISTS.values():
        yield from getattr(secret.case, name)
    yield from (s for f in secret.case.facts for s in f.shown_by)


def test_repr_shows_no_free_text(secret: Assessment) -> None:
    """`repr` and `str` of every value show ids: they may reach a log."""
    assert [] == [type(v).__name__ for v in _values(secret) if SECRET in repr(v) + str(v)]


@pytest.mark.parametrize("table", ["person", "evidence", "fact"])
def test_repr_of_a_row_shows_its_id_alone(table: str) -> None:
    """`repr` of a person, an item and a fact shows the id, and neither kind nor term nor date."""
    row = getattr(case(GATED), LISTS[table][0])[0]

    assert f"{type(row).__name__}(id='{row.id}')" == repr(row)


def test_nothing_is_logged_or_printed(
    secret: Assessment, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """The library logs nothing at all, at any level; to the terminal only the command line writes."""
    caplog.set_level(logging.DEBUG)
    data = case_to_dict(secret.case)
    again = assess(case_from_dict(data), secret.law)
    to_text(again)
    to_json(again)

    assert [] == caplog.records
    assert ("", "") == capfd.readouterr()


def test_warnings_show_no_free_text(secret: Assessment) -> None:
    """What is probably not meant is told by ids."""
    assert SECRET not in str(warnings(secret.case, secret.law))


BAD = [f"{SECRET} 1", [f"{SECRET} 2"], {f"{SECRET} 3": SECRET}, [{f"{SECRET} 4": SECRET}], 5, True, None]
"""What is put in place of values."""


def _spoilt() -> Iterator[tuple[str, Tables]]:
    """Yield a case spoilt in one place, for every key of every row, with bad values in turn: half of them."""
    data, turn = _secret_tables(GATED), cycle((0, 1))
    for table, rows in data.items():
        for i, row in enumerate(rows if isinstance(rows, list) else [rows]):
            for key in row if isinstance(row, dict) else ():
                for n, bad in [*enumerate(BAD)][next(turn) :: 2]:
                    spoilt = deepcopy(data)
                    (spoilt[table][i] if isinstance(rows, list) else spoilt[table])[key] = bad
                    yield f"{table}[{i}].{key} {n}", spoilt
    for n, bad in enumerate(BAD):
        yield f"new key {n}", {**data, f"{SECRET} x": bad}
        yield f"new row {n}", {**data, "fact": [*data["fact"], bad]}
        yield f"all rows {n}", {**data, "fact": bad}


def _error(data: Tables) -> str:
    """Return all that the error of a faulty case says, in any way it can be printed; empty if none."""
    try:
        check_case(case_from_dict(data), law("xp"))
    except ChargeAssistError as error:
        faults = [f"{f!r} {f}" for f in error.faults]
        return f"{error.__cause__!r} {error} {error!r} {error.args} {faults} {error.__context__!r}"
    return ""


def test_no_fault_repeats_a_value_of_the_case() -> None:
    """Whatever is wrong with a case, its faults say where and what to write, and repeat nothing of it."""
    errors = {where: _error(data) for where, data in _spoilt()}

    assert [] == [where for where, error in errors.items() if SECRET in error]
    assert len(errors) // 2 < sum(bool(error) for error in errors.values())


@pytest.mark.parametrize("field", ["stage", "suspect"])
def test_a_wrong_argument_is_not_repeated(field: str) -> None:
    """A stage or suspect that does not exist is an error that does not repeat what was given."""
    wrong: dict[str, Any] = {field: SECRET}

    with pytest.raises(ValueError, match=r"a stage is|no person of that id") as caught:
        assess(case(GATED), law("xp"), **wrong)

    assert SECRET not in str(caught.value)


def test_a_digest_says_nothing_of_a_case(secret: Assessment) -> None:
    """Reports name a case by a digest from which nothing of it can be read."""
    report = to_json(secret)

    assert isinstance(secret.case, Case)
    assert 1 == report.count('"digest": "', report.index('"case": {'))
