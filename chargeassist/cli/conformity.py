"""The verb conformity: a law beside a treaty, beside the law of another State, or as a bill would have it."""

from __future__ import annotations

from chargeassist.advice.conformity import conformity as compared
from chargeassist.cli.answering import give
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.usage import Misused
from chargeassist.law.packs import load_law
from chargeassist.report.pages.conformity import conformity_page
from chargeassist.words import say


def conformity(asked: Asked) -> int:
    """Say of every limb of the other law's offences what becomes of it under the first."""
    law = load_law(*asked.paths, *(("un",) if len(asked.paths) == 1 else ()))
    if len(law.asked) < 2:
        raise Misused(say("usage-against-itself", asked.lang))
    own, other = law.asked
    # A bill and a drafting aid are loaded only where they are asked for: most ask for neither.
    page = conformity_page
    if asked.bill:
        from chargeassist.advice.bills import conformity_of_bill
        from chargeassist.report.pages.bill import bill_page

        found, page = conformity_of_bill(law, own, asked.bill, other), bill_page
    else:
        found = compared(law, own, other)
    if asked.drafting:
        from chargeassist.advice.drafting import with_drafting

        found = with_drafting(found)
    give(found, lambda: page(found, law.vocabulary, asked.lang), asked)
    return WRITTEN
