"""What was typed wrong, in our own words: click knows what is wrong, the catalogue how it is said."""

from __future__ import annotations

from collections.abc import Sequence

import click

from chargeassist.reading.printable import printable
from chargeassist.words import did_you_mean, in_words, say, several


class Misused(Exception):
    """A verb was given words that do not fit together; the text says which."""


def usage_text(
    error: Misused | click.ClickException, params: Sequence[click.Parameter], path: str, lang: str
) -> str:
    """Return what is wrong with the command at *path*, then how to get help, a line each."""
    text = str(error) if isinstance(error, Misused) else _wrong(error, params, lang)
    return f"{path}: {text}\n   = {path} --help\n"


def _wrong(error: click.ClickException, params: Sequence[click.Parameter], lang: str) -> str:
    match error:
        case click.NoSuchOption():
            known = [flag for p in params for flag in p.opts]
            option = printable(error.option_name)
            return _hinted(say("usage-no-option", lang, option=option), option, known, lang)
        case click.MissingParameter():
            return say("usage-missing", lang, what=_name(error.param))
        case click.BadParameter():
            return say("usage-expected", lang, what=_name(error.param), expected=_expected(error.param, lang))
        case click.BadOptionUsage():
            option = error.option_name
            flag = any(option in p.opts and isinstance(p, click.Option) and p.is_flag for p in params)
            return say(f"usage-{'takes-no' if flag else 'needs'}-value", lang, option=printable(option))
        case click.UsageError() if type(error) is click.UsageError:  # options of the program, and no verb
            return say("usage-missing", lang, what="COMMAND")
        case _:
            return printable(error.format_message())


def no_verb(word: str, known: list[str], lang: str) -> str:
    """Return that there is no verb of that name, and which was probably meant."""
    return _hinted(say("usage-no-verb", lang, word=printable(word)), word, known, lang)


def _hinted(text: str, word: str, known: list[str], lang: str) -> str:
    return "\n   = ".join([text, *(in_words(hint, lang) for hint in did_you_mean(word, known))])


def _name(param: click.Parameter | None) -> str:
    """Return a parameter as help shows it."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    return str(param.metavar) if isinstance(param, click.Argument) else ""


def _expected(param: click.Parameter | None, lang: str) -> str:
    kind = param.type if param else None
    if isinstance(kind, click.Choice):
        return several(map(str, kind.choices), lang, "or")
    return say("usage-number", lang)
