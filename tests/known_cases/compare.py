"""What courts did, or a stated reading says, beside what the library says: row by row, and the measures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from attrs import frozen

from chargeassist import Charge, Standing, assess, case_from_dict
from tests.known_cases.load import HERE, IDS, assessed, law, rows

ACTIVE = ("primary", "cumulative", "alternative", "safety-net")
"""The roles in which a charge is on the sheet."""
OFFENCE = {"trafficking": "trafficking-in-persons", "smuggling": "smuggling-of-migrants"}
OUTCOME = ("trafficking", "smuggling", "upheld", "failed", "must_not", "lost")
"""The kinds of rows that say whether a case comes out as published."""


@frozen
class Row:
    """One thing that was published of a case, and what the library says of it."""

    kind: str
    about: str
    expected: str
    got: str
    agrees: bool
    because: str = ""
    """Why the two differ, where they may."""

    @property
    def as_told(self) -> bool:
        """Return whether the row is as the table says: it agrees, or differs and the table says why."""
        return self.agrees is not bool(self.because)


@frozen
class Found:
    """A case set in one State, or in two, and what the library says of it there."""

    id: str
    states: tuple[str, ...]

    def charges(self) -> Iterator[Charge]:
        """Yield the charges of every State and, once, of the treaties."""
        for state in self.states:
            for charge in assessed(self.id, state).charges:
                if charge.offence.pack == state or state == self.states[0]:
                    yield charge

    def best(self, key: str) -> Charge | None:
        """Return the charge ``suspect/person/offence`` in its best mode and part of time."""
        return best(self.charges(), key)


def key(charge: Charge) -> str:
    """Return ``suspect/person/offence``: the id of a charge without mode, episode and day."""
    return "/".join(charge.id.split("/")[:3])


def best(charges: Iterator[Charge], wanted: str) -> Charge | None:
    """Return the charge *wanted* that goes furthest, or None if it is not listed."""
    found = [c for c in charges if key(c) == wanted]
    return max(found, key=lambda c: (c.role in ACTIVE, c.standing), default=None)


def states(id: str) -> tuple[str, ...]:
    """Return the laws a case is set in: Palmeria's, and Kenya's for what happened there."""
    return ("xp", "ke") if "-ke-" in id else ("xp",)


@cache
def expected() -> dict[str, dict[str, Any]]:
    """Return the table of what was published."""
    return tomllib.loads((HERE / "expected.toml").read_text("utf-8"))


@cache
def compared(id: str) -> tuple[Row, ...]:
    """Return every row of one case."""
    told, found = expected()[id], Found(id, states(id))
    return (
        *_outcomes(told, found, "trafficking"),
        *_outcomes(told, found, "smuggling"),
        *(_upheld(charge, found) for charge in told.get("upheld", ())),
        *(_failed(row["charge"], row["element"], found) for row in told.get("failed", ())),
        *(_must_not(pattern, found) for pattern in told.get("must_not", ())),
        *_lost(told, found),
        *(_fallback(name, offence, found) for name, offence in told.get("fallbacks", {}).items()),
        *(_sign(name, where, found) for name, where in told.get("signs", {}).items()),
        *(_missing("fallback", name, why) for name, why in told.get("unlisted", {}).items()),
        *(_missing("sign", name, why) for name, why in told.get("unshown", {}).items()),
    )


def everything() -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield every case with its rows."""
    for id in IDS:
        yield id, compared(id)


# -- outcomes ------------------------------------------------------------------------------------


def made_out(charge: Charge | None) -> bool:
    """Return whether every element stands supported or disputed, wherever the offence may be open."""
    return charge is not None and charge.standing >= Standing.DISPUTED


def lacking(charge: Charge) -> list[str]:
    """Return the elements that keep a charge from being made out."""
    return [e.id for e in charge.elements if e.standing < Standing.DISPUTED and e.id != "identity"]


def _outcomes(told: dict[str, Any], found: Found, kind: str) -> Iterator[Row]:
    """Yield whether the offence is made out between two persons, in each State and under the treaty."""
    for row in told.get(kind, ()):
        for pack in (*found.states, "un"):
            if kind == "smuggling" and pack == "ke":
                continue  # no such offence was found in Kenya's law: knowledge/ke/pack.toml
            about = f"{row['by']}/{row['of']}/{pack}:{OFFENCE[kind]}"
            charge = found.best(about)
            fails = row.get("fails", [])
            because = row.get("un_because", "") if pack == "un" else ""
            if made_out(charge):
                agrees, got = row["is"] == "made_out", "made out"
            elif charge is None:
                # Not listed: nothing was entered for it. A treaty is no charge, and is not laid.
                agrees, got = row["is"] != "made_out" and (not fails or pack == "un"), "not listed"
            else:
                agrees = row["is"] != "made_out" and set(fails) <= set(lacking(charge))
                got = f"lacks {', '.join(lacking(charge))}"
            wanted = f"{row['is'].replace('_', ' ')}{': ' if fails else ''}{', '.join(fails)}"
            yield Row(kind, about, wanted, got, agrees, because or row.get("because", ""))


def _upheld(charge: str, found: Found) -> Row:
    role = one.role if (one := found.best(charge)) else "not listed"
    return Row("upheld", charge, "on the sheet", role, role in ACTIVE)


