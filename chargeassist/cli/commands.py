"""The verbs: packs, new, check, assess, explain, show, lint, schema. The exit code says how it ended."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from chargeassist import __version__
from chargeassist.audit.lint import lint
from chargeassist.audit.report import lint_json, lint_text
from chargeassist.case.check import check_case, warnings
from chargeassist.case.model import Case
from chargeassist.case.read import read_case, read_case_bytes
from chargeassist.case.template import template
from chargeassist.cli.schema import schema
from chargeassist.cli.write import answer
from chargeassist.faults.documents import with_lines
from chargeassist.faults.fault import (
    CannotAdvise,
    CaseError,
    ChargeAssistError,
    Fault,
    Faults,
    Place,
)
from chargeassist.faults.files import read_text
from chargeassist.faults.limits import FILE_BYTES
from chargeassist.findings.assess import assess
from chargeassist.findings.model import Assessment
from chargeassist.law.folder import shipped
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reasoning.caseload import complainants
from chargeassist.reasoning.standing import STAGES
from chargeassist.report.explain import explanation
from chargeassist.report.json import to_json
from chargeassist.report.law import offence_text, pack_text, packs_table
from chargeassist.report.text import to_text
from chargeassist.words import LANGUAGES, did_you_mean, plural

WRITTEN, WARNED, FAULTY, CANNOT, GATED, BUG, STOPPED = 0, 1, 2, 3, 4, 70, 130


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
    except BrokenPipeError:
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


class _Steps:
    """Progress on standard error, one line that is rewritten; silent when nobody watches."""

    def __init__(self, quiet: bool) -> None:
        self.on = not quiet and sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        if self.on:
            click.echo(f"\r{step:<40}", nl=False, err=True)

    def done(self) -> None:
        if self.on:
            click.echo(f"\r{'':<40}\r", nl=False, err=True)


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that every command takes."""
    options = (
        click.option("--law", "law", multiple=True, metavar="ID|DIR", help="Whose law; replaces the case's."),
        click.option("--stage", type=click.Choice(list(STAGES)), default="charge", show_default=True),
        click.option(
            "--format",
            "form",
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
        ),
        click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True),
        click.option("-o", "--output", metavar="FILE", help="Write there, whole or not at all."),
        click.option("-q", "--quiet", is_flag=True, help="No progress."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="chargeassist")
def commands() -> None:
    """Which charges the facts of a case support, and what each element lacks.

    It supports a decision and never takes one. CASE is a .toml or .json file, or - for standard
    input. Exit codes: 0 an answer was written, 1 warnings, 2 faults in the input, 3 no law to
    advise on, 4 a gate is raised (with --exit-code), 70 a fault of this program.
    """


def _no_json(form: str, verb: str) -> None:
    if form == "json":
        raise click.UsageError(f"{verb} has no JSON form; assess has.")


@commands.command()
@_shared
def packs(law: tuple[str, ...], form: str, output: str | None, **_: object) -> None:
    """List the laws that can be asked about."""
    _no_json(form, "packs")
    names = law or shipped()
    loaded = load_law(*names)
    answer(packs_table([loaded.pack(id) for id in loaded.asked]), output)


@commands.command()
@_shared
def new(law: tuple[str, ...], form: str, output: str | None, **_: object) -> None:
    """Write a commented case file to start from."""
    _no_json(form, "new")
    loaded = load_law(*(law or ("xp",)))
    answer(template(loaded.asked), output)


@commands.command()
@click.argument("case")
@_shared
def check(case: str, law: tuple[str, ...], form: str, output: str | None, **_: object) -> int:
    """Read CASE and say what is wrong or probably not meant."""
    _no_json(form, "check")
    read, loaded = _case_and_law(case, law)
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
@_shared
def assess_command(
    case: str, suspect: str | None, full: bool, exit_code: bool, law: tuple[str, ...], stage: str, form: str,
    lang: str, output: str | None, quiet: bool,
) -> int:  # fmt: skip
    """Say which charges the facts of CASE support, element by element."""
    read, loaded = _case_and_law(case, law)
    found = _assess(read, loaded, stage, suspect, (), quiet)
    answer(to_json(found) if form == "json" else to_text(found, full=full, language=lang), output)
    _tell_gates(found)
    return GATED if exit_code and found.gates else WRITTEN


