"""What an assessment says, as frozen values: the shape of the JSON contract, before any wording."""

from __future__ import annotations

from attrs import field, frozen

from chargeassist.case.model import Case
from chargeassist.findings.entered import Lacked, Omitted, PersonLine, Unread, Unsigned
from chargeassist.findings.offers import Proposal
from chargeassist.findings.texts import NOTHING, OfText
from chargeassist.findings.workings import Workings
from chargeassist.law.model import Gate, Law, Offence
from chargeassist.law.penalties import NOT_STATED, Gravity, Penalty
from chargeassist.reasoning.evidence import Counted
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import Standing, waiting
from chargeassist.reasoning.trace import Limb
from chargeassist.words import Remark, Said, remark
from chargeassist.words.untold import untold


@untold
@frozen
class Available:
    """Whether an offence is open at all: yes, no or unknown (S24)."""

    is_: str
    why: tuple[Remark, ...]
    facts: tuple[str, ...] = ()
    abroad: tuple[str, ...] = ()
    """The facts of its conduct that were done outside the State (S49)."""


@untold
@frozen
class ElementFinding:
    """How one element stands, and on what."""

    id: str
    title: str
    cite: str
    nature: str
    standing: Standing
    need_not_be_proved: bool = False
    because: Remark | None = None
    """Why it need not be proved, or why it stands with the conduct."""
    both_branches: bool = False
    """Whether the requirement and what would let go of it are both to be looked at (S15)."""
    facts: tuple[str, ...] = ()
    evidence: tuple[Counted, ...] = ()
    open_: tuple[str, ...] = ()
    """Items held on these facts, of which nobody has said which way they speak: they weigh nothing."""
    against: tuple[Counted, ...] = ()
    against_facts: tuple[str, ...] = ()
    contradicted: tuple[Remark, ...] = ()
    """Sibling limbs that are contradicted while another stands (S14)."""
    inferences: tuple[str, ...] = ()
    basis: tuple[Counted, ...] = ()
    """What shows the facts that the inferences rest on."""
    watch: tuple[Remark, ...] = ()
    """Exceptions that nobody has raised (S16)."""
    of_text: OfText = NOTHING
    causes: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    pointers: tuple[tuple[Remark, tuple[str, ...]], ...] = ()
    """Terms that facts point to while nobody has drawn the inference."""
    in_totality: bool = False
    awaits: bool = False
    """Whether it is thin only until a person draws what entered facts point to (S40)."""
    limb: Limb | None = None


@untold
@frozen
class PenaltyFinding:
    """A penalty of the law in one charge: whether it is for this conduct, and what decides that (S47)."""

    penalty: Penalty
    state: str
    """A code: applies, open, not-for-this."""
    decided_by: tuple[Remark, ...] = ()
    """The limbs of its condition that are open; or the day from which it is."""
    facts: tuple[str, ...] = ()


