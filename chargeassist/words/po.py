"""Reads gettext `.po` files as they are, so that no compiled copy can be forgotten or grow stale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from attrs import field, frozen

_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*"(.*)"\s*')
_ESCAPE = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t"}


@frozen
class Message:
    """One entry: its id (`msgctxt`), the English (`msgid`), and what a translator wrote for each number."""

    id: str
    english: tuple[str, ...]
    """The sentence, or that for one and that for many."""
    translated: tuple[str, ...] = field(factory=tuple)
    line: int = 0
    """The line its entry begins on."""

    def form(self, number: int) -> str:
        """Return the sentence for a plural form; the English where nobody has translated it yet."""
        texts = self.translated if all(self.translated) and self.translated else self.english
        return texts[min(number, len(texts) - 1)]


def messages(text: str) -> Iterator[Message]:
    """Yield the entries of a `.po` file, without its header; what is fuzzy counts as untranslated.

    >>> [m.form(0) for m in messages('msgctxt "hello"\\nmsgid "good day"\\nmsgstr "bonjour"\\n')]
    ['bonjour']
    """
    for number, block in _blocks(text):
        parts: dict[str, str] = {}
        key = ""
        for line in block:
            match = _LINE.fullmatch(line)
            if match is not None:
                key = match[1] or key
                parts[key] = parts.get(key, "") + _ESCAPE.sub(lambda m: _MEANT.get(m[1], m[1]), match[2])
        if "msgctxt" not in parts:
            continue
        english = tuple(parts[k] for k in ("msgid", "msgid_plural") if k in parts)
        fuzzy = any(re.match(r"#,.*\bfuzzy\b", line) for line in block)
        translated = () if fuzzy else tuple(parts[k] for k in sorted(parts) if k.startswith("msgstr"))
        yield Message(parts["msgctxt"], english, translated, number)


def unreadable(text: str) -> Iterator[int]:
    """Yield the number of each line that is neither an entry's nor a comment: `messages` passes over it."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#") and _LINE.fullmatch(line) is None:
            yield number


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the runs of lines between blank lines, each with the number of its first line."""
    lines = enumerate(text.split("\n"), start=1)
    for said, group in groupby(lines, lambda pair: bool(pair[1].strip())):
        if said:
            (number, first), *others = group
            yield number, [first, *(line for _, line in others)]
