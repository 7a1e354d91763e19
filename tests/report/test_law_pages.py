"""A law shown: everything its author wrote is on the page, comments included."""

from __future__ import annotations

from pathlib import Path

from chargeassist import find_terms, load_law, terms_read
from chargeassist.advice.terms import kinds_of_evidence, not_law_here
from chargeassist.report.page import Page
from chargeassist.report.pages.law import pack_page
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.pages.words import chapters_page, words_page
from chargeassist.report.plain_text import plain_text
from tests.builders import small_pack

TEXT = """\
# Read in a copy.
offence striking
  title      Striking
  source     zz-code s 1
  since      2000-01-01
  # The day is that of the Gazette.
  limitation 2 years
  seen       unverified zz-code 2024-01-01

  # The blow itself.
  element blow  [s 1]
    any of
      conduct is any of
        struck
        locked-in arguable  [s 1(b)]
      # A push is one too.
      conduct is taken-away
    none of
      consent is given
      fault is accident

  element hurt  [s 1]
    result is bodily-harm
    # Of any gravity.

  aggravated twice  [s 2]
    in place of hurt
    result is grievous-harm
    penalty graver  [s 2]
      imprisonment at most 9 years

  jurisdiction nationality  [s 3]
    suspect status is national-of-the-state
"""


def page(folder: Path) -> str:
    """Return the page of the offence as text."""
    law = small_pack(folder / "zz", TEXT)
    return plain_text(offence_page(law.pack("zz").versions("striking"), law))


def test_comments_stand_where_they_speak(tmp_path: Path) -> None:
    """A comment is told under what it is indented as, or under what it ends."""
    shown = page(tmp_path)
    head, blow, hurt = shown.partition("element: blow")[0], shown.partition("element: blow")[2], ""
    blow, _, hurt = blow.partition("element: hurt")
    assert "Read in a copy. The day is that of the Gazette." in " ".join(head.split())
    assert "The blow itself. A push is one too." in " ".join(blow.split())
    assert "Of any gravity." in hurt


def test_what_stands_beside_the_elements_says_what_it_asks_for(tmp_path: Path) -> None:
    """An aggravation has its terms and its penalty, a head of jurisdiction its condition."""
    told = " ".join(page(tmp_path).split())
    for words in (
        "in place of the element: hurt grievous harm (result:grievous-harm) "
        "penalty, graver imprisonment at most 9 years",
        "jurisdiction: nationality [s 3] the suspect: national of the state (status:national-of-the-state)",
        "limitation 24 months from the last conduct",
        "penalty none is stated in the text that was seen",
        "locked in (conduct:locked-in) (arguable)",
    ):
        assert words in told


def test_limbs_read_as_the_outline_has_them(tmp_path: Path) -> None:
    """`none of` is told as such, and a list in a list that has no place of its own is one list."""
    shown = page(tmp_path)
    assert "none of\n    consent given (consent:given)\n    accident (fault:accident)" in shown
    assert 1 == shown.count("any of")


def _text(page: Page) -> str:
    return " ".join("".join(plain_text(page)).split())


def test_what_is_no_law_here_is_told_by_show_and_by_words() -> None:
    """Every group of terms that a pack lists as none of its law is on both pages, with its reason."""
    law = load_law("ke")
    groups = not_law_here(law)
    pages = _text(pack_page(law.pack("ke"))), _text(chapters_page(terms_read(law), (), groups, full=True))
    hit = next(h for h in find_terms("without a home of their own", law) if h.not_law_here)

    assert groups
    for text in pages:
        assert [] == [g.why for g in groups if g.why not in text or ", ".join(g.terms) not in text]
    assert f"Not asked for in ke: {hit.not_law_here[0].why}" in _text(words_page([hit], (), mended=True))


def test_kinds_of_evidence_are_told_with_the_words() -> None:
    """The list of words names every kind that an item of evidence may be."""
    kinds = [k.term for k in kinds_of_evidence()]

    assert ", ".join(kinds) in _text(chapters_page((), kinds_of_evidence()))


def test_the_words_of_a_law_are_two_pages() -> None:
    """What a law reads fits on two printed pages; every word is named, or counted as a sign."""
    law = load_law("ke")
    groups = not_law_here(law)
    short, full = (
        "".join(plain_text(chapters_page(terms_read(law), kinds_of_evidence(law), groups, full=full)))
        for full in (False, True)
    )
    named = {name for c in terms_read(law) for t in (*c.terms, *c.signs) for name in (t.term, *t.kinds)}
    signs = {name for name in named if name.startswith("indicator:")}

    def missing(page: str, names: set[str]) -> list[str]:
        return [n for n in sorted(names) if n.partition(":")[2] not in " ".join(page.split())]

    assert short.count("\n") <= 135
    assert ([], []) == (missing(short, named - signs), missing(full, named))
    assert f"signs, indicator: {len(signs)} words" in short
