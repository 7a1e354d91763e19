"""The answer from every side: proof, questions, signatures, losses, two offences, pictures, papers."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

from chargeassist import read_case
from chargeassist.desk.app import SHOWN
from chargeassist.desk.looks import MEDIA, PAPERS
from tests.desk.support import Desk
from tests.examples import ROOT
from tests.report.support import GATED

RECEIPT = "S2/V1/xp:trafficking-in-persons/principal/house/2022-11-01"


def test_a_cell_leads_to_why_and_an_empty_one_to_tying(desk: Desk) -> None:
    """An item that shows nothing of an element is tied to it by a fact, entered or new, the item ticked."""
    page = desk.get(f"/matrix?charge={quote(RECEIPT, safe='')}")
    assert f"/why?charge={quote(RECEIPT, safe='')}#{RECEIPT}%23act" in page.text
    tie = re.findall(r'href="(/tie\?[^"]*element=purpose&amp;item=E2)"', page.text)
    told = desk.get(tie[0].replace("&amp;", "&"))
    assert "E2 and purpose" in told.plain
    (new, *_) = re.findall(r'href="(/fact\?term=purpose[^"]*)"', told.text)
    form = desk.get(new.replace("&amp;", "&"))
    assert 'name="item" value="E2" checked' in form.text
    assert 'name="by" value="S2" checked' in form.text


def test_why_leads_to_facts_the_statute_and_its_source(desk: Desk) -> None:
    """Each element stands beside its place in the law; facts and items lead to their forms."""
    told = desk.get(f"/why?charge={quote(RECEIPT, safe='')}")
    assert "[s 5(1)(a) to (f)]" in told.plain
    assert 'href="/fact?id=f13"' in told.text
    assert "(held in Palmeria (fictional))" in told.plain
    assert "held in xp" not in told.plain
    law = desk.get("/law?offence=xp:trafficking-in-persons")
    assert "text read" in law.plain
    assert 200 == desk.get("/law?offence=xp:nothing").status


def test_a_question_is_answered_in_place(desk: Desk) -> None:
    """Not so, or not known, is entered at once; yes leads to the form that asks what shows it."""
    page = desk.get("/questions")
    request = page.value("request")
    told = desk.post("/answer", {"request": request, "value": "unknown"})
    assert "Saved: f17" in told.plain
    assert "unknown" == read_case(desk.path).facts[-1].holds
    before = desk.text
    desk.post("/answer", {"request": "nothing", "value": "no"})
    desk.post("/answer", {"request": request, "value": "yes"})
    assert before == desk.text


def test_a_proposal_is_signed_by_somebody_for_a_reason(desk: Desk) -> None:
    """Without who and why nothing is drawn; with them it stands in the file with its day."""
    request = desk.get("/sign").value("request")
    before = desk.text
    told = desk.post("/sign", {"request": request, "as": "yes", "why": "", "by_whom": ""})
    assert (422, before) == (told.status, desk.text)
    desk.post("/sign", {"request": request, "as": "yes", "why": "one offer", "by_whom": "prosecutor"})
    drawn = read_case(desk.path).facts[-1]
    assert ("prosecutor", "one offer", ("f2",)) == (drawn.by_whom, drawn.why, drawn.inferred_from)
    desk.post("/undo")
    desk.post("/sign", {"request": request, "as": "no", "why": "too little", "by_whom": "prosecutor"})
    assert "too little" == read_case(desk.path).rejected[0].why


def test_what_is_left_without_some_evidence(desk: Desk) -> None:
    """Ticking items off says of each charge what it falls to, and changes nothing in the file."""
    before = desk.text
    assert "supported -> thin" in desk.get("/what-if?without=E1").plain
    assert "supported -> thin" not in desk.get("/what-if?without=E3").plain
    assert 200 == desk.get("/what-if?without=nothing").status
    assert before == desk.text


def test_two_offences_side_by_side(desk: Desk) -> None:
    """Any two of the law are compared, those the case speaks of first."""
    told = desk.get("/compare?a=xp:trafficking-in-persons&b=xp:unlawful-confinement")
    assert "(xp:" not in told.plain, "an id is for where commands are typed"
    assert "Only A" in told.plain
    assert 200 == desk.get("/compare?a=xp:rape&b=xp:rape").status
    assert 200 == desk.get("/compare?a=x").status


def test_gates_stand_on_every_page(tmp_path: Path) -> None:
    """Whoever is to be protected first stands above every page that tells of the case."""
    path = tmp_path / "case.toml"
    path.write_text((ROOT / "examples" / GATED).read_text("utf-8"), "utf-8")
    with Desk(path) as desk:
        assert (gates := desk.room.store.now().found.gates)  # type: ignore[union-attr]  # it is assessed
        pages = [desk.get(where) for where in SHOWN if where != "/paper"]
        pages.append(desk.post("/find", {"say": "locked in"}))
    for page in pages:
        above = page.text.partition("<main")[0]
        assert len(gates) == above.count("<strong>GATE</strong>")


def test_pictures_and_papers_in_every_language(desk: Desk) -> None:
    """Each paper can be kept as a page and as a document, the chart as a spreadsheet, all with the notice."""
    assert 3 == desk.get("/pictures").text.count("<svg")
    for n, name in enumerate(PAPERS):
        desk.room.language = ("en", "fr", "pt")[n % 3]
        kept = desk.ask("GET", f"/paper?name={name}&form=html")
        assert f'filename="{name}.html"' in kept.headers["content-disposition"]
        assert f'lang="{desk.room.language}"' in kept.text
    desk.room.language = "en"
    for name, form in (("memo", "docx"), ("chart", "xlsx")):
        desk.ask("GET", f"/paper?name={name}&form={form}")
        assert zipfile.is_zipfile(io.BytesIO(desk.raw))
    assert 303 == desk.ask("GET", "/paper?name=../memo&form=html").status
    assert 303 == desk.ask("GET", "/paper?name=memo&form=xlsx").status
    assert set(MEDIA) == {"html", "docx", "xlsx"}
