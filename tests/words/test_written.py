"""A text of the law is a text, and knows what it is in other languages."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from chargeassist.words import Written, in_language, remark, say, several

ACT = Written("act", [("fr", "acte"), ("pt", "ato")])


def test_a_text_is_itself_wherever_nobody_asks_for_a_language() -> None:
    """It compares, sorts, joins and is written to JSON as what stands in the file."""
    assert "act" == ACT
    assert {"act": 1} == {ACT: 1}
    assert remark("x", what="act") == remark("x", what=ACT)
    assert (' ["act"]', "act, means") == (" " + json.dumps([ACT]), ", ".join([ACT, "means"]))


@pytest.mark.parametrize(("language", "words"), [("fr", "acte"), ("pt", "ato"), ("en", "act"), ("zz", "act")])
def test_a_text_is_said_in_a_language(language: str, words: str) -> None:
    """Where it was translated it is said so; elsewhere as it is written."""
    assert words == in_language(ACT, language)
    assert "plain" == in_language("plain", language)


def test_small_letters_and_capitals_are_those_of_every_language() -> None:
    """A headline in capitals is one in French too."""
    assert ("ACT", "ACTE") == (ACT.upper(), in_language(ACT.upper(), "fr"))
    assert ("act", "acte") == (ACT.upper().lower(), in_language(ACT.upper().lower(), "fr"))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_copy_knows_the_same(protocol: int) -> None:
    """A pickle and a copy keep the translations."""
    for other in (pickle.loads(pickle.dumps(ACT, protocol)), copy.copy(ACT), copy.deepcopy(ACT)):
        assert ("act", "acte") == (other, in_language(other, "fr"))


def test_a_sentence_says_a_text_in_its_own_language() -> None:
    """What fills a blank of a sentence is said in the language of the sentence."""
    blanks = {"element": ACT, "standing": "thin"}

    assert "acte et means" == several([ACT, "means"], "fr")

    assert ("acte", "act") == tuple(
        say("element-standing", language, **blanks).split()[0] for language in ("fr", "en")
    )
