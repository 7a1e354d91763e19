"""The verb policy: what was seen of the policy of a State, what is asked of its offices, their answers."""

from __future__ import annotations

from chargeassist.advice.policy import ANSWERS, Policy
from chargeassist.advice.policy import policy as known
from chargeassist.cli.answering import give
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.hall.sheets import Sheet
from chargeassist.hall.write import write
from chargeassist.report.pages.policy import COLUMNS, policy_page, questionnaire, rows_of
from chargeassist.report.plain_text import plain_text
from chargeassist.words import say

PAPERS = (".docx", ".xlsx")


def policy(asked: Asked) -> int:
    """Tell what is known of the policy of a State, or write what is asked of its offices."""
    if asked.replied and not asked.replied.lower().endswith(PAPERS):
        raise Misused(say("usage-policy", asked.lang))
    found = known(asked.paths[0])
    try:
        if asked.replied:
            from chargeassist.hall.policies import read_policies

            found = known(found.id, read_policies(asked.replied, found.id))
        if asked.questionnaire:
            return _write(found, asked)
    except ModuleNotFoundError:
        raise Misused(say("no-papers", asked.lang)) from None
    give(found, lambda: policy_page(found, asked.lang), asked)
    return WRITTEN


def _write(found: Policy, asked: Asked) -> int:
    """Write a workbook or a document where that is what is named, and else the same as text."""
    out = (asked.out or "").lower()
    if out.endswith(".xlsx"):
        from chargeassist.hall.workbook import as_workbook

        rows = [list(r) for r in rows_of(found, asked.lang)]
        book = as_workbook([Sheet("policy", [list(COLUMNS), *rows])], {"policy": {"answer": ANSWERS}})
        write(book, asked.out or "")
    elif out.endswith(".docx"):
        from chargeassist.report.docx import docx

        write(docx(questionnaire(found, asked.lang)), asked.out or "")
    else:
        answer(plain_text(questionnaire(found, asked.lang)), asked)
    return WRITTEN
