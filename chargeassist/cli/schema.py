"""The verb schema: the shape of a case, of an assessment and of advice, for whoever reads or writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import click

from chargeassist.case.schema import case_schema
from chargeassist.cli.options import shared
from chargeassist.cli.write import answer
from chargeassist.report.schema import ADVICE, advice_schema, assessment_schema

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "case": case_schema,
    "assessment": assessment_schema,
    **{verb: partial(advice_schema, verb) for verb in ADVICE},
}


def schema_text(what: str) -> str:
    """Return one schema as JSON text that ends with a line break."""
    return json.dumps(SCHEMAS[what](), ensure_ascii=False, indent=2) + "\n"


@click.command("schema")
@click.argument("what", type=click.Choice(list(SCHEMAS)))
@shared
def schema(what: str, output: str | None, **_: object) -> None:
    """Write the JSON Schema (draft 2020-12) of a case, of an assessment, or of what a verb answers."""
    answer(schema_text(what), output)
