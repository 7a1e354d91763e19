"""Advice as plain text: gaps, questions, stress, comparison, review, draft counts, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from chargeassist.advice.compare import Comparison, LimbRow, Pair
from chargeassist.advice.counts import Sheet
from chargeassist.advice.diff import Change
from chargeassist.advice.gaps import Question, Request
from chargeassist.advice.review import Review
from chargeassist.advice.stress import ChargeStress, Fatal, Stress
from chargeassist.findings.model import Assessment
from chargeassist.reasoning.standing import Standing
from chargeassist.report.law import departure_text
from chargeassist.report.text import labelled, rule, title_of, wrapped
from chargeassist.report.wording import particulars_text, told, worded
from chargeassist.words import listed, say

_HEAD = {"gap-in-the-law": "(the law)"}
"""What a verdict is about that is about no charge."""
_SHORT = {"survives": "survives", "weakened": "WEAKER", "falls": "FALLS"}


def _page(lines: Iterator[str], language: str, assessment: Assessment | None = None) -> str:
    """Return a page under the notice; a gate is never left off a page that may be read alone."""
    head = [*wrapped(say("notice", language)), ""]
    for finding in assessment.gates if assessment else ():
        raised = say("gate-raised", language, person=finding.person, title=finding.gate.title)
        after = say("gate-lifted", language, override=finding.lifted_by) if finding.lifted_by else ""
        head += [*wrapped(f"{raised} [{finding.gate.cite}] {after}".rstrip(), 0, 6), ""]
    return "\n".join([*head, *lines]) + "\n"


def _titled(id: str, assessment: Assessment) -> str:
    """Return a charge as people name it; its id where it is not of this law (a treaty's)."""
    charge = next((c for c in assessment.charges if c.id == id), None)
    if charge is None:
        return id
    period = charge.matter.window.text or "undated"
    return f"{charge.matter.suspect}: {title_of(charge)} [{charge.offence.provision}] {period}"


def gaps_text(
    requests: Sequence[Request],
    questions: Sequence[Question],
    assessment: Assessment,
    language: str = "en",
) -> str:
    """Return the requests to an investigator, what moves most first, then the next questions."""
    return _page(_gaps(requests, questions, assessment), language, assessment)


def _gaps(
    requests: Sequence[Request], questions: Sequence[Question], assessment: Assessment
) -> Iterator[str]:
    if not requests:
        yield "Nothing is missing: every element of every open charge stands on the facts entered."
    for number, request in enumerate(requests, start=1):
        terms = ", ".join(map(worded, request.terms[:4])) + (", ..." if len(request.terms) > 4 else "")
        what = f"{request.kind.replace('-', ' ')}: {terms} ({' / '.join(request.about)})"
        yield from labelled(f"{number}.", what, 0)
        if request.question:
            yield from wrapped(told(request.question), 3)
        for grade, what, holder in request.proof:
            yield from labelled(f"{worded(grade)}:", f"{what}{f' ({holder})' if holder else ''}", 3)
        if request.abroad:
            yield "   some of the conduct was abroad: ask early whether legal assistance is needed"
        for move in request.moves:
            stays = move.charge_to is assessment.charge(move.charge).standing
            charge_to = f"the charge {'stays' if stays else 'to'} {move.charge_to.word}"
            text = f"{move.element} to {move.element_to.word}, {charge_to}"
            yield from labelled("moves", f"{text}: {_titled(move.charge, assessment)}", 3)
        for answer in request.defences:
            yield from labelled("expect", f"{answer.expect}; answer: {answer.answer}", 3)
        yield ""
    if questions:
        yield rule("Next questions")
        for question in questions:
            yield from labelled("?", f"{told(question.request.question)} ({worded(question.why)})", 0)


def stress_text(stress: Stress, language: str = "en") -> str:
    """Return what the loss of evidence does: charge by charge, the matrix of sources, the whole sheet."""
    return _page(_stress(stress), language, stress.assessment)


def _stress(stress: Stress) -> Iterator[str]:
    if stress.without:
        yield from labelled("Without", " ".join(stress.without), 0)
        yield ""
    if not stress.charges:
        yield "No charge stands: nothing can be lost."
        return
    numbers = {row.charge: n for n, row in enumerate(stress.charges, start=1)}
    for row in stress.charges:
        title = _titled(row.charge, stress.assessment)
        yield from _charge_stress(numbers[row.charge], title, row, bool(stress.without))
    yield ""
    yield rule("Charges by source: what is left without it")
    yield from _matrix(stress, numbers)
    yield ""
    if stress.sheet_loss:
        yield from labelled(
            "Whole sheet:", f"without {' '.join(stress.sheet_loss)} nothing serious is left", 0
        )
        if stress.secured_by:
            title = _titled(stress.secured_by, stress.assessment)
            yield from labelled("Secured by:", f"{numbers[stress.secured_by]}. {title} still stands then", 0)
    else:
        yield "Whole sheet: no loss of up to three items leaves nothing serious."


def _charge_stress(number: int, title: str, row: ChargeStress, asked: bool) -> Iterator[str]:
    yield from labelled(f"{number}.", title, 0)
    if not asked:
        yield f"   {row.standing.word}"
    elif row.without is row.standing:
        yield f"   still {row.standing.word}"
    else:
        yield f"   {row.standing.word} -> {row.without.word}"
    if row.standing >= Standing.DISPUTED:
        fatal = "; ".join(map(_fatal, row.fatal)) or "no loss of up to three items"
        yield from labelled("falls without:", fatal, 3)
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
    letters = {first.key: "A", second.key: "B"}
    for pair in comparison.pairs:
        yield from labelled(f"{_persons(pair)}:", _both(pair, letters), 0)
    if comparison.pairs:
        yield ""
    yield rule("Shared")
    yield from _limbs(comparison.shared) if comparison.shared else iter(["no limb word for word"])
    yield rule("Only A")
    yield from _limbs(comparison.only_first)
    yield rule("Only B")
    yield from _limbs(comparison.only_second)
    for pair in comparison.pairs:
        yield ""
        yield rule(_persons(pair))
        for row in pair.elements:
            yield f"{letters[row.offence]}  {row.element:<22} {row.standing.word}"
        if pair.decides:
            yield "What tells them apart here:"
        for limb in pair.decides:
            yield from wrapped(worded(limb), 3, 5)


def _persons(pair: Pair) -> str:
    return " / ".join(x for x in (pair.suspect, pair.complainant, pair.episode) if x)


def _both(pair: Pair, letters: Mapping[str, str]) -> str:
    """Return whether both may be charged, and if not what keeps which of them out."""
    if pair.both:
        return "both may be charged, both stand"
    lacking = [
        f"{letters[row.offence]} {row.element} {row.standing.word}"
        for row in pair.elements
        if row.standing < Standing.DISPUTED
    ]
    present = {row.offence for row in pair.elements}
    lacking += [f"nothing entered for {letter}" for key, letter in letters.items() if key not in present]
    return f"not both: {listed(lacking) or 'one of them is not open'}"


def _limbs(rows: Sequence[LimbRow]) -> Iterator[str]:
    """Yield the limbs of an element together, after the element with its place in the law."""
    places: dict[str, list[str]] = {}
    for row in rows:
        place = " | ".join(told(p) for p in (row.first, row.second) if p)
        places.setdefault(place, []).append(worded(row.name))
    for place, names in places.items():
        yield from labelled(f"{place}:", ", ".join(names), 0)


def review_text(review: Review, language: str = "en") -> str:
    """Return what the file says of each laid charge, and of what was not laid."""
    return _page(_review(review), language, review.assessment)


def _review(review: Review) -> Iterator[str]:
    found = review.assessment
    if not found.case.laid:
        yield "No charge is entered as laid ([[laid]])."
    for number, verdict in enumerate(review.verdicts):
        code = verdict.code.replace("-", " ").upper()
        if number:
            yield ""
        yield from labelled(
            _HEAD.get(verdict.code, verdict.laid) or "(not laid)", f"{code}: {worded(verdict.text)}", 0
        )
        if verdict.charge:
            yield from labelled("charge", _titled(verdict.charge, found), 3)
        if verdict.lacking:
            yield from labelled("fails on", listed(f"{e} ({s.word})" for e, s in verdict.lacking), 3)
        for other in verdict.instead:
            if other != verdict.charge:
                yield from labelled("supported", _titled(other, found), 3)
        for departure in verdict.departures:
            yield from labelled("the law", departure_text(departure), 3)
    if review.defects:
        yield ""
        yield rule("The charge sheet")
    for defect in review.defects:
        yield from labelled(f"{defect.laid}:", f"{defect.code.replace('-', ' ')}: {worded(defect.text)}", 0)


def counts_text(sheet: Sheet, language: str = "en") -> str:
    """Return the draft counts, each with what a human has still to fill in."""
    return _page(_counts(sheet), language, sheet.assessment)


def _counts(sheet: Sheet) -> Iterator[str]:
    yield "DRAFT, for a person to sign: [to be confirmed] is what the case does not say."
    if not sheet.counts:
        yield "No charge is chargeable on the facts entered."
    for count in sheet.counts:
        yield ""
        alternative = f", in the alternative to count {count.alternative_to}" if count.alternative_to else ""
        yield f"COUNT {count.number}{alternative} ({count.role})"
        yield from labelled("Statement of offence:", worded(count.statement), 0)
        yield from labelled("Particulars:", particulars_text(count.particulars), 0)
        yield from labelled("To confirm:", listed(map(worded, count.confirm)), 0)
        if count.verdicts:
            yield from labelled("Competent verdicts:", "; ".join(map(worded, count.verdicts)), 0)


def diff_text(changes: Sequence[Change]) -> str:
    """Return what changed, one line each under what it is about; a line that says so when nothing did."""
    lines = []
    for about, together in groupby(changes, lambda c: c.about):
        lines += wrapped(told(about))
        for change in together:
            text = f"{told(change.before) or '(none)'} -> {told(change.after) or '(none)'}"
            lines += labelled(f"{told(change.what)}:", text, 3)
    return "\n".join(lines or ["Nothing changed."]) + "\n"
