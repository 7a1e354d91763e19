"""How much room words take in a drawing: measured by the character, for no font is at hand."""

from __future__ import annotations

import textwrap
from unicodedata import combining, east_asian_width

from chargeassist.report.symbols import bare

CHAR, WIDE = 8, 15
"""How wide a character is in the widest of the usual fonts; and one of a wide script, or a small picture."""
LINE = 18
"""From one line of words to the next."""
PAD = 8
"""Between words and what stands around them."""
SYMBOL = 32
"""The room that the symbol of a mark takes before words."""
CUT = "\N{HORIZONTAL ELLIPSIS}"


def wide(text: str) -> int:
    """Return how wide a text is at most.

    >>> wide("act"), wide("\u4e00")
    (24, 15)
    """
    return sum(0 if combining(c) else WIDE if east_asian_width(c) in "WF" else CHAR for c in bare(text))


def lines_of(text: str, room: int, most: int = 3) -> tuple[str, ...]:
    """Return a text in lines of at most *room*; what goes beyond *most* lines is cut, and shows that it is.

    >>> lines_of("the recruitment of a person", 100, 2)
    ('the', 'recruitment…')
    """
    plain = bare(text)
    # A text of wide characters fills its room with fewer of them.
    letters = max(room * len(plain) // max(wide(plain), len(plain) * CHAR, 1), 2)
    lines = textwrap.wrap(plain, letters, break_on_hyphens=False)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    return (*lines[: most - 1], f"{last[: letters - 1]}{CUT}")
