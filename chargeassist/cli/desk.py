"""The verb desk: a page in the browser on this machine, until it is stopped."""

from __future__ import annotations

from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.streams import tell
from chargeassist.cli.usage import Misused
from chargeassist.words import say

FILE = "case.toml"
"""The case of whoever names none: in the folder where the desk is opened."""


def desk(asked: Asked) -> int:
    """Open the desk on a case; on one that is not there yet it asks how to begin."""
    path = asked.paths[0] if asked.paths else FILE
    if path == "-":
        raise Misused(say("usage-desk-file", asked.lang))
    try:
        from chargeassist.desk.room import Room
        from chargeassist.desk.serve import serve
        from chargeassist.desk.store import Store
    except ModuleNotFoundError:
        raise Misused(say("no-desk", asked.lang)) from None
    room = Room(Store(path, asked.law, read_only=asked.read_only), asked.lang, asked.needs)
    serve(room, tell, browser=not asked.no_browser)
    return WRITTEN
