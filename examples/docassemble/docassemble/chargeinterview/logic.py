"""An interview as the case it began with and the answers so far: loaded again, it asks the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chargeassist import (
    Assessment,
    assess,
    case_from_dict,
    load_law,
    next_questions,
    terms_read,
    to_dict,
    to_markdown,
    with_answer,
)

ASKED = 50
"""How many questions are looked through for one that was not put yet."""
ANSWERS = {"yes": "Yes", "no": "No", "unknown": "I do not know"}
"""What every question may be answered with; a question of several terms has each of them too."""


def after(case: Mapping[str, Any], answers: Mapping[str, str]) -> Assessment:
    """Return the assessment of a case with the answers, each to the question of its id, in the order given.

    An answer to what another answer has settled is passed over.
    """
    read = case_from_dict(dict(case))
    law = load_law(*read.law)
    found = assess(read, law)
    for id, value in answers.items():
        try:
            found = assess(with_answer(found, id, value), law, before=found)
        except KeyError:
            continue
    return found


def question(found: Assessment, answers: Mapping[str, str]) -> dict[str, Any] | None:
    """Return what decides most and was not put yet: id, text, about whom, why, choices; None at the end.

    What awaits a signature is no question: a person signs with `chargeassist draw`.
    """
    for asked in next_questions(found, ASKED):
        if asked.request.signature is None and asked.request.id not in answers:
            told = to_dict(asked)
            request = told["request"]
            titles = _titles(found)
            return {
                "id": request["id"],
                "text": request["question"],
                "about": ", ".join(request["about"]),
                "why": told["why"],
                "choices": [
                    {a["value"]: ANSWERS.get(a["value"]) or titles.get(a["value"], a["value"])}
                    for a in request["answers"]
                    if a["value"]
                ],
            }
    return None


def _titles(found: Assessment) -> dict[str, str]:
    """Return what each term that the law of a case reads is called."""
    chapters = terms_read(found.law)
    return {term.term: term.title for chapter in chapters for term in (*chapter.terms, *chapter.signs)}


def page(found: Assessment, language: str = "en") -> str:
    """Return the first page of the report as Markdown, gates first."""
    return to_markdown(found, full=False, language=language)
