"""The verbs: packs, new, check, assess, explain, show, lint, fmt, schema. The exit code says how it ended."""

from __future__ import annotations

import sys

import click

from chargeassist import __version__
from chargeassist.audit.lint import lint
from chargeassist.audit.report import lint_json, lint_text
from chargeassist.case.check import warnings
from chargeassist.case.template import template
from chargeassist.cli.advising import ADVISING
from chargeassist.cli.attest import attest
from chargeassist.cli.fmt import fmt
from chargeassist.cli.load import assess_case, case_and_law, offence_keys, tell_gates
from chargeassist.cli.options import (
    BUG,
    CANNOT,
    FAULTY,
    GATED,
    STOPPED,
    WARNED,
    WRITTEN,
    Steps,
    no_json,
    shared,
)
from chargeassist.cli.schema import schema
from chargeassist.cli.write import answer
from chargeassist.law.folder import shipped
from chargeassist.law.packs import load_law
from chargeassist.reading.fault import (
    CannotAdvise,
    ChargeAssistError,
)
from chargeassist.reasoning.lanes import complainants
from chargeassist.report.explain import explanation
from chargeassist.report.json import to_json
from chargeassist.report.law import offence_text, pack_text, packs_table
from chargeassist.report.text import to_text
from chargeassist.words import plural


def run(args: list[str] | None = None) -> int:
    """Run one command and return its exit code; a fault is printed, never a traceback."""
    try:
        result = commands.main(args=args, prog_name="chargeassist", standalone_mode=False)
        return result if isinstance(result, int) else WRITTEN
    except CannotAdvise as error:
        click.echo(str(error), err=True)
        return CANNOT
    except ChargeAssistError as error:
        click.echo(f"{error}\n\n{plural(len(error.faults), 'fault')}", err=True)
        return FAULTY
    except click.ClickException as error:
        error.show()
        return FAULTY
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except (BrokenPipeError, SystemExit):
        # click turns a closed pipe into an exit of its own.
        # The reader of our answer has gone; there is nobody left to tell.
        sys.stdout = None
        return WRITTEN
    except Exception as error:
        # No message of the exception: it may quote the case.
        kind = type(error).__name__
        click.echo(
            f"chargeassist {__version__} has a fault of its own ({kind}). Please report it.",
            err=True,
        )
        return BUG


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="chargeassist")
def commands() -> None:
    """Which charges the facts of a case support, and what each element lacks.

    It supports a decision and never takes one. CASE is a .toml or .json file, or - for standard
    input. Exit codes: 0 an answer was written, 1 warnings, 2 faults in the input, 3 no law to
    advise on, 4 a gate is raised (with --exit-code), 70 a fault of this program.
    """


@commands.command()
@shared
def packs(law: tuple[str, ...], form: str, output: str | None, **_: object) -> None:
    """List the laws that can be asked about."""
    no_json(form, "packs")
    names = law or shipped()
    loaded = load_law(*names)
    answer(packs_table([loaded.pack(id) for id in loaded.asked]), output)


@commands.command()
@shared
def new(law: tuple[str, ...], form: str, output: str | None, **_: object) -> None:
    """Write a commented case file to start from."""
    no_json(form, "new")
    loaded = load_law(*(law or ("xp",)))
    answer(template(loaded.asked), output)


@commands.command()
@click.argument("case")
@shared
def check(case: str, law: tuple[str, ...], form: str, output: str | None, **_: object) -> int:
    """Read CASE and say what is wrong or probably not meant."""
    no_json(form, "check")
    read, loaded = case_and_law(case, law)
    counts = [
        plural(sum("suspect" in p.is_ for p in read.persons), "suspect"),
        plural(len(complainants(read)), "person harmed or moved", "persons harmed or moved"),
        plural(len(read.evidence), "item of evidence", "items of evidence"),
        plural(len(read.facts), "fact"),
    ]
    found = warnings(read, loaded)
    lines = [f"OK  {', '.join(counts)}", *(f"{code}  {text}" for code, text in found)]
    answer("\n".join(lines) + "\n", output)
    return WARNED if any(code.startswith("W") for code, _ in found) else WRITTEN


@commands.command("assess")
@click.argument("case")
@click.option("--suspect", metavar="S1", help="Only the charges of this person.")
@click.option("--all", "full", is_flag=True, help="Every listed charge at length.")
@click.option("--exit-code", is_flag=True, help="Exit with 4 when a gate is raised.")
@shared
def assess_command(
    case: str, suspect: str | None, full: bool, exit_code: bool, law: tuple[str, ...], stage: str, form: str,
    lang: str, output: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Say which charges the facts of CASE support, element by element."""
    read, loaded = case_and_law(case, law)
    found = assess_case(read, loaded, stage, suspect, (), quiet)
    answer(to_json(found) if form == "json" else to_text(found, full=full, language=lang), output)
    tell_gates(found)
    return GATED if exit_code and found.gates else WRITTEN


@commands.command()
@click.argument("case")
@click.argument("offence")
@click.option("--suspect", metavar="S1", help="Only the charges of this person.")
@shared
def explain(
    case: str, offence: str, suspect: str | None, law: tuple[str, ...], stage: str, form: str, lang: str,
    output: str | None, quiet: bool,
) -> None:  # fmt: skip
    """Follow OFFENCE (such as xp:rape) limb by limb through the facts of CASE."""
    no_json(form, "explain")
    read, loaded = case_and_law(case, law)
    keys = offence_keys(loaded, offence)
    found = assess_case(read, loaded, stage, suspect, keys, quiet)
    answer("".join(explanation(found, key, lang) for key in keys), output)
    tell_gates(found)


@commands.command()
@click.argument("what", metavar="LAW[:OFFENCE]")
@shared
def show(what: str, form: str, output: str | None, **_: object) -> None:
    """Print a law's offences, or one offence with the place of every limb in the statute."""
    no_json(form, "show")
    pack, offence = _pack_and_offence(what)
    loaded = load_law(pack)
    asked = loaded.pack(loaded.asked[0])
    if not offence:
        answer(pack_text(loaded, asked), output)
        return
    (key,) = offence_keys(loaded, f"{asked.id}:{offence}")
    versions = asked.versions(key.partition(":")[2])
    answer("\n".join(offence_text(loaded, v) for v in versions), output)


@commands.command("lint")
@click.argument("what", metavar="PACK[:OFFENCE]")
@shared
def lint_command(what: str, form: str, output: str | None, quiet: bool, **_: object) -> int:
    """Check a pack, or one offence of it: sources, cites, logic, dates, and the tests of its law."""
    pack, offence = _pack_and_offence(what)
    steps = Steps(quiet)
    try:
        findings, found = lint(pack, steps, offence)
    finally:
        steps.done()
    answer(lint_json(findings, found) if form == "json" else lint_text(findings, found), output)
    if any(f.severity == "error" for f in findings):
        return FAULTY
    return WARNED if findings else WRITTEN


def _pack_and_offence(what: str) -> tuple[str, str]:
    """Return the two of ``PACK[:OFFENCE]``; a Windows path has a colon of its own, and no id after it."""
    pack, _, offence = what.rpartition(":")
    return (pack, offence) if pack and offence and not set(offence) & set("/\\.") else (what, "")


for _command in (*ADVISING, attest, fmt, schema):
    commands.add_command(_command)