@commands.command()
@click.argument("case")
@click.argument("offence")
@click.option("--suspect", metavar="S1", help="Only the charges of this person.")
@_shared
def explain(
    case: str, offence: str, suspect: str | None, law: tuple[str, ...], stage: str, form: str, lang: str,
    output: str | None, quiet: bool,
) -> None:  # fmt: skip
    """Follow OFFENCE (such as xp:rape) limb by limb through the facts of CASE."""
    _no_json(form, "explain")
    read, loaded = _case_and_law(case, law)
    keys = _offence_keys(loaded, offence)
    found = _assess(read, loaded, stage, suspect, keys, quiet)
    answer("".join(explanation(found, key, lang) for key in keys), output)
    _tell_gates(found)


@commands.command()
@click.argument("what", metavar="LAW[:OFFENCE]")
@_shared
def show(what: str, form: str, output: str | None, **_: object) -> None:
    """Print a law's offences, or one offence with the place of every limb in the statute."""
    _no_json(form, "show")
    # A Windows path has a colon of its own: the offence is what follows the last one, if it is an id.
    pack, _colon, offence = what.rpartition(":") if _is_offence(what) else (what, "", "")
    loaded = load_law(pack)
    asked = loaded.pack(loaded.asked[0])
    if not offence:
        answer(pack_text(loaded, asked), output)
        return
    (key,) = _offence_keys(loaded, f"{asked.id}:{offence}")
    versions = asked.versions(key.partition(":")[2])
    answer("\n".join(offence_text(loaded, v) for v in versions), output)


@commands.command("lint")
@click.argument("pack", metavar="DIR|ID")
@_shared
def lint_command(pack: str, form: str, output: str | None, quiet: bool, **_: object) -> int:
    """Check a pack: sources, cites, logic, dates, and the tests of its law."""
    steps = _Steps(quiet)
    try:
        findings, found = lint(pack, steps)
    finally:
        steps.done()
    answer(lint_json(findings, found) if form == "json" else lint_text(findings, found), output)
    if any(f.severity == "error" for f in findings):
        return FAULTY
    return WARNED if findings else WRITTEN


commands.command()(_shared(schema))


def _is_offence(what: str) -> bool:
    tail = what.rpartition(":")[2]
    return ":" in what and bool(tail) and not set(tail) & set("/\\.")


def _offence_keys(law: Law, offence: str) -> tuple[str, ...]:
    """Return ``pack:offence`` for a name given with or without its pack; CannotAdvise if there is none."""
    keys = tuple(dict.fromkeys(o.key for p in law.packs if p.id in law.asked for o in p.offences))
    found = tuple(k for k in keys if offence in (k, k.partition(":")[2]))
    if not found:
        hints = did_you_mean(offence, [*keys, *(k.partition(":")[2] for k in keys)])
        raise CannotAdvise([Fault("L505", "no such offence in the law asked about", Place("offence"), hints)])
    return found


def _case_and_law(path: str, names: Iterable[str]) -> tuple[Case, Law]:
    """Return the case at *path* and the law it is asked under; every fault with its line."""
    case, text, is_json = _read(path)
    law = load_law(*(tuple(names) or case.law))
    if not law.asked:
        raise CannotAdvise(
            [Fault("L506", "no law named", Place(path), ('write law = ["xp"] in [case], or --law',))]
        )
    try:
        check_case(case, law, path)
    except CaseError as error:
        raise CaseError(with_lines(error.faults, text, is_json)) from None
    return case, law


def _read(path: str) -> tuple[Case, str, bool]:
    if path == "-":
        raw = sys.stdin.buffer.read(FILE_BYTES + 1)
        case = read_case_bytes(raw)
        text = raw.decode("utf-8", "replace")
        return case, text, text.lstrip().startswith("{")
    case = read_case(path)
    return case, read_text(Path(path), path, Faults(path)) or "", path.lower().endswith(".json")


def _assess(
    case: Case, law: Law, stage: str, suspect: str | None, offences: Iterable[str], quiet: bool
) -> Assessment:
    if suspect is not None and suspect not in {p.id for p in case.persons}:
        hints = did_you_mean(suspect, [p.id for p in case.persons])
        raise CaseError([Fault("C201", "names no person of this case", Place("--suspect"), hints)])
    steps = _Steps(quiet)
    try:
        return assess(case, law, stage=stage, suspect=suspect, offences=offences, tell=steps)
    finally:
        steps.done()


def _tell_gates(found: Assessment) -> None:
    """A raised gate is said on standard error too: whoever only reads JSON must not miss it."""
    for gate in found.gates:
        state = f", lifted by {gate.lifted_by}" if gate.lifted_by else ""
        click.echo(f"gate: {gate.person}: {gate.gate.title} [{gate.gate.cite}]{state}", err=True)
