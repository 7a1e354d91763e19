"""What is alleged and on what evidence, as frozen values. No judgement.

`repr` shows ids and nothing else: values of a case must not reach a log or an exception.
"""

from __future__ import annotations

import re
from datetime import date

from attrs import field, frozen

from chargeassist.case.places import Places
from chargeassist.case.rejected import Rejected
from chargeassist.words.dates import When
from chargeassist.words.untold import by_id, untold

OUTCOMES = ("amended", "withdrawn", "convicted", "acquitted")
"""What may have become of a charge that was laid: the first word of its outcome."""


UNSIGNED = ("proposed", "rejected")
"""What a fact is for which nobody stands."""


@by_id
@frozen
class Person:
    """Somebody in the case, or a group that is counted (S23)."""

    id: str
    is_: tuple[str, ...] = ()
    label: str = ""
    born: When | None = None
    age: str = ""
    """An age as people say it (`17`, `14~`, `under 18`), on *age_on* or in the whole matter (S45)."""
    age_on: When | None = None
    nationality: tuple[str, ...] = ()
    resident: tuple[str, ...] = ()
    now_in: str = ""
    count: int = 1
    note: str = ""

    @property
    def natural(self) -> bool:
        """Return whether it is a person or a group of persons, not a company."""
        return "company" not in self.is_


@by_id
@frozen
class Episode:
    """One course against one person, from recruitment to exit (S19)."""

    id: str
    on: When | None = None
    from_: When | None = None
    to: When | None = None
    course: When | None = field(default=None, eq=False)
    """The days from its beginning to its end, settled when the case is read (S44)."""
    times: int = 1
    admit_similar: bool = False
    place: str = ""
    """Where, in words: for a count that is drafted, read by no rule."""
    note: str = ""


@by_id
@frozen
class Evidence:
    """One item of evidence."""

    id: str
    kind: str
    from_: str = ""
    through: str = ""
    about: tuple[str, ...] = ()
    tied_to: tuple[str, ...] = ()
    strength: str = ""
    available: str = "yes"
    recorded: str = "no"
    admissible: str = "yes"
    chain: str = "complete"
    recognises: str = ""
    """Whether whoever speaks recognised the person who did it; empty where nobody has said (S42)."""
    held_in: str = ""
    retracts: tuple[str, ...] = ()
    label: str = ""
    note: str = ""

    @property
    def source(self) -> str:
        """Return whose knowledge it is; an item from nobody named is a source of its own (S3)."""
        return self.from_ or self.id


@untold
@frozen
class Shown:
    """That an item shows a fact, and how directly if it is believed (S2)."""

    evidence: str
    strength: str = ""
    at: str = ""
    words: bool = False
    """Testimony to the very words spoken: direct evidence of a legal term (S11)."""
    bearing: str = ""
    """`open` where nobody has said which way it speaks: it is held, and weighs nothing."""


@by_id
@frozen
class Fact:
    """One thing alleged: a term in a slot, by and of whom, when, where, and what shows it."""

    id: str
    slot: str
    term: str
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    on: When | None = None
    in_: str = ""
    place: str = ""
    """Where, in words: for a count that is drafted, read by no rule."""
    origin: str = ""
    destination: str = ""
    episode: tuple[str, ...] = ()
    holds: str = "yes"
    claimed: bool = False
    """Whether it holds by the word of the person it is about: that counts weak, whatever records it."""
    value: str = ""
    as_to: tuple[str, ...] = ()
    """What it speaks about, of a term that qualifies something else: facts, terms, offences (S37)."""
    shown_by: tuple[Shown, ...] = ()
    held_open: tuple[Shown, ...] = ()
    """Items tied to it of which nobody has said which way they speak: they weigh nothing."""
    inferred_from: tuple[str, ...] = ()
    why: str = ""
    by_whom: str = ""
    drawn_on: date | None = None
    """The day on which that person drew it."""
    strength: str = ""
    status: str = ""
    """A code: proposed by somebody and not yet signed, signed, or rejected; empty for what was entered."""
    proposed_by: str = ""
    in_document: str = ""
    """Where the one who proposed it found it."""
    note: str = ""
    name: str = field(init=False, eq=False)
    """``slot:term``."""

    @name.default
    def _name(self) -> str:
        return f"{self.slot}:{self.term}"


