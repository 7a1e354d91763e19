"""Who is asked to be surrendered, and who returns: what to look at first, what is open, what blocks it."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.cooperated import BLOCKED, Cooperation, Homeward, Pair, Surrender
from chargeassist.report.page import Alert, Block, Item, Labelled, Line, Paragraph
from chargeassist.report.pages.asking import bases_told
from chargeassist.report.pages.common import fact_named, named
from chargeassist.report.pages.state import practice_told
from chargeassist.report.voice import Voice


def surrenders(found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield each suspect who may be in another State."""
    pairs = {p.state: p for p in found.pairs}
    for one in found.surrenders:
        state = _called(one.state, found, say)
        sure = one.where.code == "where-entered"
        text = say.apart((say("coop-is-in" if sure else "coop-may-be-in", state=state), say.told(one.where)))
        label = say("label-colon", label=one.suspect)
        yield Item(label, text, said=tuple(_surrender(one, pairs[one.state], found, say)))


def not_located(found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield of whom nobody entered where they are."""
    if found.not_located:
        persons = say.listed(found.not_located)
        yield Labelled(say("coop-where-is-asked"), say("coop-not-located", persons=persons))


def _surrender(one: Surrender, pair: Pair, found: Cooperation, say: Voice) -> Iterator[Block]:
    a = found.assessment
    if one.counts:
        yield Alert(say("coop-choose"), say("coop-choose-counts"), refs=one.counts)
    for charge in one.counts:
        yield Line(named(charge, a, say, loud=False), (charge,))
    if not one.counts:
        yield Line(say("coop-nothing-on-sheet"))
    yield Line(say(f"coop-national-{one.national}"))
    if one.death:
        yield Alert(say("coop-death"), say("coop-death-penalty"), refs=one.death)
    if one.below:
        told = say.listed(named(c, a, say, loud=False) for c in one.below)
        yield Alert(say("coop-floor"), say("coop-below-floor", charges=told), refs=one.below)
    if one.unstated:
        told = say.listed(named(c, a, say, loud=False) for c in one.unstated)
        yield Labelled(say("coop-floor"), say("coop-floor-unstated", charges=told), refs=one.unstated)
    if one.asylum:
        told = say.listed(fact_named(f, a, say) for f in one.asylum)
        yield Alert(say("coop-refoulement"), say("coop-asylum", facts=told), refs=one.asylum)
    else:
        yield Labelled(say("coop-refoulement"), say("coop-safeguards"))
    if not any(p.topic == "evidence" and p.state == pair.state for p in pair.practice):
        yield Labelled(say("coop-prima-facie"), say("coop-prima-facie-not-read"))
    for topic in ("evidence", "floor", "nationals", "specialty", "refusal", "death-penalty", "warrants"):
        for row in (p for p in pair.practice if p.topic == topic):
            yield practice_told(row, found.names, say)
    yield Line(say("coop-provisional"))
    yield Line(say("coop-submit-instead"))


def returns(found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield each person's way home, and whose home nobody entered."""
    yield Paragraph(say("coop-return-rule"))
    for one in found.returns:
        text = say("coop-from-to", start=_called(one.leaves, found, say), end=_called(one.to, found, say))
        yield Item(say("label-colon", label=one.person), text, said=tuple(_homeward(one, found, say)))
    if found.no_nationality:
        persons = say.listed(found.no_nationality)
        yield Labelled(say("coop-no-home"), say("coop-enter-nationality", persons=persons))


def _homeward(one: Homeward, found: Cooperation, say: Voice) -> Iterator[Block]:
    blocked = [s for s in one.steps if s.state == BLOCKED]
    if blocked:
        steps = say.listed(say(f"homeward-{s.step}") for s in blocked)
        yield Alert(say("coop-blocked"), say("coop-blocked-by", steps=steps))
    for number, step in enumerate(one.steps, start=1):
        label = say("coop-step-label", number=number, step=say(f"homeward-{step.step}"))
        text = say("label-and-text", label=say(f"coop-stands-{step.state}"), text=say.told(step.why))
        yield Labelled(label, text, refs=step.facts)
    yield from bases_told(list(one.bases), found, say)
    for row in one.practice:
        yield practice_told(row, found.names, say)


def _called(state: str, found: Cooperation, say: Voice) -> str:
    name = found.names.get(state)
    return name.in_(say.language) if name else state.upper()