@untold
@frozen
class AsideFinding:
    """What stands beside the elements: aggravation, irrelevant matter, defence, order, precondition."""

    id: str
    cite: str
    standing: Standing
    text: Said
    """The words of the law for it, or what is to be said of it."""
    facts: tuple[str, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    state: str = ""
    """A code: given, refused, not-recorded; raised, answered, hinted-at, not-raised; irrelevant, not-yet;
    charge-ordered, no-such-charge."""


@untold
@frozen
class Gap:
    """What an element needs, the question that asks for it, and how it could be proved."""

    element: str
    kind: str
    question: Said
    limbs: tuple[Remark, ...] = ()
    """What would fill it, as `limbs.named` names it: one limb or, in a choice, any of several."""
    choice: bool = False
    fact: str = ""
    """Conduct that names nobody it was done to: what is asked for is that person, and no limb."""
    proof: tuple[tuple[Remark, str, str], ...] = ()
    """(grade, what, usual holder), the victim last."""
    leaves: tuple[Limb, ...] = ()
    """The limbs themselves, as they stand."""


@untold
@frozen
class WhyNot:
    """A graver charge that is out of reach, what it lacks, and the way up."""

    charge: str
    offence: str
    title: str
    lacking: tuple[tuple[str, Standing], ...]
    way_up: tuple[Gap, ...]
    awaiting: bool = False
    """Whether it is one step away: on the sheet once its proposals are drawn (S40)."""


@untold
@frozen
class RestsOn:
    """A source whose loss alone lowers the charge."""

    source: str
    evidence: tuple[str, ...]
    falls_to: Standing
    every_element: bool


@untold
@frozen
class Charge:
    """One offence in one matter, as far as the facts entered support it."""

    id: str
    offence: Offence
    matter: Matter
    standing: Standing
    elements: tuple[ElementFinding, ...]
    available: Available
    role: str = "unassigned"
    reasons: tuple[Remark, ...] = ()
    alternative_to: str = ""
    """The id of the graver charge it stands in the alternative to (S30, S48)."""
    penalties: tuple[PenaltyFinding, ...] = ()
    gravity: Gravity = NOT_STATED
    """By the penalties that are for this conduct, or by the class of the offence (S32, S47)."""
    aggravations: tuple[AsideFinding, ...] = ()
    asides: tuple[AsideFinding, ...] = ()
    defences: tuple[AsideFinding, ...] = ()
    preconditions: tuple[AsideFinding, ...] = ()
    orders: tuple[AsideFinding, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    gaps: tuple[Gap, ...] = ()
    rests_on: tuple[RestsOn, ...] = ()
    sources: tuple[str, ...] = ()
    of_text: OfText = NOTHING
    """Of the offence as a whole, its penalties, its days."""
    why_not: WhyNot | None = None

    @property
    def supported(self) -> tuple[int, int]:
        """Return (k, n): k of n elements stand supported (S28)."""
        return sum(e.standing is Standing.SUPPORTED for e in self.elements), len(self.elements)

    @property
    def awaiting(self) -> bool:
        """Return whether every element is supported, disputed or waits for a person, and one waits (S40)."""
        return waiting((e.awaits, e.standing) for e in self.elements)

    @property
    def one_source(self) -> RestsOn | None:
        """Return the source with which every element falls, if there is one (S28)."""
        return next((r for r in self.rests_on if r.every_element), None)


BLOCKING = ("bars", "needs-authorisation", "refer")
"""The effects of a gate that keep a charge behind it."""
BY_LABEL = remark("named-as-victim")
"""The ground that the file calls a person a victim, and nothing more."""


@untold
@frozen
class GateFinding:
    """A gate raised for a suspect (S25)."""

    id: str
    person: str
    gate: Gate
    standing: Standing
    opened_by: tuple[str, ...]
    grounds: tuple[Remark, ...]
    nexus: Standing
    nexus_facts: tuple[str, ...]
    blocks: tuple[str, ...] = ()
    stands_beside: tuple[str, ...] = ()
    """Charges of trafficking that it covers and does not block, as long as the link is not shown."""
    lifted_by: str = ""
    bare: bool = False
    """Whether every ground rests on bare assertion."""

    @property
    def effect(self) -> str:
        """Return the effect of the gate; where a label is all that raises it, to refer (S25)."""
        return "refer" if self.by_label and self.gate.effect in BLOCKING else self.gate.effect

    @property
    def by_label(self) -> bool:
        """Return whether a label is all that raises the gate: it refers, and blocks nothing."""
        return set(self.grounds) == {BY_LABEL}

    @property
    def in_force(self) -> bool:
        """Return whether it blocks what it covers: more than a label raises it, and nobody has lifted it."""
        return not self.lifted_by and not self.by_label and self.gate.effect in BLOCKING


@untold
@frozen
class Caution:
    """A caution beside the charges."""

    code: str
    """The kind of caution, from a closed list."""
    about: str
    text: Remark


@untold
@frozen
class Unused:
    """An item of evidence that bears on no listed charge or gate, and why."""

    evidence: str
    why: Remark


@untold
@frozen
class Assessment:
    """Everything one case says under one law, on one day."""

    case: Case
    law: Law
    stage: str
    gates: tuple[GateFinding, ...]
    charges: tuple[Charge, ...]
    omitted: Omitted
    flags: tuple[Caution, ...]
    unused_evidence: tuple[Unused, ...]
    unidentified: tuple[str, ...]
    entered_and_read_by_none: tuple[Unread, ...] = ()
    persons: tuple[PersonLine, ...] = ()
    expects: tuple[Lacked, ...] = ()
    """What the packs say they lack and the case speaks to."""
    asked_and_unknown: tuple[str, ...] = ()
    """Facts that were asked and are not known."""
    proposed: tuple[Unsigned, ...] = ()
    """Facts that somebody proposed and nobody has signed: they weigh nothing."""
    by_name: frozenset[str] = frozenset()
    """The charges that are listed only because they were asked for by name: they change nothing else."""
    only: str = ""
    """The one person whose charges are told; all else is as it is without that (S51)."""
    whole: Assessment | None = None
    """The assessment of everybody, where the charges of one person are told."""
    workings: Workings = field(factory=Workings, eq=False)
    """How it was worked out: whoever looks closer need not weigh that again."""

    def _repr_html_(self) -> str:
        """Return the first page of the report, for a notebook."""
        from chargeassist.report.text import in_a_notebook

        return in_a_notebook(self)

    def charge(self, id: str) -> Charge:
        """Return one charge by its id; KeyError if it is not listed."""
        for charge in self.charges:
            if charge.id == id:
                return charge
        raise KeyError("no charge of that id is listed")
