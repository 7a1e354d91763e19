"""Other doors to the same offence: joint, accomplice, organiser, attempt, company (S22).

Joint and company borrow: a leaf of this person is the best of their own and, over partners, the
lesser of the link and the partner's leaf. Accomplice, organiser and attempt are offences of their own
shape, made here from the offence they go to. A mode exists only where the pack gives it a cite.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from attrs import evolve

from chargeassist.case.model import Case, Fact, Group
from chargeassist.law.algebra import AnyOf, Condition, Leaf, Stands, Who, columns_of, leaves_of
from chargeassist.law.model import Aside, Element, Offence
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.matters import UNKNOWN

BORROWED = {
    "joint": ("conduct", "manner", "result"),
    "company": ("conduct", "manner", "result", "personal", "circumstance"),
}
"""What a mode takes from a partner: the personal stays one's own; a company has its people's mind."""
FURTHER_MODES = ("joint", "company", "organiser", "accomplice", "attempt")
"""The doors beside that of the principal, in the order they are tried."""
DERIVED = ("accomplice", "organiser", "attempt")
ATTRIBUTION = ("acts-for-company", "directs-company")
KEPT = ("personal", "circumstance")
NOT_ATTEMPTED = ("entry", "movement", "stay")
"""Slots that an attempt does not ask for: what would have come of it."""
STEP = "step-beyond-preparation"


def partners(case: Case, suspect: str, mode: str) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each person a mode may borrow from, with the facts that link the two; none for a bare group."""
    others = [p.id for p in case.persons if p.id != suspect]
    if mode == "joint":
        concert = [f for f in case.facts if f.slot == "concert" and suspect in f.by]
        groups = [g for g in case.groups if suspect in g.members]
        told = {id for g in groups for id in g.facts}
        of_groups = [f for f in case.facts if f.id in told]
        for person in (*others, UNKNOWN):
            shared = [g for g in groups if person in members(g)]
            links = {f.id: f for f in concert if person in f.by}
            links |= {f.id: f for f in of_groups for g in shared if f.id in g.facts}
            if links or shared:
                yield person, tuple(links.values())
        return
    acts = [f for f in case.facts if f.slot == "relation" and f.term in ATTRIBUTION and suspect in f.of]
    for person in others:
        if found := tuple(f for f in acts if person in f.by):
            yield person, found


def members(group: Group) -> frozenset[str]:
    """Return who is in a group, whoever nobody has named too where the group says so (S41)."""
    return frozenset((*group.members, UNKNOWN) if group.others_unknown else group.members)


_ACTS = {
    "accomplice": ("aiding", "financing"),
    "organiser": ("directing",),
    "attempt": ("step-beyond-preparation",),
}


def possible(mode: str, case: Case) -> bool:
    """Return whether anything in a case opens a mode at all: most cases open none."""
    match mode:
        case "joint":
            return bool(case.groups) or any(f.slot == "concert" for f in case.facts)
        case "company":
            return any(not p.natural for p in case.persons)
        case _:
            return any(f.slot == "act" and f.term in _ACTS[mode] for f in case.facts)


def mode_of(offence: Offence, mode: str) -> Aside | None:
    """Return the pack's own line for a mode, or None where it has none."""
    return next((m for m in offence.modes if m.id == mode), None)


def derived(offence: Offence, mode: str, vocabulary: Vocabulary) -> Offence | None:
    """Return the offence of an accomplice, an organiser or an attempt; None where the pack has no such mode.

    Accomplice: the offence stands by another, help, and knowledge of what is helped. Organiser: the
    same, with direction. Attempt: a step beyond preparation towards its conduct, the purpose or the
    intention to complete it, and what must be so besides (S38). The pack's
    own rule is an element beside these.
    """
    aside = mode_of(offence, mode)
    if aside is None or mode not in DERIVED or (mode == "attempt" and not _attemptable(offence)):
        return None
    if mode == "attempt":
        elements = (_step(offence, aside), *_meant(offence, aside, vocabulary))
    else:
        act = "aiding" if mode == "accomplice" else "directing"
        acts = ("aiding", "financing") if mode == "accomplice" else ("directing",)
        helped = tuple(f"act:{a}" for a in acts)
        whole = Stands(
            (offence.id,),
            Who.ANOTHER,
            Who.COMPLAINANT,
            helped=helped,
            words=f"offence {offence.id} stands by another",
            titles=(offence.title,),
        )
        about = _about(offence, ("conduct", "manner", "result", "personal"), vocabulary)
        elements = (
            Element("offence", aside.cite, whole, place=offence.place),
            Element(act, aside.cite, _any(_acting(a, about) for a in acts), place=offence.place),
            Element("knowledge", aside.cite, _knowledge(about), place=offence.place),
        )
    if aside.condition is not None:
        elements = (*elements, Element("rule", aside.cite, aside.condition, place=offence.place))
    own = [e for e in elements if e.id in ("aiding", "directing", "step")]
    conduct = tuple(dict.fromkeys(x for e in own for x in leaves_of(e.requires)))
    return evolve(offence, elements=elements, conduct=conduct)


