"""What the law of a State says, as frozen values: offences, gates, defences, packs. No evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from chargeassist.law.algebra import NOWHERE, Condition, Leaf
from chargeassist.law.compared import Reading
from chargeassist.law.departures import Departure
from chargeassist.law.evidence_rules import EvidenceRules
from chargeassist.law.expected import Expected, NotLawHere
from chargeassist.law.forms import Form
from chargeassist.law.judgments import Judgment
from chargeassist.law.manifest import Office, Source
from chargeassist.law.minors import MinorsSentence, Responsibility
from chargeassist.law.penalties import Penalty
from chargeassist.law.translations import Found
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading import Place
from chargeassist.words import Remark, remark

NOT_REVIEWED = remark("not-reviewed")


@frozen
class MensRea:
    """The state of mind an element asks for (S12)."""

    level: str
    as_to: str = ""
    cite: str = ""

    @property
    def basic(self) -> bool:
        """Return whether it stands with the conduct itself and needs no fact of its own."""
        return self.level == "intention" and not self.as_to


@frozen
class Element:
    """One thing that must be shown."""

    id: str
    cite: str
    requires: Condition
    """Everything the element asks for, dispensations and exceptions included."""
    fault: MensRea | None = None
    proved_by: tuple[tuple[str, str], ...] = ()
    comment: str = field(default="", eq=False, repr=False)
    """What its author says of it: in which words the statute has it, what was left out."""
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Period:
    """When a text is law: from the first day, to the day before the second; None where not seen."""

    since: date | None
    until: date | None
    since_seen: bool = True
    until_seen: bool = True
    erased: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether *day* falls within it, an unseen end reaching as far as can be."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@frozen
class Aside:
    """What stands beside the elements: an irrelevant matter, an aggravation, a head of jurisdiction."""

    id: str
    cite: str
    condition: Condition | None
    modes: tuple[str, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    in_place_of: str = ""
    comment: str = field(default="", eq=False, repr=False)


@frozen(cache_hash=True)
class Offence:
    """One offence of one pack in one version of its text."""

    id: str
    pack: str
    title: str
    source: str
    provision: str
    period: Period
    elements: tuple[Element, ...]
    family: str = "other"
    against: str = "person"
    protects: str = ""
    class_: str = ""
    """Which class of offences it is of, where that does not follow from family and interest (S47)."""
    seen: str = "unverified"
    seen_source: str = ""
    seen_on: date | None = None
    tried: str = ""
    limitation: int = 0
    """Months from the last conduct within which it must be charged; 0 where the pack names no bar."""
    authority: str = ""
    beside: tuple[str, ...] = ()
    """Offences with which the statute says it may be charged: distinct, whatever the facts (S31)."""
    irrelevant: tuple[Aside, ...] = ()
    aggravated: tuple[Aside, ...] = ()
    modes: tuple[Aside, ...] = ()
    jurisdiction: tuple[Aside, ...] = ()
    preconditions: tuple[Aside, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    review: Remark = NOT_REVIEWED
    """Whether somebody compared it with its source: computed from `reviews.toml`."""
    comment: str = field(default="", eq=False, repr=False)
    """What its author says of it as a whole."""
    conduct: tuple[Leaf, ...] = field(default=(), repr=False)
    """The leaves whose slot is conduct, in order: what lists a charge and dates it (S9, S28)."""
    place: Place = field(default=NOWHERE, eq=False, repr=False)
    key: str = field(init=False, eq=False, repr=False)
    """``pack:offence``."""

    @key.default
    def _key(self) -> str:
        return f"{self.pack}:{self.id}"


@frozen
class Covers:
    """Which offences a gate or a defence reaches."""

    what: str
    ids: tuple[str, ...] = ()

    def reaches(self, offence: Offence) -> bool:
        """Return whether *offence* is reached."""
        match self.what:
            case "any offence":
                return True
            case "family":
                return offence.family in self.ids
            case "conduct":
                return any(x.slot == "conduct" and x.term in self.ids for x in offence.conduct)
            case _:
                return offence.id in self.ids

    @property
    def text(self) -> str:
        """Return the coverage as words."""
        return " ".join([self.what, *self.ids])


@frozen
class Gate:
    """What must happen before a possible victim is charged (S25)."""

    id: str
    pack: str
    cite: str
    title: str
    effect: str
    effect_words: str
    covers: Covers
    raised_if: Condition | None
    nexus: Condition | None
    unless: Condition | None
    steps: tuple[str, ...]
    place: Place = field(default=NOWHERE, eq=False, repr=False)

    @property
    def key(self) -> str:
        """Return ``pack:gate``."""
        return f"{self.pack}:{self.id}"


@frozen
class Defence:
    """A defence that stands outside the elements: weighed like `unless`, and listed (S26)."""

    id: str
    cite: str
    title: str
    covers: Covers
    when: Condition
    note: str = ""
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Order:
    """A statute's own instruction which offence to charge (S27)."""

    id: str
    cite: str
    instead_of: tuple[str, ...]
    charge: tuple[str, ...]
    when: Condition
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Verdicts:
    """Of which uncharged offences a court may convict on a charge of another (S31)."""

    id: str
    cite: str
    on: tuple[str, ...]
    may_convict: tuple[str, ...]
    place: Place = field(default=NOWHERE, eq=False, repr=False)


