"""Known cases as they lie in files, set in one State or another: `zz` in a file is the State that charges."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from chargeassist import Assessment, Case, Law, assess, case_from_dict, load_law

HERE = Path(__file__).parent
STATE = "zz"
"""What the files write for the State whose courts had the case."""
IDS = tuple(sorted(path.stem for path in (HERE / "cases").glob("*.toml")))


@cache
def law(state: str) -> Law:
    """Return the law of a State and the treaties beside it."""
    return load_law(state, "un")


def rows(id: str, state: str) -> dict[str, Any]:
    """Return the tables of a known case set in *state*, with the charges laid under its law."""
    found: dict[str, Any] = _set_in(tomllib.loads((HERE / "cases" / f"{id}.toml").read_text("utf-8")), state)
    found["case"]["law"] = [state, "un"]
    found["laid"] = [x for x in found.get("laid", ()) if x["offence"].startswith(f"{state}:")]
    return found


def case(id: str, state: str = "xp") -> Case:
    """Return a known case set in *state*."""
    return case_from_dict(rows(id, state))


@cache
def assessed(id: str, state: str = "xp") -> Assessment:
    """Return what the library says of a known case, worked out once."""
    return assess(case(id, state), law(state))


def _set_in(value: Any, state: str) -> Any:
    """Return *value* with the charging State's code wherever the file leaves it open."""
    match value:
        case str():
            return {STATE: state, f"vessel:{STATE}": f"vessel:{state}"}.get(value, value)
        case list():
            return [_set_in(v, state) for v in value]
        case dict():
            return {k: _set_in(v, state) for k, v in value.items()}
        case _:
            return value
