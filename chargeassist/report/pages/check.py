"""The page of `check`: what a case holds, and what in it is probably not meant or good to know."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.report.page import Alert, Block, Page
from chargeassist.report.told import Checked
from chargeassist.report.voice import Voice
from chargeassist.words import in_words


def check_page(checked: Checked, language: str = "en") -> Page:
    """Return the counts of what was read, then a line for each warning and note."""
    return Page(tuple(_blocks(checked, Voice(language))), language)


def _blocks(checked: Checked, say: Voice) -> Iterator[Block]:
    counts = (
        say("n-suspects", n=checked.suspects),
        say("n-persons", n=checked.complainants),
        say("n-items", n=checked.evidence),
        say("n-facts", n=checked.facts),
    )
    yield Alert(say("label-read"), ", ".join(counts))
    for warning in checked.warnings:
        yield Alert(warning.code, in_words(warning, say.language))
