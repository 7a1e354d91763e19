"""One gate on a page: who, why, what it blocks, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.findings.model import Assessment, GateFinding
from chargeassist.law.model import Gate
from chargeassist.reasoning.outcomes import offence_of
from chargeassist.report.page import Alert, Block, Labelled, Line, Paragraph
from chargeassist.report.pages.common import in_labels, reached
from chargeassist.report.pages.heading import stands_beside
from chargeassist.report.voice import Voice


def gate(finding: GateFinding, assessment: Assessment, say: Voice) -> Alert:
    """Return a gate that is raised, with all that is to be known before anybody is charged."""
    title = say("gate-raised", person=finding.person, title=finding.gate.title)
    said = tuple(_said(finding, assessment, say))
    return Alert(say("label-gate"), title, id=finding.id, refs=(finding.person,), said=said)


def effect_of(gate: Gate, say: Voice) -> str:
    """Return what a gate does, and the law's own words on it."""
    effect = say(f"effect-{gate.effect}")
    return say("gate-does", effect=effect, words=gate.effect_words) if gate.effect_words else effect


def _said(finding: GateFinding, assessment: Assessment, say: Voice) -> Iterator[Block]:
    gate = finding.gate
    covers = reached(gate.covers, gate.pack, assessment.law, say)
    text = say("gate-effect", effect=effect_of(gate, say), cite=gate.cite, covers=covers)
    yield Labelled(say("label-effect"), text)
    for ground in finding.grounds:
        yield Labelled(say("label-because"), say.told(in_labels(ground, assessment, say)))
    if finding.opened_by:
        yield Labelled(say("label-on"), " ".join(finding.opened_by), refs=finding.opened_by)
    if finding.by_label:
        yield Paragraph(say("in-brackets", text=say("gate-by-label")))
    elif finding.bare:
        yield Paragraph(say("in-brackets", text=say("gate-bare")))
    if gate.nexus is not None:
        nexus = say("nexus", standing=say.standing(finding.nexus))
        if finding.nexus_facts:
            nexus = say("on-facts", text=nexus, facts=" ".join(finding.nexus_facts))
        yield Line(nexus, finding.nexus_facts)
    if finding.lifted_by:
        yield Paragraph(say("gate-lifted", override=finding.lifted_by))
    titles = {say.told(assessment.law[offence_of(id)].title) for id in finding.blocks}
    blocked = say.apart(sorted(titles))
    yield Labelled(say("label-blocks"), blocked or say("no-charge-listed"), refs=finding.blocks)
    yield from stands_beside([finding], assessment, say)
    for number, step in enumerate(gate.steps, start=1):
        yield Labelled(say("label-step", number=number), say.told(step))
