"""Room 10, cli: the command line. The only room that writes to the world."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without click, say in one line how to get it."""
    try:
        from chargeassist.cli.commands import run
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        print(
            "The command line needs one more package: pip install 'chargeassist[cli]'",
            file=sys.stderr,
        )
        sys.exit(2)
    sys.exit(run())
