"""Rows of one case: what `assess` and `review` find of it, in short."""

from __future__ import annotations

import pytest
from attrs import evolve

from chargeassist import Assessment, Case, Standing, assess, case_from_dict, read_case, review
from chargeassist.bulk.rows import NOT_OPEN, screened
from tests.benchmarks.generate import cases
from tests.builders import case as entered
from tests.builders import fact, law
from tests.embedding.work import CASES

SIGNS = ("means:threat", "means:deception")
SOME = [case_from_dict(row) for row in cases(4, seed=3, law="xp")]


def _expected(found: Assessment) -> dict[tuple[str, str], dict[str, str]]:
    """Return how the best charge of each offence stands, by the two persons, worked out the long way."""
    best: dict[tuple[str, str], dict[str, list[tuple[bool, Standing]]]] = {}
    for charge in found.charges:
        of = best.setdefault((charge.matter.suspect, charge.matter.complainant or ""), {})
        closed = charge.available.is_ == "no" and charge.standing >= Standing.DISPUTED
        of.setdefault(charge.offence.key, []).append((not closed, charge.standing))
    return {
        pair: {key: NOT_OPEN if max(stood)[0] is False else max(stood)[1].word for key, stood in of.items()}
        for pair, of in best.items()
    }


@pytest.mark.parametrize("case", [*map(read_case, CASES[:4]), *SOME], ids=lambda c: c.id)
def test_a_row_says_what_an_assessment_says(case: Case) -> None:
    """With counts laid or without, each offence stands as its best charge does; gates are the same."""
    for one in (case, evolve(case, laid=())):
        found = assess(one, law("xp"))
        rows = screened(one, law("xp"))

        told = {(r.suspect, r.complainant): {k: w for k, (w, _) in r.offences.items()} for r in rows}
        assert _expected(found) == {pair: of for pair, of in told.items() if of}
        assert {(g.person, g.gate.key) for g in found.gates} >= {
            (r.suspect, g) for r in rows for g in r.gates
        }
        for row in rows:
            weakest = [e for word, e in row.offences.values() if word != "supported"]
            assert all(weakest)


def test_laid_counts_have_their_verdicts() -> None:
    """A row names the counts laid for its two persons, and what the review says of each, in their order."""
    row = next(cases(1, seed=5, law="xp", laid=1))
    case = case_from_dict(row)
    found = review(assess(case, law("xp")))
    rows = screened(case, law("xp"))

    assert rows
    for one in rows:
        if one.suspect == "S1":
            assert ("xp:trafficking-in-persons",) == one.laid
            assert next(r.code for r in found.rows if r.laid == "L1") == one.verdicts[0]


def test_whoever_has_a_gate_is_in_a_row() -> None:
    """One who acts and is no suspect has a row with the gate; a case with nobody in it has one (S25)."""
    hurt = (fact(f"h{n}", t, by="S1", of="V1", shown_by="E1") for n, t in enumerate(SIGNS))
    acted = fact("f1", "conduct:struck", by="V1", of="V2", shown_by="E1")
    found = assess(entered(*hurt, acted), law("xp"))
    rows = screened(found.case, law("xp"))

    assert ["V1"] == [g.person for g in found.gates]
    (gated,) = (r for r in rows if r.suspect == "V1")
    assert (("xp:victims-of-trafficking",), "", {}) == (gated.gates, gated.complainant, dict(gated.offences))
    assert {"S1", "V1"} == {r.suspect for r in rows}
    nobody = entered(fact("f1", "means:threat", by="", of="V1"), persons=[{"id": "S1", "is": ["witness"]}])
    (empty,) = screened(nobody, law("xp"))
    assert ("", "", ()) == (empty.suspect, empty.complainant, empty.gates)
