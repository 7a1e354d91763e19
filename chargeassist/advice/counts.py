"""Draft counts in common-law style: statement and particulars, every element, nothing invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from chargeassist.advice.particulars import Particulars, aggravations, particulars, places
from chargeassist.findings.model import Assessment, Charge
from chargeassist.findings.noted import too_wide
from chargeassist.law.model import Pack
from chargeassist.reasoning.modes import mode_of, partners
from chargeassist.words import Remark, Said, remark
from chargeassist.words.untold import untold

ACTIVE = ("primary", "cumulative", "alternative", "safety-net")


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
    jointly: tuple[str, ...] = ()
    """The charges against others who are named in the same count."""
    like: tuple[int, ...] = ()
    """The numbers of the counts of the same offence for other complainants, which stand beside it."""


@untold
@frozen
class Sheet:
    """The draft counts of a case; a draft for a person who signs it."""

    assessment: Assessment
    counts: tuple[Count, ...]


def counts(assessment: Assessment) -> Sheet:
    """Return draft counts for the charges in an active role: one for each episode and complainant.

    Order: suspects as in the case, then role and gravity; counts that differ in the complainant alone
    stand together, and so do in one count those who acted jointly. An alternative names the count it
    stands in the alternative to, and so does a second count of conduct whose date is too wide to say
    under which law, or at what age, it fell. What nobody entered stays open, to be confirmed.
    """
    active = [c for p in assessment.case.persons for c in assessment.charges
              if c.matter.suspect == p.id and c.role in ACTIVE]  # fmt: skip
    drafts = _beside(_joined(active, assessment), assessment)
    numbers = {c.id: n for n, draft in enumerate(drafts, start=1) for c in draft}
    made = [_count(draft, numbers, active, assessment) for draft in drafts]
    return Sheet(assessment, tuple(evolve(c, like=_like(c, made)) for c in made))


_Draft = tuple[Charge, ...]
"""The charges of one count: one, or those of several persons who acted jointly."""


def _joined(active: Sequence[Charge], assessment: Assessment) -> list[_Draft]:
    """Return the charges count by count: those of persons who did it jointly are one count."""
    drafts: list[_Draft] = []
    for charge in active:
        joined = (i for i, d in enumerate(drafts) if all(_joint(c, charge, assessment) for c in d))
        if (at := next(joined, None)) is None:
            drafts.append((charge,))
        else:
            drafts[at] += (charge,)
    return drafts


def _joint(one: Charge, other: Charge, assessment: Assessment) -> bool:
    """Return whether two charges are of one offence that two persons committed jointly."""
    a, b = one.matter, other.matter
    same = (one.offence, one.role, a.complainant, a.episode) == (
        other.offence,
        other.role,
        b.complainant,
        b.episode,
    )
    modes = {a.mode, b.mode} <= {"principal", "joint"} and mode_of(one.offence, "joint") is not None
    if not same or not modes or a.suspect == b.suspect or "alternative" in (one.role, other.role):
        return False
    (first, last), (begun, ended) = a.window.days(), b.window.days()
    links = dict(partners(assessment.case, a.suspect, "joint")).get(b.suspect)
    shown = links is not None and any(f.shown_by and f.holds == "yes" for f in links)
    return first <= ended and begun <= last and ("joint" in (a.mode, b.mode) or shown)


def _beside(drafts: Sequence[_Draft], assessment: Assessment) -> list[_Draft]:
    """Return the counts in their order, with those that differ in the complainant alone side by side."""
    kinds = [_kind(draft, assessment) or n for n, draft in enumerate(drafts)]
    return [drafts[n] for n in sorted(range(len(drafts)), key=lambda n: kinds.index(kinds[n]))]


def _kind(draft: _Draft, assessment: Assessment) -> object:
    """Return what like counts have in common; None for what stands alone, as an alternative does."""
    charge = draft[0]
    if charge.matter.complainant is None or charge.role == "alternative":
        return None
    pack = assessment.law.pack(charge.offence.pack)
    suspects = tuple((c.matter.suspect, c.matter.mode) for c in draft)
    return suspects, charge.role, _statement(charge, pack)


def _like(count: Count, made: Sequence[Count]) -> tuple[int, ...]:
    def kind(one: Count) -> object:
        told = one.particulars
        return told.suspects, told.mode, one.role, one.statement, one.alternative_to

    own = count.particulars.complainant
    alike = [c for c in made if kind(c) == kind(count) and c.particulars.complainant not in ("", own)]
    return tuple(c.number for c in alike) if own and count.role != "alternative" else ()


def _count(draft: _Draft, numbers: dict[str, int], active: Sequence[Charge], assessment: Assessment) -> Count:
    charge = draft[0]
    pack = assessment.law.pack(charge.offence.pack)
    number = numbers[charge.id]
    before = [c for c in active if numbers[c.id] < number]
    main = [c for c in before if _same_offence(c, charge) and too_wide(c) & too_wide(charge)]
    if charge.role == "alternative":
        main += [c for c in active if c.id == charge.alternative_to]
    confirm = dict.fromkeys(r for c in draft for r in _to_confirm(c, assessment))
    return Count(
        number,
        charge.id,
        _statement(charge, pack),
        particulars(draft, assessment),
        charge.role,
        numbers[main[0].id] if main else 0,
        tuple(confirm),
        tuple(
            remark("may-return", offences=_titles(v.may_convict, pack), cite=v.cite)
            for v in pack.verdicts
            if charge.offence.id in v.on
        ),
        tuple(c.id for c in draft[1:]),
    )


def _titles(offences: Sequence[str], pack: Pack) -> tuple[str, ...]:
    """Return what offences of a pack are called; the id of one it does not have."""
    titles = {o.id: o.title for o in pack.offences}
    return tuple(titles.get(o, o) for o in offences)


def _statement(charge: Charge, pack: Pack) -> Remark:
    """Return offence and provision, read with what selects the penalty, the aggravation and the mode."""
    offence, mode = charge.offence, mode_of(charge.offence, charge.matter.mode)
    title: Said = offence.title
    if charge.matter.mode in ("attempt", "accomplice", "organiser", "company"):
        title = remark(f"charged-as-{charge.matter.mode}", title=offence.title)
    selected = [f.penalty for f in charge.penalties if f.penalty.when is not None and f.state == "applies"]
    cites = [p.cite for p in selected if not p.for_company] + [a.cite for a in aggravations(charge)]
    cites += [mode.cite] if mode else []
    own, others = _by_source(cites, pack, offence.source, offence.provision)
    source = pack.sources.get(offence.source)
    provision: Said = remark("provisions", provisions=_several(offence.provision))
    if own:
        provision = remark("read-with", provision=provision, cites=own)
    if source is None:
        return remark("statement-of-some-act", title=title, provision=provision)
    if source.kind == "decision":
        stated = remark("statement-at-common-law", title=title)
    else:
        act = tuple(filter(None, (source.title, source.number)))
        stated = remark("statement", title=title, provision=provision, act=act)
    return remark("statement-and", statement=stated, others=others) if others else stated


def _several(provision: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in provision.split(","))


def _by_source(
    cites: Sequence[str], pack: Pack, source: str, provision: str
) -> tuple[tuple[str, ...], tuple[Remark, ...]]:
    """Return the cites of the offence's own Act, and those of others with the title of each."""
    own: dict[str, None] = {}
    others: dict[Remark, None] = {}
    for cite in cites:
        of, *rest = cite.split(maxsplit=1)
        place = "".join(rest)
        if of not in pack.sources:
            own.update(dict.fromkeys(p for p in _several(cite) if p not in _several(provision)))
        elif of == source:
            own.update(dict.fromkeys(_several(place)))
        elif pack.sources[of].kind == "decision":
            others[remark("of-the-common-law", place=place)] = None
        else:
            act = tuple(filter(None, (pack.sources[of].title, pack.sources[of].number)))
            others[remark("place-of-act", place=place, act=act)] = None
    return tuple(own), tuple(others)


def _same_offence(a: Charge, b: Charge) -> bool:
    same = (a.offence.key, a.matter.mode) == (b.offence.key, b.matter.mode)
    return same and a.matter.course == b.matter.course


def _to_confirm(charge: Charge, assessment: Assessment) -> Iterator[Remark]:
    if not places(charge, assessment):
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
