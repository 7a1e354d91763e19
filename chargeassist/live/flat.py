"""A pack in flat normal form: every rule a conjunction of few facts, one derived fact for each inner node.

It is the positive fragment at one stage: facts are there or not, and nothing denies. An offence of which
a limb asks for more than a term of the suspect and the complainant (an object, another person, another
offence) is left out and named: half of an offence would be no offence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from chargeassist.findings.gates import gates_of
from chargeassist.findings.grounds import SIGNS
from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Leaf,
    NotNeeded,
    Unless,
    Who,
    columns_of,
)
from chargeassist.law.model import Law, Offence
from chargeassist.words.untold import untold

ANTECEDENTS = 15
"""How many facts a rule joins at most: the engine breaks past sixteen."""
RULES = 120
"""How many rules work together at most: with 256 the engine breaks its memory, with 650 it reads for ever."""
ENOUGH = 2
"""How many facts that point to a term propose it, and how many signs raise a gate (S25, S40)."""
POINTED = ("means", "purpose")
"""The slots whose terms are proposed."""
ELEMENT, CHARGE, GATE, PROPOSAL = KINDS = ("element", "charge", "gate", "proposal")


@frozen(order=True)
class Outcome:
    """What follows: an element (`xp:assault/force`) or a charge stands, a gate, a proposal of a term."""

    kind: str
    key: str


Rule = tuple[int, tuple[int, ...]]
"""A fact that follows, and the facts from which it does."""


@untold
@frozen
class Flat:
    """Rules over numbered facts."""

    groups: tuple[tuple[Rule, ...], ...]
    """Rules that need no rule of another group."""
    told: Mapping[str, tuple[int, ...]]
    """By a term that may be told the facts that it is."""
    outcomes: Mapping[int, Outcome]
    signs: frozenset[str]
    """Terms that are a sign where they are told of the suspect."""
    gates: tuple[str, ...]
    """The gates that signs raise."""
    pointed: Mapping[str, frozenset[str]]
    """By a term of means or purpose the terms that point to it."""
    outside: tuple[str, ...]
    """The offences left out."""

    def counted(self, told: Collection[str], of_suspect: Collection[str]) -> Iterator[Outcome]:
        """Yield the gates and proposals: they follow from a number of facts, and the engine counts badly."""
        if len(self.signs.intersection(of_suspect)) >= ENOUGH:
            yield from (Outcome(GATE, gate) for gate in self.gates)
        for term, pointing in self.pointed.items():
            if term not in told and len(pointing.intersection(told)) >= ENOUGH:
                yield Outcome(PROPOSAL, term)

    def reads(self, term: str, of_suspect: bool) -> bool:
        """Return whether anything follows from a term."""
        if of_suspect:
            return term in self.signs
        return term in self.told or any(term in pointing for pointing in self.pointed.values())


class _Compiler:
    def __init__(self, law: Law) -> None:
        self.vocabulary = law.vocabulary
        self.rules: dict[Rule, None] = {}
        self.numbers: dict[object, int] = {}
        self.told: dict[str, dict[int, None]] = {}

    def number(self, key: object) -> int:
        """Return the number of a fact."""
        return self.numbers.setdefault(key, len(self.numbers))

    def rule(self, head: int, parts: Iterable[int]) -> None:
        """Say that a fact follows from some: in steps, where they are many."""
        left = tuple(dict.fromkeys(parts))
        while len(left) > ANTECEDENTS:
            some = left[:ANTECEDENTS]
            step = self.number(("some", some))
            self.rules[step, some] = None
            left = (step, *left[ANTECEDENTS:])
        if left != (head,):
            self.rules[head, left] = None

    def node(self, condition: Condition) -> int:
        """Return the fact that a condition stands."""
        match condition:
            case AllOf((only,)) | AnyOf((only,)):
                return self.node(only)
            case Unless(requires, _):
                return self.node(requires)  # nothing denies here, and nothing is excepted
        known = condition in self.numbers
        head = self.number(condition)
        if known:
            return head
        match condition:
            case AllOf(parts):
                self.rule(head, map(self.node, parts))
            case AnyOf(parts):
                for part in parts:
                    self.rule(head, [self.node(part)])
            case NotNeeded(requires, dispensed):
                for part in (requires, dispensed):
                    self.rule(head, [self.node(part)])
            case AtLeast(count, parts):
                self.at_least(head, count, [self.node(p) for p in parts])
            case Leaf(slot, term) if not open_in_law(condition):
                for name in self.vocabulary.narrower[f"{slot}:{term}"]:
                    self.told.setdefault(name, {})[head] = None
        return head

    def at_least(self, head: int, count: int, parts: Sequence[int]) -> None:
        """Say that a fact follows from any *count* of some: counted on from part to part."""
        for n, part in enumerate(parts):
            for j in range(1, count + 1):
                here = head if j == count else self.number((head, n, j))
                if n and j < count:
                    self.rule(here, [self.number((head, n - 1, j))])
                if j == 1:
                    self.rule(here, [part])
                elif n:
                    self.rule(here, [part, self.number((head, n - 1, j - 1))])


def flat(law: Law, pack: str) -> Flat:
    """Return the rules of a pack: its elements, charges and gates, and what is proposed of its terms."""
    made = _Compiler(law)
    outcomes: dict[int, Outcome] = {}
    own = law.pack(pack)
    newest = {o.id: o for o in own.offences}
    for offence in newest.values():
        if not _plain(offence):
            continue
        elements: list[int] = []
        for element in offence.elements:
            node = made.number((offence.key, element.id))
            made.rule(node, [made.node(element.requires)])
            outcomes[node] = Outcome(ELEMENT, f"{offence.key}/{element.id}")
            elements.append(node)
        charge = made.number(offence.key)
        made.rule(charge, elements)
        outcomes[charge] = Outcome(CHARGE, offence.key)
    gates = tuple(g.key for g in gates_of(law, own) if g.raised_if is None)
    signs = (f"{slot}:{term}" for slot in SIGNS for term in law.vocabulary.slots[slot].terms)
    read = (x.name for x in made.numbers if isinstance(x, Leaf) and x.slot in POINTED)
    pointed = {name: frozenset(law.vocabulary.indicators[name]) for name in read}
    outside = tuple(o.key for o in newest.values() if not _plain(o))
    return Flat(
        tuple(_grouped(made.rules, outcomes)),
        {name: tuple(of) for name, of in made.told.items()},
        outcomes,
        frozenset(signs),
        gates,
        pointed,
        outside,
    )


def _grouped(rules: Iterable[Rule], outcomes: Iterable[int]) -> Iterator[tuple[Rule, ...]]:
    """Yield the rules in groups, each with all that its outcomes follow from."""
    heads: dict[int, list[Rule]] = {}
    for rule in rules:
        heads.setdefault(rule[0], []).append(rule)
    group: dict[Rule, None] = {}
    for outcome in outcomes:
        needed: dict[Rule, None] = {}
        waiting = [outcome]
        while waiting:
            for rule in heads.get(waiting.pop(), ()):
                if rule not in needed:
                    needed[rule] = None
                    waiting += rule[1]
        if group and len(group | needed) > RULES:
            yield tuple(group)
            group = {}
        group |= needed
    if group:
        yield tuple(group)


def _plain(offence: Offence) -> bool:
    """Return whether every limb asks for a term of the suspect and the complainant, and for no more."""
    return all(map(_plain_leaf, (c for e in offence.elements for c in columns_of(_required(e.requires)))))


def _required(condition: Condition) -> Condition:
    match condition:
        case Unless(requires, _):
            return _required(requires)
        case AllOf(parts):
            return AllOf(tuple(map(_required, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(_required, parts)))
        case AtLeast(count, parts):
            return AtLeast(count, tuple(map(_required, parts)))
        case NotNeeded(requires, dispensed):
            return NotNeeded(_required(requires), _required(dispensed))
    return condition


def open_in_law(leaf: Leaf) -> bool:
    """Return whether the law leaves a limb open: it can be disputed at most, and here never stands (S43)."""
    return leaf.arguable or bool(leaf.like)


def _plain_leaf(column: object) -> bool:
    return (
        isinstance(column, Leaf)
        and column.holds
        and not (column.as_to or column.objects)
        and column.by in (None, Who.SUSPECT)
        and column.of in (None, Who.COMPLAINANT)
    )


def required(offence: Offence) -> tuple[Condition, ...]:
    """Return what each element of an offence requires, exceptions apart: what the rules are held to."""
    return tuple(_required(e.requires) for e in offence.elements)
