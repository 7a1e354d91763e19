"""Room 11, cli: the command line, a door of the house."""

from __future__ import annotations

import sys

from chargeassist.cli.streams import tell
from chargeassist.words import say


def main() -> None:
    """Run the command line; without click, say in one line how to get it."""
    try:
        from chargeassist.cli.commands import run
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        tell(f"{say('no-click')}\n")
        sys.exit(2)
    sys.exit(run())
