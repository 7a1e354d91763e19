"""The verbs for whoever has a case: new, check, assess, explain."""

from __future__ import annotations

from chargeassist.advice.terms import asked_of
from chargeassist.case.starts import read_start, start_text
from chargeassist.case.template import template
from chargeassist.cli.answering import WHOLE, give, give_page
from chargeassist.cli.asked import GATED, WARNED, WRITTEN, Asked
from chargeassist.cli.asking import ask
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.cli.streams import answer
from chargeassist.cli.tables import empty
from chargeassist.cli.usage import Misused
from chargeassist.hall.load import offence_keys
from chargeassist.law.packs import load_law
from chargeassist.report.json import answer_json, to_json
from chargeassist.report.page import Page
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.check import check_page
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.told import checked, explained
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


def check(asked: Asked) -> int:
    """Say what a case holds, then what is wrong in it or probably not meant."""
    case, law = read(asked, asked.paths[0])
    found = checked(case, law)
    give(found, lambda: check_page(found, asked.lang), asked)
    return WARNED if any(w.code.startswith("W") for w in found.warnings) else WRITTEN


def assess(asked: Asked) -> int:
    """Say which charges are supported; a raised gate may be told by how it ends."""
    found = assessed(asked, *read(asked, asked.paths[0]))
    if asked.form == "json":
        answer(to_json(found), asked)
    else:
        drawn = asked.form in WHOLE
        full = asked.full or drawn
        give_page(
            lambda: assessment_page(found, full=full, pictures=drawn, language=asked.lang), asked, found
        )
    tell_gates(found, asked.lang)
    return GATED if asked.ends_by_gate and found.gates else WRITTEN


def explain(asked: Asked) -> int:
    """Follow one offence through a case; in each pack that has it, if no pack is named."""
    case, law = read(asked, asked.paths[0])
    keys = offence_keys(law, asked.offences[0])
    found = assessed(asked, case, law, keys)
    if asked.form == "json":
        answer(answer_json("explain", explained(found, keys), found), asked)
    else:
        pages = (explain_page(found, key, asked.lang) for key in keys)
        give_page(lambda: Page(tuple(b for page in pages for b in page.blocks), asked.lang), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN
