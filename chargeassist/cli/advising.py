"""The verbs of advice: gaps, stress, compare, review, counts, diff."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from chargeassist.advice.compare import compare as compared
from chargeassist.advice.counts import counts as counted
from chargeassist.advice.diff import diff as changed
from chargeassist.advice.gaps import gaps as missing
from chargeassist.advice.needs import still_needed
from chargeassist.advice.questions import next_questions
from chargeassist.advice.review import review as reviewed
from chargeassist.advice.stress import stress as stressed
from chargeassist.cli.answering import give
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.cli.usage import Misused
from chargeassist.findings.model import Assessment
from chargeassist.hall.load import offence_key
from chargeassist.law.packs import load_law
from chargeassist.report.pages.compare import compare_page
from chargeassist.report.pages.counts import counts_page
from chargeassist.report.pages.diff import diff_page
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.pages.review import review_page
from chargeassist.report.pages.stress import stress_page
from chargeassist.words import say


def _assessed(asked: Asked) -> Assessment:
    return assessed(asked, *read(asked, asked.paths[0]))


def gaps(asked: Asked) -> int:
    """Say what is missing, and ask the next questions."""
    found = _assessed(asked)
    requests = missing(found)
    questions = next_questions(found, asked.questions, requests)
    needs = still_needed(found)
    data = {"requests": requests, "questions": questions, "needs": needs}
    give(data, lambda: gaps_page(requests, questions, found, asked.lang, needs), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN


def stress(asked: Asked) -> int:
    """Say what survives the loss of evidence."""
    found = _assessed(asked)
    try:
        answers = stressed(found, without=asked.without)
    except ValueError:
        raise Misused(say("usage-without", asked.lang)) from None
    give(answers, lambda: stress_page(answers, asked.lang), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN


def compare(asked: Asked) -> int:
    """Set two offences side by side, and how a case stands on what tells them apart."""
    if len(asked.paths) not in (2, 3):
        raise Misused(say("usage-compare", asked.lang))
    *cases, first, second = asked.paths
    if not cases and asked.stage is not None:
        raise Misused(say("usage-stage", asked.lang))
    named = (w.partition(":")[0] for w in (first, second) if ":" in w)
    case, law = read(asked, cases[0]) if cases else (None, load_law(*asked.law, *named))
    keys = offence_key(law, first), offence_key(law, second)
    if keys[0] == keys[1]:
        raise Misused(say("usage-same", asked.lang))
    found = assessed(asked, case, law, keys) if case is not None else None
    answers = compared(law[keys[0]], law[keys[1]], found)
    give(answers, lambda: compare_page(answers, law, asked.lang), asked, found)
    if found is not None:
        tell_gates(found, asked.lang)
    return WRITTEN


def review(asked: Asked) -> int:
    """Set the charges that were laid beside what the file supports; of a folder, count what they come to."""
    if Path(asked.paths[0]).is_dir():
        if asked.names:
            raise Misused(say("usage-names", asked.lang))
        from chargeassist.cli.classified import classified

        return classified(evolve(asked, verb="classified"))
    found = _assessed(asked)
    answers = reviewed(found)
    give(answers, lambda: review_page(answers, asked.lang), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN


def counts(asked: Asked) -> int:
    """Draft the counts."""
    found = _assessed(asked)
    sheet = counted(found)
    give(sheet, lambda: counts_page(sheet, asked.lang), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN


def diff(asked: Asked) -> int:
    """Say what changed from one case to another."""
    if asked.paths == ("-", "-"):
        raise Misused(say("usage-stdin", asked.lang))
    old, new = (assessed(asked, *read(asked, path)) for path in asked.paths)
    changes = changed(old, new)
    give(changes, lambda: diff_page(changes, new, asked.lang), asked, new)
    tell_gates(new, asked.lang)
    return WRITTEN
