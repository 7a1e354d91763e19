"""What changed between two assessments of one case: gates first, then charges, then elements."""

from __future__ import annotations

from attrs import frozen

from chargeassist.findings.model import Assessment, Charge


@frozen
class Change:
    """One thing that changed: what it is about, what it was, what it is; empty where there was none."""

    about: str
    what: str
    before: str
    after: str


def diff(old: Assessment, new: Assessment) -> tuple[Change, ...]:
    """Return every change from *old* to *new*, in a fixed order; nothing when nothing changed.

    Charges are matched by id; one that came or went says how it stands or stood.
    """
    changes: list[Change] = []
    before, after = {g.id: g for g in old.gates}, {g.id: g for g in new.gates}
    for id in sorted(before.keys() | after.keys()):
        a, b = before.get(id), after.get(id)
        changes += _change(id, "gate", a.standing.word if a else "", b.standing.word if b else "")
        if a and b:
            changes += _change(id, "nexus", a.nexus.word, b.nexus.word)
            changes += _change(id, "lifted by", a.lifted_by, b.lifted_by)
    first, second = {c.id: c for c in old.charges}, {c.id: c for c in new.charges}
    for id in sorted(first.keys() | second.keys()):
        changes += _charge(id, first.get(id), second.get(id))
    flags_before = {f"{f.code} {f.about}": f.text for f in old.flags}
    flags_after = {f"{f.code} {f.about}": f.text for f in new.flags}
    for key in sorted(flags_before.keys() | flags_after.keys()):
        changes += _change(key, "flag", flags_before.get(key, ""), flags_after.get(key, ""))
    return tuple(changes)


def _charge(id: str, a: Charge | None, b: Charge | None) -> list[Change]:
    changes = _change(id, "standing", a.standing.word if a else "", b.standing.word if b else "")
    if a is None or b is None:
        return changes
    changes += _change(id, "role", a.role, b.role)
    changes += _change(id, "open", a.available.is_, b.available.is_)
    elements = {e.id: e for e in a.elements}
    for element in b.elements:
        was = elements.get(element.id)
        before = was.standing.word if was else ""
        changes += _change(id, f"element {element.id}", before, element.standing.word)
    return changes


def _change(about: str, what: str, before: str, after: str) -> list[Change]:
    return [Change(about, what, before, after)] if before != after else []
