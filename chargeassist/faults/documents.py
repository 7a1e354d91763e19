"""Text to plain tables: TOML and JSON, duplicate keys refused, every fault with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

from attrs import evolve

from chargeassist.faults.fault import Fault, Faults, Path, Place
from chargeassist.faults.limits import LEVELS, too_deep


def parse_toml(text: str, faults: Faults) -> dict[str, Any] | None:
    """Return the tables of a TOML text, or None after adding the fault."""
    if line := too_deep(text):
        faults.add("F109", f"brackets nested deeper than {LEVELS} levels", Place(faults.file, line))
        return None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line, column = _toml_words(str(error), text)
        faults.add("F110", message, Place(faults.file, line, column))
    except (ValueError, RecursionError):
        faults.add("F110", "not TOML: a value cannot be read", Place(faults.file))
    return None


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
    if line := too_deep(text):
        faults.add("F109", f"brackets nested deeper than {LEVELS} levels", Place(faults.file, line))
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
    """Return *faults* with the line of each path, and in order of place.

    Neither `tomllib` nor `json` keeps lines, so they are looked up only once there is a fault.
    """
    lines = _json_lines(text) if is_json else _toml_lines(text)

    def placed(fault: Fault) -> Fault:
        if fault.at.line or not fault.at.path:
            return fault
        path = fault.at.path
        while path and path not in lines:
            path = path[:-1]
        return evolve(fault, at=evolve(fault.at, line=lines.get(path, 0)))

    return tuple(sorted(map(placed, faults), key=lambda f: (f.at.line, f.at.column)))


_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\"'\s-]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')((?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=")


def _toml_lines(text: str) -> dict[Path, int]:
    """Return the line of every header and key of a TOML text."""
    lines: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    base: Path = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            names = [part.strip().strip("\"'") for part in header[2].split(".")]
            base = ()
            for depth, name in enumerate(names):
                base = (*base, name)
                last = depth == len(names) - 1
                if last and header[1] == "[[":
                    counts[base] = counts.get(base, -1) + 1
                if base in counts:
                    base = (*base, counts[base])
            lines.setdefault(base, number)
        elif key := _KEY.match(line):
            path = (
                *base,
                key[1].strip("\"'"),
                *(k.strip() for k in key[2].split(".") if k.strip()),
            )
            lines.setdefault(path, number)
    return lines


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|\n|[^\s\[\]{}:,"]+')


def _json_lines(text: str) -> dict[Path, int]:
    """Return the line of every value of a JSON text."""
    lines: dict[Path, int] = {}
    path: list[str | int] = []
    line, key = 1, ""
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token == "\n":
            line += 1
        elif token in "[{":
            lines.setdefault(tuple(path), line)
            path.append(0 if token == "[" else "")
        elif token in "]}":
            path = path[:-1]
        elif token == ",":
            if path and isinstance(path[-1], int):
                path[-1] += 1
        elif token == ":":
            if path:
                path[-1] = key
                lines.setdefault(tuple(path), line)
        else:
            key = token.strip('"')
            lines.setdefault(tuple(path), line)
    return lines
