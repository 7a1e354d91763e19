"""A sample of the planted flaws, the same on every run; `python -m tests.flaws` plants them all."""

from __future__ import annotations

import pytest

from tests.flaws import judge
from tests.flaws.__main__ import table
from tests.flaws.judge import Verdict, every_target, judged, why
from tests.flaws.plant import FLAWS, Planted, Target

CASES = ("domestic-servitude/case", "victim-at-the-border/case", "modelled-on-it-2019")
STEP = 17
"""Every seventeenth flaw is planted: the seven kinds in turn, over every sort of element."""


def test_a_sample_of_flaws_comes_out_right() -> None:
    """The charge falls to the one element, for the one reason, and comes back when it is mended."""
    pairs = [(name, target, flaw) for name, target in every_target(*CASES) for flaw in FLAWS]
    found = [judged(*pair) for pair in pairs[::STEP]]

    assert [] == [v.told for v in found if v.wrong and not why(v)]
    assert set(FLAWS) == {v.flaw for v in found if v.planted and not v.wrong}


def _first() -> tuple[str, Target]:
    return next(every_target(CASES[0]))


def test_a_flaw_that_does_not_bite_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge can say no: a charge that does not fall, and one that does not come back, are told."""
    name, target = _first()
    whole = FLAWS["removed"](target)
    assert whole is not None
    blunt = Planted(whole.sound, whole.sound, whole.sound, whole.touched)
    for_good = Planted(whole.sound, whole.flawed, whole.flawed, whole.touched)
    for planted, told in ((blunt, "does-not-fall"), (for_good, "does-not-come-back")):
        monkeypatch.setattr(judge, "FLAWS", {"removed": lambda _, planted=planted: planted})
        assert told == judged(name, target, "removed").wrong.partition(":")[0]


def test_another_reason_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A flaw of one kind is not taken for one of another."""
    name, target = _first()
    monkeypatch.setattr(judge, "FLAWS", {"recanted": FLAWS["inadmissible"]})
    assert judged(name, target, "recanted").wrong.startswith("reason: thin (inadmissible")


def test_the_table_counts_every_flaw() -> None:
    """What is planted, right, explained and wrong is counted by kind; what is wrong stands under it."""
    right = Verdict("a", "S1", "act", "removed", True)
    wrong = Verdict("a", "S1", "act", "denied", True, "does-not-fall: supported")
    explained = Verdict("a", "S1", "act", "denied", True, "others-change: age thin (undated-matter)")
    lines = list(table([right, wrong, explained, Verdict("a", "S1", "act", "untied", False)]))

    assert ["removed", "1", "1", "0", "0", "0"] == lines[1].split()
    assert ["denied", "2", "0", "1", "1", "0"] == lines[2].split()
    assert f"WRONG {wrong.told}" == lines[-1]
