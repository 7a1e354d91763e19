"""S50: a laid count that no loaded law has is kept, and everything else is told."""

from __future__ import annotations

import json

from chargeassist import assess, review
from tests.builders import Row, assessed, case, codes, fact
from tests.cli.support import run
from tests.promises.support import CASES, read

FILE = CASES / "laid-outside-the-pack.toml"


def test_the_gate_is_told_beside_a_count_that_no_law_has() -> None:
    """A woman charged with being in the country has her gate, although no pack has that charge (S50)."""
    found = assess(*read("laid-outside-the-pack"))

    assert "V1/ke:victim-immunity" in {g.id for g in found.gates}
    assert [("laid-outside-the-law", "L1")] == [(f.code, f.about) for f in found.flags if f.about == "L1"]
    assert {"V1", "S1"} >= {c.matter.suspect for c in found.charges}


def test_every_verb_reads_it() -> None:
    """No verb refuses the case (S50)."""
    for verb in ("assess", "gaps", "stress", "review", "counts"):
        assert 0 == run(verb, FILE).code, verb
    assert 0 == run("diff", FILE, FILE).code
    assert "W107" in run("check", FILE).out


def test_the_review_says_that_a_gate_comes_first() -> None:
    """Whether a law has the charge or not, a gate of the person comes before it (S50, S25)."""
    rows = json.loads(run("review", FILE, "--format", "json").out)["review"]["verdicts"]

    assert ("L1", "gate-comes-first") == (rows[0]["laid"], rows[0]["code"])
    assert "ke:being-unlawfully-present" in rows[0]["text"]


def _rows(**laid: str) -> list[tuple[str, str]]:
    """Return what the review says of a count laid against one who struck somebody."""
    count: Row = {"id": "L1", "suspect": "S1", "offence": "xp:no-such-thing", **laid}
    found = review(assessed(case(fact("f1", "conduct:struck", shown_by="E1"), laid=[count])))
    return [(r.laid, r.code) for r in found.rows] + [(d.laid, d.code) for d in found.defects]


def test_a_count_of_nobody_gated_is_kept_as_it_is() -> None:
    """A count under a pack that has no such offence, or is not loaded, is told as laid (S50)."""
    assert [("L1", "outside-the-law")] == _rows(on="2023-04-05")
    assert [("L1", "outside-the-law")] == _rows(offence="tz:assault", on="2023-04-05")


def test_of_a_count_that_no_law_has_the_day_is_still_asked() -> None:
    """What a count itself leaves open is told whatever the law (S50)."""
    assert [("L1", "outside-the-law"), ("L1", "no-date")] == _rows()


def test_a_flag_says_that_nobody_weighs_it() -> None:
    """The caution names the offence (S50)."""
    laid = [{"id": "L1", "suspect": "S1", "offence": "xp:no-such-thing"}]
    found = assessed(case(fact("f1", "conduct:struck", shown_by="E1"), laid=laid))
    assert "laid-outside" in codes(f.text for f in found.flags)
