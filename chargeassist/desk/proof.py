"""Evidence against the elements of one charge: why each cell is as it is, and an item tied to an element."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from chargeassist.advice.replies import drafted
from chargeassist.desk.answer import beside, why
from chargeassist.desk.ask import Answer, Ask, Led, Shown
from chargeassist.desk.markup import Html, el
from chargeassist.desk.places import in_names, states
from chargeassist.desk.rows import items
from chargeassist.desk.shell import page
from chargeassist.desk.why import charge_asked
from chargeassist.findings.model import Charge, ElementFinding
from chargeassist.findings.offers import Draft
from chargeassist.findings.sentences import told_back
from chargeassist.report.html import symbol
from chargeassist.report.page import Cell
from chargeassist.report.pages.likes import offence_of, one_entry, together
from chargeassist.report.pictures.matrix import how_it_stands, what_it_shows
from chargeassist.report.pictures.of_case import on_the_sheet
from chargeassist.report.voice import Voice


def matrix_page(ask: Ask) -> Answer:
    """Return every item of evidence against every element of a charge: of the first, if none is asked."""
    say: Voice = ask.say
    charge = charge_asked(ask, "charge") or next(iter(on_the_sheet(ask.found)), None)
    title = say("desk-place-matrix")
    if charge is None:
        inside = el("section", el("h1", title), el("p", say("no-charges")))
    else:
        inside = el("section", el("h1", title), _choose(ask, charge), _matrix(ask, charge))
    return Shown(page(ask, "matrix", title, inside, wide=True))


def _choose(ask: Ask, charge: Charge) -> Html:
    """Return the charges there are to choose from."""
    say = ask.say
    options = []
    for one in (c for alike in together(ask.found.charges, one_entry) for c in alike):
        whom = {"person": one.matter.suspect, "to": one.matter.complainant or say("desk-nobody")}
        told = say("label-and-text", label=say("desk-to-whom", **whom), text=offence_of(one, say))
        options.append(el("option", told, value=one.id, selected=one.id == charge.id))
    return el(
        "form",
        el("label", say("desk-which-charge"), for_="charge"),
        el(
            "div",
            el("select", options, id="charge", name="charge"),
            el("button", say("desk-show")),
            class_="row",
        ),
        action="/matrix",
        data_choose=True,
    )


def _matrix(ask: Ask, charge: Charge) -> Html:
    say = ask.say
    stands = [_linked(how_it_stands(e, say), why(charge, e.id)) for e in charge.elements]
    heads = [
        el("th", say.told(e.title), el("small", f" [{e.cite}]") if e.cite else None, scope="col")
        for e in charge.elements
    ]
    rows = [el("tr", el("th", say("picture-stands"), scope="row"), stands)]
    for id, name in items(ask):
        cells = [_cell(ask, charge, e, id) for e in charge.elements]
        link = el("a", name, href=f"/evidence?id={id}")
        rows.append(el("tr", el("th", link, scope="row"), cells))
    table = el(
        "table",
        el("caption", say("desk-matrix-hint")),
        el("thead", el("tr", el("th", say("column-shows"), scope="col"), heads)),
        el("tbody", rows),
    )
    return el("div", table, class_="scroll", tabindex=0, role="group", aria_label=say("desk-place-matrix"))


def _cell(ask: Ask, charge: Charge, element: ElementFinding, item: str) -> Html:
    """Return what one item does to one element, leading to why; an empty cell leads to tying the two."""
    cell = what_it_shows(element, item, ask.say)
    if cell.text or not ask.writes:
        return _linked(cell, why(charge, element.id))
    to = f"/tie?{urlencode({'charge': charge.id, 'element': element.id, 'item': item})}"
    label = ask.say("desk-tie", item=item, element=ask.say.told(element.title))
    return el("td", el("a", "+", href=to, aria_label=label, class_="tie"), class_="cell")


def _linked(cell: Cell, to: str) -> Html:
    told = el("a", Html(symbol(cell.mark)), cell.text, href=to) if cell.text else None
    return el("td", told, class_="cell")


def tie_page(ask: Ask) -> Answer:
    """Return what an item can show of an element: facts that are entered, and terms that would do."""
    say, found, charge = ask.say, ask.found, charge_asked(ask, "charge")
    item = ask.query.get("item", "")
    element = next((e for e in charge.elements if e.id == ask.query.get("element")), None) if charge else None
    if charge is None or element is None or item not in {e.id for e in found.case.evidence}:
        return Led("/matrix")
    title = say("desk-tie", item=item, element=say.told(element.title))
    facts = {f.id: f for f in found.case.facts}
    vocabulary, named = found.law.vocabulary, states(ask)
    there = [
        el(
            "li",
            el(
                "a",
                el("b", id),
                " ",
                say.told(in_names(told_back(facts[id], vocabulary), named, say)),
                href=f"/fact?id={id}&item={item}",
            ),
        )
        for id in element.facts
        if id in facts
    ]
    new = [
        el("li", el("a", say.told(vocabulary.term(d.fact).title), href=fact_address(d, item=item)))
        for d in _drafts(ask, charge, element)
    ]
    inside = el(
        "section",
        el("h1", title),
        el("p", dict(items(ask))[item]),
        [el("h2", say("desk-tie-there")), el("ul", there, class_="rows")] if there else None,
        [el("h2", say("desk-tie-new")), el("ul", new, class_="hits")] if new else None,
        el("p", el("a", say("desk-back"), href=f"/matrix?{urlencode({'charge': charge.id})}")),
        class_="case",
    )
    return beside(ask, inside, title)


def _drafts(ask: Ask, charge: Charge, element: ElementFinding) -> Iterator[Draft]:
    """Yield the facts that would speak to an element, each term once."""
    leaves = element.limb.leaves() if element.limb is not None else ()
    seen = set[str]()
    for leaf in leaves:
        draft = drafted(leaf.column, charge, ask.case, ask.law.vocabulary)
        if draft is not None and draft.holds != "no" and draft.fact not in seen:
            seen.add(draft.fact)
            yield draft


def fact_address(draft: Draft, **more: str) -> str:
    """Return where the form of a fact is, with what is known of it filled in."""
    lists = {"by": draft.by, "of": draft.of, "episode": draft.episode, "as_to": draft.as_to}
    said = {key: ",".join(ids) for key, ids in lists.items() if ids}
    return f"/fact?{urlencode({'term': draft.fact, **said, **more})}"
