"""Marks an answer against a key: points for each criterion, each with the reason a trainer can defend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chargeassist.advice.key import Key, Sought, Wanted
from chargeassist.advice.marks import Mark, Point
from chargeassist.reasoning.standing import Standing
from chargeassist.training.answers import Answer, Reader
from chargeassist.words import remark

CHARGE, ELEMENT, NEXT, WAIT, HARMED = 4, 2, 2, 4, 2
"""What each thing of the key is worth; a part of it earns half."""
TOO_MANY, VICTIM = -1, -10
"""What is lost by a charge that the file does not bear, and by one against somebody who must wait."""
NAMELESS = ("nobody", "")
"""What names no person: to say that nobody is harmed costs nothing."""
NEAR = {s: n for n, s in enumerate(Standing)}


def mark(
    answers: Sequence[Answer], key: Key, reader: Reader, number: int = 1, audience: str = "prosecutor"
) -> Mark:
    """Return the points of one answer; whoever charges nobody by office is not asked for charges."""
    told = [t for a in answers for t in reader.each(a)]
    points: list[Point] = []
    if audience == "prosecutor":
        points += _charges([t for t in told if t.part == "charge"], key)
    points += _elements([t for t in told if t.part == "element"], key)
    points += _next([t for t in told if t.part == "next"], key)
    points += _waiting([t for t in told if t.part == "wait"], key)
    points += _harmed([t for t in told if t.part == "harmed"], key)
    return Mark(number, tuple(points))


def _charges(told: Sequence[Answer], key: Key) -> Iterator[Point]:
    left = list(told)
    if not key.wanted:
        nobody = any(t.who == "nobody" for t in told)
        said = remark("mark-nobody" if nobody else "mark-nobody-missed")
        yield Point("charge", "nobody", CHARGE if nobody else 0, CHARGE, said)
        left = [t for t in told if t.who != "nobody"]
    missed, used = [], list[Answer]()
    for wanted in key.wanted:
        # A line that leaves out whom a charge harmed stands for everybody it harmed.
        hit = next((t for t in left if _fits(t, wanted, (wanted.offence,))), None)
        if hit is None:
            missed.append(wanted)
        else:
            used.append(hit)
            yield Point("charge", wanted.charge, CHARGE, CHARGE, remark("mark-charged"))
    for wanted in missed:
        hit = next((t for t in left if _fits(t, wanted, wanted.instead)), None)
        if hit is None:
            yield Point("charge", wanted.charge, 0, CHARGE, remark("mark-not-charged", title=wanted.title))
        else:
            used.append(hit)
            why = remark("mark-lesser", title=wanted.title)
            yield Point("charge", wanted.charge, CHARGE // 2, CHARGE, why)
    yield from _too_many([t for t in left if t not in used], key)


def _too_many(left: Iterable[Answer], key: Key) -> Iterator[Point]:
    blocked = {w.person for w in key.waiting if w.blocks}
    fine = {*key.harmed, *key.possibly} - {w.suspect for w in key.wanted}
    for told in left:
        if told.who in blocked | fine:
            yield Point("victim-charged", told.who, VICTIM, 0, remark("mark-victim-charged"))
        elif not any(_fits(told, w, (w.offence, *w.instead)) for w in (*key.wanted, *key.accepted)):
            yield Point("too-many", told.who, TOO_MANY, 0, remark("mark-too-many", offence=told.what))


def _fits(told: Answer, wanted: Wanted, offences: Sequence[str]) -> bool:
    """Return whether an answer means a charge: whom it harmed may be left out."""
    return told.who == wanted.suspect and told.what in offences and told.how in ("", wanted.complainant)


def _elements(told: Sequence[Answer], key: Key) -> Iterator[Point]:
    for sought in _once(key.sought):
        own = [t for t in told if t.what == sought.element and t.who in ("", sought.suspect)]
        about = f"{sought.charge}#{sought.element}"
        if not own:
            yield Point("element", about, 0, ELEMENT, remark("mark-element-missed", element=sought.title))
            continue
        said = next((s for s in Standing if s.word == own[0].how), None)
        far = abs(NEAR[said] - NEAR[sought.standing]) if said is not None else len(NEAR)
        earned = ELEMENT if far == 0 else ELEMENT // 2 if far == 1 else 0
        why = remark(
            "mark-element" if far == 0 else "mark-element-other",
            element=sought.title,
            standing=sought.standing.word,
        )
        yield Point("element", about, earned, ELEMENT, why)


def _once(sought: Iterable[Sought]) -> tuple[Sought, ...]:
    """Return each element of one charge once: of several suspects, those of the first."""
    found: dict[str, Sought] = {}
    for one in sought:
        found.setdefault(one.element, one)
    return tuple(found.values())


def _next(told: Sequence[Answer], key: Key) -> Iterator[Point]:
    for sought in _once(key.sought):
        if sought.standing is Standing.SUPPORTED:
            continue
        hit = any(t.what == sought.element for t in told)
        why = remark("mark-next" if hit else "mark-next-missed", element=sought.title)
        yield Point("next", f"{sought.charge}#{sought.element}", NEXT if hit else 0, NEXT, why)


def _waiting(told: Sequence[Answer], key: Key) -> Iterator[Point]:
    for waiting in key.waiting:
        hit = any(t.who == waiting.person for t in told)
        why = remark("mark-wait" if hit else "mark-wait-missed", cite=waiting.provision)
        yield Point("wait", waiting.person, WAIT if hit else 0, WAIT, why)
    said = {t.who for t in told}
    for person in sorted(said - {w.person for w in key.waiting} - {*key.harmed, *key.possibly, *NAMELESS}):
        yield Point("wait", person, TOO_MANY, 0, remark("mark-not-waiting"))


def _harmed(told: Sequence[Answer], key: Key) -> Iterator[Point]:
    said = {t.who for t in told}
    for person in key.harmed:
        hit = person in said
        why = remark("mark-harmed" if hit else "mark-harmed-missed")
        yield Point("harmed", person, HARMED if hit else 0, HARMED, why)
    for person in sorted(said - {*key.harmed, *key.possibly, *NAMELESS}):
        yield Point("harmed", person, -(HARMED // 2), 0, remark("mark-not-harmed"))
