"""What is alleged and on what evidence, as frozen values. No judgement.

`repr` shows ids and nothing else: values of a case must not reach a log or an exception.
"""

from __future__ import annotations

import re
from datetime import date

from attrs import field, frozen

from chargeassist.words.dates import When

OUTCOMES = ("amended", "withdrawn", "convicted", "acquitted")
"""What may have become of a charge that was laid: the first word of its outcome."""


@frozen
class Person:
    """Somebody in the case, or a group that is counted (S23)."""

    id: str
    is_: tuple[str, ...] = field(default=(), repr=False)
    label: str = field(default="", repr=False)
    born: When | None = field(default=None, repr=False)
    age: str = field(default="", repr=False)
    """An age as people say it (`17`, `14~`, `under 18`), on *age_on* or in the whole matter (S45)."""
    age_on: When | None = field(default=None, repr=False)
    nationality: tuple[str, ...] = field(default=(), repr=False)
    resident: tuple[str, ...] = field(default=(), repr=False)
    count: int = field(default=1, repr=False)
    note: str = field(default="", repr=False)

    @property
    def natural(self) -> bool:
        """Return whether it is a person or a group of persons, not a company."""
        return "company" not in self.is_


@frozen
class Episode:
    """One course against one person, from recruitment to exit (S19)."""

    id: str
    on: When | None = field(default=None, repr=False)
    from_: When | None = field(default=None, repr=False)
    to: When | None = field(default=None, repr=False)
    course: When | None = field(default=None, repr=False, eq=False)
    """The days from its beginning to its end, settled when the case is read (S44)."""
    times: int = field(default=1, repr=False)
    admit_similar: bool = field(default=False, repr=False)
    place: str = field(default="", repr=False)
    """Where, in words: for a count that is drafted, read by no rule."""
    note: str = field(default="", repr=False)


@frozen
class Evidence:
    """One item of evidence."""

    id: str
    kind: str = field(repr=False)
    from_: str = field(default="", repr=False)
    through: str = field(default="", repr=False)
    about: tuple[str, ...] = field(default=(), repr=False)
    tied_to: tuple[str, ...] = field(default=(), repr=False)
    strength: str = field(default="", repr=False)
    available: str = field(default="yes", repr=False)
    recorded: str = field(default="no", repr=False)
    admissible: str = field(default="yes", repr=False)
    chain: str = field(default="complete", repr=False)
    recognises: str = field(default="", repr=False)
    """Whether whoever speaks recognised the person who did it; empty where nobody has said (S42)."""
    held_in: str = field(default="", repr=False)
    retracts: tuple[str, ...] = field(default=(), repr=False)
    label: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    @property
    def source(self) -> str:
        """Return whose knowledge it is; an item from nobody named is a source of its own (S3)."""
        return self.from_ or self.id


@frozen
class Shown:
    """That an item shows a fact, and how directly if it is believed (S2)."""

    evidence: str
    strength: str = field(default="", repr=False)
    at: str = field(default="", repr=False)
    words: bool = field(default=False, repr=False)
    """Testimony to the very words spoken: direct evidence of a legal term (S11)."""


@frozen
class Fact:
    """One thing alleged: a term in a slot, by and of whom, when, where, and what shows it."""

    id: str
    slot: str = field(repr=False)
    term: str = field(repr=False)
    by: tuple[str, ...] = field(default=(), repr=False)
    of: tuple[str, ...] = field(default=(), repr=False)
    on: When | None = field(default=None, repr=False)
    in_: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    """Where, in words: for a count that is drafted, read by no rule."""
    origin: str = field(default="", repr=False)
    destination: str = field(default="", repr=False)
    episode: tuple[str, ...] = field(default=(), repr=False)
    holds: str = field(default="yes", repr=False)
    value: str = field(default="", repr=False)
    as_to: tuple[str, ...] = field(default=(), repr=False)
    """What it speaks about, of a term that qualifies something else: facts, terms, offences (S37)."""
    shown_by: tuple[Shown, ...] = field(default=(), repr=False)
    inferred_from: tuple[str, ...] = field(default=(), repr=False)
    why: str = field(default="", repr=False)
    by_whom: str = field(default="", repr=False)
    strength: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """Return ``slot:term``."""
        return f"{self.slot}:{self.term}"


