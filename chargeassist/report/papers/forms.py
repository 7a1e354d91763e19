"""The form of a paper: that of the State asked about, or the common one, its named blanks filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from attrs import evolve, fields, has

from chargeassist.advice.decisions import Decision
from chargeassist.findings.model import Assessment
from chargeassist.law.forms import BLANK, Form
from chargeassist.report.flat import in_line
from chargeassist.report.page import Block, Page, Paragraph
from chargeassist.report.pages.common import laws
from chargeassist.report.pages.heading import headed
from chargeassist.report.papers.faces import EVERY
from chargeassist.report.papers.head import blank, paper, part
from chargeassist.report.papers.laid import OF_A_SHEET
from chargeassist.report.papers.memo import Part, decided
from chargeassist.report.voice import Voice

COMMON: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "sheet": (
        ("", ("draft-sheet-court", "draft-sheet-number")),
        ("draft-sheet-accused", ("{{accused}}",)),
        ("draft-sheet-counts", ("{{counts}}",)),
        ("draft-sheet-witnesses", ("{{witnesses}}",)),
        ("draft-sheet-exhibits", ("{{exhibits}}",)),
        ("draft-sheet-signed", ("memo-decision-name", "memo-decision-date")),
    ),
    "decision": (
        ("memo-title-material", ("{{material}}",)),
        ("memo-title-persons", ("{{persons}}",)),
        ("form-evidence", ("{{selection}}",)),
        ("memo-title-proof", ("{{proof}}",)),
        ("memo-title-weaknesses", ("{{weaknesses}}",)),
        ("memo-title-away", ("{{away}}",)),
        ("memo-title-further", ("{{further}}",)),
        ("memo-title-first", ("{{first}}",)),
        ("memo-title-interest", ("{{interest}}",)),
        ("memo-title-decision", ("{{decision}}", "{{decided}}")),
    ),
}
"""The common form of each paper: headings, each with its blanks and with the lines that a person writes."""


def form_page(
    name: str,
    assessment: Assessment,
    language: str,
    decisions: Iterable[Decision] | None = None,
    *,
    empty: bool = False,
) -> Page:
    """Return a paper in the form of the first law asked about, or in the common one where it has none.

    Its last lines say on what the form rests. *empty* leaves the blanks as they are named.
    """
    say = Voice(language)
    pack = assessment.law.pack(assessment.law.asked[0])
    own = next((f for f in pack.forms if f.paper == name), None)
    text = say.told(own.text) if own else "\n".join(_common(name, say))
    filled = {} if empty else fillings(decisions)
    told = (*_filled(text, filled, assessment, say), *part(say("form-rests-on")), Paragraph(_rests(own, say)))
    if empty:
        return Page(told, language, say(f"title-{name}"))
    at_length = assessment.gates if "{{persons}}" in text else ()
    page = paper(name, told, assessment, say, at_length)
    return evolve(page, blocks=_once(page.blocks, set()))


def fillings(decisions: Iterable[Decision] | None = None) -> Mapping[str, Part]:
    """Return what fills each blank; a file of *decisions* fills `decided`."""
    short = {"case": _case, "day": _day, "law": laws}
    return {**EVERY, **OF_A_SHEET, **short, "decided": partial(decided, decisions)}


def parts_of(
    assessment: Assessment, language: str, decisions: Iterable[Decision] | None = None
) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return what fills each blank of an office's own document, by its name.

    Under no name stands what such a document says first: the notice, and every gate that is raised.
    """
    say = Voice(language)
    head = ("", headed((), say, assessment).blocks)
    return (head, *((name, tuple(part(assessment, say))) for name, part in fillings(decisions).items()))


def _case(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield Paragraph(assessment.case.id)


def _day(assessment: Assessment, say: Voice) -> Iterator[Block]:
    yield Paragraph(str(assessment.case.as_at))


def _common(name: str, say: Voice) -> Iterator[str]:
    for heading, lines in COMMON[name]:
        if heading:
            yield f"# {say(heading)}"
        yield from (line if line.startswith("{{") else blank(say(line), say).text for line in lines)


def _rests(own: Form | None, say: Voice) -> str:
    if own is None:
        return say("form-common")
    text = say("form-seen", rests_on=own.rests_on, saw=say(f"saw-{own.saw}"), of=own.of, day=own.on)
    return say("both-sentences", first=text, second=own.note) if own.note else text


def _filled(text: str, filled: Mapping[str, Part], assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield the lines of a form: a blank that stands alone is as many pieces as it takes."""
    for line in filter(None, map(str.strip, text.splitlines())):
        alone = BLANK.fullmatch(line)
        if line.startswith("# "):
            yield from part(line[2:])
        elif alone and alone[1] in filled:
            yield from filled[alone[1]](assessment, say)
        else:
            yield Paragraph(
                BLANK.sub(
                    lambda found: (
                        in_line(filled[found[1]](assessment, say), say.language)
                        if found[1] in filled
                        else found[0]
                    ),
                    line,
                )
            )


def _once(piece: Any, seen: set[str]) -> Any:
    """Return pieces such that no address stands twice: a form may have one thing in two of its blanks."""
    if isinstance(piece, tuple):
        return tuple(_once(one, seen) for one in piece)
    if not has(type(piece)) or not isinstance(piece, Block):
        return piece
    keys = {field.name for field in fields(type(piece))}
    id = getattr(piece, "id", "")
    changed: dict[str, Any] = {"id": ""} if id and id in seen else {}
    seen.add(id)
    inner = {key: _once(getattr(piece, key), seen) for key in ("said", "parts") if key in keys}
    return evolve(piece, **changed, **inner)
