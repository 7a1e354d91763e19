"""A pack in the list of all, as JSON: how much of it there is, and what of its texts was seen."""

from __future__ import annotations

from chargeassist.law.compared import SAW
from chargeassist.law.model import Pack
from chargeassist.law.readings import read_twice, units
from chargeassist.law.trust import TextSeen, texts_seen
from chargeassist.report.keys import Count, Key, Shape
from chargeassist.report.shapes import SHAPES


def offences(pack: Pack) -> Count:
    """Return how many offences a pack has; the versions of a text are one."""
    return Count(len(units(pack)["offence"]))


def not_fictional(pack: Pack) -> Pack | None:
    """Return a pack whose texts can be looked up."""
    return None if pack.fictional else pack


def units_read(pack: Pack) -> Count:
    """Return how many units of a pack were compared again with their text."""
    return Count(read_twice(pack)[0])


def units_in_all(pack: Pack) -> Count:
    """Return how many units there are to compare."""
    return Count(read_twice(pack)[1])


def texts(pack: Pack) -> tuple[TextSeen, ...]:
    """Return what was seen of the text of each offence; of a fictional law there is none."""
    return () if pack.fictional else tuple(texts_seen(pack))


READ_TWICE = Shape("compared", (Key("read", units_read), Key("of", units_in_all)))
TEXT_SEEN = Shape(
    "seentext",
    (
        Key("offence"),
        Key("text", says=(("enum", SAW),)),
        Key("on", optional=True),
        Key("of", optional=True),
        Key("url", optional=True),
        Key("twice"),
        Key("review"),
    ),
)
LISTED = Shape(
    "listed",
    (
        *SHAPES[Pack].keys,
        Key("offences", offences),
        Key("read_twice", not_fictional, READ_TWICE, optional=True),
        Key("texts", texts, TEXT_SEEN, optional=True),
    ),
)
