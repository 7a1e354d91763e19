"""Not yet in force, commencement not seen, a gap in the law: three things, in `assess` and `review`."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import assess, review, to_text
from chargeassist.report.pages.review import review_page
from chargeassist.report.plain_text import plain_text
from tests.builders import Row, case, codes, fact, small_pack

LAW = """\
offence taking
  title     Taking a person
  source    zz-code s 1
  family    trafficking
  protects  dignity
  since     {since}
  seen      unverified zz-code 2024-01-01

  element act  [s 1]
    act is {act}
"""
WORDS = [{"evidence": "E1", "words": True}]
FACTS = (
    fact("f1", "act:harbouring", in_="zz", shown_by="E1 E2"),
    fact("f2", "means:threat", shown_by="E1 E2"),
    fact("f3", "purpose:forced-labour", shown_by=WORDS),
)
LAID: Row = {"id": "L1", "suspect": "S1", "offence": "zz:taking", "complainant": "V1", "on": "2023-04-05"}
NOT_YET, NOT_SEEN, GAP = "not yet in force", "when it came into force was not seen", "GAP IN THE LAW"


@pytest.mark.parametrize(
    ("since", "act", "laid", "row", "told"),
    [
        ("2030-01-01", "harbouring", [LAID], ("L1", "law-not-open"), NOT_YET),
        ("2030-01-01", "harbouring", [], ("", "law-not-open"), NOT_YET),
        ("not seen", "harbouring", [LAID], ("L1", "as-evidenced"), NOT_SEEN),
        ("2000-01-01", "recruitment", [], ("", "gap-in-the-law"), GAP),
    ],
)
def test_each_is_told_by_its_name(
    since: str, act: str, laid: list[Row], row: tuple[str, str], told: str, tmp_path: Path
) -> None:
    """What the row of a review says, and no other of the three beside it."""
    law = small_pack(tmp_path / "zz", LAW.format(since=since, act=act))
    found = review(assess(case(*FACTS, laid=laid), law))
    text = " ".join(plain_text(review_page(found)).split())

    assert row in [(r.laid, r.code) for r in found.rows]
    assert {told} == {t for t in (NOT_YET, NOT_SEEN, GAP) if t in text}


@pytest.mark.parametrize(
    ("since", "expected"),
    [("2030-01-01", ("no", "not-yet-in-force")), ("not seen", ("unknown", "commencement-not-seen"))],
)
def test_the_assessment_tells_them_apart(since: str, expected: tuple[str, str], tmp_path: Path) -> None:
    """What nobody has seen is to be confirmed, and is never called a law that is not yet in force."""
    law = small_pack(tmp_path / "zz", LAW.format(since=since, act="harbouring"))
    found = assess(case(*FACTS), law)
    (one,) = found.charges
    text = " ".join(to_text(found, full=True).split())

    assert expected == (one.available.is_, *codes(one.available.why))
    assert (NOT_YET in text) == (expected[0] == "no")


def test_a_count_that_is_not_open_is_not_overcharged(tmp_path: Path) -> None:
    """A charge under a law that was not yet in force is no charge too many: its law was not open."""
    law = small_pack(tmp_path / "zz", LAW.format(since="2030-01-01", act="harbouring"))

    assert "overcharged" not in {r.code for r in review(assess(case(*FACTS, laid=[LAID]), law)).rows}
