"""One entry of a report: charges that are alike told once, with a table of where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import evolve

from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Cell, Column, Finding, Fold, Item, Labelled, Line, Table
from chargeassist.report.pages.charge import told
from chargeassist.report.pages.common import period, titled
from chargeassist.report.pages.element import element_row
from chargeassist.report.pages.likes import Alike, against, offence_of
from chargeassist.report.symbols import in_brackets
from chargeassist.report.voice import Voice

AT_ONCE = 4
"""How many elements stand beside each other in a table of eighty columns."""
NAME, CELL = 10, 14
"""How wide the columns of that table are."""
Atom = tuple[str, Block]
"""One thing that is said, and the element of which it is said; empty for the whole charge."""


def entry(number: int, alike: Alike, assessment: Assessment, say: Voice) -> Fold:
    """Return charges of one offence against one person under their number."""
    one, label = alike[0], say("label-number", number=number)
    if len(alike) == 1:
        said = (*told(one, assessment, say), Labelled(say("label-charge"), one.id))
        return Fold(titled(one, say), label, one.standing.word, one.id, said)
    whom = against(alike, len(alike), say)
    title = say("entry-of", offence=offence_of(one, say).upper(), whom=whom)
    mark = max(c.standing for c in alike).word
    return Fold(title, label, mark, said=tuple(_merged(alike, assessment, say)))


def _merged(alike: Alike, assessment: Assessment, say: Voice) -> Iterator[Block]:
    """Yield what is said of all, each charge in a line, the elements side by side, what is said of some."""
    names = told_apart(alike, say)
    sayers: dict[Atom, list[int]] = {}
    addresses: dict[Atom, tuple[str, ...]] = {}
    for number, charge in enumerate(alike):
        for atom, at in dict(_atoms(told(charge, assessment, say), say)).items():
            sayers.setdefault(atom, []).append(number)
            addresses[atom] = (*addresses.get(atom, ()), *at)
    groups: dict[tuple[int, ...], list[Atom]] = {}
    for (element, block), by in sayers.items():
        at = addresses[element, block]
        whole = evolve(block, at=at) if isinstance(block, Line | Labelled) and at else block
        groups.setdefault(tuple(by), []).append((element, whole))
    everybody = tuple(range(len(alike)))
    yield from _said(groups.pop(everybody, []), say)
    for name, charge in zip(names, alike, strict=True):
        text = say(
            "like-charge",
            standing=say.standing(charge.standing),
            role=say(f"role-{charge.role}") if charge.role != "unassigned" else "",
            period=period(charge, say),
        )
        own = Labelled(say("label-charge"), charge.id)
        yield Item(say("label-colon", label=name), text, charge.id, (own,))
    yield from _side_by_side(alike, names, say)
    for numbers, atoms in groups.items():
        label = say("label-colon", label=say.listed(names[n] for n in numbers))
        yield Item(label, "", said=tuple(_said(atoms, say)))


def told_apart(alike: Alike, say: Voice) -> list[str]:
    """Return what tells each charge from the others: to whom it was done, in which course, when."""
    names = [c.matter.complainant or say("nobody-in-particular") for c in alike]
    for further in ([c.matter.episode for c in alike], [period(c, say) for c in alike]):
        both = [", ".join(filter(None, pair)) for pair in zip(names, further, strict=True)]
        names = both if len(set(both)) > len(set(names)) else names
    return names


def _atoms(blocks: Sequence[Block], say: Voice) -> Iterator[tuple[Atom, tuple[str, ...]]]:
    """Yield each thing that is said and its addresses; how an element stands and on what is in the table."""
    for block in blocks:
        if isinstance(block, Finding):
            yield from (((block.name, inner), ()) for inner in _beside_facts(block, say))
        elif isinstance(block, Line | Labelled):
            yield ("", evolve(block, at=())), block.at
        else:
            yield ("", block), ()


def _beside_facts(row: Finding, say: Voice) -> tuple[Block, ...]:
    return row.said if _facts(row, say) is None else row.said[1:]


def _facts(row: Finding, say: Voice) -> Labelled | None:
    """Return the line of the facts that an element stands on, and of what shows them."""
    first = row.said[0] if row.said else None
    return first if isinstance(first, Labelled) and first.label == say("label-on") else None


def _said(atoms: Sequence[Atom], say: Voice) -> Iterator[Block]:
    """Yield what is said of an element under its name."""
    for element, several in groupby(atoms, lambda atom: atom[0]):
        said = tuple(block for _, block in several)
        if element:
            yield Item(say("label-colon", label=element), "", said=said)
        else:
            yield from said


def _side_by_side(alike: Alike, names: Sequence[str], say: Voice) -> Iterator[Table]:
    """Yield the elements of each charge beside those of the others: how each stands, and on what."""
    rows = [[element_row(e, charge.id, say) for e in charge.elements] for charge in alike]
    cites = {row.name: row.cite for found in reversed(rows) for row in found}
    heads = list(dict.fromkeys(row.name for found in rows for row in found))
    for begin in range(0, len(heads), AT_ONCE):
        part = heads[begin : begin + AT_ONCE]
        cells = [
            (name, *(_cell(next((r for r in found if r.name == head), None), say) for head in part))
            for name, found in zip(names, rows, strict=True)
        ]
        columns = (
            Column(say("column-against"), NAME),
            *(Column(in_brackets(head, cites[head]), CELL) for head in part),
        )
        yield Table(columns, tuple(cells))


def _cell(row: Finding | None, say: Voice) -> str | Cell:
    """Return an element as a cell; nothing where this charge has no such element."""
    if row is None:
        return ""
    facts = _facts(row, say)
    text = say("label-and-text", label=row.word, text=facts.text) if facts else row.word
    return Cell(text, row.mark, id=row.id, refs=facts.refs if facts else ())
