"""What the code names is there: a table that names a term or an offence names one that exists."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from chargeassist import load_law
from chargeassist.law.algebra import Leaf
from chargeassist.law.wordbook import load_vocabulary
from chargeassist.reasoning.conformity import DEALINGS


def _named(value: object) -> Iterator[str]:
    """Yield the terms and offences that a table names."""
    match value:
        case Leaf():
            yield f"{value.slot}:{value.term}"
        case str():
            if ":" in value.rstrip(":"):
                yield value
        case dict():
            yield from _named([*value, *value.values()])
        case tuple() | list() | set() | frozenset():
            for each in value:
                yield from _named(each)


@pytest.mark.parametrize("room", ["reasoning", "findings", "advice"])
def test_what_a_table_names_is_there(room: str) -> None:
    """A term of the vocabulary, or an offence of the yardstick: a slip in one would silently find nothing."""
    known = {f"{s}:{t}" for s, slot in load_vocabulary().slots.items() for t in slot.terms}
    known |= {o.key for o in load_law("un").packs[0].offences}
    package = import_module(f"chargeassist.{room}")
    named = {
        name
        for found in iter_modules(package.__path__, f"{package.__name__}.")
        for table, value in vars(import_module(found.name)).items()
        if table.isupper()
        for name in _named(value)
    }
    assert len(named) > 5
    assert set() == named - known


def test_every_dealing_with_what_comes_from_crime_is_a_term() -> None:
    """What is done with proceeds is named without its slot."""
    assert [] == [d for d in DEALINGS if d not in load_vocabulary().slots["conduct"].terms]
