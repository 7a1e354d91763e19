"""Outlines to offences, gates, defences, orders, definitions: the only module that knows the keywords."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from attrs import field, frozen

from chargeassist.faults.fault import Faults, Place
from chargeassist.law.conditions import ConditionReader, Words, spot, words_of
from chargeassist.law.model import (
    Aside,
    Condition,
    Covers,
    Defence,
    Element,
    EvidenceRules,
    Fault,
    Gate,
    Leaf,
    Offence,
    Order,
    Penalty,
    Period,
    Term,
    leaves_of,
)
from chargeassist.law.outline import Line, read_outline
from chargeassist.law.penalties import penalty_line
from chargeassist.law.vocabulary import STRENGTHS, Vocabulary
from chargeassist.words import did_you_mean, listed
from chargeassist.words.dates import parse_when

FAMILIES = ("trafficking", "smuggling", "other")
AGAINST = ("victim", "migrant", "person", "State")
SEEN = ("read", "heading", "secondary", "unverified")
TRIED = ("summarily", "indictment", "either")
MODES = ("principal", "joint", "accomplice", "organiser", "attempt", "company")
EFFECTS = ("bars", "needs-authorisation", "refer", "defence")
LATER = ("verdicts",)
"""Keywords of the notation that this version cannot weigh yet: refused, never skipped."""
HEADERS = (
    *("title", "source", "family", "since", "until", "erased", "against", "protects"),
    *("seen", "tried", "authority", "beside"),
)
MUST = ("title", "source", "seen")
"""The headers an offence must have."""


@frozen
class Definition:
    """What a term of the vocabulary means in one pack."""

    slot: str
    term: str
    condition: Condition
    cite: str
    place: Place = field(eq=False, repr=False)


class Blocks:
    """Everything the files of one pack say, in the order it was read."""

    def __init__(self) -> None:
        self.offences: list[Offence] = []
        self.definitions: list[Definition] = []
        self.gates: list[Gate] = []
        self.defences: list[Defence] = []
        self.orders: list[Order] = []
        self.evidence: list[EvidenceRules] = []


def read_blocks(
    text: str,
    pack: str,
    sources: Mapping[str, object],
    vocabulary: Vocabulary,
    faults: Faults,
    into: Blocks,
) -> None:
    """Read every top-level block of one `.law` file into *into*, adding every fault."""
    reader = _BlockReader(pack, sources, vocabulary, faults, into)
    for line in read_outline(text, faults):
        reader.top(line)


class _BlockReader(ConditionReader):
    def __init__(
        self,
        pack: str,
        sources: Mapping[str, object],
        vocabulary: Vocabulary,
        faults: Faults,
        into: Blocks,
    ) -> None:
        super().__init__(vocabulary, faults)
        self.pack, self.sources, self.into = pack, sources, into
        self.tops: Mapping[str, Callable[[Line, Words, str], None]] = {
            "offence": self.offence,
            "definition": self.definition,
            "gate": self.gate,
            "defence": self.defence,
            "order": self.order,
            "evidence": self.evidence,
        }

    def top(self, line: Line) -> None:
        """top = offence | definition | gate | defence | order | evidence."""
        words = self.plain(line)
        keyword, _, rest = words.text.partition(" ")
        self.where = ""
        if keyword in LATER:
            self.fault(
                "L120",
                f'"{keyword}" blocks are not weighed by this version',
                line.place,
                "leave it out",
            )
        elif keyword not in self.tops:
            self.fault(
                "L121",
                f'unknown block "{keyword}"',
                spot(line.place, keyword),
                *did_you_mean(keyword, self.tops),
            )
        elif not rest:
            self.fault("L122", f'"{keyword}" without an id', line.place)
        else:
            self.where = f"{keyword} {rest}"
            if keyword not in ("definition", "evidence") and not re.fullmatch(r"[a-z][a-z0-9-]*", rest):
                self.fault(
                    "L122",
                    f'"{rest}" is not an id',
                    spot(line.place, rest),
                    "small letters, digits and -",
                )
            if keyword != "offence":
                self.sourced(words)
            self.tops[keyword](line, words, rest)

    # -- small helpers -------------------------------------------------------------------------

    def sourced(self, words: Words) -> None:
        """A cite outside an offence begins with the source it belongs to."""
        source = words.cite.partition(" ")[0]
        if not source:
            self.fault("L301", "no cite", words.place, "end the line with [SOURCE PROVISION]")
        elif source not in self.sources:
            self.fault(
                "L302",
                f'unknown source "{source}"',
                spot(words.place, source),
                *did_you_mean(source, self.sources),
            )

    def one_of(self, word: str, known: tuple[str, ...], what: str, place: Place) -> str:
        """A word of a closed list; returned as it is, after adding a fault if it is not of the list."""
        if word not in known:
            hint = did_you_mean(word, known) or (f"one of {listed(known, 'or')}",)
            self.fault("L123", f'unknown {what} "{word}"', spot(place, word), *hint)
        return word

    def heads(self, line: Line, keywords: tuple[str, ...], must: tuple[str, ...] = ()) -> dict[str, Line]:
        """Return the lines under *line* by keyword; a second one is a fault, and so is a missing one."""
        found: dict[str, Line] = {}
        for child in line.children:
            text = words_of(child).text
            key = next((k for k in keywords if text == k or text.startswith(k + " ")), None)
            if key is None:
                word = text.split(" ")[0]
                self.fault(
                    "L124",
                    f'unknown keyword "{word}"',
                    spot(child.place, word),
                    *did_you_mean(word, keywords),
                )
            elif key in found:
                self.fault(
                    "L125",
                    f'a second "{key}"',
                    child.place,
                    "nothing is ever silently kept or dropped",
                )
            else:
                found[key] = child
        for key in must:
            if key not in found:
                self.fault("L126", f'"{key}" is missing', line.place)
        return found

    def rest(self, heads: Mapping[str, Line], key: str) -> str:
        """Return the words after a keyword; a header takes no lines beneath it."""
        line = heads.get(key)
        if line is None:
            return ""
        for below in line.children:
            self.fault("L116", f'something stands under "{key}"', below.place)
        return " ".join(line.text.split()).removeprefix(key).strip()

    def under(self, heads: Mapping[str, Line], key: str) -> Condition | None:
        """Return the condition beneath a keyword, or None where there is none."""
        if key not in heads:
            return None
        return self.group(heads[key].children, heads[key], self.plain(heads[key]).cite)

    # -- offences ------------------------------------------------------------------------------

    def offence(self, line: Line, words: Words, id: str) -> None:
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
        for below in (b for row in heads for b in row.children):
            self.fault("L116", "something stands under a header", below.place)
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
        self.distinct([e.id for e in parts], rows["element"])
        how, by, on = self.seen(head)
        family = self.one_of(self.rest(head, "family") or "other", FAMILIES, "family", line.place)
        against = self.one_of(
            self.rest(head, "against") or "person", AGAINST, "kind of complainant", line.place
        )
        offence = Offence(
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
            tried=self.one_of(t, TRIED, "mode of trial", line.place)
            if (t := self.rest(head, "tried"))
            else "",
            authority=self.rest(head, "authority"),
            beside=tuple(self.rest(head, "beside").split()),
            irrelevant=tuple(self.aside(r, "irrelevant", True) for r in rows["irrelevant"]),
            aggravated=tuple(self.aggravated(r, {e.id for e in parts}) for r in rows["aggravated"]),
            modes=tuple(self.mode(r) for r in rows["mode"]),
            jurisdiction=tuple(self.aside(r, "jurisdiction", False) for r in rows["jurisdiction"]),
            preconditions=tuple(self.aside(r, "precondition", False) for r in rows["precondition"]),
            penalties=tuple(self.penalty(r) for r in rows["penalty"]),
            conduct=self.conduct(parts),
            place=line.place,
        )
        self.into.offences.append(offence)

    def distinct(self, ids: list[str], lines: list[Line]) -> None:
        for i, id in enumerate(ids):
            if id in ids[:i]:
                self.fault("L128", f'a second element "{id}"', lines[i].place)

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
        fault: Fault | None = None
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
        for child in line.children:
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
        terms: list[Term] = []
        for child in line.children:
            row = self.plain(child)
            if row.text == "when":
                when = self.group(child.children, child, row.cite)
                continue
            if row.cite:
                self.fault("L135", "a cite within a penalty", child.place, "one cite, on the line above")
            for below in child.children:
                self.fault("L116", "something stands under a line of a penalty", below.place)
            if term := penalty_line(row.text):
                terms.append(term)
            else:
                hint = "such as: imprisonment at most 5 years | or fine at most KES 100000 | or both"
                self.fault("L132", f'cannot read the penalty "{row.text}"', child.place, hint)
        if not terms:
            self.fault("L110", f'nothing stands under "{words.text}"', line.place)
        return Penalty(id.removesuffix("for company").strip(), words.cite, tuple(terms), when, company)

    # -- other blocks --------------------------------------------------------------------------

    def definition(self, line: Line, words: Words, rest: str) -> None:
        """definition = "definition" SLOT "is" TERM cite condition+."""
        named = self.leaf(Line(rest, line.place), Words(rest, "", False, words.cite, line.place))
        condition = self.group(line.children, line)
        if isinstance(named, Leaf) and condition is not None:
            self.into.definitions.append(
                Definition(named.slot, named.term, condition, words.cite, line.place)
            )

    def covers(self, heads: Mapping[str, Line]) -> Covers:
        """ "covers" any offence | family F | offence ID+."""
        what, *ids = self.rest(heads, "covers").split() or ["any", "offence"]
        if [what, *ids] == ["any", "offence"]:
            return Covers("any offence")
        if what not in ("family", "offence") or not ids:
            hint = '"any offence", "family trafficking" or "offence ID"'
            self.fault("L133", "cannot read what is covered", heads["covers"].place, hint)
        if what == "family":
            for family in ids:
                self.one_of(family, FAMILIES, "family", heads["covers"].place)
        return Covers(what, tuple(ids))

    def gate(self, line: Line, words: Words, id: str) -> None:
        """gate = "gate" ID cite title effect covers ["raised if" ...] ["nexus" ...] ["unless" ...] steps."""
        keys = ("title", "effect", "covers", "raised if", "nexus", "unless", "steps")
        heads = self.heads(line, keys, ("title", "effect", "covers", "steps"))
        effect, _, effect_words = self.rest(heads, "effect").partition(" ")
        if "effect" in heads:
            self.one_of(effect, EFFECTS, "effect", heads["effect"].place)
        steps = tuple(c.text for c in heads["steps"].children) if "steps" in heads else ()
        title, covers = self.rest(heads, "title"), self.covers(heads)
        raised, nexus, unless = (self.under(heads, k) for k in ("raised if", "nexus", "unless"))
        gate = Gate(
            id,
            self.pack,
            words.cite,
            title,
            effect,
            effect_words,
            covers,
            raised,
            nexus,
            unless,
            steps,
            line.place,
        )
        self.into.gates.append(gate)

    def defence(self, line: Line, words: Words, id: str) -> None:
        """defence = "defence" ID cite title covers when condition ["note" WORDS]."""
        heads = self.heads(line, ("title", "covers", "when", "note"), ("title", "covers", "when"))
        when = self.under(heads, "when")
        covers, title, note = (
            self.covers(heads),
            self.rest(heads, "title"),
            self.rest(heads, "note"),
        )
        if when is not None:
            self.into.defences.append(Defence(id, words.cite, title, covers, when, note, line.place))

    def order(self, line: Line, words: Words, id: str) -> None:
        """order = "order" ID cite "instead of" IDS "charge" IDS "when" condition."""
        heads = self.heads(line, ("instead of", "charge", "when"), ("instead of", "charge", "when"))
        ids = {
            k: tuple(c.text for c in heads[k].children) if k in heads else ()
            for k in ("instead of", "charge")
        }
        when = self.under(heads, "when")
        if when is not None:
            self.into.orders.append(Order(id, words.cite, ids["instead of"], ids["charge"], when, line.place))

    def evidence(self, line: Line, words: Words, rest: str) -> None:
        """evidence = "evidence rules" cite, then lines on unavailable testimony and corroboration."""
        unavailable, cites = 1, [words.cite]
        recorded: list[tuple[str, int]] = []
        required: list[str] = []
        warning: list[str] = []
        for child in line.children:
            row = self.plain(child)
            cites += [row.cite] if row.cite else []
            kinds = "|".join(map(re.escape, self.vocabulary.kinds)) or "-"
            strengths = "|".join(STRENGTHS)
            recording = "(?: recorded (signed|video|deposition))?"
            if m := re.fullmatch(rf"unavailable testimony{recording} counts ({strengths})", row.text):
                level = STRENGTHS.index(m[2])
                if m[1]:
                    recorded.append((m[1], level))
                else:
                    unavailable = level
            elif m := re.fullmatch(rf"corroboration (required|warning) for ({kinds})", row.text):
                (required if m[1] == "required" else warning).append(m[2])
            else:
                hint = '"unavailable testimony counts weak" or "corroboration required for KIND"'
                self.fault("L134", f'cannot read "{row.text}"', child.place, hint)
        rules = EvidenceRules(unavailable, tuple(recorded), tuple(required), tuple(warning), tuple(cites))
        if self.into.evidence:
            self.fault("L125", 'a second "evidence rules"', line.place)
        self.into.evidence.append(rules)
