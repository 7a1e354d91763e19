"""A condition of the law in words, as an outline: every limb on a line of its own with its place in the law.

One wording for whoever reads law: the page of an offence, the paper for a lawyer's opinion, printed Acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, field, frozen

from chargeassist.findings.limbs import named
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
    said_of,
)
from chargeassist.law.model import Law, Pack
from chargeassist.report.page import Block, Branch
from chargeassist.report.pages.common import in_titles
from chargeassist.report.voice import Voice

PERSONAL = ("age", "status", "compelled", "record")
"""The slots of which it is told whose they are: without that, they could be anybody's."""


@frozen
class Wording:
    """What a law is worded with: the titles of its pack and of the vocabulary, in a voice."""

    law: Law = field(repr=False)
    pack: Pack = field(repr=False)
    say: Voice
    means: bool = False
    """Whether each term says what it means, as an Act has it."""

    def called(self, id: str) -> str:
        """Return what an element or an aside is called, its id beside it where ids are typed."""
        return self.known(self.pack.called(id), id)

    def term(self, name: str, about: str = "") -> str:
        """Return what a term is called, and what it is about; its name beside it where names are typed."""
        say, words = self.say, self.law.vocabulary
        text = say.told(words.term(name).title)
        if about:
            text = say("term-about", text=text, about=words.term(about).title)
        text = self.known(text, said_of(name, about))
        return say("term-means", text=text, means=words.term(name).means) if self.means else text

    def known(self, title: str, id: str) -> str:
        """Return what something is called, its id beside it where ids are typed."""
        told = self.say.told(title)
        return self.say("item-named", kind=told, id=id) if self.say.typed and told != id else told


def outline(condition: Condition, words: Wording, *, top: bool = False) -> Iterator[Block]:
    """Yield a condition as limbs; at the *top* of an element `all of` goes without saying."""
    say = words.say
    match condition:
        case AllOf((part,), "") | AnyOf((part,), ""):
            yield from outline(part, words, top=top)
        case AllOf(parts, cite) if _none_of(parts):
            held = tuple(evolve(p, holds=True) for p in _leaves(parts))
            yield _group(say("limb-none-of"), cite, held, words)
        case AllOf(parts) if top:
            for part in parts:
                yield from outline(part, words, top=True)
        case AllOf(parts, cite):
            yield _group(say("limb-all-of"), cite, parts, words)
        case AnyOf(parts, cite):
            yield _group(say("limb-any-of"), cite, _flat(parts), words)
        case AtLeast(count, parts, cite):
            yield _group(say("at-least", count=count), cite, parts, words)
        case NotNeeded(requires, other):
            yield from outline(requires, words, top=top)
            yield _under(say("limb-not-needed-if"), other, words)
        case Unless(requires, other):
            yield from outline(requires, words, top=top)
            if not _basic_intention(other):
                yield _under(say("limb-unless"), other, words)
        case Leaf():
            yield Branch(_leaf(condition, words), cite=condition.cite)
        case ElementStands(element, cite=cite):
            yield Branch(say("element-stands", element=words.called(element)), cite=cite)
        case Stands() | Identity():
            told = say.told(in_titles(named(condition), words.law.vocabulary))
            yield Branch(told, cite=condition.cite if isinstance(condition, Stands) else "")


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


def _group(head: str, cite: str, parts: Iterable[Condition], words: Wording) -> Branch:
    return Branch(head, cite=cite, parts=tuple(b for part in parts for b in outline(part, words)))


def _under(keyword: str, condition: Condition, words: Wording) -> Branch:
    """Return a keyword with what stands under it; the cite of the line is the keyword's own."""
    if isinstance(condition, AllOf) and condition.cite:
        return _group(keyword, condition.cite, condition.parts, words)
    return Branch(keyword, parts=tuple(outline(condition, words)))


def _basic_intention(condition: Condition) -> bool:
    """Return whether it is what `fault intention` adds: told as the fault, not as an exception."""
    return all(isinstance(c, Leaf) and c.slot == "fault" and not c.as_to for c in columns_of(condition))


def _leaf(leaf: Leaf, words: Wording) -> str:
    say = words.say
    text = words.term(f"{leaf.slot}:{leaf.term}", leaf.as_to)
    if leaf.like:
        text = say("leaf-like", text=text)
    if not leaf.holds:
        text = say("leaf-not", text=text)
    if leaf.slot in PERSONAL and (whose := leaf.of or leaf.by):
        text = say("leaf-whose", text=text, person=say(f"whose-{whose}"))
    return say("leaf-arguable", text=text) if leaf.arguable else text
