"""The verb state: what is known of one State beyond its offences."""

from __future__ import annotations

from chargeassist.cli.answering import give
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.law.state import state as known
from chargeassist.report.pages.state import state_page


def state(asked: Asked) -> int:
    """Tell the treaties of a State, whom it works with, whom its law protects, and what is not known."""
    found = known(asked.paths[0])
    give(found, lambda: state_page(found, asked.lang), asked)
    return WRITTEN
