"""The verb picture: one picture of a case, as a drawing or on a page."""

from __future__ import annotations

from attrs import evolve

from chargeassist.cli.answering import give_page, named
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import assessed, charge_of, offence_in, read, tell_gates
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.report.pictures.of_case import picture_page
from chargeassist.report.svg import svg
from chargeassist.words import say


def picture(asked: Asked) -> int:
    """Draw one picture of a case, under the gates that are raised."""
    found = assessed(asked, *read(asked, asked.paths[0]), offence_in(asked.charge))
    charge = charge_of(found, asked.charge, asked.lang) if asked.charge else None
    try:
        page = picture_page(found, asked.pictured, charge, asked.lang)
    except ValueError:
        raise Misused(say("usage-picture-none", asked.lang)) from None
    if asked.drawn == "svg":
        answer(svg(named(page, asked, found.case)), asked)
    else:
        give_page(lambda: page, evolve(asked, form=asked.drawn), found)
    tell_gates(found, asked.lang)
    return WRITTEN
