"""How far a pack was read twice, and where it says less or more than its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from chargeassist.law.compared import Differs, Reading
from chargeassist.law.judgments import Judgment
from chargeassist.law.model import Pack
from chargeassist.law.readings import read_twice
from chargeassist.report.page import Block, Labelled
from chargeassist.report.pages.element import judgment_block
from chargeassist.report.voice import Voice


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
            yield Labelled(say("label-text"), _differs(differs, say), refs=(reading.id,))


def judgments_of_pack(judgments: Iterable[Judgment], say: Voice) -> Iterator[Block]:
    """Yield what courts have said, each with the places it speaks to."""
    for judgment in judgments:
        found = judgment_block(judgment, say)
        yield evolve(found, text=say("judgment-at", at=", ".join(judgment.at), text=found.text))


def reading_block(reading: Reading, say: Voice) -> Labelled:
    """Return the second reading of one unit: when, what was seen, and where the pack differs."""
    saw = say(f"saw-{reading.saw}")
    text = say("reading", id=reading.id, day=reading.on, saw=saw, of=reading.of)
    said = tuple(Labelled(say("label-text"), _differs(d, say)) for d in reading.differs)
    return Labelled(say("label-read-twice"), text, said=said)


def _differs(differs: Differs, say: Voice) -> str:
    return say(
        "place-differs", at=differs.at, differs=say(f"differs-{differs.how}", why=say.told(differs.why))
    )
