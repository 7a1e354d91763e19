"""The modules of the library as syntax trees."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "chargeassist"
MODULES = {p.relative_to(PACKAGE).as_posix(): p for p in sorted(PACKAGE.rglob("*.py"))}
ROOMS = (
    *("words", "reading", "law", "case", "reasoning", "findings", "advice", "report"),
    *("audit", "training", "bulk", "live"),
    *("hall", "services"),
    *("desk", "cli"),
)
"""From left to right: a room imports only rooms left of it."""
SIDE_BY_SIDE = (("audit", "training", "bulk", "live"),)
"""Rooms that stand side by side: none imports another."""
DOORS = ("hall", "services", "cli", "desk")
"""The rooms that touch the world: streams, files that are written. The two doors share the hall."""


def walk(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all within it, as `ast.walk` does for more, in no order."""
    waiting = [tree]
    while waiting:
        yield (node := waiting.pop())
        for value in vars(node).values():
            if isinstance(value, ast.AST):
                waiting.append(value)
            elif isinstance(value, list):
                waiting += [inner for inner in value if isinstance(inner, ast.AST)]


@cache
def nodes(name: str) -> tuple[ast.AST, ...]:
    """Return every node of one module."""
    return tuple(walk(ast.parse(MODULES[name].read_text("utf-8"))))


def room(name: str) -> str:
    """Return the room of a module, or an empty text for one that stands above the rooms."""
    return name.partition("/")[0] if "/" in name else ""


def imports(name: str) -> tuple[tuple[int, str], ...]:
    """Return line and full name of everything a module imports, inside functions and types-only too."""
    return _once(_imports, name)


def calls(name: str) -> tuple[tuple[int, str], ...]:
    """Return line and dotted name of all that a module calls, with brackets, or reads as an attribute."""
    return _once(_calls, name)


@cache
def _once(found: Callable[[str], Iterator[tuple[int, str]]], name: str) -> tuple[tuple[int, str], ...]:
    return tuple(found(name))


def _imports(name: str) -> Iterator[tuple[int, str]]:
    for node in nodes(name):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, a.name) for a in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno}: a relative import"
            yield from ((node.lineno, f"{node.module}.{a.name}") for a in node.names)


def _calls(name: str) -> Iterator[tuple[int, str]]:
    for node in nodes(name):
        if isinstance(node, ast.Call):
            yield node.lineno, f"{dotted(node.func)}()"
        elif isinstance(node, ast.Attribute):
            yield node.lineno, dotted(node)


def dotted(node: ast.expr) -> str:
    """Return a name with its dots as it is written; three dots stand for what is no name before one."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
        case _:
            return "..."
