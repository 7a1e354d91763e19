"""Facts that carry a value, as the rules that compute terms from them read them (S8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import field, frozen

from chargeassist.case.model import Case, Fact, Person
from chargeassist.reasoning.matters import Matter
from chargeassist.words import Remark, remark
from chargeassist.words.untold import untold

if TYPE_CHECKING:
    from chargeassist.reasoning.ages import Birth

YES, NO, OPEN = "yes", "no", "open"
_TOO_WIDE = remark("value-too-wide")


@untold
@frozen
class Derived:
    """What one value says of a computed term."""

    says: str
    """YES, NO or OPEN."""
    name: str
    """What carries it: a fact's id, or ``person:V1.born`` for a bare assertion."""
    fact: Fact | None = None
    cause: Remark = _TOO_WIDE
    also: Fact | None = None
    """A second fact without which the first does not say it: it counts no more than that one does."""
    note: Remark | None = None


@untold
@frozen
class Values:
    """The facts a rule may read, by ``slot:term``, and where the law is from."""

    case: Case
    facts: Mapping[str, Sequence[Fact]]
    state: str
    eve: bool = False
    """Whether its law has a birthday of 29 February on 28 February in other years (S44)."""
    persons: Mapping[str, Person] = field(init=False, eq=False)
    said_ages: Mapping[str, Sequence[Fact]] = field(init=False, eq=False)
    """The facts that say on which day somebody was a child, an adult, under an age (S45)."""
    born: dict[str, tuple[Birth, ...]] = field(factory=dict, init=False, eq=False)
    """What was read so far of when somebody was born: see `ages.births`."""

    @persons.default
    def _rows(self) -> Mapping[str, Person]:
        return {p.id: p for p in self.case.persons}

    @said_ages.default
    def _said_ages(self) -> Mapping[str, Sequence[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.case.facts:
            if fact.slot == "age" and fact.on is not None and fact.holds == "yes":
                for person in fact.of:
                    found.setdefault(person, []).append(fact)
        return found

    def of(self, name: str, person: str, matter: Matter | None = None) -> Iterator[Fact]:
        """Yield the facts `slot:term` about a person, and in a matter's episode if one is given."""
        for fact in self.facts.get(name, ()):
            if person in fact.of and fact.holds == "yes" and (matter is None or in_episode(fact, matter)):
                yield fact


def in_episode(fact: Fact, matter: Matter) -> bool:
    """Return whether a fact belongs to a matter's episode: one without belongs to every episode (S19)."""
    return matter.episode is None or not fact.episode or matter.episode in fact.episode
