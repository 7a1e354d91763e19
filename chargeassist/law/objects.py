"""What a term that speaks about something else is asked about: consent to what, intent to do what (S37)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from chargeassist.law.algebra import Column, Condition, Leaf, Stands, columns_of, rewrite
from chargeassist.law.model import Aside, Element, Offence
from chargeassist.law.penalties import Penalty
from chargeassist.law.vocabulary import Vocabulary


def with_objects(
    offence: Offence, others: Mapping[str, Sequence[Offence]], vocabulary: Vocabulary
) -> Offence:
    """Return an offence whose leaves know what they are asked about.

    A leaf that says `as to TERM` is about that; any other, about whatever the offence asks for that
    its term can qualify, in the offences it reads too. All may be about the offence as a whole. Help
    or a step that is itself the conduct is about the offences read, and where none is, about nothing.
    """
    # A term that itself speaks about something else is no object here: counselling is about no counselling.
    read = tuple(n for n in dict.fromkeys(_asked(_others(offence, others))) if n not in vocabulary.qualifies)
    own = tuple(n for n in dict.fromkeys(_asked([offence])) if n not in vocabulary.qualifies)
    whole = (offence.key, *(f"{offence.pack}:{id}" for id in _read(offence)))

    def of(column: Leaf) -> Leaf:
        can = vocabulary.qualifies.get(f"{column.slot}:{column.term}")
        if can is None:
            return column
        conduct = vocabulary.slots[column.slot].nature == "conduct"
        asked = read if conduct else (*own, *read)
        about = (column.as_to,) if column.as_to else tuple(n for n in asked if n in can)
        return evolve(column, objects=(*about, *whole) if about else ())

    def change(condition: Condition) -> Condition:
        return rewrite(condition, lambda c: of(c) if isinstance(c, Leaf) else c)

    def maybe(condition: Condition | None) -> Condition | None:
        return None if condition is None else change(condition)

    def penalties(found: tuple[Penalty, ...]) -> tuple[Penalty, ...]:
        return tuple(evolve(p, when=maybe(p.when)) for p in found)

    def asides(found: tuple[Aside, ...]) -> tuple[Aside, ...]:
        return tuple(evolve(a, condition=maybe(a.condition), penalties=penalties(a.penalties)) for a in found)

    return evolve(
        offence,
        elements=tuple(evolve(e, requires=change(e.requires)) for e in offence.elements),
        conduct=tuple(map(of, offence.conduct)),
        irrelevant=asides(offence.irrelevant),
        aggravated=asides(offence.aggravated),
        modes=asides(offence.modes),
        jurisdiction=asides(offence.jurisdiction),
        preconditions=asides(offence.preconditions),
        penalties=penalties(offence.penalties),
    )


def _columns(elements: Sequence[Element]) -> Iterator[Column]:
    for element in elements:
        yield from columns_of(element.requires)


def _read(offence: Offence) -> tuple[str, ...]:
    """Return the ids of the offences that one reads, in the order it names them."""
    read = (c for c in _columns(offence.elements) if isinstance(c, Stands))
    return tuple(dict.fromkeys(id for c in read for id in c.offences))


def _others(offence: Offence, others: Mapping[str, Sequence[Offence]]) -> list[Offence]:
    return [o for id in _read(offence) for o in others[id]]


def _asked(offences: Sequence[Offence]) -> Iterator[str]:
    """Yield every term that offences ask for."""
    for one in offences:
        for column in _columns(one.elements):
            if isinstance(column, Leaf) and column.holds and not column.exception:
                yield f"{column.slot}:{column.term}"