def _failed(charge: str, element: str, found: Found) -> Row:
    """Say whether the library names the element a court missed."""
    one = found.best(charge)
    if one is None:
        return Row("failed", charge, element, "not listed", False)
    if element.startswith("aggravated"):
        # The charge stands and what would have made it graver does not: one aggravation, or any.
        wanted = element.removeprefix("aggravated").strip()
        stand = [a.id for a in one.aggravations if a.standing >= Standing.DISPUTED and wanted in ("", a.id)]
        return Row("failed", charge, element, ", ".join(stand) or "not aggravated", not stand)
    named = element in lacking(one) and one.role not in ACTIVE
    return Row("failed", charge, element, ", ".join(lacking(one)), named)


def _must_not(pattern: str, found: Found) -> Row:
    active = [c for c in found.charges() if c.role in ACTIVE]
    wrong = [f"{key(c)} {c.role}" for c in active if fnmatchcase(key(c), pattern)]
    return Row("must_not", pattern, "not on the sheet", ", ".join(wrong) or "not on the sheet", not wrong)


def _lost(told: dict[str, Any], found: Found) -> Iterator[Row]:
    """Yield what is left once a witness cannot be found, where that is how a case ended."""
    if (lost := told.get("lost")) is None:
        return
    tables = rows(found.id, found.states[0])
    for item in tables["evidence"]:
        if item["id"] == lost:
            item["available"] = "no"
    left = assess(case_from_dict(tables), law(found.states[0]))
    active = [key(c) for c in left.charges if c.role in ACTIVE]
    yield Row("lost", lost, "nothing stands", ", ".join(active) or "nothing stands", not active)


# -- fallbacks and signs -------------------------------------------------------------------------


def _fallback(name: str, told: str | dict[str, str], found: Found) -> Row:
    offence, because = (told, "") if isinstance(told, str) else (told["is"], told["because"])
    listed = [c for c in found.charges() if c.offence.key == offence]
    order = (*ACTIVE, "awaiting", "blocked", "not-yet", "not-advised")
    got = min((c.role for c in listed), key=order.index, default="not listed")
    return Row("fallback", name, offence, got, bool(listed), because)


def _missing(kind: str, name: str, because: str) -> Row:
    """Return a fallback or a sign of the reading that the library has nothing to show for."""
    return Row(kind, name, "named", "nothing", False, because)


def _sign(name: str, where: str, found: Found) -> Row:
    what, subject, *rest = where.split()
    shown = _shown(what, subject, rest, found)
    return Row("sign", name, where, "shown" if shown else "not shown", shown)


def _shown(what: str, subject: str, rest: Sequence[str], found: Found) -> bool:
    """Return whether the library shows a sign where the table says that it does."""
    here = [assessed(found.id, state) for state in found.states]
    match what:
        case "gate":
            return any(g.person == subject and g.gate.key == rest[0] for a in here for g in a.gates)
        case "flag":
            return any((f.about, f.code) == (subject, rest[0]) for a in here for f in a.flags)
    charge = found.best(subject)
    if charge is None:
        return False
    elements = {e.id: e for e in charge.elements}
    match what:
        case "active":
            return charge.role in ACTIVE
        case "blocked":
            return charge.role == "blocked"
        case "not-open":
            return made_out(charge) and charge.available.is_ == "no"
        case "one-source":
            return charge.one_source is not None
        case "plain":
            return charge.role in ACTIVE and all(a.standing < Standing.DISPUTED for a in charge.aggravations)
        case "orders":
            return any(rest[0] in str(p) for p in charge.offence.penalties)
        case "aside":
            return any(a.id == rest[0] and a.standing.stands for a in charge.asides)
        case "both":
            return elements[rest[0]].both_branches
        case "lacks":
            return rest[0] in lacking(charge)
        case "holds":
            return elements[rest[0]].standing >= Standing.DISPUTED
        case "disputed" | "contradicted":
            return elements[rest[0]].standing.word == what
    raise ValueError(f"no sign is called {what!r}")


# -- measures ------------------------------------------------------------------------------------


@frozen
class Measures:
    """How the fifteen come out, all together: so many of so many."""

    as_published: tuple[int, int]
    with_treaty: tuple[int, int]
    upheld: tuple[int, int]
    named: tuple[int, int]
    wrong: tuple[int, int]
    fallbacks: tuple[int, int]
    signs: tuple[int, int]


def as_published(found: Sequence[Row], *, treaty: bool = False) -> bool:
    """Return whether a case comes out as published under a State's law, and under the treaty's if asked."""
    return all(r.agrees for r in found if r.kind in OUTCOME and (treaty or "/un:" not in r.about))


def measures() -> Measures:
    """Return the measures over all cases."""
    cases = [found for _, found in everything()]
    all_rows = [r for found in cases for r in found]

    def share(*kinds: str) -> tuple[int, int]:
        of = [r.agrees for r in all_rows if r.kind in kinds]
        return sum(of), len(of)

    kept, forbidden = share("must_not", "lost")
    return Measures(
        as_published=(sum(map(as_published, cases)), len(cases)),
        with_treaty=(sum(as_published(c, treaty=True) for c in cases), len(cases)),
        upheld=share("upheld"),
        named=share("failed"),
        wrong=(forbidden - kept, forbidden),
        fallbacks=share("fallback"),
        signs=share("sign"),
    )