def _about(offence: Offence, natures: Collection[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what help, knowledge or a step can be about: what the offence asks for, and itself (S37)."""
    asked = (x for e in offence.elements for x in leaves_of(e.requires) if x.holds and not x.exception)
    facts = (
        x
        for x in asked
        if x.slot != "fault" and (x.by is Who.SUSPECT or vocabulary.slots[x.slot].nature in natures)
    )
    names = (f"{x.slot}:{x.term}" for x in facts)
    read = (
        f"{offence.pack}:{id}"
        for e in offence.elements
        for c in columns_of(e.requires)
        if isinstance(c, Stands)
        for id in c.offences
    )
    return tuple(dict.fromkeys((*names, offence.key, *read)))


def _any(leaves: Iterable[Leaf]) -> Condition:
    found = tuple(leaves)
    return found[0] if len(found) == 1 else AnyOf(found)


def _acting(term: str, about: tuple[str, ...]) -> Leaf:
    return Leaf("act", term, Who.SUSPECT, Who.COMPLAINANT, objects=about)


def _knowledge(about: tuple[str, ...]) -> Leaf:
    return Leaf("fault", "knowledge", Who.SUSPECT, objects=about)


def _step(offence: Offence, aside: Aside) -> Element:
    about = tuple(dict.fromkeys((*(f"{x.slot}:{x.term}" for x in offence.conduct), offence.key)))
    return Element("step", aside.cite, _acting(STEP, about), place=offence.place)


def _meant(offence: Offence, aside: Aside, vocabulary: Vocabulary) -> tuple[Element, ...]:
    """Return what an attempt asks for beside the step: purpose or intention, and what must be so (S38)."""

    def slot(element: Element) -> str:
        leaves = leaves_of(element.requires)
        return leaves[0].slot if leaves else ""

    def nature(element: Element) -> str:
        return vocabulary.slots[slot(element)].nature if slot(element) else "circumstance"

    kept = tuple(e for e in offence.elements if nature(e) in KEPT and slot(e) not in NOT_ATTEMPTED)
    if any(_aims(x) for e in kept for x in leaves_of(e.requires)):
        return kept
    about = _about(offence, ("conduct",), vocabulary)
    intention = Leaf("fault", "intention", Who.SUSPECT, objects=about)
    return (Element("intention-to-commit-it", aside.cite, intention, place=offence.place), *kept)


def _aims(leaf: Leaf) -> bool:
    """Return whether a leaf says itself what was aimed at, so that no further intention is asked for."""
    return leaf.slot == "purpose" or (leaf.slot == "fault" and leaf.term.startswith("inten"))


def _attemptable(offence: Offence) -> bool:
    """Return whether an offence can be attempted: not one of negligence, nor an attempt itself (S38)."""
    asked = [x for e in offence.elements for x in leaves_of(e.requires) if x.holds and not x.exception]
    careless = any(e.fault is not None and e.fault.level == "negligence" for e in offence.elements)
    states = {x.term for x in asked if x.slot == "fault"}
    return not careless and states != {"negligence"} and not any(x.term == STEP for x in asked)


def borrows(leaf: Leaf, mode: str, vocabulary: Vocabulary) -> bool:
    """Return whether a mode takes this leaf from a partner."""
    return leaf.by is Who.SUSPECT and vocabulary.slots[leaf.slot].nature in BORROWED.get(mode, ())
