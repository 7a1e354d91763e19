"""What docs shows, reports and laws: written anew and compared; CHARGEASSIST_RECORD=1 writes them."""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path

import pytest

from chargeassist import to_html
from chargeassist.law.trust import texts_seen
from chargeassist.report.html import html
from chargeassist.report.pages.trust import whole_pack_page
from chargeassist.report.plain_text import plain_text
from chargeassist.words import say
from tests.each import each
from tests.examples import ROOT
from tests.report.support import GATED, PACKS, assessed, law

REPORTS = ROOT / "docs" / "reports"
SHOWN = {
    f"{name.partition('/')[0]}.{language}.html": (name, language)
    for name in ("domestic-servitude/case.toml", GATED)
    for language in ("en", "fr")
}
PAGES = ROOT / "docs" / "packs"
LAWS = {"ke": "en", "sn": "fr"}
"""The laws whose page is shown, in the language of the State: of any other `show PACK --all` writes it."""
PICTURE = ROOT / "docs" / "first-page.svg"
_PAPER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {high}" xml:space="preserve"
 role="img" aria-labelledby="t">
<title id="t">The first page of the case domestic-servitude, as the terminal shows it</title>
<style>
rect {{ fill: #fcfbf8; stroke: #d8d4ca }} text {{ fill: #222; font: 13.5px/1 monospace; white-space: pre }}
@media (prefers-color-scheme: dark) {{ rect {{ fill: #1b1b1a; stroke: #3a3936 }} text {{ fill: #e6e3dc }} }}
</style>
<rect x=".5" y=".5" width="699" height="99.9%" rx="6"/>"""
LARGEST = 500_000
"""How many characters the page of a law may have."""
DIGEST = re.compile(r"\([0-9a-f]{8}\)|[0-9a-f]{64}|sha256-[\w+/=]+")
"""What a page calls a case, a version of the law and its own style by: it changes with every word of them."""


@pytest.mark.parametrize("name", SHOWN)
def test_a_report_that_is_shown_is_the_one_that_is_written(name: str) -> None:
    """What docs/reports shows is what `assess --format html` writes today, digests apart."""
    example, language = SHOWN[name]
    _compared(REPORTS / name, to_html(assessed(example), language=language))


def test_the_picture_of_the_first_page_is_what_is_printed() -> None:
    """The README shows, as a picture, what its first command prints."""
    printed = (ROOT / "examples/domestic-servitude/report.txt").read_text("utf-8").splitlines()
    rows = [f'<text x="16" y="{30 + 17 * n}">{escape(line)}</text>' for n, line in enumerate(printed) if line]
    _compared(PICTURE, "\n".join([_PAPER.format(high=30 + 17 * len(printed)), *rows, "</svg>\n"]))


@pytest.mark.parametrize("id", LAWS)
def test_the_page_of_a_law_that_is_shown_is_the_one_that_is_written(id: str) -> None:
    """What docs/packs shows is what `show PACK --all --format html` writes today, digests apart."""
    _compared(PAGES / f"{id}.html", html(whole_pack_page(law(id).pack(id), law(id), LAWS[id])))


def _compared(file: Path, text: str) -> None:
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        file.write_text(text, "utf-8", newline="\n")

    assert file.is_file(), "run again with CHARGEASSIST_RECORD=1"
    assert DIGEST.sub("", file.read_text("utf-8")) == DIGEST.sub("", text)


@each(PACKS)
def test_the_page_of_a_law_tells_how_every_text_was_seen(id: str) -> None:
    """Each offence has its outline and its row: what was seen, on which day, where; differences are told."""
    found = law(id)
    pack = found.pack(id)
    text = " ".join(plain_text(whole_pack_page(pack, found)).split())

    written = html(whole_pack_page(pack, found))
    for seen in texts_seen(pack):
        assert escape(say(f"saw-{seen.text}")) in written
    assert [] == [o.key for o in pack.offences if f'id="{o.key}"' not in written]
    assert [] == [s.id for s in pack.sources.values() if f'id="{s.id}"' not in written]
    assert [] == [s.url for s in pack.sources.values() if s.url and escape(s.url) not in written]
    whys = [d.why for r in pack.readings for d in r.differs]
    assert [] == [why for why in whys if " ".join(why.split()) not in text]
    assert pack.digest in text
    assert len(written) < LARGEST


def test_nothing_else_is_shown() -> None:
    """No page is left behind by an example or a law that has gone."""
    assert sorted(SHOWN) == sorted(p.name for p in REPORTS.glob("*.html"))
    assert sorted(LAWS) == sorted(p.stem for p in PAGES.glob("*.html"))
