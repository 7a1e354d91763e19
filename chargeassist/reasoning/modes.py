"""Other doors to the same offence: joint, accomplice, organiser, attempt, company (S22).

Joint and company borrow: a leaf of this person is the best of their own and, over partners, the
lesser of the link and the partner's leaf. Accomplice, organiser and attempt are offences of their own
shape, made here from the offence they go to. A mode exists only where the pack gives it a cite.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from chargeassist.case.model import Case, Fact
from chargeassist.law.algebra import AnyOf, Condition, Leaf, Stands, Who, leaves_of
from chargeassist.law.model import Aside, Element, Offence
from chargeassist.law.vocabulary import Vocabulary

BORROWED = {
    "joint": ("conduct", "manner", "result"),
    "company": ("conduct", "manner", "result", "personal", "circumstance"),
}
"""What a mode takes from a partner: the personal stays one's own; a company has its people's mind."""
DERIVED = ("accomplice", "organiser", "attempt")
ATTRIBUTION = ("acts-for-company", "directs-company")
KEPT = ("personal", "circumstance")


def partners(case: Case, suspect: str, mode: str) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Yield each person a mode may borrow from, with the facts that link the two; none for a bare group."""
    groups = [g for g in case.groups if suspect in g.members] if mode == "joint" else []
    for person in case.persons:
        if person.id == suspect:
            continue
        if mode == "joint":
            links = [f for f in case.facts if f.slot == "concert" and {suspect, person.id} <= set(f.by)]
            shared = [g for g in groups if person.id in g.members]
            links += [f for f in case.facts for g in shared if f.id in g.facts]
            if links or shared:
                yield person.id, tuple(dict.fromkeys(links))
        else:
            links = [
                f
                for f in case.facts
                if f.slot == "relation" and f.term in ATTRIBUTION and person.id in f.by and suspect in f.of
            ]
            if links:
                yield person.id, tuple(links)


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

    Accomplice: the offence stands by anyone, help, and knowledge of what is helped. Organiser: the
    same, with direction. Attempt: what is personal and what is circumstance, and a step beyond
    preparation for the rest. The pack's own rule is an element beside these.
    """
    aside = mode_of(offence, mode)
    if aside is None or mode not in DERIVED:
        return None
    if mode == "attempt":
        elements = (_step(offence, aside), *_kept(offence, vocabulary))
    else:
        act = "aiding" if mode == "accomplice" else "directing"
        whole = Stands(
            (offence.id,), Who.ANYONE, Who.COMPLAINANT, words=f"offence {offence.id} stands by anyone"
        )
        elements = (
            Element("offence", aside.cite, whole, place=offence.place),
            Element(act, aside.cite, _act(act), place=offence.place),
            Element("knowledge", aside.cite, _knowledge(offence), place=offence.place),
        )
    if aside.condition is not None:
        elements = (*elements, Element("rule", aside.cite, aside.condition, place=offence.place))
    own = [e for e in elements if e.id in ("aiding", "directing", "step")]
    conduct = tuple(dict.fromkeys(x for e in own for x in leaves_of(e.requires)))
    return evolve(offence, elements=elements, conduct=conduct)


def _act(term: str) -> Condition:
    leaf = Leaf("act", term, Who.SUSPECT, Who.COMPLAINANT)
    if term == "aiding":
        return AnyOf((leaf, Leaf("act", "financing", Who.SUSPECT, Who.COMPLAINANT)))
    return leaf


def _knowledge(offence: Offence) -> Condition:
    """Knowledge of what is helped: plain, or as to any act or purpose that the offence asks for."""
    asked = [x for e in offence.elements for x in leaves_of(e.requires) if x.holds and not x.exception]
    goes_to = [f"{x.slot}:{x.term}" for x in asked if x.by is Who.SUSPECT and x.slot != "fault"]
    names = dict.fromkeys(["", *goes_to])
    return AnyOf(tuple(Leaf("fault", "knowledge", Who.SUSPECT, as_to=name) for name in names))


def _step(offence: Offence, aside: Aside) -> Element:
    leaf = Leaf("act", "step-beyond-preparation", Who.SUSPECT, Who.COMPLAINANT)
    return Element("step", aside.cite, leaf, place=offence.place)


def _kept(offence: Offence, vocabulary: Vocabulary) -> tuple[Element, ...]:
    def nature(element: Element) -> str:
        leaves = leaves_of(element.requires)
        return vocabulary.slots[leaves[0].slot].nature if leaves else "circumstance"

    return tuple(e for e in offence.elements if nature(e) in KEPT)


def borrows(leaf: Leaf, mode: str, vocabulary: Vocabulary) -> bool:
    """Return whether a mode takes this leaf from a partner."""
    return leaf.by is Who.SUSPECT and vocabulary.slots[leaf.slot].nature in BORROWED.get(mode, ())
