"""What shows each element of a charge: items of evidence against elements, and how each element stands."""

from __future__ import annotations

from chargeassist.findings.model import Assessment, Charge, ElementFinding
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.report.page import Cell, Picture
from chargeassist.report.pages.common import items_named, named
from chargeassist.report.pictures import grid
from chargeassist.report.voice import Voice


def matrix(charge: Charge, assessment: Assessment, say: Voice) -> Picture:
    """Return the picture of what each item shows of each element, what speaks against it among it."""
    heads = [say.told(element.title) for element in charge.elements]
    touched = {id for e in charge.elements for id in _items(e)}
    items = [e.id for e in assessment.case.evidence if e.id in touched]
    rows = [
        (say("picture-stands"), [how_it_stands(e, say) for e in charge.elements]),
        *(
            (items_named((id,), assessment, say), [what_it_shows(e, id, say) for e in charge.elements])
            for id in items
        ),
    ]
    title = say("picture-matrix", charge=named(charge.id, assessment, say, loud=False))
    said = tuple(grid.tables(say("column-shows"), heads, rows))
    return Picture(title, grid.drawn(heads, rows), f"matrix:{charge.id}", say("in-words"), said)


def _items(element: ElementFinding) -> set[str]:
    counted = (*element.evidence, *element.basis, *element.against)
    return {*(c.evidence for c in counted), *element.open_}


def how_it_stands(element: ElementFinding, say: Voice) -> Cell:
    """Return how an element stands, or that it need not be proved."""
    if element.need_not_be_proved:
        return Cell(say("need-not-be-proved"), "spared")
    return Cell(say.standing(element.standing), element.standing.word)


def what_it_shows(element: ElementFinding, item: str, say: Voice) -> Cell:
    """Return what one item does to one element: shows it, bears an inference to it, speaks against it."""
    shows = [c.strength for c in element.evidence if c.evidence == item]
    bears = [c.strength for c in element.basis if c.evidence == item]
    against = any(c.evidence == item for c in element.against)
    told, mark = [], ""
    if shows or bears:
        mark = STRENGTHS[max((*shows, *bears))]
        strength = say(f"strength-{mark}")
        told.append(strength if shows else say("picture-inferred", strength=strength))
    if against:
        told.append(say("picture-against"))
        mark = mark or "against"
    if item in element.open_:
        told.append(say("picture-open"))
        mark = mark or "open"
    return Cell(say.apart(told), mark)
