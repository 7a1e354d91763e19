"""The rules of a charge sheet, held against the charges that were laid.

One offence, one person and one course in a count; a day that is named and that the law covers;
alternatives marked; what joins the counts; consents recorded. That an element is missing, `review` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product

from attrs import frozen

from chargeassist.advice.inclusion import ALWAYS, ON_FACTS, Relations, carrying
from chargeassist.advice.verdicts import matched
from chargeassist.case.model import Laid
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, remark
from chargeassist.words.untold import untold


@untold
@frozen
class Defect:
    """What a charge sheet does wrong or leaves open in one count."""

    laid: str
    code: str
    """The rule that is not kept."""
    text: Remark


def defects(assessment: Assessment) -> tuple[Defect, ...]:
    """Return what is wrong with the counts that were laid, as the drafting rules of the common law have it.

    In the order of the case, and of the rules: `other-mode`, `no-date`, `other-days`,
    `not-yet-in-force`, `commencement-not-seen`, `not-in-force`, `law-change`, `no-person`,
    `several-persons`, `several-courses`, `consent`, `duplicate`, `alternative`, `joinder`. An empty
    tuple where nothing was laid. What was amended or withdrawn is on the sheet no more: nothing is asked
    of it.
    """
    sheet = _Sheet(assessment)
    return tuple(d for laid in sheet.laid for d in sheet.defects(laid))


_Found = Iterator[tuple[str, Remark]]
_Rule = Callable[[Laid], _Found]


class _Sheet:
    def __init__(self, assessment: Assessment) -> None:
        self.assessment, self.law = assessment, assessment.law
        self.laid = [c for c in assessment.case.laid if c.became not in ("amended", "withdrawn")]
        self.charges = {laid.id: _spoken_of(laid, assessment.charges) for laid in self.laid}
        self.relations = {p: Relations(self.law.pack(p), self.law.vocabulary) for p in self.law.asked}
        self.within: dict[tuple[str, str], bool] = {}
        self.about = {laid.id: self.matter(laid) for laid in self.laid}

    def defects(self, laid: Laid) -> Iterator[Defect]:
        """Yield what each rule finds."""
        rules: tuple[_Rule, ...] = (self.modes, self.days, self.in_force, self.people, self.courses)
        for rule in (*rules, self.consents, self.duplicates, self.alternatives, self.joined):
            for code, text in rule(laid):
                yield Defect(laid.id, code, text)

    def modes(self, laid: Laid) -> _Found:
        """Somebody took part as the count says; of those who act together one may do it all himself."""
        entered = dict.fromkeys(c.matter.mode for c in self.charges[laid.id])
        if laid.mode and entered and laid.mode not in entered:
            yield "other-mode", remark("entered-in-another-mode", laid=laid.mode, entered=tuple(entered))

    def days(self, laid: Laid) -> _Found:
        """A count says when, and the facts lie on those days."""
        windows = [c.matter.window for c in self.charges[laid.id] if c.matter.window.dated]
        said = tuple(dict.fromkeys(w.text for w in windows))
        if laid.on is None:
            yield "no-date", remark("no-day-named", days=said) if said else remark("no-day-known")
        elif windows and not any(laid.on.may_touch(*w.days()) for w in windows):
            yield "other-days", remark("facts-on-other-days", days=said)

    def in_force(self, laid: Laid) -> _Found:
        """The offence is in force on every day of the count, in one version."""
        if laid.on is None or not self.versions(laid):
            return
        known = [o for o in self.versions(laid) if o.period.since is not None]
        covering = [o for day in (laid.on.first, laid.on.last) for o in known if o.period.covers(day)]
        begins = min((o.period.since for o in known if o.period.since), default=None)
        if begins is None:
            yield "commencement-not-seen", remark("count-commencement-not-seen")
        elif laid.on.first < begins and len(known) == len(self.versions(laid)):
            yield "not-yet-in-force", remark("count-not-yet-in-force", day=str(begins))
        elif len(covering) < 2:
            yield "not-in-force", remark("count-not-in-force")
        elif covering[0] != covering[1]:
            yield "law-change", remark("law-changed-on", day=str(covering[1].period.since))

    def people(self, laid: Laid) -> _Found:
        """A count names one person it was done to, unless the offence is against the State."""
        if laid.complainant or all(o.against == "State" for o in self.versions(laid)):
            return  # of an offence that no law loaded has nothing is known
        named = dict.fromkeys(c.matter.complainant for c in self.charges[laid.id] if c.matter.complainant)
        if len(named) > 1:
            yield "several-persons", remark("count-for-each", of=tuple(p for p in named if p))
        elif named:
            yield "no-person", remark("one-to-be-named", of=tuple(filter(None, named)))
        else:
            yield "no-person", remark("nobody-named")

    def courses(self, laid: Laid) -> _Found:
        """A count is of one course."""
        named = dict.fromkeys(c.matter.episode for c in self.charges[laid.id] if c.matter.episode)
        if not laid.episode and len(named) > 1:
            yield "several-courses", remark("count-for-each", of=tuple(e for e in named if e))

    def consents(self, laid: Laid) -> _Found:
        """Consents and authorisations that the law asks for are recorded."""
        asked = dict.fromkeys(p for c in self.charges[laid.id] for p in c.preconditions if p.state != "given")
        for precondition in asked:
            yield "consent", remark("asked-for", what=precondition.text, state=precondition.state)

    def duplicates(self, laid: Laid) -> _Found:
        """No count says again what one before it says."""
        for other in self.laid[: self.laid.index(laid)]:
            if _says_the_same(laid, other):
                yield "duplicate", remark("says-again", count=other.id)

    def alternatives(self, laid: Laid) -> _Found:
        """Of two counts of which one includes the other, one is laid in the alternative."""
        for other in self.laid:
            marked = other.id == laid.alternative_to or laid.id == other.alternative_to
            if other.id != laid.id and not marked and self.included(laid, other):
                yield "alternative", remark("lies-within", count=other.id)

    def included(self, laid: Laid, other: Laid) -> bool:
        """Return whether a count lies within another, and not the other way round as well."""
        pairs = product(self.charges[laid.id], self.charges[other.id])
        return any(self._within(small, great) for small, great in pairs)

    def _within(self, small: Charge, great: Charge) -> bool:
        """Return whether a charge lies within another; many counts may be of the same two."""
        key = small.id, great.id
        if key not in self.within:
            same = small.offence.pack == great.offence.pack and small.matter.course == great.matter.course
            self.within[key] = (
                same
                and small is not great
                and self.relations[small.offence.pack].between(great, small).kind in (ALWAYS, ON_FACTS)
                and carrying(small) < carrying(great)
            )
        return self.within[key]

    def joined(self, laid: Laid) -> _Found:
        """Counts that are tried together share something: a person, a fact, an item of evidence."""
        others = [o for o in self.laid if o.id != laid.id]
        if others and not any(_common(self.about[laid.id], self.about[o.id]) for o in others):
            yield "joinder", remark("shares-nothing")

    def matter(self, laid: Laid) -> frozenset[str]:
        """Return what a count is about: its people, the facts and the evidence that carry it."""
        of = self.charges[laid.id]
        items = {c.evidence for charge in of for e in charge.elements for c in (*e.evidence, *e.basis)}
        facts = frozenset[str]().union(*map(carrying, of))
        return facts | items | {*laid.accused} | ({laid.complainant} if laid.complainant else set())

    def versions(self, laid: Laid) -> Sequence[Offence]:
        """Return every version of the offence laid; none of one that no law loaded has."""
        return tuple(o for p in self.law.packs for o in p.offences if o.key == laid.offence)


def _spoken_of(laid: Laid, charges: Sequence[Charge]) -> tuple[Charge, ...]:
    """Return the charges that a count speaks of and in which something was done to somebody.

    An age or a nationality is no deed: nobody is the victim of a count for having one (S19).
    """
    return tuple(c for p in laid.accused for c in matched(laid, p, charges) if _done(c))


def _done(charge: Charge) -> bool:
    """Return whether anything of the conduct is entered, or the offence asks for none and something is."""
    conduct = {e.id for e in charge.elements if e.nature == "conduct" and e.id != "identity"}
    stand = (e for e in charge.elements if e.id in conduct and e.standing >= Standing.THIN and e.facts)
    return any(stand) if conduct else bool(carrying(charge))


def _says_the_same(laid: Laid, other: Laid) -> bool:
    """Return whether two counts are of one offence by and against the same persons, on the same days."""
    same = (laid.offence, laid.mode, laid.complainant, laid.episode)
    if same != (other.offence, other.mode, other.complainant, other.episode):
        return False
    together = not {*laid.accused}.isdisjoint(other.accused)
    return together and (
        laid.on is None or other.on is None or laid.on.may_touch(other.on.first, other.on.last)
    )


def _common(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other)
