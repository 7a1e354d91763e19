"""S43: what the law leaves open, and what is entered in general terms alone."""

from __future__ import annotations

import pytest

from chargeassist.reasoning.standing import Standing
from tests.builders import case, fact, said, weigh

ACT = "act:harbouring"
SHOWN = case(fact("f1", ACT, shown_by="E1"))


@pytest.mark.parametrize(
    ("arguable", "settled", "exception", "standing"),
    [
        (False, False, False, Standing.SUPPORTED),
        (True, False, False, Standing.DISPUTED),
        (True, True, False, Standing.THIN),  # where it would let go, or aggravate
        (True, False, True, Standing.THIN),
    ],
)
def test_what_the_law_leaves_open(arguable: bool, settled: bool, exception: bool, standing: Standing) -> None:
    """S43: an open question of law is disputed at most; it lets nothing go and makes nothing graver."""
    found = weigh(SHOWN, ACT, arguable=arguable, settled=settled, exception=exception)
    assert standing is found.standing


def test_the_general_word_shows_no_species() -> None:
    """S43: exploitation, entered as such, leaves every sort of it thin, and says what is not said."""
    words = [{"evidence": "E1", "words": True, "strength": "strong"}]
    found = weigh(case(fact("f2", "purpose:exploitation", shown_by=words)), "purpose:forced-labour")

    assert Standing.THIN is found.standing
    assert ("entered in general terms alone (f2): which sort is not said",) == said(found.causes)
