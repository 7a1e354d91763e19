"""Whether a case is small enough to be answered about in some seconds: told before the work begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chargeassist.case.model import Case
from chargeassist.law.model import Law, Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Faults
from chargeassist.reading.limits import CASE_FACTS, CASE_MATTERS

_Done = tuple[str, str, str]
"""By whom, to whom, in which episode."""


def check_size(case: Case, law: Law, faults: Faults) -> None:
    """Add a fault for a case of too many facts, or of too many who did too much to too many."""
    if len(case.facts) > CASE_FACTS:
        faults.add("C318-facts", ("fact", CASE_FACTS), n=CASE_FACTS)
        return
    asked, done = [p for p in law.packs if p.id in law.asked], _done(case)
    if len(set().union(*done.values())) * sum(len(p.offences) for p in asked) <= CASE_MATTERS:
        return  # were all of it conduct of every offence
    found = sum(n for pack in asked for n in _matters(done, pack, law.vocabulary))
    if found > CASE_MATTERS:
        faults.add("C318-matters", ("fact",), n=CASE_MATTERS, found=found)


def _matters(done: Mapping[str, set[_Done]], pack: Pack, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield, for each offence, in how many matters conduct of it is entered: each can be a charge."""
    names: dict[str, set[str]] = {}
    for offence in pack.offences:
        leaves = (f"{x.slot}:{x.term}" for x in offence.conduct)
        names.setdefault(offence.id, set()).update(n for leaf in leaves for n in vocabulary.narrower[leaf])
    for own in names.values():
        yield len(set().union(*(done[n] for n in own if n in done)))


def _done(case: Case) -> dict[str, set[_Done]]:
    """Return by term who is said to have done it, or to have been with those who did, and to whom."""
    together: dict[str, set[str]] = {}
    for group in case.groups:
        for member in group.members:
            together.setdefault(member, set()).update(group.members)
    found: dict[str, set[_Done]] = {}
    for fact in (f for f in case.facts if f.holds == "yes"):
        by = {other for p in fact.by for other in (p, *together.get(p, ()))} or {""}
        who = ((p, v, e) for p in by for v in fact.of or ("",) for e in fact.episode or ("",))
        found.setdefault(fact.name, set()).update(who)
    return found
