"""Changed copies of shipped files: bytes, words and lines moved, lost, doubled, put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

WORDS = (
    *(b"[[", b"]]", b"[", b"]", b"{", b"}", b'"', b'"""', b"'", b"'''", b"=", b".", b",", b"#", b":", b"\\"),
    *(b"\n", b"\r", b"\r\n", b"  ", b"\t", b" ", b"\0", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf"),
    *(b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\\u202e", b"\\ud800", b"\\u0000", b"\\U0010ffff"),
    *(b"nan", b"inf", b"1e999", b"-1", b"0", b"99999999999", b"true", b"null", b"2024-02-30", b"9999~"),
    *(b"2023/..", b"../2023", b"[[fact]]", b"[[person]]", b"[case]", b"fact[0]", b"id", b"by = []"),
    *(b"all of", b"any of", b"none of", b"at least 2 of", b"unless", b"not needed if", b"or like force"),
    *(b"is any of", b"is", b"stands", b"offence", b"element", b"definition", b"gate", b"order", b"verdicts"),
    *(b"arguable", b"as to age:child", b"fault knowledge", b"anyone", b"another", b"[s 1]", b"penalty x"),
    *(b"since 2012-10-01", b"until 2010", b"mode joint", b"aggravated x for", b"in place of act"),
    *(b'kind_of = ["x"]', b"proves", b"computed", b'"younger than 18"', b"excludes"),
)


def mutated(corpus: Sequence[bytes], random: Random) -> bytes:
    """Return one file of *corpus* after some changes."""
    raw = random.choice(corpus)
    for _ in range(random.choice((1, 1, 1, 2, 3, 5, 9))):
        raw = _CHANGES[random.randrange(len(_CHANGES))](raw, corpus, random)
    return raw


def _span(raw: bytes, random: Random, longest: int = 40) -> tuple[int, int]:
    start = random.randint(0, len(raw))
    return start, min(len(raw), start + random.randint(0, longest))


def _put(raw: bytes, corpus: Sequence[bytes], random: Random) -> bytes:
    start, _ = _span(raw, random)
    return raw[:start] + random.choice(WORDS) + raw[start:]


def _exchanged(raw: bytes, corpus: Sequence[bytes], random: Random) -> bytes:
    """Put a word where another word of the file stands."""
    words = list(re.finditer(rb"[\w:-]+", raw))
    if not words:
        return raw
    old = random.choice(words)
    new = random.choice((random.choice(WORDS), random.choice(words).group()))
    return raw[: old.start()] + new + raw[old.end() :]


def _flipped(raw: bytes, corpus: Sequence[bytes], random: Random) -> bytes:
    if not raw:
        return raw
    at = random.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << random.randrange(8)]) + raw[at + 1 :]


def _lost(raw: bytes, corpus: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(raw, random)
    return raw[:start] + raw[end:]


def _repeated(raw: bytes, corpus: Sequence[bytes], random: Random) -> bytes:
    start, end = _span(raw, random)
    return raw[:end] + raw[start:end] * random.choice((1, 2, 50)) + raw[end:]


def _lines(raw: bytes, corpus: Sequence[bytes], random: Random) -> bytes:
    """Lose, double, move or indent a line, or take one of another file."""
    lines = raw.split(b"\n")
    at = random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines.insert(random.randrange(len(lines)), lines.pop(at))
        case 3:
            lines[at] = b"  " * random.randrange(4) + lines[at].strip()
        case _:
            lines.insert(at, random.choice(random.choice(corpus).split(b"\n")))
    return b"\n".join(lines)


def _spliced(raw: bytes, corpus: Sequence[bytes], random: Random) -> bytes:
    other = random.choice(corpus)
    return raw[: _span(raw, random)[0]] + other[_span(other, random)[0] :]


_CHANGES = (_put, _exchanged, _exchanged, _flipped, _lost, _repeated, _lines, _lines, _spliced)
