"""The law as people read it: packs in a table, an offence as its outline with cites."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    ElementStands,
    Identity,
    Leaf,
    NotNeeded,
    Stands,
    Unless,
    columns_of,
)
from chargeassist.law.departures import Departure
from chargeassist.law.model import Law, Offence, Pack
from chargeassist.report.text import WIDTH, labelled, rule, seen_text, wrapped


def packs_table(packs: list[Pack]) -> str:
    """Return one line per pack: id, title, offences, day the law is stated at."""
    lines = [f"{'ID':<4} {'LAW':<36} {'OFFENCES':>8}  {'STATED AT':<10}  VERSION"]
    for pack in packs:
        lines.append(
            f"{pack.id:<4} {pack.title[:36]:<36} {len(pack.offences):>8}  {pack.stated_at}  {pack.version}"
        )
    return "\n".join(lines) + "\n"


def packs_markdown(packs: list[Pack]) -> str:
    """Return the table of packs as the README has it."""
    lines = ["| id | law | offences | stated as at | version |", "|---|---|---|---|---|"]
    for p in packs:
        offences = len({o.id for o in p.offences})
        lines.append(f"| [{p.id}](knowledge/{p.id}) | {p.title} | {offences} | {p.stated_at} | {p.version} |")
    return "\n".join(lines) + "\n"


def pack_text(law: Law, pack: Pack) -> str:
    """Return a pack's offences, one line each, with provision and how the text was seen."""
    lines = wrapped(f"{pack.title}: law stated as at {pack.stated_at}, version {pack.version}")
    for note in pack.notes:
        lines += labelled("note", note, 0)
    for offence in pack.offences:
        lines += labelled(
            offence.id, f"{offence.title} [{offence.source} {offence.provision}], {offence.seen}", 0
        )
    lines += labelled("gates", ", ".join(g.id for g in pack.gates) or "none: the gate of un is used", 0)
    for departure in pack.departures:
        lines += labelled("departs", f"{departure.baseline}, {departure_text(departure)}", 0)
    return "\n".join(lines) + "\n"


def departure_text(departure: Departure) -> str:
    """Return what is wider, narrower, missing, different or not read, in which element, and its bridge.

    >>> departure_text(Departure("un:forced-labour", "work", "wider", "Any.", "zz-act s 1", ("zz:a",)))
    'work wider: Any. [zz-act s 1]; bridge: zz:a'
    >>> departure_text(Departure("un:forced-labour", "", "not-read", "The Labour Act was not read."))
    'not read: The Labour Act was not read.'
    """
    how = departure.how.replace("-", " ")
    where = f"{departure.element} {how}" if departure.element else how
    nothing = "" if departure.how == "not-read" else " [nothing found]"
    cite = f" [{departure.source}]" if departure.source else nothing
    bridges = f"; bridge: {', '.join(departure.bridges)}" if departure.bridges else ""
    return f"{where}: {departure.says}{cite}{bridges}"


def offence_text(law: Law, offence: Offence) -> str:
    """Return one offence: header, every element as an outline with its place in the law, the asides."""
    return "\n".join(_offence(offence)) + "\n"


def _offence(offence: Offence) -> Iterator[str]:
    yield rule(offence.key)
    yield from wrapped(offence.title)
    yield from labelled("source  ", f"{offence.source} {offence.provision}", 0)
    yield from labelled("seen    ", seen_text(offence), 0)
    since = offence.period.since or "not seen"
    until = f" until {offence.period.until}" if offence.period.until else ""
    yield from labelled("in force", f"since {since}{until}", 0)
    if offence.authority:
        yield from labelled("needs   ", offence.authority, 0)
    for element in offence.elements:
        yield ""
        yield _with_cite(f"element {element.id}", element.cite, 0)
        yield from _condition(element.requires, 2)
        if element.fault is not None and (element.fault.basic or element.fault.level == "none"):
            yield _with_cite(f"fault {element.fault.level}", element.fault.cite, 2)
    yield ""
    for aside in offence.irrelevant:
        yield _with_cite(f"irrelevant {aside.id}", aside.cite, 0)
    for aside in offence.aggravated:
        yield _with_cite(f"aggravated {aside.id} for {', '.join(aside.modes)}", aside.cite, 0)
    for aside in offence.modes:
        yield _with_cite(f"mode {aside.id}", aside.cite, 0)
    for aside in offence.jurisdiction:
        yield _with_cite(f"jurisdiction {aside.id}", aside.cite, 0)
    for penalty in offence.penalties:
        yield from labelled(f"penalty {penalty.id}", f"{penalty.text} [{penalty.cite}]", 0)


def _with_cite(text: str, cite: str, indent: int) -> str:
    if not cite:
        return "\n".join(wrapped(text, indent, indent + 2))
    line = f"{' ' * indent + text:<52}  [{cite}]"
    return line if len(line) <= WIDTH else "\n".join(wrapped(f"{text}  [{cite}]", indent, indent + 2))


def _condition(condition: Condition, indent: int) -> Iterator[str]:
    match condition:
        case AllOf(parts, cite) | AnyOf(parts, cite):
            if isinstance(condition, AllOf) and indent == 2:
                for part in parts:
                    yield from _condition(part, indent)
                return
            yield _with_cite("all of" if isinstance(condition, AllOf) else "any of", cite, indent)
            for part in parts:
                yield from _condition(part, indent + 2)
        case AtLeast(count, parts, cite):
            yield _with_cite(f"at least {count} of", cite, indent)
            for part in parts:
                yield from _condition(part, indent + 2)
        case NotNeeded(requires, other):
            yield from _condition(requires, indent)
            yield from _under("not needed if", other, indent)
        case Unless(requires, other):
            yield from _condition(requires, indent)
            if not _basic_intention(other):
                yield from _under("unless", other, indent)
        case Leaf():
            yield _with_cite(_leaf(condition), condition.cite, indent)
        case Stands(words=words, cite=cite):
            yield _with_cite(words, cite, indent)
        case ElementStands(element, cite=cite):
            yield _with_cite(f"element {element} stands", cite, indent)
        case Identity():
            yield " " * indent + "identity"


def _under(keyword: str, condition: Condition, indent: int) -> Iterator[str]:
    """A keyword with what stands under it; the cite of the line is the keyword's own."""
    if isinstance(condition, AllOf) and condition.cite:
        yield _with_cite(keyword, condition.cite, indent)
        for part in condition.parts:
            yield from _condition(part, indent + 2)
    else:
        yield " " * indent + keyword
        yield from _condition(condition, indent + 2)


def _basic_intention(condition: Condition) -> bool:
    """Return whether it is what `fault intention` adds: told as the fault, not as an exception."""
    return all(isinstance(c, Leaf) and c.slot == "fault" and not c.as_to for c in columns_of(condition))


def _leaf(leaf: Leaf) -> str:
    who = f" of {leaf.of}" if leaf.of else f" by {leaf.by}" if leaf.by else ""
    text = f"{leaf.slot} is {'' if leaf.holds else 'not '}{leaf.term}"
    if leaf.like:
        text = f"{leaf.slot} is like {leaf.term} (open list: at most thin)"
    if leaf.as_to:
        text += f" as to {leaf.as_to}"
    return text + (f"  ({who.strip()})" if leaf.slot in ("age", "status", "compelled", "record") else "")
