"""A case told back: every fact as a sentence, what reads it, and what of it does not count."""

from __future__ import annotations

from typing import Any

import pytest

from chargeassist import Case
from chargeassist.case.tables import LISTS
from chargeassist.findings.assess import find
from chargeassist.findings.entered import Entry
from chargeassist.findings.entries import entries
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.check import check_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.told import checked
from chargeassist.words import LANGUAGES, in_words
from tests.builders import case, fact, few, item


def told(one: Case) -> dict[str, Entry]:
    """Return what is told of each fact."""
    return {e.fact: e for e in entries(find(one, few()))}


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        (
            "S1 → V1: struck, 2023-02, Kisumu. Shown by E1",
            {"on": "2023-02", "place": "Kisumu", "shown_by": "E1"},
        ),
        ("S1 and S2 → V1: struck, 2023, ke. Nothing shows it", {"by": "S1 S2", "on": "2023", "in": "ke"}),
        ("somebody not named → V1: not struck, 2023-04-05, xp. Nothing shows it", {"by": "", "holds": "no"}),
        ("S1: asked and not known, struck, 2023-04-05, xp. Nothing shows it", {"of": "", "holds": "unknown"}),
    ],
)
def test_a_fact_is_told_as_a_sentence(sentence: str, row: dict[str, Any]) -> None:
    """Who, to whom, what, when, where and shown by what, each as far as it is entered."""
    one = case(fact("f1", "conduct:struck", **{"by": "S1", "of": "V1", **row}))

    assert sentence == in_words(told(one)["f1"].told)


def test_an_item_held_open_is_told_with_its_fact() -> None:
    """An item that nobody has said the direction of is named where its fact is told, not as showing it."""
    held = [{"evidence": "E2", "bearing": "open"}]
    one = case(fact("f1", "conduct:struck", shown_by=["E1", *held]), fact("f2", "act:receipt", shown_by=held))
    said = {id: in_words(e.told) for id, e in told(one).items()}

    assert said["f1"].endswith("Shown by E1; for or against is not yet known: E2")
    assert said["f2"].endswith("Nothing shows it; for or against is not yet known: E2")


def test_what_is_no_act_names_its_sort_and_whose_it_is() -> None:
    """A purpose, an age, a birth and a step that was drawn are told as what they are."""
    step = {"inferred_from": ["f1"], "why": "w", "by_whom": "a prosecutor", "strength": "weak"}
    one = case(
        fact("f1", "conduct:struck", by="S1", of="V1", shown_by="E1"),
        fact("f2", "purpose:forced-labour", by="S1", of="V1", **step),
        {**fact("f3", "age:child", of="V1"), "holds": "claimed"},
        fact("f4", "person:born", of="V1", value="2008"),
    )
    said = {id: in_words(e.told) for id, e in told(one).items()}

    assert "S1 → V1: forced labour (purpose). Drawn from f1 by a prosecutor" == said["f2"]
    assert "V1: by their own word, child (age). Nothing shows it" == said["f3"]
    assert "V1: born 2008. Nothing shows it" == said["f4"]


def test_a_story_is_told_in_the_order_of_its_days() -> None:
    """The first day comes first, and what has none last."""
    days = ((1, "2024"), (2, ""), (3, "2023"))
    rows = [fact(f"f{n}", "conduct:struck", by="S1", of="V1", on=on) for n, on in days]
    one = case(*({k: v for k, v in row.items() if v != ""} for row in rows))

    assert ["f3", "f1", "f2"] == list(told(one))


def test_each_fact_names_what_reads_it_or_the_nearest_that_is_read() -> None:
    """A fact that a charge reads names it; one that nothing reads names the nearest terms (S50)."""
    one = case(
        fact("f1", "conduct:struck", by="S1", of="V1", shown_by="E1"),
        fact("f2", "property:proceeds-of-crime", by="S1", shown_by="E1"),
    )
    found = told(one)

    assert [] != [c for c in found["f1"].charges if c.startswith("S1/V1/xp:")]
    assert () == found["f2"].charges == found["f2"].gates == found["f2"].flags


def test_testimony_says_of_whom_it_would_count() -> None:
    """What a complainant says of another counts if `about` names both: the line to write is told (S4)."""
    one = case(
        fact("f1", "conduct:struck", by="S1", of="V1 V2", shown_by="E1"),
        evidence=[item("E1", "victim-testimony", **{"from": "V1"})],
    )
    (lost,) = told(one)["f1"].not_counted

    assert ("E1", ("V2",)) == (lost.evidence, lost.persons)
    assert 'write about = ["V1", "V2"] on the item' in in_words(lost.why)


