"""One entry of a report: the charges of one offence told once, with a table of where they differ."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from chargeassist.findings.model import Assessment, Charge
from chargeassist.reasoning.evidence import MODERATE
from chargeassist.report.page import Block, Cell, Column, Fold, Item, Labelled, Line, Paragraph, Table
from chargeassist.report.pages.charge import said_of
from chargeassist.report.pages.common import ids, items, period, shown
from chargeassist.report.pages.element import remarks_on, word_of
from chargeassist.report.pages.likes import Alike, offence_of
from chargeassist.report.pages.missing import Missing
from chargeassist.report.symbols import SYMBOLS, cell_text, in_brackets
from chargeassist.report.voice import Voice

WIDTH, SIDE, BETWEEN, LEAST, MOST = 80, 3, 2, 9, 22
"""How wide a table in an entry may be, what stands beside it, and how wide an element in it is."""
Atom = tuple[str, Block]
"""One thing that is said, and the element of which it is said; empty for the whole charge."""


def one_offence(charge: Charge) -> Hashable:
    """Return what makes charges one entry: the offence, as the text of those days has it, and its elements.

    Help and attempt have elements of their own, and with them an entry.
    """
    return charge.offence.key, charge.offence.provision, tuple((e.id, e.cite) for e in charge.elements)


def atoms(
    charge: Charge, assessment: Assessment, missing: Missing, say: Voice
) -> dict[Atom, tuple[str, ...]]:
    """Return each thing that is said of a charge, with its addresses."""
    found: dict[Atom, tuple[str, ...]] = {}
    up = charge.why_not.way_up if charge.why_not else ()
    numbers = [missing.number(gap) for gap in up]
    for block in said_of(charge, assessment, say, tuple(n for n in numbers if n)):
        if isinstance(block, Line | Labelled):
            found["", evolve(block, at=())] = block.at
        else:
            found["", block] = ()
    for element in charge.elements:
        name = say.told(element.title)
        unlisted = tuple(id for id in element.facts if "/" in id and id not in missing.listed)
        if unlisted:
            found[name, Labelled(say("label-on"), " ".join(unlisted))] = ()
        weak = tuple(c for c in (*element.evidence, *element.basis) if c.cause)
        if weak:
            # The table names facts; items that count for less than they could are told with them.
            block = Labelled(say("label-items"), items(weak, say), refs=ids((), weak))
            found[name, block] = ()
        told = {c.cause for c in weak}
        rest = evolve(element, causes=tuple(c for c in element.causes if c not in told))
        found |= {(name, block): () for block in remarks_on(rest, assessment, say)}
    return found


@frozen
class Entry:
    """Charges of one offence, and what is said of them."""

    charges: Alike
    assessment: Assessment
    missing: Missing
    say: Voice
    said: tuple[Mapping[Atom, tuple[str, ...]], ...]
    numbers: Mapping[str, int]
    """The number of the entry of each charge, by its id."""

    def fold(self, number: int, above: Collection[Atom]) -> Fold:
        """Return the entry under its number; what was said *above* of all entries is not said again."""
        say, one = self.say, self.charges[0]
        modes = {c.matter.mode for c in self.charges}
        offence = (offence_of(one, say) if len(modes) == 1 else say.told(one.offence.title)).upper()
        persons = say.listed(dict.fromkeys(c.matter.suspect for c in self.charges))
        role = self._role()
        title = say("entry-head", offence=offence, persons=persons, how=role) if role else ""
        text = title or say("offence-of-person", offence=offence, person=persons)
        mark = max(c.standing for c in self.charges).word
        return Fold(text, say("label-number", number=number), mark, said=tuple(self._told(above)))

    def _role(self) -> str:
        """Return the role of all the charges; nothing where it is not the same, or needs no word."""
        roles = {c.role for c in self.charges}
        one = self.charges[0].role
        return self.say(f"role-{one}") if len(roles) == 1 and one not in ("unassigned", "not-advised") else ""

    def _told(self, above: Collection[Atom]) -> Iterator[Block]:
        """Yield what is said of all, the table, each charge with its id, then what is said of some."""
        groups = self._groups(above)
        cited: dict[str, list[str]] = {}
        for element in self.charges[0].elements:
            cited.setdefault(element.cite, []).append(self.say.told(element.title))
        elements = (in_brackets(self.say.listed(titles), cite) for cite, titles in cited.items())
        of_all = groups.pop(tuple(range(len(self.charges))), {})
        yield from one_by_one({b: names for b, names in of_all.items() if not any(names)}, self.say)
        yield Labelled(self.say("label-elements"), self.say.apart(elements))
        yield from one_by_one({b: names for b, names in of_all.items() if any(names)}, self.say)
        names = self._names()
        yield from self._tables(names)
        yield from (Line(_with_days(charge, self.say)) for charge in self.charges)
        for numbers, told in groups.items():
            whom = self.say("label-colon", label=self._whom(numbers, names))
            blocks = tuple(one_by_one(told, self.say))
            first = blocks[0]
            if len(blocks) == 1 and isinstance(first, Labelled):
                yield evolve(first, label=whom, text=f"{first.label} {first.text}")
            elif len(blocks) == 1 and isinstance(first, Line):
                yield Labelled(whom, first.text, refs=first.refs, at=first.at)
            else:
                yield Item(whom, "", said=blocks)

    def _groups(self, above: Collection[Atom]) -> dict[tuple[int, ...], dict[Block, list[str]]]:
        """Return what is said, by whom it is said of: each thing with the elements of which it is said."""
        sayers: dict[Atom, list[int]] = {}
        for number, said in enumerate(self.said):
            for atom in said:
                sayers.setdefault(atom, []).append(number)
        groups: dict[tuple[int, ...], dict[Block, list[str]]] = {}
        for (element, block), by in sayers.items():
            if (element, block) in above or self._told_elsewhere(block):
                continue
            whole = at_all((element, block), self.said)
            groups.setdefault(tuple(by), {}).setdefault(whole, []).append(element)
        return groups

    def _told_elsewhere(self, block: Block) -> bool:
        """Return whether the head, or the table, tells it of each: a role without reasons."""
        without = {c.role for c in self.charges if not c.reasons} - {"unassigned"}
        bare = {self.say(f"role-{role}") for role in without}
        return isinstance(block, Labelled) and block.label == self.say("label-role") and block.text in bare

    def _names(self) -> list[str]:
        """Return what tells each charge from the others: who, to whom, in which way, in which course."""
        say = self.say
        names = [" / ".join(filter(None, (c.matter.suspect, c.matter.complainant))) for c in self.charges]
        modes = [say(f"mode-{c.matter.mode}") if c.matter.mode != "principal" else "" for c in self.charges]
        days = [period(c, say) for c in self.charges]
        for further in (modes, [c.matter.episode or "" for c in self.charges], days):
            both = [", ".join(filter(None, pair)) for pair in zip(names, further, strict=True)]
            names = both if len(set(both)) > len(set(names)) else names
        return names

    def _whom(self, numbers: Sequence[int], names: Sequence[str]) -> str:
        """Return some of the charges: all those against a person by that person alone."""
        told = []
        for suspect in dict.fromkeys(self.charges[n].matter.suspect for n in numbers):
            every = [n for n, c in enumerate(self.charges) if c.matter.suspect == suspect]
            own = [n for n in every if n in numbers]
            told += [suspect] if own == every else [names[n] for n in own]
        return self.say.listed(told)

    def _tables(self, names: Sequence[str]) -> Iterator[Table]:
        """Yield the charges under each other: how each stands, and each of its elements, and on what."""
        say, elements = self.say, self.charges[0].elements
        told = not self._role() and len({c.role for c in self.charges}) > 1
        roles = [say(f"role-{c.role}") if told and c.role != "unassigned" else "" for c in self.charges]
        marks = len(SYMBOLS["supported"]) + 1
        standing = max(len(say("column-standing")), *(len(r) + marks for r in roles))
        first = min(max(map(len, (say("column-charged"), *names))), MOST)
        room = WIDTH - SIDE - first - standing - BETWEEN
        parts = -(-len(elements) // max(room // (LEAST + BETWEEN), 1))
        each = -(-len(elements) // parts)
        for begin in range(0, len(elements), each):
            part = range(len(elements))[begin : begin + each]
            heads = [say.told(elements[n].title) for n in part]
            # What shows the facts stands in the cells where the columns have room for it.
            cells = [self._cells(c, part, by=True) for c in self.charges]
            if sum(_wanted(heads, cells)) + BETWEEN * len(heads) > room:
                cells = [self._cells(c, part, by=False) for c in self.charges]
            wanted = _wanted(heads, cells)
            lead = [Column(say("column-charged"), first), Column(say("column-standing"), standing)]
            lead += [Column(h, w) for h, w in zip(heads, _fitting(wanted, room), strict=True)]
            rows: list[tuple[str | Cell, ...]] = []
            for name, role, charge, row in zip(names, roles, self.charges, cells, strict=True):
                # The charge has its address in the first table.
                stands = self._standing(charge, role, "" if begin else charge.id)
                rows.append((name, stands, *row))
            yield Table(tuple(lead), tuple(rows))

    def _standing(self, charge: Charge, role: str, id: str) -> Cell:
        word = self.say.standing(charge.standing)
        whole = self.say("label-and-text", label=word, text=role) if role else word
        return Cell(role, charge.standing.word, id=id, whole=whole)

    def _cells(self, charge: Charge, part: Iterable[int], *, by: bool) -> list[Cell]:
        return [self._cell(charge, number, by=by) for number in part]

    def _cell(self, charge: Charge, number: int, *, by: bool) -> Cell:
        """Return an element as its facts, *by* what if that has room, and the numbers of what it wants."""
        say, element = self.say, charge.elements[number]
        facts = tuple(id for id in element.facts if "/" not in id)
        others = tuple(id for id in element.facts if "/" in id)
        gaps = self.missing.numbers_of(charge, element.id)
        wants = say("see-gap", numbers=", ".join(map(str, gaps))) if gaps else ""
        basis = f"{say('label-basis')} {items(element.basis, say)}"
        on = (shown((*facts, *others), element.evidence, say), basis if element.basis else "", wants)
        told = say.apart(filter(None, on))
        word = word_of(element, say)
        seen = (self._entry_of(id, charge) for id in others)
        plain = [evolve(c, cause=None, strength=MODERATE) for c in element.evidence] if by else []
        own = shown((*facts, *seen), plain, say) if facts or others else ""
        return Cell(
            " ".join(filter(None, (own, wants))),
            "spared" if element.need_not_be_proved else element.standing.word,
            id=f"{charge.id}#{element.id}",
            refs=ids(element.facts, (*element.evidence, *element.basis)),
            whole=say("label-and-text", label=word, text=told) if told else word,
        )

    def _entry_of(self, id: str, charge: Charge) -> str:
        """Return the entry of another charge, and against whom that is, where it is another person."""
        suspect, number = id.partition("/")[0], self.numbers.get(id)
        if number is None:
            return suspect
        if suspect == charge.matter.suspect:
            return self.say("see-entry", number=number)
        return self.say("see-entry-of", person=suspect, number=number)


def _wanted(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """Return how wide each column would be."""
    columns = zip(heads, *([cell_text(cell, narrow=True) for cell in row] for row in rows), strict=True)
    return [max(map(len, column)) for column in columns]


def _fitting(wanted: Sequence[int], room: int) -> list[int]:
    """Return how wide columns are: as they would be, the widest less until all have room."""
    widths = list(wanted)
    while sum(widths) + BETWEEN * len(widths) > room and max(widths) > LEAST:
        widths[widths.index(max(widths))] -= 1
    return widths


def at_all(atom: Atom, said: Iterable[Mapping[Atom, tuple[str, ...]]]) -> Block:
    """Return what is said with every address that it has."""
    block, at = atom[1], tuple(id for one in said for id in one.get(atom, ()))
    return evolve(block, at=at) if isinstance(block, Line | Labelled) and at else block


def _with_days(charge: Charge, say: Voice) -> str:
    """Return the id of a charge, which ends in its first day, and the last where that is another."""
    days, begin = period(charge, say), charge.id.rpartition("/")[2]
    if days == begin or not charge.matter.window.text:
        return charge.id
    first, _, last = days.partition("/")
    if first == begin:
        return say("charge-until", id=charge.id, day=last)
    return say("charge-and-period", id=charge.id, period=days)


def one_by_one(told: Mapping[Block, Iterable[str]], say: Voice) -> Iterator[Block]:
    """Yield each thing that is said, after the elements of which it is said: all of the same in one line."""
    together: dict[str, list[Block]] = {}
    for block, elements in told.items():
        names = say.listed(filter(None, elements))
        if names:
            together.setdefault(names, []).append(block)
        else:
            yield block
    for names, blocks in together.items():
        texts: list[str] = []
        refs: list[str] = []
        at: list[str] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                texts.append(block.text)
            elif isinstance(block, Line | Labelled):
                texts.append(f"{block.label} {block.text}" if isinstance(block, Labelled) else block.text)
                refs += block.refs
                at += block.at
        label = say("label-colon", label=names)
        yield Labelled(label, say.apart(texts), refs=tuple(refs), at=tuple(at))
