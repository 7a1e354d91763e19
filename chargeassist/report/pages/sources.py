"""The sources of a pack, and which offences to look at again where a text has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.law.watch import Watched
from chargeassist.report.page import Block, Labelled, Page
from chargeassist.report.voice import Voice


def sources_page(found: Sequence[Watched], language: str = "en") -> Page:
    """Return each source with what became of its text."""
    return Page(tuple(_blocks(found, Voice(language))), language)


def _blocks(found: Sequence[Watched], say: Voice) -> Iterator[Block]:
    for one in found:
        n = len(one.cited_by)
        text = say(f"watched-{one.state}", title=one.title, offences=say("count-offences", n=n), url=one.url)
        said = [
            Labelled(say(f"moved-{label}"), say.apart(items))
            for label, items in (("gone", one.gone), ("new", one.new), ("look-at", one.look_at))
            if items
        ]
        yield Labelled(say("label-colon", label=one.source), text, said=tuple(said))
