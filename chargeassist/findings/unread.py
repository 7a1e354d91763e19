"""Nothing entered vanishes: every fact is read by something that is told, or it is told itself (S50)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial

from chargeassist.case.model import Case, Fact
from chargeassist.case.whom import accused, suspects
from chargeassist.findings.entered import NearTerm, PersonLine, Unread, Unsigned
from chargeassist.findings.model import Assessment
from chargeassist.findings.readers import read_facts
from chargeassist.findings.sentences import told_back
from chargeassist.law.algebra import Column, leaves_of
from chargeassist.law.model import Law, Offence
from chargeassist.law.reads import read_terms
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.matters import ANYONE, Matter
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.outcomes import Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.words.once import once

NEAREST = 3
"""How many of the nearest terms are told, and how many offences that read each."""


def unread(found: Assessment, weighed: Sequence[Weighed]) -> tuple[Unread, ...]:
    """Return every fact that nothing told reads, with the nearest terms the law asked about does read.

    A fact that was asked and is not known is told apart.
    """
    read = read_facts(found, set[str]().union(*(m.named for m in found.workings.told())))
    lost = [f for f in found.case.facts if f.id not in read and f.holds != "unknown"]
    if not lost:
        return ()
    nearest = _nearest_in(found.law)
    alone = _ConductAlone(found, weighed)
    return tuple(Unread(f.id, f.name, nearest(f.name), alone.of(f)) for f in lost)


@once
def _nearest_in(law: Law) -> Callable[[str], tuple[NearTerm, ...]]:
    """Return what tells the nearest terms that a law reads: looked for once for each term."""
    return cache(partial(_nearest, reading=read_terms(law), vocabulary=law.vocabulary))


@once
def _readers(law: Law) -> Mapping[str, Sequence[Offence]]:
    """Return, by term, the offences asked about that ask for it beside conduct, and in no exception."""
    found: dict[str, list[Offence]] = {}
    for offence in (o for id in law.asked for o in law.pack(id).offences if o.conduct):
        leaves = [x for e in offence.elements for x in leaves_of(e.requires) if x.holds and not x.exception]
        for name in {n for x in leaves for n in law.vocabulary.narrower[f"{x.slot}:{x.term}"]}:
            found.setdefault(name, []).append(offence)
    return found


def _nearest(
    name: str, reading: Mapping[str, tuple[str, ...]], vocabulary: Vocabulary
) -> tuple[NearTerm, ...]:
    """Return the nearest terms that are read: itself, what it is a kind of, its kinds, what it points to,
    its sisters, those with a word in common.
    """
    pointed = tuple(t for t in reading if name in vocabulary.indicators.get(t, ()))
    above = set(vocabulary.wider[name]) - {name}
    sisters = tuple(t for t in reading if t != name and above & set(vocabulary.wider[t]))
    slot, _, term = name.partition(":")
    words = {w for w in term.split("-") if len(w) > 3}
    alike = tuple(
        t for t in reading if t.startswith(f"{slot}:") and words & set(t[len(slot) + 1 :].split("-"))
    )
    for sort in ((name,), vocabulary.wider[name], vocabulary.narrower[name], pointed, sisters, alike):
        near = tuple(t for t in sort if t in reading)[:NEAREST]
        if near:
            return tuple(NearTerm(t, reading[t][:NEAREST]) for t in near)
    return ()


class _ConductAlone:
    """Finds the offences of which all but the conduct stands for the persons of a fact that is no conduct."""

    def __init__(self, found: Assessment, weighed: Iterable[Weighed]) -> None:
        self.slots, self.readers = found.law.vocabulary.slots, _readers(found.law)
        self.suspects = suspects(found.case) or (ANYONE,)
        self.weighed = {w.pack.id: w for w in weighed}

    def of(self, fact: Fact) -> tuple[str, ...]:
        """Return the keys of these offences."""
        if fact.holds != "yes" or self.slots[fact.slot].nature == "conduct":
            return ()
        whose = tuple(p for p in fact.by if p in self.suspects) or self.suspects
        matters = [Matter(s, v) for s in whose for v in (fact.of or (None,)) if s != v]
        readers = self.readers.get(fact.name, ())
        found = (o.key for o in readers if _but_conduct(o, matters, self.weighed[o.pack]))
        return tuple(dict.fromkeys(found))


def _but_conduct(offence: Offence, matters: Iterable[Matter], weighed: Weighed) -> bool:
    """Return whether all but conduct and the state of mind in it stands in a matter, and there is more."""
    own = set(offence.conduct)
    leaves = {e: set(leaves_of(e.requires)) for e in offence.elements}
    other = [e for e, of in leaves.items() if not own & of and any(x.slot != "fault" for x in of)]
    looks = (partial(_standing, matter=m, weighed=weighed) for m in matters)
    return bool(other) and any(all(weigh_one(e.requires, look).stands for e in other) for look in looks)


def _standing(column: Column, matter: Matter, weighed: Weighed) -> Standing:
    return weighed.column(column, matter).standing


def person_lines(found: Assessment) -> tuple[PersonLine, ...]:
    """Return a line for every suspect, and for whoever has gates because of an act (S25)."""
    lost = {u.fact: u for u in found.entered_and_read_by_none}
    facts = [f for f in found.case.facts if f.id in lost]
    charged = suspects(found.case)
    counts = Counter(c.matter.suspect for c in found.charges if c.id not in found.by_name)
    lines = []
    for id in accused(found.case, found.law.vocabulary):
        own = [f.id for f in facts if id in f.by]
        # By their terms: the order in which facts are entered says nothing.
        by_term = sorted(own, key=lambda f: lost[f].term)
        near = {n.term: n for f in by_term for n in lost[f].nearest}
        terms = tuple(near.values())[:NEAREST]
        lines.append(PersonLine(id, id in charged, counts[id], tuple(own), terms))
    return tuple(lines)


def asked_and_unknown(case: Case) -> tuple[str, ...]:
    """Return the facts that were asked and are not known."""
    return tuple(f.id for f in case.facts if f.holds == "unknown")


def unsigned(case: Case, vocabulary: Vocabulary, status: str) -> tuple[Unsigned, ...]:
    """Return the facts that somebody proposed and nobody has signed, or those that were turned down."""
    return tuple(
        Unsigned(
            f.id,
            f.name,
            f.by,
            f.of,
            f.episode,
            f.holds,
            f.value,
            f.as_to,
            f.on.text if f.on else "",
            f.in_,
            f.shown_by,
            told_back(f, vocabulary, own_words=False, strengths=True),
            f.proposed_by,
            f.in_document,
            f.by_whom,
            f.why,
            str(f.drawn_on or ""),
        )
        for f in case.proposed
        if f.status == status
    )
