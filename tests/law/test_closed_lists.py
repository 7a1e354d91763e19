"""A word that is none of a closed list is a fault with a sentence of its own, wherever it may stand."""

from __future__ import annotations

import ast

from chargeassist.words import say
from tests.architecture.support import MODULES, nodes, room
from tests.law.support import read

LISTS = {"one_of": 2, "closed": 3}
"""The methods that read a word of a closed list, and the argument that says which list."""


def _lists() -> set[str]:
    """Return which closed lists the notation has, from the calls that read them."""
    calls = (n for m in MODULES if room(m) == "law" for n in nodes(m) if isinstance(n, ast.Call))
    named = ((c, c.func.attr) for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr in LISTS)
    given = (c.args[LISTS[name]] for c, name in named)
    return {g.value for g in given if isinstance(g, ast.Constant) and isinstance(g.value, str)}


def test_every_closed_list_has_its_sentence() -> None:
    """No fault of a word that stands nowhere is without a text: it would be a fault of ours."""
    assert {"conduct", "family", "mode"} <= _lists()
    assert [] == [name for name in sorted(_lists()) if '"x"' not in say(f"L123-{name}", word="x")]


def test_a_gate_that_covers_no_such_conduct() -> None:
    """A gate names conduct by terms of the vocabulary; another word is a fault, and told as one."""
    _, faults = read("gate g [zz-act s 1]\n  title G\n  effect bars\n  covers conduct struk\n")

    assert ("L123", 'unknown conduct "struk"') in [(f.code, f.message) for f in faults]
