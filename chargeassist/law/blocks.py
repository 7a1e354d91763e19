"""Outlines to offences, gates, defences, orders, definitions: the only module that knows the keywords."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attrs import field, frozen

from chargeassist.law.algebra import Condition, Leaf
from chargeassist.law.evidence_rules import EvidenceRules
from chargeassist.law.model import Covers, Defence, Gate, Offence, Order, Verdicts
from chargeassist.law.offences import FAMILIES, OffenceReader
from chargeassist.law.outline import Line, Words, read_outline, spot
from chargeassist.law.vocabulary import STRENGTHS, Vocabulary
from chargeassist.reading.fault import Faults, Place
from chargeassist.words import did_you_mean

EFFECTS = ("bars", "needs-authorisation", "refer", "defence")


@frozen
class Definition:
    """What a term of the vocabulary means in one pack."""

    slot: str
    term: str
    condition: Condition
    cite: str
    place: Place = field(eq=False, repr=False)


class Blocks:
    """Everything the files of one pack say, in the order it was read."""

    def __init__(self) -> None:
        self.offences: list[Offence] = []
        self.definitions: list[Definition] = []
        self.gates: list[Gate] = []
        self.defences: list[Defence] = []
        self.orders: list[Order] = []
        self.verdicts: list[Verdicts] = []
        self.evidence: list[EvidenceRules] = []


def read_blocks(
    text: str,
    pack: str,
    sources: Mapping[str, object],
    vocabulary: Vocabulary,
    faults: Faults,
    into: Blocks,
) -> None:
    """Read every top-level block of one `.law` file into *into*, adding every fault."""
    reader = _BlockReader(pack, sources, vocabulary, faults, into)
    for line in read_outline(text, faults):
        reader.top(line)


class _BlockReader(OffenceReader):
    def __init__(
        self,
        pack: str,
        sources: Mapping[str, object],
        vocabulary: Vocabulary,
        faults: Faults,
        into: Blocks,
    ) -> None:
        super().__init__(pack, sources, vocabulary, faults)
        self.into = into
        self.tops: Mapping[str, Callable[[Line, Words, str], None]] = {
            "offence": self.add_offence,
            "definition": self.definition,
            "gate": self.gate,
            "defence": self.defence,
            "order": self.order,
            "verdicts": self.verdicts,
            "evidence": self.evidence,
        }

    def top(self, line: Line) -> None:
        """top = offence | definition | gate | defence | order | evidence."""
        words = self.plain(line)
        keyword, _, rest = words.text.partition(" ")
        self.where = ""
        if keyword not in self.tops:
            self.fault("L121", spot(line.place, keyword), *did_you_mean(keyword, self.tops), word=keyword)
        elif not rest:
            self.fault("L122", line.place, word=keyword)
        else:
            self.where = f"{keyword} {rest}"
            if keyword not in ("definition", "evidence"):
                self.identified(rest, spot(line.place, rest))
            if keyword != "offence":
                self.sourced(words)
            else:
                self.uncited(line, words)
            self.tops[keyword](line, words, rest)

    def add_offence(self, line: Line, words: Words, id: str) -> None:
        """Keep an offence; two versions of one offence are two blocks of one id."""
        self.into.offences.append(self.offence(line, words, id))

    # -- other blocks --------------------------------------------------------------------------

    def definition(self, line: Line, words: Words, rest: str) -> None:
        """definition = "definition" SLOT "is" TERM cite condition+."""
        named = self.leaf(Line(rest, line.place), Words(rest, "", False, words.cite, line.place))
        condition = self.group(line.children, line)
        if isinstance(named, Leaf) and condition is not None:
            self.into.definitions.append(
                Definition(named.slot, named.term, condition, words.cite, line.place)
            )

    def covers(self, heads: Mapping[str, Line]) -> Covers:
        """ "covers" any offence | family F | offence ID+ | conduct TERM+."""
        what, *ids = self.rest(heads, "covers").split() or ["any", "offence"]
        if [what, *ids] == ["any", "offence"]:
            return Covers("any offence")
        if what not in ("family", "offence", "conduct") or not ids:
            self.fault("L133", heads["covers"].place)
        if what == "conduct":
            for term in ids:
                terms = tuple(self.vocabulary.slots["conduct"].terms)
                self.one_of(term, terms, "conduct", heads["covers"].place)
        if what == "family":
            for family in ids:
                self.one_of(family, FAMILIES, "family", heads["covers"].place)
        return Covers(what, tuple(ids))

    def gate(self, line: Line, words: Words, id: str) -> None:
        """gate = "gate" ID cite title effect covers ["raised if" ...] ["nexus" ...] ["unless" ...] steps."""
        keys = ("title", "effect", "covers", "raised if", "nexus", "unless", "steps")
        heads = self.heads(line, keys, ("title", "effect", "covers", "steps"))
        effect, _, effect_words = self.rest(heads, "effect").partition(" ")
        if "effect" in heads:
            self.one_of(effect, EFFECTS, "effect", heads["effect"].place)
        steps: tuple[str, ...] = ()
        if "steps" in heads:
            self.uncited(heads["steps"], self.opening(heads["steps"], "steps"))
            steps = tuple(c.text for c in heads["steps"].children)
            for child in heads["steps"].children:
                self.leafless(child)
        title, covers = self.rest(heads, "title"), self.covers(heads)
        raised, nexus, unless = (self.under(heads, k) for k in ("raised if", "nexus", "unless"))
        gate = Gate(
            id,
            self.pack,
            words.cite,
            title,
            effect,
            effect_words,
            covers,
            raised,
            nexus,
            unless,
            steps,
            line.place,
        )
        self.into.gates.append(gate)

    def defence(self, line: Line, words: Words, id: str) -> None:
        """defence = "defence" ID cite title covers when condition ["note" WORDS]."""
        heads = self.heads(line, ("title", "covers", "when", "note"), ("title", "covers", "when"))
        when = self.under(heads, "when")
        covers, title, note = (
            self.covers(heads),
            self.rest(heads, "title"),
            self.rest(heads, "note"),
        )
        if when is not None:
            self.into.defences.append(Defence(id, words.cite, title, covers, when, note, line.place))

    def order(self, line: Line, words: Words, id: str) -> None:
        """order = "order" ID cite "instead of" IDS "charge" IDS "when" condition."""
        heads = self.heads(line, ("instead of", "charge", "when"), ("instead of", "charge", "when"))
        ids = {k: self.ids_under(heads, k) for k in ("instead of", "charge")}
        when = self.under(heads, "when")
        if when is not None:
            self.into.orders.append(Order(id, words.cite, ids["instead of"], ids["charge"], when, line.place))

    def verdicts(self, line: Line, words: Words, id: str) -> None:
        """verdicts = "verdicts" ID cite "on" OFFENCE+ "may convict of" OFFENCE+."""
        heads = self.heads(line, ("on", "may convict of"), ("on", "may convict of"))
        ids = {k: self.ids_under(heads, k) for k in ("on", "may convict of")}
        self.into.verdicts.append(Verdicts(id, words.cite, ids["on"], ids["may convict of"], line.place))

    def evidence(self, line: Line, words: Words, rest: str) -> None:
        """evidence = "evidence rules" cite, then lines on unavailable testimony and corroboration."""
        unavailable, cites = 1, [words.cite]
        recorded: list[tuple[str, int]] = []
        required: list[str] = []
        warning: list[str] = []
        for child in line.children:
            row = self.plain(child)
            self.leafless(child)
            cites += [row.cite] if row.cite else []
            kinds = "|".join(map(re.escape, self.vocabulary.kinds)) or "-"
            strengths = "|".join(STRENGTHS)
            recording = "(?: recorded (signed|video|deposition))?"
            if m := re.fullmatch(rf"unavailable testimony{recording} counts ({strengths})", row.text):
                level = STRENGTHS.index(m[2])
                if m[1]:
                    recorded.append((m[1], level))
                else:
                    unavailable = level
            elif m := re.fullmatch(rf"corroboration (required|warning) for ({kinds})", row.text):
                (required if m[1] == "required" else warning).append(m[2])
            else:
                self.fault("L134", child.place, line=row.text)
        if rest != "rules":
            self.fault("L137-rules", line.place)
        rules = EvidenceRules(unavailable, tuple(recorded), tuple(required), tuple(warning), tuple(cites))
        if self.into.evidence:
            self.fault("L125", line.place, key="evidence rules")
        self.into.evidence.append(rules)
