"""What each verb answers, by the type of its value; the head that every answer has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from chargeassist.advice.compare import Comparison
from chargeassist.advice.counts import Sheet
from chargeassist.advice.diff import Change
from chargeassist.advice.gaps import Question, Request
from chargeassist.advice.review import Review
from chargeassist.advice.stress import Stress
from chargeassist.report.computed import engine, notice
from chargeassist.report.forms import Named, Plain, form_of

ANSWERS: Mapping[str, Any] = {
    "gaps": {"requests": tuple[Request, ...], "questions": tuple[Question, ...]},
    "stress": Stress,
    "compare": Comparison,
    "review": Review,
    "counts": Sheet,
    "diff": tuple[Change, ...],
}
"""What each verb answers, an assessment apart: that is its own answer."""


def name_of(verb: str) -> str:
    """Return the name of the contract of one answer.

    >>> name_of("gaps")
    'chargeassist/gaps/1'
    """
    return f"chargeassist/{verb}/1"


def answer_head(verb: str) -> dict[str, str]:
    """Return what stands before every answer."""
    return {"schema": name_of(verb), "notice": notice(None), "engine": engine(None)}


@cache
def answer_form(verb: str) -> Named:
    """Return the form of the answer of one verb, its head included."""
    answer = ANSWERS[verb]
    if isinstance(answer, dict):
        form: Any = Named(verb, tuple((name, form_of(hint)) for name, hint in answer.items()))
    else:
        form = form_of(answer)
    text = Plain("string")
    head = (("schema", Plain("string", (("const", name_of(verb)),))), ("notice", text), ("engine", text))
    return Named("", (*head, (verb, form)))
