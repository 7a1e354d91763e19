"""The whole way from a case to charges in roles: findings first, then which counts belong on the sheet."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from chargeassist.advice.select import select
from chargeassist.case.model import Case
from chargeassist.findings.assess import Asked, Tell, find
from chargeassist.findings.model import Assessment
from chargeassist.findings.ranking import by_role
from chargeassist.law.model import Law
from chargeassist.words import remark


def assess(
    case: Case,
    law: Law,
    *,
    stage: str = "charge",
    suspect: str | None = None,
    offences: Iterable[str] = (),
    tell: Tell | None = None,
    before: Assessment | None = None,
) -> Assessment:
    """Return what *case* supports under *law*: gates, charges with every element and a role, flags.

    *stage* is investigate, charge or trial and raises the bar for evidence (S1). *suspect* tells the
    charges of one person and changes nothing else (S51); *offences* lists charges by name even where
    nothing is entered for them (``xp:rape``, or ``xp:*`` for a whole pack), and changes no other.
    *tell* is called with each step that is begun, as a remark. *before* is an assessment of a case much
    like this one under the same law: what the change does not reach is taken over from it, and no finding
    is another than without it.
    Raises CaseError for words of the case that the law does not know, and ValueError for an
    unknown stage or suspect.

    >>> from chargeassist import assess, load_law, read_case
    >>> found = assess(read_case("examples/domestic-servitude/case.toml"), load_law("xp"))
    >>> found.charges[0].role, found.charges[0].standing.word
    ('primary', 'supported')
    """
    if suspect not in (None, *(p.id for p in case.persons)):
        raise ValueError("no person of that id in the case")
    found = find(case, law, Asked(stage, frozenset(offences)), tell, before)
    if tell is not None:
        tell(remark("choosing-roles"))
    whole = _chosen(found, before)
    for weighed in found.workings.weighed.values():
        weighed.forget()
    if suspect is None:
        return whole
    own = tuple(c for c in whole.charges if c.matter.suspect == suspect)
    return evolve(whole, charges=own, only=suspect, whole=whole)


def _chosen(found: Assessment, before: Assessment | None) -> Assessment:
    """Return charges in roles; one that was asked for by name is no graver charge to any other (S51)."""
    told = tuple(c for c in found.charges if c.id not in found.by_name)
    done = select(evolve(found, charges=told), before)
    if not found.by_name:
        return done
    asked_for = (c for c in select(found).charges if c.id in found.by_name)
    return evolve(done, charges=tuple(sorted((*done.charges, *asked_for), key=by_role)))
