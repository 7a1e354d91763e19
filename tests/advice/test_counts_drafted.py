"""A draft count as a court has it: persons, ages, days and States in words, the section that applies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chargeassist import assess, counts, load_law, read_case
from chargeassist.advice.counts import Count
from chargeassist.report.drafted import particulars_text
from chargeassist.report.json import answer_json
from chargeassist.report.pages.counts import counts_page
from chargeassist.report.plain_text import plain_text
from tests.builders import Row, assessed, case, fact, said

ROOT = Path(__file__).parents[2]
WORDS = [{"evidence": "E1", "words": True}]
KEPT = fact("f1", "act:harbouring", shown_by="E1 E2")
THREAT = fact("f2", "means:threat", shown_by="E1 E2")
LABOUR = fact("f3", "purpose:forced-labour", shown_by=WORDS)


def drafted(
    *rows: Row, offence: str = "trafficking-in-persons", law: str = "xp", **tables: Any
) -> list[Count]:
    """Return the draft counts of one offence."""
    return [c for c in counts(assessed(case(*rows, **tables), law)).counts if f":{offence}/" in c.charge]


def text(count: Count) -> str:
    """Return the particulars of a count as they are read out."""
    return particulars_text(count.particulars)


def test_a_count_reads_as_a_sentence() -> None:
    """Who, when, where and what stand in words; nothing of a note in brackets behind a State."""
    (one,) = drafted(KEPT, THREAT, LABOUR)

    assert text(one) == (
        "S1, on 5 April 2023, at [place to be confirmed] in Palmeria, in respect of V1: "
        "harbouring, by threat, for the purpose of forced labour."
    )


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("2007-01-01", "V1, aged 16:"),
        ("2006", "V1, aged between 16 and 17:"),
        ("1990-01-01", "V1:"),
        ("2005-04-05", "V1:"),
        ("2005-04-06", "V1, aged 17:"),
    ],
)
def test_the_age_of_a_child_stands_beside_the_name(born: str, expected: str) -> None:
    """An age under eighteen on the day is told; an adult's is not."""
    birth = fact("f4", "person:born", value=born, shown_by="E1 E2")
    (one,) = drafted(KEPT, THREAT, LABOUR, birth)

    assert expected in text(one)


def test_an_age_is_told_only_where_the_offence_turns_on_one() -> None:
    """A blow is a blow at any age."""
    birth = fact("f4", "person:born", value="2007", shown_by="E1 E2")
    (one,) = drafted(fact("f1", "conduct:locked-in", shown_by="E1 E2"), birth, offence="unlawful-confinement")

    assert "aged" not in text(one)


def test_ages_that_contradict_each_other_are_left_out() -> None:
    """Of two births no number is made up."""
    births = [fact(f"f{n}", "person:born", value=v, shown_by="E1 E2") for n, v in ((4, "2007"), (5, "2009"))]
    (one,) = drafted(KEPT, THREAT, LABOUR, *births)

    assert "aged" not in text(one)


@pytest.mark.parametrize(("born", "section"), [("2013-01-01", "s 8(2)"), ("2009-01-01", "s 8(3)")])
def test_the_subsection_that_the_age_selects(born: str, section: str) -> None:
    """Defilement is charged under its subsection as read with the one that the age selects."""
    rows = [
        fact("f1", "conduct:sexual-act", in_="ke", shown_by="E1 E2"),
        fact("f2", "person:born", value=born, shown_by="E1 E2"),
    ]
    (one,) = drafted(*rows, offence="defilement", law="ke")

    assert f"contrary to s 8(1) as read with {section} of the Sexual Offences Act" in said(one.statement)


def test_no_note_of_an_editor_in_a_title() -> None:
    """What stands in brackets behind the title of an offence is a note, and no pack has one."""
    packs = ("xp", "xq", "ke", "za", "sn", "bb")
    titles = [o.title for p in packs for o in load_law(p).pack(p).offences]

    assert [] == [t for t in titles if "(" in t]


# -- several complainants, several suspects ------------------------------------------------------------


