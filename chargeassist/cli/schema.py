"""The verb schema: the shape of a case, of an assessment and of advice, for whoever reads or writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from chargeassist.audit.report import lint_schema
from chargeassist.case.schema import case_schema
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.options import LANG, OUT, Argument, Verb
from chargeassist.cli.streams import answer
from chargeassist.report.answers import ANSWERS
from chargeassist.report.schema import answer_schema, assessment_schema

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "case": case_schema,
    "assessment": assessment_schema,
    **{verb: partial(answer_schema, verb) for verb in ANSWERS},
    "lint": lint_schema,
}


def schema_text(what: str) -> str:
    """Return one schema as JSON text that ends with a line break."""
    return json.dumps(SCHEMAS[what](), ensure_ascii=False, indent=2) + "\n"


def schema(asked: Asked) -> int:
    """Write the JSON Schema of what was named."""
    answer(schema_text(asked.schemas[0]), asked)
    return WRITTEN


_WHAT = Argument("|".join(SCHEMAS), "schemas", words=tuple(SCHEMAS))
VERBS = (Verb("schema", "apps", schema, (_WHAT,), (LANG, OUT)),)
