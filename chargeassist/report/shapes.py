"""The keys of an assessment as JSON, one line each, with what each holds.

mypy holds `report.json` to these tables and `report.schema` turns them into JSON Schema, so a key stands in
one place. In `Annotated`, a text is what the key holds, and an `Is` what JSON Schema says of the value.
"""

from typing import Annotated, NotRequired, TypedDict

from attrs import frozen

from chargeassist.findings.assess import ROLES
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.reasoning.standing import STAGES, Standing
from chargeassist.words.dates import DAY_FORM

SCHEMA = "chargeassist/assessment/1"


@frozen
class Is:
    """A keyword of JSON Schema and its value; a tuple stands for a list."""

    keyword: str
    value: int | str | tuple[str, ...]


Count = Annotated[int, Is("minimum", 0)]
IsoDay = Annotated[str, Is("format", "date"), Is("pattern", f"^(?:{DAY_FORM})$")]
Digest = Annotated[str, Is("pattern", "^[0-9a-f]{64}$"), "SHA-256"]
StandingWord = Annotated[str, Is("enum", tuple(s.word for s in Standing))]
YesNo = Annotated[str, Is("enum", ("yes", "no", "unknown"))]


class PackTable(TypedDict):
    """A pack of law that was loaded."""

    id: str
    title: str
    version: str
    digest: Annotated[Digest, "of all it holds, and of the vocabulary"]
    stated_at: Annotated[IsoDay, "the day as at which its law is stated"]
    review: Annotated[str, "whether anybody has reviewed it"]
    fictional: bool


class CaseTable(TypedDict):
    """The case, by name."""

    id: str
    digest: Annotated[Digest, "of its tables, however they were written"]


class NexusTable(TypedDict):
    """Whether the offence is bound up with what was done to the person."""

    standing: StandingWord
    facts: list[str]


class GateTable(TypedDict):
    """What must happen before a possible victim is charged."""

    id: str
    person: str
    title: str
    effect: str
    cite: str
    covers: Annotated[str, "which offences"]
    blocks: Annotated[list[str], "ids of charges"]
    opened_by: Annotated[list[str], "ids of facts"]
    grounds: list[str]
    bare: Annotated[bool, "whether every ground rests on bare assertion"]
    standing: StandingWord
    nexus: NexusTable
    steps: Annotated[list[str], "what to do now"]
    lifted_by: Annotated[str | None, "who lifted it"]


class SeenTable(TypedDict):
    """How the text of the law was seen when the offence was written."""

    how: str
    source: str
    on: IsoDay | None
    review: Annotated[str, "computed: whether somebody compared it with its source since it changed"]


AvailableTable = TypedDict(
    "AvailableTable",
    {"is": YesNo, "why": list[str], "facts": Annotated[list[str], "ids of facts"]},
)
AvailableTable.__doc__ = "Whether the offence is open at all: in force, within jurisdiction, consented to."


class SupportedTable(TypedDict):
    """How many elements stand supported."""

    elements: Count
    of: Count


PenaltyTable = TypedDict(
    "PenaltyTable",
    {
        "id": str,
        "cite": str,
        "text": str,
        "conditional": Annotated[bool, "whether it depends on something further"],
        "for": NotRequired[Annotated[str, Is("const", "company")]],
    },
)
PenaltyTable.__doc__ = "A penalty the law provides."


class BesideTable(TypedDict):
    """What stands beside the elements: aggravation, aside, defence, precondition, order."""

    id: str
    cite: str
    text: str
    standing: StandingWord
    facts: list[str]
    state: NotRequired[str]
    penalty: NotRequired[list[PenaltyTable]]


class ModeTable(TypedDict):
    """A way to take part in the offence."""

    mode: str
    cite: str


class ItemTable(TypedDict):
    """What one item of evidence counts here."""

    id: str
    fact: str
    counts: Annotated[str, Is("enum", STRENGTHS)]
    source: Annotated[str, "whose knowledge it is"]
    because: NotRequired[Annotated[str, "why it counts less than it says"]]


class PointerTable(TypedDict):
    """A term that facts point to while nobody has drawn the inference."""

    term: str
    facts: list[str]


