"""The first page of an assessment: two minutes for whoever decides, on one screen whatever the case."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from attrs import frozen

from chargeassist.advice.gaps import gaps
from chargeassist.advice.requests import Request
from chargeassist.findings.model import Assessment, Charge, GateFinding, RestsOn
from chargeassist.report.page import (
    Alert,
    Blank,
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Labelled,
    Line,
    Page,
    Paragraph,
    Table,
)
from chargeassist.report.pages.common import fact_named, in_labels, items_named, question_of
from chargeassist.report.pages.heading import stands_beside
from chargeassist.report.pages.likes import (
    SHEET,
    Alike,
    against,
    how_it_stands,
    lacking,
    most,
    offence_of,
    one_entry,
    some_of,
    standing_alike,
    together,
)
from chargeassist.report.plain_text import plain_text
from chargeassist.report.symbols import cell_text
from chargeassist.report.voice import Voice
from chargeassist.words import Remark

LINES = 60
"""How many lines of a terminal it has at most."""
SPACE = (
    (24, 12),
    (18, 8),
    (16, 6),
    (14, 5),
    (12, 4),
    (12, 3),
    (10, 2),
    (8, 1),
    (6, 1),
    (4, 1),
    (2, 1),
    (1, 1),
)
"""How many rows of charges there is room for, and how many of each other sort: the first that fits."""
NEXT = 5
"""How many things to do next are told: `gaps` tells them all."""
WIDTHS = (8, 11, 17, 12, 11, 14)
"""How wide the columns of the charges are at most; what the others leave, the second has."""
BETWEEN, WIDTH = 2, 80
HEADS, OFFENCE = ("suspect", "charge", "standing", "role", "most", "against"), 1
TIGHT, AIRY = 3, 8
"""With less room than this no means of proof is named, or nothing stands apart."""


def first_blocks(
    assessment: Assessment, say: Voice, head: Sequence[Block], foot: Sequence[Block]
) -> tuple[Block, ...]:
    """Return the page between its *head* and its *foot*: as much as fits."""
    asked = gaps(assessment)
    blocks: tuple[Block, ...] = ()
    for rows, room in SPACE:
        page = _First(assessment, say, rows, room, asked)
        blocks = (*head, *page.gates(), *page.charges(), *page.carries(), *page.to_do(), *page.lacks(), *foot)
        if plain_text(Page(blocks)).count("\n") <= LINES:
            break
    return blocks


def caution_told(said: Remark, about: Sequence[str], room: int, assessment: Assessment, say: Voice) -> str:
    """Return a caution after what it is about, unless it begins with that itself."""
    text = say.told(in_labels(said, assessment, say))
    if len(about) == 1 and (text.startswith((f"{about[0]} ", f"{about[0]}, ")) or f"({about[0]}) " in text):
        return text
    return say("flag", about=some_of(about, room, say), text=text)


@frozen
class _First:
    """The parts of the page, with room for so many of each sort."""

    assessment: Assessment
    say: Voice
    rows: int
    room: int
    asked: Sequence[Request]

    def gates(self) -> Iterator[Block]:
        """Yield who is to be protected before anybody is charged, then the cautions."""
        say = self.say
        found = self.assessment.gates
        if not found:
            yield Labelled(say("label-gates"), say("gate-none"))  # nothing to be missed
        kinds: dict[Hashable, list[GateFinding]] = {}
        for gate in found:
            kinds.setdefault((gate.gate.key, gate.effect, bool(gate.lifted_by)), []).append(gate)
        # Whatever the page has room for: who is protected by what is never left off.
        for gates in kinds.values():
            yield self._gate(gates)
        flags: dict[Remark, list[str]] = {}
        for flag in self.assessment.flags:
            flags.setdefault(flag.text, []).append(flag.about)
        for said, about in list(flags.items())[: self.room]:
            yield Alert(say("label-flag"), caution_told(said, about, self.room, self.assessment, say))
        yield from self._more(len(flags), "more-flags")

    def _gate(self, gates: Sequence[GateFinding]) -> Alert:
        say, one = self.say, gates[0]
        blocked = {id for g in gates for id in g.blocks}
        text = say(
            "gate-first",
            persons=say.listed(dict.fromkeys(g.person for g in gates)),
            title=say.told(one.gate.title),
            effect=say(f"effect-{one.effect}"),
            n=len(blocked),
        )
        lifted = (Paragraph(say("gate-lifted", override=one.lifted_by)),) if one.lifted_by else ()
        steps = tuple(
            Labelled(say("label-step", number=n), say.told(step))
            for n, step in enumerate(one.gate.steps[: (self.room > 1) + (self.room > 5)], start=1)
        )
        beside = stands_beside(gates, self.assessment, say)
        return Alert(say("label-gate"), text, one.gate.cite, said=(*lifted, *beside, *steps))

    def charges(self) -> Iterator[Block]:
        """Yield every charge there is room for in a row with all that are like it: the sheet first."""
        say, charges = self.say, self.assessment.charges
        yield from self._part(say("first-charges"))
        if not charges:
            yield Paragraph(say("no-charges"))
            return
        order = {p.id: n for n, p in enumerate(self.assessment.case.persons)}
        listed = sorted(charges, key=lambda c: order[c.matter.suspect])
        sheet = [c for c in listed if c.role in (*SHEET, "blocked")]
        rows = together(listed, standing_alike)
        fits, left = self.rows, 0
        if len(rows) > fits and sheet:
            on_it = together(sheet, standing_alike)
            left, rows = len(rows) - len(on_it), on_it
        if len(rows) > fits:
            # Too many persons for a row each: those charged alike stand together.
            alike = together(sheet or listed, lambda c: (c.offence.key, c.matter.mode, how_it_stands(c)))
            rows = tuple(sorted(alike, key=lambda a: SHEET.index(a[0].role) if a[0].role in SHEET else -1))
        yield self._table(rows[:fits])
        yield from self._more(len(rows), "more-rows", fits)
        if left:
            yield Paragraph(say("rows-not-standing", n=left))

    def _table(self, rows: Sequence[Alike]) -> Table:
        say = self.say
        heads = tuple(say(f"column-{head}") for head in HEADS)
        cells = tuple(map(self._row, rows))
        columns = zip(heads, *(map(cell_text, row) for row in cells), strict=True)
        widths = [min(max(map(len, column)), most) for column, most in zip(columns, WIDTHS, strict=True)]
        widths[OFFENCE] = WIDTH - sum(widths) + widths[OFFENCE] - BETWEEN * (len(widths) - 1)
        return Table(tuple(Column(h, w) for h, w in zip(heads, widths, strict=True)), cells)

    def _row(self, alike: Alike) -> tuple[str | Cell, ...]:
        say, one = self.say, alike[0]
        role = "role-awaiting-short" if one.role == "awaiting" else f"role-{one.role}"
        return (
            some_of((c.matter.suspect for c in alike), self.room, say),
            Cell(offence_of(one, say), to=one.id),
            Cell(lacking(one, say), one.standing.word),
            say(role) if one.role != "unassigned" else "",
            most(one, say),
            against(alike, self.room, say),
        )

    def carries(self) -> Iterator[Block]:
        """Yield the single sources whose loss sinks what is on the sheet, and what stands without any one."""
        say = self.say
        sheet = [c for c in self.assessment.charges if c.role in SHEET and c.standing.stands]
        if not sheet:
            return
        yield from self._part(say("first-carries"))
        lost: dict[tuple[str, ...], list[tuple[Charge, RestsOn]]] = {}
        for charge in sheet:
            for rests in charge.rests_on:
                lost.setdefault(rests.evidence, []).append((charge, rests))
        gravest = sorted(lost.items(), key=lambda x: -len(x[1]))
        for evidence, falls in gravest[: self.room]:
            yield self._without(evidence, falls, len(sheet))
        yield from self._more(len(gravest), "more-sources")
        firm = [c for c in sheet if not c.rests_on]
        if firm:
            yield Line(say("no-one-source", charges=self._named(firm)))

    def _without(self, evidence: Sequence[str], falls: Sequence[tuple[Charge, RestsOn]], of: int) -> Line:
        say = self.say
        items = items_named(evidence[: self.room], self.assessment, say)
        if len(evidence) > self.room:
            items = say("and-others", text=items, n=len(evidence) - self.room)
        to = {r.falls_to for _, r in falls}
        text = say(
            "sheet-falls",
            n=len(falls),
            of=of,
            standing=say.listed((say.standing(s) for s in sorted(to)), "or"),
            charges=self._named([c for c, _ in falls]),
        )
        whole = sum(r.every_element for _, r in falls)
        text = say("both-said", first=text, second=say("rests-whole", n=whole)) if whole else text
        return Line(say("sheet-without", items=items, text=text), tuple(evidence))

    def _named(self, charges: Iterable[Charge]) -> str:
        """Return charges by offence and person charged."""
        say = self.say
        rows = together(charges, one_entry)
        names = [
            say("offence-of-person", offence=offence_of(r[0], say), person=r[0].matter.suspect) for r in rows
        ]
        return some_of(names, self.room, say)

    def to_do(self) -> Iterator[Block]:
        """Yield what to ask for next and who holds it, then what only awaits a signature."""
        say = self.say
        first = min(NEXT, self.room)
        wanted: dict[str, list[Request]] = {}
        for request in self.asked:
            if request.signature is None:
                wanted.setdefault(question_of(request, self.assessment, say), []).append(request)
        if wanted:
            yield from self._part(say("first-next"))
        for number, (text, alike) in enumerate(list(wanted.items())[:first], start=1):
            told = say(
                "request-of",
                text=text,
                about=some_of((" / ".join(r.about) for r in alike), min(self.room, 3), say),
                ids=some_of((r.id for r in alike), 1, say),
            )
            yield Item(say("label-number", number=number), told, alike[0].id, self._holder(alike[0]))
        yield from self._more(len(wanted), "more-requests", first)
        drawn = [r for r in self.asked if r.signature is not None]
        proposed = self.assessment.proposed
        if drawn or proposed:
            yield from self._part(say("first-sign"))
        for request in drawn[: self.room]:
            text = say("request-and-id", text=question_of(request, self.assessment, say), id=request.id)
            yield Labelled(say("label-proposal"), text, id=request.id)
        yield from self._more(len(drawn), "more-proposals")
        if proposed:
            yield Labelled(say("label-proposed"), some_of((f.id for f in proposed), self.room, say))

    def _holder(self, request: Request) -> tuple[Block, ...]:
        """Return the best means of proof and who holds it."""
        say = self.say
        proof = next(iter(request.proof), None)
        if proof is None or self.room < TIGHT:
            return ()
        _, means, holder = proof
        text = say("means-and-holder", means=means, holder=holder) if holder else say.told(means)
        return (Labelled(say("label-ask-for"), text),)

    def lacks(self) -> Iterator[Block]:
        """Yield what the law named is known to lack, and how much of what was entered nothing reads."""
        say, found = self.say, self.assessment
        lacking = [say.told(one.expected.title) for one in found.expects]
        unread = [u.fact for u in found.entered_and_read_by_none]
        if lacking or unread:
            yield from self._part(say("first-lacks"))
        if lacking:
            yield Labelled(say("label-lacked"), some_of(lacking, self.room, say))
        if unread:
            named = [fact_named(id, found, say) for id in unread[: self.room + 1]]
            told = some_of((*named, *unread[self.room + 1 :]), self.room, say)
            yield Labelled(say("label-unread"), told, refs=tuple(unread[: self.room]))

    def _part(self, heading: str) -> Iterator[Block]:
        """Yield the heading of a part, apart from what came before where there is room."""
        if self.room >= AIRY:
            yield Blank()
        yield Heading(heading)

    def _more(self, there: int, code: str, room: int | None = None) -> Iterator[Block]:
        """Yield how many there was no room for."""
        left = there - (self.room if room is None else room)
        if left > 0:
            yield Paragraph(self.say(code, n=left))
