"""Standards of others, each a table of what was seen of it (`knowledge/standards/`, ADR 0033)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from attrs import field, frozen

from chargeassist.law.folder import knowledge
from chargeassist.law.model import Offence
from chargeassist.law.vocabulary import SLOT_TERM, Vocabulary
from chargeassist.reading.documents import read_table
from chargeassist.reading.fault import Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import ID, LINE, MISSING, Day, ListOf, Text, Word
from chargeassist.reading.tables import Field, Table, TableOf
from chargeassist.words import remark


def read_standard(name: str, table: Table) -> Any:
    """Return a standard as it is shipped. Raises KnowledgeError when it cannot be read."""
    label = f"knowledge/standards/{name}.toml"
    faults = Faults(label)
    text = read_text(knowledge().joinpath("standards", f"{name}.toml"), label, faults)
    found = MISSING if text is None else read_table(text, table, faults)
    if found is MISSING or faults.found:
        raise KnowledgeError(faults.found)
    return found


@frozen
class Category:
    """A category of crime, where its code was seen, and which offences it counts."""

    title: str
    seen: tuple[str, ...]
    offences: tuple[str, ...]
    """Offences of any law that are called so."""
    family: str
    but: tuple[str, ...]
    """Offences of the family that it does not count."""
    attempt: str
    """Where an attempt is counted, if it is not here."""


@frozen
class Classification:
    """A classification of crime, by code."""

    name: str
    sources: Mapping[str, Mapping[str, Any]] = field(repr=False)
    categories: Mapping[str, Category] = field(repr=False)


_CODE = Text(remark("what-id"), r"[0-9]{2,6}")
_IDS = ListOf(ID)
_CLASSIFICATION = Table(
    {
        "name": Field(LINE, True),
        "sources": Field(
            TableOf(
                Table(
                    {
                        "what": Field(LINE, True),
                        "url": Field(LINE, True),
                        "how": Field(Word(("read", "secondary")), True),
                        "on": Field(Day(), True),
                    }
                )
            ),
            True,
        ),
        "categories": Field(
            TableOf(
                Table(
                    {
                        "title": Field(LINE, True),
                        "seen": Field(_IDS, True),
                        "offences": Field(_IDS, default=()),
                        "family": Field(Word(("trafficking", "smuggling")), default=""),
                        "but": Field(_IDS, default=()),
                        "attempt": Field(_CODE, default=""),
                    },
                    Category,
                ),
                _CODE,
            ),
            True,
        ),
    },
    Classification,
)


@cache
def iccs() -> Classification:
    """Return what was seen of the International Classification of Crime for Statistical Purposes."""
    found = read_standard("iccs", _CLASSIFICATION)
    assert isinstance(found, Classification)
    return found


def iccs_code(offence: Offence, mode: str = "principal") -> str:
    """Return the category an offence is counted under, in this mode; none where no code of it was seen."""
    categories = iccs().categories
    for code, category in categories.items():
        if offence.id in category.offences:
            return category.attempt if category.attempt and mode == "attempt" else code
    named = (c for c, of in categories.items() if of.family == offence.family and offence.id not in of.but)
    return next(named, "")


_KEYWORDS = Table(
    {
        "name": Field(LINE, True),
        "source": Field(LINE, True),
        "url": Field(LINE, True),
        "how": Field(Word(("read", "secondary")), True),
        "on": Field(Day(), True),
        "keywords": Field(TableOf(ListOf(SLOT_TERM), Text(remark("what-line"), r"[A-Z][A-Za-z ]+")), True),
    },
    lambda keywords, **_: keywords,
)


@cache
def sherloc() -> Mapping[str, tuple[str, ...]]:
    """Return the keywords of UNODC's case law, each with the terms that it stands for."""
    found = read_standard("sherloc", _KEYWORDS)
    assert isinstance(found, Mapping)
    return found


def sherloc_keywords(terms: Iterable[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the keywords of terms, and of kinds of them, in the order of the portal."""
    told = {*terms}
    return tuple(
        word for word, of in sherloc().items() if any(told.intersection(vocabulary.narrower[t]) for t in of)
    )