_LIMBS = ("leaf", "all of", "any of", "at least", "not needed if", "unless")
LimbTable = TypedDict(
    "LimbTable",
    {
        "is": Annotated[str, Is("enum", _LIMBS)],
        "standing": StandingWord,
        "cite": NotRequired[str],
        "count": NotRequired[Annotated[Count, "of at least: how many"]],
        "term": NotRequired[Annotated[str, "slot:term of the vocabulary"]],
        "holds": NotRequired[bool],
        "open_list": NotRequired[bool],
        "offence": NotRequired[Annotated[str, "the offence that must stand"]],
        "element": NotRequired[Annotated[str, "the element that must stand"]],
        "identity": NotRequired[bool],
        "facts": NotRequired[list[str]],
        "evidence": NotRequired[list[ItemTable]],
        "against": NotRequired[list[ItemTable]],
        "inferences": NotRequired[list[str]],
        "causes": NotRequired[list[str]],
        "limbs": NotRequired[list["LimbTable"]],
    },
)
LimbTable.__doc__ = "A limb of the law with its standing, and the limbs beneath it."


class ElementTable(TypedDict):
    """How one element stands, and on what."""

    id: str
    title: str
    cite: str
    nature: str
    standing: StandingWord
    need_not_be_proved: bool
    because: Annotated[str, "why it need not be proved, or why it stands with the conduct"]
    both_branches: bool
    facts: list[str]
    evidence: list[ItemTable]
    against: list[ItemTable]
    against_facts: list[str]
    contradicted: Annotated[list[str], "limbs that are contradicted while another stands"]
    inferences: list[str]
    basis: Annotated[list[ItemTable], "what shows the facts inferred from"]
    watch: Annotated[list[str], "exceptions nobody has raised"]
    causes: Annotated[list[str], "why it is no stronger"]
    notes: list[str]
    pointers: list[PointerTable]
    in_totality: bool
    limbs: LimbTable | None


class ProofTable(TypedDict):
    """A means of proof; the victim is sought last."""

    grade: str
    what: str
    holder: str


class GapTable(TypedDict):
    """What an element needs, and what could give it."""

    element: str
    kind: Annotated[str, "such as prove, corroborate, attribute, draw-the-inference"]
    term: str
    question: str
    proof: list[ProofTable]


class LackingTable(TypedDict):
    """An element that keeps a graver charge out."""

    element: str
    standing: StandingWord


class WhyNotTable(TypedDict):
    """The graver charge out of reach, and the way up to it."""

    charge: str
    offence: str
    title: str
    lacking: list[LackingTable]
    way_up: list[GapTable]


class RestsOnTable(TypedDict):
    """A source whose loss alone lowers the charge."""

    source: str
    evidence: list[str]
    falls_to: StandingWord


class ChargeTable(TypedDict):
    """One offence by one suspect against one complainant, or against nobody in particular."""

    id: Annotated[str, "suspect/complainant/offence/mode/episode/first day, with - where there is none"]
    suspect: str
    complainant: str | None
    episode: str | None
    offence: Annotated[str, "pack:offence"]
    title: str
    provision: str
    seen: SeenTable
    mode: str
    period: str | None
    available: AvailableTable
    standing: Annotated[StandingWord, "the lowest of the elements"]
    supported: SupportedTable
    headline: Annotated[str | None, "when all elements fall with one source"]
    role: Annotated[str, Is("enum", ROLES)]
    reasons: list[str]
    penalty: list[PenaltyTable]
    aggravations: list[BesideTable]
    asides: list[BesideTable]
    defences: list[BesideTable]
    preconditions: list[BesideTable]
    orders: list[BesideTable]
    modes: list[ModeTable]
    elements: list[ElementTable]
    gaps: list[GapTable]
    rests_on: list[RestsOnTable]
    sources: list[str]
    why_not: WhyNotTable | None


class OmittedTable(TypedDict):
    """The charges that are not listed."""

    count: Count
    first_missing: Annotated[dict[str, Count], "by the first element that keeps each out"]


class FlagTable(TypedDict):
    """A caution."""

    code: str
    about: Annotated[str, "an id"]
    text: str


class UnusedTable(TypedDict):
    """An item that bears on no listed charge."""

    id: str
    why: str


class AssessmentTable(TypedDict):
    """What the facts of a case support. It supports a decision and never takes one."""

    schema: Annotated[str, Is("const", SCHEMA)]
    notice: Annotated[str, "show it with anything taken from here"]
    engine: Annotated[str, "the version that weighed"]
    stage: Annotated[str, Is("enum", tuple(STAGES)), "whose bar for evidence was used"]
    packs: list[PackTable]
    case: CaseTable
    as_at: Annotated[IsoDay, "the day of the assessment"]
    gates: Annotated[list[GateTable], "read these first"]
    charges: Annotated[list[ChargeTable], "sorted by role (blocked first), standing, gravity, id"]
    omitted: OmittedTable
    flags: list[FlagTable]
    unused_evidence: list[UnusedTable]
    unidentified: Annotated[list[str], "facts done by a person nobody has named"]
