"""An app that lets go of an assessment has its memory back, without a search for circles."""

from __future__ import annotations

import gc
from weakref import ref

from chargeassist import assess, read_case
from tests.builders import law
from tests.examples import ROOT


def test_what_nobody_holds_is_gone_at_once() -> None:
    """What weighed a case is held by its assessment alone, and holds nobody who holds it."""
    case = read_case(ROOT / "examples/domestic-servitude/case.toml")
    gc.disable()
    try:
        found = assess(case, law("xp"))
        weighers = [ref(w.weigher) for w in found.workings.weighed.values()]
        del found

        assert [None] * len(weighers) == [weigher() for weigher in weighers]
    finally:
        gc.enable()
