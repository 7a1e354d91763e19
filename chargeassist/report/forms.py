"""The form of what is written as JSON, read off the types of the values: what the two walkers go along.

`report.json` writes a value along its form; `report.schema` says a form as JSON Schema.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, partial
from operator import attrgetter, itemgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from chargeassist.advice.particulars import Particulars
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.report.keys import SELF, Count, Digest, Key, Shape
from chargeassist.report.shapes import SHAPES
from chargeassist.report.shapes_of_law import SHAPES_OF_LAW
from chargeassist.report.shapes_of_marks import SHAPES_OF_MARKS
from chargeassist.words import Remark
from chargeassist.words.dates import DAY_FORM

ALL = {**SHAPES, **SHAPES_OF_LAW, **SHAPES_OF_MARKS}
"""The shapes of values that are not written by their own fields."""


@frozen
class Plain:
    """A text, a number, yes or no; and what JSON Schema says of it beyond that."""

    type: str
    says: tuple[tuple[str, Any], ...] = ()


@frozen
class OrNull:
    """Something, or nothing."""

    inner: Form


@frozen
class ListOf:
    """Any number of one form."""

    inner: Form


@frozen
class Row:
    """A fixed number of values, each of its own form."""

    each: tuple[Form, ...]


@frozen
class ByName:
    """Values of one form under names that are data."""

    inner: Form


@frozen(cache_hash=True)
class TableOf:
    """A table of a shape, made of values of one type."""

    shape: Shape
    value: Any
    """The type of the value."""


@frozen
class Named:
    """A table with given keys, each of its own form: the head of an answer."""

    name: str
    keys: tuple[tuple[str, Form], ...]
    optional: tuple[str, ...] = ()
    """Keys that are left out where there is nothing to say of them."""


Form = Plain | OrNull | ListOf | Row | ByName | TableOf | Named
_PLAIN: Mapping[Any, Plain] = {
    str: Plain("string"),
    Remark: Plain("string"),
    Particulars: Plain("string"),
    int: Plain("integer"),
    bool: Plain("boolean"),
    Count: Plain("integer", (("minimum", 0),)),
    Digest: Plain("string", (("pattern", "^[0-9a-f]{64}$"),)),
    date: Plain("string", (("format", "date"), ("pattern", f"^(?:{DAY_FORM})$"))),
    Standing: Plain("string", (("enum", tuple(s.word for s in Standing)),)),
    Offence: Plain("string", (("description", "pack:offence"),)),
}
"""What has no parts as JSON: a remark is its sentence, an offence its id."""


@cache
def form_of(hint: Any, shape: Shape | None = None) -> Form:
    """Return the form of values of a type; *shape* is that of the tables in it, where it is not theirs.

    >>> form_of(tuple[str, ...])
    ListOf(inner=Plain(type='string', says=()))
    """
    inner = get_args(hint)
    match get_origin(hint):
        case origin if origin in (Union, UnionType) and hint not in ALL:
            return _union(inner, shape)
        case origin if origin is tuple and inner[-1] is Ellipsis:
            return ListOf(form_of(inner[0], shape))
        case origin if origin is tuple and shape is None:
            return Row(tuple(map(form_of, inner)))
        case origin if origin is dict:
            return ByName(form_of(inner[1]))
        case _:
            return _single(hint, shape)


def _union(options: tuple[Any, ...], shape: Shape | None) -> Form:
    """Return the form of one of several types: one form once it is written, or nothing."""
    some = tuple(one for one in options if one is not NoneType)
    known = Union[some] in ALL  # noqa: UP007  # made of data
    each = {form_of(one, shape): None for one in ((Union[some],) if known else some)}  # noqa: UP007
    if len(each) != 1:
        raise TypeError(f"several forms in one place: {options}")
    (one,) = each
    return OrNull(one) if NoneType in options else one


def _single(hint: Any, shape: Shape | None) -> Form:
    if shape is not None:
        return TableOf(shape, hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint in ALL:
        return TableOf(ALL[hint], hint)
    if not attrs.has(hint):
        raise TypeError(f"no form for {hint}")
    hints = get_type_hints(hint)
    names = (f.name for f in attrs.fields(hint) if hints[f.name] not in (Assessment, Assessment | None))
    return TableOf(Shape(hint.__name__.lower(), tuple(Key(n.rstrip("_"), n) for n in names)), hint)


@cache
def keys_of(table: TableOf) -> tuple[tuple[Key, Callable[[Any], Any], Form], ...]:
    """Return the keys of a table, each with what takes its value and with its form."""
    return tuple((key, _getter(key), _of_key(key, table.value)) for key in table.shape.keys)


def _of_key(key: Key, value: Any) -> Form:
    hint = _type_of(value, key.name if key.of == "" else key.of)
    if key.optional and NoneType in get_args(hint):
        hint = Union[tuple(h for h in get_args(hint) if h is not NoneType)]  # noqa: UP007  # made of data
    form = form_of(str, None) if key.or_null else form_of(hint, key.shape)
    if key.says and isinstance(form, Plain):
        form = Plain(form.type, key.says)
    return OrNull(form) if key.or_null else form


def _type_of(value: Any, of: Any) -> Any:
    """Return the type of what a key takes from a value."""
    if callable(of):
        return get_type_hints(of)["return"]
    if isinstance(of, int):
        return get_args(value)[of]
    hint = value
    for name in () if of == SELF else of.split("."):
        hint = _attribute(hint, name)
    return hint


def _attribute(hint: Any, name: str) -> Any:
    options = [h for h in get_args(hint) if h is not NoneType] or [hint]
    owner = options[0]
    found = inspect.getattr_static(owner, name, None)
    return (
        get_type_hints(found.fget)["return"] if isinstance(found, property) else get_type_hints(owner)[name]
    )


def _getter(key: Key) -> Callable[[Any], Any]:
    """Return what takes a key's value from a value; None where there is nothing on the way to it."""
    of = key.name if key.of == "" else key.of
    if callable(of):
        return of
    if isinstance(of, int):
        return itemgetter(of)
    path = () if of == SELF else tuple(of.split("."))
    return attrgetter(of) if len(path) == 1 else partial(_along, path=path)


def _along(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = None if value is None else getattr(value, name)
    return value
