"""Words that are spelt otherwise than anybody knows: rapidfuzz says which are near (ADR 0018)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from importlib.util import find_spec

NEAR = 0.75
"""From here on a word may be meant for another: one letter in four."""
LONGEST, SHORTEST = 30, 4
"""Letters of a word that is mended."""
MEANT = 3
"""How many words one may be meant for."""


@cache
def mends() -> bool:
    """Return whether spelling is mended here: with rapidfuzz it is, without it words count as written."""
    return find_spec("rapidfuzz") is not None


def mend(word: str, known: Collection[str]) -> Iterable[tuple[str, float]]:
    """Return the known words that *word* may be meant for, each with how near it is.

    None without rapidfuzz: another way to be near would be another answer.
    """
    if not mends() or not SHORTEST <= len(word) <= LONGEST:
        return ()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extract(
        word, tuple(known), scorer=OSA.normalized_similarity, score_cutoff=NEAR, limit=MEANT
    )
    return tuple((one, near**2) for one, near, _ in found)
