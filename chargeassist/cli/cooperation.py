"""The verb cooperation: a case beside the other States that it touches."""

from __future__ import annotations

from chargeassist.advice.cooperation import cooperation as beside_others
from chargeassist.advice.whereabouts import packs_touched
from chargeassist.cli.answering import give
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.law.packs import load_law
from chargeassist.report.pages.cooperation import cooperation_page


def cooperation(asked: Asked) -> int:
    """Assess the case under the law of every State it touches, and say how they work together on it."""
    case, law = read(asked, asked.paths[0])
    names = asked.law or case.law
    others = tuple(p for p in packs_touched(case) if p not in law.asked)
    found = assessed(asked, case, load_law(*names, *others) if others else law)
    answers = beside_others(found)
    give(answers, lambda: cooperation_page(answers, asked.lang), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN
