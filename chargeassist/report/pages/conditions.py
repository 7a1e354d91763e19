"""A condition of the law as an outline: every limb on a line of its own with its place in the statute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

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
from chargeassist.report.page import Block, Limb
from chargeassist.report.voice import Voice

PERSONAL = ("age", "status", "compelled", "record")
"""The slots of which it is told whose they are: without that, they could be anybody's."""


def outline(condition: Condition, say: Voice, *, top: bool = False) -> Iterator[Block]:
    """Yield a condition as limbs; at the *top* of an element `all of` goes without saying."""
    match condition:
        case AllOf((part,), "") | AnyOf((part,), ""):
            yield from outline(part, say, top=top)
        case AllOf(parts, cite) if _none_of(parts):
            yield _group(say("limb-none-of"), cite, tuple(evolve(p, holds=True) for p in _leaves(parts)), say)
        case AllOf(parts) if top:
            for part in parts:
                yield from outline(part, say, top=True)
        case AllOf(parts, cite):
            yield _group(say("limb-all-of"), cite, parts, say)
        case AnyOf(parts, cite):
            yield _group(say("limb-any-of"), cite, _flat(parts), say)
        case AtLeast(count, parts, cite):
            yield _group(say("at-least", count=count), cite, parts, say)
        case NotNeeded(requires, other):
            yield from outline(requires, say, top=top)
            yield _under(say("limb-not-needed-if"), other, say)
        case Unless(requires, other):
            yield from outline(requires, say, top=top)
            if not _basic_intention(other):
                yield _under(say("limb-unless"), other, say)
        case Leaf():
            text = _leaf(condition, say)
            yield Limb(say("leaf-arguable", text=text) if condition.arguable else text, cite=condition.cite)
        case Stands(words=words, cite=cite):
            yield Limb(words, cite=cite)
        case ElementStands(element, cite=cite):
            yield Limb(say("element-stands", element=element), cite=cite)
        case Identity():
            yield Limb(say("identity"))


def _flat(parts: tuple[Condition, ...]) -> Iterator[Condition]:
    """Yield the limbs of a list, those of a list in it that has no place of its own among them."""
    for part in parts:
        if isinstance(part, AnyOf) and not part.cite:
            yield from _flat(part.parts)
        else:
            yield part


def _none_of(parts: tuple[Condition, ...]) -> bool:
    """Return whether `all of ... is not` is what the outline calls `none of`."""
    return (
        len(parts) > 1
        and all(not leaf.holds for leaf in _leaves(parts))
        and len(_leaves(parts)) == len(parts)
    )


def _leaves(parts: tuple[Condition, ...]) -> tuple[Leaf, ...]:
    return tuple(p for p in parts if isinstance(p, Leaf))


def _group(head: str, cite: str, parts: Iterable[Condition], say: Voice) -> Limb:
    return Limb(head, cite=cite, parts=tuple(b for part in parts for b in outline(part, say)))


def _under(keyword: str, condition: Condition, say: Voice) -> Limb:
    """Return a keyword with what stands under it; the cite of the line is the keyword's own."""
    if isinstance(condition, AllOf) and condition.cite:
        return _group(keyword, condition.cite, condition.parts, say)
    return Limb(keyword, parts=tuple(outline(condition, say)))


def _basic_intention(condition: Condition) -> bool:
    """Return whether it is what `fault intention` adds: told as the fault, not as an exception."""
    return all(isinstance(c, Leaf) and c.slot == "fault" and not c.as_to for c in columns_of(condition))


def _leaf(leaf: Leaf, say: Voice) -> str:
    text = say(
        "leaf-like" if leaf.like else "leaf" if leaf.holds else "leaf-not", slot=leaf.slot, term=leaf.term
    )
    if leaf.as_to:
        text = say("as-to", text=text, term=leaf.as_to)
    if leaf.slot not in PERSONAL or not (leaf.of or leaf.by):
        return text
    return say("leaf-of" if leaf.of else "leaf-by", text=text, person=leaf.of or leaf.by)
