"""Reports as text: eighty columns, gates first, the notice always, no judgement ever."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from functools import cache

import pytest

from chargeassist import (
    Assessment,
    assess,
    case_from_dict,
    case_to_dict,
    counts,
    gaps,
    load_law,
    review,
    stress,
    to_text,
)
from chargeassist.findings.model import Charge
from chargeassist.report.page import Column, Page, Table
from chargeassist.report.pages.counts import counts_page
from chargeassist.report.pages.entry import one_offence
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.pages.law import pack_page, packs_page
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.pages.review import review_page
from chargeassist.report.pages.stress import stress_page
from chargeassist.report.plain_text import plain_text
from chargeassist.words import in_words, say
from tests.each import each
from tests.report.support import EXAMPLES, GATED, PACKS, UNDER, assessed, case, explained, law, printed

BANNED = re.compile(
    r"\bguilty\b|\boffenders?\b|\bconvict(?:s|ed)?\b|probabilit|credib|\bcertain\b|[0-9]\s?%", re.IGNORECASE
)
WIDTH = 80
examples = each(EXAMPLES.keys())
under_any_law = each({f"{n} {p}": (n, p) for n, p in UNDER})
LEGEND = "[=] supported   [/] disputed   [~] thin   [ ] missing   [x] contradicted\n[-] need not be proved"
LONG = "x" * 64
"""The longest id that may be written."""


def _flowing(text: str) -> str:
    """Return the text with its lines joined, so that words are found across a line break."""
    return " ".join(text.split())


def _judgement(text: str) -> re.Match[str] | None:
    """Return what passes judgement outside the notice and what terms are called (`convict labour`)."""
    slots = load_law("un").vocabulary.slots.values()
    names = (term.title for slot in slots for term in slot.terms.values() if BANNED.search(term.title))
    told = re.sub(r"\b[a-z-]+:[a-z-]+", "", _flowing(text).replace(say("notice"), ""))
    return BANNED.search(re.sub("|".join(names), "", told))


def _without_the_law(text: str, charges: Sequence[Charge]) -> str:
    """Return a text without what it says of the statute: a law speaks of convicts, as laws do."""
    told = _flowing(text)
    for of in (of for c in charges for of in (c.of_text, *(e.of_text for e in c.elements))):
        for differs in of.differs:
            told = told.replace(_flowing(in_words(differs, "en")), "")
    return told


def _too_wide(text: str) -> list[str]:
    """Return the lines wider than a page, but for one word that is itself too long."""
    return [line for line in text.split("\n") if len(line) > WIDTH and len(line.split()) > 1]


def _ends_in_blanks(text: str) -> list[str]:
    return [line for line in text.split("\n") if line != line.rstrip()]


@each({f"{n} {p} {f}": (n, p, f) for n, p in UNDER for f in (False, True)})
def test_a_report_is_a_page_of_eighty_columns(name: str, pack: str, full: bool) -> None:
    """No line of any report is wider than eighty columns, ends in a blank, or holds a tab or colour."""
    text = printed(name, pack, full)

    assert [] == _too_wide(text)
    assert [] == _ends_in_blanks(text)
    assert None is re.search(r"[\t\x1b\r]", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@under_any_law
def test_a_report_passes_no_judgement(name: str, pack: str) -> None:
    """No report says guilty, offender, convicted, credible, or gives a probability or a percentage."""
    assert None is _judgement(printed(name, pack, True))


@under_any_law
def test_the_notice_stands_before_any_charge(name: str, pack: str) -> None:
    """Every report says what it is and is not before it says anything else of the case."""
    text = _flowing(printed(name, pack))

    assert 1 == text.count(say("notice"))
    assert text.index(say("notice")) < text.index("GATE")


@under_any_law
def test_gates_stand_before_charges(name: str, pack: str) -> None:
    """Gates are told before the first charge, also when none is raised."""
    for text in (printed(name, pack), printed(name, pack, full=True)):
        assert text.index("\nGATE") < text.index(f"-- {say('first-charges')}")


def test_a_blocked_charge_says_so_and_by_which_gate() -> None:
    """A charge that a gate blocks says so in its own lines, and names the gate."""
    text = printed(GATED, full=True)
    gate = assessed(GATED).gates[0]

    assert f"GATE  {gate.person}: {gate.gate.title}" in _flowing(text).replace("GATE ", "GATE  ")
    assert say("blocked") in text
    for step in gate.gate.steps:
        assert _flowing(step) in _flowing(text)


@examples
def test_every_charge_listed_is_told(name: str) -> None:
    """Every listed charge is told with its id once; those of one offence are one entry."""
    found, full = assessed(name), printed(name, full=True)
    alike = set(map(one_offence, found.charges))

    assert len(alike) == len(re.findall(r"^\d+\. [A-ZÉ]{2}", full, re.MULTILINE))
    told = [len(re.findall(rf"(?<!\S){c.id}(?![^\s,])", full)) for c in found.charges]
    assert [1] * len(found.charges) == told


@examples
def test_a_report_ends_with_who_decides(name: str) -> None:
    """The first page ends with the legend, where to read on, and two lines for the person who decides."""
    text = printed(name)

    assert text.endswith(f"{say('sign-off')}\n{say('differs')}\n")
    assert f"{LEGEND}\n{say('read-on')[:40]}" in text
    assert f"{say('differs')}\n" in printed(name, full=True)
    assert say("read-on")[:40] not in printed(name, full=True)


def test_a_case_without_facts_supports_nothing() -> None:
    """A case without a fact lists no charge, and says nowhere that anything is supported."""
    bare = case_from_dict(
        {
            "schema": "chargeassist/case/1",
            "case": {"id": "bare", "law": ["xp"], "as_at": "2024-05-01"},
            "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
        }
    )
    text = to_text(assess(bare, law("xp")))

    assert say("no-charges") in text
    assert "supported" not in text.replace(LEGEND, "").lower()


def _renamed(name: str) -> dict[str, object]:
    """Return an example whose every id is of the greatest length."""
    data = deepcopy(case_to_dict(case(name)))
    ids = [row["id"] for rows in data.values() if isinstance(rows, list) for row in rows]
    longer = {id: f"{id}{LONG}"[:64] for id in ids}
    data["case"]["id"] = LONG

    def renamed(value: object) -> object:
        if isinstance(value, dict):
            return {k: renamed(v) for k, v in value.items()}
        if isinstance(value, list):
            return [renamed(v) for v in value]
        return longer.get(value, value) if isinstance(value, str) else value

    return {k: renamed(v) for k, v in data.items()}


@cache
def _long(name: str) -> Assessment:
    return assess(case_from_dict(_renamed(name)), law(*case(name).law))


@examples
def test_long_ids_make_no_wide_lines(name: str) -> None:
    """Ids of the greatest length fit the page: no line is wider than eighty columns."""
    assert [] == _too_wide(to_text(_long(name), full=True))


@examples
def test_the_ids_of_a_case_change_nothing_but_themselves(name: str) -> None:
    """A case under other ids has the same standings: an id says nothing of a person."""
    found = _long(name)

    assert sorted((c.offence.key, c.standing) for c in assessed(name).charges) == sorted(
        (c.offence.key, c.standing) for c in found.charges
    )


@under_any_law
def test_an_explanation_follows_every_limb(name: str, pack: str) -> None:
    """An explanation has the notice, the width of a page, no judgement, and every element by name."""
    found = assessed(name, pack)

    for offence in {c.offence.key for c in found.charges}:
        text = explained(found, offence)
        assert say("notice") in _flowing(text)
        assert [] == _too_wide(text)
        assert [] == _ends_in_blanks(text)
        charges = [c for c in found.charges if c.offence.key == offence]
        assert None is _judgement(_without_the_law(text, charges))
        for charge in charges:
            for element in charge.elements:
                assert f"] {element.title}: {element.standing.word}" in text


def test_an_explanation_of_what_is_not_charged_says_so() -> None:
    """An offence of which no charge is listed is answered with that, and with what a report is."""
    text = explained(assessed("hotel-work/case.toml"), "xp:zzz")

    assert f"{say('notice')} No charge of this offence against anybody in the case." == _flowing(text)


def test_an_explanation_tells_the_gate_first() -> None:
    """The explanation of a blocked charge tells the gate before the charge."""
    found = assessed(GATED)
    blocked = next(c for c in found.charges if c.role == "blocked")
    text = explained(found, blocked.offence.key)

    assert text.index("GATE") < text.index(blocked.id)


@pytest.mark.parametrize("id", PACKS)
def test_a_law_is_shown_on_pages_of_eighty_columns(id: str) -> None:
    """Packs and offences as they are shown keep to the page, and end in no blanks."""
    found = law(*PACKS)
    pack = found.pack(id)
    pages = [packs_page([pack]), pack_page(pack), *(offence_page([o], found) for o in pack.offences)]

    for text in map(plain_text, pages):
        assert [] == _too_wide(text)
        assert [] == _ends_in_blanks(text)
        assert text.endswith("\n")


@pytest.mark.parametrize("id", PACKS)
def test_an_offence_is_shown_with_every_cite(id: str) -> None:
    """Every element is shown with its place in the statute, and how the text was seen."""
    found = law(*PACKS)

    for offence in found.pack(id).offences:
        text = _flowing(plain_text(offence_page([offence], found)))
        assert f"{offence.source} {offence.provision}" in text
        assert f"{offence.seen_source} {offence.seen_on}" in text
        for element in offence.elements:
            title = found.pack(id).called(element.id)
            known = title if title == element.id else f"{title} ({element.id})"
            assert f"element: {known} [{element.cite}]" in text


@pytest.mark.parametrize("id", PACKS)
def test_a_pack_is_shown_with_every_offence(id: str) -> None:
    """The list of a pack names every offence, and the day its law is stated at."""
    found = law(*PACKS)
    pack = found.pack(id)
    text = plain_text(pack_page(pack))

    assert f"law stated as at {pack.stated_at}" in _flowing(text)
    assert [] == [o.id for o in pack.offences if o.id not in text]


def test_no_page_of_advice_leaves_a_gate_off() -> None:
    """A page that may be read alone says first who stands behind a gate."""
    found = assessed("victim-at-the-border/case.toml")
    pages = [
        counts_page(counts(found)),
        review_page(review(found)),
        stress_page(stress(found)),
        gaps_page(gaps(found), (), found),
    ]
    texts = map(plain_text, pages)
    assert [True] * 4 == ["GATE  V1: Possible victim of trafficking" in text[:600] for text in texts]


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (("2023-06-09/2023-06-17", "some words"), "2023-06-09/2023-06-17  some words"),
        (("2023-06-09/2023-06-17", "wordswithoutblanks"), "2023-06-09  wordswithoutblanks"),
    ],
)
def test_a_word_too_long_for_its_column_gets_the_room_of_another(cells: tuple[str, str], line: str) -> None:
    """A span of days or a long word of another language stays whole where the other column has room."""
    table = Table((Column("a", 10), Column("b", 22)), (cells,))

    assert plain_text(Page((table,))).splitlines()[1] == line
