"""What changed between two assessments of one case: gates first, then charges, then elements."""

from __future__ import annotations

from attrs import frozen

from chargeassist.case.model import Laid
from chargeassist.findings.model import Assessment, Charge
from chargeassist.words import Remark, Said, remark
from chargeassist.words.untold import untold


@untold
@frozen
class Change:
    """One thing that changed: what it is about, what it was, what it is; empty where there was none."""

    about: Said
    """The id of a gate or a charge, or a caution."""
    what: Said
    before: Said
    after: Said


def diff(old: Assessment, new: Assessment) -> tuple[Change, ...]:
    """Return every change from *old* to *new*, in a fixed order; nothing when nothing changed.

    Charges are matched by id, and so are the counts that were laid; one that came or went says how it
    stands or stood, or of what it is or was.
    """
    changes: list[Change] = []
    before, after = {g.id: g for g in old.gates}, {g.id: g for g in new.gates}
    for id in sorted(before.keys() | after.keys()):
        a, b = before.get(id), after.get(id)
        changes += _change(id, "gate", a.standing.word if a else "", b.standing.word if b else "")
        if a and b:
            changes += _change(id, "nexus", a.nexus.word, b.nexus.word)
            changes += _change(id, remark("lifted-by"), a.lifted_by, b.lifted_by)
    first, second = {c.id: c for c in old.charges}, {c.id: c for c in new.charges}
    for id in sorted(first.keys() | second.keys()):
        changes += _charge(id, first.get(id), second.get(id))
    laid_before, laid_after = ({x.id: x for x in a.case.laid} for a in (old, new))
    for id in sorted(laid_before.keys() | laid_after.keys()):
        changes += _laid(id, laid_before.get(id), laid_after.get(id))
    flags_before, flags_after = ({(f.code, f.about): f.text for f in x.flags} for x in (old, new))
    for code, about in sorted(flags_before.keys() | flags_after.keys()):
        was, is_ = flags_before.get((code, about), ""), flags_after.get((code, about), "")
        changes += _change(remark("caution-about", caution=code, about=about), "flag", was, is_)
    return tuple(changes)


def _charge(id: str, a: Charge | None, b: Charge | None) -> list[Change]:
    if a is b:
        return []
    changes = _change(id, "standing", a.standing.word if a else "", b.standing.word if b else "")
    if a is None or b is None:
        return changes
    changes += _change(id, "role", a.role, b.role)
    changes += _change(id, "open", a.available.is_, b.available.is_)
    elements = {e.id: e for e in a.elements}
    for element in b.elements:
        was = elements.get(element.id)
        before = was.standing.word if was else ""
        changes += _change(id, remark("an-element", element=element.id), before, element.standing.word)
    return changes


def _laid(id: str, a: Laid | None, b: Laid | None) -> list[Change]:
    """Return what changed in one count of the sheet: one that came or went says what it was of."""
    changes = _change(id, remark("count-laid"), a.offence if a else "", b.offence if b else "")
    if a is None or b is None:
        return changes
    for key, before, after in (
        ("suspects", _accused(a), _accused(b)),
        ("complainant", a.complainant, b.complainant),
        ("episode", a.episode, b.episode),
        ("on", a.on.text if a.on else "", b.on.text if b.on else ""),
        ("mode", a.mode, b.mode),
        ("alternative_to", a.alternative_to, b.alternative_to),
        (
            "outcome",
            a.became,
            remark("in-other-words") if a.became == b.became and a.outcome != b.outcome else b.became,
        ),
    ):
        changes += _change(id, remark("key-laid", key=key), before, after)
    return changes


def _accused(laid: Laid) -> Remark:
    return remark("laid-against", of=laid.accused)


def _change(about: Said, what: Said, before: Said, after: Said) -> list[Change]:
    return [Change(about, what, before, after)] if before != after else []
