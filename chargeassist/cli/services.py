"""The verbs serve and mcp: other programs ask over HTTP, or a language model through its tools."""

from __future__ import annotations

from importlib.util import find_spec

from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.usage import Misused
from chargeassist.words import say

SERVE, MCP = ("starlette", "uvicorn", "pebble"), ("mcp",)


def serve(asked: Asked) -> int:
    """Answer over HTTP until it is stopped."""
    _installed(SERVE, "usage-serve-extra", asked)
    if asked.port > 65535:
        raise Misused(say("usage-port", asked.lang))
    if not (asked.workers and asked.seconds):
        raise Misused(say("usage-one-at-least", asked.lang))
    from chargeassist.services.http import Limits, run

    run(asked.host, asked.port, Limits(asked.workers, asked.seconds))
    return WRITTEN


def mcp(asked: Asked) -> int:
    """Be the tools of a model until it leaves."""
    _installed(MCP, "usage-mcp-extra", asked)
    from chargeassist.services.mcp import Room, run

    run(Room(case=asked.paths[0] if asked.paths else "", law=asked.law, by=asked.by or say("mcp-proposer")))
    return WRITTEN


def _installed(modules: tuple[str, ...], otherwise: str, asked: Asked) -> None:
    if any(find_spec(name) is None for name in modules):
        raise Misused(say(otherwise, asked.lang))