@frozen
class Pack:
    """The law of one State as at one day."""

    id: str
    title: str
    version: str
    stated_at: date
    languages: tuple[str, ...]
    licence: str
    maintainer: str
    digest: str
    state: str = ""
    treaty: bool = False
    fictional: bool = False
    leap_birthday: str = ""
    """Which day of other years is the birthday of whoever is born on 29 February; empty if not said."""
    notes: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    """What the offices are called whose consent or authorisation the law asks for."""
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    offences: tuple[Offence, ...] = field(default=(), repr=False)
    gates: tuple[Gate, ...] = field(default=(), repr=False)
    defences: tuple[Defence, ...] = field(default=(), repr=False)
    orders: tuple[Order, ...] = field(default=(), repr=False)
    verdicts: tuple[Verdicts, ...] = field(default=(), repr=False)
    departures: tuple[Departure, ...] = field(default=(), repr=False)
    expects: tuple[Expected, ...] = field(default=(), repr=False)
    """Offences that files of this kind need and the pack has not."""
    not_law_here: tuple[NotLawHere, ...] = field(default=(), repr=False)
    """Terms of the vocabulary that nothing in the pack asks for."""
    responsibility: tuple[Responsibility, ...] = field(default=(), repr=False)
    """From what age somebody answers for what was done; empty where the pack does not say."""
    minors: tuple[MinorsSentence, ...] = field(default=(), repr=False)
    """What no minor is sentenced to."""
    readings: tuple[Reading, ...] = field(default=(), repr=False)
    """What was compared again with its text."""
    judgments: tuple[Judgment, ...] = field(default=(), repr=False)
    forms: tuple[Form, ...] = field(default=(), repr=False)
    """How its own papers are laid out."""
    evidence: EvidenceRules = field(factory=EvidenceRules)
    titles: Mapping[str, str] = field(factory=dict, repr=False)
    """What elements and asides are called: as in every pack, or as this one has it."""
    translated: Found = field(factory=dict, repr=False)
    """What its own `.po` files translate: `lint` tells what is old of it."""
    strata: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    """Offence ids in layers, each reading only the layers before it (S21)."""

    @property
    def birthday_on_eve(self) -> bool:
        """Return whether a birthday of 29 February falls on 28 February of other years (S44)."""
        return self.leap_birthday == "28 February"

    def called(self, id: str) -> str:
        """Return what an element or an aside is called; its id where nobody has given it a title."""
        return self.titles.get(id, id)

    def versions(self, offence: str) -> tuple[Offence, ...]:
        """Return every version of one offence, oldest first."""
        return tuple(o for o in self.offences if o.id == offence)


@frozen
class Law:
    """The packs asked for and the vocabulary they speak; `un` is always among them."""

    vocabulary: Vocabulary = field(repr=False)
    packs: tuple[Pack, ...]
    asked: tuple[str, ...]

    def pack(self, id: str) -> Pack:
        """Return one pack; KeyError if it was not loaded."""
        return next((p for p in self.packs if p.id == id), None) or _no_pack(id)

    def __getitem__(self, key: str) -> Offence:
        """Return the newest version of ``pack:offence``; KeyError if there is none."""
        pack, _, offence = key.partition(":")
        versions = self.pack(pack).versions(offence)
        if not versions:
            raise KeyError(key)
        return versions[-1]


def _no_pack(id: str) -> Pack:
    raise KeyError(id)
