"""One element of one charge, from its trace: what it stands on, what speaks against it, what to watch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chargeassist.findings.limbs import named, order_of, slot_of
from chargeassist.findings.model import ElementFinding, Gap
from chargeassist.law.algebra import Condition, Leaf
from chargeassist.law.model import Element
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.standing import Standing, capped
from chargeassist.reasoning.trace import Limb, Look, trace
from chargeassist.reasoning.weighing import Weighing, lifted, unique
from chargeassist.words import Remark, remark


def element_finding(element: Element, look: Look, vocabulary: Vocabulary, title: str) -> ElementFinding:
    """Return the finding of one element; only what carries its standing is named as carrying it."""
    limb = trace(element.requires, look, element.id)
    carrying = [x for x in _carrying(limb) if x.weighing is not None]
    weighings = [x.weighing for x in carrying if x.weighing is not None]
    dispensation = _find(limb, "not-needed-if")
    spared, both = False, False
    because: Remark | None = None
    if dispensation is not None:
        required, let_go = dispensation.limbs
        spared = let_go.standing is Standing.SUPPORTED
        both = let_go.standing not in (Standing.SUPPORTED, Standing.CONTRADICTED)
        because = _spared_by(let_go) if spared else None
        if spared and not required.standing.stands:
            weighings = [x.weighing for x in let_go.deciding() if x.weighing is not None]
    if not because and element.fault is not None and element.fault.basic and limb.standing.stands:
        because = remark("intention-from-conduct")
    thin = limb.standing is Standing.THIN
    # What denies a dispensation that nobody relies on does not speak against the element.
    opposed = [x.weighing for x in _relied_on(limb).leaves() if x.weighing is not None]
    return ElementFinding(
        id=element.id,
        title=title,
        cite=element.cite,
        nature=_nature(limb, vocabulary),
        standing=limb.standing,
        need_not_be_proved=spared,
        because=because,
        both_branches=both,
        facts=unique(f for w in weighings for f in w.facts),
        evidence=unique(c for w in weighings for c in w.evidence),
        against=unique(c for w in opposed for c in (*w.against, *w.basis_against)),
        against_facts=unique(f for w in opposed for f in (*w.against_facts, *w.basis_against_facts)),
        contradicted=unique(
            named(x.column)
            for x in _relied_on(limb).leaves()
            if x.standing is Standing.CONTRADICTED and x.weighing
        ),
        inferences=unique(i for w in weighings for i in w.inferences),
        basis=unique(c for w in weighings for c in w.basis),
        watch=unique(_watch(limb)),
        causes=unique(c for w in weighings for c in w.causes),
        notes=unique(n for w in weighings for n in w.notes),
        pointers=tuple(_pointers(limb)) if limb.standing < Standing.DISPUTED else (),
        in_totality=thin and len(_sources(limb)) > 1,
        awaits=thin and stands_once_drawn(element.requires, look),
        limb=limb,
    )


def stands_once_drawn(requires: Condition, look: Look) -> bool:
    """Return whether an element would stand were all drawn that waits for a person (S40)."""
    return trace(requires, lambda c: lifted(look(c))).standing >= Standing.DISPUTED


def _carrying(limb: Limb) -> Iterator[Limb]:
    """Yield the leaves that carry an element; where nothing stands, every leaf something is entered for."""
    if limb.standing.stands:
        yield from (x for x in limb.deciding() if x.standing.stands)
    else:
        yield from (x for x in limb.leaves() if x.weighing and (x.weighing.facts or x.weighing.against_facts))


def _relied_on(limb: Limb) -> Limb:
    """Return the requirement of an element, or what dispenses with it where that is what stands."""
    dispensation = _find(limb, "not-needed-if")
    if dispensation is None:
        return limb.limbs[0] if limb.kind == "unless" and not _raised(limb.limbs[1]) else limb
    required, let_go = dispensation.limbs
    return let_go if let_go.standing > required.standing else required


def _raised(limb: Limb) -> bool:
    return any(x.weighing and x.weighing.facts for x in limb.leaves())


def _find(limb: Limb, kind: str) -> Limb | None:
    if limb.kind == kind:
        return limb
    for inner in limb.limbs if limb.kind == "unless" else ():
        if found := _find(inner, kind):
            return found
    return None


def _spared_by(let_go: Limb) -> Remark:
    """Say what dispenses with the requirement, and where the law says so."""
    names = {named(x.column) for x in let_go.leaves() if x.standing is Standing.SUPPORTED}
    limbs = tuple(sorted(names, key=order_of))
    return (
        remark("spared-by", limbs=limbs, cite=let_go.cite) if let_go.cite else remark("spared", limbs=limbs)
    )


def _nature(limb: Limb, vocabulary: Vocabulary) -> str:
    for leaf in limb.leaves():
        if isinstance(leaf.column, Leaf):
            return vocabulary.slots[leaf.column.slot].nature
    return "circumstance"


def _watch(limb: Limb) -> Iterator[Remark]:
    """Yield the exceptions that nobody has raised to the bar (S16)."""
    if limb.kind == "unless" and limb.limbs[1].standing < Standing.DISPUTED:
        yield from (named(x.column) for x in limb.limbs[1].leaves() if _worth_watching(x))
    for inner in limb.limbs:
        yield from _watch(inner)


def _worth_watching(limb: Limb) -> bool:
    """What is denied is answered; accident and mistake are watched only once somebody has said so."""
    if limb.standing is Standing.CONTRADICTED:
        return False
    basic = (
        isinstance(limb.column, Leaf)
        and limb.column.slot == "fault"
        and limb.column.term in ("accident", "mistake")
    )
    return not basic or limb.standing.stands


def _pointers(limb: Limb) -> Iterator[tuple[Remark, tuple[str, ...]]]:
    for leaf in limb.leaves():
        weighing = leaf.weighing
        if weighing and weighing.pointers and leaf.standing < Standing.DISPUTED and not weighing.inferences:
            yield named(leaf.column), weighing.pointers


def _sources(limb: Limb) -> set[str]:
    return {c.source for x in limb.leaves() if x.weighing for c in x.weighing.evidence if c.strength}


_ATTRIBUTE = remark("not-tied-to-suspect")
_GENUS = "genus-alone"
_STANDS = (Standing.DISPUTED, Standing.SUPPORTED)
NEAREST = 4
"""How many alternatives are told one by one: the rest is one line."""


def gaps(element: ElementFinding, vocabulary: Vocabulary) -> Iterator[Gap]:
    """Yield what an element that is not supported needs, nearest first (S34).

    Where several limbs would do, those something already stands for or points to are told; if there
    are none, one line asks the slot's own question. A contradicted limb is closed.
    """
    if element.limb is not None:
        for limb in needed(element.limb):
            yield _gap(element.id, limb, vocabulary)


def needed(limb: Limb) -> Iterator[Limb]:
    """Yield the limbs whose proof would make *limb* stand: leaves, or a choice nothing is entered for."""
    if limb.standing >= Standing.DISPUTED:
        return
    match limb.kind:
        case "leaf":
            if limb.standing is not Standing.CONTRADICTED:
                yield limb
        case "all-of":
            for inner in limb.limbs:
                yield from needed(inner)
        case "not-needed-if":
            # Both ways are open until the dispensation is decided (S15).
            for inner in limb.limbs:
                yield from needed(inner)
        case "unless":
            yield from needed(limb.limbs[0])
        case _:
            yield from _nearest(limb)


def _nearest(limb: Limb) -> Iterator[Limb]:
    """Yield what a choice needs: what is begun is finished first, supported or thin, the shortest way first.

    What is begun in every part comes before what is begun in some: that somebody was deceived begins no
    way of removing organs, where the file points to work. If nothing is begun, the choice itself, where one
    limb would do; else the shortest of its ways.
    """
    open_ = [x for x in limb.limbs if x.standing not in (Standing.CONTRADICTED, *_STANDS)]
    lacking = limb.count - sum(x.standing in _STANDS for x in limb.limbs) if limb.kind == "at-least" else 1
    begun = [x for x in open_ if _begun(x, all)] or [x for x in open_ if _begun(x, any)]
    alone = list(enough(limb))
    if not begun and len(alone) > 1:
        yield limb
        return
    ways = sorted(begun or open_, key=lambda x: len(list(needed(x))))
    for inner in ways[: NEAREST if begun else lacking]:
        yield from needed(inner)


def _begun(limb: Limb, parts: Callable[[Iterable[bool]], bool]) -> bool:
    """Return whether something is entered for a limb, or points to it: for all or any of joined parts."""
    if limb.kind == "leaf":
        return limb.standing >= Standing.THIN and not _bare(limb)
    return (parts if limb.kind == "all-of" else any)(_begun(x, parts) for x in limb.limbs)


def _bare(leaf: Limb) -> bool:
    """Return whether a sort is named by its genus alone, and no fact points to that sort (S43)."""
    weighing = leaf.weighing
    return weighing is not None and not weighing.pointers and any(c.code == _GENUS for c in weighing.causes)


def enough(limb: Limb) -> Iterator[Limb]:
    """Yield the leaves any one of which, proved alone, would make *limb* stand."""
    lacking = [x for x in limb.limbs if x.standing < Standing.DISPUTED]
    match limb.kind:
        case "leaf":
            if limb.standing is not Standing.CONTRADICTED:
                yield limb
        case "all-of":
            if len(lacking) == 1:
                yield from enough(lacking[0])
        case "unless":
            if capped(limb.limbs[1].standing) >= Standing.DISPUTED:
                yield from enough(limb.limbs[0])
        case "at-least":
            if limb.count - (len(limb.limbs) - len(lacking)) == 1:
                for inner in lacking:
                    yield from enough(inner)
        case _:
            for inner in limb.limbs:
                yield from enough(inner)


def _gap(element: str, limb: Limb, vocabulary: Vocabulary) -> Gap:
    if limb.weighing is None:
        leaves = tuple(enough(limb))
        limbs = unique(named(x.column) for x in leaves)
        slots = sorted({slot_of(x) for x in limbs} & set(vocabulary.slots))
        asks = tuple(vocabulary.slots[s].asks for s in slots if vocabulary.slots[s].asks)
        question = remark("slots-ask", questions=asks) if asks else ""
        return Gap(element, "prove", question, limbs, choice=True, leaves=leaves)
    limbs = (named(limb.column),)
    leaf = limb.column
    if not isinstance(leaf, Leaf):
        return Gap(element, "prove", "", limbs)
    term = vocabulary.term(f"{leaf.slot}:{leaf.term}")
    proof = tuple((remark(grade), m.what, m.holder) for grade, m in term.proof.in_order())
    question = term.asks or vocabulary.slots[leaf.slot].asks
    return Gap(element, _kind(limb.weighing), question, limbs, proof=proof, leaves=(limb,))


def _kind(weighing: Weighing) -> str:
    if weighing.undrawn is not None:
        return "draw-the-inference"
    if _ATTRIBUTE in weighing.causes:
        return "attribute"
    if any(c.strength for c in weighing.evidence):
        return "corroborate"
    return "prove"


def counted_sources(items: Iterable[Counted]) -> tuple[str, ...]:
    """Return the sources that count for something, in alphabetical order."""
    return tuple(sorted({c.source for c in items if c.strength}))
