"""What stands beside the elements of an offence: irrelevant matters, aggravations, modes, penalties."""

from __future__ import annotations

from datetime import date

from chargeassist.law.algebra import Condition, as_settled
from chargeassist.law.headers import HeadReader
from chargeassist.law.model import Aside
from chargeassist.law.outline import Line, words_of
from chargeassist.law.penalties import Penalty, PenaltyLine, penalty_line
from chargeassist.words import did_you_mean
from chargeassist.words.dates import parse_when

MODES = ("principal", "joint", "accomplice", "organiser", "attempt", "company")


class AsideReader(HeadReader):
    """Reads asides; each method's docstring is its grammar rule."""

    def aside(self, line: Line, keyword: str, must: bool) -> Aside:
        """ "irrelevant" ID cite condition | "jurisdiction" HEAD cite [condition] | "precondition" ID cite."""
        words = self.plain(line)
        condition = self.group(line.children, line) if line.children or must else None
        id = self.identified(words.text.removeprefix(keyword).strip(), line.place)
        return Aside(id, words.cite, condition, comment=line.comments)

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
                    self.fault("L125", child.place, key="in place of")
                self.uncited(child, self.plain(child))
                self.leafless(child)
                in_place_of = text.removeprefix("in place of ")
                if in_place_of not in elements:
                    self.fault("L131", child.place, *did_you_mean(in_place_of, elements), element=in_place_of)
            else:
                rows.append(child)
        self.identified(id, line.place)
        condition = self.group(rows, line)
        graver = None if condition is None else as_settled(condition)
        return Aside(id, words.cite, graver, names, tuple(penalties), in_place_of, line.comments)

    def penalty(self, line: Line) -> Penalty:
        """ "penalty" ID ["for company"] cite ["when" condition] ["since" DAY] and one line each."""
        words = self.plain(line)
        id = words.text.removeprefix("penalty").strip()
        company = id.endswith("for company")
        when: Condition | None = None
        since: date | None = None
        terms: list[PenaltyLine] = []
        rows = 0
        for child in line.children:
            row = self.plain(child)
            if row.text == "when":
                if when is not None:
                    self.fault("L125", child.place, key="when")
                when = self.group(child.children, child, row.cite)
                continue
            if row.text.startswith("since "):
                if since is not None:
                    self.fault("L125", child.place, key="since")
                since = self.first_day(row.text.removeprefix("since "), child)
                continue
            rows += 1
            if row.cite:
                self.fault("L135", child.place)
            for below in child.children:
                self.fault("L116-penalty", below.place)
            if term := penalty_line(row.text):
                terms.append(term)
            else:
                self.fault("L132", child.place, line=row.text)
        if not rows:
            self.fault("L110", line.place, line=words.text)
        id = self.identified(id.removesuffix("for company").strip(), line.place)
        return Penalty(id, words.cite, tuple(terms), when, company, since, line.comments)

    def first_day(self, word: str, line: Line) -> date | None:
        """Return the first day of what a penalty is for: one day, and nothing on its line or beneath it."""
        self.uncited(line, self.plain(line))
        self.leafless(line)
        found = parse_when(word)
        if found is None or found.first != found.last:
            self.fault("L130-penalty", line.place, word=word)
            return None
        return found.first
