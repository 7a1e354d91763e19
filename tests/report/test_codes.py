"""No page says a code where a title belongs."""

from __future__ import annotations

import re

from chargeassist.law.blocks import EFFECTS
from tests.examples import ROOT
from tests.report.support import PACKS, law

WORD = re.compile(r"(?<![\w/:.`\"-])[a-z]+(?:-[a-z]+)+(?![\w:/.`\"-])")
"""A code as a word of its own; in a name of a file, an address or a name in quotes it is meant."""


def test_what_has_a_title_is_called_by_it() -> None:
    """A term, a kind of evidence and what a gate does are never told by their code on what examples print."""
    vocabulary = law(*PACKS).vocabulary
    titles = {id: kind.title for id, kind in vocabulary.kinds.items()} | dict.fromkeys(EFFECTS, "")
    for slot in vocabulary.slots.values():
        titles |= {id: term.title for id, term in slot.terms.items()}
    cases = {path.name for path in (ROOT / "examples").iterdir()}
    codes = {id for id, title in titles.items() if "-" in id and id not in title.lower()} - cases
    pages = [*(ROOT / "examples").rglob("*.txt"), *(ROOT / "docs" / "reports").glob("*.html")]
    assert len(codes) > 400
    assert len(pages) > 40

    told = {path: re.sub(r"-\n\s*", "-", re.sub(r"<[^>]*>", " ", path.read_text("utf-8"))) for path in pages}
    assert [] == [(p.name, w) for p, text in told.items() for w in set(WORD.findall(text)) & codes]
