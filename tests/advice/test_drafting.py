"""The drafting aid: what is meant, where model laws treat it, which packs cover it; never a text."""

from __future__ import annotations

import pytest

from chargeassist import conformity
from chargeassist.advice.drafting import with_drafting
from chargeassist.law.models import read_models
from tests.advice.test_checklist import QUESTIONS
from tests.builders import law
from tests.cli.support import run


@pytest.fixture(autouse=True)
def _two_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look at the two fictional laws alone: all of them take seconds."""
    monkeypatch.setattr("chargeassist.advice.drafting.shipped", lambda: ("un", "xp", "xq"))


def test_a_gap_names_the_law_that_covers_it() -> None:
    """Quarzie has no abuse of vulnerability; Palmeria has, in section 5, and the model law in article 8."""
    found = with_drafting(conformity(law("un", "xq"), "xq")).drafting
    (means,) = (
        d for d in found if d.elements == ("means",) and "abuse-of-vulnerability" in str(d.limbs[0][0].args)
    )

    assert [("xp", "xp:trafficking-in-persons")] == [(e.pack, e.by.offence) for e in means.elsewhere]
    assert "art. 8" in [m.article for m in means.models]
    assert {"heading"} == {m.saw for d in found for m in d.models}


def test_a_real_law_is_not_shown_an_invented_one() -> None:
    """What a fictional State does is no example for a real one."""
    assert () == tuple(
        e for d in with_drafting(conformity(law("un", "sn"), "sn")).drafting for e in d.elsewhere
    )


def test_model_laws_go_to_what_there_is() -> None:
    """Every offence and question that a model law is said to treat exists."""
    keys = {o.key for o in law("un").pack("un").offences}
    treats = [t for m in read_models() for t in m.treats]

    assert set() == {o for t in treats for o in t.offences} - keys
    assert set() == {q for t in treats for q in t.questions} - set(QUESTIONS)


def test_the_page_says_whose_the_draft_is() -> None:
    """The words are the library's, the draft is the ministry's, a model law is a reference."""
    said = " ".join(run("conformity", "xq", "--draft").out.split())

    assert "The draft is the ministry's." in said
    assert (
        "abuse of vulnerability: taking advantage of a person who has no real and acceptable choice" in said
    )
    assert "Covered in: Palmeria (fictional) [xp-trafficking s 5(1)]" in said
