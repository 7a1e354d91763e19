"""Lists, plurals, did-you-mean: as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.words import did_you_mean, listed, plural


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("", []),
        ("act", ["act"]),
        ("act and means", ["act", "means"]),
        ("act, means and purpose", ["act", "means", "purpose"]),
    ],
)
def test_a_list_has_commas_and_one_and(expected: str, words: list[str]) -> None:
    """The last two of a list are joined by a word, the others by commas."""
    assert expected == listed(words)


def test_a_list_can_end_with_or() -> None:
    """A choice ends with "or", and any iterable can be listed."""
    assert "yes, no or unknown" == listed(iter(["yes", "no", "unknown"]), "or")


@pytest.mark.parametrize(
    ("expected", "count"), [("0 suspects", 0), ("1 suspect", 1), ("2 suspects", 2), ("1000 suspects", 1000)]
)
def test_only_one_is_singular(expected: str, count: int) -> None:
    """One is singular; none and many are plural."""
    assert expected == plural(count, "suspect")


def test_a_plural_of_its_own() -> None:
    """A word with a plural of its own is given both."""
    assert ("1 body", "0 bodies") == (plural(1, "body", "bodies"), plural(0, "body", "bodies"))


def test_a_near_word_is_proposed() -> None:
    """A misspelt word is answered with the word that was probably meant."""
    assert ('did you mean "recruitment"?',) == did_you_mean("recruitement", ["receipt", "recruitment"])


def test_two_near_words_are_a_choice() -> None:
    """At most two words are proposed, the nearer first."""
    known = ["under-12", "under-13", "under-14", "adult"]

    (hint,) = did_you_mean("under-1", known)

    assert 2 == hint.count('"under-1')
    assert " or " in hint


@pytest.mark.parametrize("word", ["", "zzz", "x" * 100_000])
def test_a_far_word_gets_no_hint(word: str) -> None:
    """What is near nothing gets no hint, however long it is."""
    assert () == did_you_mean(word, ["recruitment", "receipt"])


@given(st.text(max_size=80), st.lists(st.text("abc-", min_size=1, max_size=8), max_size=8))
def test_a_hint_prints_known_words_only(word: str, known: list[str]) -> None:
    """Whatever was written, a hint repeats known words and never what was written."""
    hint = "".join(did_you_mean(word, known))
    quoted = hint.split('"')[1::2]

    assert set() == set(quoted) - set(known)
    assert (hint == "") == (quoted == [])


@given(st.lists(st.sampled_from(["age:child", "age:adult", "age:under-16"]), min_size=1))
def test_a_hint_does_not_hang_on_the_order(known: list[str]) -> None:
    """The same words in another order give the same hint."""
    assert did_you_mean("age:chid", known) == did_you_mean("age:chid", list(reversed(known)))
