"""The relations of the terms, closed once: kinds of kinds, indicators, what proves and what excludes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chargeassist.law.vocabulary import Kind, Slot, Vocabulary
from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.limits import LEVELS
from chargeassist.words import did_you_mean

Names = Mapping[str, tuple[str, ...]]
"""For each ``slot:term``, other names of the same form."""


_RELATIONS = ("kind_of", "points_to", "proves", "excludes")


def close(slots: Mapping[str, Slot], kinds: Mapping[str, Kind], faults: Faults) -> Vocabulary | None:
    """Return the vocabulary with its relations closed, or None after adding every dangling name."""
    before = len(faults.found)
    relations = _relations(slots, faults)
    _ages(slots, faults)
    if len(faults.found) > before:
        return None
    names = sorted(relations["kind_of"])
    wider = {n: _reach(n, relations["kind_of"], faults) for n in names}
    shown_by = _turned(relations["proves"])
    provers = {n: _reach(n, shown_by, faults)[1:] for n in names}
    if len(faults.found) > before:
        return None
    narrower = {n: (n, *sorted(x for x in v if x != n)) for n, v in _turned(wider).items()}
    points, one, other = (
        _turned(relations["points_to"]),
        relations["excludes"],
        _turned(relations["excludes"]),
    )
    return Vocabulary(
        slots,
        kinds,
        narrower=narrower,
        wider=wider,
        indicators={n: tuple(sorted({p for x in narrower[n] for p in points.get(x, ())})) for n in names},
        provers=provers,
        excluders={n: tuple(sorted({*one[n], *other.get(n, ())})) for n in names},
    )


def _relations(slots: Mapping[str, Slot], faults: Faults) -> Mapping[str, Names]:
    """Return every relation as it is written, adding a fault for each name that is no term."""
    names = {f"{s}:{t}" for s, slot in slots.items() for t in slot.terms}
    found: dict[str, dict[str, tuple[str, ...]]] = {
        k: {} for k in ("kind_of", "points_to", "proves", "excludes")
    }
    for s, slot in slots.items():
        for t, term in slot.terms.items():
            written = {
                "kind_of": tuple(f"{s}:{p}" for p in term.kind_of),
                "points_to": term.points_to,
                "proves": term.proves,
                "excludes": tuple(f"{s}:{x}" for x in term.excludes),
            }
            for key, targets in written.items():
                found[key][f"{s}:{t}"] = targets
                at: Path = (s, "terms", t, key)
                for target in (x for x in targets if x not in names):
                    faults.add("L204", at, *did_you_mean(target, names), word=target)
    return found


def _ages(slots: Mapping[str, Slot], faults: Faults) -> None:
    """Add a fault for each age computed in a slot that speaks of nobody."""
    for s, slot in slots.items():
        for t, term in slot.terms.items():
            if term.computed and re.match(r"younger|\d", term.computed) and slot.who.of == "":
                faults.add("L205", (s, "terms", t, "computed"))


def _turned(names: Names) -> Names:
    """Return a relation read from the other side."""
    turned: dict[str, list[str]] = {}
    for name, others in names.items():
        for other in others:
            turned.setdefault(other, []).append(name)
    return {name: tuple(others) for name, others in turned.items()}


def _reach(start: str, edges: Names, faults: Faults) -> tuple[str, ...]:
    """Return *start* and all that can be reached from it; a way back to it is a fault."""
    slot, _, term = start.partition(":")
    reached = {start: None}
    following = edges.get(start, ())
    for _ in range(LEVELS):
        if start in following:
            faults.add("L206", (slot, "terms", term), term=start)
            return ()
        new = tuple(dict.fromkeys(n for n in following if n not in reached))
        if not new:
            return tuple(reached)
        reached.update(dict.fromkeys(new))
        following = tuple(n for name in new for n in edges.get(name, ()))
    faults.add("L208", (slot, "terms", term), n=LEVELS, term=start)
    return ()
