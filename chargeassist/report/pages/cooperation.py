"""The page of `cooperation`: which State can charge what, how each is asked, surrender, return, drafts."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.cooperated import Chargeable, Concurrent, Cooperation, Touched
from chargeassist.report.page import Blank, Block, Heading, Item, Labelled, Line, Page, Paragraph
from chargeassist.report.pages.asking import asking
from chargeassist.report.pages.common import fact_named, items_named, named
from chargeassist.report.pages.drafts import agreement, preservation, request
from chargeassist.report.pages.heading import headed
from chargeassist.report.pages.homeward import not_located, returns, surrenders
from chargeassist.report.pages.state import practice_told
from chargeassist.report.voice import Voice


def cooperation_page(found: Cooperation, language: str = "en") -> Page:
    """Return the whole page; every statement about a State has its source, and what is unknown is asked."""
    say = Voice(language)
    return headed(_blocks(found, say), say, found.assessment)


def called(state: str, found: Cooperation, say: Voice) -> str:
    """Return what a State is called, with its code."""
    name = found.names.get(state)
    return say("nation-head", name=name.in_(say.language), code=state.upper()) if name else state.upper()


def _blocks(found: Cooperation, say: Voice) -> Iterator[Block]:
    if not found.home:
        yield Paragraph(say("coop-names-no-state"))
        return
    yield Paragraph(say("coop-seen-from", state=called(found.home, found, say)))
    yield from _part("coop-forums", say)
    for state in found.states:
        yield _state(state, found, say)
    if len(found.states) == 1:
        yield Paragraph(say("coop-one-state"))
    yield from _together(found, say)
    for pair in found.pairs:
        yield Blank()
        yield Heading(say("coop-asking", state=called(pair.state, found, say)), id=f"ask-{pair.state}")
        yield from asking(pair, found, say)
    yield from _joint(found, say)
    if found.surrenders or found.not_located:
        yield from _part("coop-surrender", say)
        yield from surrenders(found, say)
        yield from not_located(found, say)
    if found.returns or found.no_nationality:
        yield from _part("coop-return", say)
        yield from returns(found, say)
    yield from _drafts(found, say)
    yield from _not_entered(found, say)
    if found.pairs:
        yield from _part("nation-sources", say)
    for id, title in found.sources.items() if found.pairs else ():
        yield Labelled(say("nation-label", label=id), title, id=id)


def _part(heading: str, say: Voice) -> Iterator[Block]:
    yield Blank()
    yield Heading(say(heading))


def _state(state: Touched, found: Cooperation, say: Voice) -> Item:
    """Return one State with what the case has there, and what can be charged there."""
    law = say("coop-law-not-loaded")
    if state.pack:
        pack = found.assessment.law.pack(state.pack)
        law = say("pack-head", title=pack.title, day=pack.stated_at, version=pack.version)
    label = say("label-colon", label=called(state.state, found, say))
    return Item(label, law, f"state-{state.state}", tuple(_touches(state, found, say)))


def _touches(state: Touched, found: Cooperation, say: Voice) -> Iterator[Block]:
    a = found.assessment
    for key, facts in (("acts", state.acts), ("gains", state.proceeds)):
        if facts:
            items = {e.id for e in a.case.evidence}
            told = (items_named((f,), a, say) if f in items else fact_named(f, a, say) for f in facts)
            yield Labelled(say(f"coop-has-{key}"), say.listed(told), refs=facts)
    if state.evidence:
        yield Labelled(say("coop-has-evidence"), items_named(state.evidence, a, say), refs=state.evidence)
    persons = {"harmed": state.harmed, "suspects": state.suspects, "present": state.present}
    persons["proceedings"] = state.proceedings
    for key, ids in persons.items():
        if ids:
            yield Labelled(say(f"coop-has-{key}"), say.listed(ids), refs=ids)
    for charge in state.charges:
        yield _charge(charge, say)
    if state.pack and not state.charges:
        yield Line(say("coop-nothing-stands"))


def _charge(charge: Chargeable, say: Voice) -> Labelled:
    """Return one charge of a State: how it stands, and whether that State can try it."""
    label = say("coop-charge-of", suspect=charge.suspect, complainant=charge.complainant or "-")
    text = say(
        "coop-charge",
        title=say.told(charge.title),
        most=say.told(charge.most),
        standing=say.standing(charge.standing),
        role=say(f"role-{charge.role}"),
        open=say(f"coop-tried-{charge.available}"),
    )
    why = tuple(Line(say.told(w)) for w in charge.why)
    return Labelled(label, text, charge.provision, refs=(charge.charge,), said=why)


def _together(found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield who can be charged in several States, and what was tried before."""
    yield from _part("coop-concurrent", say)
    for one in found.concurrent:
        yield _concurrent(one, found, say)
    for before in found.assessment.case.proceedings:
        text = say("coop-earlier-trial", person=before.suspect, state=before.in_.upper())
        yield Labelled(say("label-colon", label=before.id), text, refs=(before.suspect,))
    if not (found.concurrent or found.assessment.case.proceedings):
        yield Paragraph(say("coop-none-concurrent"))


def _concurrent(one: Concurrent, found: Cooperation, say: Voice) -> Item:
    states = say.listed(called(s, found, say) for s in one.states)
    text = say("coop-can-charge", states=states)
    label = say("coop-charge-of", suspect=one.suspect, complainant=one.complainant or "-")
    said = (
        *(Line(named(c, found.assessment, say, loud=False), (c,)) for c in one.charges),
        *(Line(say(f"coop-concurrent-{step}")) for step in ("consult", "twice", "transfer")),
    )
    return Item(label, text, said=said)


def _joint(found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield what joint work may rest on, and the examples that were read of."""
    if not found.joint:
        return
    yield from _part("coop-joint", say)
    states = say.listed(called(s, found, say) for s in found.joint)
    yield Paragraph(say("coop-joint-states", states=states))
    yield Paragraph(say("coop-joint-basis"))
    for pair in found.pairs:
        for row in (p for p in pair.practice if p.topic == "joint-law"):
            yield practice_told(row, found.names, say)
    yield Paragraph(say("coop-joint-examples"))
    for row in found.examples:
        label = say("label-colon", label=called(row.state, found, say))
        text = say.apart((row.says, say(f"nation-saw-{row.saw}")))
        yield Labelled(label, text, row.source)


def _drafts(found: Cooperation, say: Voice) -> Iterator[Block]:
    for pair in found.pairs:
        if pair.needs:
            yield from request(pair, found, called(pair.state, found, say), say)
        if any(n.kind == "preserve" for n in pair.needs):
            yield from preservation(pair, found, called(pair.state, found, say), say)
    if found.joint:
        states = tuple(called(s, found, say) for s in found.joint)
        yield from agreement(states, say)


def _not_entered(found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield what the case does not say of where things are: nothing is guessed."""
    a, rows = found.assessment, []
    if found.not_placed:
        told = say.listed(fact_named(f, a, say) for f in found.not_placed)
        rows.append(Labelled(say("coop-no-place"), told, refs=found.not_placed))
    if found.nowhere:
        rows.append(
            Labelled(say("coop-abroad-where"), items_named(found.nowhere, a, say), refs=found.nowhere)
        )
    if rows:
        yield from _part("coop-not-entered", say)
        yield from rows
