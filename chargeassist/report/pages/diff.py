"""The page of `diff`: what changed, one line each under what it is about."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from chargeassist.advice.diff import Change
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import headed
from chargeassist.report.voice import Voice


def diff_page(changes: Sequence[Change], new: Assessment, language: str = "en") -> Page:
    """Return every change, after the gates of *new*; a line that says so when nothing changed."""
    say = Voice(language)
    gates = {g.id for g in new.gates}
    return headed(tuple(_blocks(changes, gates, say)) or (Paragraph(say("nothing-changed")),), say, new)


def _blocks(changes: Sequence[Change], gates: Container[str], say: Voice) -> Iterator[Block]:
    for about, together in groupby(changes, lambda c: c.about):
        # The gates stand above with their addresses.
        id = "" if about in gates else say.told(about)
        yield Item("", say.told(about), id, tuple(_change(c, say) for c in together))


def _change(change: Change, say: Voice) -> Labelled:
    before, after = say.told(change.before) or say("none"), say.told(change.after) or say("none")
    return Labelled(
        say("label-colon", label=say.told(change.what)), say("change", before=before, after=after)
    )
