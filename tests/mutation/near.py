"""Which tests are nearest to a change: of what is changed by their names, or citing a rule that it cites.

Only the order in which a change is shown to the tests: who states the rule is asked before who passes by.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from .mutants import Mutant
from .put import file_of

_RULE = re.compile(r"(?i)(?<![a-z0-9])s(\d+)(?![a-z0-9])")


def nearest_first(mutant: Mutant, tests: Sequence[pytest.Item]) -> Sequence[pytest.Item]:
    """Return tests with the nearest to a change in front; else in the order they had."""
    cited, module = _cited_there(mutant.function, file_of(mutant)), mutant.module.rpartition(".")[2]

    def far(test: pytest.Item) -> bool:
        assert isinstance(test, pytest.Function)
        told = f"chargeassist.{mutant.module}" in _named(test.module) or module in test.path.stem
        return not told and cited.isdisjoint(_rules(f"{test.path.stem} {test.function.__doc__}"))

    return sorted(tests, key=far)


def _rules(text: str) -> frozenset[int]:
    """Return the rules that a text cites: ``S27``, or ``test_s27_orders``."""
    return frozenset(int(n) for n in _RULE.findall(text.replace("_", " ")))


@cache
def _named(module: ModuleType) -> frozenset[str]:
    """Return the modules from which a module of tests has functions and classes by name."""
    return frozenset(str(getattr(value, "__module__", "")) for value in vars(module).values())


@cache
def _cited_there(function: str, file: Path) -> frozenset[int]:
    """Return the rules that a function cites, in its docstring or beside its lines; or else its module."""
    text = file.read_text("utf-8")
    name = function.rpartition(".")[2]
    own = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef) and n.name == name]
    cited = (_rules(ast.get_source_segment(text, n) or "") for n in own)
    return frozenset[int]().union(*cited) or _rules(text)
