"""The short version: under a dozen offences no verb calls more functions than in proportion to a size."""

from __future__ import annotations

import pytest

from chargeassist import assess, case_from_dict
from chargeassist.advice.gaps import gaps
from chargeassist.advice.review import review
from chargeassist.advice.stress import stress
from tests.builders import few
from tests.scaling.measure import calls_of, exponent
from tests.scaling.sizes import CASES

REFUSED = ("near names",)
ROOM = 0.45
"""What a small size costs beside; an exponent of two is seen all the same."""


@pytest.mark.parametrize("name", [n for n in CASES if n not in REFUSED])
def test_no_verb_grows_faster_than_what_it_is_given(name: str) -> None:
    """Calls of functions at two sizes, one twice the other: never seconds, which differ from day to day."""
    small, large = (_calls(name, n) for n in (8, 16))
    grown = {verb: exponent(small[verb], large[verb]) for verb in small}

    assert {} == {verb: round(e, 2) for verb, e in grown.items() if e > 1.0 + ROOM}


def _calls(name: str, n: int) -> dict[str, int]:
    case = case_from_dict(CASES[name](n))
    found = assess(case, few())
    return {
        "assess": calls_of(lambda: assess(case, few())),
        "gaps": calls_of(lambda: gaps(found)),
        "stress": calls_of(lambda: stress(found)),
        "review": calls_of(lambda: review(found)),
    }
