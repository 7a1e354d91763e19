"""The `offence` block: headers, elements, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from chargeassist.law.conditions import Words, spot, words_of
from chargeassist.law.headers import HeadReader
from chargeassist.law.model import (
    Aside,
    Condition,
    Element,
    Leaf,
    MensRea,
    Offence,
    Penalty,
    PenaltyLine,
    Period,
    leaves_of,
)
from chargeassist.law.outline import Line
from chargeassist.law.penalties import penalty_line
from chargeassist.words import did_you_mean
from chargeassist.words.dates import parse_when

FAMILIES = ("trafficking", "smuggling", "other")
AGAINST = ("victim", "migrant", "person", "State")
SEEN = ("read", "heading", "secondary", "unverified")
TRIED = ("summarily", "indictment", "either")
MODES = ("principal", "joint", "accomplice", "organiser", "attempt", "company")
HEADERS = (
    *("title", "source", "family", "since", "until", "erased", "against", "protects"),
    *("seen", "tried", "limitation", "authority", "beside"),
)
MUST = ("title", "source", "seen")
"""The headers an offence must have."""


class OffenceReader(HeadReader):
    """Reads one offence; each method's docstring is its grammar rule."""

    def offence(self, line: Line, words: Words, id: str) -> Offence:
        """offence = "offence" ID header* element+ aside*."""
        asides = (
            "element",
            "irrelevant",
            "aggravated",
            "mode",
            "jurisdiction",
            "precondition",
            "penalty",
        )
        rows: dict[str, list[Line]] = {a: [] for a in asides}
        heads: list[Line] = []
        for child in line.children:
            rows.get(child.text.split(" ")[0], heads).append(child)
        head = self.heads(Line(line.text, line.place, tuple(heads)), HEADERS, MUST)
        source, _, provision = self.rest(head, "source").partition(" ")
        if "source" in head and source not in self.sources:
            self.fault(
                "L302",
                f'unknown source "{source}"',
                spot(head["source"].place, source),
                *did_you_mean(source, self.sources),
            )
        elements = [self.element(row, f"offence {id}") for row in rows["element"]]
        self.where = f"offence {id}"
        if not elements:
            self.fault("L127", "an offence without elements", line.place)
        parts = tuple(e for e in elements if e is not None)
        self.distinct(parts)
        how, by, on = self.seen(head)
        family = self.closed(head, "family", FAMILIES, "family") or "other"
        against = self.closed(head, "against", AGAINST, "kind of complainant") or "person"
        return Offence(
            id=id,
            pack=self.pack,
            title=self.rest(head, "title"),
            source=source,
            provision=provision,
            period=self.period(head),
            elements=parts,
            family=family,
            against=against,
            protects=self.rest(head, "protects"),
            seen=how,
            seen_source=by,
            seen_on=on,
            tried=self.closed(head, "tried", TRIED, "mode of trial"),
            limitation=self.limitation(head),
            authority=self.rest(head, "authority"),
            beside=tuple(self.rest(head, "beside").split()),
            irrelevant=tuple(self.aside(r, "irrelevant", True) for r in rows["irrelevant"]),
            aggravated=tuple(self.aggravated(r, self.named(rows["element"])) for r in rows["aggravated"]),
            modes=tuple(self.mode(r) for r in rows["mode"]),
            jurisdiction=tuple(self.aside(r, "jurisdiction", False) for r in rows["jurisdiction"]),
            preconditions=tuple(self.aside(r, "precondition", False) for r in rows["precondition"]),
            penalties=tuple(self.penalty(r) for r in rows["penalty"]),
            conduct=self.conduct(parts),
            place=line.place,
        )

    def closed(self, head: Mapping[str, Line], key: str, known: tuple[str, ...], what: str) -> str:
        """A header whose word comes from a closed list; empty where there is none."""
        word = self.rest(head, key)
        return self.one_of(word, known, what, head[key].place) if word else ""

    @staticmethod
    def named(lines: Iterable[Line]) -> set[str]:
        """Return the ids of elements, readable or not."""
        return {words_of(line).text.removeprefix("element").strip() for line in lines}

    def distinct(self, elements: tuple[Element, ...]) -> None:
        seen: set[str] = set()
        for element in elements:
            if element.id in seen:
                self.fault("L128", f'a second element "{element.id}"', element.place)
            seen.add(element.id)

    def conduct(self, elements: tuple[Element, ...]) -> tuple[Leaf, ...]:
        """Return the positive conduct leaves, each once."""
        leaves = [x for e in elements for x in leaves_of(e.requires)]
        slots = self.vocabulary.slots
        return tuple(
            dict.fromkeys(
                x for x in leaves if x.holds and not x.exception and slots[x.slot].nature == "conduct"
            )
        )

    def element(self, line: Line, where: str) -> Element | None:
        """element = "element" ID cite condition+ [fault] ["not needed if" ...] ["unless" ...] [proved by]."""
        words = self.plain(line)
        id = words.text.removeprefix("element").strip()
        self.where = f"{where}, element {id}" + (f" [{words.cite}]" if words.cite else "")
        conditions: list[Line] = []
        special: dict[str, Line] = {}
        for child in line.children:
            text = words_of(child).text
            key = next((k for k in ("not needed if", "unless", "proved by", "fault") if text == k), None)
            if key is None and text.startswith("fault ") and not text.startswith("fault is"):
                key = "fault"
            if key is None:
                conditions.append(child)
            elif key in special:
                self.fault(
                    "L125",
                    f'a second "{key}"',
                    child.place,
                    "nothing is ever silently kept or dropped",
                )
            else:
                special[key] = child
        if not re.fullmatch(r"[a-z][a-z0-9-]*", id):
            self.fault("L122", f'"{id}" is not an id', line.place, "small letters, digits and -")
        if not conditions:
            self.fault("L129", f'element "{id}" requires nothing', line.place)
            return None
        requires = self.group(conditions, line)
        fault: MensRea | None = None
        if "fault" in special:
            fault = self.fault_level(special["fault"], words_of(special["fault"]))
        dispensed, spared = (
            self.dispensation(special["not needed if"]) if "not needed if" in special else (None, None)
        )
        exception = self.under(special, "unless")
        proved_by = self.proved_by(special["proved by"]) if "proved by" in special else ()
        if requires is None:
            return None
        whole = self.requirement(requires, fault, dispensed, spared, exception)
        return Element(id, words.cite, whole, fault, proved_by, line.place)

    def dispensation(self, line: Line) -> tuple[Condition | None, Condition | None]:
        """ "not needed if" condition+ ["unless" condition+]."""
        rows = [c for c in line.children if words_of(c).text != "unless"]
        spared = [c for c in line.children if words_of(c).text == "unless"]
        for second in spared[1:]:
            self.fault(
                "L125",
                'a second "unless"',
                second.place,
                "nothing is ever silently kept or dropped",
            )
        cite = self.plain(line).cite
        if not spared:
            return self.group(rows, line, cite), None
        return self.group(rows, line, cite), self.group(
            spared[0].children, spared[0], self.plain(spared[0]).cite
        )

    def proved_by(self, line: Line) -> tuple[tuple[str, str], ...]:
        """ "proved by" (KIND NOTE)+."""
        found = []
        self.uncited(line, self.opening(line, "proved by"))
        for child in line.children:
            self.leafless(child)
            kind, _, note = child.text.partition(" ")
            if kind not in self.vocabulary.kinds:
                kinds = self.vocabulary.kinds
                self.fault(
                    "L207",
                    f'unknown kind of evidence "{kind}"',
                    spot(child.place, kind),
                    *did_you_mean(kind, kinds),
                )
            found.append((kind, note.strip()))
        return tuple(found)

    def period(self, head: Mapping[str, Line]) -> Period:
        """ "since" | "until" (EDTF | "not seen") and "erased" DATE."""
        since, since_seen = self.day(head, "since")
        until, until_seen = self.day(head, "until")
        erased, _ = self.day(head, "erased")
        if since and until and since >= until:
            self.fault("L402", '"until" does not come after "since"', head["until"].place)
        # Without `since` nobody has said when it began: that is not seen, not "always".
        return Period(since, until, since_seen and "since" in head, until_seen, erased)

    def limitation(self, head: Mapping[str, Line]) -> int:
        """ "limitation" N years|months."""
        text = self.rest(head, "limitation")
        found = re.fullmatch(r"(\d{1,3}) (year|month)s?", text)
        if text and found is None:
            self.fault(
                "L136",
                f'cannot read the limitation "{text}"',
                head["limitation"].place,
                "limitation 12 months",
            )
        return int(found[1]) * (12 if found[2] == "year" else 1) if found else 0

    def day(self, head: Mapping[str, Line], key: str) -> tuple[date | None, bool]:
        text = self.rest(head, key)
        if not text or text == "not seen":
            return None, text != "not seen"
        when = parse_when(text)
        if when is None:
            self.fault(
                "L130",
                f'"{text}" is not a date',
                head[key].place,
                'a date such as 2012-10-01, or "not seen"',
            )
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
        self.one_of(how, SEEN, "status", place)
        if source not in self.sources:
            self.fault(
                "L302",
                f'unknown source "{source}"',
                spot(place, source),
                *did_you_mean(source, self.sources),
            )
        when = parse_when(day.strip())
        if when is None or when.first != when.last:
            self.fault("L130", f'"{day}" is not a day', place, "seen read SOURCE 2026-11-20")
            return how, source, None
        return how, source, when.first

    # -- asides --------------------------------------------------------------------------------

    def aside(self, line: Line, keyword: str, must: bool) -> Aside:
        """ "irrelevant" ID cite condition | "jurisdiction" HEAD cite [condition] | "precondition" ID cite."""
        words = self.plain(line)
        condition = self.group(line.children, line) if line.children or must else None
        return Aside(words.text.removeprefix(keyword).strip(), words.cite, condition)

    def mode(self, line: Line) -> Aside:
        """ "mode" MODE cite [rule]."""
        aside = self.aside(line, "mode", False)
        self.one_of(aside.id, MODES, "mode", line.place)
        return aside

    def aggravated(self, line: Line, elements: set[str]) -> Aside:
        """ "aggravated" ID ["for" MODES] cite ["in place of" ELEMENT] condition+ [penalty]."""
        words = self.plain(line)
        id, _, modes = words.text.removeprefix("aggravated").strip().partition(" for ")
        names = tuple(m.strip() for m in modes.split(",")) if modes else ("principal",)
        for mode in names:
            self.one_of(mode, MODES, "mode", line.place)
        rows: list[Line] = []
        penalties: list[Penalty] = []
        in_place_of = ""
        for child in line.children:
            text = words_of(child).text
            if text.startswith("penalty "):
                penalties.append(self.penalty(child))
            elif text.startswith("in place of "):
                if in_place_of:
                    self.fault("L125", 'a second "in place of"', child.place, "nothing is ever dropped")
                self.uncited(child, self.plain(child))
                self.leafless(child)
                in_place_of = text.removeprefix("in place of ")
                if in_place_of not in elements:
                    self.fault(
                        "L131",
                        f'no element "{in_place_of}"',
                        child.place,
                        *did_you_mean(in_place_of, elements),
                    )
            else:
                rows.append(child)
        return Aside(id, words.cite, self.group(rows, line), names, tuple(penalties), in_place_of)

    def penalty(self, line: Line) -> Penalty:
        """ "penalty" ID ["for company"] cite ["when" condition] and one line each."""
        words = self.plain(line)
        id = words.text.removeprefix("penalty").strip()
        company = id.endswith("for company")
        when: Condition | None = None
        terms: list[PenaltyLine] = []
        rows = 0
        for child in line.children:
            row = self.plain(child)
            if row.text == "when":
                if when is not None:
                    self.fault("L125", 'a second "when"', child.place, "nothing is ever dropped")
                when = self.group(child.children, child, row.cite)
                continue
            rows += 1
            if row.cite:
                self.fault("L135", "a cite within a penalty", child.place, "one cite, on the line above")
            for below in child.children:
                self.fault("L116", "something stands under a line of a penalty", below.place)
            if term := penalty_line(row.text):
                terms.append(term)
            else:
                hint = "such as: imprisonment at most 5 years | or fine at most KES 100000 | or both"
                self.fault("L132", f'cannot read the penalty "{row.text}"', child.place, hint)
        if not rows:
            self.fault("L110", f'nothing stands under "{words.text}"', line.place)
        return Penalty(id.removesuffix("for company").strip(), words.cite, tuple(terms), when, company)
