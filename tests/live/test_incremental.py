"""What a change does not reach is taken over: the answer is that of a fresh assessment, for less work."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chargeassist import CaseError, assess, case_from_dict, case_to_dict
from chargeassist.advice import select
from chargeassist.advice.select import _Chooser
from chargeassist.findings.charges import ChargeBuilder
from chargeassist.reasoning import caseload
from chargeassist.reasoning.leaves import Weigher
from chargeassist.report.json import to_json
from tests.benchmarks.big import big_case
from tests.builders import Row, few, law
from tests.strategies import tables

AMENDED: dict[str, tuple[Row, ...]] = {
    "fact": (
        {"holds": "no"},
        {"holds": "unknown"},
        {"shown_by": []},
        {"on": "2023-06"},
        {"by": ["S2"]},
        {"of": ["V2"]},
        {"episode": []},
        {"episode": ["e1"]},
        {"episode": ["e2"]},
        {"as_to": []},
        {"strength": "weak"},
        {"shown_by": [{"evidence": "E1", "bearing": "against"}]},
        {"shown_by": [{"evidence": "E1", "bearing": "open"}]},
        {"status": "proposed", "proposed_by": "a colleague", "in_document": "E1"},
    ),
    "evidence": (
        {"available": "no"},
        {"strength": "weak"},
        {"about": ["V2"]},
        {"admissible": "contested"},
        {"from": "V1"},
        {"retracts": ["f1"]},
    ),
    "person": ({"born": "2007"}, {"is": ["suspect", "victim"]}, {"is": ["victim"]}),
}


@st.composite
def changed(draw: Any, data: Row) -> Row:
    """Return the tables of a case much like another: rows taken away, said otherwise, said of others."""
    new: Row = {**data, **{t: [dict(row) for row in data.get(t, ())] for t in AMENDED}}
    for n in range(draw(st.integers(1, 3))):
        table = draw(st.sampled_from(("fact", "fact", "fact", "evidence", "person")))
        rows: list[Row] = new[table]
        if not rows:
            continue
        at = draw(st.integers(0, len(rows) - 1))
        do = draw(st.sampled_from(("amend", "retract", "copy"))) if table == "fact" else "amend"
        if do == "retract":
            del rows[at]
            continue
        said = draw(st.sampled_from(AMENDED[table]))
        keys = {k: v for k, v in said.items() if k in rows[at] or k != "as_to"}
        if do == "copy":
            rows.append(rows[at] | keys | {"id": f"copy{n}"})
        else:
            rows[at] = rows[at] | keys
    return new


@given(st.data())
@settings(max_examples=15)
def test_what_is_taken_over_changes_no_finding(data: st.DataObject) -> None:
    """Step after step, an assessment that takes over from the one before is a fresh one, byte for byte."""
    first = data.draw(tables())
    found = assess(case_from_dict(first), few())
    for _ in range(3):
        try:
            case = case_from_dict(data.draw(changed(case_to_dict(found.case))))
            fresh = assess(case, few())
        except CaseError:
            continue
        found = assess(case, few(), before=found)

        assert fresh == found
        assert to_json(fresh) == to_json(found)


@pytest.mark.parametrize("who", [{"by": ["S1"]}, {"by": ["S5"], "episode": ["course-V1"]}])
def test_one_fact_more_weighs_few_matters_again(monkeypatch: pytest.MonkeyPatch, who: Row) -> None:
    """Of a case of many persons one fact more has little weighed, few charges made and few roles chosen.

    So has one of somebody whom nothing in that course named before.
    """
    calls: dict[str, int] = {}
    counted: tuple[tuple[Any, str], ...] = (
        *((Weigher, "_about"), (caseload, "_standing")),
        *((ChargeBuilder, "charge"), (_Chooser, "choose"), (select, "fatal_losses")),
    )
    for owner, name in counted:
        monkeypatch.setattr(owner, name, _counted(getattr(owner, name), name, calls))
    case = big_case(complainants=8)
    row = {"id": "new", "fact": "conduct:struck", **who, "of": ["V1"], "shown_by": ["V1-0"]}
    data = case_to_dict(case)
    more = case_from_dict({**data, "fact": [*data["fact"], row]})

    before = assess(case, law("xp"))
    whole = dict(calls)
    calls.clear()
    found = assess(more, law("xp"), before=before)

    assert all(10 * again < whole[name] for name, again in calls.items()), (whole, calls)
    assert {name for _, name in counted} == set(whole)
    assert assess(more, law("xp")) == found


def test_steps_apart_from_one_assessment_leave_it_as_it_was() -> None:
    """What several steps take over is added to by none of them: each is a fresh assessment, in any order."""
    first = big_case(complainants=2)
    data = case_to_dict(first)
    before = assess(first, few())
    rows = [
        {"id": "new", "fact": name, "by": ["S1"], "of": [v], "shown_by": [f"{v}-{n}"]}
        for n, (name, v) in enumerate((("conduct:struck", "V1"), ("means:threat", "V2")))
    ]
    cases = [case_from_dict({**data, "fact": facts}) for facts in ([*data["fact"], r] for r in rows)]
    cases.append(case_from_dict({**data, "fact": data["fact"][1:]}))

    for case in (*cases, *reversed(cases), first):
        assert assess(case, few()) == assess(case, few(), before=before)


def _counted(function: Any, name: str, calls: dict[str, int]) -> Any:
    def counting(*args: Any, **keys: Any) -> Any:
        calls[name] = calls.get(name, 0) + 1
        return function(*args, **keys)

    return counting
