"""Still needed, or cannot matter now: the patterns against every way of answering (S33)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from hypothesis import given

from chargeassist import Charge, Standing, assess, case_from_dict, gaps
from chargeassist.advice.needs import Needs, may_ask, still_needed
from chargeassist.findings.limbs import named
from chargeassist.law.algebra import Column, Leaf, Stands
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.patterns import Patterner
from chargeassist.reasoning.standing import AGAINST_BAR
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import highest
from tests.builders import Row, assessed, case, charge, fact, few, limb
from tests.strategies import tables

FEW_LEAVES = 6
Answers = dict[Column, Standing]


def leaves_of(one: Charge) -> dict[Column, Limb]:
    """Return the limbs of a charge, each once."""
    return {x.column: x for e in one.elements if e.limb for x in e.limb.leaves() if x.column}


def most(limb: Limb) -> Standing:
    """Return the highest that answers can bring a limb to."""
    column, weighing = limb.column, limb.weighing
    top = highest(column) if isinstance(column, Leaf) else Standing.SUPPORTED
    contested = weighing is not None and weighing.against_strength >= AGAINST_BAR
    return min(top, Standing.DISPUTED) if contested else top


def standing(one: Charge, answers: Mapping[Column, Standing]) -> Standing:
    """Return how the elements of a charge stand together under some answers."""
    return min(weigh_one(e.requires, answers.__getitem__) for e in one.offence.elements)


def closed(answers: Answers, limbs: Mapping[Column, Limb], says: Patterner) -> Answers | None:
    """Return answers with all that follows from them, or None where two cannot hold together."""
    entered = {c: s for c, s in answers.items() if s > limbs[c].standing}
    atoms = [c for c in limbs if isinstance(c, Leaf | Stands)]
    full = {c: x.standing for c, x in limbs.items()} | entered
    for a, to in ((a, to) for a, to in entered.items() if isinstance(a, Leaf | Stands)):
        for b in atoms:
            if b in entered and says.contradict(a, b):
                return None
            if says.entails(a, b) and limbs[b].standing is not Standing.CONTRADICTED:
                full[b] = max(full[b], min(to, most(limbs[b])))
    return full


def brute(one: Charge, says: Patterner) -> set[Column]:
    """Return the open limbs of which some answer, beside some other answers, moves the charge."""
    limbs = leaves_of(one)
    open_ = sorted(asked(one), key=str)
    moving: set[Column] = set()
    steps = {c: [s for s in Standing if limbs[c].standing <= s <= most(limbs[c])] for c in open_}
    for chosen in product(*(steps[c] for c in open_)):
        base = dict(zip(open_, chosen, strict=True))
        full = closed(base, limbs, says)
        for c in open_ if full is not None else ():
            lower = closed({**base, c: limbs[c].standing}, limbs, says)
            if full is not None and lower is not None and standing(one, full) != standing(one, lower):
                moving.add(c)
    return moving


def asked(one: Charge) -> set[Column]:
    """Return the open limbs of a charge, exceptions apart."""
    limbs = leaves_of(one)
    under = {c for e in one.elements if e.limb for c in _exceptions(e.limb)}
    return {c for c, x in limbs.items() if x.standing in (Standing.MISSING, Standing.THIN)} - under


def _exceptions(limb: Limb) -> Iterable[Column]:
    if limb.kind == "unless":
        yield from (x.column for x in limb.limbs[1].leaves() if x.column)
    for inner in limb.limbs:
        yield from _exceptions(inner)


@given(tables())
def test_what_can_matter_is_what_some_answers_show(data: Row) -> None:
    """On small charges: needed is exactly what moves the charge under some way of answering the rest."""
    needs, says = Needs(few().vocabulary), Patterner(few().vocabulary)
    for one in filter(may_ask, assess(case_from_dict(data), few()).charges):
        if len(open_ := asked(one)) <= FEW_LEAVES:
            assert brute(one, says) == {c for c in open_ if needs.matters(c, one)}, one.offence.key


@given(tables())
def test_nothing_is_asked_that_cannot_matter(data: Row) -> None:
    """No gap asks for a limb that can move no charge any more."""
    found = assess(case_from_dict(data), few())
    needed = {(n.term, n.about) for n in still_needed(found) if n.state == "needed"}
    for request in gaps(found):
        if request.kind in ("prove", "corroborate") and request.answers:
            assert {(t, request.about) for t in request.terms} <= needed


def test_what_stands_by_another_way_cannot_matter() -> None:
    """One act and one means stand: no other act or means can move the charge; the purpose can."""
    rows = (fact("f1", "act:harbouring", shown_by="E1 E2"), fact("f2", "means:threat", shown_by="E1 E2"))
    found = assessed(case(*rows))
    one = charge(found, "xp:trafficking-in-persons")
    states = {n.term: n.state for n in still_needed(found) if one.id in n.charges or n.about == ("S1", "V1")}
    needs = Needs(found.law.vocabulary)
    can = {named(c) for c in leaves_of(one) if needs.matters(c, one)}

    assert "answered" == states[limb("means:threat")]
    assert limb("purpose:forced-labour") in can
    assert {limb("act:transfer"), limb("means:deception")}.isdisjoint(can)
