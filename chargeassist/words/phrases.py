"""Lists with commas, plurals, did-you-mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches


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


def did_you_mean(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the hint for a misspelt *word*, or nothing; only words of *known* are ever printed.

    >>> did_you_mean("recruitement", ["receipt", "recruitment"])
    ('did you mean "recruitment"?',)
    """
    # A very long word is not a misspelling, and comparing it, or with thousands, would be slow.
    if len(known) > 2_000:
        return ()
    close = get_close_matches(word[:60], sorted(known), n=2, cutoff=0.7)
    if not close:
        return ()
    return ("did you mean " + listed([f'"{c}"' for c in close], "or") + "?",)
