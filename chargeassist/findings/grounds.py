"""Why a gate is opened: trafficking of the person, signs that something was done to them, a label (S25)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from chargeassist.case.model import Case
from chargeassist.findings.model import BY_LABEL
from chargeassist.law.algebra import Leaf, Who
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.lowered import ALWAYS, Asks, asks_of
from chargeassist.reasoning.matters import ANYONE, Matter, Window
from chargeassist.reasoning.outcomes import Outcome, Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import trace
from chargeassist.reasoning.values import NO
from chargeassist.reasoning.weighing import Weighing
from chargeassist.words import Remark, remark
from chargeassist.words.once import once
from chargeassist.words.untold import untold

SIGNS = ("means", "indicator")
"""The slots whose terms are signs: two facts that are, or point to, one raise a gate; one of a child does."""
CHILD = 18


@untold
@frozen
class Ground:
    """One reason to open a gate."""

    text: Remark
    standing: Standing
    facts: tuple[str, ...]
    bare: bool
    """Whether nothing shows the facts."""


def grounds_of(case: Case, person: str, weighed: Sequence[Weighed]) -> Iterator[Ground]:
    """Yield every ground; the treaty's offence only where it says more than the State's own."""
    best = Standing.MISSING
    for one in sorted(weighed, key=lambda w: w.pack.treaty):
        of_person = [
            o
            for part in one.parts.values()
            for o in part.get((ANYONE, person), ())
            if o.offence.family == "trafficking" and o.standing.stands
        ]
        found = max(of_person, key=lambda o: o.standing, default=None)
        if found is not None and (not one.pack.treaty or found.standing > best):
            best = max(best, found.standing)
            yield _trafficked(found, one)
    yield from _signs(case, person, weighed[0])
    if "victim" in case.person(person).is_:
        yield Ground(BY_LABEL, Standing.THIN, (), True)


def _trafficked(found: Outcome, weighed: Weighed) -> Ground:
    """Say that a trafficking offence stands of the person, by whomever."""
    limbs = [trace(e.requires, lambda c: weighed.column(c, found.matter)) for e in found.offence.elements]
    leaves = [x.weighing for limb in limbs for x in limb.deciding() if x.weighing and x.standing.stands]
    offence = found.offence
    text = remark(
        "trafficked", title=offence.title.lower(), standing=found.standing.word, offence=offence.key
    )
    return Ground(text, found.standing, facts_of(leaves), is_bare(leaves))


def _signs(case: Case, person: str, weighed: Weighed) -> Iterator[Ground]:
    """Two signs that something was done to this person, one for a possible child.

    Signs are counted by facts: one that is, or points to, several terms is one sign, and so are several
    of one term; an inference is no further sign beside what it is drawn from.
    """
    matter = Matter(ANYONE, person)
    vocabulary = weighed.weigher.vocabulary
    standing: dict[str, Weighing] = {}
    for leaf in _spoken(weighed.weigher, matter):
        found = weighed.weigher.weigh(leaf, matter)
        if found.standing.stands:
            standing[leaf.name] = found
    wider = {w for name in standing for w in vocabulary.wider[name] if w != name}
    own = {name: w for name, w in standing.items() if name not in wider} or standing
    young = _may_be_child(case, person, weighed)
    if len(_counted(own, weighed)) >= (1 if young else 2):
        best = max(w.standing for w in own.values())
        text = remark("sign-of-child" if young else "two-signs", terms=tuple(sorted(own)[:4]))
        facts = tuple(dict.fromkeys(f for w in own.values() for f in (*w.facts, *w.pointers)))
        yield Ground(text, best, tuple(dict.fromkeys((*facts, *young))), is_bare(own.values()))


def _spoken(weigher: Weigher, matter: Matter) -> Iterator[Leaf]:
    """Yield the signs on which anything in the case bears; that the others were asked for is noted."""
    leaves, asks = _leaves_of_signs(weigher.vocabulary)
    entered = weigher.base.entered | ALWAYS
    weigher.base.ledger.asks(matter.pair, *{key for _, bits, key in asks if not bits & entered})
    return (leaves[number] for number, bits, _ in asks if bits & entered)


@once
def _leaves_of_signs(vocabulary: Vocabulary) -> tuple[tuple[Leaf, ...], tuple[Asks, ...]]:
    slots = [s for s in SIGNS if s in vocabulary.slots]
    of_slots = (Leaf(s, t, Who.ANYONE, Who.COMPLAINANT) for s in slots for t in vocabulary.slots[s].terms)
    leaves = tuple(of_slots)
    return leaves, asks_of(leaves, vocabulary.borne)


def _counted(signs: Mapping[str, Weighing], weighed: Weighed) -> frozenset[str]:
    """Return what the facts say that carry signs, a wider term beside its narrower left out."""
    by_id, vocabulary = weighed.weigher.base.by_id, weighed.weigher.vocabulary
    names: set[str] = set()
    for term, weighing in signs.items():
        pointing = {term, *vocabulary.narrower[term], *vocabulary.indicators[term]}
        drawn = {f for step in weighing.steps for f in step.rests_on if by_id[f].name in pointing}
        inferred = {s.fact for s in weighing.steps if drawn.intersection(s.rests_on)}
        facts = {*weighing.facts, *weighing.pointers, *drawn} - inferred
        names |= {by_id[f].name for f in facts if f in by_id}
    return frozenset(n for n in names if not any(n in vocabulary.wider[x] for x in names if x != n))


def _may_be_child(case: Case, person: str, weighed: Weighed) -> tuple[str, ...]:
    """Return what leaves it open, or shows, that the person was a child at the first fact."""
    weigher = weighed.weigher
    terms = weigher.vocabulary.narrower["age:child"]
    said = [f for n in terms for f in weigher.base.facts.get(n, ()) if person in f.of and f.holds == "yes"]
    if said:
        return tuple(f.id for f in said)
    days = [f.on.first for f in case.facts if f.on is not None and person in (*f.by, *f.of)]
    first = min(days, default=None)
    window = Window(first, first)
    found = births(weigher.values, person)
    return tuple(b.name for b in found if b.younger(CHILD, window, eve=weigher.values.eve) != NO)


def facts_of(weighings: Iterable[Weighing]) -> tuple[str, ...]:
    """Return the facts that some leaves stand on, or that point to them."""
    return tuple(dict.fromkeys(f for w in weighings for f in (*w.facts, *w.pointers)))


def is_bare(weighings: Iterable[Weighing]) -> bool:
    """Return whether nothing shows the facts that some leaves stand on."""
    return not any(c.strength for w in weighings for c in w.evidence)
