"""S51: a filter only filters. What is printed may be less; what is found is the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import assess, case_from_dict, load_law, read_case, review, to_dict
from chargeassist.law.model import Law
from tests.builders import Row, few
from tests.cli.support import run
from tests.examples import TAUGHT
from tests.promises.support import CASES, ROOT
from tests.strategies import PERSONS, tables

FILES = [*TAUGHT, CASES / "suspect-filter.toml", CASES / "03.toml"]


def changed(
    case: Any, law: Law, suspect: str | None, named: list[str], plain: dict[str, Any] | None = None
) -> list[str]:
    """Return what a filter changes of the *plain* assessment: keys of the whole, and charges by their ids."""
    plain = plain or to_dict(assess(case, law))
    other = to_dict(assess(case, law, suspect=suspect, offences=named))
    charges = {c["id"]: c for c in plain["charges"] if suspect in (None, c["suspect"])}
    told = {c["id"]: c for c in other["charges"]}
    wrong = [id for id in charges if charges[id] != told.get(id)]
    listed_by_name = told.keys() - charges.keys()
    wrong += [id for id in listed_by_name if not named or suspect not in (None, told[id]["suspect"])]
    free = {"charges", "only", *(("omitted",) if named else ())}
    return wrong + [key for key in plain if key not in free and plain[key] != other[key]]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_one_suspect_of_a_shipped_case(file: Path) -> None:
    """Asked about one person of each example, nothing but the charges told is other (S51).

    One who is charged is asked about, first or last in turn, and one who is not: of others nothing is told.
    """
    case = read_case(file)
    law = load_law(*case.law)
    plain = to_dict(assess(case, law))
    charged = list(dict.fromkeys(c["suspect"] for c in plain["charges"]))
    one = charged[-(FILES.index(file) % 2) :][:1]
    for person in (*one, *[p.id for p in case.persons if p.id not in charged][:1]):
        assert [] == changed(case, law, person, [], plain), person


@pytest.mark.parametrize("file", FILES[:2], ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_every_offence_by_name_of_a_shipped_case(file: Path) -> None:
    """To ask for every offence of the law by name changes no finding, role, gate or flag (S51)."""
    case = read_case(file)
    law = load_law(*case.law)
    assert [] == changed(case, law, None, [f"{law.asked[0]}:*"])


@given(data=tables(), suspect=st.sampled_from((None, *PERSONS)), named=st.sampled_from(([], ["xp:*"])))
def test_a_filter_changes_nothing(data: Row, suspect: str | None, named: list[str]) -> None:
    """Over random cases: whoever and whatever is asked about, the answers are the same (S51)."""
    assert [] == changed(case_from_dict(data), few(), suspect, named)


@pytest.mark.parametrize(
    ("file", "suspect"),
    [(CASES / "suspect-filter.toml", "C"), (ROOT / "examples/forced-grower/case.toml", "W1")],
)
def test_how_it_ends(file: Path, suspect: str) -> None:
    """The gate of another is told, and the command ends as it does without a filter (S51)."""
    plain, one = run("assess", file, "--exit-code"), run("assess", file, "--exit-code", "--suspect", suspect)
    full = run("assess", file, "--exit-code", "--all")
    assert {4} == {plain.code, one.code, full.code}
    assert plain.err == one.err == full.err
    assert "\nGATE  " in one.out


def test_the_false_flag_of_a_filter() -> None:
    """Trafficking stands against others, whoever is asked about: no gap in the law (S51)."""
    data = json.loads(run("assess", CASES / "suspect-filter.toml", "--suspect", "C", "--format", "json").out)
    assert ("C", {"C"}) == (data["only"], {c["suspect"] for c in data["charges"]})
    assert "gap-in-the-law" not in {f["code"] for f in data["flags"]}


def test_a_review_is_of_everybody() -> None:
    """A review of an assessment that tells one person is the review of the case (S51)."""
    case = read_case(CASES / "suspect-filter.toml")
    law = load_law(*case.law)
    assert review(assess(case, law)).rows == review(assess(case, law, suspect="C")).rows
