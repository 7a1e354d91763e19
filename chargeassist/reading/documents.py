"""Text to plain tables: TOML and JSON, duplicate keys refused, every fault with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from attrs import evolve

from chargeassist.reading.fault import Fault, Faults, Place, TooManyFaults
from chargeassist.reading.limits import LEVELS, PARTS
from chargeassist.reading.lines import lines_of
from chargeassist.reading.scan import too_deep, too_many
from chargeassist.reading.tables import MISSING, Reader


def parse_toml(text: str, faults: Faults) -> dict[str, Any] | None:
    """Return the tables of a TOML text, or None after adding the fault."""
    if _beyond_limits(text, faults):
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line, column = _toml_words(str(error), text)
        faults.add("F110", message, Place(faults.file, line, column))
    except (ValueError, RecursionError):
        faults.add("F110", "not TOML: a value cannot be read", Place(faults.file))
    return None


def _beyond_limits(text: str, faults: Faults) -> bool:
    """Add a fault for a shape that no parser is shown."""
    if line := too_many(text):
        message = f"more than {PARTS:,} tables, lists and steps of dotted keys"
        faults.add("F113", message, Place(faults.file, line), "split the input")
    elif line := too_deep(text):
        message, hint = f"brackets nested deeper than {LEVELS} levels", "write tables of their own"
        faults.add("F109", message, Place(faults.file, line), hint)
    return bool(line)


def _toml_words(error: str, text: str) -> tuple[str, int, int]:
    """Return the parser's message without any text of the file, and the place it names."""
    match = re.search(r"\(at line (\d+), column (\d+)\)", error)
    line, column = (int(match[1]), int(match[2])) if match else (text.count("\n") + 1, 0)
    plain = re.sub(r"\s*\(at .*\)$", "", error)
    plain = re.sub(r"(['\"]).*\1", "what stands here", plain)
    return f"not TOML: {plain[:1].lower()}{plain[1:100]}", line, column


class _Refused(ValueError):
    pass


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _Refused("a key stands twice in one table")
    return table


def _constant(name: str) -> None:
    raise _Refused(f"{name} is not a number here")


def parse_json(text: str, faults: Faults) -> Any:
    """Return the value of a JSON text, or None after adding the fault."""
    at = Place(faults.file)
    if _beyond_limits(text, faults):
        return None
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_finite)
    except _Refused as error:
        faults.add("F111", f"not JSON: {error}", at)
    except json.JSONDecodeError as error:
        place = Place(faults.file, error.lineno, error.colno)
        faults.add("F111", f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}", place)
    except (ValueError, RecursionError):
        faults.add("F111", "not JSON: a value cannot be read", at)
    return None


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:
        raise _Refused("a number too large")
    return number


def with_lines(faults: Sequence[Fault], text: str, is_json: bool) -> tuple[Fault, ...]:
    """Return *faults* with the line of each path, and in order of place."""
    unplaced = [f.at.path for f in faults if not f.at.line]
    lines = lines_of(text, unplaced, is_json) if any(unplaced) else {}

    def placed(fault: Fault) -> Fault:
        path = fault.at.path
        while path and path not in lines:
            path = path[:-1]
        return evolve(fault, at=evolve(fault.at, line=fault.at.line or lines.get(path, 0)))

    return tuple(sorted(map(placed, faults), key=lambda f: (f.at.line, f.at.column)))


def read_table(text: str, shape: Reader, faults: Faults) -> Any:
    """Return what a TOML text of one shape says, or MISSING after adding every fault with its line."""
    data = parse_toml(text, faults)
    value: Any = MISSING
    with suppress(TooManyFaults):
        value = MISSING if data is None else shape.read(data, (), faults)
    faults.found = list(with_lines(faults.found, text, is_json=False))
    return value
