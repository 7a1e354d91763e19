"""Draft counts in common-law style: statement and particulars, every element, nothing invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from attrs import frozen

from chargeassist.case.model import Fact
from chargeassist.findings.flags import too_wide
from chargeassist.findings.model import Assessment, Charge, ElementFinding
from chargeassist.law.algebra import Leaf
from chargeassist.law.model import Pack
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb
from chargeassist.words import Remark, Said, remark
from chargeassist.words.untold import untold

ACTIVE = ("primary", "cumulative", "alternative", "safety-net")


@untold
@frozen
class Pleaded:
    """An element as a count pleads it: with the limbs that carry it, in the words of the vocabulary."""

    element: str
    limbs: tuple[Said, ...]
    """Empty where nothing carries it: a person fills it in."""
    spared: bool = False
    """Whether it need not be proved, and the limbs say why."""


@untold
@frozen
class Particulars:
    """Who did what, when, where and to whom; what the case does not say is None or empty, never invented."""

    suspect: str
    first: date | None
    last: date | None
    states: tuple[str, ...]
    places: tuple[str, ...]
    mode: str
    complainant: str
    times: int
    elements: tuple[Pleaded, ...]


@untold
@frozen
class Count:
    """One draft count."""

    number: int
    charge: str
    statement: Remark
    particulars: Particulars
    role: str
    alternative_to: int = 0
    """The number of the count it is laid in the alternative to; 0 for none."""
    confirm: tuple[Remark, ...] = ()
    """What a human has to fill in."""
    verdicts: tuple[Remark, ...] = ()
    """Lesser offences of which the court may convict on this count uncharged, a line for each provision."""


@untold
@frozen
class Sheet:
    """The draft counts of a case; a draft for a person who signs it."""

    assessment: Assessment
    counts: tuple[Count, ...]


def counts(assessment: Assessment) -> Sheet:
    """Return draft counts for the charges in an active role: one for each episode and complainant.

    Order: suspects as in the case, then role and gravity. An alternative names the count it stands
    in the alternative to, and so does a second count of conduct whose date is too wide to say under
    which law, or at what age, it fell. What nobody entered stays open, to be confirmed.
    """
    active = [c for p in assessment.case.persons for c in assessment.charges
              if c.matter.suspect == p.id and c.role in ACTIVE]  # fmt: skip
    numbers = {c.id: n for n, c in enumerate(active, start=1)}
    return Sheet(assessment, tuple(_count(c, numbers, active, assessment) for c in active))


def _count(
    charge: Charge, numbers: dict[str, int], active: Sequence[Charge], assessment: Assessment
) -> Count:
    pack = assessment.law.pack(charge.offence.pack)
    before = active[: numbers[charge.id] - 1]
    main = [c for c in before if _same_offence(c, charge) and too_wide(c) & too_wide(charge)]
    if charge.role == "alternative":
        main += [c for c in active if c.id == charge.alternative_to]
    return Count(
        numbers[charge.id],
        charge.id,
        _statement(charge, pack),
        _particulars(charge, assessment),
        charge.role,
        numbers[main[0].id] if main else 0,
        tuple(_to_confirm(charge, assessment)),
        tuple(
            remark("may-return", offences=v.may_convict, cite=v.cite)
            for v in pack.verdicts
            if charge.offence.id in v.on
        ),
    )


def _statement(charge: Charge, pack: Pack) -> Remark:
    offence = charge.offence
    source = pack.sources.get(offence.source)
    if source is None:
        return remark("statement-of-some-act", title=offence.title, provision=offence.provision)
    act = tuple(filter(None, (source.title, source.number)))
    return remark("statement", title=offence.title, provision=offence.provision, act=act)


def _same_offence(a: Charge, b: Charge) -> bool:
    same = (a.offence.key, a.matter.mode) == (b.offence.key, b.matter.mode)
    return same and a.matter.course == b.matter.course


def _particulars(charge: Charge, assessment: Assessment) -> Particulars:
    matter = charge.matter
    episode = next((e for e in assessment.case.episodes if e.id == matter.episode), None)
    return Particulars(
        matter.suspect,
        matter.window.first if matter.window.start_known else None,
        matter.window.last if matter.window.end_known else None,
        _said_of_conduct(charge, assessment, lambda f: f.in_),
        _places(charge, assessment),
        matter.mode,
        matter.complainant or "",
        episode.times if episode else 1,
        tuple(_pleaded(e, assessment) for e in charge.elements if e.id != "identity"),
    )


def _places(charge: Charge, assessment: Assessment) -> tuple[str, ...]:
    """Return where it was, in the words of the case: those of the conduct, or else of its episode."""
    episodes = (e for e in assessment.case.episodes if e.id == charge.matter.episode and e.place)
    return _said_of_conduct(charge, assessment, lambda f: f.place) or tuple(e.place for e in episodes)


def _said_of_conduct(charge: Charge, assessment: Assessment, said: Callable[[Fact], str]) -> tuple[str, ...]:
    """Return what the facts of the conduct say of it, each once."""
    facts = {f.id: f for f in assessment.case.facts}
    conduct = [facts[i] for e in charge.elements if e.nature == "conduct" for i in e.facts if i in facts]
    return tuple(dict.fromkeys(s for f in conduct if (s := said(f))))


def _pleaded(element: ElementFinding, assessment: Assessment) -> Pleaded:
    deciding = element.limb.deciding() if element.limb else ()
    carrying = (x for x in deciding if x.standing >= Standing.DISPUTED)
    limbs = dict.fromkeys(n for x in carrying for n in _limbs(x, assessment))
    return Pleaded(element.title, tuple(limbs), element.need_not_be_proved)


def _limbs(limb: Limb, assessment: Assessment) -> Iterator[Said]:
    """Yield a limb as the facts have it that carry it: *forced labour*, not *exploitation*."""
    leaf = limb.column
    if not isinstance(leaf, Leaf):
        return
    carried = limb.weighing.facts if limb.weighing and leaf.holds else ()
    vocabulary, name = assessment.law.vocabulary, f"{leaf.slot}:{leaf.term}"
    narrower = vocabulary.narrower[name]
    names = [f.name for f in assessment.case.facts if f.id in carried and f.name in narrower]
    for term in names or [name]:
        pleaded: Said = vocabulary.term(term).title
        if leaf.as_to:
            object_ = vocabulary.term(leaf.as_to).title
            pleaded = remark("pleaded-as-to", limb=pleaded, as_to=object_)
        yield pleaded if leaf.holds else remark("limb-not", limb=pleaded)


def _to_confirm(charge: Charge, assessment: Assessment) -> Iterator[Remark]:
    if not _places(charge, assessment):
        yield remark("the-place")
    window = charge.matter.window
    if not window.dated:
        yield remark("the-date")
    if not window.start_known:
        yield remark("the-start")
    if not window.end_known:
        yield remark("the-end")
    for precondition in charge.preconditions:
        if precondition.state != "given":
            yield remark("to-be-given", what=precondition.text, state=precondition.state)
    if charge.available.is_ == "unknown":
        yield from charge.available.why
