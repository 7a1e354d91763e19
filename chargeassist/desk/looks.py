"""Other ways to look at a case: without some evidence, two offences side by side, in pictures, on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from chargeassist.advice.charging import assess
from chargeassist.advice.compare import compare
from chargeassist.advice.stress import stress
from chargeassist.desk.ask import Answer, Ask, Given, Led, Shown
from chargeassist.desk.fields import Filled, group, tick
from chargeassist.desk.markup import Html, el
from chargeassist.desk.rows import items
from chargeassist.desk.shell import page
from chargeassist.desk.store import STAGE
from chargeassist.desk.why import forms
from chargeassist.findings.model import Assessment
from chargeassist.hall.chart import chart_workbook
from chargeassist.report.html import piece
from chargeassist.report.page import Alert, Blank, Block, Page
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.compare import compare_page
from chargeassist.report.pages.stress import stress_page
from chargeassist.report.papers.chart import chart_page
from chargeassist.report.papers.disclosure import disclosure_page
from chargeassist.report.papers.memo import memo_page
from chargeassist.report.papers.referral import referral_page
from chargeassist.report.papers.sheet import sheet_page
from chargeassist.report.papers.tasks import tasks_page
from chargeassist.report.papers.timeline import timeline_page
from chargeassist.report.pictures.of_case import picture_page
from chargeassist.report.voice import Voice
from chargeassist.report.write import write_page


def what_if_page(ask: Ask) -> Answer:
    """Return what is left of each charge without the items that are ticked."""
    say, found = ask.say, ask.found
    ids = {e.id for e in found.case.evidence}
    lost = [id for id in ask.query.get("without", "").split(",") if id in ids]
    boxes = [tick("without", id, told, id in lost) for id, told in items(ask)]
    told = stress_page(stress(found, without=lost), say.language, typed=False).blocks
    title = say("desk-place-what-if")
    form = el(
        "form",
        group(say("desk-lost"), boxes),
        el("p", el("button", say("desk-show")), class_="row"),
        action="/what-if",
        data_choose=True,
    )
    return _look(ask, "what-if", title, form, Html(piece(_below_gates(told), forms(found))))


def compare_two(ask: Ask) -> Answer:
    """Return two offences side by side, and how the case stands on what tells them apart."""
    say, law = ask.say, ask.law
    offences = {o.key: say.told(o.title) for id in law.asked for o in law.pack(id).offences}
    listed = list(dict.fromkeys(c.offence.key for c in ask.found.charges if c.offence.key in offences))
    first, second = (ask.query.get(key, "") for key in ("a", "b"))
    given = [k for k in (first, second) if k in offences]
    chosen = given if len(given) == 2 else [*listed, *offences][:2]
    fields = Filled(say, {"a": [chosen[0]], "b": [chosen[-1]]})
    options = sorted(offences.items(), key=lambda one: (one[0] not in listed, one[1]))
    form = el(
        "form",
        fields.choice("a", say("desk-first-offence"), options),
        fields.choice("b", say("desk-second-offence"), options),
        el("p", el("button", say("desk-show")), class_="row"),
        action="/compare",
        data_choose=True,
    )
    if chosen[0] == chosen[-1]:
        return _look(ask, "compare", say("desk-place-compare"), form)
    found = assess(ask.case, law, stage=STAGE, offences=chosen)
    beside = compare(law[chosen[0]], law[chosen[-1]], found)
    told = compare_page(beside, law, say.language, typed=False).blocks
    return _look(ask, "compare", say("desk-place-compare"), form, Html(piece(_below_gates(told))))


def pictures_page(ask: Ask) -> Answer:
    """Return who did what when, who did what to whom, and what the loss of each source does."""
    say, found = ask.say, ask.found
    told: list[Html] = []
    for of in ("timeline", "map", "stress"):
        told.append(
            Html(piece(_below_gates(picture_page(found, of, None, say.language).blocks), forms(found)))
        )
    return _look(ask, "pictures", say("desk-place-pictures"), *told)


def _below_gates(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return a page without what stands at its head: the desk has the notice and the gates already."""
    start = next((n for n, b in enumerate(blocks) if n and not isinstance(b, Alert | Blank)), 0)
    return blocks[start:]


PAPERS: Mapping[str, Callable[[Assessment, str], Page]] = {
    "assess": lambda found, lang: assessment_page(found, full=True, pictures=True, language=lang),
    "memo": memo_page,
    "chart": chart_page,
    "tasks": tasks_page,
    "sheet": sheet_page,
    "disclosure": disclosure_page,
    "referral": referral_page,
    "timeline": timeline_page,
}
"""The papers that can be kept, by the verb that writes each."""
MEDIA = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def papers_page(ask: Ask) -> Answer:
    """Return the papers, each as a document and as a page to keep."""
    say: Voice = ask.say
    rows = []
    for name in PAPERS:
        kept = [form for form in MEDIA if form != "xlsx" or name == "chart"]
        links = [el("a", say(f"desk-as-{form}"), href=f"/paper?name={name}&form={form}") for form in kept]
        rows.append(el("li", el("b", say(f"title-{name}")), [[" ", link] for link in links]))
    title = say("desk-place-papers")
    return _look(ask, "papers", title, el("ul", rows, class_="papers"), el("p", say("desk-papers-hint")))


def paper(ask: Ask) -> Answer:
    """Return one paper as a file."""
    name, form = ask.query.get("name", ""), ask.query.get("form", "")
    if name not in PAPERS or form not in MEDIA or (form == "xlsx" and name != "chart"):
        return Led("/papers")
    made = PAPERS[name](ask.found, ask.room.language)
    told = chart_workbook(made) if form == "xlsx" else write_page(made, form)
    content = told if isinstance(told, bytes) else told.encode("utf-8", "replace")
    return Given(content, f"{name}.{form}", MEDIA[form])


def _look(ask: Ask, place: str, title: str, *inside: Html) -> Answer:
    return Shown(page(ask, place, title, el("section", el("h1", title), inside), wide=True))
