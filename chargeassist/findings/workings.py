"""How an assessment was worked out: every pack as it was weighed, for whoever looks closer at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from chargeassist.reasoning.outcomes import Weighed
from chargeassist.words.untold import untold


@untold
@frozen
class Workings:
    """What was weighed, by pack: it says nothing that the case and the law do not, and is not pickled."""

    weighed: Mapping[str, Weighed] = field(factory=dict)

    def __reduce__(self) -> tuple[type[Workings], tuple[Any, ...]]:
        return Workings, ()
