"""Which outcomes are told as charges, which when they are asked for, and which are counted (S28, S52)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from attrs import frozen

from chargeassist.case.model import Case, Laid
from chargeassist.case.whom import suspects
from chargeassist.findings.entered import Omitted
from chargeassist.law.algebra import Leaf, leaves_of
from chargeassist.law.model import Offence, Pack, Period
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.outcomes import OfPairs, Outcome, Part, Weighed
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb, Look, trace
from chargeassist.words.once import once
from chargeassist.words.untold import untold

_Named = tuple[str, Matter]
SETTLED = ("age", "relation", "status")
"""The slots that say who persons are: what they close for these persons stays closed."""


@untold
@frozen
class Listed:
    """The outcomes of one offence in one mode that can be charges."""

    of: OfPairs
    """Those that were listed."""
    told: tuple[Outcome, ...]
    by_name: tuple[Outcome, ...]
    """Told only because they are asked for by name (S51)."""
    closed: int
    """How many are closed for these persons by a settled age, kinship or status: not told (S52)."""
    kept_out: Mapping[str, int]
    """How many others there are, by the first element that keeps each out."""


Listing = Mapping[Part, Listed]
"""The outcomes of one pack that can be charges."""


def listing(weighed: Weighed, case: Case, named: Iterable[str], before: Listing | None = None) -> Listing:
    """Return the outcomes of one pack by how they are listed; those that stay are listed as *before*."""
    charged, wanted = suspects(case), frozenset(named)
    known = before if before is not None and not case.laid else {}
    laid = weighed.outcomes if case.laid else ()
    spoken = _laid((o for o in laid if o.matter.suspect in charged), case)
    found: dict[Part, Listed] = {}
    for part, of in ((p, of) for p, of in weighed.parts.items() if of):
        was = known.get(part)
        if was is None or was.of is not of:
            own = (o for pair, every in of.items() if pair[0] in charged for o in every)
            was = _listed(of, ((_sort(o, weighed, spoken, wanted), o) for o in own))
        found[part] = was
    return found


def told_in(listing: Listing) -> Iterator[Outcome]:
    """Yield the outcomes that are told whatever is asked for."""
    return (o for listed in listing.values() for o in listed.told)


def _listed(of: OfPairs, sorted_: Iterable[tuple[str, Outcome]]) -> Listed:
    sorts: dict[str, list[Outcome]] = {"told": [], "by_name": [], "closed": [], "rest": []}
    for sort, outcome in sorted_:
        sorts[sort].append(outcome)
    kept_out = Counter(map(_first_missing, sorts["rest"]))
    return Listed(of, tuple(sorts["told"]), tuple(sorts["by_name"]), len(sorts["closed"]), kept_out)


def _sort(outcome: Outcome, weighed: Weighed, spoken: frozenset[_Named], wanted: frozenset[str]) -> str:
    entered = _entered(outcome)
    if not (entered or spoken or wanted):
        return "rest"  # as most are
    laid = (outcome.offence.key, outcome.matter) in spoken
    closed = entered and not laid and closed_for_these(outcome, weighed)
    if laid or (entered and not closed):
        return "told"
    if outcome.offence.key in wanted or f"{outcome.offence.pack}:*" in wanted:
        return "by_name"
    return "closed" if closed else "rest"


def _laid(outcomes: Iterable[Outcome], case: Case) -> frozenset[_Named]:
    """Return what the counts laid speak of: what is entered of it, or all of it where nothing is."""
    if not case.laid:
        return frozenset()
    against: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes:
        against.setdefault((outcome.offence.key, outcome.matter.suspect), []).append(outcome)
    spoken: list[Outcome] = []
    for laid, person in ((c, p) for c in case.laid for p in c.accused):
        meant = [o for o in against.get((laid.offence, person), ()) if _meant(laid, o.matter)]
        spoken += [o for o in meant if _entered(o) or o.standing.stands] or meant
    return frozenset((o.offence.key, o.matter) for o in spoken)


def _meant(laid: Laid, matter: Matter) -> bool:
    course = laid.episode in ("", matter.episode or "")
    return course and laid.speaks_of(matter.suspect, matter.complainant)


def _entered(outcome: Outcome) -> bool:
    """S28: anything is entered for its conduct; or it asks for none, and stands."""
    return outcome.entered or (not outcome.offence.conduct and outcome.standing.stands)


def closed_for_these(outcome: Outcome, weighed: Weighed) -> bool:
    """Return whether an offence is not open to these persons, by who they are and not by what was done."""
    look = partial(weighed.column, matter=outcome.matter, outcome=outcome)
    return outcome.standing is Standing.CONTRADICTED and closed_by(outcome.offence, outcome.elements, look)


def closed_by(offence: Offence, elements: Iterable[Standing], look: Look) -> bool:
    """Return whether an element is contradicted by who the persons are and by nothing else."""
    contradicted = zip(offence.elements, elements, strict=True)
    return any(_settled(trace(e.requires, look)) for e, s in contradicted if s is Standing.CONTRADICTED)


def _settled(limb: Limb) -> bool:
    """Return whether who the persons are is all that it takes to contradict a limb."""
    match limb.kind:
        case "leaf":
            who = isinstance(limb.column, Leaf) and limb.column.slot in SETTLED
            return who and limb.standing is Standing.CONTRADICTED
        case "all-of":
            return any(map(_settled, limb.limbs))
        case "at-least":
            return sum(map(_settled, limb.limbs)) > len(limb.limbs) - limb.count
        case "unless":
            return _settled(limb.limbs[0])
        case _:
            return all(map(_settled, limb.limbs))


def named_offences(case: Case, asked: Iterable[str], pack: Pack) -> frozenset[str]:
    """Return the offences of a pack that are listed whatever is entered: laid, or asked for by name."""
    wanted = {*asked, *(c.offence for c in case.laid)}
    whole = f"{pack.id}:*" in wanted
    return frozenset(o.key for o in pack.offences if whole or o.key in wanted)


def omitted(listings: Iterable[Listing], weighed: Iterable[Weighed]) -> Omitted:
    """Return how many charges are not listed, by the first element that keeps each out; and the closed."""
    kept_out: Counter[str] = Counter()
    closed = 0
    for listed in (one for found in listings for one in found.values()):
        kept_out.update(listed.kept_out)
        closed += listed.closed
    for one in weighed:
        first = _first_silent(one.pack)
        for offence, matters in one.silent.items():
            kept_out[first[offence]] += matters
    in_order = sorted(kept_out.items(), key=lambda i: (-i[1], i[0]))
    return Omitted(kept_out.total(), tuple(in_order), closed)


def _first_missing(outcome: Outcome) -> str:
    for element, standing in zip(outcome.offence.elements, outcome.elements, strict=True):
        if not standing.stands:
            return element.id
    return "identity"


@once
def _first_silent(pack: Pack) -> Mapping[tuple[str, Period], str]:
    """Return what keeps each offence out where nothing is entered for its conduct."""
    return {(o.id, o.period): _without_conduct(o) for o in pack.offences}


def _without_conduct(offence: Offence) -> str:
    """Return the first element of an offence that asks for conduct."""
    own = set(offence.conduct)
    found = (e.id for e in offence.elements if own & set(leaves_of(e.requires)))
    return next(found, offence.elements[0].id)
