"""The verbs that write papers: each a page of one assessment, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from chargeassist.advice.decisions import broken
from chargeassist.cli.answering import give_page
from chargeassist.cli.asked import FAULTY, WRITTEN, Asked
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.cli.usage import Misused
from chargeassist.hall.decided import read_decisions
from chargeassist.hall.write import write
from chargeassist.report.page import Page
from chargeassist.report.papers.chart import chart_page
from chargeassist.report.papers.referral import possible_victims, referral_page
from chargeassist.words import say


def paper(asked: Asked) -> int:
    """Write the paper that the verb is called by; a file of decisions that was changed ends as a fault."""
    rows = read_decisions(asked.decisions) if asked.decisions else None
    more: dict[str, Any] = {"empty": True} if asked.empty else {} if rows is None else {"decisions": rows}
    found = assessed(asked, *read(asked, asked.paths[0]))
    made = import_module(f"chargeassist.report.papers.{asked.verb}")
    page: Callable[..., Page] = getattr(made, f"{asked.verb}_page")
    give_page(lambda: page(found, asked.lang, **more), asked, found, rows)
    if not asked.empty:
        tell_gates(found, asked.lang)
    return FAULTY if rows and broken(rows) else WRITTEN


def chart(asked: Asked) -> int:
    """Write the proof chart, as a spreadsheet too."""
    if asked.form != "xlsx":
        return paper(asked)
    if asked.out in (None, "-"):
        raise Misused(say("usage-workbook", asked.lang))
    try:
        from chargeassist.hall.chart import chart_workbook
    except ModuleNotFoundError:
        raise Misused(say("no-tables", asked.lang)) from None
    found = assessed(asked, *read(asked, asked.paths[0]))
    write(chart_workbook(chart_page(found, asked.lang)), str(asked.out))
    tell_gates(found, asked.lang)
    return WRITTEN


def referral(asked: Asked) -> int:
    """Write what a shelter is told of one person, or of each who may have been harmed."""
    found = assessed(asked, *read(asked, asked.paths[0]))
    if asked.whom and asked.whom not in possible_victims(found):
        raise Misused(say("usage-referral", asked.lang))
    give_page(lambda: referral_page(found, asked.lang, asked.whom), asked, found)
    return WRITTEN
