"""The `offence` block: headers, elements, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from chargeassist.law.asides import AsideReader
from chargeassist.law.classes import CLASSES
from chargeassist.law.elements import ElementReader
from chargeassist.law.model import Element, Offence, Period
from chargeassist.law.outline import Line, Words, spot
from chargeassist.words import did_you_mean
from chargeassist.words.dates import parse_when

FAMILIES = ("trafficking", "smuggling", "other")
AGAINST = ("victim", "migrant", "person", "State")
SEEN = ("read", "heading", "secondary", "unverified")
TRIED = ("summarily", "indictment", "either")
HEADERS = (
    *("title", "source", "family", "since", "until", "erased", "against", "protects", "class"),
    *("seen", "tried", "limitation", "authority", "beside"),
)
ROWS = ("element", "irrelevant", "aggravated", "mode", "jurisdiction", "precondition", "penalty")
"""The keywords that may stand more than once in an offence."""
MUST = ("title", "source", "seen")
"""The headers an offence must have."""


class OffenceReader(ElementReader, AsideReader):
    """Reads one offence; each method's docstring is its grammar rule."""

    def offence(self, line: Line, words: Words, id: str) -> Offence:
        """offence = "offence" ID header* element+ aside*."""
        rows: dict[str, list[Line]] = {a: [] for a in ROWS}
        heads: list[Line] = []
        for child in line.children:
            rows.get(child.text.split(" ")[0], heads).append(child)
        head = self.heads(Line(line.text, line.place, tuple(heads)), HEADERS, MUST)
        source, provision = self.source(head)
        elements = self.elements(rows["element"], line, id)
        how, by, on = self.seen(head)
        family = self.closed(head, "family", FAMILIES, "family") or "other"
        against = self.closed(head, "against", AGAINST, "complainant") or "person"
        return Offence(
            id=id,
            pack=self.pack,
            title=self.rest(head, "title"),
            source=source,
            provision=provision,
            period=self.period(head),
            elements=elements,
            family=family,
            against=against,
            protects=self.rest(head, "protects"),
            class_=self.closed(head, "class", CLASSES, "class"),
            seen=how,
            seen_source=by,
            seen_on=on,
            tried=self.closed(head, "tried", TRIED, "trial"),
            limitation=self.limitation(head),
            authority=self.rest(head, "authority"),
            beside=tuple(self.rest(head, "beside").split()),
            irrelevant=tuple(self.aside(r, "irrelevant", True) for r in rows["irrelevant"]),
            aggravated=tuple(self.aggravated(r, self.named(rows["element"])) for r in rows["aggravated"]),
            modes=tuple(self.mode(r) for r in rows["mode"]),
            jurisdiction=tuple(self.aside(r, "jurisdiction", False) for r in rows["jurisdiction"]),
            preconditions=tuple(self.aside(r, "precondition", False) for r in rows["precondition"]),
            penalties=tuple(self.penalty(r) for r in rows["penalty"]),
            comment=" ".join(filter(None, (line.comment, *(h.comments for h in heads)))),
            conduct=self.conduct(elements),
            place=line.place,
        )

    def source(self, head: Mapping[str, Line]) -> tuple[str, str]:
        """ "source" SOURCE PROVISION."""
        source, _, provision = self.rest(head, "source").partition(" ")
        if "source" in head and source not in self.sources:
            self.fault(
                "L302", spot(head["source"].place, source), *did_you_mean(source, self.sources), word=source
            )
        return source, provision

    def elements(self, rows: Iterable[Line], line: Line, id: str) -> tuple[Element, ...]:
        """Return the elements of an offence, each id once."""
        found = [self.element(row, f"offence {id}") for row in rows]
        self.where = f"offence {id}"
        if not found:
            self.fault("L127", line.place)
        elements = tuple(e for e in found if e is not None)
        self.distinct(elements)
        return elements

    def closed(self, head: Mapping[str, Line], key: str, known: tuple[str, ...], what: str) -> str:
        """A header whose word comes from a closed list; empty where there is none."""
        word = self.rest(head, key)
        return self.one_of(word, known, what, head[key].place) if word else ""

    def period(self, head: Mapping[str, Line]) -> Period:
        """ "since" | "until" (EDTF | "not seen") and "erased" DATE."""
        since, since_seen = self.day(head, "since")
        until, until_seen = self.day(head, "until")
        erased, _ = self.day(head, "erased")
        if since and until and since >= until:
            self.fault("L402", head["until"].place)
        # Without `since` nobody has said when it began: that is not seen, not "always".
        return Period(since, until, since_seen and "since" in head, until_seen, erased)

    def limitation(self, head: Mapping[str, Line]) -> int:
        """ "limitation" N years|months."""
        text = self.rest(head, "limitation")
        found = re.fullmatch(r"(\d{1,3}) (year|month)s?", text)
        if text and found is None:
            self.fault("L136", head["limitation"].place, line=text)
        return int(found[1]) * (12 if found[2] == "year" else 1) if found else 0

    def day(self, head: Mapping[str, Line], key: str) -> tuple[date | None, bool]:
        text = self.rest(head, key)
        if not text or text == "not seen":
            return None, text != "not seen"
        when = parse_when(text)
        # A course has no one day, and no day comes after the last of the calendar.
        if when is None or when.duration or when.last == date.max:
            self.fault("L130", head[key].place, word=text)
            return None, False
        # `until` is the first day on which the text no longer holds; a year or month means all of it.
        if key == "until" and when.first != when.last:
            return when.last + timedelta(days=1), True
        return when.first, True

    def seen(self, head: Mapping[str, Line]) -> tuple[str, str, date | None]:
        """ "seen" read|heading|secondary|unverified SOURCE DAY."""
        if "seen" not in head:
            return "unverified", "", None
        place = head["seen"].place
        how, _, rest = self.rest(head, "seen").partition(" ")
        source, _, day = rest.partition(" ")
        self.one_of(how, SEEN, "seen", place)
        if source not in self.sources:
            self.fault("L302", spot(place, source), *did_you_mean(source, self.sources), word=source)
        when = parse_when(day.strip())
        if when is None or when.duration or when.first != when.last:
            self.fault("L130-day", place, word=day)
            return how, source, None
        return how, source, when.first
