"""The particulars of a draft count: who, when, where, to whom and what, in the words of the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from attrs import frozen

from chargeassist.case.model import Fact
from chargeassist.findings.model import AsideFinding, Assessment, Charge, ElementFinding
from chargeassist.law.algebra import Leaf, Who, leaves_of
from chargeassist.reasoning.ages import births
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.matters import UNKNOWN
from chargeassist.reasoning.modes import partners
from chargeassist.reasoning.objects import STEP
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb
from chargeassist.reasoning.values import Values
from chargeassist.words import Remark, Said, remark
from chargeassist.words.ages import OF_AGE
from chargeassist.words.untold import untold


@untold
@frozen
class Pleaded:
    """An element as a count pleads it: with the limbs that carry it, in the words of the vocabulary."""

    element: str
    limbs: tuple[Said, ...]
    """Empty where nothing carries it: a person fills it in."""
    spared: bool = False
    """Whether it need not be proved, and the limbs say why."""
    slot: str = ""
    """What all its limbs are of, such as means or purpose; empty where they are of several slots."""


@untold
@frozen
class Particulars:
    """Who did what, when, where and to whom; what the case does not say is None or empty, never invented."""

    suspects: tuple[str, ...]
    first: date | None
    last: date | None
    states: tuple[str, ...]
    """The States where it was done, by the title of their law where it is loaded."""
    places: tuple[str, ...]
    mode: str
    others: tuple[Said, ...]
    """With whom it was done jointly, beside those who are charged in the count."""
    complainant: str
    age: Remark | None
    """How old the complainant was, where that matters: below the age of majority."""
    times: int
    elements: tuple[Pleaded, ...]
    aggravations: tuple[Said, ...]


def particulars(charges: Sequence[Charge], assessment: Assessment) -> Particulars:
    """Return the particulars of one count against the suspects of one charge, or of several jointly."""
    charge, matter = charges[0], charges[0].matter
    episode = next((e for e in assessment.case.episodes if e.id == matter.episode), None)
    windows = [c.matter.window for c in charges]
    age = _age(charge, assessment)
    return Particulars(
        tuple(c.matter.suspect for c in charges),
        min(filter(None, (w.first for w in windows)), default=None)
        if all(w.start_known for w in windows)
        else None,
        max(filter(None, (w.last for w in windows)), default=None)
        if all(w.end_known for w in windows)
        else None,
        _states(charges, assessment),
        tuple(dict.fromkeys(p for c in charges for p in places(c, assessment))),
        "joint" if len(charges) > 1 else matter.mode,
        _others(charges, assessment),
        matter.complainant or "",
        age,
        episode.times if episode else 1,
        tuple(_elements(charges, assessment, age is not None)),
        tuple(a.text for a in aggravations(charge)),
    )


def aggravations(charge: Charge) -> tuple[AsideFinding, ...]:
    """Return the circumstances of aggravation that stand."""
    return tuple(a for a in charge.aggravations if a.standing >= Standing.DISPUTED)


def places(charge: Charge, assessment: Assessment) -> tuple[str, ...]:
    """Return where it was, in the words of the case: those of the conduct, or else of its episode."""
    episodes = (e for e in assessment.case.episodes if e.id == charge.matter.episode and e.place)
    return _said_of_conduct(charge, assessment, lambda f: f.place) or tuple(e.place for e in episodes)


def _states(charges: Sequence[Charge], assessment: Assessment) -> tuple[str, ...]:
    # What stands in brackets behind the name of a State, such as that it is invented, is a note.
    titles = {p.state: p.title.partition("(")[0].strip() for p in assessment.law.packs if not p.treaty}
    said = (s for c in charges for s in _said_of_conduct(c, assessment, lambda f: f.in_))
    return tuple(titles.get(s, s.upper() if len(s) == 2 else s) for s in dict.fromkeys(said))


def _said_of_conduct(charge: Charge, assessment: Assessment, said: Callable[[Fact], str]) -> tuple[str, ...]:
    """Return what the facts of the conduct say of it, each once."""
    facts = {f.id: f for f in assessment.case.facts}
    conduct = [facts[i] for e in charge.elements if e.nature == "conduct" for i in e.facts if i in facts]
    return tuple(dict.fromkeys(s for f in conduct if (s := said(f))))


def _others(charges: Sequence[Charge], assessment: Assessment) -> tuple[Said, ...]:
    charged = {c.matter.suspect for c in charges}
    if len(charges) == 1 and charges[0].matter.mode != "joint":
        return ()
    found = (p for c in charges for p, _ in partners(assessment.case, c.matter.suspect, "joint"))
    named = dict.fromkeys(p for p in found if p not in charged)
    return tuple(remark("somebody-unknown") if p == UNKNOWN else p for p in named)


def _elements(charges: Sequence[Charge], assessment: Assessment, aged: bool) -> Iterator[Pleaded]:
    """Yield each element with the limbs that carry it against any of those charged; the act comes first."""
    found = []
    for element in charges[0].elements:
        if element.id == "identity":
            continue
        same = [e for c in charges for e in c.elements if e.id == element.id]
        pleaded = _pleaded(same, assessment)
        if not (aged and pleaded.slot == "age" and not pleaded.spared):
            found.append((element.nature != "conduct", pleaded))
    yield from (p for _, p in sorted(found, key=lambda pair: pair[0]))


def _pleaded(elements: Sequence[ElementFinding], assessment: Assessment) -> Pleaded:
    deciding = [x for e in elements if e.limb for x in e.limb.deciding()]
    carrying = [x for x in deciding if x.standing >= Standing.DISPUTED]
    limbs = dict.fromkeys(n for x in carrying for n in _limbs(x, assessment))
    slots = {x.column.slot if isinstance(x.column, Leaf) else "" for x in carrying or deciding}
    slot = slots.pop() if len(slots) == 1 else ""
    return Pleaded(elements[0].title, tuple(limbs), elements[0].need_not_be_proved, slot)


def _limbs(limb: Limb, assessment: Assessment) -> Iterator[Said]:
    """Yield a limb as the facts have it that carry it: *forced labour*, not *exploitation*."""
    leaf = limb.column
    if not isinstance(leaf, Leaf):
        return
    carried = limb.weighing.facts if limb.weighing and leaf.holds else ()
    vocabulary, name = assessment.law.vocabulary, f"{leaf.slot}:{leaf.term}"
    narrower = vocabulary.narrower[name]
    facts = [f for f in assessment.case.facts if f.id in carried and f.name in narrower]
    towards = {f.name: f.as_to for f in facts if f.term == STEP}
    for term in [f.name for f in facts] or [name]:
        pleaded: Said = vocabulary.term(term).title
        acts = tuple(vocabulary.term(n).title for n in towards.get(term, ()) if n in vocabulary.narrower)
        if acts:
            pleaded = remark("pleaded-towards", limb=pleaded, acts=acts)
        if leaf.as_to:
            object_ = vocabulary.term(leaf.as_to).title
            pleaded = remark("pleaded-as-to", limb=pleaded, as_to=object_)
        yield pleaded if leaf.holds else remark("limb-not", limb=pleaded)


# -- how old ---------------------------------------------------------------------------------------------


def _age(charge: Charge, assessment: Assessment) -> Remark | None:
    """Return the age of the complainant where the offence turns on one and it is, or may be, a child's."""
    person = charge.matter.complainant
    if person is None or not _turns_on_age(charge):
        return None
    pack = assessment.law.pack(charge.offence.pack)
    facts = FactBase(assessment.case, assessment.law.vocabulary).facts
    values = Values(assessment.case, facts, pack.state, pack.birthday_on_eve)
    window = charge.matter.window
    said = {b.years(window, eve=pack.birthday_on_eve) for b in births(values, person)}
    if len(said) != 1 or (years := said.pop()) is None:
        return None
    low, high = years
    if low >= OF_AGE:
        return None
    if low == high:
        return remark("aged", years=str(low))
    return remark("aged-between", low=str(low), high=str(high))


def _turns_on_age(charge: Charge) -> bool:
    offence = charge.offence
    asked = [e.requires for e in offence.elements]
    asked += [a.condition for a in offence.aggravated if a.condition is not None]
    asked += [p.when for p in offence.penalties if p.when is not None]
    return any(x.slot == "age" and x.of is Who.COMPLAINANT for c in asked for x in leaves_of(c))
