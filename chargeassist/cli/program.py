"""The verbs as a program: options each its own, help by who uses a verb, one value of what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from chargeassist import __version__
from chargeassist.cli.asked import Asked
from chargeassist.cli.options import LANG, Argument, Option, Verb
from chargeassist.cli.streams import show
from chargeassist.cli.usage import Misused, no_verb
from chargeassist.reading.printable import printable
from chargeassist.words import say

WHOM = ("case", "papers", "law", "training", "apps")
"""Who uses a verb, in the order of help."""
_HELP = Option("help", ("-h", "--help"))
_VERSION = Option("version", ("--version",))
_COLUMNS = 80


class Program(click.Group):
    """Every verb by its name."""

    def __init__(self, verbs: Iterable[Verb], lang: str) -> None:
        self.verbs, self.lang = tuple(verbs), lang
        super().__init__(
            "chargeassist",
            commands=[_Command(verb, lang) for verb in self.verbs],
            params=[_option(LANG), _eager(_HELP), _eager(_VERSION)],
            add_help_option=False,
            no_args_is_help=False,
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of the program: the verbs in groups, each with its first sentence."""
        _head(ctx, formatter, say("program", self.lang), "[OPTIONS] COMMAND [ARGS]...", self.lang)
        for whom in WHOM:
            verbs = [v for v in self.verbs if v.whom == whom]
            with formatter.section(say(f"whom-{whom}", self.lang)):
                formatter.write_dl([(v.name, _first(say(f"verb-{v.name}", self.lang))) for v in verbs])
        _options(formatter, (LANG, _HELP, _VERSION), self.lang)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; one that is not there is answered with the one that was probably meant."""
        if args[0] not in self.commands:
            raise Misused(no_verb(args[0], list(self.commands), self.lang))
        return args[0], self.commands[args[0]], args[1:]


class _Command(click.Command):
    """One verb."""

    def __init__(self, verb: Verb, lang: str) -> None:
        self.verb, self.lang = verb, lang
        params = [_argument(a, i) for i, a in enumerate(verb.arguments)]
        super().__init__(
            verb.name,
            params=[*params, *map(_option, verb.options), _eager(_HELP)],
            callback=self._run,
            context_settings={"allow_extra_args": True},  # so that what is too much is refused in our words
            add_help_option=False,
        )

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help of a verb."""
        words = " ".join(["[OPTIONS]", *(a.shown for a in self.verb.arguments)])
        _head(ctx, formatter, say(f"verb-{self.verb.name}", self.lang), words, self.lang)
        _options(formatter, (*self.verb.options, _HELP), self.lang)

    def _run(self, **given: Any) -> int:
        ctx = click.get_current_context()
        if ctx.args:
            raise Misused(say("usage-too-many", self.lang, words=printable(" ".join(ctx.args))))
        return self.verb.run(Asked(self.verb.name, **{LANG.key: self.lang, **self._values(given)}))

    def _values(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return what was given, by the keys of `Asked`; of what may be given once, two are refused."""
        values: dict[str, Any] = {}
        for number, argument in enumerate(self.verb.arguments):
            found = given[f"{argument.key}_{number}"]
            more = found if argument.many else (found,) if found is not None else ()
            values[argument.key] = (*values.get(argument.key, ()), *more)
        for option in self.verb.options:
            found = given[option.key]
            if not (option.takes or option.words) or (option.many and found):
                values[option.key] = found
            elif found:
                values[option.key] = found[0]
                if len(found) > 1:
                    raise Misused(say("usage-twice", self.lang, option=option.flags[-1]))
        return values


def _argument(argument: Argument, number: int) -> click.Argument:
    kind = click.Choice(argument.words) if argument.words else None
    name, count = f"{argument.key}_{number}", -1 if argument.many else 1
    return click.Argument([name], type=kind, metavar=argument.shown, nargs=count, required=argument.must)


class _Number(click.IntRange):
    """A whole number in the digits of one script, as everywhere in a case."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number."""
        plain: Any = value if str(value).isascii() else ""
        return super().convert(plain, param, ctx)


def _option(option: Option) -> click.Option:
    if not (option.takes or option.words):
        return click.Option([option.key, *option.flags], is_flag=True)
    kind: click.ParamType[Any] | None = _Number(0) if option.number else None
    if option.words:
        kind = click.Choice(option.words)
    return click.Option([option.key, *option.flags], type=kind, multiple=True, required=option.must)


def _eager(option: Option) -> click.Option:
    def tell(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            version = f"chargeassist, version {__version__}"
            show(f"{ctx.get_help() if option is _HELP else version}\n")
            ctx.exit()

    return click.Option(
        [option.key, *option.flags], is_flag=True, expose_value=False, is_eager=True, callback=tell
    )


def _head(ctx: click.Context, formatter: click.HelpFormatter, text: str, words: str, lang: str) -> None:
    formatter.width = _COLUMNS
    formatter.write_usage(ctx.command_path, words, prefix=f"{say('help-usage', lang)} ")
    formatter.write_paragraph()
    formatter.write(f"{click.wrap_text(text, _COLUMNS - 2, '  ', '  ')}\n")


def _options(formatter: click.HelpFormatter, options: Iterable[Option], lang: str) -> None:
    with formatter.section(say("help-options", lang)):
        formatter.write_dl([(o.shown, say(f"option-{o.key}", lang)) for o in options])


def _first(text: str) -> str:
    """Return the first sentence."""
    return text.partition(". ")[0].rstrip(".")
