"""The checks on a pack that reads without faults, as one tuple of functions; codes never change meaning.

A check yields faults: what is wrong in law is an *error*, what is only unfinished is a *warning*, and
what a second reader would look at first is a *hint*.
A fault that keeps a pack from being read at all is told by the reader, not here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from chargeassist.audit.cites import cites_of
from chargeassist.audit.finding import Finding, Linted, error, warning
from chargeassist.audit.packs import Audit, audit
from chargeassist.audit.sisters import bonds, dates, sisters
from chargeassist.law.algebra import AllOf, AnyOf, AtLeast, Condition, NotNeeded, parts_of
from chargeassist.law.folder import pack_folder
from chargeassist.law.model import Element, Offence
from chargeassist.law.texts import entries, in_pack
from chargeassist.law.wordbook import TITLES_FILE
from chargeassist.reading.fault import Place
from chargeassist.words import Said, in_words, remark

DEEP = 3
"""Levels of limbs under an element; a deeper one is two elements, as a good indictment has it."""
OLD_YEARS = 2


Check = Callable[[Linted], Iterator[Finding]]


def lint(
    name: str, tell: Callable[[Said], None] | None = None, offence: str = ""
) -> tuple[tuple[Finding, ...], Audit]:
    """Return what every check finds in the pack *name* (an id or a folder), in order of place, and the audit.

    *offence* asks about one offence, and leaves out what is said of the pack as a whole. Raises
    KnowledgeError when the pack cannot be read, CannotAdvise when it has no such offence.
    """
    found = audit(name, tell, offence)
    linted = Linted(found.pack, pack_folder(name)[1], found.vocabulary, found)
    checks = [c for c in CHECKS if not offence or c not in OF_THE_PACK]
    findings = [f for check in checks for f in check(linted)]
    return tuple(sorted(findings, key=lambda f: (f.fault.at.file, f.fault.at.line, f.fault.code))), found


def _elements(linted: Linted) -> Iterator[tuple[Offence, Element]]:
    for offence in linted.offences:
        for element in offence.elements:
            yield offence, element


def sources(linted: Linted) -> Iterator[Finding]:
    """L311 a source nobody cites; L312 a source without a place to find it; L313 read long ago."""
    pack = linted.pack
    see = (s for slot in linted.vocabulary.slots.values() for term in slot.terms.values() for s in term.see)
    named = {word for text in (*cites_of(pack), *see) for word in re.findall(r"[\w-]+", text)}
    for source in pack.sources.values():
        place = Place(f"{linted.folder}/sources.toml", path=(source.id,))
        if source.id not in named:
            yield warning("L311", place, source=source.id)
        if source.kind != "fictional" and not (source.url or source.akn or source.read_in):
            yield warning("L312", place, source=source.id)
        if source.read_on and (pack.stated_at - source.read_on).days > 365 * OLD_YEARS:
            yield warning("L313", place, source=source.id, n=OLD_YEARS)


def cites(linted: Linted) -> Iterator[Finding]:
    """L321 an element without a cite; L322 a provision missing; L323 the text was not seen."""
    for offence, element in _elements(linted):
        if not element.cite:
            yield error("L321", element.place, element=element.id, offence=offence.key)
    for offence in linted.offences:
        if not offence.provision:
            yield error("L322", offence.place, offence=offence.key)
        if offence.seen == "unverified":
            yield error("L323", offence.place, offence=offence.key)


def logic(linted: Linted) -> Iterator[Finding]:
    """L411 a group of one; L412 a limb twice; L413 limbs too deep; L414 let go of by what it requires."""
    for offence, element in _elements(linted):
        id, key = element.id, offence.key
        for group in _groups(element.requires):
            parts = parts_of(group)
            if isinstance(group, AnyOf) and len(parts) == 1 and not group.cite:
                yield warning("L411", element.place, element=id, offence=key)
            if isinstance(group, AllOf | AnyOf | AtLeast) and len(set(parts)) < len(parts):
                yield error("L412", element.place, element=id, offence=key)
            if isinstance(group, NotNeeded) and _routes(group.requires) & _routes(group.dispensed):
                yield error("L414", element.place, element=id, offence=key)
        if _depth(element.requires) > DEEP:
            yield warning("L413", element.place, n=DEEP, element=id, offence=key)


def _routes(condition: Condition) -> frozenset[Condition]:
    """Return the ways in which a condition can be met, each on its own."""
    return frozenset(condition.parts if isinstance(condition, AnyOf) else (condition,))


def _groups(condition: Condition) -> Iterator[Condition]:
    if parts_of(condition):
        yield condition
    for part in parts_of(condition):
        yield from _groups(part)


def _depth(condition: Condition) -> int:
    inner = max((_depth(p) for p in parts_of(condition)), default=0)
    return inner + (1 if isinstance(condition, AllOf | AnyOf | AtLeast) else 0)


def times(linted: Linted) -> Iterator[Finding]:
    """L421 commencement not seen; L422 a gap between two versions."""
    offences = linted.offences
    for offence in offences:
        if not offence.period.since_seen:
            yield warning("L421", offence.place, offence=offence.key)
    for first, second in pairwise(offences):
        if first.id == second.id and first.period.until != second.period.since:
            yield warning("L422", second.place, offence=second.key)


def penalties(linted: Linted) -> Iterator[Finding]:
    """L431 an offence without a penalty; L432 a lowest term above the highest."""
    for offence in linted.offences:
        if not offence.penalties and not linted.pack.treaty:
            yield warning("L431", offence.place, offence=offence.key)
        for penalty in offence.penalties:
            bounds = {
                t.bound: t.amount * (12 if t.unit == "year" else 1)
                for t in penalty.terms
                if t.kind == "imprisonment"
            }
            if bounds.get("at least", 0) > bounds.get("at most", 10**6):
                yield error("L432", offence.place, offence=offence.key)


def words(linted: Linted) -> Iterator[Finding]:
    """L211 a term nobody uses is no fault; a title that repeats another is; L212 banned words."""
    titles = Counter(o.title for o in {o.id: o for o in linted.pack.offences}.values())
    for offence in linted.offences:
        if titles[offence.title] > 1:
            yield warning("L211", offence.place, offence=offence.key)
        if re.search(r"\b(guilty|offender|criminal alien)\b", offence.title, re.IGNORECASE):
            yield error("L212", offence.place, offence=offence.key)


def titles(linted: Linted) -> Iterator[Finding]:
    """L213 an element or aside without a title."""
    for id, place in _called(linted.offences).items():
        if id not in linted.pack.titles:
            yield error("L213", place, remark("hint-title", id=id), called=id)


def stale(linted: Linted) -> Iterator[Finding]:
    """L214 a title that nothing has; L215 a translation of a text that has changed: it is no longer used."""
    pack, used = linted.pack, {*linted.vocabulary.titles, *_called(linted.pack.offences)}
    for id in sorted(set(pack.titles) - used):
        place = Place(f"{linted.folder}/{TITLES_FILE}", path=(id,))
        yield warning("L214", place, called=id)
    texts = entries(pack, in_pack)
    for language, found in pack.translated.items():
        for context, _ in (entry for entry in found if entry not in texts):
            place = Place(f"{linted.folder}/{language}.po")
            yield warning("L215", place, entry=context)


def _called(offences: Iterable[Offence]) -> dict[str, Place]:
    """Return the ids that a report calls by a title, each with the first place it stands at."""
    places: dict[str, Place] = {}
    for offence in offences:
        for element in offence.elements:
            places.setdefault(element.id, element.place)
        asides = (*offence.irrelevant, *offence.aggravated, *offence.jurisdiction, *offence.preconditions)
        for aside in asides:
            places.setdefault(aside.id, offence.place)
    return places


def law_tests(linted: Linted) -> Iterator[Finding]:
    """L601 a law test that fails, or a faulty file; L602 no tests; L603 a limb no test reaches."""
    found = linted.audit
    for fault in found.faults:
        yield Finding("error", fault)
    for result in found.failed:
        for fault in result.faults:
            yield Finding("error", fault)
    tested = {r.test.offence for r in found.results}
    for offence in {o.key: o for o in linted.offences}.values():
        if offence.key not in tested:
            yield warning("L602", offence.place, offence=offence.key)
    for (offence_key, element, name), place in found.coverage.missed:
        if offence_key in tested:
            yield warning("L603", place, limb=name, element=element, offence=offence_key)


def reviews(linted: Linted) -> Iterator[Finding]:
    """L512 a review that no longer speaks of the text; L513 found not faithful."""
    for offence in linted.offences:
        if offence.review.code == "changed-since-review":
            yield warning("L512", offence.place, offence=offence.key, status=offence.review)
        if offence.review.code == "found-not-faithful":
            yield error("L513", offence.place, offence=offence.key, status=offence.review)


def gates(linted: Linted) -> Iterator[Finding]:
    """L441 a State's pack without a gate for victims: the treaty's is used."""
    if not linted.pack.gates:
        yield warning("L441", Place(linted.folder))


def minors(linted: Linted) -> Iterator[Finding]:
    """L442 a State's pack that does not say from what age somebody is responsible."""
    if not linted.pack.treaty and not linted.pack.responsibility:
        yield warning("L442", Place(linted.folder))


CHECKS: tuple[Check, ...] = (
    *(sources, cites, logic, times, penalties),
    *(words, titles, stale, reviews, gates, minors, law_tests),
    *(sisters, dates, bonds),
)
OF_THE_PACK = (sources, gates, minors, stale, sisters, dates)
"""Checks that say nothing of a single offence."""


def summary(found: Audit, language: str = "en") -> str:
    """Return one line on the law tests and the limbs they reach."""
    total, missed = found.coverage.total, len(found.coverage.missed)
    said = remark(
        "lint-summary",
        tests=remark("count-law-tests", n=len(found.results)),
        failed=len(found.failed),
        reached=total - missed,
        limbs=remark("count-limbs", n=total),
    )
    return in_words(said, language)
