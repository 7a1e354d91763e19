"""The stories and their keys fit each other and the vocabulary."""

from __future__ import annotations

import re

import pytest

from chargeassist import load_law
from tests.usability.stories import FOLDER, Story, stories

STORIES = stories()
KINDS = {
    *("baby", "begging", "boat", "border-post", "brothel", "child-marriage"),
    *("domestic-servitude", "fishing", "lorry", "mine", "organ", "scam-compound"),
}


def test_there_is_one_story_of_each_kind_with_its_key() -> None:
    """Twelve kinds of case, each with a story and a key, and nothing without the other."""
    assert KINDS == {s.name for s in STORIES}
    assert KINDS == {p.stem for p in FOLDER.glob("*.toml")}


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_a_story_is_short_and_rich(story: Story) -> None:
    """About 150 words, 10 to 18 facts, no phrase twice."""
    assert 140 <= len(story.text.split()) <= 170
    assert 10 <= len(story.facts) <= 18
    assert len(story.facts) == len({f.phrase for f in story.facts})


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_every_fact_is_told_in_the_words_of_its_story(story: Story) -> None:
    """A phrase stands in the story word for word."""
    assert [] == [f.phrase for f in story.facts if not re.search(rf"\b{re.escape(f.phrase)}\b", story.text)]


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_what_is_right_is_a_word_of_the_vocabulary(story: Story) -> None:
    """Each right term is in the vocabulary; a fact has one, or says what is missing."""
    slots = load_law("un").vocabulary.slots
    terms = {f"{slot}:{term}" for slot in slots for term in slots[slot].terms}

    assert [] == [t for f in story.facts for t in f.right if t not in terms]
    assert [] == [f.phrase for f in story.facts if bool(f.right) == bool(f.missing)]
