"""One flat case while it is told: the whole of it is read only for what is not known from others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from chargeassist.bulk.flat import Flat, FlatFact, NotFlatError
from chargeassist.bulk.shapes import Shapes
from chargeassist.case.model import Case, Fact, Shown
from chargeassist.reading.limits import CASE_MATTERS
from chargeassist.reasoning.caseload import weigher_of
from chargeassist.reasoning.objects import Objects
from chargeassist.reasoning.outcomes import Weighed

Read = Callable[[], Case]


class Told:
    """One flat case, and the whole of it for what is not known yet."""

    def __init__(self, flat: Flat, shapes: Shapes, read: Read) -> None:
        self.flat, self.shapes, self.read = flat, shapes, read
        qualifies = shapes.vocabulary.qualifies
        self.spoken = spoken(flat, qualifies, shapes) if any(f.name in qualifies for f in flat.facts) else {}
        natures = shapes.natures
        self.dated = [(f, f.on) for f in flat.facts if f.on is not None and natures[f.name] == "conduct"]
        self._bounded()

    def _bounded(self) -> None:
        """Refuse what may be more matters than are answered about at once."""
        told = self.shapes.told
        offences = {id for of in told.values() for f in self.flat.facts for id in of.get(f.name, ())}
        if 2 * len(offences) * (len(self.flat.harmed) + 1) > CASE_MATTERS:
            raise NotFlatError

    @cached_property
    def case(self) -> Case:
        """Return the whole case."""
        return self.read()

    @cached_property
    def weighed(self) -> Weighed:
        """Return the pack over the whole case, nothing of it weighed yet."""
        shapes = self.shapes
        weigher = weigher_of(self.case, shapes.pack, shapes.vocabulary, shapes.stage)
        return Weighed(shapes.pack, weigher, (), {})


def spoken(
    flat: Flat, qualifies: Mapping[str, object], shapes: Shapes
) -> dict[FlatFact, tuple[str, tuple[FlatFact, ...]]]:
    """Return of what the facts speak that speak of something else (S37), as the weigher finds it."""
    written = [
        Fact(
            *(str(n), *_split(f.name), f.by, f.of, f.on),
            holds=f.holds,
            shown_by=tuple(Shown(id, strength) for id, strength in f.shown_by),
        )
        for n, f in enumerate(flat.facts)
    ]
    case: Any = SimpleNamespace(facts=written)
    objects = Objects(case, shapes.vocabulary)
    found = {}
    for own, fact in zip(flat.facts, written, strict=True):
        if (spoken := objects.of(fact)) is not None:
            about = tuple(flat.facts[int(f.id)] for f in spoken.facts)
            if any(f.name in qualifies for f in about):
                raise NotFlatError
            found[own] = spoken.how, about
    return found


def _split(name: str) -> tuple[str, str]:
    slot, _, term = name.partition(":")
    return slot, term
