"""Nothing of a case stays behind in the library, and importing it loads next to nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = '''
import copy, gc, json, sys, weakref
from types import FunctionType, ModuleType
from chargeassist import CaseError, assess, case_from_dict, load_law, read_case, to_json, to_text
from chargeassist.cli.commands import run
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.plain_text import plain_text

SENTINEL = "Zebedee"

def reachable(start):
    """Yield all that *start* leads to, without leaving the library by way of another's globals."""
    seen, ahead = set(), list(start)
    while ahead:
        value = ahead.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        yield value
        ours = (getattr(value, "__module__", None) or "chargeassist").startswith("chargeassist")
        if isinstance(value, ModuleType) or (isinstance(value, FunctionType | type) and not ours):
            continue
        ahead += gc.get_referents(value)

def traces():
    """Return what of a case can be reached from the globals of the library's modules."""
    gc.collect()
    ours = [m.__dict__ for name, m in sys.modules.items() if name.partition(".")[0] == "chargeassist"]
    return [type(v).__name__ for v in reachable(ours) if isinstance(v, str) and SENTINEL in v]

def use(tables):
    """Read, assess and report one case, and read it once more with every table spoilt."""
    case = case_from_dict(tables)
    found = assess(case, load_law(*case.law), tell=lambda step: None)
    to_json(found), to_text(found, full=True)
    for charge in found.charges:
        plain_text(explain_page(found, charge.offence.key))
    for name in [k for k in tables if isinstance(tables[k], list)]:
        bad = copy.deepcopy(tables)
        bad[name][0][SENTINEL] = SENTINEL
        try:
            case_from_dict(bad)
        except CaseError:
            pass
        else:
            raise AssertionError(name)
    return weakref.ref(case), weakref.ref(found)

tables = json.loads(sys.argv[1])
left = use(tables)
assert run(["assess", sys.argv[2], "-o", sys.argv[3]]) == 0
assert run(["check", sys.argv[2], "-o", sys.argv[3]]) in (0, 1)
import chargeassist.case.model as control
before = traces()
control.kept = case_from_dict(tables)
print(json.dumps([len(before), [r() is None for r in left], len(traces()) > 0]))
'''


def python(code: str, *arguments: str | Path) -> str:
    """Return what *code* prints in a Python of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def case_of_sentinels() -> dict[str, object]:
    """Return a case in which every id, label, note and reason is told from all else in memory."""
    name = "Zebedee"
    head = {"id": f"{name}-case", "law": ["xp"], "as_at": "2024-05-01", "title": name, "note": name}
    fact = {
        "fact": "conduct:passport-withheld",
        "by": [f"{name}-S"],
        "of": [f"{name}-V"],
        "on": "2023-04-05",
        "in": "xp",
        "note": name,
    }
    step = {"why": f"{name} fled", "by_whom": name, "strength": "moderate"}
    return {
        "schema": "chargeassist/case/1",
        "case": head,
        "person": [
            {"id": f"{name}-S", "is": ["suspect"], "label": f"{name} the first"},
            {"id": f"{name}-V", "is": ["victim"], "note": f"{name} the second"},
        ],
        "evidence": [{"id": f"{name}-E", "kind": "victim-testimony", "from": f"{name}-V", "label": name}],
        "fact": [
            {"id": f"{name}-f1", **fact, "shown_by": [{"evidence": f"{name}-E", "at": f"{name} p. 3"}]},
            {
                "id": f"{name}-f2",
                **fact,
                "fact": "means:other-coercion",
                "inferred_from": [f"{name}-f1"],
                **step,
            },
        ],
    }


def test_nothing_of_a_case_stays_in_the_library(tmp_path: Path) -> None:
    """After reading, assessing, reporting and refusing, no text of the case is reachable from the library.

    The same search finds a case that is put into a module on purpose.
    """
    tables = json.dumps(case_of_sentinels())
    file = tmp_path / "case.json"
    file.write_text(tables, encoding="utf-8")

    found = json.loads(python(LEFT_BEHIND, tables, file, tmp_path / "report.txt").splitlines()[-1])

    assert [0, [True, True], True] == found


@pytest.mark.parametrize("package", ["attr", "attrs", "click", "json", "tomllib"])
def test_importing_the_library_loads_no_package(package: str) -> None:
    """`import chargeassist` costs next to nothing: a name loads what it needs when it is asked for."""
    code = "import sys; before = set(sys.modules); import chargeassist; print(*set(sys.modules) - before)"

    assert package not in python(code).split()
