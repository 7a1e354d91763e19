"""No `repr` and no `str` of any value that the public functions hand out tells what a case holds."""

from __future__ import annotations

import ast
import re
import traceback
import typing
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import attrs
import pytest

import chargeassist
from chargeassist import (
    Assessment,
    CaseError,
    case_from_dict,
    case_to_dict,
    compare,
    counts,
    diff,
    gaps,
    next_questions,
    review,
    stress,
)
from chargeassist.case.tables import LISTS
from chargeassist.report.told import checked, explained
from chargeassist.words.untold import by_id, untold
from tests.architecture.support import MODULES, nodes
from tests.report.support import EXAMPLES, GATED, assessed

ROWS = {"Case", "Person", "Episode", "Evidence", "Fact", "Laid", "Override"} | {
    *("Consent", "Proceeding", "Rejected", "Group")
}
"""The rows of a case: each tells its own id, so that a fault can be found again."""
OWN = {"Remark", "Fault", "Place", "Hit", "NotHere", "ReadTerm", "ReadChapter", "Settings"}
"""What tells its code, its place in a file, a word of the vocabulary, or what was asked for."""


@untold
@attrs.frozen
class _Counts:
    rows: tuple[str, ...] = ()


@by_id
@attrs.frozen
class _Row:
    id: str
    note: str = "n"


def _attributes(kind: Any) -> tuple[attrs.Attribute[Any], ...]:
    """Return the attributes of a class of attrs."""
    found: tuple[attrs.Attribute[Any], ...] = attrs.fields(kind)
    return found


# -- every type ----------------------------------------------------------------------------------


def _named(hint: Any) -> Iterator[type]:
    """Yield every class of the library that a type is written with."""
    if typing.get_origin(hint) is None and isinstance(hint, type):
        yield hint
    for part in typing.get_args(hint):
        yield from (t for one in (part if isinstance(part, list) else [part]) for t in _named(one))


def _late() -> dict[str, Any]:
    """Return what modules name for the type checker alone, to load it no sooner than it is needed."""
    found: dict[str, Any] = {"Charge": chargeassist.Charge, "Law": chargeassist.Law}
    for name in (m for m in MODULES if not m.startswith("__")):
        for node in (n for n in nodes(name) if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.dump(n.test)):
            for one in (i for i in node.body if isinstance(i, ast.ImportFrom) and i.module):
                if str(one.module).startswith("chargeassist"):
                    module = import_module(str(one.module))
                    found |= {n.asname or n.name: getattr(module, n.name) for n in one.names if n.name != "*"}
    return found


LATE = _late()


def _hints(of: Any) -> Iterator[type]:
    if isinstance(of, type):
        for value in vars(of).values():
            if isinstance(value, property):
                yield from _named(typing.get_type_hints(value.fget).get("return"))
        if not attrs.has(of):
            return
    for hint in typing.get_type_hints(of, localns=LATE).values():
        yield from _named(hint)


def types_reached() -> set[type]:
    """Return every class of values that the public names, and what they hold, are written with."""
    ahead: list[Any] = [getattr(chargeassist, name) for name in chargeassist.__all__]
    seen: set[Any] = set()
    while ahead:
        one = ahead.pop()
        if one not in seen:
            seen.add(one)
            ahead += [t for t in _hints(one) if t.__module__.startswith("chargeassist")]
    return {t for t in seen if isinstance(t, type) and attrs.has(t)}


def test_every_type_that_can_hold_a_case_tells_nothing_of_it() -> None:
    """Of all public types only those of the law are told in full: every other one counts, or gives its id."""
    reached = types_reached()
    about_cases = {t for t in reached if not t.__module__.startswith("chargeassist.law.")}
    told = {t.__name__ for t in about_cases if vars(t).get("__repr__") is not vars(_Counts)["__repr__"]}
    ids = {t.__name__ for t in about_cases if vars(t).get("__repr__") is vars(_Row)["__repr__"]}

    assert (ROWS, ROWS | OWN) == (ids, told)
    assert {"Charge", "GateFinding", "Count", "Particulars", "Weighing", "When", "Fatal"} <= {
        t.__name__ for t in about_cases
    }


# -- every value ---------------------------------------------------------------------------------


def answers(found: Assessment) -> Iterator[object]:
    """Yield what every public function answers about one case, and what the command line tells."""
    yield from (found, *gaps(found), *next_questions(found), stress(found), review(found), counts(found))
    yield from (*diff(found, found), checked(found.case, found.law))
    offences = list(dict.fromkeys(c.offence for c in found.charges))
    yield explained(found, tuple(o.key for o in offences))
    if len(offences) > 1:
        yield compare(offences[0], offences[1], found)


def values(start: object) -> Iterator[object]:
    """Yield every value that *start* holds, itself included, what is of the law apart."""
    ahead, seen = [start], set[int]()
    while ahead:
        one = ahead.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        match one:
            case tuple() | frozenset() | list():
                ahead += one
            case dict():
                ahead += [*one.keys(), *one.values()]
            case _ if attrs.has(type(one)) and ".law." not in type(one).__module__:
                yield one
                ahead += [getattr(one, a.name) for a in _attributes(type(one))]


def entered(tables: object) -> Iterator[str]:
    """Yield every text of a case: ids, terms, days, names."""
    match tables:
        case dict():
            for value in tables.values():
                yield from entered(value)
        case list():
            for value in tables:
                yield from entered(value)
        case str() if len(tables) > 1:
            yield tables


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_value_tells_what_was_entered(example: str) -> None:
    """No text of a case, an id, a day or a term, stands in `repr` or `str`, but a row's own id in its own."""
    found = assessed(example)
    tables = case_to_dict(found.case)
    words = {w for name in ("case", *LISTS) for w in entered(tables.get(name, ()))} - {"yes", "no"}
    told = []
    for value in (v for answer in answers(found) for v in values(answer)):
        own = {value.id} if type(value).__name__ in ROWS else set()  # type: ignore[attr-defined]
        said = {*re.findall(r"[\w:./~-]+", f"{value!r} {value}")}
        # A field of a value may be called as a word of the case is, such as `suspect`.
        fields = {a.name for a in _attributes(type(value))}
        told += [f"{type(value).__name__}: {w}" for w in said & (words - own - fields)]

    assert [] == sorted(set(told))


def test_the_search_finds_what_is_told() -> None:
    """The control: a type that tells what it holds is seen."""

    @attrs.frozen
    class Careless:
        about: str

    (value,) = values((Careless("house"),))
    assert "house" in repr(value)


# -- what goes wrong -----------------------------------------------------------------------------


def test_no_traceback_tells_a_value() -> None:
    """The whole chain of errors, as Python prints it, repeats nothing of a faulty case."""
    tables = case_to_dict(assessed(GATED).case)
    tables["fact"] = [{**row, "on": "Zebedee", "by": "Zebedee"} for row in tables["fact"]]
    with pytest.raises(CaseError) as caught:
        case_from_dict(tables)

    assert "Zebedee" not in "".join(traceback.format_exception(caught.value))


def test_what_is_not_there_is_not_repeated() -> None:
    """A person or a charge that is asked for and not there is not named in the error."""
    found = assessed(GATED)
    for ask in (found.charge, found.case.person):
        with pytest.raises(KeyError) as caught:
            ask("Zebedee")
        assert "Zebedee" not in str(caught.value)
