"""What a lawyer is asked of a pack: each offence, each element with its limbs, boxes for the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from chargeassist.law.model import Law, Offence, Pack
from chargeassist.report.page import Block, Branch, Column, Heading, Page, Paragraph, Table
from chargeassist.report.pages.common import seen
from chargeassist.report.pages.conditions import Wording, outline
from chargeassist.report.penalties import penalty_text
from chargeassist.report.voice import Voice

COLUMNS = ("place", "asks", "cite", "differs", "answer", "note")
"""The columns of the paper, by the names its reader knows."""
ANSWERS = ("right", "wrong", "outdated")
DIGEST = "digest:"
"""How the row begins that says against which text the answers are given."""
_WIDTHS = (12, 22, 7, 13, 8, 8)


@frozen
class Question:
    """What is asked of one offence: rows of a table, the last with the digest of its text."""

    offence: Offence
    rows: tuple[tuple[str, ...], ...]


def questions(pack: Pack, law: Law, digests: Mapping[str, str], language: str = "en") -> tuple[Question, ...]:
    """Return what is asked of each offence in *digests*, in the version of today."""
    words = Wording(law, pack, Voice(language, typed=False))
    today = {o.id: o for o in pack.offences}
    return tuple(Question(today[id], tuple(_rows(today[id], digests[id], words))) for id in digests)


def opinion_page(pack: Pack, asked: Iterable[Question], language: str = "en") -> Page:
    """Return the paper: what is to be done with it, and a table for each offence."""
    say = Voice(language)
    columns = tuple(Column(name, width) for name, width in zip(COLUMNS, _WIDTHS, strict=True))
    blocks: list[Block] = [Paragraph(say("opinion-how", answers=", ".join(ANSWERS)))]
    for one in asked:
        blocks += [Heading(say.told(one.offence.title), 2), Table(columns, one.rows)]
    return Page(tuple(blocks), language, title=say("opinion-title", title=say.told(pack.title)))


def _rows(offence: Offence, digest: str, words: Wording) -> Iterator[tuple[str, ...]]:
    id, pack, say = offence.id, words.pack, words.say
    read = (r for r in pack.readings if (r.kind, r.id) == ("offence", id))
    told = [(d.at, say(f"differs-{d.how}", why=say.told(d.why))) for r in read for d in r.differs]
    rows = list(_limbs(offence, words))
    own = {f"{id}/{place}" for place, _, _ in rows}
    source = pack.sources.get(offence.source)
    where = f"{source.title if source else offence.source} {offence.provision}"
    # What has no row of its own, such as the days or the sentence as a whole, is told with the offence.
    rest = "\n".join(
        text if at == id else say("label-and-text", label=at, text=text) for at, text in told if at not in own
    )
    yield id, f"{say.told(offence.title)}; {seen(offence, say)}", where, rest, "", ""
    for place, asks, cite in rows:
        at = f"{id}/{place}"
        yield at, asks, cite, "\n".join(text for known, text in told if known == at), "", ""
    yield DIGEST + id, digest, "", "", "", ""


def _limbs(offence: Offence, words: Wording) -> Iterator[tuple[str, str, str]]:
    """Yield what an offence asks for and carries: the id of each place, its words, its cite."""
    for element in offence.elements:
        yield (element.id, "\n".join(_lines(outline(element.requires, words, top=True))), element.cite)
    for asides in (offence.irrelevant, offence.aggravated, offence.modes, offence.jurisdiction):
        for aside in asides:
            limbs = () if aside.condition is None else outline(aside.condition, words, top=True)
            asks = [*_lines(limbs), *(penalty_text(p, words.say) for p in aside.penalties)]
            yield (aside.id, "\n".join(asks) or words.called(aside.id), aside.cite)
    for penalty in offence.penalties:
        yield (penalty.id, penalty_text(penalty, words.say), penalty.cite)


def _lines(blocks: Iterable[Block], depth: int = 0) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Branch):
            yield f"{'  ' * depth}{block.text}{f' [{block.cite}]' if block.cite else ''}"
            yield from _lines(block.parts, depth + 1)
