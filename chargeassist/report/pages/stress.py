"""The page of `stress`: what the loss of evidence does, charge by charge, by source, to the whole sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

from chargeassist.advice.stress import SURVIVES, ChargeStress, Fatal, Stress, serious
from chargeassist.reasoning.standing import Standing
from chargeassist.report.page import Aligned, Blank, Block, Heading, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import named
from chargeassist.report.pages.heading import headed
from chargeassist.report.voice import Voice


def stress_page(stress: Stress, language: str = "en", *, typed: bool = True) -> Page:
    """Return which charges survive a loss, what each rests on, and what would be left."""
    say = Voice(language, typed=typed)
    return headed(_blocks(stress, say), say, stress.assessment)


def _blocks(stress: Stress, say: Voice) -> Iterator[Block]:
    if stress.without:
        yield Labelled(say("label-without"), " ".join(stress.without), refs=stress.without)
        yield Blank()
    if not stress.charges:
        yield Paragraph(say("nothing-to-lose"))
        return
    numbers = {row.charge: n for n, row in enumerate(stress.charges, start=1)}
    for row in stress.charges:
        title = named(row.charge, stress.assessment, say)
        said = tuple(_charge(row, bool(stress.without), say))
        yield Item(say("label-number", number=numbers[row.charge]), title, row.charge, said)
    yield Blank()
    yield Heading(say("by-source"))
    yield Aligned(tuple(_matrix(stress, numbers, say)))
    yield Blank()
    yield from _sheet(stress, numbers, say)


def _charge(row: ChargeStress, asked: bool, say: Voice) -> Iterator[Block]:
    standing, without = say.standing(row.standing), say.standing(row.without)
    if row.blocked:
        yield Paragraph(say("stress-blocked"))
    if not asked:
        yield Paragraph(standing)
    elif row.without is row.standing:
        yield Paragraph(say("still", standing=standing))
    else:
        yield Paragraph(say("change", before=standing, after=without))
    if row.standing >= Standing.DISPUTED:
        told = [*(_fatal(f, say) for f in row.fatal), *([say("losses-cut")] if row.more else [])]
        fatal = say.apart(told) or say("no-small-loss")
        yield Labelled(say("label-falls-without"), fatal, refs=tuple(i for f in row.fatal for i in f.items))
    for helped in row.helps:
        text = say("rises-to", items=" ".join(helped.items), standing=say.standing(helped.falls_to))
        yield Labelled(say("label-rises-without"), text, refs=helped.items)


def _fatal(fatal: Fatal, say: Voice) -> str:
    items = reduce(lambda one, other: say("and-also", first=one, second=other), fatal.items)
    return say("falls-to", items=items, standing=say.standing(fatal.falls_to))


def _matrix(stress: Stress, numbers: Mapping[str, int], say: Voice) -> Iterator[Labelled]:
    for source in stress.sources:
        cells = [
            say.capitals(say(f"cell-{effect}", number=numbers[row.charge]))
            for row in stress.charges
            for name, effect in row.by_source
            if name == source and effect != SURVIVES
        ]
        yield Labelled(source, ", ".join(cells) or say("every-charge-survives"), refs=(source,))


def _sheet(stress: Stress, numbers: Mapping[str, int], say: Voice) -> Iterator[Block]:
    if not stress.sheet_loss:
        by_id = {charge.id: charge for charge in stress.assessment.charges}
        able = (row.charge for row in stress.charges if row.standing >= Standing.DISPUTED and not row.blocked)
        grave = any(serious(by_id[id]) for id in able)
        yield Paragraph(say("sheet-survives" if grave else "sheet-not-serious"))
        return
    loss = say("sheet-loss", items=" ".join(stress.sheet_loss))
    yield Labelled(say("label-whole-sheet"), loss, refs=stress.sheet_loss)
    if stress.secured_by:
        title = named(stress.secured_by, stress.assessment, say)
        text = say("secured-by", number=numbers[stress.secured_by], charge=title)
        yield Labelled(say("label-secured-by"), text, refs=(stress.secured_by,))
