"""Judges each planted flaw: the charge falls to that element, for that reason, and comes back when mended."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from attrs import evolve, frozen

from chargeassist import Case, Charge, Law, Standing, assess, case_from_dict, read_case
from chargeassist.findings.assess import charges_of
from chargeassist.findings.model import ElementFinding
from chargeassist.law.algebra import Stands
from chargeassist.reasoning.trace import Limb
from chargeassist.words import Remark
from tests.builders import Row, law
from tests.examples import TAUGHT
from tests.flaws.plant import FLAWS, Planted, Target, carrying, removed, targets
from tests.known_cases.load import IDS
from tests.known_cases.load import case as known_case

HERE = Path(__file__).parent
MADE_OUT = Standing.DISPUTED


@frozen
class Verdict:
    """How one flaw in one element of one charge came out."""

    case: str
    charge: str
    element: str
    flaw: str
    planted: bool
    """Whether it could be planted at all."""
    wrong: str = ""
    """What is not as it should be: a code, and what was found; nothing where all is right."""

    @property
    def told(self) -> str:
        """Return it on one line, as the table of explanations names it."""
        return f"{self.case} {self.charge} {self.element} {self.flaw}: {self.wrong}"


def cases() -> Iterator[tuple[str, Case, Law]]:
    """Yield every example that teaches a rule and every known case, with the law it is asked under."""
    for file in TAUGHT:
        case = read_case(file)
        yield f"{file.parent.name}/{file.stem}", case, law(*case.law)
    for id in IDS:
        yield id, known_case(id), law("xp", "un")


def every_target(*only: str, step: int = 1) -> Iterator[tuple[str, Target]]:
    """Yield every element that entered facts carry, or every so manieth, of each charge made out."""
    found = ((name, t) for name, charges in _made_out(only) for t in charges)
    yield from ((name, _whole(t)) for name, t in islice(found, 0, None, step))


def _made_out(only: Collection[str]) -> Iterator[tuple[str, Iterator[Target]]]:
    """Yield the elements of each charge that is made out, in all cases or some."""
    for name, case, known in (c for c in cases() if not only or c[0] in only):
        parts: dict[str, list[Charge]] = {}
        for charge in assess(case, known).charges:
            parts.setdefault(key(charge), []).append(charge)
        for charges in parts.values():
            if max(c.standing for c in charges) >= MADE_OUT:
                yield name, targets(case, known, charges)


def _whole(target: Target) -> Target:
    """Return an element with what would carry it in another way too, once what carries it now is gone."""
    own = {f.id for f in target.case.facts}
    while planted := removed(target):
        left = _charge(planted.flawed, target)
        others = carrying([left], target.element.id, own) if left else ()
        standing = (
            next((e.standing for e in left.elements if e.id == target.element.id), None) if left else None
        )
        if standing is None or standing < MADE_OUT or not others:
            return target
        merged = {leaf: dict.fromkeys(facts) for leaf, facts in target.leaves}
        for leaf, facts in others:
            merged.setdefault(leaf, {}).update(dict.fromkeys(facts))
        target = evolve(target, leaves=tuple((leaf, tuple(facts)) for leaf, facts in merged.items()))
    return target


def key(charge: Charge) -> str:
    """Return the id of a charge without its day: that may change with what is entered."""
    return charge.id.rpartition("/")[0]


def judged(name: str, target: Target, flaw: str) -> Verdict:
    """Return how one flaw comes out."""
    about = (name, key(target.charge), target.element.id, flaw)
    planted = FLAWS[flaw](target)
    before = None if planted is None else _charge(planted.sound, target)
    if planted is None or before is None or before.standing < MADE_OUT:
        return Verdict(*about, planted=False)
    return Verdict(*about, planted=True, wrong=_wrong(flaw, planted, target, before))


def _wrong(flaw: str, planted: Planted, target: Target, before: Charge) -> str:
    after, mended = _charge(planted.flawed, target), _charge(planted.mended, target)
    if after is None:
        return "not-asked-about"
    found = {e.id: e for e in after.elements}
    element = found[target.element.id]
    if element.standing >= MADE_OUT:
        return f"does-not-fall: {element.standing.word}"
    touched = {e.id for e in before.elements if _reads_one(e, planted, target)}
    others = [
        f"{e.id} {e.standing.word} {found[e.id].standing.word} ({_causes(found[e.id])})"
        for e in before.elements
        if e.id not in (*touched, element.id, "identity") and e.standing is not found[e.id].standing
    ]
    if others:
        return f"others-change: {', '.join(others)}"
    if after.standing is not min(e.standing for e in after.elements):
        return "charge-stands-otherwise"
    if not _named(flaw, element, target):
        return f"reason: {element.standing.word} ({_causes(element)})"
    if mended is None or mended.standing < MADE_OUT:
        lacking = [] if mended is None else [e.id for e in mended.elements if e.standing < MADE_OUT]
        return f"does-not-come-back: {', '.join(lacking)}"
    return ""


def _causes(element: ElementFinding) -> str:
    return ", ".join(c.code for c in element.causes)


def _charge(tables: Row, target: Target) -> Charge | None:
    """Return the charge in its best part of time, however little is left of it.

    Where nothing is left to do together, the charge against the one person alone is what tells it.
    """
    wanted = key(target.charge)
    found = _weighed(json.dumps(tables), target.charge.offence.key, target.law.asked)
    for id in (wanted, wanted.replace("/joint/", "/principal/")):
        if of_id := [c for c in found if key(c) == id]:
            return max(of_id, key=lambda c: c.standing)
    return None


@lru_cache(64)
def _weighed(tables: str, offence: str, packs: tuple[str, ...]) -> tuple[Charge, ...]:
    """Return the charges of one offence: several flaws of one element begin with the same case."""
    return charges_of(offence, case_from_dict(json.loads(tables)), law(*packs), "charge", rests=False)


def _reads_one(element: ElementFinding, planted: Planted, target: Target) -> bool:
    """Return whether it reads a fact of the flaw, another offence, or what speaks about an act (S37)."""
    names = {row["id"]: row["fact"] for row in planted.sound["fact"]}
    read = _read(element, planted.sound)
    about = any(names.get(f) in target.law.vocabulary.qualifies for f in read)
    another = any(isinstance(x.column, Stands) for x in _leaves(element))
    return another or about or bool(read & set(planted.touched))


def _read(element: ElementFinding, tables: Row) -> set[str]:
    """Return every fact that an element reads, with what those are drawn from."""
    by_id = {row["id"]: row for row in tables["fact"]}
    ahead = [f for x in _leaves(element) if x.weighing for f in (*x.weighing.facts, *x.weighing.pointers)]
    found: set[str] = set()
    while ahead:
        fact = ahead.pop()
        if fact not in found:
            found.add(fact)
            ahead += by_id.get(fact, {}).get("inferred_from", ())
    return found


def _leaves(element: ElementFinding) -> Iterator[Limb]:
    if element.limb is not None:
        yield from element.limb.leaves()


# -- the reason -----------------------------------------------------------------------------------


def _named(flaw: str, element: ElementFinding, target: Target) -> bool:
    """Return whether the element says why it fell, as a person would be told."""
    causes = {c.code for c in element.causes}
    terms = {f"{leaf.slot}:{leaf.term}" for leaf, _ in target.leaves}
    match flaw:
        case "denied":
            told = {_term(r) for r in element.contradicted}
            # What would have spared the element is shown as closed, and the requirement as missing.
            closed = element.limb is not None and any(
                x.kind == "not-needed-if" and x.limbs[1].standing is Standing.CONTRADICTED
                for x in _limbs(element.limb)
            )
            return element.standing is Standing.CONTRADICTED or bool(told & terms) or closed
        case "inadmissible" | "without-basis":
            return "inadmissible" in causes
        case "recanted":
            return "recanted" in causes
        case "untied":
            return "not-tied-to-suspect" in causes
        case _:
            nothing = element.standing is Standing.MISSING
            return nothing or "indicator-only" in causes


def _limbs(limb: Limb) -> Iterator[Limb]:
    yield limb
    for inner in limb.limbs:
        yield from _limbs(inner)


def _term(limb: Remark) -> str:
    values = dict(limb.args)
    inner = values.get("limb")
    return _term(inner) if isinstance(inner, Remark) else str(values.get("term", ""))


# -- what differs and is explained ------------------------------------------------------------------


@cache
def explanations() -> tuple[tuple[str, str], ...]:
    """Return the table of `explained.toml`: a pattern of what is told of a verdict, and why it is so."""
    rows = tomllib.loads((HERE / "explained.toml").read_text("utf-8"))["because"]
    return tuple((row["told"], row["why"]) for row in rows)


def why(verdict: Verdict) -> str:
    """Return why a verdict differs from what is asked; nothing if it does not, or nobody can say."""
    return next((why for told, why in explanations() if fnmatchcase(verdict.told, told)), "")
