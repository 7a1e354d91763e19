"""Whether somebody compared an offence with its source, computed and never declared.

`reviews.toml` of a pack says who compared which text with which source on what day, against a
digest of the canonical form. A changed word changes the digest, and the review no longer speaks of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

from attrs import frozen

from chargeassist.law.choices import FINDINGS
from chargeassist.law.format import canonical
from chargeassist.law.model import NOT_REVIEWED
from chargeassist.reading.documents import read_table
from chargeassist.reading.fault import Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import ID, LINE, MISSING, Day, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table
from chargeassist.words import Remark, remark

FILE = "reviews.toml"


@frozen
class SourceReview:
    """One comparison of an offence with its source."""

    offence: str
    by: str
    role: str
    on: date
    source: str
    finding: str
    digest: str
    note: str = ""


ROW: Mapping[str, Field] = {
    "offence": Field(ID, True),
    "by": Field(LINE, True, meaning="key-review-by"),
    "role": Field(LINE, True, meaning="key-review-role"),
    "on": Field(Day(), True),
    "source": Field(LINE, True, meaning="key-review-source"),
    "finding": Field(Word(FINDINGS), True),
    "digest": Field(Text(remark("what-digest"), r"[0-9a-f]{64}"), True),
    "note": Field(Text(), default=""),
}
REVIEWS = Table({"review": Field(ListOf(Table(ROW, SourceReview), "[[review]]"), default=())})


def read_reviews(file: Path, name: str) -> tuple[SourceReview, ...]:
    """Return the reviews in a file. Raises KnowledgeError with every fault."""
    faults = Faults(name)
    text = read_text(file, name, faults)
    found = MISSING if text is None else read_table(text, REVIEWS, faults)
    if found is MISSING:
        raise KnowledgeError(faults.found)
    return tuple(found["review"])


def review_digest(text: str, file: str) -> str:
    """Return the SHA-256 of what a `.law` file says, whatever its layout. Raises KnowledgeError."""
    return sha256(canonical(text, file).encode()).hexdigest()


REVIEWED = ("reviewed", "reviewed-with-notes")
"""What is said of an offence that somebody found faithful, and that has not changed since."""


def status(reviews: Iterable[SourceReview], digest: str) -> Remark:
    """Return the computed status: not reviewed, reviewed, found not faithful, or changed since.

    >>> status((), "00").code
    'not-reviewed'
    """
    known = sorted(reviews, key=lambda r: r.on)
    if not known:
        return NOT_REVIEWED
    current = [r for r in known if r.digest == digest]
    if not current:
        return remark("changed-since-review", on=str(known[-1].on))
    last = current[-1]
    code = {"faithful": "reviewed", "faithful-with-notes": "reviewed-with-notes"}.get(last.finding)
    return remark(code or "found-not-faithful", role=last.role, on=str(last.on))
