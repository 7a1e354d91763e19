"""Sentences by id and language; the ids are the spine, and a language without one falls back to English."""

from __future__ import annotations

from chargeassist.words.en import ENGLISH

LANGUAGES = ("en",)
_CATALOGUES = {"en": ENGLISH}


def say(id: str, language: str = "en", **values: object) -> str:
    """Return the sentence *id* with its values filled in. Raises KeyError for an unknown id.

    >>> say("k-of-n", k=3, n=4)
    '3 of 4 elements stand supported'
    """
    return _CATALOGUES.get(language, ENGLISH).get(id, ENGLISH[id]).format(**values)
