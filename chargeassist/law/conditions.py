"""Lines of an outline to conditions; each reading function's docstring is its grammar rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    ElementStands,
    Leaf,
    Stands,
    Who,
    columns_of,
    deny,
)
from chargeassist.law.outline import Line, Words, spot, words_of
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Faults, Place
from chargeassist.reading.remedies import remedy
from chargeassist.words import Remark, did_you_mean, remark
from chargeassist.words.remark import Arg

WHO: Mapping[str, Who] = {
    "suspect": Who.SUSPECT,
    "complainant": Who.COMPLAINANT,
    "victim": Who.COMPLAINANT,
    "migrant": Who.COMPLAINANT,
    "another": Who.ANOTHER,
    "anyone": Who.ANYONE,
}
INNER = ("not needed if", "unless")
"""What opens lines of its own: somebody may write what follows beside it."""
_STANDS = re.compile(
    r"offence (?P<any>any of )?(?P<id>[a-z0-9-]+) stands(?: by (?P<by>\w+))?(?: of (?P<of>\w+))?"
    r"(?P<serious> is serious-crime)?"
)


class ConditionReader:
    """Reads conditions of one file against the vocabulary, collecting every fault."""

    def __init__(self, vocabulary: Vocabulary, faults: Faults) -> None:
        self.vocabulary = vocabulary
        self.faults = faults
        self.where = ""

    def fault(self, id: str, place: Place, /, *hints: Remark, **values: Arg) -> None:
        """Add the fault whose text has the id *id*; it also says where in the law it stands."""
        where = (remark("hint-in", where=self.where),) if self.where else ()
        self.faults.add(id, place, *where, *(hints or remedy(id)), **values)

    def plain(self, line: Line) -> Words:
        """A line that is no leaf: "as to" and "arguable" have no place in it."""
        words = words_of(line)
        if words.as_to or words.arguable:
            self.fault("L111", words.place)
        return words

    def group(self, lines: Iterable[Line], above: Line, cite: str = "") -> Condition | None:
        """Conditions under one line: all of them; *cite* is the line's own, where nobody else keeps it."""
        rows = tuple(lines)
        if not rows:
            self.fault("L110", above.place, line=words_of(above).text)
            return None
        parts = [self.condition(row) for row in rows]
        whole = tuple(p for p in parts if p is not None)
        if len(whole) < len(parts):
            return None
        return whole[0] if len(whole) == 1 and not cite else AllOf(whole, cite)

    def condition(self, line: Line) -> Condition | None:
        """condition = ("all of" | "any of" | "none of" | "at least N of") condition+ | leaf."""
        words = words_of(line)
        if not re.fullmatch(r"(all|any|none) of|at least [0-9]{1,4} of", words.text):
            return self.leaf(line, words)
        self.plain(line)
        if not line.children:
            self.fault("L110", line.place, line=words.text)
            return None
        found = [self.condition(child) for child in line.children]
        parts = tuple(p for p in found if p is not None)
        if len(parts) < len(found):
            return None
        match words.text.split():
            case ["all", "of"]:
                return AllOf(parts, words.cite)
            case ["any", "of"]:
                return AnyOf(parts, words.cite)
            case ["none", "of"]:
                return self.none_of(parts, line, words.cite)
            case [_, _, number, _]:
                if not 1 <= int(number) <= len(parts):
                    self.fault("L112", line.place, line=words.text, n=len(parts))
                    return None
                return AtLeast(int(number), parts, words.cite)
        return None

    def none_of(self, parts: tuple[Condition, ...], line: Line, cite: str) -> Condition | None:
        """Push a denial to the leaves; only groups and leaves can be denied."""
        for column in (c for part in parts for c in columns_of(part)):
            if not isinstance(column, Leaf) or column.like or column.arguable:
                self.fault("L113", line.place)
                return None
        denied = deny(AnyOf(parts, cite))
        return denied

    def leaf(self, line: Line, words: Words) -> Condition | None:
        """leaf = [WHO] SLOT "is" TERM | [WHO] SLOT "is any of" TERM+ ["or like" GENUS] | ... "stands"."""
        if words.text.endswith(" stands") or " stands " in words.text:
            return self.stands(line, words)
        subject, verb, term = words.text.partition(" is ")
        if not verb:
            self.fault("L114", line.place, line=words.text)
            return None
        who, _, slot = subject.rpartition(" ")
        if who and who not in WHO:
            hints = did_you_mean(who, WHO)
            if who.startswith(INNER):
                hints = (remark("hint-line-below"),)
            self.fault("L115", spot(line.place, who), *hints, word=who)
            return None
        if slot not in self.vocabulary.slots:
            slots = self.vocabulary.slots
            self.fault("L201", spot(line.place, slot), *did_you_mean(slot, slots), word=slot)
            return None
        if term != "any of":
            if line.children:
                hint = remark("hint-list", slot=slot)
                self.fault("L116-condition", line.children[0].place, hint)
            return self.term(slot, who, term, words)
        return self.terms(slot, who, line, words)

    def terms(self, slot: str, who: str, line: Line, words: Words) -> Condition | None:
        """TERM+ ["or like" GENUS], the genus last and at the level of the terms."""
        leaves: list[Leaf | None] = []
        if not line.children:
            self.fault("L110", line.place, line=words.text)
            return None
        for child in line.children:
            row = words_of(child)
            for below in child.children:
                self.fault("L116-term", below.place)
            if row.text.startswith("or like "):
                if child is not line.children[-1]:
                    self.fault("L117", child.place)
                named = tuple(x.term for x in leaves if x is not None)
                genus = self.term(slot, who, row.text.removeprefix("or like "), row, words.as_to)
                leaves.append(None if genus is None else _like(genus, named))
            else:
                leaves.append(self.term(slot, who, row.text, row, words.as_to))
        whole = tuple(x for x in leaves if x is not None)
        if len(whole) < len(leaves):
            return None
        if len(set(whole)) < len(whole):
            self.fault("L401", line.place)
        return AnyOf(whole, words.cite)

    def term(self, slot: str, who: str, term: str, words: Words, as_to: str = "") -> Leaf | None:
        """One leaf of a known term; WHO replaces `by` where the slot has one, else `of`."""
        known = self.vocabulary.slots[slot].terms
        as_to = words.as_to or as_to
        if term not in known:
            self.fault("L202", spot(words.place, term), *did_you_mean(term, known), slot=slot, word=term)
            return None
        if as_to and not self.known_name(as_to, words.place):
            return None
        slot_who = self.vocabulary.slots[slot].who
        by = WHO[slot_who.by] if slot_who.by else None
        of = WHO[slot_who.of] if slot_who.of else None
        if who:
            by, of = (WHO[who], of) if by is not None else (None, WHO[who])
        return Leaf(
            slot,
            term,
            by,
            of,
            as_to=as_to,
            arguable=words.arguable,
            cite=words.cite,
            place=words.place,
        )

    def known_name(self, name: str, place: Place) -> bool:
        """SLOT:TERM after "as to"."""
        names = self.vocabulary.narrower
        if name in names:
            return True
        self.fault("L203", spot(place, name), *did_you_mean(name, names), word=name)
        return False

    def stands(self, line: Line, words: Words) -> Condition | None:
        """stands = "offence" [any of] ID "stands" ["by" WHO] ["of" WHO] | "element" ID "stands"."""
        self.plain(line)
        if line.children:
            self.fault("L116-condition", line.children[0].place)
        if match := re.fullmatch(r"element ([a-z0-9-]+) stands", words.text):
            return ElementStands(match[1], words.cite, line.place)
        found = _STANDS.fullmatch(words.text)
        if found is None or any(found[w] and found[w] not in WHO for w in ("by", "of")):
            self.fault("L118", line.place, line=words.text)
            return None
        return Stands(
            ("any of", found["id"]) if found["any"] else (found["id"],),
            WHO[found["by"] or "suspect"],
            WHO[found["of"] or "complainant"],
            bool(found["serious"]),
            words=words.text,
            cite=words.cite,
            place=line.place,
        )


def _like(genus: Leaf, named: tuple[str, ...]) -> Leaf:
    return Leaf(genus.slot, genus.term, genus.by, genus.of, like=named, cite=genus.cite, place=genus.place)
