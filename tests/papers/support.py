"""Every paper by its name."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from attrs import astuple, has

from chargeassist import Assessment
from chargeassist.cli.verbs import VERBS
from chargeassist.report.page import Block, Page

NAMES = tuple(v.name for v in VERBS if v.at.startswith("papers:"))


def paper(name: str, found: Assessment, language: str = "en") -> Page:
    """Return a paper as the verb of its name writes it."""
    made = import_module(f"chargeassist.report.papers.{name}")
    page = getattr(made, f"{name}_page")(found, language)
    assert isinstance(page, Page)
    return page


def blocks(value: object) -> Iterator[Block]:
    """Yield every piece of a page or of a piece, however deep."""
    if isinstance(value, tuple):
        for one in value:
            yield from blocks(one)
    elif has(type(value)):
        if isinstance(value, Block):
            yield value
        yield from blocks(astuple(value, recurse=False))  # type: ignore[arg-type]  # it has attributes
