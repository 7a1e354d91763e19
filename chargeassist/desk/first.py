"""The first page of the assessment, as the command line prints it."""

from __future__ import annotations

from chargeassist.desk.ask import Answer, Ask, Shown
from chargeassist.desk.markup import Html, el
from chargeassist.desk.shell import page
from chargeassist.desk.why import forms
from chargeassist.report.html import piece
from chargeassist.report.page import Paragraph
from chargeassist.report.pages.assessment import assessment_page


def first_page(ask: Ask) -> Answer:
    """Return what whoever decides reads in two minutes."""
    told = assessment_page(ask.found, language=ask.room.language)
    links = {**forms(ask.found), **{c.id: f"/why?charge={c.id}" for c in ask.found.charges}}
    title = ask.say("desk-place-charges")
    # The notice stands below every page, and no command is given here.
    elsewhere = [Paragraph(ask.say(id)) for id in ("notice", "read-on")]
    blocks = tuple(block for block in told.blocks if block not in elsewhere)
    inside = el("section", el("h1", title), Html(piece(blocks, links)), class_="first")
    return Shown(page(ask, "charges", title, inside, wide=True))
