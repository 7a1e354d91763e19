"""The verb new: a case file to start from, or the questions one by one."""

from __future__ import annotations

from chargeassist.advice.terms import asked_of
from chargeassist.case.starts import read_start, start_text
from chargeassist.case.template import template
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.asking import ask
from chargeassist.cli.streams import answer
from chargeassist.cli.tables import empty
from chargeassist.cli.usage import Misused
from chargeassist.law.packs import load_law
from chargeassist.words import say


def new(asked: Asked) -> int:
    """Write a commented case file, about the fictional State unless another law is named.

    One for a kind of case asks what its law reads, in the order investigators work.
    """
    if asked.layout == "xlsx" and (asked.ask or asked.like):
        raise Misused(say("usage-empty-workbook", asked.lang))
    if asked.ask:
        return ask(asked)
    law = load_law(*(asked.law or ("xp",)))
    if asked.layout == "xlsx":
        empty(asked, law)
    elif asked.like is None:
        answer(template(law.asked, asked.lang), asked)
    else:
        start = read_start(asked.like)
        answer(start_text(start, law.asked, asked_of(start, law), law.vocabulary, asked.lang), asked)
    return WRITTEN