def _both(*people: str) -> list[Row]:
    rows = []
    for n, person in enumerate(people):
        rows += [
            fact(f"a{n}", "act:harbouring", of=person, shown_by=f"E{n}"),
            fact(f"b{n}", "means:threat", of=person, shown_by=f"E{n}"),
            fact(f"c{n}", "conduct:locked-in", of=person, shown_by=f"E{n}"),
        ]
    labour = fact("f9", "purpose:forced-labour", of=" ".join(people), shown_by="E9=words")
    return [*rows, labour | {"shown_by": [{"evidence": "E9", "words": True}]}]


def test_like_counts_stand_together_with_their_own_numbers() -> None:
    """Counts that differ in the complainant alone are side by side, told once, each with its number."""
    sheet = counts(assessed(case(*_both("V1", "V2"))))
    kinds = [(c.charge.split("/")[2], c.particulars.complainant) for c in sheet.counts]
    page = plain_text(counts_page(sheet))

    assert [offence for offence, _ in kinds] == sorted((o for o, _ in kinds), key=[o for o, _ in kinds].index)
    assert [(2,), (1,)] == [c.like for c in sheet.counts[:2]]
    assert ("COUNTS 1 and 2 (primary)" in page, "Count 1:" in page, "Count 2:" in page) == (True, True, True)
    assert len(sheet.counts) == len({c.number for c in sheet.counts})


TOGETHER = fact("f4", "concert:acting-together", by="S1 S2", shown_by="E1 E2")
OTHERS = [
    fact("g1", "act:harbouring", by="S2", shown_by="E1 E2"),
    fact("g3", "purpose:forced-labour", by="S2", shown_by=WORDS),
]


def test_who_acted_jointly_is_named_in_one_count() -> None:
    """Two who acted together are in one count, and the charges of both are named with it."""
    found = drafted(KEPT, THREAT, LABOUR, TOGETHER, *OTHERS)
    (one,) = found

    assert ("S1", "S2") == one.particulars.suspects
    assert text(one).startswith("S1 and S2, acting jointly, on 5 April 2023")
    assert ["S2"] == [c.split("/")[0] for c in one.jointly]


def test_who_did_not_act_together_has_a_count_each() -> None:
    """Without concert, or for another complainant, each has a count."""
    apart = drafted(KEPT, THREAT, LABOUR, *OTHERS, fact("g2", "means:threat", by="S2", shown_by="E1 E2"))
    of_another = [row | {"of": ["V2"]} for row in OTHERS]
    threat = fact("g2", "means:threat", by="S2", of="V2", shown_by="E1 E2")
    others = drafted(KEPT, THREAT, LABOUR, TOGETHER, *of_another, threat)

    assert [("S1",), ("S2",)] == [c.particulars.suspects for c in apart]
    assert all(len(c.particulars.suspects) == 1 for c in others)


def test_a_partner_who_is_not_charged_is_named_beside() -> None:
    """Who acted jointly with others unknown is charged so."""
    group: Row = {"id": "G1", "members": ["S1"], "facts": ["f4"], "others_unknown": True}
    shown = fact("f4", "concert:acting-together", by="S1", shown_by="E2")
    threat = fact("f2", "means:threat", by=[], shown_by="E1 E2")
    (one,) = drafted(KEPT, threat, LABOUR, shown, group=[group])

    assert text(one).startswith("S1, acting jointly with others unknown, on ")


# -- every example -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*/case.toml")), ids=lambda p: p.parent.name)
def test_what_an_example_drafts_has_no_words_of_a_program(path: Path) -> None:
    """No code, no day in figures and no id of an offence stands in a count; JSON says what the page says."""
    one = read_case(path)
    sheet = counts(assess(one, load_law(*one.law)))
    page = plain_text(counts_page(sheet)).split("DRAFT", 1)[1]

    assert not [w for w in ("2022-", "2023-", "2024-", "in xp", "principal", "primary:") if w in page]
    told = json.loads(answer_json("counts", sheet, sheet.assessment))["counts"]["counts"]
    assert [c["particulars"] for c in told] == [text(c) for c in sheet.counts]


def test_an_attempt_says_what_the_step_went_to() -> None:
    """S38: an attempt is pleaded of an act, and not of a step nobody knows the end of."""
    step = fact("f1", "act:step-beyond-preparation", as_to=["act:transportation"], shown_by="E1 E2")
    (one,) = drafted(step, LABOUR)

    assert "step beyond preparation towards transportation, for the purpose of forced labour" in text(one)
