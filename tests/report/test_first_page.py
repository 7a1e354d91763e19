"""The first page: two minutes on one screen for any case, and nothing of what stands behind it is lost."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import Any

import docx as office
from attrs import evolve
from hypothesis import given

from chargeassist import Assessment, assess, case_from_dict, gaps, load_law, read_case, to_text
from chargeassist.law.penalties import LIFE
from chargeassist.report.addresses import gap_id
from chargeassist.report.docx import docx
from chargeassist.report.html import html
from chargeassist.report.page import Fold
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.common import in_labels, question_of
from chargeassist.report.pages.first import LINES
from chargeassist.report.pages.likes import most
from chargeassist.report.plain_text import plain_text
from chargeassist.report.voice import Voice
from chargeassist.words import in_words, say
from tests import strategies
from tests.benchmarks.big import wide_case
from tests.builders import Row, fact, few
from tests.each import each
from tests.examples import ROOT
from tests.known_cases import load as known
from tests.report.support import EXAMPLES, GATED, assessed, law, printed
from tests.scaling import sizes

in_turn = each(list(EXAMPLES)[1::3])


def _flowing(text: str) -> str:
    return re.sub(r"\s", "", text)


@each({**{name: (name, "") for name in EXAMPLES}, **{id: ("", id) for id in known.IDS[::4]}})
def test_the_first_page_is_one_screen(example: str, id: str) -> None:
    """Every example, and every fourth known case, is told in sixty lines of eighty columns."""
    text = printed(example) if example else to_text(known.assessed(id))
    lines = text.split("\n")[:-1]

    assert len(lines) <= LINES
    assert max(map(len, lines)) <= 80


@cache
def _wide() -> Assessment:
    return assess(wide_case(), law("ke"))


def test_a_case_of_many_is_one_screen_too() -> None:
    """Twenty suspects, 28 complainants: those charged alike stand together, and what is left is counted."""
    text = to_text(_wide())

    assert text.count("\n") <= LINES
    assert re.search(r"^S\d+, S\d+.* Trafficking in|others", text, re.MULTILINE)
    assert re.search(r"^and \d+ more rows? of what does not stand yet", text, re.MULTILINE)


@given(strategies.tables())
def test_any_case_is_one_screen_and_loses_nothing(tables: Row) -> None:
    """Whatever is entered: sixty lines, and each charge, gate, caution and fact in the whole of it."""
    found = assess(case_from_dict(tables), few())

    assert to_text(found).count("\n") <= LINES
    _nothing_is_lost(found, plain_text(assessment_page(found, full=True)))


def test_the_longest_ids_do_not_make_it_longer() -> None:
    """Ids of the greatest length, gates among them, still leave one screen."""
    for tables in (sizes.both(12), sizes.victims(12), sizes.suspects(12)):
        found = assess(case_from_dict(_longer(tables)), few())
        lines = to_text(found).split("\n")
        assert len(lines) - 1 <= LINES
        assert [] == [line for line in lines if len(line) > 80 and len(line.split()) > 1]


def _longer(value: Any) -> Any:
    """Return tables of which every id is of the greatest length."""
    if isinstance(value, dict):
        return {k: _longer(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_longer(v) for v in value]
    is_id = isinstance(value, str) and re.fullmatch(r"[SVPEf]\d+(-\d+)?", value)
    return f"{value}{'x' * 64}"[:64] if is_id else value


def _nothing_is_lost(found: Assessment, told: str) -> None:
    """Every charge by its id, every gate, caution, gap and fact and item entered."""
    text, voice = _flowing(told), Voice()
    each = [
        *(c.id for c in found.charges),
        *(voice.told(in_labels(f.text, found, voice)) for f in found.flags),
        *(f"{g.person}: {g.gate.title}" for g in found.gates),
        *(
            in_words(g.question, "en") if not isinstance(g.question, str) else g.question
            for c in found.charges
            for g in c.gaps
        ),
        *(f"[#{gap_id(g)}]" for c in found.charges for g in c.gaps),
        *(f.id for f in found.case.facts),
        *(e.id for e in found.case.evidence),
        *(p.id for p in found.case.persons),
        *(u.evidence for u in found.unused_evidence),
    ]
    assert [] == [one for one in each if _flowing(one) not in text]


@in_turn
def test_nothing_is_lost_in_any_form(name: str) -> None:
    """The whole report, as text, HTML and document, has all that was entered and every finding."""
    found = assessed(name)
    page = assessment_page(found, full=True)
    document = office.Document(BytesIO(docx(page)))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    unescaped = (
        re.sub(r"<[^>]*>", "", html(page)).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    )

    for told in (plain_text(page), unescaped, " ".join([*(p.text for p in document.paragraphs), *cells])):
        _nothing_is_lost(found, told)
        assert _flowing(say("notice")) in _flowing(told)


@each(EXAMPLES.keys())
def test_what_stands_first_stands_first(name: str) -> None:
    """Gates, charges, what carries them, what to do, what is lacking: in this order, on every first page."""
    text = printed(name)
    parts = [
        "GATE",
        *(f"-- {say(f'first-{part}')}" for part in ("charges", "carries", "next", "sign", "lacks")),
    ]
    found = [text.index(part) for part in parts if part in text]

    assert sorted(found) == found
    assert text.index("GATE") < text.index(say("first-charges"))


def test_who_must_be_protected_stands_before_any_charge() -> None:
    """A gate is told with its effect, its place in the law, how many charges wait, and the first step."""
    found = assessed(GATED)
    (gate,) = found.gates
    text = " ".join(printed(GATED).split(say("first-charges"))[0].split())

    assert f"GATE {gate.person}: {gate.gate.title} (needs authorisation); 1 charge waits behind it" in text
    assert f"[{gate.gate.cite}]" in text
    assert gate.gate.steps[0] in text


def test_what_sinks_the_sheet_is_told_by_what_it_is() -> None:
    """The one item on which charges rest is named by its kind and id, with the charges that fall."""
    text = " ".join(printed("smuggled-then-forced/case.toml").split())

    item = "message, letter or voice note sent by or to the suspect (E2)"
    fall = "2 of 6 charges on the sheet fall to thin: Trafficking in persons (S1) and Debt bondage (S1)"

    assert f"Without {item}: {fall}" in text
    assert "No loss of one source lowers Trafficking in persons (S2), Forced labour (S2)" in text


@each(EXAMPLES.keys())
def test_to_do_next_is_what_gaps_asks_first(name: str) -> None:
    """What to do next is what `gaps` asks first and needs no signature; what needs one stands apart."""
    text = printed(name)
    asked = gaps(assessed(name))
    to_do = [r.id for r in asked if r.signature is None][:1]
    to_sign = [r.id for r in asked if r.signature is not None][:1]

    assert [True] * len(to_do) == [text.index(say("first-next")) < text.index(id) for id in to_do]
    assert [True] * len(to_sign) == [text.index(say("first-sign")) < text.index(id) for id in to_sign]


def test_like_charges_are_one_entry() -> None:
    """What was done to several is one entry: a row for each charge, and what is wanted told once for all."""
    found = assess(case_from_dict(sizes.victims(3)), few())
    page = assessment_page(found, full=True)
    entries = [b for b in page.blocks if isinstance(b, Fold)]
    text = plain_text(page)

    assert len({c.offence.key for c in found.charges}) == len(entries)
    assert [1] * len(found.charges) == [len(re.findall(rf"^ +{c.id}\b", text, re.M)) for c in found.charges]
    assert len(found.charges) > 2 * len(entries)
    assert 1 == text.count("Trafficking in Persons Act (Palmeria) s 5(1)\n")
    asked = {(g.kind, g.question, g.limbs, g.fact) for c in found.charges for g in c.gaps}
    assert 0 < len(asked) == text.count(" wanted in ") < sum(len(c.gaps) for c in found.charges)


def test_what_is_said_of_one_of_several_is_said_under_its_name() -> None:
    """A caution that only one of several like charges has stands under that one, and not under all."""
    tables = sizes.victims(3)
    tables["fact"].append(fact("c", "consent:given", of=["V1"], shown_by="E1"))
    found = assess(case_from_dict(tables), few())
    text = plain_text(assessment_page(found, full=True))
    entry = re.split(r"\n\d+\. TRAFFICKING IN PERSONS \(", text)[1].split("\n\n")[0]
    own = entry.split(" / V1:\n")[1]

    assert "entered in c" in own.split("\n   S")[0]
    assert 1 == entry.count("entered in c")


def test_no_least_penalty_is_made_up() -> None:
    """Of an offence as grave as its class, whose penalty is not written down, no term is told."""
    charge = assessed("domestic-servitude/case.toml").charges[0]
    bare = evolve(charge, penalties=(), aggravations=(), gravity=(LIFE, 0, 0))

    assert say("most-not-stated") == most(bare, Voice())


def test_a_class_lends_its_rank_and_no_years() -> None:
    """What is left to the court ranks with its class; the years of that class are no maximum of it."""
    charge = assessed("domestic-servitude/case.toml").charges[0]
    bare = evolve(charge, penalties=(), aggravations=(), gravity=(60, 0, -7))

    assert say("most-not-stated") == most(bare, Voice())
    assert say("most-years", n=5) == most(evolve(bare, gravity=(60, 0, 0)), Voice())


def test_what_awaits_a_signature_is_asked_in_words_of_its_own() -> None:
    """S40: one term may be drawn as to two offences: each question says which, and no two read alike."""
    case = read_case(ROOT / "examples/ug-recruitment-abroad/case.toml")
    found = assess(case, load_law("ug"))
    told = [question_of(r, found, Voice("fr")) for r in gaps(found) if r.signature]

    assert len(set(told)) == len(told) > 1
