"""The whole way from a case to charges in roles: findings first, then which counts belong on the sheet."""

from __future__ import annotations

from collections.abc import Iterable

from chargeassist.advice.select import select
from chargeassist.case.model import Case
from chargeassist.findings.assess import Asked, Tell, find
from chargeassist.findings.model import Assessment
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
) -> Assessment:
    """Return what *case* supports under *law*: gates, charges with every element and a role, flags.

    *stage* is investigate, charge or trial and raises the bar for evidence (S1). *suspect* keeps the
    charges of one person; *offences* lists charges by name even where nothing is entered for them
    (``xp:rape``, or ``xp:*`` for a whole pack). *tell* is called with each step that is begun, as a remark.
    Raises CaseError for words of the case that the law does not know, and ValueError for an
    unknown stage or suspect.

    >>> from chargeassist import assess, load_law, read_case
    >>> found = assess(read_case("examples/domestic-servitude/case.toml"), load_law("xp"))
    >>> found.charges[0].role, found.charges[0].standing.word
    ('primary', 'supported')
    """
    found = find(case, law, Asked(stage, suspect, frozenset(offences)), tell)
    if tell is not None:
        tell(remark("choosing-roles"))
    return select(found)
