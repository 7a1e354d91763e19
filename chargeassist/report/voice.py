"""A voice says sentences of the catalogue in one language; builders of pages say everything through one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, Said, apart, say, several, told

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?")
"""A day or a month of which nothing is uncertain."""


@frozen
class Voice:
    """Says a sentence by its id, lists as people write them, and standings in words.

    >>> Voice()("k-of-n", k=3, n=4), Voice().listed(["act", "means", "purpose"])
    ('3 of 4 elements stand supported', 'act, means and purpose')
    """

    language: str = "en"
    typed: bool = True
    """Whether it is read where commands are typed: titles in capitals, ids beside what has one."""

    def __call__(self, id: str, /, **values: object) -> str:
        """Return the sentence *id* with its values filled in."""
        return say(id, self.language, **values)

    @property
    def colon(self) -> str:
        """Return a colon as it stands after a word."""
        return self("label-colon", label="")

    def listed(self, words: Iterable[str], last: str = "and") -> str:
        """Return words with commas between them and *last*, `and` or `or`, before the last."""
        return several(words, self.language, last)

    def apart(self, texts: Iterable[str]) -> str:
        """Return longer texts as one line."""
        return apart(texts, self.language)

    def told(self, said: Said | None) -> str:
        """Return a remark, or a text of the law, as a sentence; nothing for nothing."""
        return told(said, self.language)

    def remarks(self, remarks: Iterable[Remark]) -> str:
        """Return remarks as one line."""
        return self.apart(map(self.told, remarks))

    def capitals(self, text: str) -> str:
        """Return a title in capitals where nothing else sets it off."""
        return text.upper() if self.typed else text

    def days(self, text: str) -> str:
        """Return a day, a month or a time between two as people write it; as it is where it is typed.

        >>> Voice("fr", typed=False).days("2022-10-01/.."), Voice(typed=False).days("2022-11/2024-01")
        ('1er octobre 2022 et après', 'November 2022 to January 2024')
        >>> Voice(typed=False).days("2023~"), Voice().days("2022-10-01/..")
        ('2023~', '2022-10-01/..')
        """
        if self.typed:
            return text
        start, slash, end = text.partition("/")
        first, last = (self._day(day) if day.strip(".") else "" for day in (start, end))
        if not (slash and first):
            return self("days-to", day=last) if slash else first
        return self("days-between", first=first, last=last) if last else self("days-from", day=first)

    def _day(self, text: str) -> str:
        if not _DAY.fullmatch(text):
            return text
        year, month, *day = text.split("-")
        named = self(f"month-{int(month)}")
        if not day:
            return self("a-month", month=named, year=year)
        return self("day-in-words", n=int(day[0]), month=named, year=year)

    def standing(self, standing: Standing) -> str:
        """Return a standing as a word."""
        return say(f"standing-{standing.word}", self.language)
