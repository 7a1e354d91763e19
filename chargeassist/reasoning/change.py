"""What is another in a case than it was before, and whose matters that can reach."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from attrs import fields, frozen

from chargeassist.case.model import Case, Fact, Person
from chargeassist.law.algebra import Who
from chargeassist.reasoning.derived import of_values
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.ledger import ANY_SLOT, NAMED, PAIR, STANDS, UNSAID, VALUE, Key, Ledger
from chargeassist.reasoning.matters import ANYONE, UNKNOWN, Pair
from chargeassist.reasoning.modes import ATTRIBUTION, FURTHER_MODES, possible
from chargeassist.words.untold import untold


@untold
@frozen
class Change:
    """The facts that are others than before, as they were and as they are, and what reads them."""

    facts: tuple[Fact, ...]
    """Those that came, went, or are weighed otherwise: by their keys, their items, what they speak about."""
    names: frozenset[str]
    keys: frozenset[Key]
    first: tuple[Fact, ...]
    """Those of a term of which nothing was entered before."""
    said: int
    """The bits of these terms."""
    looked: int
    """The bits of what is weighed by these facts; how another offence stands may always be another."""

    def own(self, pair: Pair) -> bool:
        """Return whether some of the facts may be of these two: what is built of them is built again."""
        return any(_own(pair, f) for f in self.facts)

    def _first_said(self, key: Key, pair: Pair) -> bool:
        """Return whether a pair asks for something that a fact is the first to say anything of."""
        if key[0] != UNSAID:
            return False
        return any(_whose(key[1], f.by, pair) and _whose(key[2], f.of, pair) for f in self.first)

    def reaches(
        self,
        ledger: Ledger,
        pairs: Iterable[Pair],
        renamed: Container[Key],
        moved: Iterable[Pair] = (),
    ) -> frozenset[Pair]:
        """Return the pairs whose matters it can reach: by facts of theirs, of others, by others' offences.

        *renamed* are the questions whom some terms name that are answered otherwise than before, and
        *moved* the pairs whose matters themselves are others.
        """
        read = ledger.read
        every = {*pairs, *read}
        reached = {p for p in every if self.own(p) or not self.keys.isdisjoint(read.get(p, ()))}
        reached.update(moved)
        reached.update(p for k, asking in ledger.questions(NAMED) if k in renamed for p in asking)
        for key, asking in ledger.questions(UNSAID) if self.first else ():
            if ledger.asks_for(key, self.said):
                reached.update(p for p in asking if self._first_said(key, p))
        further = ledger.questions(PAIR, STANDS)
        waiting = list(reached) if further else []
        while waiting:
            other = waiting.pop()
            new = {p for k, asking in further for p in asking if p not in reached and _asks(k, p, other)}
            reached |= new
            waiting += new
        return frozenset(reached)


def _own(pair: Pair, fact: Fact) -> bool:
    suspect, complainant = pair
    # Whoever is not named may be anybody; consent is read whosever act it is to.
    done = suspect in (ANYONE, UNKNOWN, *fact.by) or not fact.by or fact.slot == "consent"
    if done and (complainant is None or not fact.of or complainant in fact.of):
        return True
    return suspect in fact.of or (suspect in fact.by and fact.slot == "identity")


def _whose(who: object, named: Sequence[str], pair: Pair) -> bool:
    """Return whether a leaf about somebody may be about one of those whom a fact names."""
    match who:
        case Who.SUSPECT if pair[0] != ANYONE:
            return not named or pair[0] in named
        case Who.COMPLAINANT:
            return not named or pair[1] in named
        case _:
            return True


def _asks(key: Key, here: Pair, other: Pair) -> bool:
    """Return whether what one pair reads is another pair's: the matters of a partner, or an offence (S21)."""
    if key[0] == PAIR:
        return key[1:] == other
    _, by, of = key
    match by:
        case Who.SUSPECT:
            done = other[0] == here[0]
        case Who.ANOTHER:
            done = other[0] not in (here[0], ANYONE)
        case Who.COMPLAINANT:
            done = other[0] == here[1]
        case _:
            done = True
    match of:
        case Who.COMPLAINANT if here[1] is not None:
            return done and other[1] == here[1]
        case Who.SUSPECT:
            return done and other[1] == here[0]
        case Who.ANOTHER:
            return done and other[1] != here[1]
        case _:
            return done


