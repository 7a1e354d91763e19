"""That two persons acted together, or one for the other: weighed as any other fact (S22)."""

from __future__ import annotations

from collections.abc import Sequence

from chargeassist.case.model import Fact
from chargeassist.reasoning.evidence import DENIAL, PLAIN, About, Counted, combine
from chargeassist.reasoning.inference import Inferences
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import of_leaf
from chargeassist.reasoning.values import in_episode
from chargeassist.reasoning.weighing import Inference, Weighing, unique


def linked(links: Sequence[Fact], matter: Matter, inferences: Inferences, bar: int) -> Weighing:
    """Return how it stands by the facts that say so; a bare group is thin."""
    counted: dict[str, list[Counted]] = {"yes": [], "no": []}
    steps: list[Inference] = []
    for fact in links:
        if in_episode(fact, matter) and fact.holds in counted:
            about = About(matter.suspect if matter.suspect in fact.by else None, None, matter.suspect)
            voice = PLAIN if fact.holds == "yes" else DENIAL
            counted[fact.holds] += inferences.rater.of_fact(fact, about, voice)
            if fact.inferred_from and fact.holds == "yes":
                steps.append(inferences.infer(fact, about, matter))
    shown = max([combine(counted["yes"]), *(s.strength for s in steps)])
    return Weighing(
        of_leaf(shown, combine(counted["no"]), bar, True),
        evidence=tuple(counted["yes"]),
        against=tuple(counted["no"]),
        basis=unique(c for s in steps for c in s.basis),
        steps=tuple(steps),
        for_strength=shown,
        about=(matter.suspect, None),
    )
