"""Answers as JSON: one walker writes any value along its form. The same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, cast

from chargeassist.advice.needs import still_needed
from chargeassist.advice.particulars import Particulars
from chargeassist.advice.questions import next_questions
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.report.answers import ANSWERS, OF_A_CASE, answer_form, answer_head
from chargeassist.report.drafted import particulars_text
from chargeassist.report.forms import (
    ByName,
    Form,
    ListOf,
    Named,
    OrNull,
    Plain,
    Row,
    TableOf,
    form_of,
    keys_of,
)
from chargeassist.words import Remark, in_words


def to_json(value: object, verb: str = "", assessment: Assessment | None = None) -> str:
    """Return what `to_dict` does as JSON text that ends with a line break: same input, same bytes."""
    return json_text(to_dict(value, verb, assessment))


def to_dict(value: object, verb: str = "", assessment: Assessment | None = None) -> dict[str, Any]:
    """Return an assessment, or any value of an answer, as plain tables: texts, numbers, lists and tables.

    With the *verb* whose answer it is, and the *assessment* it is of, it is all that `chargeassist VERB
    --format json` writes: a gate is never left out of an answer about a case, which may be read alone.
    Raises ValueError for a verb that answers no such thing, or an answer about a case without the case.
    """
    if not verb:
        return cast(dict[str, Any], written(value, form_of(cast(Any, type(value)))))
    if verb not in ANSWERS or (verb in OF_A_CASE and verb != "compare" and assessment is None):
        raise ValueError("no answer of this verb, or one about a case without its assessment")
    if verb == "gaps" and assessment is not None and isinstance(value, tuple):
        value = {
            "requests": value,
            "questions": next_questions(assessment, requests=value),
            "needs": still_needed(assessment),
        }
    gates = {} if assessment is None else {"gates": assessment.gates}
    told = written({**answer_head(verb), **gates, verb: value}, answer_form(verb))
    return cast(dict[str, Any], told)


def answer_json(verb: str, value: object, assessment: Assessment | None = None) -> str:
    """Return the answer of one verb as JSON text, whatever it is about."""
    gates = {} if assessment is None else {"gates": assessment.gates}
    return json_text(written({**answer_head(verb), **gates, verb: value}, answer_form(verb)))


def json_text(data: object) -> str:
    """Return plain tables as JSON text that ends with a line break."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def written(value: Any, form: Form) -> Any:
    """Return a value along its form as tables, lists, texts and numbers."""
    return _writer(form)(value)


Write = Callable[[Any], Any]


@cache
def _writer(form: Form) -> Write:
    """Return what writes values along one form: which form it is, is asked once and not of each value."""
    match form:
        case Plain():
            return _plain
        case OrNull(inner):
            return partial(_or_null, write=_writer(inner))
        case ListOf(Plain()):
            return _texts
        case ListOf(inner):
            return partial(_list, write=_writer(inner))
        case Row(each):
            return partial(_row, writes=tuple(map(_writer, each)))
        case ByName(inner):
            return partial(_by_name, write=_writer(inner))
        case Named(_, keys, optional):
            return partial(_named, writes=tuple((k, _writer(f)) for k, f in keys), optional=optional)
        case TableOf():
            return partial(_table, form=form)


def _or_null(value: Any, write: Write) -> Any:
    return None if value in (None, "") else write(value)


def _texts(value: Iterable[Any]) -> list[Any]:
    return [one if one.__class__ is str else _plain(one) for one in value]


def _list(value: Iterable[Any], write: Write) -> list[Any]:
    return [write(one) for one in value]


def _row(value: Iterable[Any], writes: tuple[Write, ...]) -> list[Any]:
    return [write(one) for one, write in zip(value, writes, strict=True)]


def _by_name(value: Mapping[str, Any], write: Write) -> dict[str, Any]:
    return {name: write(one) for name, one in value.items()}


def _named(
    value: Mapping[str, Any], writes: tuple[tuple[str, Write], ...], optional: Sequence[str]
) -> dict[str, Any]:
    told = ((name, write) for name, write in writes if name in value or name not in optional)
    return {name: write(value[name]) for name, write in told}


@cache
def _keys(form: TableOf) -> tuple[tuple[str, Callable[[Any], Any], Write, bool], ...]:
    """Return the keys of a table: asked for when one is written, for a table may have tables of its own."""
    return tuple((key.name, take, _writer(inner), key.optional) for key, take, inner in keys_of(form))


def _table(value: Any, form: TableOf) -> dict[str, Any]:
    found = {}
    for name, take, write, optional in _keys(form):
        one = take(value)
        if one or not optional or one not in (None, "", ()):
            found[name] = one if write is _plain and one.__class__ is str else write(one)
    return found


def _plain(value: object) -> str | int | bool:
    match value:
        case str():
            return value
        case Standing():
            return value.word
        case Offence():
            return value.key
        case Remark():
            return in_words(value)
        case Particulars():
            return particulars_text(value)
        case date():
            return value.isoformat()
        case bool() | int():
            return value
        case _:
            raise TypeError(type(value).__name__)
