"""Lines that begin with a keyword: found once, never twice, never ignored. What every block reader shares."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chargeassist.law.algebra import Condition
from chargeassist.law.conditions import ConditionReader
from chargeassist.law.outline import Line, Words, spot, words_of
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Faults, Place
from chargeassist.reading.printable import printable
from chargeassist.words import did_you_mean, remark


class HeadReader(ConditionReader):
    """A condition reader that also knows the pack's sources and reads keyword lines."""

    def __init__(
        self, pack: str, sources: Mapping[str, object], vocabulary: Vocabulary, faults: Faults
    ) -> None:
        super().__init__(vocabulary, faults)
        self.pack, self.sources = pack, sources

    def sourced(self, words: Words) -> None:
        """A cite outside an offence begins with the source it belongs to."""
        source = words.cite.partition(" ")[0]
        if not source:
            self.fault("L301", words.place)
        elif source not in self.sources:
            self.fault("L302", spot(words.place, source), *did_you_mean(source, self.sources), word=source)

    def identified(self, id: str, place: Place) -> str:
        """Return an id as it is, after adding a fault if it is none: nothing that cannot be seen is in it."""
        if not re.fullmatch(r"[a-z][a-z0-9-]*", id):
            self.fault("L122-form", place, word=printable(id))
        return id

    def one_of(self, word: str, known: tuple[str, ...], what: str, place: Place) -> str:
        """A word of a closed list; returned as it is, after adding a fault if it is not of the list.

        *what* ends the id of the fault: family, complainant, trial, seen, mode, effect.
        """
        if word not in known:
            hints = did_you_mean(word, known) or (remark("hint-one-of", words=known),)
            self.fault(f"L123-{what}", spot(place, word), *hints, word=word)
        return word

    def heads(self, line: Line, keywords: tuple[str, ...], must: tuple[str, ...] = ()) -> dict[str, Line]:
        """Return the lines under *line* by keyword; a second one is a fault, and so is a missing one."""
        found: dict[str, Line] = {}
        for child in line.children:
            text = words_of(child).text
            key = next((k for k in keywords if text == k or text.startswith(k + " ")), None)
            if key is None:
                word = text.split(" ")[0]
                self.fault("L124", spot(child.place, word), *did_you_mean(word, keywords), word=word)
            elif key in found:
                self.fault("L125", child.place, key=key)
            else:
                found[key] = child
        for key in must:
            if key not in found:
                self.fault("L126", line.place, key=key)
        return found

    def rest(self, heads: Mapping[str, Line], key: str) -> str:
        """Return the words after a keyword, which must say something; a header takes no lines beneath it."""
        line = heads.get(key)
        if line is None:
            return ""
        for below in line.children:
            self.fault("L116-header", below.place, key=key)
        said = " ".join(line.text.split()).removeprefix(key).strip()
        if not said:
            self.fault("L139", line.place, key=key)
        return said

    def under(self, heads: Mapping[str, Line], key: str) -> Condition | None:
        """Return the condition beneath a keyword, or None where there is none."""
        if key not in heads:
            return None
        return self.group(heads[key].children, heads[key], self.opening(heads[key], key).cite)

    def opening(self, line: Line, key: str) -> Words:
        """A line that opens a list: its keyword, at most a cite, and nothing else."""
        words = self.plain(line)
        if words.text != key:
            self.fault("L137", line.place, remark("hint-beneath", key=key), key=key)
        return words

    def uncited(self, line: Line, words: Words) -> None:
        """Add a fault for a cite in a place where nothing keeps it."""
        if words.cite:
            self.fault("L138", line.place)

    def leafless(self, line: Line) -> None:
        """Add a fault for every line under one that takes none."""
        for below in line.children:
            self.fault("L116-line", below.place)

    def ids_under(self, heads: Mapping[str, Line], key: str) -> tuple[str, ...]:
        """Return the ids beneath a keyword, one a line."""
        if key not in heads:
            return ()
        self.uncited(heads[key], self.opening(heads[key], key))
        found = []
        for child in heads[key].children:
            words = self.plain(child)
            self.uncited(child, words)
            self.leafless(child)
            found.append(words.text)
        return tuple(found)
