"""What every verb shares: its options, progress, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from chargeassist.reasoning.standing import STAGES
from chargeassist.words import LANGUAGES

WRITTEN, WARNED, FAULTY, CANNOT, GATED, BUG, STOPPED = 0, 1, 2, 3, 4, 70, 130


class Steps:
    """Progress on standard error, one line that is rewritten; silent when nobody watches."""

    def __init__(self, quiet: bool) -> None:
        self.on = not quiet and sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        if self.on:
            click.echo(f"\r{step:<40}", nl=False, err=True)

    def done(self) -> None:
        if self.on:
            click.echo(f"\r{'':<40}\r", nl=False, err=True)


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
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


def no_json(form: str, verb: str) -> None:
    """Raise a usage error where JSON is asked of a verb that has none."""
    if form == "json":
        raise click.UsageError(f"{verb} has no JSON form; assess has.")