def between(before: Weigher, now: Weigher) -> Change | None:
    """Return what is another in the facts and the evidence, or None where that may reach everything.

    So do persons, groups and the rest of a case, the order of its rows, and who acted together.
    """
    was, is_ = before.case, now.case
    same = was.persons is is_.persons or _persons(was) == _persons(is_)
    if not same or _rest(was) != _rest(is_) or was.harmed() != is_.harmed():
        return None
    if not (_in_order(was.facts, is_.facts) and _in_order(was.evidence, is_.evidence)):
        return None
    facts = tuple(_changed(before, now))
    shared = {f for g in is_.groups for f in (*g.facts, *g.as_to)}
    shared |= {o for case in (was, is_) for f in case.facts if f.slot == "concert" for o in f.as_to}
    if any(f.slot == "concert" or f.term in ATTRIBUTION or f.id in shared for f in facts):
        return None
    if any(possible(mode, was) != possible(mode, is_) for mode in FURTHER_MODES):
        return None
    names = frozenset(f.name for f in facts)
    valued = of_values(now.vocabulary)
    keys = frozenset(k for f in facts for k in _keys(f, valued))
    first = tuple(f for f in facts if f.name not in before.base.facts)
    words = now.vocabulary
    said = words.bits_of(f.name for f in first)
    return Change(facts, names, keys, first, said, words.bits_of(("", *names)))


def renamed(change: Change, before: Weigher, now: Weigher) -> frozenset[Key]:
    """Return of which terms it is asked whom their facts name, and is answered otherwise than before."""
    asked = now.base.ledger.questions(NAMED)
    return frozenset(k for k, _ in asked if _renamed(k, change, before, now))


def _renamed(key: Key, change: Change, before: Weigher, now: Weigher) -> bool:
    _, role, name, objects = key
    if not (isinstance(role, str) and isinstance(name, str) and isinstance(objects, tuple)):
        return False
    if change.names.isdisjoint(now.vocabulary.borne(name, objects).terms):
        return False
    return before.base.borne(name, objects).named[role] != now.base.borne(name, objects).named[role]


_APART = ("title", "note", "persons", "facts", "evidence", "proposed")
_FOR_READERS = ("label", "note")


def _rest(case: Case) -> list[object]:
    """Return what a case says but for its rows of facts and evidence, and for what is for readers alone."""
    return [getattr(case, a.name) for a in fields(Case) if a.eq and a.name not in _APART]


def _persons(case: Case) -> list[list[object]]:
    names = [a.name for a in fields(Person) if a.name not in _FOR_READERS]
    return [[getattr(person, name) for name in names] for person in case.persons]


def _in_order(was: Sequence[object], is_: Sequence[object]) -> bool:
    """Return whether the rows that are in both are in the same order."""
    before, after = ([row.id for row in rows] for rows in (was, is_))  # type: ignore[attr-defined]  # rows of a case
    if before == after[: len(before)]:
        return True
    known, left = set(after), set(before)
    return [i for i in before if i in known] == [i for i in after if i in left]


def _changed(before: Weigher, now: Weigher) -> Iterator[Fact]:
    """Yield every fact that is weighed otherwise than before, as it was and as it is."""
    old, new = before.base.by_id, now.base.by_id
    earlier, later = before.rater.items, now.rater.items
    items = {i for i in earlier.keys() | later.keys() if _other(earlier.get(i), later.get(i))}
    touched = {i for i in old.keys() | new.keys() if _differs(i, items, before, now)}
    speaking = [f for f in now.case.facts if f.name in now.vocabulary.qualifies and f.id in old]
    more = True
    while more:
        # What speaks about something that is another speaks otherwise, and so on.
        others = [facts[i] for i in touched for facts in (old, new) if i in facts]
        left = [f for f in speaking if f.id not in touched and _may_speak(f, touched, others, now)]
        further = {f.id for f in left if _speaks_otherwise(f, touched, before, now)}
        touched |= further
        more = bool(further)
    for facts in (old, new):
        yield from (facts[i] for i in touched if i in facts)


def _other(was: object, is_: object) -> bool:
    """Return whether two rows differ: most are the very same."""
    return was is not is_ and was != is_


def _differs(id: str, items: set[str], before: Weigher, now: Weigher) -> bool:
    was, is_ = before.base.by_id.get(id), now.base.by_id.get(id)
    if was is None or is_ is None or _other(was, is_):
        return True
    shown = bool(items) and not items.isdisjoint(s.evidence for s in (*is_.shown_by, *is_.held_open))
    return shown or before.rater.retractions.get(id) != now.rater.retractions.get(id)


def _may_speak(fact: Fact, touched: set[str], others: Sequence[Fact], now: Weigher) -> bool:
    """Return whether a fact may speak about what is another: it says so, rests on something, or can."""
    if fact.as_to:
        return not touched.isdisjoint(fact.as_to)
    return bool(fact.inferred_from) or any(now.base.objects.may_be_about(fact, f) for f in others)


def _speaks_otherwise(fact: Fact, touched: set[str], before: Weigher, now: Weigher) -> bool:
    was, is_ = before.base.objects.of(before.base.by_id[fact.id]), now.base.objects.of(fact)
    return was != is_ or (is_ is not None and any(f.id in touched for f in is_.facts))


def _keys(fact: Fact, valued: frozenset[str]) -> Iterator[Key]:
    by, of = (*(fact.by or (UNKNOWN,)), None), (*fact.of, None)
    for one in by:
        for other in of:
            yield fact.slot, one, other
            yield ANY_SLOT, one, other
    if fact.name in valued:
        yield from ((VALUE, person) for person in fact.of)
