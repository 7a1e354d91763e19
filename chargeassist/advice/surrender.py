"""Who may be in another State, and what to look at before that person is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chargeassist.advice.bases import Two
from chargeassist.advice.cooperated import Surrender
from chargeassist.advice.forums import fatal, on_the_sheet, reaches
from chargeassist.advice.whereabouts import last_known, nationals, state_in, suspects
from chargeassist.findings.model import Assessment
from chargeassist.words import Remark, remark


def surrenders(
    twos: Mapping[str, Two], floors: Mapping[str, int], assessment: Assessment
) -> Iterator[Surrender]:
    """Yield each suspect who is or may be in another State: who lives there, or did the last thing there.

    *floors* holds, of each State, the months a maximum must reach in both; nought where none was read.
    """
    case = assessment.case
    for person in suspects(assessment):
        for state, two in twos.items():
            where = _where(person, state, two.home, assessment)
            if where is None:
                continue
            own = nationals(person, case)
            counts = [c for c in on_the_sheet(two.home, assessment) if c.matter.suspect == person]
            yield Surrender(
                person,
                state,
                where,
                "yes" if state in own else "no" if own else "unknown",
                tuple(c.id for c in counts),
                tuple(c.id for c in counts if fatal(c)),
                tuple(c.id for c in counts if reaches(c, floors[state]) == "no"),
                tuple(c.id for c in counts if floors[state] and reaches(c, floors[state]) == "unknown"),
                tuple(f.id for f in case.facts if f.name == "status:asylum-seeker" and person in f.of),
            )


def _where(person: str, state: str, home: str, assessment: Assessment) -> Remark | None:
    """Return why a suspect may be in a State; nothing where nothing entered points there."""
    case = assessment.case
    row = case.person(person)
    if row.now_in:
        return remark("where-entered") if state_in(row.now_in) == state else None
    if state in row.resident:
        return remark("where-resident")
    if home in row.resident:
        return None
    if last_known(person, case, assessment.law.vocabulary) == state:
        return remark("where-last-act")
    return None
