"""The verbs that write papers: each a page of one assessment, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from chargeassist.cli.answering import give_page
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Page


def paper(asked: Asked) -> int:
    """Write the paper that the verb is called by."""
    found = assessed(asked, *read(asked, asked.paths[0]))
    made = import_module(f"chargeassist.report.papers.{asked.verb}")
    page: Callable[[Assessment, str], Page] = getattr(made, f"{asked.verb}_page")
    give_page(lambda: page(found, asked.lang), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN
