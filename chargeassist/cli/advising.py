"""The verbs of advice: gaps, stress, compare, review, counts, diff."""

from __future__ import annotations

import click

from chargeassist.advice.compare import compare
from chargeassist.advice.counts import counts
from chargeassist.advice.diff import diff
from chargeassist.advice.gaps import gaps, next_questions
from chargeassist.advice.review import review
from chargeassist.advice.stress import stress
from chargeassist.cli.load import assess_case, case_and_law, offence_keys, tell_gates
from chargeassist.cli.options import WRITTEN, shared
from chargeassist.cli.write import answer
from chargeassist.findings.model import Assessment
from chargeassist.law.packs import load_law
from chargeassist.report.advice import (
    compare_text,
    counts_text,
    diff_text,
    gaps_text,
    review_text,
    stress_text,
)
from chargeassist.report.plain import advice_json


def _assessed(case: str, law: tuple[str, ...], stage: str, quiet: bool) -> Assessment:
    read, loaded = case_and_law(case, law)
    return assess_case(read, loaded, stage, None, (), quiet)


@click.command("gaps")
@click.argument("case")
@click.option("--questions", "k", default=3, show_default=True, help="How many next questions.")
@shared
def gaps_command(
    case: str, k: int, law: tuple[str, ...], stage: str, form: str, lang: str, output: str | None, quiet: bool
) -> int:
    """Say what is missing in CASE, how it could be proved, and which charges it moves."""
    found = _assessed(case, law, stage, quiet)
    requests, questions = gaps(found), next_questions(found, k)
    data = advice_json("gaps", {"requests": requests, "questions": questions})
    answer(data if form == "json" else gaps_text(requests, questions, found, lang), output)
    tell_gates(found)
    return WRITTEN


@click.command("stress")
@click.argument("case")
@click.option(
    "--without",
    multiple=True,
    metavar="WHAT",
    help="An item (E1), kind:victim-testimony, source:V1, or contested. May be given again.",
)
@shared
def stress_command(
    case: str, without: tuple[str, ...], law: tuple[str, ...], stage: str, form: str, lang: str,
    output: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Say which charges of CASE survive the loss of evidence, and what each rests on."""
    found = _assessed(case, law, stage, quiet)
    try:
        stressed = stress(found, without=without)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--without") from None
    answer(advice_json("stress", stressed) if form == "json" else stress_text(stressed, lang), output)
    tell_gates(found)
    return WRITTEN


@click.command("compare")
@click.argument("what", nargs=-1, metavar="[CASE] A B", required=True)
@shared
def compare_command(
    what: tuple[str, ...],
    law: tuple[str, ...],
    stage: str,
    form: str,
    lang: str,
    output: str | None,
    quiet: bool,
) -> int:
    """Set two offences (such as xp:rape) side by side, and how CASE stands on what tells them apart."""
    if len(what) not in (2, 3):
        raise click.UsageError("compare takes two offences, with or without a case before them")
    found: Assessment | None = None
    if len(what) == 3:
        read, loaded = case_and_law(what[0], law)
    else:
        read, loaded = (
            None,
            load_law(*dict.fromkeys((*law, *(w.partition(":")[0] for w in what if ":" in w)))),
        )
    keys = [offence_keys(loaded, w)[0] for w in what[-2:]]
    if read is not None:
        found = assess_case(read, loaded, stage, None, keys, quiet)
    compared = compare(loaded[keys[0]], loaded[keys[1]], found)
    answer(advice_json("compare", compared) if form == "json" else compare_text(compared, lang), output)
    if found is not None:
        tell_gates(found)
    return WRITTEN


@click.command("review")
@click.argument("case")
@shared
def review_command(
    case: str, law: tuple[str, ...], stage: str, form: str, lang: str, output: str | None, quiet: bool
) -> int:
    """Set the charges that were laid in CASE beside what the file supports."""
    found = _assessed(case, law, stage, quiet)
    reviewed = review(found)
    answer(advice_json("review", reviewed) if form == "json" else review_text(reviewed, lang), output)
    tell_gates(found)
    return WRITTEN


@click.command("counts")
@click.argument("case")
@shared
def counts_command(
    case: str, law: tuple[str, ...], stage: str, form: str, lang: str, output: str | None, quiet: bool
) -> int:
    """Draft the counts of CASE, with placeholders for what it does not say."""
    found = _assessed(case, law, stage, quiet)
    sheet = counts(found)
    answer(advice_json("counts", sheet) if form == "json" else counts_text(sheet, lang), output)
    tell_gates(found)
    return WRITTEN


@click.command("diff")
@click.argument("old")
@click.argument("new")
@shared
def diff_command(
    old: str,
    new: str,
    law: tuple[str, ...],
    stage: str,
    form: str,
    output: str | None,
    quiet: bool,
    **_: object,
) -> int:
    """Say what changed from the case OLD to the case NEW."""
    first, second = _assessed(old, law, stage, quiet), _assessed(new, law, stage, quiet)
    changes = diff(first, second)
    answer(advice_json("diff", changes) if form == "json" else diff_text(changes), output)
    tell_gates(second)
    return WRITTEN


ADVISING = (gaps_command, stress_command, compare_command, review_command, counts_command, diff_command)
