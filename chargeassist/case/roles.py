"""What somebody is in a case, where their row does not say: worked out from what is entered of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from chargeassist.case.model import Evidence, Laid
from chargeassist.law.vocabulary import Slot

_JOURNEY = ("entry", "movement", "stay")


class Roles:
    """Who acts, to whom something is done, who travels and who speaks, in the facts of a case."""

    def __init__(
        self,
        facts: Iterable[Mapping[str, Any]],
        evidence: Iterable[Evidence],
        laid: Iterable[Laid],
        slots: Mapping[str, Slot],
    ) -> None:
        self.acts: set[str] = set()
        self.harmed: set[str] = set()
        self.travels: set[str] = set()
        for fact in facts:
            name = fact["fact"].partition(":")[0]
            if name not in slots or fact["holds"] != "yes":
                continue
            if slots[name].nature != "circumstance":
                self.acts.update(fact["by"])
                self.harmed.update(fact["of"])
            elif name in _JOURNEY:
                self.travels.update(fact["of"])
        self.speaks = {p for e in evidence for p in (e.from_, e.through)}
        self.accused = {p for c in laid for p in c.accused}

    def of(self, person: str) -> tuple[str, ...]:
        """Return what a person is.

        Whoever something was done to is a victim and is not accused of what they did because a row is
        silent (S25): that they act is told by `check`, and a person says whether they are a suspect.
        """
        called = [
            ("suspect", person in self.accused or person in self.acts - self.harmed),
            ("victim", person in self.harmed),
        ]
        found = tuple(role for role, is_ in called if is_)
        if found:
            return found
        others = (("migrant", self.travels), ("witness", self.speaks))
        return (next((role for role, them in others if person in them), "unknown"),)
