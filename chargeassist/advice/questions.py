"""The questions that decide most: what nobody has answered yet, in the words in which it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import evolve, frozen

from chargeassist.advice.gaps import gaps, gravest, rank
from chargeassist.advice.replies import BIRTH
from chargeassist.advice.requests import Reply, Request
from chargeassist.case.model import Case, Fact
from chargeassist.findings.model import Assessment, Charge
from chargeassist.findings.offers import Draft
from chargeassist.words import Remark, remark
from chargeassist.words.untold import untold


@untold
@frozen
class Question:
    """A question that decides something: of whom, in which words, and what it decides."""

    request: Request
    decides: int
    """How many elements of live charges the answer moves."""
    why: Remark


def next_questions(
    assessment: Assessment, k: int = 3, requests: Iterable[Request] | None = None
) -> tuple[Question, ...]:
    """Return the *k* questions that decide most across live charges, a victim's last among equals.

    What only awaits a signature is asked first, then what lifts the gravest charge. A question may ask for a
    set of terms, any of which will do. What somebody has answered, if only that it is not known, is not asked
    again: what would prove the answer is a gap. *requests* are the gaps of the case, where somebody has them.
    """
    live = {c.id for c in assessment.charges if c.role != "blocked" and _live(c)}
    answered = _answered(assessment.case)
    found: list[Question] = []
    for request in gaps(assessment) if requests is None else requests:
        moves = tuple(m for m in request.moves if m.charge in live)
        left = _left(request, answered)
        if moves and left.filling and left.question:
            elements = tuple(sorted({m.element for m in moves}))
            charges = len({m.charge for m in moves})
            why = remark("decides", elements=elements, charges=charges, live=len(live))
            found.append(Question(evolve(left, moves=moves), len(moves), why))
    order = gravest(assessment)
    return tuple(sorted(found, key=lambda q: rank(q.request, order))[:k])


def _live(charge: Charge) -> bool:
    """Return whether a charge is worth a question: open, and at least half of it stands."""
    standing = sum(e.standing.stands for e in charge.elements)
    return charge.available.is_ != "no" and 2 * standing >= len(charge.elements)


def _answered(case: Case) -> Callable[[Draft], bool]:
    """Return what says whether anything is entered on what a draft says, of its persons and in its course."""
    births = {p.id for p in case.persons if p.born or p.age}
    births |= {p for f in case.facts if f.name in (BIRTH, "person:age") for p in f.of}
    by_name: dict[str, list[Fact]] = {}
    for fact in case.facts:
        by_name.setdefault(fact.name, []).append(fact)

    def answered(draft: Draft) -> bool:
        if draft.fact.startswith("age:") and births.issuperset(draft.of):
            return True
        # What is drawn weakly may be drawn again.
        said = (f for f in by_name.get(draft.fact, ()) if f.holds != "yes" or not draft.inferred_from)
        return any(_says(fact, draft) for fact in said)

    return answered


def _says(fact: Fact, draft: Draft) -> bool:
    persons = set(draft.by) <= set(fact.by) and set(draft.of) <= set(fact.of)
    course = not draft.episode or not fact.episode or not set(draft.episode).isdisjoint(fact.episode)
    about = not draft.as_to or not fact.as_to or not set(draft.as_to).isdisjoint(fact.as_to)
    return persons and course and about


def _left(request: Request, answered: Callable[[Draft], bool]) -> Request:
    """Return a request without the answers that are given already, whichever way."""
    answers = tuple(
        Reply(a.value, a.fills, facts)
        for a in request.answers
        if (facts := tuple(f for f in a.facts if not answered(f)))
    )
    return evolve(request, answers=answers)
