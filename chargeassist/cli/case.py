"""The verbs for whoever has a case: check, assess, explain."""

from __future__ import annotations

from chargeassist.cli.answering import WHOLE, give, give_page
from chargeassist.cli.asked import GATED, WARNED, WRITTEN, Asked
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.hall.load import offence_keys
from chargeassist.report.page import Page
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.check import check_page
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.told import checked, explained
from chargeassist.words import say


def check(asked: Asked) -> int:
    """Say what a case holds, then what is wrong in it or probably not meant."""
    case, law = read(asked, asked.paths[0])
    found = checked(case, law)
    give(found, lambda: check_page(found, asked.lang), asked)
    return WARNED if any(w.code.startswith("W") for w in found.warnings) else WRITTEN


def assess(asked: Asked) -> int:
    """Say which charges are supported; a raised gate may be told by how it ends."""
    if asked.reader and (asked.full or asked.form == "json"):
        raise Misused(say("usage-reader", asked.lang))
    found = assessed(asked, *read(asked, asked.paths[0]))
    if asked.reader:
        from chargeassist.report.papers.faces import face_page

        give_page(lambda: face_page(found, asked.reader, asked.lang), asked, found)
    elif asked.form == "json":
        from chargeassist.report.json import to_json  # loaded when it is asked for: see `answering.give`

        answer(to_json(found), asked)
    else:
        drawn = asked.form in WHOLE
        full = asked.full or drawn
        give_page(
            lambda: assessment_page(found, full=full, pictures=drawn, language=asked.lang), asked, found
        )
    if asked.reader != "intake":  # who reads that one is told of no offence
        tell_gates(found, asked.lang)
    return GATED if asked.ends_by_gate and found.gates else WRITTEN


def explain(asked: Asked) -> int:
    """Follow one offence through a case; in each pack that has it, if no pack is named."""
    case, law = read(asked, asked.paths[0])
    keys = offence_keys(law, asked.offences[0])
    found = assessed(asked, case, law, keys)
    pages = (explain_page(found, key, asked.lang) for key in keys)
    give(
        explained(found, keys),
        lambda: Page(tuple(b for page in pages for b in page.blocks), asked.lang),
        asked,
        found,
    )
    tell_gates(found, asked.lang)
    return WRITTEN
