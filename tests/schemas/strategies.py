"""Tables that a reader takes, made from the reader itself, and what can go wrong with them."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chargeassist.case.readers import AGE_ON, OBJECT, SHOWN, AgeOf, AgeSaid, AsTo, Edtf, ShownBy, Terms
from chargeassist.law.vocabulary import SLOT_TERM
from chargeassist.reading.readers import ID, Day, ListOf, Reader, Text, Whole, Word, YesNo
from chargeassist.reading.tables import Table, TableOf

DATES = (
    *("2023", "2023-04", "2023-04-05", "201X", "20XX", "2004-XX", "2004-XX-XX", "2004-05-XX", "2023~"),
    *("2023-04?", "2023-04-05%", "2023-04/2024-01", "2023/..", "../2023-04-05", "2023~/2024-02-29"),
)
ODD = (
    *("", " ", "\n", "S1\n", " S1", "1S", "S 1", "é1", "a" * 65, "yes", "Yes", "ke", "KE", "kee", "ke\n"),
    *("means:threat", "means:", "vessel:ke", "\u202e", "a\x00b", "\ufeff", "\ud800", "x\ty"),
    *("x\r\ny", "x\ry", "x\n\r"),
    *("2023-13", "2023-00", "2023-04-31", "2023-02-29", "2024-02-29", "1900-02-29", "2023-02-30", "20230405"),
    *("2023-4-5", "0000", "0001-01-01~", "9999", "9999-01-01", "99XX", "000X", "201X-04", "XXXX", "20XX-XX"),
    *(
        "2004-XX-05",
        "2024/2023",
        "../..",
        "2023/",
        "/2023",
        "2023//2024",
        "2023-04-05T10:00",
        "\uff12\uff10\uff12\uff13",
    ),
    *("2023-04-05\n", "2023~~", "2023-W10", "-2023", "2023-21"),
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 20_000) | st.sampled_from((1.0, 0.5, 2.0, 1e300)) | st.text()
    | st.sampled_from((*DATES, *ODD)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


_made: dict[int, tuple[Reader, SearchStrategy[Any]]] = {}
"""By the identity of a reader, which is kept so that no other can have it."""


def right(reader: Reader) -> SearchStrategy[Any]:
    """Return what *reader* takes, as JSON has it: made once, to be looked through once."""
    if id(reader) not in _made:
        _made[id(reader)] = (reader, _right(reader))
    return _made[id(reader)][1]


def _right(reader: Reader) -> SearchStrategy[Any]:
    match reader:
        case Text(form=None):
            return st.sampled_from(("x", "two words", "line\nbreak", "Ωé ж 漢", "a\tb", "\u00a0x"))
        case Text(form=str(form)):
            return st.from_regex(form, fullmatch=True)
        case Word(words):
            return st.sampled_from(words)
        case YesNo():
            return st.booleans()
        case Whole(low, high):
            return st.integers(low, high)
        case Day():
            return st.dates().map(str)
        case Edtf():
            return st.sampled_from(DATES)
        case ListOf(item):
            return st.lists(right(item), max_size=1 if isinstance(item, Table) else 2)
        case Table(fields):
            keys = {name: right(field.reader) for name, field in fields.items()}
            must = {name: keys.pop(name) for name, field in fields.items() if field.required}
            return st.fixed_dictionaries(must, optional=keys)
        case TableOf(item):
            return st.dictionaries(right(ID), right(item), max_size=3)
        case AgeSaid():
            return st.sampled_from(("17", "14~", "13/15", "under 18", "adult"))
        case AgeOf():
            return right(AgeSaid()) | right(AGE_ON)
        case Terms():
            return right(SLOT_TERM) | st.lists(right(SLOT_TERM), min_size=1, max_size=2)
        case AsTo():
            return right(OBJECT) | st.lists(right(OBJECT), max_size=2)
        case ShownBy():
            return right(ID) | right(SHOWN)
        case _:
            raise TypeError(type(reader).__name__)


def full(table: Table) -> SearchStrategy[dict[str, Any]]:
    """Return rows of *table* with every key it has."""
    return st.fixed_dictionaries({name: right(field.reader) for name, field in table.fields.items()})


@st.composite
def spoilt(draw: Any, reader: Reader) -> Any:
    """Return what *reader* takes with one to three changes, each of which may do harm or none."""
    box = [draw(right(reader))]
    for _ in range(draw(st.sampled_from((1, 1, 2, 3)))):
        box = draw(_changed(box)) or [None]
    return box[0]


@st.composite
def _changed(draw: Any, box: Any) -> Any:
    box = copy.deepcopy(box)
    holder, key = draw(st.sampled_from(_places(box)))
    value = holder[key]
    match draw(st.sampled_from(("drop", "rename", "wrap", "junk", "odd", "odd", "near", "near"))):
        case "drop":
            del holder[key]
        case "rename" if isinstance(holder, dict):
            names = (f"{key}s", key[:-1], key.upper(), "by", "id", "from")
            holder[draw(st.sampled_from(names))] = holder.pop(key)
        case "wrap":
            holder[key] = [value]
        case "near" if isinstance(value, str):
            tails = ("\n", " ", "~", "/2024", "/2023-02-29", ":x", "\u200e", "X", "\ud800", "-", "x" * 70)
            near = (f"1{value}", value[1:], value[:-1], *(value + tail for tail in tails))
            holder[key] = draw(st.sampled_from(near))
        case "near" if isinstance(value, list):
            holder[key] = value * 2
        case "near" if isinstance(value, int):
            holder[key] = draw(st.sampled_from((float(value), 0, -1, 10_000, 10_001, 1_000_000, 1_000_001)))
        case "near" if isinstance(value, dict):
            value[draw(st.sampled_from(("odd", "note", "id", "on", "a", "Ab-1", "")))] = draw(JUNK)
        case "junk":
            holder[key] = draw(JUNK)
        case _:
            holder[key] = draw(st.sampled_from(ODD))
    return box


def _places(tables: Any) -> list[tuple[Any, Any]]:
    """Return (holder, key) of everything in *tables*, the innermost last."""
    found: list[tuple[Any, Any]] = []
    inside = [tables]
    while inside:
        holder = inside.pop(0)
        keys: list[Any] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        found += [(holder, key) for key in keys]
        inside += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return found
