"""What a bill would change of a law beside the treaties: what it closes, leaves open and newly opens."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from chargeassist.advice.bridges import answering
from chargeassist.advice.conformed import (
    AnswerChange,
    BillEffect,
    Changed,
    Conformity,
    Held,
    Limbs,
    LimbVerdict,
    TextChange,
)
from chargeassist.advice.conformity import conformity
from chargeassist.law.bills import Bill, load_bill
from chargeassist.law.model import Law, Pack
from chargeassist.reasoning.verdicts import COVERED, STATUSES

ADDED, ALTERED, REPEALED = "added", "altered", "repealed"
Key = tuple[tuple[str, ...], Limbs]
WHOLE: Key = ((), ())


def conformity_of_bill(law: Law, pack: str, folder: str, against: str = "un") -> Conformity:
    """Return a law beside a treaty as the bill in *folder* would have it, with what that changes.

    Raises CannotAdvise where the folder is no bill of the pack, KnowledgeError with every fault of it.
    """
    bill, amended, about = load_bill(law, pack, folder)
    # What comes into force without the bill by then is none of its doing.
    without = evolve(law.pack(pack), stated_at=amended.pack(pack).stated_at)
    unamended = evolve(law, packs=tuple(without if p.id == pack else p for p in law.packs))
    today, would_be = conformity(unamended, pack, against), conformity(amended, pack, against)
    texts = (t for t in _texts(without, amended.pack(pack)) if _key(t) in about)
    return _effect(bill, today, would_be, tuple(texts))


def _effect(bill: Bill, today: Conformity, amended: Conformity, texts: tuple[TextChange, ...]) -> Conformity:
    """Return the amended law beside the treaties, with what is changed of the law of today."""
    before = {h.offence: h for h in today.offences}
    changed = [c for h in amended.offences for c in _changed(before[h.offence], h)]
    old_answers = {c.id: c.answer for c in today.checklist}
    told = BillEffect(
        bill.title,
        bill.in_force,
        texts,
        tuple(c for c in changed if c.after == COVERED != c.before),
        tuple(c for c in changed if c.after != COVERED and _rank(c.after) < _rank(c.before)),
        tuple(c for c in changed if _rank(c.after) > _rank(c.before)),
        tuple(c for c in changed if c.after == c.before != COVERED),
        tuple(
            w
            for w in amended.wider
            if (w.offence, w.element) not in {(o.offence, o.element) for o in today.wider}
        ),
        tuple(
            w
            for w in today.wider
            if (w.offence, w.element) not in {(n.offence, n.element) for n in amended.wider}
        ),
        tuple(
            AnswerChange(c.id, old_answers[c.id], c.answer)
            for c in amended.checklist
            if old_answers[c.id] != c.answer
        ),
    )
    return evolve(amended, bill=told)


def _rank(status: str) -> int:
    return STATUSES.index(status)


def _changed(before: Held, after: Held) -> Iterator[Changed]:
    """Yield the limbs of an offence of the treaty with what became of them and becomes of them."""
    old, new = dict(_limbs(before)), dict(_limbs(after))
    keys = [k for k in dict.fromkeys((*new, *old)) if k != WHOLE] or [WHOLE]
    grouped: dict[tuple[object, ...], Changed] = {}
    for elements, limbs in keys:
        was, now = _of(old, (elements, limbs)), _of(new, (elements, limbs))
        told = now if now.status != COVERED else was
        found = Changed(
            after.offence,
            after.title,
            elements,
            (limbs,) if limbs else (),
            was.status,
            now.status,
            told.story,
            now.fits,
            now.caught,
        )
        key = (elements, was.status, now.status, now.fits, now.caught)
        same = grouped.get(key)
        grouped[key] = evolve(same, limbs=(*same.limbs, *found.limbs)) if same else found
    yield from grouped.values()


def _limbs(held: Held) -> Iterator[tuple[Key, LimbVerdict]]:
    for verdict in held.limbs:
        for limbs in verdict.limbs or ((),):
            yield (verdict.elements, limbs), verdict


def _of(found: dict[Key, LimbVerdict], key: Key) -> LimbVerdict:
    """Return what becomes of limbs: of the whole offence, or of the worst of them that fails by itself."""
    if key in found:
        return found[key]
    if WHOLE in found:
        return found[WHOLE]
    parts = [
        v
        for (elements, limbs), v in found.items()
        if set(elements) <= set(key[0]) and set(limbs) <= set(key[1])
    ]
    return max(parts or found.values(), key=lambda v: _rank(v.status))


def _texts(today: Pack, amended: Pack) -> Iterator[TextChange]:
    """Yield the offences that are new, altered or gone, each with its maximum before and after."""
    before = {o.key: o for o in today.offences if o.period.covers(today.stated_at)}
    after = {o.key: o for o in amended.offences if o.period.covers(amended.stated_at)}
    for key in dict.fromkeys((*before, *after)):
        was, will = before.get(key), after.get(key)
        if was != will:
            how = ALTERED if was and will else ADDED if will else REPEALED
            yield TextChange(how, *(answering(o) if o else None for o in (was, will)))


def _key(change: TextChange) -> str:
    one = change.after or change.before
    return one.offence if one else ""
