"""What is known of the text beside a charge: where the pack differs from it, and what courts said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from attrs import frozen

from chargeassist.law.asides import MODES
from chargeassist.law.judgments import Judgment
from chargeassist.law.model import Offence, Pack
from chargeassist.words import Remark, remark
from chargeassist.words.once import once
from chargeassist.words.untold import untold

MANY = 4_096
"""Of so many offences, in so many modes, it is remembered what is told of them."""


@untold
@frozen
class OfText:
    """What is told beside an element, or beside a charge: none of it is weighed."""

    differs: tuple[Remark, ...] = ()
    """Where the pack says less or more than the text, as a second reading found."""
    judgments: tuple[Judgment, ...] = ()
    """What courts have said of it."""


NOTHING = OfText()


def of_texts(pack: Pack, offence: Offence, mode: str) -> Mapping[str, OfText]:
    """Return what is told of each element of an offence, by its id; under "" what is of no element.

    What differs at another mode is of no concern: that an attempt carries less is told of attempts alone.
    """
    return _of_pack(pack)(offence, mode)


@once
def _of_pack(pack: Pack) -> Callable[[Offence, str], Mapping[str, OfText]]:
    return lru_cache(maxsize=MANY)(partial(_of_texts, pack))


def _of_texts(pack: Pack, offence: Offence, mode: str) -> Mapping[str, OfText]:
    elements = {e.id for e in offence.elements}
    differs: dict[str, list[Remark]] = {}
    judged: dict[str, list[Judgment]] = {}
    for reading in pack.readings:
        for d in reading.differs if (reading.kind, reading.id) == ("offence", offence.id) else ():
            if d.place in MODES and d.place not in (*elements, mode):
                continue
            place = d.place if d.place in elements else ""
            differs.setdefault(place, []).append(remark(f"differs-{d.how}", why=d.why))
    for judgment in pack.judgments:
        for named, _, place in (at.partition("/") for at in judgment.at):
            if named == offence.id:
                judged.setdefault(place if place in elements else "", []).append(judgment)
    return {
        place: OfText(tuple(differs.get(place, ())), tuple(judged.get(place, ())))
        for place in (*differs, *judged)
    }
