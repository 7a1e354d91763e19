"""Advice as plain text: gaps, questions, stress, comparison, review, draft counts, changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.compare import Comparison, LimbRow
from chargeassist.advice.counts import Sheet
from chargeassist.advice.diff import Change
from chargeassist.advice.gaps import Question, Request
from chargeassist.advice.review import Review
from chargeassist.advice.stress import ChargeStress, Fatal, Stress
from chargeassist.report.law import departure_text
from chargeassist.report.text import labelled, rule, wrapped
from chargeassist.words import listed, say

_SHORT = {"survives": "survives", "weakened": "WEAKER", "falls": "FALLS"}


def _page(lines: Iterator[str], language: str) -> str:
    return "\n".join([*wrapped(say("notice", language)), "", *lines]) + "\n"


def gaps_text(requests: Sequence[Request], questions: Sequence[Question], language: str = "en") -> str:
    """Return the requests to an investigator, what moves most first, then the next questions."""
    return _page(_gaps(requests, questions), language)


def _gaps(requests: Sequence[Request], questions: Sequence[Question]) -> Iterator[str]:
    if not requests:
        yield "Nothing is missing: every element of every open charge stands on the facts entered."
    for number, request in enumerate(requests, start=1):
        terms = ", ".join(request.terms[:4]) + (", ..." if len(request.terms) > 4 else "")
        what = f"{request.kind.replace('-', ' ')}: {terms} ({' / '.join(request.about)})"
        yield from labelled(f"{number}.", what, 0)
        if request.question:
            yield from wrapped(request.question, 3)
        for grade, what, holder in request.proof:
            yield from labelled(f"{grade}:", f"{what}{f' ({holder})' if holder else ''}", 3)
        if request.abroad:
            yield "   some of the conduct was abroad: ask early whether legal assistance is needed"
        for move in request.moves:
            text = f"{move.element} to {move.element_to.word}, the charge to {move.charge_to.word}"
            yield from labelled("moves", f"{text}: {move.charge}", 3)
        for answer in request.defences:
            yield from labelled("expect", f"{answer.expect}; answer: {answer.answer}", 3)
        yield ""
    if questions:
        yield rule("Next questions")
        for question in questions:
            yield from labelled("?", f"{question.request.question} ({question.why})", 0)


def stress_text(stress: Stress, language: str = "en") -> str:
    """Return what the loss of evidence does: charge by charge, the matrix of sources, the whole sheet."""
    return _page(_stress(stress), language)


def _stress(stress: Stress) -> Iterator[str]:
    if stress.without:
        yield from labelled("Without", " ".join(stress.without), 0)
        yield ""
    if not stress.charges:
        yield "No charge stands: nothing can be lost."
        return
    numbers = {row.charge: n for n, row in enumerate(stress.charges, start=1)}
    for row in stress.charges:
        yield from _charge_stress(numbers[row.charge], row, bool(stress.without))
    yield ""
    yield rule("Charges by source: what is left without it")
    yield from _matrix(stress, numbers)
    yield ""
    if stress.sheet_loss:
        yield from labelled(
            "Whole sheet:", f"without {' '.join(stress.sheet_loss)} nothing serious is left", 0
        )
        if stress.secured_by:
            yield from labelled(
                "Secured by:", f"{numbers[stress.secured_by]}. {stress.secured_by} still stands then", 0
            )
    else:
        yield "Whole sheet: no loss of up to three items leaves nothing serious."


def _charge_stress(number: int, row: ChargeStress, asked: bool) -> Iterator[str]:
    yield from labelled(f"{number}.", row.charge, 0)
    if asked:
        yield f"   {row.standing.word} -> {row.without.word}"
    else:
        yield f"   {row.standing.word}"
    yield from labelled(
        "falls without:", "; ".join(map(_fatal, row.fatal)) or "no loss of up to three items", 3
    )
    for helped in row.helps:
        yield from labelled("would rise without", f"{' '.join(helped.items)}, to {helped.falls_to.word}", 3)


def _fatal(fatal: Fatal) -> str:
    return f"{' and '.join(fatal.items)} ({fatal.falls_to.word})"


def _matrix(stress: Stress, numbers: dict[str, int]) -> Iterator[str]:
    width = max(len(s) for s in stress.sources) if stress.sources else 0
    for source in stress.sources:
        cells = [
            f"{numbers[row.charge]} {_SHORT[verdict]}"
            for row in stress.charges
            for name, verdict in row.by_source
            if name == source and verdict != "survives"
        ]
        yield from labelled(f"{source:<{width}}", ", ".join(cells) or "every charge survives", 0)


def compare_text(comparison: Comparison, language: str = "en") -> str:
    """Return two offences side by side, then how the case stands on what tells them apart."""
    return _page(_compare(comparison), language)


def _compare(comparison: Comparison) -> Iterator[str]:
    first, second = comparison.first, comparison.second
    yield from labelled("A", f"{first.title} ({first.key}, {first.provision})", 0)
    yield from labelled("B", f"{second.title} ({second.key}, {second.provision})", 0)
    yield ""
    yield rule("Shared")
    yield from _limbs(comparison.shared) if comparison.shared else iter(["no limb word for word"])
    yield rule("Only A")
    yield from _limbs(comparison.only_first)
    yield rule("Only B")
    yield from _limbs(comparison.only_second)
    for pair in comparison.pairs:
        yield ""
        who = " / ".join(x for x in (pair.suspect, pair.complainant, pair.episode) if x)
        yield rule(who)
        for row in pair.elements:
            yield f"{row.offence:<40.40} {row.element:<22.22} {row.standing.word}"
        if pair.decides:
            yield from labelled("decides:", "; ".join(pair.decides), 0)
        yield "Both may be charged: both stand." if pair.both else "Not both stand on the facts entered."


def _limbs(rows: Sequence[LimbRow]) -> Iterator[str]:
    for row in rows:
        places = " | ".join(p for p in (row.first, row.second) if p)
        yield from labelled(row.name, places, 0)


def review_text(review: Review, language: str = "en") -> str:
    """Return what the file says of each laid charge, and of what was not laid."""
    return _page(_review(review), language)


def _review(review: Review) -> Iterator[str]:
    if not review.assessment.case.laid:
        yield "No charge is entered as laid ([[laid]])."
    for verdict in review.verdicts:
        head = verdict.code.replace("-", " ").upper()
        yield from labelled(f"{verdict.laid or '(not laid)'}:", f"{head}. {verdict.text}", 0)
        if verdict.charge:
            yield from labelled("charge", verdict.charge, 3)
        if verdict.lacking:
            yield from labelled("fails on", listed(f"{e} {s.word}" for e, s in verdict.lacking), 3)
        for other in verdict.instead:
            yield from labelled("supported", other, 3)
        for departure in verdict.departures:
            yield from labelled("the law", departure_text(departure), 3)


def counts_text(sheet: Sheet, language: str = "en") -> str:
    """Return the draft counts, each with what a human has still to fill in."""
    return _page(_counts(sheet), language)


def _counts(sheet: Sheet) -> Iterator[str]:
    yield "DRAFT for a person who signs it: [to be confirmed] is what the case does not say."
    if not sheet.counts:
        yield "No charge is chargeable on the facts entered."
    for count in sheet.counts:
        yield ""
        alternative = f", in the alternative to count {count.alternative_to}" if count.alternative_to else ""
        yield f"COUNT {count.number}{alternative} ({count.role})"
        yield from labelled("Statement of offence:", count.statement, 0)
        yield from labelled("Particulars:", count.particulars, 0)
        yield from labelled("To confirm:", listed(count.confirm), 0)
        if count.verdicts:
            yield from labelled("Competent verdicts:", "; ".join(count.verdicts), 0)


def diff_text(changes: Sequence[Change]) -> str:
    """Return what changed, one line each; a line that says so when nothing did."""
    lines = []
    for change in changes:
        text = f"{change.what}: {change.before or '(none)'} -> {change.after or '(none)'}"
        lines += labelled(change.about, text, 0)
    return "\n".join(lines or ["Nothing changed."]) + "\n"
