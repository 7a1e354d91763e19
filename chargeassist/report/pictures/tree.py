"""The elements of a charge as a tree: limb by limb, how each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chargeassist.findings.model import Assessment, Charge
from chargeassist.report.drawing import Box, Drawing, Shape, Stroke
from chargeassist.report.page import Block, Branch, Picture
from chargeassist.report.pages.common import named
from chargeassist.report.pages.explain import outline
from chargeassist.report.pictures.lines import LINE, PAD, SYMBOL, lines_of
from chargeassist.report.symbols import in_brackets
from chargeassist.report.voice import Voice

WIDTH, STEP, SPACE = 480, 32, 8
"""How wide a limb is, how far its own limbs are set in, and what is between two."""


def tree(charge: Charge, assessment: Assessment, say: Voice) -> Picture:
    """Return the picture of what the law requires of a charge, and how every limb of it stands."""
    limbs = [outline(element, charge.id, assessment, say) for element in charge.elements]
    shapes: list[Shape] = []
    height = _below(limbs, 0, 0, shapes)
    width = max(shape.x + shape.width for shape in shapes if isinstance(shape, Box))
    title = say("picture-tree", charge=named(charge.id, assessment, say, loud=False))
    return Picture(
        title, Drawing(width, height, tuple(shapes)), f"tree:{charge.id}", say("in-words"), tuple(limbs)
    )


def _below(limbs: Iterable[Block], x: int, y: int, shapes: list[Shape]) -> int:
    """Draw limbs one below the other, each with a line from what it is a part of; return where they end."""
    above = y - SPACE
    for limb in _limbs(limbs):
        text = f"{limb.text}{limb.colon} {limb.word}" if limb.word else limb.text
        lines = lines_of(in_brackets(text, limb.cite), WIDTH - 2 * PAD - (SYMBOL if limb.mark else 0))
        height = len(lines) * LINE + PAD
        if x:
            middle = y + height // 2
            shapes.append(Stroke(((x - STEP // 2, above), (x - STEP // 2, middle), (x, middle)), faint=True))
        shapes.append(Box(x, y, WIDTH, height, lines, limb.mark, strong=not x))
        y = _below(limb.parts, x + STEP, y + height + SPACE, shapes)
    return y


def _limbs(blocks: Iterable[Block]) -> Iterator[Branch]:
    return (b for b in blocks if isinstance(b, Branch))
