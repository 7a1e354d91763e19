"""One answer in the form that was asked for: a page as text, or a value as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chargeassist.cli.asked import Asked
from chargeassist.cli.streams import answer
from chargeassist.report.page import Page
from chargeassist.report.plain_text import plain_text

if TYPE_CHECKING:
    from chargeassist.findings.model import Assessment


def give(value: object, page: Callable[[], Page], asked: Asked, found: Assessment | None = None) -> None:
    """Give *value* as the JSON of the verb that was asked, or else the page that tells it.

    What is said of an assessment is said after its gates: a page has them itself.
    """
    if asked.form != "json":
        return answer(plain_text(page()), asked)
    # Loaded when it is asked for: it knows the form of every answer, which takes longer than most pages.
    from chargeassist.report.json import answer_json

    return answer(answer_json(asked.verb, value, found), asked)
