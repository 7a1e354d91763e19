"""One answer in the form that was asked for: a page as text, or a value as JSON."""

from __future__ import annotations

from collections.abc import Callable

from chargeassist.cli.asked import Asked
from chargeassist.cli.streams import answer
from chargeassist.findings.model import Assessment
from chargeassist.report.json import answer_json
from chargeassist.report.page import Page
from chargeassist.report.plain_text import plain_text


def give(value: object, page: Callable[[], Page], asked: Asked, found: Assessment | None = None) -> None:
    """Give *value* as the JSON of the verb that was asked, or else the page that tells it.

    What is said of an assessment is said after its gates: a page has them itself.
    """
    json = asked.form == "json"
    answer(answer_json(asked.verb, value, found) if json else plain_text(page()), asked)
