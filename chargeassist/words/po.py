"""Reads gettext `.po` files as they are, so that no compiled copy can be forgotten or grow stale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

_LINE = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)?[^\S\n]*"(.*)"[^\S\n]*')
_RUN = re.compile(r"(?:^[^\S\n]*\S.*\n?)+", re.MULTILINE)
"""Lines without a blank one between them."""
_PLAIN = re.compile(r'msgctxt "([^"\\\n]*)"\nmsgid "([^"\\\n]*)"\nmsgstr "([^"\\\n]*)"\n?')
"""An entry as nearly all are, read in one step: the law's words have thousands, read at every start."""
_NONE = re.compile(rf"^(?![^\S\n]*$|#|(?:{_LINE.pattern})$).*", re.MULTILINE)
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
    for number, run in _runs(text):
        if plain := _PLAIN.fullmatch(run):
            id, english, words = plain.groups()
            yield Message(id, (english,), (words,), number)
            continue
        block = run.split("\n")
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
    for match in _NONE.finditer(text):
        if match[0]:
            yield text.count("\n", 0, match.start()) + 1


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the runs of lines between blank lines, each with the number of its first line."""
    number, at = 1, 0
    for match in _RUN.finditer(text):
        number, at = number + text.count("\n", at, match.start()), match.start()
        yield number, match[0]
