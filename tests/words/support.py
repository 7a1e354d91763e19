"""All sentences of a language, for tests that look at every one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from chargeassist.words.catalogue import text_of
from chargeassist.words.po import Message, messages


@cache
def catalogue(language: str) -> Mapping[str, Message]:
    """Return every message of one language by id; KeyError for two of one id."""
    found: dict[str, Message] = {}
    for message in messages(text_of(language)):
        if message.id in found:
            raise KeyError(f"two messages of the id {message.id}")
        found[message.id] = message
    return found
