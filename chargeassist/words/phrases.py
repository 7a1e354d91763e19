"""Lists with commas, plurals, did-you-mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from chargeassist.words.remark import Remark, remark


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return *words* as people write a list.

    >>> listed(["act", "means", "purpose"])
    'act, means and purpose'
    """
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a counted noun.

    >>> plural(1, "suspect"), plural(2, "suspect"), plural(2, "body", "bodies")
    ('1 suspect', '2 suspects', '2 bodies')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


WORDS, CHARACTERS = 2_000, 30_000
"""Of all that are known together: beyond it nobody looks for the one that was meant."""
STEPS = 20_000
"""Letters of the word times letters of the words it is compared with, the most promising first."""
LONGEST = 60
"""Letters of a word that are looked at: a longer one is no misspelling."""
NEAR = 0.7


def did_you_mean(word: str, known: Collection[str]) -> tuple[Remark, ...]:
    """Return the hint for a misspelt *word*, or nothing; only words of *known* are ever told.

    >>> did_you_mean("recruitement", ["receipt", "recruitment"])[0]["words"]
    ('recruitment',)
    """
    near = nearly(word, known)
    return (remark("did-you-mean", words=near),) if near else ()


def nearly(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the words, two at most, for which *word* may be misspelt, the nearest first.

    However many words there are and however long, it takes some milliseconds: a file can have
    hundreds of faults.
    """
    if len(known) > WORDS or sum(map(len, known)) > CHARACTERS:
        return ()
    word = word[:LONGEST]
    matcher = SequenceMatcher(None, "", word)
    promising: list[tuple[float, str]] = []
    for other in dict.fromkeys(known):
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() >= NEAR and (most := matcher.quick_ratio()) >= NEAR:
            promising.append((most, other))
    close: list[tuple[float, str]] = []
    steps = 0
    for most, other in sorted(promising, reverse=True):
        steps += len(word) * len(other)
        if steps > STEPS or (len(close) == 2 and most < close[-1][0]):
            break
        matcher.set_seq1(other)
        if (likeness := matcher.ratio()) >= NEAR:
            close = sorted([*close, (likeness, other)], reverse=True)[:2]
    return tuple(other for _, other in close)
