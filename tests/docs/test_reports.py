"""The reports shown in docs/reports: written anew and compared; CHARGEASSIST_RECORD=1 writes them."""

from __future__ import annotations

import os
import re

import pytest

from chargeassist import to_html
from tests.examples import ROOT
from tests.report.support import GATED, assessed

REPORTS = ROOT / "docs" / "reports"
SHOWN = {
    f"{name.partition('/')[0]}.{language}.html": (name, language)
    for name in ("domestic-servitude/case.toml", GATED)
    for language in ("en", "fr")
}
DIGEST = re.compile(r"\([0-9a-f]{8}\)|sha256-[\w+/=]+")
"""What a page calls a case, a version of the law and its own style by: it changes with every word of them."""


@pytest.mark.parametrize("name", SHOWN)
def test_a_report_that_is_shown_is_the_one_that_is_written(name: str) -> None:
    """What docs/reports shows is what `assess --format html` writes today, digests apart."""
    example, language = SHOWN[name]
    text = to_html(assessed(example), language=language)
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        (REPORTS / name).write_text(text, "utf-8", newline="\n")

    assert (REPORTS / name).is_file(), "run again with CHARGEASSIST_RECORD=1"
    assert DIGEST.sub("", (REPORTS / name).read_text("utf-8")) == DIGEST.sub("", text)


def test_nothing_else_is_shown() -> None:
    """No report is left behind by an example that has gone."""
    assert sorted(SHOWN) == sorted(p.name for p in REPORTS.glob("*.html"))
