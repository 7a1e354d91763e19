"""S50: what a pack says it lacks is told where it bites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chargeassist import Assessment, KnowledgeError, Law, assess, load_law, to_dict, to_text
from chargeassist.audit.lint import lint
from chargeassist.audit.report import lint_json
from chargeassist.findings.entered import Lacked
from tests.audit.support import lint_text
from tests.builders import case, fact, small_pack
from tests.cli.support import run

STRIKING = """\
offence striking
  title   Striking
  source  zz-code s 1
  since   2000-01-01
  protects bodily-integrity
  seen    unverified zz-code 2024-01-01

  element act  [s 1]
    conduct is struck
"""
ENTRY = {
    "id": '"infanticide"',
    "title": '"Infanticide"',
    "class": '"homicide"',
    "terms": '["result:death"]',
    "how": '"heading"',
}
STRUCK = fact("f1", "conduct:struck", shown_by="E1")


def law(folder: Path, **entry: str | None) -> Law:
    """Return a small law that says it lacks one offence."""
    small_pack(folder / "zz", STRIKING)
    rows = {k.rstrip("_"): v for k, v in (ENTRY | entry).items()}
    text = "\n".join(["[[expects]]", *(f"{k} = {v}" for k, v in rows.items() if v is not None)])
    (folder / "zz" / "expects.toml").write_text(f"{text}\n", encoding="utf-8")
    return load_law(str(folder / "zz"))


def told(found: Assessment) -> list[tuple[tuple[str, ...], tuple[str, ...], int]]:
    """Return what speaks to each offence that is lacking: facts, counts, how many charges."""
    return [(x.facts, x.laid, len(x.charges)) for x in found.expects]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (fact("f2", "result:death", of="V2", shown_by="E1"), [(("f2",), (), 0)]),
        (fact("f2", "result:death", of="V2", holds="no", shown_by="E1"), []),
        (fact("f2", "result:bodily-harm", of="V2", shown_by="E1"), []),
    ],
    ids=["said", "denied", "another"],
)
def test_a_fact_that_says_one_of_its_terms(tmp_path: Path, row: Any, expected: list[Any]) -> None:
    """It is told where a fact says one of its terms (S50)."""
    assert expected == told(assess(case(STRUCK, row), law(tmp_path)))


def test_a_kind_of_its_term_speaks_to_it(tmp_path: Path) -> None:
    """A fact that says a kind of the term speaks to it as well (S50, S10)."""
    narrow = fact("f2", "purpose:begging", shown_by="E1")
    found = assess(case(STRUCK, narrow), law(tmp_path, terms='["purpose:exploitation"]'))
    assert [(("f2",), (), 0)] == told(found)


@pytest.mark.parametrize(("class_", "expected"), [("bodily", [((), (), 1)]), ("homicide", [])])
def test_a_charge_of_its_class(tmp_path: Path, class_: str, expected: list[Any]) -> None:
    """It is told where a charge of its class stands (S50, S47)."""
    assert expected == told(assess(case(STRUCK), law(tmp_path, class_=f'"{class_}"')))


def test_a_count_that_names_it(tmp_path: Path) -> None:
    """It is told where it was laid, although the pack has it not (S50)."""
    laid = [{"id": "L1", "suspect": "S1", "offence": "zz:infanticide"}]
    assert [((), ("L1",), 0)] == told(assess(case(STRUCK, laid=laid), law(tmp_path)))


def test_the_report_says_where_to_look(tmp_path: Path) -> None:
    """The report names it, its place in the law and how that is known; so does the JSON (S50)."""
    death = fact("f2", "result:death", of="V2", shown_by="E1")
    found = assess(case(STRUCK, death), law(tmp_path, instrument='"Penal Code"', section='"s 210"'))
    words = " ".join(to_text(found, full=True).split())

    assert "Not in the pack: Infanticide (zz:infanticide, Penal Code s 210; its heading was read)" in words
    (row,) = to_dict(found)["expects"]
    assert ("zz:infanticide", "homicide", "Penal Code s 210", ["f2"]) == (
        row["id"],
        row["class"],
        row["provision"],
        row["facts"],
    )


def test_an_unknown_place_is_said(tmp_path: Path) -> None:
    """A place in the law that nobody knows is not made up (S50)."""
    found = assess(case(fact("f2", "result:death", of="V2", shown_by="E1")), law(tmp_path))
    assert "place in the law not known" in " ".join(to_text(found, full=True).split())
    assert to_dict(found)["expects"][0]["provision"] is None


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"terms": '["result:deth"]'}, "L516"),
        ({"id": '"striking"'}, "L517"),
        ({"class": '"murder"'}, "C101"),
        ({"how": '"known"'}, "C101"),
        ({"title": None}, "C103"),
        ({"since": '"2000"'}, "C102"),
    ],
)
def test_it_is_read_strictly(tmp_path: Path, entry: dict[str, str | None], code: str) -> None:
    """An unknown term, class or key, an offence that is there, and what is left out are faults (S50)."""
    with pytest.raises(KnowledgeError) as raised:
        law(tmp_path, **entry)
    assert [code] == [f.code for f in raised.value.faults]


def test_lint_counts_and_show_names_what_is_lacking(tmp_path: Path) -> None:
    """`lint` says how many offences a pack says it lacks, `show` which (S50)."""
    law(tmp_path)
    folder = str(tmp_path / "zz")

    assert "1 offence that it says it lacks" in lint_text(*lint(folder))
    assert '"expects": 1' in lint_json(*lint(folder))
    assert "infanticide: Infanticide (place in the law not known; its heading was read)" in " ".join(
        run("show", folder).out.split()
    )


def test_nothing_expected_is_nothing_told() -> None:
    """A pack that expects nothing has no such line (S50)."""
    empty: tuple[Lacked, ...] = assess(case(STRUCK), load_law("xq")).expects
    assert () == empty
