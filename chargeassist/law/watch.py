"""Whether the text of an instrument is still the one that was read, and which offences to look at if not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import unescape

from attrs import frozen

from chargeassist.law.manifest import Source
from chargeassist.law.model import Offence, Pack

_BLOCK = re.compile(r"<(?:br|/p|/h\d|/div|/li|/tr|/section)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEADING = re.compile(
    r"^\s{0,12}(?:(?:section|sec\.|s\.|article|art\.?)\s{1,3})?(\d{1,4}[A-Z]{0,3})\s?[.:)\u2014-]\s{0,4}(\S.{2,150})$",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"(?<![\w(])(\d{1,4}[A-Z]{0,3})\b")
_RANGE = re.compile(r"(?<![\w(])(\d{1,4})[A-Z]{0,3} to (\d{1,4})")


@frozen
class Watched:
    """What became of the text of one source."""

    source: str
    title: str
    url: str
    state: str
    """listed, not-there, not-recorded, same, or changed."""
    cited_by: tuple[str, ...]
    """The offences of the pack that rest on it."""
    gone: tuple[str, ...] = ()
    """Headings that were recorded and are not in the text."""
    new: tuple[str, ...] = ()
    """Headings of the text that were not recorded."""
    look_at: tuple[str, ...] = ()
    """The offences to look at again: those whose section is gone or new; all where no heading changed."""


def plain(text: str) -> str:
    """Return the words of a downloaded text, without the tags of a page."""
    return unescape(_TAG.sub(" ", _BLOCK.sub("\n", text))) if "</" in text else text


def text_digest(text: str) -> str:
    """Return the SHA-256 of what a text says, whatever its blanks and line breaks."""
    return sha256(" ".join(plain(text).split()).encode()).hexdigest()


def headings(text: str) -> tuple[str, ...]:
    """Return what look like headings of sections, each once: a number, and words.

    >>> headings("3. Trafficking in persons\\nfor 12 years\\nSection 4 - Children")
    ('3 Trafficking in persons', '4 Children')
    """
    found = (f"{m[1]} {' '.join(m[2].split())}" for m in _HEADING.finditer(plain(text)))
    return tuple(dict.fromkeys(found))


def watched(pack: Pack, texts: Mapping[str, str] | None = None) -> Iterator[Watched]:
    """Yield each source of a pack; beside the *texts* by its id, whether it is as it was recorded."""
    today = {o.id: o for o in pack.offences}.values()
    for source in pack.sources.values():
        citing = [o for o in today if source.id in (o.source, o.seen_source)]
        yield _beside(source, citing, None if texts is None else texts.get(source.id), texts is not None)


def _beside(source: Source, citing: list[Offence], text: str | None, checked: bool) -> Watched:
    cited = tuple(o.id for o in citing)
    told = (source.id, source.title, source.url)
    if text is None:
        return Watched(*told, "not-there" if checked else "listed", cited)
    if not source.digest:
        return Watched(*told, "not-recorded", cited)
    if source.digest == text_digest(text):
        return Watched(*told, "same", cited)
    found = headings(text)
    gone = tuple(h for h in source.headings if h not in found)
    new = tuple(h for h in found if h not in source.headings) if source.headings else ()
    moved = {h.partition(" ")[0] for h in (*gone, *new)}
    look = tuple(o.id for o in citing if not moved or moved & _sections(o))
    return Watched(*told, "changed", cited, gone, new, look)


def _sections(offence: Offence) -> set[str]:
    """Return the numbers of sections that an offence cites anywhere."""
    cites = [offence.provision, *(e.cite for e in offence.elements), *(p.cite for p in offence.penalties)]
    beside = (offence.aggravated, offence.modes, offence.jurisdiction, offence.irrelevant)
    text = " ; ".join((*cites, *(a.cite for asides in beside for a in asides)))
    between = {str(n) for a, b in _RANGE.findall(text) for n in range(int(a), min(int(b), int(a) + 200))}
    return {*_NUMBER.findall(text), *between}
