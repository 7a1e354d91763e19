"""Runs one command. The exit code says how it ended; whatever happens, nobody is shown a traceback."""

from __future__ import annotations

import sys

import click

from chargeassist import __version__
from chargeassist.cli.asked import BUG, CANNOT, FAULTY, STOPPED, WRITTEN, language_of
from chargeassist.cli.program import Program
from chargeassist.cli.streams import tell
from chargeassist.cli.usage import Misused, usage_text
from chargeassist.cli.verbs import VERBS
from chargeassist.reading.fault import CannotAdvise, ChargeAssistError, faults_text
from chargeassist.words import say

commands = Program(VERBS, "en")


def run(args: list[str] | None = None) -> int:
    """Run one command and return its exit code; a fault is printed, never a traceback."""
    words = sys.argv[1:] if args is None else args
    lang = language_of(words)
    program = commands if lang == commands.lang else Program(VERBS, lang)
    if not words:
        tell(f"{program.get_help(click.Context(program, info_name=program.name))}\n")
        return FAULTY
    try:
        result = program.main(args=words, prog_name="chargeassist", standalone_mode=False)
        return result if isinstance(result, int) else WRITTEN
    except CannotAdvise as error:
        tell(f"{faults_text(error.faults, lang)}\n")
        return CANNOT
    except ChargeAssistError as error:
        tell(f"{faults_text(error.faults, lang)}\n\n{say('n-faults', lang, n=len(error.faults))}\n")
        return FAULTY
    except (Misused, click.ClickException) as error:
        verb = program.commands.get(words[0])
        path = f"chargeassist {verb.name}" if verb else "chargeassist"
        tell(usage_text(error, (verb or program).params, path, lang))
        return FAULTY
    except click.Abort:  # what click makes of Control-C, after ending its line
        tell(f"{say('stopped', lang)}\n")
        return STOPPED
    except Exception as error:
        # No message of the exception: it may quote the case.
        tell(f"{say('own-fault', lang, version=__version__, kind=type(error).__name__)}\n")
        return BUG
