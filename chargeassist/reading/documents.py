"""Text to plain tables: TOML and JSON, duplicate keys refused, every fault with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from attrs import evolve

from chargeassist.reading.fault import Fault, Faults, Place, TooManyFaults
from chargeassist.reading.limits import LEVELS, PARTS
from chargeassist.reading.lines import lines_of
from chargeassist.reading.readers import MISSING, Reader
from chargeassist.reading.scan import too_deep, too_many
from chargeassist.words import Remark, remark

_TOML: Mapping[str, str] = {
    "Invalid statement": "toml-statement",
    "Expected newline or end of document": "toml-end",
    "Found invalid character": "toml-character",
    "Illegal character": "toml-character",
    "Cannot declare": "toml-table-twice",
    "Cannot overwrite": "toml-overwrite",
    "Cannot mutate immutable": "toml-complete",
    "Cannot redefine": "toml-overwrite",
    "Expected ']'": "toml-header",
    "Expected ']]'": "toml-list-header",
    "Expected '='": "toml-equals",
    "Expected": "toml-text",
    "Invalid initial character": "toml-key",
    "Unclosed array": "toml-list",
    "Unclosed inline table": "toml-table",
    "Duplicate inline table key": "toml-key-twice",
    "Unescaped": "toml-escape",
    "Invalid hex value": "toml-hex",
    "Escaped character": "toml-escaped",
    "Unterminated string": "toml-text",
    "Invalid date": "toml-date",
    "Invalid value": "toml-value",
}
"""What `tomllib` says of a text it cannot read, by how it begins. It can go on with keys and values of
the file: none of its words is ever told."""
_JSON: Mapping[str, str] = {
    "Expecting value": "json-value",
    "Expecting property name": "json-key",
    "Expecting ',' delimiter": "json-comma",
    "Expecting ':' delimiter": "json-colon",
    "Illegal trailing comma": "json-trailing",
    "Unterminated string": "json-text",
    "Invalid control character": "json-control",
    "Invalid \\escape": "json-escape",
    "Invalid \\u": "json-hex",
    "Extra data": "json-extra",
}
"""The same of `json`."""


def parse_toml(text: str, faults: Faults) -> dict[str, Any] | None:
    """Return the tables of a TOML text, or None after adding the fault."""
    if _beyond_limits(text, faults):
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        faults.add("F110", _toml_place(said, text, faults.file), reason=_reason(said, _TOML))
    except (ValueError, RecursionError):
        faults.add("F110", Place(faults.file), reason=remark("parser-other"))
    return None


def _beyond_limits(text: str, faults: Faults) -> bool:
    """Add a fault for a shape that no parser is shown."""
    if line := too_many(text):
        faults.add("F113", Place(faults.file, line), n=PARTS)
    elif line := too_deep(text):
        faults.add("F109", Place(faults.file, line), n=LEVELS)
    return bool(line)


def _reason(said: str, known: Mapping[str, str]) -> Remark:
    """Return what a parser means, in our words: the longest beginning that fits."""
    fitting = [start for start in known if said.startswith(start)]
    return remark(known[max(fitting, key=len)] if fitting else "parser-other")


def _toml_place(said: str, text: str, file: str) -> Place:
    """Return the place a message ends with; else it is the end of the text."""
    match = re.search(r"\(at line (\d+), column (\d+)\)$", said)
    return Place(file, int(match[1]), int(match[2])) if match else Place(file, text.count("\n") + 1)


class _Refused(ValueError):
    """What JSON allows in another program and we do not."""

    def __init__(self, reason: Remark) -> None:
        super().__init__(reason.code)
        self.reason = reason


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        raise _Refused(remark("json-key-twice"))
    return table


def _constant(name: str) -> None:
    raise _Refused(remark("json-constant", name=name))


def _finite(text: str) -> float:
    number = float(text)
    if number - number != 0:
        raise _Refused(remark("json-large"))
    return number


def parse_json(text: str, faults: Faults) -> Any:
    """Return the value of a JSON text, or None after adding the fault."""
    if _beyond_limits(text, faults):
        return None
    at, reason = Place(faults.file), remark("parser-other")
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_finite)
    except _Refused as error:
        reason = error.reason
    except json.JSONDecodeError as error:
        at, reason = Place(faults.file, error.lineno, error.colno), _reason(error.msg, _JSON)
    except (ValueError, RecursionError):
        pass
    faults.add("F111", at, reason=reason)
    return None


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
