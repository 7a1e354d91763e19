"""What is said of a case that touches several States: who can charge, whom to ask and on what basis."""

from __future__ import annotations

from attrs import field, frozen

from chargeassist.advice.conformed import Answering, Limbs
from chargeassist.findings.model import Assessment
from chargeassist.law.practised import Practice
from chargeassist.law.world import Name
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark, Said
from chargeassist.words.untold import untold

BINDS, ASK, NO_BASIS, SCHEME = "binds", "ask", "no", "not-binding"
"""A basis binds both, must be asked about, is none between these two, or is a scheme that binds nobody."""
DONE, OPEN, BLOCKED = "done", "open", "blocked"


@untold
@frozen
class Chargeable:
    """A charge that stands under the law of one State, and whether that State can try it."""

    charge: str
    suspect: str
    complainant: str
    offence: str
    title: Said
    provision: str
    most: Remark
    serious: str
    """Whether it is a serious crime, four years or more: yes, no, or unknown (UNTOC 2(b))."""
    death: bool
    """Whether death is among the penalties for this conduct."""
    standing: Standing
    role: str
    available: str
    why: tuple[Remark, ...]


@untold
@frozen
class Touched:
    """One State that the case touches, with what, and what can be charged there."""

    state: str
    pack: str
    """The pack of its law; empty where none is loaded, and then nothing is known of what it can charge."""
    acts: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    harmed: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()
    proceeds: tuple[str, ...] = ()
    proceedings: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    """Who is entered as being there now."""
    charges: tuple[Chargeable, ...] = ()


@untold
@frozen
class Concurrent:
    """Several States that can charge one person for what was done to another."""

    suspect: str
    complainant: str
    states: tuple[str, ...]
    charges: tuple[str, ...]


@untold
@frozen
class Channel:
    """Whom to call before anything is written."""

    id: str
    title: str
    offers: tuple[str, ...]
    sure: bool
    """Whether both States were seen in it; else its list was not seen whole: ask."""
    source: str
    note: str


@untold
@frozen
class Footing:
    """What a request may rest on between two States, and whether it binds both."""

    id: str
    title: str
    purpose: str
    status: str
    why: Remark
    dual: str
    """Dual criminality under it: required, may-refuse, not-required, unknown."""
    source: tuple[str, ...]
    saw: str
    note: str = ""


@untold
@frozen
class Wanting:
    """Limbs of a charge that the other law does not cover as they are."""

    limbs: tuple[Limbs, ...]
    """None where nothing of that law answers the offence."""
    cites: tuple[str, ...]
    status: str
    asked: tuple[tuple[str, str], ...]
    """(element, place in the law): what that law asks for besides, any of these."""


@untold
@frozen
class Dual:
    """One charge beside the law of the State that is asked."""

    charge: str
    title: Said
    law: str
    """The pack it was held against; empty where none is loaded."""
    same: tuple[Answering, ...]
    """The offences of that law that the same facts make out, wherever they were done."""
    limbs: tuple[Wanting, ...]
    """The limbs on which the charge stands that nothing in that law covers as they are."""
    serious: str
    door: Remark
    """How it comes under UNTOC article 16(1)."""


@untold
@frozen
class Needed:
    """One thing that lies in another State, what is asked of it, and what it shows here."""

    id: str
    kind: str
    """A code of what is asked: hear, preserve, records, bank-records, search, examine, trace, other."""
    shows: tuple[tuple[str, tuple[str, ...]], ...]
    """(charge, elements) that it bears on."""


@untold
@frozen
class Pair:
    """The State the case is seen from, and one other: how it is asked."""

    state: str
    known: bool
    """Whether anything of that State is recorded."""
    channels: tuple[Channel, ...]
    bases: tuple[Footing, ...]
    practice: tuple[Practice, ...]
    not_read: tuple[str, ...]
    """The topics on which nothing was read of that State: its central authority is asked."""
    duals: tuple[Dual, ...]
    needs: tuple[Needed, ...]


@untold
@frozen
class Surrender:
    """A suspect who may be in another State, and what to look at before that person is asked for."""

    suspect: str
    state: str
    where: Remark
    national: str
    """Whether the person is one of its nationals: yes, no, or unknown."""
    counts: tuple[str, ...]
    """The charges to choose from before anything is asked: no other may be tried after a surrender."""
    death: tuple[str, ...]
    below: tuple[str, ...]
    """The counts whose maximum is under the floor that was read: nobody is surrendered for them alone."""
    unstated: tuple[str, ...]
    """The counts of which no law states a maximum to hold against that floor."""
    asylum: tuple[str, ...]


@untold
@frozen
class Step:
    """One step before somebody returns: done, open, or blocked by what is named."""

    step: str
    state: str
    why: Remark
    facts: tuple[str, ...] = ()


@untold
@frozen
class Homeward:
    """One person harmed, from where to where, under which treaties, and step by step."""

    person: str
    leaves: str
    to: str
    bases: tuple[Footing, ...]
    steps: tuple[Step, ...]
    practice: tuple[Practice, ...]


@untold
@frozen
class Cooperation:
    """A case that touches several States, seen from one."""

    assessment: Assessment
    home: str
    states: tuple[Touched, ...]
    concurrent: tuple[Concurrent, ...]
    pairs: tuple[Pair, ...]
    joint: tuple[str, ...]
    """The States in which acts were done, where they are more than one."""
    examples: tuple[Practice, ...]
    surrenders: tuple[Surrender, ...]
    returns: tuple[Homeward, ...]
    not_placed: tuple[str, ...]
    """Facts of conduct of which nobody entered where they were done."""
    nowhere: tuple[str, ...]
    """Items that are abroad, of which nobody entered in which State."""
    no_nationality: tuple[str, ...]
    """Persons harmed of whom neither a nationality nor a residence is entered."""
    not_located: tuple[str, ...]
    """Suspects of whom nobody entered where they are now."""
    sources: dict[str, str] = field(repr=False)
    names: dict[str, Name] = field(repr=False)
