"""What stands at the head of every paper, and what several of them say alike."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from attrs import evolve

from chargeassist import __version__
from chargeassist.case.write import case_digest
from chargeassist.findings.model import Assessment, Charge, GateFinding
from chargeassist.report.page import Blank, Block, Heading, Page, Paragraph
from chargeassist.report.pages.heading import headed
from chargeassist.report.pages.likes import SHEET
from chargeassist.report.voice import Voice


def paper(
    name: str,
    blocks: Iterable[Block],
    assessment: Assessment,
    say: Voice,
    at_length: Container[GateFinding] = (),
) -> Page:
    """Return a paper under its name, the notice and the gates; those *at_length* are among the blocks."""
    case, title = assessment.case, say(f"title-{name}")
    head = say(
        "paper-head",
        title=title.upper(),
        case=case.id,
        digest=case_digest(case)[:8],
        day=case.as_at,
        stage=say(f"stage-{assessment.stage}"),
        version=__version__,
    )
    page = headed((), say, assessment, at_length)
    told = tuple(blocks)
    # The notice ends with a pause already.
    told = told[1:] if isinstance(told[0], Blank) else told
    return evolve(
        page,
        blocks=(Paragraph(head), Blank(), *page.blocks, *told),
        title=say("and-case", title=title, case=case.id),
    )


def part(text: str, level: int = 1) -> Iterator[Block]:
    """Yield the heading of a part of a paper, apart from what comes before it."""
    yield Blank()
    yield Heading(text, level)


def blank(what: str, say: Voice) -> Paragraph:
    """Return what a person writes, with room for it."""
    return Paragraph(say("to-write", what=what))


def on_the_sheet(assessment: Assessment) -> tuple[Charge, ...]:
    """Return the charges that may be laid, or may be once somebody signs, in the order of the suspects."""
    return tuple(c for c in in_order(assessment) if c.role in SHEET)


def in_order(assessment: Assessment) -> tuple[Charge, ...]:
    """Return every charge, in the order of the suspects."""
    order = {p.id: n for n, p in enumerate(assessment.case.persons)}
    return tuple(sorted(assessment.charges, key=lambda c: order[c.matter.suspect]))
