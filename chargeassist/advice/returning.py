"""Before somebody who was harmed returns: what comes first, what is open, and what blocks it."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.bases import RETURN, Two, bases
from chargeassist.advice.cooperated import BLOCKED, DONE, OPEN, Homeward, Step
from chargeassist.advice.whereabouts import home_states, is_act, may_be_in, nationals, suspects
from chargeassist.case.model import Case, Fact
from chargeassist.findings.model import Assessment
from chargeassist.reasoning.ages import Birth, births
from chargeassist.reasoning.values import Values
from chargeassist.words import remark
from chargeassist.words.dates import birthday

SPOKEN = ("testimony", "statement")
KEPT = ("video", "deposition")
"""How a statement is kept so that it can be used without whoever made it."""
PAPERS = ("conduct:passport-withheld", "conduct:document-destroyed")
THREATS = ("means:threat", "conduct:threat-uttered", "conduct:threat-of-death", "conduct:threat-to-witness")
CHILD = 18
_TREATIES = {"trafficking": "tip", "smuggling": "som"}


def homeward(person: str, leaves: str, to: str, two: Two, assessment: Assessment) -> Homeward:
    """Return one person's way home, step by step, and the treaties it is under."""
    families = {c.offence.family for c in assessment.charges if c.matter.complainant == person}
    treaties = tuple(t for f, t in _TREATIES.items() if f in families) or ("tip",)
    practice = tuple(p for p in two.world.practice if p.topic == "return" and p.state in (leaves, to))
    return Homeward(
        person,
        leaves,
        to,
        bases(two, RETURN, treaties),
        tuple(_steps(person, to, assessment)),
        practice,
    )


def _steps(person: str, to: str, assessment: Assessment) -> Iterator[Step]:
    case = assessment.case
    yield from _statement(person, assessment)
    laid = tuple(c.id for c in case.laid if c.complainant in ("", person))
    why = remark("return-laid", ids=laid) if laid else remark("return-nothing-laid")
    yield Step("proceedings", OPEN, why)
    protection = _facts(person, case, ("status:asylum-seeker",))
    if protection:
        yield Step("protection", BLOCKED, remark("return-protection", facts=protection), protection)
    threats = _facts(person, case, THREATS)
    why = remark("return-threats", facts=threats) if threats else remark("return-no-threat-entered")
    yield Step("safety", BLOCKED if threats else OPEN, why, threats)
    near = _suspects_there(person, to, assessment)
    if near:
        yield Step("suspects", BLOCKED, remark("return-suspects", ids=near))
    yield Step("wish", OPEN, remark("return-wish"))
    if to in nationals(person, case):
        yield Step("nationality", OPEN, remark("return-verify"))
    else:
        resident = to in home_states(person, case)
        yield Step("nationality", BLOCKED, remark("return-resident" if resident else "return-no-nationality"))
    taken = _facts(person, case, PAPERS)
    why = remark("return-papers-taken", facts=taken) if taken else remark("return-papers")
    yield Step("papers", OPEN, why, taken)
    if perhaps_a_child(person, case):
        yield Step("child", BLOCKED, remark("return-child"))
    elif not _age_entered(person, case):
        yield Step("child", OPEN, remark("return-age-not-entered"))
    yield Step("escort", OPEN, remark("return-escort"))
    yield Step("alternatives", OPEN, remark("return-alternatives"))


def _statement(person: str, assessment: Assessment) -> Iterator[Step]:
    """Yield what is kept of what the person says: testimony is preserved before anybody leaves."""
    kinds = assessment.law.vocabulary.kinds
    own = [e for e in assessment.case.evidence if e.from_ == person and kinds[e.kind].class_ in SPOKEN]
    kept = tuple(e.id for e in own if e.recorded in KEPT)
    open_ = tuple(e.id for e in own if e.recorded not in KEPT)
    if not own:
        yield Step("testimony", BLOCKED, remark("return-no-statement"))
    elif not kept:
        yield Step("testimony", BLOCKED, remark("return-not-kept", ids=open_), open_)
    else:
        yield Step("testimony", DONE, remark("return-kept", ids=kept), kept)


def _facts(person: str, case: Case, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f.id for f in case.facts if f.name in names and person in f.of and f.holds == "yes")


def _suspects_there(person: str, to: str, assessment: Assessment) -> tuple[str, ...]:
    """Return who is suspected of acts against somebody, and may be where that one goes."""
    case, words = assessment.case, assessment.law.vocabulary
    doers = {s for f in case.facts if person in f.of and is_act(f, words) for s in f.by}
    near = (s for s in suspects(assessment) if s in doers and s != person)
    return tuple(s for s in near if may_be_in(s, to, case, words))


def _age_entered(person: str, case: Case) -> bool:
    return any(_births(person, case))


def perhaps_a_child(person: str, case: Case) -> bool:
    """Return whether somebody is, or may be, a child on the day of the assessment; nothing said is no."""
    born = _births(person, case)
    return any(b.days is None or birthday(b.days.last, CHILD) > case.as_at for b in born)


def _births(person: str, case: Case) -> tuple[Birth, ...]:
    by_name: dict[str, list[Fact]] = {}
    for fact in case.facts:
        by_name.setdefault(fact.name, []).append(fact)
    return births(Values(case, by_name, ""), person)
