"""What may stand in a text, and the one place that cleans what is printed."""

from __future__ import annotations

import re

NOT_TEXT = (
    r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c"
    r"\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff"
)
"""Control characters and marks that turn the direction of text, as a class of a pattern."""
UNSEEN = r"\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u2800\u3164\uffa0"
"""What is nothing by itself: blanks, and letters that are never seen, as a class of a pattern."""
FORBIDDEN = re.compile(rf"[{NOT_TEXT}\ud800-\udfff]|\r(?!\n)")
"""The same, half characters, and a return that ends no line; an escape such as ``"\\u202e"`` brings them
past the scan of a file."""
_BREAK = re.compile(r"\r\n|[\r\n\t]")


def cleaned(text: str) -> str:
    """Return *text*, of as many lines as it has, with a question mark for all that is not text.

    >>> cleaned("a\\x1b[2J\\nb")
    'a?[2J\\nb'
    """
    return FORBIDDEN.sub("?", text)


def on_one_line(text: str) -> str:
    """Return a sentence on one line: a word of a stranger's file in it ends no line of ours.

    >>> on_one_line("no such source: a\\nb")
    'no such source: a?b'
    """
    return _BREAK.sub("?", cleaned(text))


def printable(name: str) -> str:
    """Return a name on one line: whatever is not printed as it is, is a question mark.

    The name of a file or a word of a command line can hold what ends a line or colours a terminal.

    >>> printable("a\\nb\\u202e")
    'a?b?'
    """
    return "".join(c if c.isprintable() else "?" for c in name)
