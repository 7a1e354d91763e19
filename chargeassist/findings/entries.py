"""A case told back fact by fact: whoever wrote it holds it against the file, and sees what each does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chargeassist.case.model import Case, Fact
from chargeassist.findings.entered import Entry, NotCounted
from chargeassist.findings.model import Assessment
from chargeassist.findings.readers import readers
from chargeassist.findings.sentences import told_back
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.evidence import NONE, PLAIN, About, Rater
from chargeassist.reasoning.objects import NONE as ABOUT_NOTHING
from chargeassist.reasoning.objects import Objects
from chargeassist.words import Remark, remark


def entries(found: Assessment) -> tuple[Entry, ...]:
    """Return every fact of a case in the order of its days, undated ones last."""
    vocabulary = found.law.vocabulary
    objects = Objects(found.case, vocabulary)
    rules = found.law.pack(found.law.asked[0]).evidence
    rater = Rater(found.case, vocabulary, rules)
    nearest = {u.fact: u.nearest for u in found.entered_and_read_by_none}
    read: dict[str, dict[str, list[str]]] = {f.id: {} for f in found.case.facts}
    for kind, name, facts in readers(found):
        for id in facts:
            read[id].setdefault(kind, []).append(name)
    told = []
    for fact in sorted(found.case.facts, key=lambda f: f.on.first if f.on else date.max):
        spoken = objects.of(fact)
        by = {kind: tuple(dict.fromkeys(names)) for kind, names in read[fact.id].items()}
        told.append(
            Entry(
                fact.id,
                fact.name,
                told_back(fact, vocabulary),
                by.get("charge", ()),
                by.get("gate", ()),
                by.get("flag", ()),
                nearest.get(fact.id, ()),
                tuple(f.id for f in spoken.facts) if spoken is not None and spoken.unsaid else (),
                spoken is not None and spoken.how == ABOUT_NOTHING,
                tuple(_not_counted(fact, found.case, vocabulary, rater)),
            )
        )
    return tuple(told)


def _not_counted(fact: Fact, case: Case, vocabulary: Vocabulary, rater: Rater) -> Iterator[NotCounted]:
    """Yield every item that counts nothing for a fact, why, and of whom."""
    who = vocabulary.slots[fact.slot].who
    pairs = [
        (b, o) for b in (fact.by if who.by else ()) or (None,) for o in (fact.of if who.of else ()) or (None,)
    ]
    found: dict[tuple[str, Remark], dict[str, None]] = {}
    for shown in fact.shown_by:
        for by, of in pairs:
            counted = rater.rate(fact, shown, About(by, of, by or ""), PLAIN)
            if counted is not None and counted.strength == NONE and counted.cause is not None:
                whom = of if counted.cause.code in _OF_WHOM else by
                found.setdefault((counted.evidence, counted.cause), {}).setdefault(whom or "")
    for (evidence, why), persons in found.items():
        names = tuple(filter(None, persons))
        advice = _about(evidence, names, case, vocabulary) if why.code == "speaks-of-another" else None
        yield NotCounted(evidence, advice or why, names)


_OF_WHOM = ("speaks-of-another", "document-of-one-member")
"""Causes that lie in whom something was done to, and not in who did it."""


def _about(evidence: str, persons: tuple[str, ...], case: Case, vocabulary: Vocabulary) -> Remark | None:
    """Return what to write so that testimony counts for others too, if it says something of them (S4)."""
    item = next(e for e in case.evidence if e.id == evidence)
    if vocabulary.kinds[item.kind].class_ not in ("testimony", "statement"):
        return None
    speaks = tuple(dict.fromkeys((*(item.about or ((item.from_,) if item.from_ else ())), *persons)))
    return remark("would-count-if-about", persons=persons, all=tuple(f'"{p}"' for p in speaks))