@by_id
@frozen
class Laid:
    """A charge that has been laid, against one person or several."""

    id: str
    suspect: str
    offence: str
    suspects: tuple[str, ...] = ()
    """Those it is laid against beside the suspect."""
    mode: str = ""
    """How it is charged, such as attempt or accomplice; empty where the sheet does not say."""
    complainant: str = ""
    episode: str = ""
    on: When | None = None
    alternative_to: str = ""
    """The charge it is laid in the alternative to."""
    outcome: str = ""
    note: str = ""

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


@by_id
@frozen
class Override:
    """A gate lifted by a person who may, with the reason (S25)."""

    id: str
    gate: str
    person: str
    by_whom: str
    on: date
    why: str


@by_id
@frozen
class Consent:
    """A consent or authorisation given or refused, such as that of the director of prosecutions."""

    id: str
    of_whom: str
    offence: str = ""
    suspect: str = ""
    on: date | None = None
    given: str = "yes"
    note: str = ""


@by_id
@frozen
class Proceeding:
    """An earlier or parallel proceeding about the same person (ne bis in idem)."""

    id: str
    suspect: str
    in_: str
    offence: str = ""
    outcome: str = ""
    on: When | None = None
    note: str = ""


@by_id
@frozen
class Group:
    """Persons who act in concert, and the facts that show it (S23)."""

    id: str
    members: tuple[str, ...]
    facts: tuple[str, ...] = ()
    as_to: tuple[str, ...] = ()
    """What the plan names beyond what goes without saying: terms and offences (S41)."""
    from_: When | None = None
    to: When | None = None
    others_unknown: bool = False
    """Whether persons nobody has named are in it too: those of `by = []` (S41)."""
    joined: tuple[tuple[str, When], ...] = ()
    """When a member joined: nothing passes from before, to that member or from it (S41)."""
    note: str = ""


@by_id
@frozen
class Case:
    """A whole case file."""

    id: str
    law: tuple[str, ...]
    as_at: date
    title: str = ""
    note: str = ""
    persons: tuple[Person, ...] = ()
    episodes: tuple[Episode, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[Fact, ...] = ()
    laid: tuple[Laid, ...] = ()
    overrides: tuple[Override, ...] = ()
    consents: tuple[Consent, ...] = ()
    proceedings: tuple[Proceeding, ...] = ()
    groups: tuple[Group, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    proposed: tuple[Fact, ...] = ()
    """Facts that nobody has signed, or that somebody turned down: nothing reads them but `draw`."""
    places: Places = field(default=Places(), eq=False)
    """Where a person wrote what stands in a row: a fault is told there."""

    def harmed(self) -> tuple[str, ...]:
        """Return every natural person or group something was done to, in the order of the persons (S19).

        Those named in `of`, and those a laid charge names. A birth date or a nationality makes a
        complainant only of somebody who is called a victim or a migrant: a witness has one too.
        """
        done = {v for f in self.facts if not f.value for v in f.of} | {c.complainant for c in self.laid}
        told = {v for f in self.facts if f.value for v in f.of}
        done |= told & {p.id for p in self.persons if {"victim", "migrant"} & set(p.is_)}
        return tuple(p.id for p in self.persons if p.natural and p.id in done)

    def person(self, id: str) -> Person:
        """Return one person; KeyError if there is none of that id."""
        if (found := next((p for p in self.persons if p.id == id), None)) is None:
            raise KeyError("no person of that id in the case")
        return found
