"""What of its text was seen for each offence of a pack, in one word, and where anybody can see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from chargeassist.law.model import Offence, Pack
from chargeassist.words import Remark

_AT_LEAST = {"read": "read", "secondary": "report", "heading": "heading"}
"""Of a text that was read once it is told what was seen at the least: `secondary` may have been a copy."""


@frozen
class TextSeen:
    """How the text of an offence was seen when it was looked at last."""

    offence: str
    text: str
    """read, copy, excerpt, heading, report or not-found."""
    on: date | None
    of: str
    """Where, in words or as a source of the pack."""
    url: str
    twice: bool
    review: Remark


def texts_seen(pack: Pack) -> Iterator[TextSeen]:
    """Yield what was seen of the text of each offence of today: at its second reading, if there was one."""
    read = {r.id: r for r in pack.readings if r.kind == "offence"}
    today: dict[str, Offence] = {o.id: o for o in pack.offences}
    for id, offence in today.items():
        source = pack.sources.get(offence.source)
        url = source.url if source else ""
        if id in read:
            again = read[id]
            yield TextSeen(id, again.saw, again.on, again.of, url, True, offence.review)
        else:
            text = _AT_LEAST.get(offence.seen, "not-found")
            yield TextSeen(id, text, offence.seen_on, offence.seen_source, url, False, offence.review)
