"""Draft counts in common-law style: statement and particulars, every element, nothing invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import field, frozen

from chargeassist.findings.flags import too_wide
from chargeassist.findings.model import Assessment, Charge, ElementFinding
from chargeassist.law.algebra import Leaf
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb
from chargeassist.words import listed

CONFIRM = "[to be confirmed]"
"""What stands where the case says nothing: a value is never invented."""
ACTIVE = ("primary", "cumulative", "alternative", "safety-net")


@frozen
class Count:
    """One draft count."""

    number: int
    charge: str
    statement: str
    particulars: str
    role: str
    alternative_to: int = 0
    """The number of the count it is laid in the alternative to; 0 for none."""
    confirm: tuple[str, ...] = ()
    """What a human has to fill in."""
    verdicts: tuple[str, ...] = ()
    """Lesser offences of which the court may convict on this count uncharged, a line for each provision."""


@frozen
class Sheet:
    """The draft counts of a case; a draft for a person who signs it."""

    assessment: Assessment = field(repr=False)
    counts: tuple[Count, ...]


def counts(assessment: Assessment) -> Sheet:
    """Return draft counts for the charges in an active role: one for each episode and complainant.

    Order: suspects as in the case, then role and gravity. An alternative names the count it stands
    in the alternative to, and so does a second count of conduct whose date is too wide to say under
    which law, or at what age, it fell. What nobody entered is "[to be confirmed]".
    """
    active = [c for p in assessment.case.persons for c in assessment.charges
              if c.matter.suspect == p.id and c.role in ACTIVE]  # fmt: skip
    numbers = {c.id: n for n, c in enumerate(active, start=1)}
    return Sheet(assessment, tuple(_count(c, numbers, active, assessment) for c in active))


def _count(
    charge: Charge, numbers: dict[str, int], active: Sequence[Charge], assessment: Assessment
) -> Count:
    pack = assessment.law.pack(charge.offence.pack)
    source = pack.sources.get(charge.offence.source)
    act = ", ".join(filter(None, (source.title, source.number))) if source else CONFIRM
    statement = f"{charge.offence.title}, contrary to {charge.offence.provision} of the {act}"
    particulars = _particulars(charge, assessment)
    before = active[: numbers[charge.id] - 1]
    main = [c for c in before if _same_offence(c, charge) and too_wide(c) & too_wide(charge)]
    if charge.role == "alternative":
        main += [c for c in active if c.role == "primary" and c.matter.course == charge.matter.course]
    verdicts = tuple(
        f"{listed(v.may_convict, 'or')} [{v.cite}]" for v in pack.verdicts if charge.offence.id in v.on
    )
    alternative_to = numbers[main[0].id] if main else 0
    confirm = tuple(_to_confirm(charge))
    return Count(
        numbers[charge.id], charge.id, statement, particulars, charge.role, alternative_to, confirm, verdicts
    )


def _same_offence(a: Charge, b: Charge) -> bool:
    same = (a.offence.key, a.matter.mode) == (b.offence.key, b.matter.mode)
    return same and a.matter.course == b.matter.course


def _particulars(charge: Charge, assessment: Assessment) -> str:
    matter = charge.matter
    words = [matter.suspect, _when(charge), _where(charge, assessment)]
    if matter.mode != "principal":
        words.append(f"as {matter.mode}")
    elements = "; ".join(_pleaded(e, assessment) for e in charge.elements if e.id != "identity")
    against = f", in respect of {matter.complainant}" if matter.complainant else ""
    episode = next((e for e in assessment.case.episodes if e.id == matter.episode), None)
    times = f", on {episode.times} occasions" if episode and episode.times > 1 else ""
    return f"{' '.join(words)}{against}{times}: {elements}."


def _when(charge: Charge) -> str:
    window = charge.matter.window
    if window.first is None or window.last is None:
        return f"on {CONFIRM}"
    if window.first == window.last:
        return f"on {window.first}"
    return f"between {window.first} and {window.last}"


def _where(charge: Charge, assessment: Assessment) -> str:
    facts = {f.id: f for f in assessment.case.facts}
    conduct = [facts[i] for e in charge.elements if e.nature == "conduct" for i in e.facts if i in facts]
    places = list(dict.fromkeys(f.in_ for f in conduct if f.in_))
    return f"at {CONFIRM} in {listed(places)}" if places else f"at {CONFIRM}"


def _pleaded(element: ElementFinding, assessment: Assessment) -> str:
    """Return an element with the limbs that carry it, in the words of the vocabulary."""
    if element.limb is None:
        return element.title
    carrying = (x for x in element.limb.deciding() if x.standing >= Standing.DISPUTED)
    names = dict.fromkeys(n for x in carrying for n in _words(x, assessment))
    if element.need_not_be_proved:
        return f"{element.title} need not be proved ({listed(names)})"
    if list(names) == [element.title]:
        return element.title
    return f"{element.title}: {listed(names) or CONFIRM}"


def _words(limb: Limb, assessment: Assessment) -> Iterator[str]:
    """Yield a limb in the words of the facts that carry it: *forced labour*, not *exploitation*."""
    leaf = limb.column
    if not isinstance(leaf, Leaf):
        return
    carried = limb.weighing.facts if limb.weighing and leaf.holds else ()
    narrower = assessment.law.vocabulary.narrower[f"{leaf.slot}:{leaf.term}"]
    terms = [f.term for f in assessment.case.facts if f.id in carried and f.name in narrower]
    as_to = f" as to {leaf.as_to.partition(':')[2].replace('-', ' ')}" if leaf.as_to else ""
    for term in terms or [leaf.term]:
        yield ("" if leaf.holds else "not ") + term.replace("-", " ") + as_to


def _to_confirm(charge: Charge) -> Iterator[str]:
    yield "place"
    if not charge.matter.window.dated:
        yield "date"
    for precondition in charge.preconditions:
        if precondition.state != "given":
            yield f"{precondition.text} ({precondition.state})"
    if charge.available.is_ == "unknown":
        yield from charge.available.why