def test_what_counts_nothing_has_its_reason() -> None:
    """An untied telephone and what may not be used count nothing, and why is said (S4, S6)."""
    one = case(
        fact("f1", "conduct:struck", by="S1", of="V1", shown_by="E1 E2 E3"),
        evidence=[
            item("E1", "message"),
            item("E2", "witness-testimony", admissible="no"),
            item("E3", "witness-testimony"),
        ],
    )
    reasons = {n.evidence: n.why.code for n in told(one)["f1"].not_counted}

    assert {"E1": "not-tied-to-suspect", "E2": "inadmissible"} == reasons


def test_what_may_be_about_several_names_them() -> None:
    """Consent that may be to either of two acts names both, for `as_to` (S37)."""
    act = {"by": "S1", "of": "V1"}
    acts = [fact(f"f{n}", "conduct:sexual-act", **act, on=f"2023-0{n}", shown_by=f"E{n}") for n in (1, 2)]
    one = case(*acts, fact("f3", "consent:absent", of="V1", shown_by="E3"))

    assert ("f1", "f2") == told(one)["f3"].may_be_about


def test_the_page_tells_the_story_first() -> None:
    """The page of check: what the file says, what to look at, what reads each fact."""
    one = case(
        fact("f1", "conduct:struck", by="S1", of="V1 V2", shown_by="E1"),
        evidence=[item("E1", "victim-testimony", **{"from": "V1"})],
    )
    page = plain_text(check_page(checked(one, few())))
    parts = [
        page.index(f"-- {t} -") for t in ("What the file says", "What to look at", "What reads each fact")
    ]

    assert sorted(parts) == parts
    assert "E1 counts nothing of V2" in " ".join(page.split())


def test_what_a_caution_alone_reads_is_told_in_words() -> None:
    """The code of a caution is for programs: the page says that assess tells it."""
    one = case(fact("f1", "benefit:own-passage", by="S1", of="M1", shown_by="E1"))
    read = checked(one, few())

    assert [e.flags for e in read.entries] == [("own-passage",)]
    assert "f1: a flag, told by assess" in plain_text(check_page(read))


def test_a_step_that_says_not_towards_what_is_told_so() -> None:
    """A step beyond preparation, alone in a file, asks what it goes to; one with `as_to` does not (S37)."""
    step = fact("f1", "act:step-beyond-preparation", shown_by="E1")
    said = step | {"as_to": ["act:transfer"]}

    assert [True, False] == [told(case(one))["f1"].about_nothing for one in (step, said)]


ROWS: dict[str, dict[str, Any]] = {
    "person": {"id": "V9"},
    "episode": {"id": "road", "from": "2024-01"},
    "evidence": {"id": "E9", "kind": "exhibit"},
    "group": {"id": "ring", "members": ["S1", "V1"], "as_to": ["conduct:struck"]},
    "laid": {"id": "L9", "suspect": "S1", "offence": "xp:common-assault"},
    "consent": {"id": "C9", "of_whom": "director", "given": "asked"},
    "proceeding": {"id": "Q9", "suspect": "S1", "in": "cn"},
    "override": {
        "id": "O9",
        "gate": "xp:victims-of-trafficking",
        "person": "S1",
        "by_whom": "a prosecutor",
        "on": "2024-01-02",
        "why": "w",
    },
}
"""A row of every table that is no fact, which no other row names."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_that_was_entered_vanishes(language: str) -> None:
    """Whatever table it stands in, a row has its line on the page of check and on the whole of assess."""
    own = {table: [row] for table, row in ROWS.items() if table not in ("person", "evidence")}
    one = case(
        fact("f1", "conduct:struck", by="S1", of="V1", shown_by="E1"),
        persons=[ROWS["person"]],
        evidence=[ROWS["evidence"]],
        **own,
    )
    pages = (
        check_page(checked(one, few()), language),
        assessment_page(find(one, few()), full=True, language=language),
    )

    assert set(LISTS) - {"fact", "rejected"} == set(ROWS)
    for page in map(plain_text, pages):
        assert [] == [row["id"] for row in ROWS.values() if row["id"] not in page.replace(":", " ").split()]


def test_who_nothing_else_names_is_told() -> None:
    """A person or a course that no other row names has no part in the case yet, and check says so, once."""
    one = case(
        fact("f1", "conduct:struck", by="S1", of="V1", episode="used", shown_by="E1"),
        persons=[{"id": "V9"}, {"id": "S9", "is": ["suspect"]}, {"id": "P8"}, {"id": "V7", "is": ["victim"]}],
        episode=[{"id": "used"}, {"id": "unused"}],
        evidence=[item("E1", "victim-testimony", **{"from": "V1", "about": "V1 P8"})],
    )
    notes = {w.code: w["ids"] for w in checked(one, few()).warnings}

    assert (("V7",), ("V9", "S9", "unused")) == (notes["N104"], notes["N108"])
