"""The verb words: terms for what somebody says, or the terms that a law reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chargeassist.advice.spelling import mends
from chargeassist.advice.terms import find_kinds, find_terms, kinds_of_evidence, not_law_here, terms_read
from chargeassist.cli.answering import give
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.report.page import Page
from chargeassist.report.pages.words import chapters_page, words_page

if TYPE_CHECKING:
    from chargeassist.law.model import Law


def words(asked: Asked) -> int:
    """Find terms by plain words; without any, list the terms that a law reads."""
    law = _law(asked.law)
    text = " ".join(asked.text)
    hits = find_terms(text, law, language=asked.lang) if text else ()
    evidence = find_kinds(text, law, asked.lang) if text else ()
    chapters = () if text else terms_read(law)
    kinds = () if text else kinds_of_evidence(law)
    none = not_law_here(law) if law and not text else ()

    def page() -> Page:
        if text:
            return words_page(hits, evidence, mends(), asked.lang, full=asked.full)
        return chapters_page(chapters, kinds, none, asked.lang, full=asked.full)

    found = {"hits": hits, "evidence": evidence, "chapters": chapters, "kinds_of_evidence": kinds}
    give({**found, "not_law_here": none, "spelling_mended": mends()}, page, asked)
    return WRITTEN


def _law(names: tuple[str, ...]) -> Law | None:
    """Return the law asked about, if any. Without one nothing that reads packs is even loaded."""
    if not names:
        return None
    from chargeassist.law.packs import load_law

    return load_law(*names)
