"""Whether a case is small enough to be answered about in some seconds: told before the work begins."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

from chargeassist.case.model import Case
from chargeassist.law.model import Law
from chargeassist.reading.fault import Faults
from chargeassist.reading.limits import CASE_FACTS, CASE_MATTERS
from chargeassist.words.once import once

_Done = tuple[str, str, str]
"""By whom, to whom, in which episode."""


def check_size(case: Case, law: Law, faults: Faults) -> None:
    """Add a fault for a case of too many facts, or of too many who did too much to too many."""
    if len(case.facts) > CASE_FACTS:
        faults.add("C318-facts", ("fact", CASE_FACTS), n=CASE_FACTS)
        return
    done, conduct = _done(case), _conduct(law)
    if len(set().union(*done.values())) * len(conduct) <= CASE_MATTERS:
        return  # were all of it conduct of every offence
    # In how many matters conduct of each offence is entered: each can be a charge.
    found = sum(len(set().union(*(done[n] for n in done.keys() & own))) for own in conduct)
    if found > CASE_MATTERS:
        faults.add("C318-matters", ("fact",), n=CASE_MATTERS, found=found)


@once
def _conduct(law: Law) -> tuple[frozenset[str], ...]:
    """Return the terms that are conduct of each offence of the laws asked about."""
    names: dict[str, set[str]] = {}
    for offence in (o for id in law.asked for o in law.pack(id).offences):
        leaves = (law.vocabulary.narrower[f"{x.slot}:{x.term}"] for x in offence.conduct)
        names.setdefault(offence.key, set()).update(n for own in leaves for n in own)
    return tuple(map(frozenset, names.values()))


def _done(case: Case) -> dict[str, set[_Done]]:
    """Return by term who is said to have done it, or to have been with those who did, and to whom."""
    together: defaultdict[str, set[str]] = defaultdict(set)
    for group in case.groups:
        for member in group.members:
            together[member].update(group.members)
    found: dict[str, set[_Done]] = {}
    for fact in (f for f in case.facts if f.holds == "yes"):
        by = {other for p in fact.by for other in (p, *together[p])} if together else fact.by
        who = product(by or ("",), fact.of or ("",), fact.episode or ("",))
        found.setdefault(fact.name, set()).update(who)
    return found
