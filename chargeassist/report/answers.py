"""What each verb answers, by the form of its value; the head that every answer has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from chargeassist.advice.classified import Classified
from chargeassist.advice.compare import Comparison
from chargeassist.advice.conformed import Conformity
from chargeassist.advice.cooperated import Cooperation
from chargeassist.advice.counts import Sheet
from chargeassist.advice.decisions import Ledger
from chargeassist.advice.diff import Change
from chargeassist.advice.drawing import Drawing
from chargeassist.advice.key import Key
from chargeassist.advice.marks import Marks
from chargeassist.advice.needs import Need
from chargeassist.advice.policy import Policy
from chargeassist.advice.questions import Question
from chargeassist.advice.requests import Request
from chargeassist.advice.review import Review
from chargeassist.advice.stress import Stress
from chargeassist.advice.summary import Summary
from chargeassist.advice.terms import Hit, HitKind, NotHere, ReadChapter, ReadTerm
from chargeassist.findings.model import GateFinding
from chargeassist.law.model import Pack
from chargeassist.law.state import State
from chargeassist.law.watch import Watched
from chargeassist.report.computed import engine, notice
from chargeassist.report.forms import Form, Named, Plain, form_of
from chargeassist.report.listed import LISTED
from chargeassist.report.told import Checked, Explained, Shown

ANSWERS: Mapping[str, Form] = {
    "explain": form_of(Explained),
    "gaps": Named(
        "gaps",
        (
            ("requests", form_of(tuple[Request, ...])),
            ("questions", form_of(tuple[Question, ...])),
            ("needs", form_of(tuple[Need, ...])),
        ),
        optional=("needs",),
    ),
    "draw": form_of(Drawing),
    "stress": form_of(Stress),
    "compare": form_of(Comparison),
    "review": form_of(Review),
    "counts": form_of(Sheet),
    "diff": form_of(tuple[Change, ...]),
    "check": form_of(Checked),
    "words": Named(
        "words",
        (
            ("hits", form_of(tuple[Hit, ...])),
            ("evidence", form_of(tuple[HitKind, ...])),
            ("chapters", form_of(tuple[ReadChapter, ...])),
            ("kinds_of_evidence", form_of(tuple[ReadTerm, ...])),
            ("not_law_here", form_of(tuple[NotHere, ...])),
            ("spelling_mended", form_of(bool)),
        ),
    ),
    "verify": form_of(Ledger),
    "packs": form_of(tuple[Pack, ...], LISTED),
    "show": form_of(Shown),
    "sources": form_of(tuple[Watched, ...]),
    "conformity": form_of(Conformity),
    "cooperation": form_of(Cooperation),
    "state": form_of(State),
    "summary": form_of(Summary),
    "policy": form_of(Policy),
    "classified": form_of(Classified),
    "key": form_of(Key),
    "mark": form_of(Marks),
}
"""What each verb answers, an assessment apart: that is its own answer."""

OF_A_CASE = (
    *("explain", "gaps", "draw", "stress", "compare", "review", "counts", "diff", "cooperation"),
    "key",
)
"""The answers that speak of persons: the gates of the case stand in their heads (S25)."""


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
    text = Plain("string")
    head = (("schema", Plain("string", (("const", name_of(verb)),))), ("notice", text), ("engine", text))
    gates = (("gates", form_of(tuple[GateFinding, ...])),) if verb in OF_A_CASE else ()
    return Named("", (*head, *gates, (verb, ANSWERS[verb])), optional=("gates",))
