"""What to ask an investigator for: every gap once, how it could be proved, what it moves (S34)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from attrs import evolve, frozen

from chargeassist.advice.bench import Bench
from chargeassist.advice.records import ages_without_record, held_abroad
from chargeassist.advice.select import CORE
from chargeassist.case.model import Fact
from chargeassist.findings.limbs import named, order_of, term_of
from chargeassist.findings.model import Assessment, Charge, Gap
from chargeassist.law.algebra import Column, Identity, Leaf
from chargeassist.law.penalties import NOT_STATED, Gravity
from chargeassist.law.vocabulary import STRENGTHS, Answer
from chargeassist.reasoning.evidence import About
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.weighing import highest
from chargeassist.words import Remark, Said, remark
from chargeassist.words.untold import untold

GRADES = ("documentary", "third-party", "digital", "victim")
"""The order in which means of proof are sought: the victim last."""


@untold
@frozen
class Move:
    """What filling a gap would do to one charge."""

    charge: str
    element: str
    element_to: Standing
    """What the element would rise to."""
    charge_to: Standing
    """What the charge would rise to."""


@untold
@frozen
class Request:
    """One thing to ask for: what, about whom, how it could be proved, what it would move."""

    kind: str
    about: tuple[str, ...]
    terms: tuple[Remark, ...]
    """The limbs any of which would do; or the fact, or the kind of evidence, it is asked of."""
    question: Said
    proof: tuple[tuple[Remark, str, str], ...] = ()
    """(grade, what, usual holder), documentary first and the victim last."""
    abroad: bool = False
    moves: tuple[Move, ...] = ()
    defences: tuple[Answer, ...] = ()

    @property
    def grade(self) -> int:
        """Return the best grade there is for it: 0 documentary ... 3 victim, and 4 where none is known."""
        return min((GRADES.index(g.code) for g, _, _ in self.proof), default=len(GRADES))


def gaps(assessment: Assessment) -> tuple[Request, ...]:
    """Return every gap of the open charges, what moves most first; then what to preserve and certify.

    What lifts the gravest charge comes first, and of charges as grave a trafficking or smuggling one. The
    same gap in several charges
    is one request, and it moves what is inferred from what it asks for as well. A choice nothing is
    entered for asks the slot's own question and moves its element as a whole. Nothing is asked for
    against a person behind a gate.
    """
    bench = Bench(assessment)
    found: dict[tuple[object, ...], Request] = {}
    charges = [c for c in assessment.charges if _asked_about(c)]
    for charge in charges:
        for gap in charge.gaps:
            request = _request(gap, charge, assessment)
            key = (request.kind, request.about, request.terms)
            before = found.get(key, request)
            found[key] = evolve(before, moves=(*before.moves, *_move(gap, charge, bench)))
    whole = []
    for request in found.values():
        # Of a choice one limb is entered, and nobody knows which.
        drawn = _drawn(request, assessment) if len(request.terms) == 1 else frozenset()
        moves = (m for c in charges if drawn for m in _carried(drawn, request, c, bench))
        whole.append(evolve(request, moves=tuple(dict.fromkeys((*request.moves, *moves)))))
    ranked = sorted(whole, key=partial(_rank, gravest=_gravest(assessment)))
    return (*ranked, *_keep(assessment), *_records(charges, assessment))


def _asked_about(charge: Charge) -> bool:
    closed = charge.available.is_ == "no" or charge.standing is Standing.CONTRADICTED
    return charge.role != "blocked" and not closed


_Gravest = Mapping[str, tuple[Gravity, bool]]


def _gravest(assessment: Assessment) -> _Gravest:
    """Return for every charge how grave it is, and whether it is of trafficking or smuggling."""
    return {c.id: (c.gravity, c.offence.family in CORE) for c in assessment.charges}


def _rank(request: Request, gravest: _Gravest) -> tuple[object, ...]:
    """Return what sorts requests: the gravest charge lifted, core ones first, how many, then the means."""
    lifted = {m.charge for m in request.moves if m.charge_to >= Standing.DISPUTED}
    gravity, core = max((gravest[c] for c in lifted), default=(NOT_STATED, False))
    most = *(-g for g in gravity), not core, -len(lifted), -len(request.moves)
    return *most, request.grade, request.about, tuple(map(order_of, request.terms))


def _request(gap: Gap, charge: Charge, assessment: Assessment) -> Request:
    matter = charge.matter
    about = tuple(p for p in (matter.suspect, matter.complainant) if p)
    vocabulary = assessment.law.vocabulary
    terms = gap.limbs or (remark("fact", fact=gap.fact),)
    term = term_of(terms[0])
    answers = vocabulary.term(term).defence if term else ()
    state = assessment.law.pack(charge.offence.pack).state
    abroad = any(
        f.in_ and f.in_ != state
        for f in assessment.case.facts
        if matter.suspect in f.by and (matter.complainant is None or matter.complainant in f.of)
    )
    return Request(gap.kind, about, terms, gap.question, gap.proof, abroad, (), answers)


def _move(gap: Gap, charge: Charge, bench: Bench) -> Iterator[Move]:
    """Yield what the charge would be if the gap were filled: of a choice, by whichever limb does least."""
    moves = [m for limb in gap.limbs for m in _filled(limb, gap.element, charge, bench)]
    if moves:
        yield min(moves, key=lambda m: (m.element_to, m.charge_to))


def _filled(limb: Remark, element: str, charge: Charge, bench: Bench) -> Iterator[Move]:
    """Yield what one limb, entered alone, would do to an element."""

    def filled(leaf: Leaf) -> bool:
        return named(leaf) == limb

    yield from (m for m in _moved(charge, bench, filled) if m.element == element)


def _carried(drawn: frozenset[str], request: Request, charge: Charge, bench: Bench) -> Iterator[Move]:
    """Yield what the charge would be if what is drawn from the request were carried by it (S11)."""
    if not any(drawn.intersection(e.inferences) for e in charge.elements):
        return
    weigher = bench.weigher(charge)

    def filled(leaf: Leaf) -> bool:
        found = weigher.weigh(leaf, charge.matter)
        about = About(*found.about, charge.matter.suspect)
        for fact in (weigher.base.by_id[i] for i in drawn.intersection(found.inferences)):
            rests = zip(fact.inferred_from, weigher.inferences.basis(fact, about, charge.matter), strict=True)
            carried = all(
                w.for_strength >= weigher.bar or _of_fact(weigher.base.by_id[i]) in request.terms
                for i, w in rests
            )
            if carried and STRENGTHS.index(fact.strength) >= weigher.bar:
                return True
        return False

    yield from _moved(charge, bench, filled)


def _drawn(request: Request, assessment: Assessment) -> frozenset[str]:
    """Return the facts that somebody infers from what a request asks for, of these persons."""
    asked = {
        f.id
        for f in assessment.case.facts
        if _of_fact(f) in request.terms and {*f.by, *f.of} <= set(request.about)
    }
    return frozenset(f.id for f in assessment.case.facts if asked.intersection(f.inferred_from))


def _moved(charge: Charge, bench: Bench, filled: Callable[[Leaf], bool]) -> Iterator[Move]:
    """Yield each element that rises where some leaves are filled, and to what the charge then rises."""
    weigher = bench.weigher(charge)

    def of(column: Column) -> Standing:
        if isinstance(column, Leaf) and not column.exception and filled(column):
            return highest(column)
        if isinstance(column, Leaf):
            return weigher.weigh(column, charge.matter).standing
        if isinstance(column, Identity):
            return max([of(c) for c in column.conduct], default=Standing.MISSING)
        return next((x.standing for x in _traced(charge) if x.column == column), Standing.MISSING)

    elements = [weigh_one(e.requires, of) for e in charge.offence.elements]
    whole = min([*elements, of(Identity(charge.offence.conduct))])
    for element, after in zip(charge.elements, elements, strict=False):
        if after > element.standing:
            yield Move(charge.id, element.id, after, whole)


def _traced(charge: Charge) -> Iterator[Limb]:
    for element in charge.elements:
        if element.limb is not None:
            yield from element.limb.leaves()


def _of_fact(fact: Fact) -> Remark:
    """Return the limb that asks for what a fact says, of whatever it says it."""
    return remark("limb", term=fact.name)


def _keep(assessment: Assessment) -> Iterator[Request]:
    """Yield what must be preserved before it is lost, and what must be certified before it is attacked."""
    used = {c.evidence for charge in assessment.charges for e in charge.elements for c in e.evidence}
    for item in assessment.case.evidence:
        if item.id not in used:
            continue
        kind = remark("evidence-kind", kind=item.kind)
        if item.available == "at-risk" and item.recorded == "no":
            yield Request("preserve", (item.id,), (kind,), remark("take-it-down"))
        if item.chain == "broken" or item.admissible == "contested":
            yield Request("certify", (item.id,), (kind,), remark("say-who-held-it"))


def _records(charges: Iterable[Charge], assessment: Assessment) -> Iterator[Request]:
    """Yield, once for each person, the record of birth that is not there where an age decides (S45)."""
    seen: set[str] = set()
    vocabulary = assessment.law.vocabulary
    for charge in charges:
        for person, limb in ages_without_record(assessment, charge):
            if person not in seen:
                seen.add(person)
                means = vocabulary.term("person:born").proof.in_order()
                proof = tuple((remark(grade), m.what, m.holder) for grade, m in means)
                abroad = held_abroad(assessment, charge, person)
                yield Request("certify", (person,), (limb,), remark("record-of-age"), proof, abroad)


@untold
@frozen
class Question:
    """A question that decides something: of whom, in which words, and what it decides."""

    request: Request
    decides: int
    """How many elements of live charges the answer moves."""
    why: Remark


def next_questions(assessment: Assessment, k: int = 3) -> tuple[Question, ...]:
    """Return the *k* questions that decide most across live charges, a victim's last among equals.

    What lifts the gravest charge is asked first. A question may ask for a set of terms,
    any of which will do. Asked and not known is not asked again.
    """
    asked = {_of_fact(f) for f in assessment.case.facts if f.holds == "unknown"}
    live = {c.id for c in assessment.charges if c.role != "blocked" and _live(c)}
    found: list[Question] = []
    for request in gaps(assessment):
        moves = [m for m in request.moves if m.charge in live]
        terms = tuple(t for t in request.terms if t not in asked)
        if moves and terms and request.question:
            elements = tuple(sorted({m.element for m in moves}))
            charges = len({m.charge for m in moves})
            why = remark("decides", elements=elements, charges=charges, live=len(live))
            found.append(Question(evolve(request, terms=terms, moves=tuple(moves)), len(moves), why))
    gravest = _gravest(assessment)
    return tuple(sorted(found, key=lambda q: _rank(q.request, gravest))[:k])


def _live(charge: Charge) -> bool:
    """Return whether a charge is worth a question: open, and at least half of it stands."""
    standing = sum(e.standing.stands for e in charge.elements)
    return charge.available.is_ != "no" and 2 * standing >= len(charge.elements)
