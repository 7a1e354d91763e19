"""The page of `diff`: what changed, one line each under what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from chargeassist.advice.diff import Change
from chargeassist.report.page import Block, Item, Labelled, Page, Paragraph
from chargeassist.report.voice import Voice


def diff_page(changes: Sequence[Change], language: str = "en") -> Page:
    """Return every change; a line that says so when nothing did."""
    say = Voice(language)
    return Page(tuple(_blocks(changes, say)) or (Paragraph(say("nothing-changed")),), language)


def _blocks(changes: Sequence[Change], say: Voice) -> Iterator[Block]:
    for about, together in groupby(changes, lambda c: c.about):
        yield Item("", say.told(about), say.told(about), tuple(_change(c, say) for c in together))


def _change(change: Change, say: Voice) -> Labelled:
    before, after = say.told(change.before) or say("none"), say.told(change.after) or say("none")
    return Labelled(
        say("label-colon", label=say.told(change.what)), say("change", before=before, after=after)
    )
