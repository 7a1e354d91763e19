"""What courts have said of an element: read strictly, shown beside it, never weighed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from chargeassist import KnowledgeError, Law, assess, load_law, to_dict, to_text
from chargeassist.law.folder import shipped
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.plain_text import plain_text
from tests.builders import case, small_pack
from tests.cli.support import run
from tests.law.test_readings import STRIKING, STRUCK

JUDGED = """\
[[judgment]]
at    = ["striking/act", "striking/penalty"]
cite  = "[2020] ZZHC 1"
court = "High Court"
on    = 2020-01-01
url   = "https://law.example/zzhc/2020/1"
saw   = "copy"
says  = "A push is a blow."
"""


def law(folder: Path, text: str = JUDGED) -> Law:
    """Return a small law with one judgment."""
    small_pack(folder / "zz", STRIKING)
    (folder / "zz" / "judgments.toml").write_text(text, encoding="utf-8")
    return load_law(str(folder / "zz"))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("striking/act", "striking/axt", "L521"),
        ("striking/act", "hitting", "L521"),
        ("https://law.example/zzhc/2020/1", "at the registry", "C101"),
        ("2020-01-01", '"some day"', "C101"),
        ('"copy"', '"copied"', "C101"),
        ('says  = "A push is a blow."', "", "C103"),
        ("court =", "judge =", "C102"),
    ],
)
def test_what_is_no_judgment_is_a_fault(old: str, new: str, code: str, tmp_path: Path) -> None:
    """A place that is not in the pack, an address that is none, a day, a word or a key."""
    with pytest.raises(KnowledgeError) as refused:
        law(tmp_path, JUDGED.replace(old, new, 1))
    assert code in [f.code for f in refused.value.faults]


def test_a_judgment_is_told_beside_its_element_and_weighs_nothing(tmp_path: Path) -> None:
    """An assessment has its citation, `explain` and `show` what it says; all else is as without it."""
    of = law(tmp_path)
    found = assess(case(STRUCK), of)
    (charge,) = found.charges
    told, explained = (
        " ".join(t.split()) for t in (to_text(found, full=True), plain_text(explain_page(found, "striking")))
    )
    said = "A push is a blow. ([2020] ZZHC 1, High Court, 2020-01-01; a copy was seen"

    assert (["[2020] ZZHC 1"], ["[2020] ZZHC 1"]) == (
        [j.cite for j in charge.elements[0].of_text.judgments],
        [j.cite for j in charge.of_text.judgments],
    )
    assert ("[2020] ZZHC 1 (explain says what; not weighed)" in told, "A push is a blow" in told) == (
        True,
        False,
    )
    assert said in explained
    assert said in " ".join(run("show", str(tmp_path / "zz:striking")).out.split())
    assert "copy" == to_dict(found)["charges"][0]["elements"][0]["judgments"][0]["saw"]

    bare = evolve(of, packs=tuple(evolve(p, judgments=()) for p in of.packs))
    (other,) = assess(case(STRUCK), bare).charges
    assert [(e.id, e.standing) for e in other.elements] == [(e.id, e.standing) for e in charge.elements]
    assert (other.standing, other.role, other.gravity) == (charge.standing, charge.role, charge.gravity)


@pytest.mark.parametrize("id", shipped())
def test_shipped_judgments_are_of_days_gone_by(id: str) -> None:
    """None is later than the newest day on which anything was read, and a citation stands once."""
    judgments = load_law(id).pack(id).judgments
    assert len({j.cite for j in judgments}) == len(judgments)
    assert [] == [j.cite for j in judgments if j.on > date(2026, 11, 29)]
