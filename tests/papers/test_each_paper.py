"""What each paper is for: nobody accused in a referral, no formula in a chart, no fact off a timeline."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from chargeassist import counts, gaps
from chargeassist.findings.flags import IN_FAVOUR
from chargeassist.report.page import Table
from chargeassist.report.papers.referral import possible_victims, referral_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.symbols import cell_text
from chargeassist.words import LANGUAGES, told
from tests.cli.support import SERVITUDE, run
from tests.each import each
from tests.papers.support import blocks, paper
from tests.report.support import EXAMPLES, assessed

HELD_BACK = "not written here"


@each([(example, LANGUAGES[n % len(LANGUAGES)]) for n, example in enumerate(EXAMPLES)])
def test_a_referral_names_no_offence_no_charge_and_nobody_accused(example: str, language: str) -> None:
    """No title of an offence of the law, no id of a charge, no suspect but the person who is referred."""
    found = assessed(example)
    for person in possible_victims(found):
        text = plain_text(referral_page(found, language, person))
        words = " ".join(text.split()).casefold()
        titles = {told(o.title, language).casefold() for p in found.law.packs for o in p.offences}
        suspects = {c.matter.suspect for c in found.charges} - {person}

        assert [] == [t for t in titles if t in words]
        assert [] == [c.id for c in found.charges if c.id in text]
        assert set() == suspects & set(text.replace(",", " ").replace(":", " ").split())
        assert person in text


def test_a_sign_that_is_called_as_an_offence_is_held_back() -> None:
    """It is counted and not named; some example has one, and some has none."""
    held = set()
    for example in EXAMPLES:
        found = assessed(example)
        held |= {HELD_BACK in plain_text(referral_page(found, person=p)) for p in possible_victims(found)}

    assert {True, False} == held


def test_a_referral_is_of_somebody_harmed_alone() -> None:
    """`--for` names a person who may have been harmed; the suspect of the case is refused."""
    assert "V1" in run("referral", SERVITUDE, "--for", "V1").out
    said = run("referral", SERVITUDE, "--for", "S2")

    assert (2, "") == (said.code, said.out)


def test_a_chart_has_every_item_of_every_element(tmp_path: Path) -> None:
    """Each item that is weighed for an element is in the spreadsheet, and nothing there is a formula."""
    out = tmp_path / "chart.xlsx"
    said = run("chart", SERVITUDE, "--format", "xlsx", "-o", out)
    found = assessed("domestic-servitude/case.toml")
    sheet = load_workbook(out)["chart"]
    told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)

    assert (0, "", "") == (said.code, said.out, said.err)
    weighed = {c.evidence for x in found.charges for e in x.elements for c in (*e.evidence, *e.basis)}
    assert set() == {e for e in weighed if f"({e})" not in told}
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}


@each(list(EXAMPLES))
def test_a_timeline_has_every_fact(example: str) -> None:
    """Each fact entered that is not a value of a person is on the timeline once, by its id."""
    page = paper("timeline", found := assessed(example))
    told = [cell_text(row[1]) for b in blocks(page) if isinstance(b, Table) for row in b.rows]

    for fact in found.case.facts:
        if not fact.value:
            assert 1 == sum(f"({fact.id})" in cell for cell in told), fact.id


@each(list(EXAMPLES))
def test_tasks_ask_what_gaps_asks_and_a_sheet_lays_what_counts_lays(example: str) -> None:
    """Every request has its box; every count is on the sheet."""
    found = assessed(example)
    tasks = plain_text(paper("tasks", found))

    assert set() == {r.id for r in gaps(found) if f"[{r.id}]" not in tasks}
    assert len(gaps(found)) == tasks.count("[__] ")
    sheet = {getattr(b, "id", "") for b in blocks(paper("sheet", found))}
    assert set() == {c.charge for c in counts(found).counts} - sheet


@each(list(EXAMPLES))
def test_disclosure_has_all_that_speaks_against(example: str) -> None:
    """What stands against an element, why somebody did it, and what is unused, is in the paper."""
    found = assessed(example)
    text = plain_text(paper("disclosure", found))
    against = {f for c in found.charges for e in c.elements for f in e.against_facts}
    favour = {f.text.text("fact") for f in found.flags if f.code in IN_FAVOUR}
    unused = {u.evidence for u in found.unused_evidence}

    assert set() == {f for f in against | favour if f not in text}
    assert set() == {e for e in unused if f"({e})" not in text}
