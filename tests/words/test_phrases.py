"""Lists, plurals, did-you-mean: as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import islice, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.words import did_you_mean, in_words, listed, plural, remark
from chargeassist.words.phrases import CHARACTERS, STEPS


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
    (hint,) = did_you_mean("recruitement", ["receipt", "recruitment"])

    assert 'did you mean "recruitment"?' == in_words(hint)


def test_two_near_words_are_a_choice() -> None:
    """At most two words are proposed, the nearer first."""
    known = ["under-12", "under-13", "under-14", "adult"]

    (found,) = did_you_mean("under-1", known)
    hint = in_words(found)

    assert 2 == hint.count('"under-1')
    assert " or " in hint


@pytest.mark.parametrize("word", ["", "zzz", "x" * 100_000])
def test_a_far_word_gets_no_hint(word: str) -> None:
    """What is near nothing gets no hint, however long it is."""
    assert () == did_you_mean(word, ["recruitment", "receipt"])


class _Counted(SequenceMatcher[str]):
    """Counts the letters that are looked at: a glance at a word, and the comparing of two."""

    glances = steps = 0
    word = other = ""

    def set_seq1(self, a: Sequence[str]) -> None:
        _Counted.other = "".join(a)
        super().set_seq1(a)

    def set_seq2(self, b: Sequence[str]) -> None:
        _Counted.word = "".join(b)
        super().set_seq2(b)

    def quick_ratio(self) -> float:
        _Counted.glances += len(self.other)
        return super().quick_ratio()

    def ratio(self) -> float:
        _Counted.steps += len(self.other) * len(self.word)
        return super().ratio()


ALIKE = ["".join(order) for order in islice(permutations("abcdefghij" * 6, 60), 1_900)]
"""Many long words of the same letters: no glance tells them apart, and comparing two takes longest."""


@pytest.mark.parametrize(
    "known",
    [ALIKE, ALIKE[:300], ALIKE[:20], [f"{word}{n}" for n, word in enumerate(ALIKE)], list("ab") * 40_000],
    ids=["many", "fewer", "few", "longer", "short"],
)
@pytest.mark.parametrize("word", [ALIKE[-1], "ab" * 30, "ab" * 50_000])
def test_looking_for_what_was_meant_is_bounded(
    word: str, known: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many words there are and however long, few letters are looked at: a file has many faults."""
    monkeypatch.setattr("chargeassist.words.phrases.SequenceMatcher", _Counted)
    _Counted.glances = _Counted.steps = 0
    did_you_mean(word, known)

    assert _Counted.glances <= CHARACTERS
    assert _Counted.steps <= STEPS


def test_few_long_words_are_compared() -> None:
    """The bound leaves room for the words of a law: of twenty long ones alike the right one is found."""
    known = ["".join(order) for order in islice(permutations("abcdefghij" * 3), 20)]
    (hint,) = did_you_mean(f"{known[7]}x", known)

    assert known[7] in in_words(hint)


@given(st.text("abc-", max_size=8), st.lists(st.text("abc-", min_size=1, max_size=8), max_size=8))
def test_the_nearest_are_those_that_comparing_all_would_find(word: str, known: list[str]) -> None:
    """Looking at the promising ones first, and stopping early, finds what comparing every word finds."""
    nearest = tuple(get_close_matches(word, sorted(set(known)), n=2, cutoff=0.7))

    assert tuple(remark("did-you-mean", words=nearest) for _ in nearest[:1]) == did_you_mean(word, known)


@given(st.text(max_size=80), st.lists(st.text("abc-", min_size=1, max_size=8), max_size=8))
def test_a_hint_prints_known_words_only(word: str, known: list[str]) -> None:
    """Whatever was written, a hint repeats known words and never what was written."""
    hint = "".join(map(in_words, did_you_mean(word, known)))
    quoted = hint.split('"')[1::2]

    assert set() == set(quoted) - set(known)
    assert (hint == "") == (quoted == [])


@given(st.lists(st.sampled_from(["age:child", "age:adult", "age:under-16"]), min_size=1))
def test_a_hint_does_not_hang_on_the_order(known: list[str]) -> None:
    """The same words in another order give the same hint."""
    assert did_you_mean("age:chid", known) == did_you_mean("age:chid", list(reversed(known)))
