"""The short run: any bytes, and shipped files changed at random, for each reader."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, corpus, read

READERS = ("case-toml", "case-json", "law", "vocabulary")
OTHERS = [name for name in TARGETS if name not in READERS]
"""Verbs, and files that only a whole pack is read with: each costs a tenth of a second."""


@pytest.mark.parametrize("name", READERS)
def test_the_corpus_is_read(name: str) -> None:
    """The shipped files, every second one, are read without a fault, or fuzzing them would say little."""
    assert corpus(name)
    assert all(read(TARGETS[name], raw) for raw in corpus(name)[::2])


@pytest.mark.parametrize("name", OTHERS)
def test_the_first_of_a_corpus_is_answered(name: str) -> None:
    """What a verb begins with earns an answer."""
    assert read(TARGETS[name], corpus(name)[0])


@pytest.mark.parametrize(("seed", "name"), list(enumerate(OTHERS)), ids=OTHERS)
def test_a_verb_is_given_what_was_changed(seed: int, name: str) -> None:
    """A file with some bytes, words or lines changed is answered, or told what is wrong with it."""
    read(TARGETS[name], mutated(corpus(name), Random(seed)))


@pytest.mark.parametrize("name", READERS)
@given(raw=st.binary(max_size=300))
@example(raw=b"{")
@example(raw=b"[")
@example(raw=b'{"schema": "chargeassist/case/1", "case": 1}')
def test_any_bytes(name: str, raw: bytes) -> None:
    """Any bytes give a value or faults, never another exception."""
    read(TARGETS[name], raw)


@pytest.mark.parametrize("name", READERS)
@given(text=st.text(st.sampled_from("[]{}\"'=.,#:\\\n\t ab1-é\u202e"), max_size=80))
def test_any_marks(name: str, text: str) -> None:
    """Any order of the marks that mean something gives a value or faults."""
    read(TARGETS[name], text.encode())


@pytest.mark.parametrize("name", READERS)
@given(seed=st.integers(0, 2**32))
def test_a_shipped_file_changed(name: str, seed: int) -> None:
    """A shipped file with some bytes, words or lines changed gives a value or faults."""
    read(TARGETS[name], mutated(corpus(name), Random(seed)))
