"""The relations of the terms, closed once: kinds of kinds, indicators, what proves and what excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from chargeassist.law.vocabulary import Kind, Slot, Vocabulary
from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.limits import LEVELS
from chargeassist.words import did_you_mean

Names = Mapping[str, tuple[str, ...]]
"""For each ``slot:term``, other names of the same form."""


_RELATIONS = ("kind_of", "points_to", "suffices_for", "proves", "excludes", "about", "compare_with")
ANYTHING = "anything"


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
    pointing, sufficing = (
        _with_kinds(relations[key], wider, relations["proves"]) for key in ("points_to", "suffices_for")
    )
    one, other = relations["excludes"], _turned(relations["excludes"])
    return Vocabulary(
        slots,
        kinds,
        narrower=narrower,
        wider=wider,
        indicators=_indicators(_turned(pointing), narrower),
        provers=provers,
        excluders={n: tuple(sorted({*one[n], *other.get(n, ())})) for n in names},
        qualifies=_qualifies(slots, narrower),
        sufficient={n: tuple(sorted(v)) for n, v in _turned(sufficing).items()},
    )


def _with_kinds(points: Names, wider: Names, proves: Names) -> Names:
    """Return what each term points to: what its genus does too, and what a term pointed to would prove."""

    def proved(target: str) -> Iterator[str]:
        name, _, what = target.partition(" as to ")
        yield target
        for other in proves[name]:
            yield from proved(f"{other} as to {what}" if what else other)

    return {
        n: tuple(dict.fromkeys(t for own in of for x in points[own] for t in proved(x)))
        for n, of in wider.items()
    }


def _indicators(points: Names, narrower: Names) -> Names:
    """Return what points to each term or a kind of it, and to a term as to something else."""
    plain = {n: tuple(sorted({p for x in of for p in points.get(x, ())})) for n, of in narrower.items()}
    return plain | {n: tuple(sorted(v)) for n, v in points.items() if " as to " in n}


def _qualifies(slots: Mapping[str, Slot], narrower: Names) -> Mapping[str, frozenset[str]]:
    """Return, for each term that speaks about something else, every term it can speak about (S37)."""
    found: dict[str, frozenset[str]] = {}
    for s, slot in slots.items():
        for t, term in slot.terms.items():
            said = term.about or slot.about
            if said:
                found[f"{s}:{t}"] = frozenset(n for x in said for n in _meant(x, s, slots, narrower))
    return found


def _meant(said: str, own: str, slots: Mapping[str, Slot], narrower: Names) -> tuple[str, ...]:
    """Return the terms that a word of `about` means: a slot, a term and its kinds, all but its own slot."""
    if said == ANYTHING:
        return tuple(n for n in narrower if not n.startswith(f"{own}:"))
    return narrower[said] if ":" in said else tuple(f"{said}:{t}" for t in slots[said].terms)


def _relations(slots: Mapping[str, Slot], faults: Faults) -> Mapping[str, Names]:
    """Return every relation as it is written, adding a fault for each name that is no term."""
    names = {f"{s}:{t}" for s, slot in slots.items() for t in slot.terms}
    found: dict[str, dict[str, tuple[str, ...]]] = {k: {} for k in _RELATIONS}
    for s, slot in slots.items():
        for t, term in slot.terms.items():
            written = {
                "kind_of": tuple(f"{s}:{p}" for p in term.kind_of),
                "points_to": (*term.points_to, *term.suffices_for),
                "suffices_for": term.suffices_for,
                "proves": term.proves,
                "about": tuple(x for x in (*slot.about, *term.about) if x not in (ANYTHING, *slots)),
                "excludes": tuple(f"{s}:{x}" for x in term.excludes),
                "compare_with": tuple(near.term for near in term.compare_with),
            }
            for key, targets in written.items():
                found[key][f"{s}:{t}"] = targets
                at: Path = (s, "terms", t, key)
                parts = (p for x in targets for p in x.split(" as to "))
                for target in (p for p in parts if p not in names):
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
