"""The words all packs share: slots with their terms, and the kinds of evidence with their ceilings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import field, frozen

from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.limits import LEVELS
from chargeassist.reading.tables import (
    ID,
    Field,
    ListOf,
    Table,
    TableOf,
    Text,
    Word,
    YesNo,
)
from chargeassist.words import did_you_mean

STRENGTHS = ("none", "weak", "moderate", "strong")
NATURES = ("conduct", "manner", "result", "circumstance", "personal")
SLOT_TERM = Text("slot:term, such as conduct:locked-in", r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*")


@frozen
class Means:
    """One means of proof: what it is and who usually holds it."""

    what: str
    holder: str = ""


@frozen
class Answer:
    """A defence to expect on a term, and what answers it."""

    expect: str
    answer: str = ""


@frozen
class Proof:
    """Means of proof in the order they are sought: the victim last (S34)."""

    documentary: tuple[Means, ...] = ()
    third_party: tuple[Means, ...] = ()
    digital: tuple[Means, ...] = ()
    victim: tuple[Means, ...] = ()

    def in_order(self) -> tuple[tuple[str, Means], ...]:
        """Return every means with its grade, documentary first."""
        grades = ("documentary", "third_party", "digital", "victim")
        return tuple((g.replace("_", " "), m) for g in grades for m in getattr(self, g))


@frozen
class VocabularyTerm:
    """What a term means, the question that asks for it, and how it is related to others."""

    means: str
    asks: str = ""
    kind: str = ""
    see: tuple[str, ...] = ()
    kind_of: tuple[str, ...] = ()
    points_to: tuple[str, ...] = ()
    proves: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    computed: str = ""
    status: str = "own"
    proof: Proof = Proof()
    defence: tuple[Answer, ...] = ()


@frozen
class WhoSlot:
    """Whom a slot speaks about when a leaf does not say."""

    by: str = ""
    of: str = ""


@frozen
class Slot:
    """One sort of thing a case can allege."""

    title: str
    nature: str
    kind: str
    who: WhoSlot
    asks: str
    terms: Mapping[str, VocabularyTerm] = field(repr=False)
    values: bool = False


@frozen
class Kind:
    """A kind of evidence (S2): what it can show at most, and what it needs to count."""

    title: str
    class_: str
    ceiling: str
    direct: bool = False
    tie: bool = False
    one_person: bool = False
    agreed: bool = False
    corroborates: bool = True


@frozen
class Vocabulary:
    """All slots and kinds; relations closed once, so that weighing only looks up."""

    slots: Mapping[str, Slot]
    kinds: Mapping[str, Kind]
    narrower: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: itself and everything that is a kind of it (evidence for)."""
    wider: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: itself and everything it is a kind of (evidence against)."""
    indicators: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: the terms that point to it or to a kind of it."""
    provers: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: the terms that prove it."""
    excluders: Mapping[str, tuple[str, ...]] = field(repr=False)
    """For ``slot:term``: the terms that cannot hold beside it."""

    def term(self, name: str) -> VocabularyTerm:
        """Return the term ``slot:term``; KeyError if there is none."""
        slot, _, term = name.partition(":")
        return self.slots[slot].terms[term]

    def is_legal(self, name: str) -> bool:
        """Return whether ``slot:term`` is a legal term, which conduct does not show by itself (S11)."""
        slot = self.slots[name.partition(":")[0]]
        return (self.term(name).kind or slot.kind) == "legal"


COMPUTED = (
    r"younger than \d{1,2}",
    r"\d{1,2} or older",
    "national of the State",
    "national of destination",
    "resident of the State",
    "resident of destination",
    "crossed a border",
    "into the State",
    "out of the State",
    "three or more together",
)

_TEXT = Text()
_TEXTS = Field(ListOf(_TEXT, '["..."]'), default=())
_IDS = Field(ListOf(ID, '["forced-labour"]'), default=())
_NAMES = Field(ListOf(SLOT_TERM, '["means:threat"]'), default=())
_MEANS = Field(
    ListOf(
        Table({"what": Field(_TEXT, True), "holder": Field(_TEXT, default="")}, Means),
        '[{ what = "..." }]',
    ),
    default=(),
)
_TERM = Table(
    {
        "means": Field(_TEXT, True),
        "asks": Field(_TEXT, default=""),
        "kind": Field(Word(("observable", "legal")), default=""),
        "see": _TEXTS,
        "kind_of": _IDS,
        "points_to": _NAMES,
        "proves": _NAMES,
        "excludes": _IDS,
        "computed": Field(Text("a computed phrase: " + "; ".join(COMPUTED), "|".join(COMPUTED)), default=""),
        "status": Field(Word(("own", "read", "secondary")), default="own"),
        "proof": Field(
            Table({g: _MEANS for g in ("documentary", "third_party", "digital", "victim")}, Proof),
            default=Proof(),
        ),
        "defence": Field(
            ListOf(Table({"expect": Field(_TEXT, True), "answer": Field(_TEXT, default="")}, Answer)),
            default=(),
        ),
    },
    VocabularyTerm,
)
SLOT = Table(
    {
        "title": Field(_TEXT, True),
        "nature": Field(Word(NATURES), True),
        "kind": Field(Word(("observable", "legal")), True),
        "who": Field(
            Table(
                {
                    "by": Field(Word(("suspect", "complainant")), default=""),
                    "of": Field(Word(("suspect", "complainant")), default=""),
                },
                WhoSlot,
            ),
            True,
        ),
        "asks": Field(_TEXT, True),
        "values": Field(YesNo(), default=False),
        "terms": Field(TableOf(_TERM), True),
    },
    Slot,
)
KINDS = Table(
    {
        "kinds": Field(
            TableOf(
                Table(
                    {
                        "title": Field(_TEXT, True),
                        "class": Field(
                            Word(
                                (
                                    "testimony",
                                    "document",
                                    "digital",
                                    "real",
                                    "expert",
                                    "record",
                                    "statement",
                                    "other",
                                )
                            ),
                            True,
                        ),
                        "ceiling": Field(Word(STRENGTHS), True),
                        "direct": Field(YesNo(), default=False),
                        "tie": Field(YesNo(), default=False),
                        "one_person": Field(YesNo(), default=False),
                        "agreed": Field(YesNo(), default=False),
                        "corroborates": Field(YesNo(), default=True),
                    },
                    lambda **k: Kind(class_=k.pop("class"), **k),
                )
            ),
            True,
        )
    }
)


def close(slots: Mapping[str, Slot], kinds: Mapping[str, Kind], faults: Faults) -> Vocabulary | None:
    """Return the vocabulary with its relations closed, or None after adding every dangling name."""
    names = {f"{s}:{t}" for s, slot in slots.items() for t in slot.terms}
    parents: dict[str, tuple[str, ...]] = {}
    points: dict[str, list[str]] = {n: [] for n in names}
    provers: dict[str, list[str]] = {n: [] for n in names}
    excluders: dict[str, list[str]] = {n: [] for n in names}
    found = len(faults.found)
    for s, slot in slots.items():
        for t, term in slot.terms.items():
            name = f"{s}:{t}"
            parents[name] = tuple(f"{s}:{p}" for p in term.kind_of)
            for key, targets in (
                ("kind_of", parents[name]),
                ("points_to", term.points_to),
                ("proves", term.proves),
                ("excludes", tuple(f"{s}:{x}" for x in term.excludes)),
            ):
                at: Path = (s, "terms", t, key)
                for target in targets:
                    if target not in names:
                        faults.add("L204", f'unknown term "{target}"', at, *did_you_mean(target, names))
                    elif key == "points_to":
                        points[target].append(name)
                    elif key == "proves":
                        provers[target].append(name)
                    elif key == "excludes":
                        excluders[target].append(name)
                        excluders[name].append(target)
            if term.computed and re.match(r"younger|\d", term.computed) and slot.who.of == "":
                faults.add(
                    "L205",
                    "an age is of somebody: the slot needs an `of`",
                    (s, "terms", t, "computed"),
                )
    if len(faults.found) > found:
        return None
    wider = {n: _reach(n, parents, faults) for n in sorted(names)}
    narrower: dict[str, list[str]] = {n: [n] for n in names}
    for name, above in wider.items():
        for other in above:
            if other != name:
                narrower[other].append(name)
    proof = {n: _reach(n, {k: tuple(v) for k, v in provers.items()}, faults)[1:] for n in sorted(names)}
    if len(faults.found) > found:
        return None
    return Vocabulary(
        slots,
        kinds,
        narrower={n: (n, *sorted(x for x in v if x != n)) for n, v in narrower.items()},
        wider=wider,
        indicators={n: tuple(sorted({p for x in narrower[n] for p in points[x]})) for n in names},
        provers=proof,
        excluders={n: tuple(sorted({*v})) for n, v in excluders.items()},
    )


def _reach(start: str, edges: Mapping[str, tuple[str, ...]], faults: Faults) -> tuple[str, ...]:
    """Return *start* and all that can be reached from it; a way back to it is a fault."""
    slot, _, term = start.partition(":")
    reached = {start: None}
    following = edges.get(start, ())
    for _ in range(LEVELS):
        if start in following:
            faults.add("L206", f'"{start}" is, in the end, a kind of itself', (slot, "terms", term))
            return ()
        new = tuple(dict.fromkeys(n for n in following if n not in reached))
        if not new:
            return tuple(reached)
        reached.update(dict.fromkeys(new))
        following = tuple(n for name in new for n in edges.get(name, ()))
    message = f'more than {LEVELS} terms in a row above "{start}"'
    faults.add("L208", message, (slot, "terms", term), "fewer kinds of kinds")
    return ()
