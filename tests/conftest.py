"""Settings for every test: how many examples a property is tried on, and with which seeds.

By default every run draws the same examples, so that a result can be relied on. `fresh` draws new
ones: for an hour by hand, and for four minutes after everything else in `.ci/run`.
"""

from __future__ import annotations

import gc
import os

from hypothesis import settings

from tests.once import read_once

settings.register_profile("dev", max_examples=25, deadline=None, derandomize=True)
settings.register_profile("fresh", max_examples=300, deadline=None, derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "dev")

# Laws are many small values that stay until the end: to look through them for circles again and again is a
# tenth of the time.
gc.set_threshold(100_000, 50, 1_000)


def pytest_configure() -> None:
    """Have the law read once before any test is collected: some weigh it while they are imported."""
    read_once()


def pytest_unconfigure() -> None:
    """Look once for what nobody holds any more: pytest would look five times through all that lives."""
    gc.collect()
    gc.freeze()
