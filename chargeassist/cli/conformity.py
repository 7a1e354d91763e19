"""The verb conformity: a law beside a treaty, or beside the law of another State."""

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
    found = compared(law, *law.asked)
    give(found, lambda: conformity_page(found, law.vocabulary, asked.lang), asked)
    return WRITTEN
