"""What a fact speaks about, if its term qualifies something else: is it there, and can it be that (S37)?"""

from __future__ import annotations

from chargeassist.case.model import Case, Fact
from chargeassist.law.model import Law
from chargeassist.reading.fault import Faults
from chargeassist.words import did_you_mean


def check_objects(case: Case, law: Law, faults: Faults) -> None:
    """Add a fault for each object that is not there, or that its fact cannot speak about, and for rounds."""
    facts = {f.id: f for f in case.facts}
    vocabulary = law.vocabulary
    offences = {o.key for p in law.packs for o in p.offences}
    for i, fact in enumerate(case.facts):
        can = vocabulary.qualifies.get(fact.name)
        if fact.as_to and can is None and fact.slot != "concert" and fact.name in vocabulary.narrower:
            faults.add("C309", ("fact", i, "as_to"))
            continue
        for n, name in enumerate(fact.as_to):
            at = ("fact", i, "as_to", n)
            term = facts[name].name if name in facts else name
            if name == fact.id or _round(fact, name, facts):
                faults.add("C315", at)
            elif name not in facts and name not in vocabulary.narrower and name not in offences:
                known = [*facts, *vocabulary.narrower, *offences]
                faults.add("C303-as-to", at, *did_you_mean(name, known))
            elif can is not None and name not in offences and term not in can:
                faults.add("C314", at)
    for i, group in enumerate(case.groups):
        for n, name in enumerate(group.as_to):
            if name not in vocabulary.narrower and name not in offences:
                known = [*vocabulary.narrower, *offences]
                faults.add("C303-as-to", ("group", i, "as_to", n), *did_you_mean(name, known))


def _round(fact: Fact, name: str, facts: dict[str, Fact]) -> bool:
    """Return whether what a fact speaks about speaks, in the end, about that fact."""
    waiting, seen = [name], set[str]()
    while waiting:
        one = waiting.pop()
        if one == fact.id:
            return True
        if one in facts and one not in seen:
            seen.add(one)
            waiting += facts[one].as_to
    return False
