"""Elements of an offence: conditions, fault, dispensation, exception, means of proof."""

from __future__ import annotations

from collections.abc import Iterable

from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    Condition,
    Leaf,
    NotNeeded,
    Unless,
    Who,
    as_exception,
    as_settled,
    leaves_of,
)
from chargeassist.law.headers import HeadReader
from chargeassist.law.model import Element, MensRea
from chargeassist.law.outline import Line, Words, spot, words_of
from chargeassist.words import did_you_mean

MENS_REA = ("intention", "knowledge", "recklessness", "negligence", "none")


class ElementReader(HeadReader):
    """Reads the elements of an offence; each method's docstring is its grammar rule."""

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
                self.fault("L125", child.place, key=key)
            else:
                special[key] = child
        self.identified(id, line.place)
        if not conditions:
            self.fault("L129", line.place, element=id)
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
        return Element(id, words.cite, whole, fault, proved_by, line.comments, line.place)

    def dispensation(self, line: Line) -> tuple[Condition | None, Condition | None]:
        """ "not needed if" condition+ ["unless" condition+]."""
        rows = [c for c in line.children if words_of(c).text != "unless"]
        spared = [c for c in line.children if words_of(c).text == "unless"]
        for second in spared[1:]:
            self.fault("L125", second.place, key="unless")
        cite = self.plain(line).cite
        if not spared:
            return self.group(rows, line, cite), None
        return self.group(rows, line, cite), self.group(
            spared[0].children, spared[0], self.plain(spared[0]).cite
        )

    def fault_level(self, line: Line, words: Words) -> MensRea | None:
        """ "fault" LEVEL ["as to" TERM]."""
        for below in line.children:
            self.fault("L116-line", below.place)
        level = words.text.removeprefix("fault ")
        if level not in MENS_REA:
            self.fault("L119", spot(line.place, level), *did_you_mean(level, MENS_REA), word=level)
            return None
        if words.as_to and not self.known_name(words.as_to, line.place):
            return None
        return MensRea(level, words.as_to, words.cite)

    def proved_by(self, line: Line) -> tuple[tuple[str, str], ...]:
        """ "proved by" (KIND NOTE)+."""
        found = []
        self.uncited(line, self.opening(line, "proved by"))
        for child in line.children:
            self.leafless(child)
            kind, _, note = child.text.partition(" ")
            if kind not in self.vocabulary.kinds:
                kinds = self.vocabulary.kinds
                self.fault("L207", spot(child.place, kind), *did_you_mean(kind, kinds), word=kind)
            found.append((kind, note.strip()))
        return tuple(found)

    def requirement(
        self,
        conditions: Condition,
        fault: MensRea | None,
        dispensed: Condition | None,
        spared: Condition | None,
        exception: Condition | None,
    ) -> Condition:
        """Put an element together: fault, `not needed if` with its `unless`, `unless` (S12, S15, S16)."""
        whole = conditions
        if fault is not None and fault.basic:
            escape = tuple(Leaf("fault", t, by=Who.SUSPECT) for t in ("accident", "mistake"))
            whole = Unless(whole, as_exception(AnyOf(escape)))
        elif fault is not None and fault.level != "none":
            state = Leaf("fault", fault.level, by=Who.SUSPECT, as_to=fault.as_to, cite=fault.cite)
            whole = AllOf((whole, state))
        if dispensed is not None:
            let_go = dispensed if spared is None else Unless(dispensed, as_exception(spared))
            whole = NotNeeded(whole, as_settled(let_go))
        return whole if exception is None else Unless(whole, as_exception(exception))

    @staticmethod
    def named(lines: Iterable[Line]) -> set[str]:
        """Return the ids of elements, readable or not."""
        return {words_of(line).text.removeprefix("element").strip() for line in lines}

    def distinct(self, elements: tuple[Element, ...]) -> None:
        seen: set[str] = set()
        for element in elements:
            if element.id in seen:
                self.fault("L128", element.place, element=element.id)
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
