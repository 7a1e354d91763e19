"""A text of the law as it is written, which knows what it is in other languages (ADR 0014)."""

from __future__ import annotations

from collections.abc import Callable, Iterable


class Written(str):
    """A text as it stands in a file of the law, and its translations.

    It is a text like any other, its own, wherever nobody asks for a language: in JSON, and in what
    compares or sorts. Only what was translated is of this kind.

    >>> act = Written("act", [("fr", "acte")])
    >>> act, in_language(act, "fr"), in_language(act, "pt"), in_language(act.upper(), "fr")
    ('act', 'acte', 'act', 'ACTE')
    """

    __slots__ = ("others",)

    def __new__(cls, text: str, others: Iterable[tuple[str, str]] = ()) -> Written:
        """Keep *others*: a language and what the text is in it."""
        written = super().__new__(cls, text)
        written.others = tuple(others)
        return written

    others: tuple[tuple[str, str], ...]

    def __reduce__(self) -> tuple[type[Written], tuple[str, tuple[tuple[str, str], ...]]]:
        """Return what a copy is made of."""
        return Written, (str(self), self.others)

    def lower(self) -> Written:
        """Return the text in small letters, in every language."""
        return self._changed(str.lower)

    def upper(self) -> Written:
        """Return the text in capitals, in every language."""
        return self._changed(str.upper)

    def _changed(self, change: Callable[[str], str]) -> Written:
        return Written(change(str(self)), ((language, change(words)) for language, words in self.others))


def in_language(text: str, language: str) -> str:
    """Return a text in a language, or as it is written where nobody has translated it."""
    return dict(text.others).get(language, text) if isinstance(text, Written) else text
