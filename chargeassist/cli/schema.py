"""The verb schema: the shape of a case, of an assessment and of advice, for whoever reads or writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from chargeassist.audit.report import lint_schema
from chargeassist.case.schema import case_schema
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.report.answers import ANSWERS
from chargeassist.report.forms_of_law import case_schema_under, vocabulary_schema
from chargeassist.report.json import json_text
from chargeassist.report.schema import answer_schema, assessment_schema
from chargeassist.words import say

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "case": case_schema,
    "assessment": assessment_schema,
    **{verb: partial(answer_schema, verb) for verb in ANSWERS},
    "lint": lint_schema,
}


def schema_text(what: str) -> str:
    """Return one schema as JSON text that ends with a line break."""
    return json.dumps(SCHEMAS[what](), ensure_ascii=False, indent=2) + "\n"


UNDER_A_LAW: dict[str, Callable[[Law], dict[str, Any]]] = {
    "case": case_schema_under,
    "vocabulary": vocabulary_schema,
}
"""The schemas that know the words: of a case where a law is named, and of the words themselves."""


def schema(asked: Asked) -> int:
    """Write the JSON Schema of what was named."""
    what = asked.schemas[0]
    if asked.law and what not in UNDER_A_LAW:
        raise Misused(say("usage-schema-law", asked.lang, words=", ".join(UNDER_A_LAW)))
    if asked.law or what not in SCHEMAS:
        answer(json_text(UNDER_A_LAW[what](load_law(*(asked.law or ("xp",))))), asked)
    else:
        answer(schema_text(what), asked)
    return WRITTEN
