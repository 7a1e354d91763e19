"""Which matters an offence is weighed in: whom it pairs, in which episode and part of time (S19, S20)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from chargeassist.case.model import Case, Fact
from chargeassist.case.whom import suspects
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.ledger import PAIR
from chargeassist.reasoning.matters import ANYONE, NO_EPISODE, UNKNOWN, Matter, Pair, Universe
from chargeassist.reasoning.modes import BORROWED
from chargeassist.reasoning.windows import parts, speaks_of
from chargeassist.words.untold import untold

Lane = tuple[Offence, Matter, bool]
"""An offence in one version, the matter it is weighed in, and whether anything is entered for its conduct."""


def conduct_of(matter: Matter, conduct: Sequence[Fact], weigher: Weigher) -> list[Fact]:
    """Return which facts of an offence's conduct are of one matter, a partner's where a mode borrows."""
    if not conduct:
        return []
    matters = [matter]
    if matter.mode in BORROWED:
        others = weigher.partners(matter.suspect, matter.mode)
        weigher.base.ledger.asks(matter.pair, *((PAIR, p, matter.complainant) for p, _ in others))
        matters += [evolve(matter, suspect=p) for p, _ in others]
    return list({f.id: f for m in matters for f in conduct if speaks_of(f, m)}.values())


@untold
@frozen
class Scene:
    """Who and what there is to pair: of the same scene the pairs are the same (S19, S20)."""

    suspects: tuple[str, ...]
    others: tuple[str, ...]
    """Who acts and is no suspect, unknown persons among them: other offences read what they did."""
    complainants: tuple[str, ...]
    """Every natural person or group something was done to."""
    episodes: tuple[str, ...]
    told: Mapping[tuple[str, str], frozenset[str]] = field(eq=False)
    """The episodes that name a person, as who did something or to whom it was done."""
    linked: frozenset[Pair] = field(eq=False)
    """Who is said to have done something, and to whom; None for what names nobody it was done to."""

    @classmethod
    def of(cls, case: Case, vocabulary: Vocabulary) -> Scene:
        """Return the scene of a case."""
        charged = suspects(case)
        acting = dict.fromkeys(p for f in case.facts for p in (f.by or (UNKNOWN,)))
        others = tuple(p for p in acting if p not in charged)
        episodes = tuple(e.id for e in case.episodes)
        rows = dict.fromkeys((f.by, f.of, f.episode) for f in case.facts if f.episode)
        told: dict[tuple[str, str], frozenset[str]] = {}
        for by, of, named in rows:
            for role, persons in (("by", (*by, ANYONE)), ("of", of)):
                for person in persons:
                    told[role, person] = told.get((role, person), frozenset()).union(named)
        acts = (f for f in case.facts if vocabulary.slots[f.slot].who.of)
        linked = frozenset((p, v) for f in acts for p in f.by for v in (f.of or (None,)))
        return cls(charged, others, case.harmed(), episodes, told, linked)

    def points_to(self, pair: Pair) -> bool:
        """Return whether what is said to be done may point to an offence of a pair that another reads."""
        who, whom = pair
        return who == ANYONE or whom is None or pair in self.linked or (who, None) in self.linked

    def moved(self, before: Scene) -> frozenset[Pair]:
        """Return the pairs of a scene that other episodes name than *before*: their matters are others."""
        told, was = self.told, before.told
        others = [k for k in told.keys() | was.keys() if told.get(k) != was.get(k)] if told != was else []
        alone = {(person, None) for role, person in others if role == "by"}
        acting = (*self.suspects, *self.others, ANYONE)
        return frozenset(alone | {(s, person) for role, person in others if role == "of" for s in acting})

    def universe(self) -> Universe:
        """Return all matters, of offences against persons and against the State, without and with those
        of whoever is no suspect.
        """
        return {
            (state, anyone): tuple(self._matters(state, anyone))
            for state in (False, True)
            for anyone in (False, True)
        }

    def _matters(self, state: bool, anyone: bool) -> Iterator[Matter]:
        """Yield suspect x complainant x episode, and *anyone* against each person (S19, S20).

        `against` sets the word for the complainant, never who may be one: a migrant can be a victim,
        and a label must not hide a charge. An offence against the State pairs with nobody.
        """
        people: tuple[str | None, ...] = (None,) if state else self.complainants
        for suspect in (*self.suspects, *((*self.others, ANYONE) if anyone else ())):
            for complainant in people:
                if complainant != suspect:
                    for episode in self._courses(suspect, complainant):
                        yield Matter(suspect, complainant, episode)

    def _courses(self, suspect: str, complainant: str | None) -> list[str]:
        """Return the episodes that name these persons; without any, the one of facts in no episode."""
        whose = ("by", suspect) if complainant is None else ("of", complainant)
        named = self.told.get(whose, frozenset())
        return [e for e in self.episodes if e in named] or [NO_EPISODE]


def _goes_here(fact: Fact, versions: tuple[Offence, ...], matter: Matter, weigher: Weigher) -> bool:
    """Return whether a fact is conduct of this offence: help or a step only where it goes to it (S37)."""
    if fact.name not in weigher.vocabulary.qualifies:
        return True
    narrower = weigher.vocabulary.narrower
    return any(
        fact.name in narrower[f"{leaf.slot}:{leaf.term}"] and weigher.base.objects.covers(fact, leaf, matter)
        for offence in versions
        for leaf in offence.conduct
    )


def without_conduct(versions: tuple[Offence, ...], matter: Matter) -> Lane:
    """Return the one part of time there is without conduct: undated, under the newest version."""
    return versions[-1], matter, False


def lanes(
    versions: tuple[Offence, ...], matter: Matter, weigher: Weigher, conduct: Sequence[Fact]
) -> Iterator[Lane]:
    """Yield each part of time of one matter with the version that governs it."""
    facts = [f for f in conduct_of(matter, conduct, weigher) if _goes_here(f, versions, matter, weigher)]
    if not facts:
        yield without_conduct(versions, matter)
        return
    dates = [f.on for f in facts if f.on is not None]
    episode = weigher.base.courses.get(matter.episode or "")
    if episode is not None and len(dates) < len(facts):
        # Undated conduct lies within its episode (S44).
        dates.append(episode)
    for offence, window in parts(versions, matter, dates, weigher.values, weigher.vocabulary):
        dated = Matter(matter.suspect, matter.complainant, matter.episode, window, matter.mode)
        yield offence, dated, True