@frozen
class Laid:
    """A charge that has been laid, against one person or several."""

    id: str
    suspect: str
    offence: str = field(repr=False)
    suspects: tuple[str, ...] = field(default=(), repr=False)
    """Those it is laid against beside the suspect."""
    mode: str = field(default="", repr=False)
    """How it is charged, such as attempt or accomplice; empty where the sheet does not say."""
    complainant: str = field(default="", repr=False)
    episode: str = field(default="", repr=False)
    on: When | None = field(default=None, repr=False)
    alternative_to: str = ""
    """The charge it is laid in the alternative to."""
    outcome: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    @property
    def accused(self) -> tuple[str, ...]:
        """Return everybody it is laid against, each once."""
        return tuple(dict.fromkeys((self.suspect, *self.suspects)))

    @property
    def became(self) -> str:
        """Return what became of it as a code of OUTCOMES; empty where the file says another thing, or none.

        A report shows the code: the words of the file may name people.
        """
        first = re.match(r"[a-z]*", self.outcome.strip().lower())
        return first.group() if first and first.group() in OUTCOMES else ""

    def speaks_of(self, suspect: str, complainant: str | None) -> bool:
        """Return whether it is laid against one person for what was done to another.

        A count that names nobody it was done to speaks of all; what is done to nobody in particular is
        spoken of by a count that names a person as well.
        """
        return suspect in self.accused and (not complainant or self.complainant in ("", complainant))


@frozen
class Override:
    """A gate lifted by a person who may, with the reason (S25)."""

    id: str
    gate: str
    person: str
    by_whom: str = field(repr=False)
    on: date = field(repr=False)
    why: str = field(repr=False)


@frozen
class Consent:
    """A consent or authorisation given or refused, such as that of the director of prosecutions."""

    id: str
    of_whom: str = field(repr=False)
    offence: str = field(default="", repr=False)
    suspect: str = field(default="", repr=False)
    on: date | None = field(default=None, repr=False)
    given: str = field(default="yes", repr=False)
    note: str = field(default="", repr=False)


@frozen
class Proceeding:
    """An earlier or parallel proceeding about the same person (ne bis in idem)."""

    id: str
    suspect: str
    in_: str = field(repr=False)
    offence: str = field(default="", repr=False)
    outcome: str = field(default="", repr=False)
    on: When | None = field(default=None, repr=False)
    note: str = field(default="", repr=False)


@frozen
class Group:
    """Persons who act in concert, and the facts that show it (S23)."""

    id: str
    members: tuple[str, ...] = field(repr=False)
    facts: tuple[str, ...] = field(default=(), repr=False)
    as_to: tuple[str, ...] = field(default=(), repr=False)
    """What the plan names beyond what goes without saying: terms and offences (S41)."""
    from_: When | None = field(default=None, repr=False)
    to: When | None = field(default=None, repr=False)
    joined: tuple[tuple[str, When], ...] = field(default=(), repr=False)
    """When a member joined: nothing passes from before, to that member or from it (S41)."""
    note: str = field(default="", repr=False)


@frozen
class Case:
    """A whole case file."""

    id: str
    law: tuple[str, ...]
    as_at: date
    title: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    persons: tuple[Person, ...] = field(default=(), repr=False)
    episodes: tuple[Episode, ...] = field(default=(), repr=False)
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    laid: tuple[Laid, ...] = field(default=(), repr=False)
    overrides: tuple[Override, ...] = field(default=(), repr=False)
    consents: tuple[Consent, ...] = field(default=(), repr=False)
    proceedings: tuple[Proceeding, ...] = field(default=(), repr=False)
    groups: tuple[Group, ...] = field(default=(), repr=False)

    def harmed(self) -> tuple[str, ...]:
        """Return every natural person or group something was done to, in the order of the persons (S19).

        Those named in `of`, and those a laid charge names. A birth date or a nationality makes a
        complainant only of somebody who is called a victim or a migrant: a witness has one too.
        """
        done = {v for f in self.facts if not f.value for v in f.of} | {c.complainant for c in self.laid}
        told = {v for f in self.facts if f.value for v in f.of}
        called = {p.id for p in self.persons if {"victim", "migrant"} & set(p.is_)}
        named = done | (told & called)
        return tuple(p.id for p in self.persons if p.natural and p.id in named)

    def person(self, id: str) -> Person:
        """Return one person; KeyError if there is none of that id."""
        for person in self.persons:
            if person.id == id:
                return person
        raise KeyError(id)
