"""Room 11, cli: the command line, a door of the house."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line. Nothing is loaded before: Control-C while it loads ends as it does later."""
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        sys.exit(_stopped())


def _run() -> int:
    """Return how a command ended; without click, say in one line how to get it."""
    # What a command makes stays until it ends: it seldom looks for circles among so many small values.
    gc.set_threshold(100_000, 50, 1_000)
    try:
        from chargeassist.cli.commands import run
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        from chargeassist.cli.asked import FAULTY, language_of
        from chargeassist.cli.streams import tell
        from chargeassist.words import say

        tell(f"{say('no-click', language_of(sys.argv[1:]))}\n")
        return FAULTY
    return run()


def _stopped() -> int:
    """Say in one line, after that of the keys, that it was stopped; nothing stops it from saying so."""
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)
    from chargeassist.cli.asked import STOPPED, language_of
    from chargeassist.cli.streams import tell
    from chargeassist.words import say

    tell(f"\n{say('stopped', language_of(sys.argv[1:]))}\n")
    return STOPPED
