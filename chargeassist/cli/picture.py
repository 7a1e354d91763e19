"""The verb picture: one picture of a case, as a drawing or on a page."""

from __future__ import annotations

from attrs import evolve

from chargeassist.cli.answering import give_page
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import assessed, charge_of, offence_in, read, tell_gates
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.findings.model import Assessment, Charge
from chargeassist.report.pictures.of_case import on_the_sheet, picture_page
from chargeassist.report.svg import svg
from chargeassist.words import say

OF_ONE = ("matrix", "tree")
"""The pictures that are of one charge."""


def picture(asked: Asked) -> int:
    """Draw one picture of a case, under the gates that are raised."""
    found = assessed(asked, *read(asked, asked.paths[0]), offence_in(asked.charge))
    page = picture_page(found, asked.pictured, _charge(found, asked), asked.lang)
    if asked.drawn == "svg":
        answer(svg(page), asked)
    else:
        give_page(lambda: page, evolve(asked, form=asked.drawn), found)
    tell_gates(found, asked.lang)
    return WRITTEN


def _charge(found: Assessment, asked: Asked) -> Charge | None:
    """Return the charge that is to be drawn: the first on the sheet where none is named."""
    if asked.charge:
        return charge_of(found, asked.charge, asked.lang)
    if asked.pictured not in OF_ONE:
        return None
    charges = on_the_sheet(found)
    if not charges:
        raise Misused(say("usage-picture-none", asked.lang))
    return charges[0]
