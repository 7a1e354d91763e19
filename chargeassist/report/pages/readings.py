"""How far a pack was read twice, and where it says less or more than its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from chargeassist.law.asides import MODES
from chargeassist.law.compared import AT, Differs, Reading
from chargeassist.law.judgments import Judgment
from chargeassist.law.model import Pack
from chargeassist.law.readings import read_twice
from chargeassist.report.page import Block, Labelled
from chargeassist.report.pages.element import judgment_block
from chargeassist.report.voice import Voice

SORTS = ("ordinary", "subsequent", "company")
"""The penalties that no title of a pack names: they are called alike in all."""


def twice_read(pack: Pack, say: Voice) -> str:
    """Return how many units of a pack were compared again with their text; nothing of a fictional law."""
    done, every = read_twice(pack)
    return "" if pack.fictional else say("twice-read", done=done, n=every)


def readings_of_pack(pack: Pack, say: Voice) -> Iterator[Block]:
    """Yield how far a pack was read twice, and each place where it is not as its text."""
    if text := twice_read(pack, say):
        yield Labelled(say("label-read-twice"), text)
    for reading in pack.readings:
        for differs in reading.differs:
            yield Labelled(say("label-text"), _differs(differs, pack, say), refs=(reading.id,))


def judgments_of_pack(judgments: Iterable[Judgment], pack: Pack, say: Voice) -> Iterator[Block]:
    """Yield what courts have said, each with the places it speaks to."""
    for judgment in judgments:
        found = judgment_block(judgment, say)
        at = ", ".join(_place(at, pack, say) for at in judgment.at)
        yield evolve(found, text=say("judgment-at", at=at, text=found.text))


def reading_block(reading: Reading, pack: Pack, say: Voice) -> Labelled:
    """Return the second reading of one unit: when, what was seen, and where the pack differs."""
    saw = say(f"saw-{reading.saw}")
    text = say("reading", id=_place(reading.id, pack, say), day=reading.on, saw=saw, of=reading.of)
    said = tuple(Labelled(say("label-text"), _differs(d, pack, say)) for d in reading.differs)
    return Labelled(say("label-read-twice"), text, said=said)


def _differs(differs: Differs, pack: Pack, say: Voice) -> str:
    within = differs.place and not say.typed  # the unit stands above it
    at = _part(differs.place, pack, say) if within else _place(differs.at, pack, say)
    return say("place-differs", at=at, differs=say(f"differs-{differs.how}", why=say.told(differs.why)))


def _place(at: str, pack: Pack, say: Voice) -> str:
    """Return a unit, or a place within it, as it is called; its ids where ids are typed."""
    if say.typed:
        return at
    unit, _, part = at.partition("/")
    titles = {d.id: d.title for d in pack.defences} | {o.id: o.title for o in pack.offences}
    title = say.told(titles.get(unit, unit))
    return say("item-named", kind=title, id=_part(part, pack, say)) if part else title


def _part(part: str, pack: Pack, say: Voice) -> str:
    """Return what a place within a unit is called: what has neither title nor word is a penalty."""
    if part in pack.titles:
        return say.told(pack.titles[part])
    if part in MODES:
        return say(f"mode-{part}")
    if part in SORTS:
        return say(f"sort-{part}")
    return say(f"within-{part}" if part in (*AT["offence"], *AT["defence"]) else "within-penalty")
