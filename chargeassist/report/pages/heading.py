"""How every page of a case begins: what it is and is not, and the gates, which are left off none."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from chargeassist.findings.model import Assessment, GateFinding
from chargeassist.reasoning.outcomes import offence_of
from chargeassist.report.page import Alert, Blank, Block, Labelled, Page, Paragraph
from chargeassist.report.voice import Voice


def headed(
    blocks: Iterable[Block],
    say: Voice,
    assessment: Assessment | None = None,
    at_length: Container[GateFinding] = (),
) -> Page:
    """Return a page under the notice; a gate is never left off a page that may be read alone.

    Those *at_length* are among the blocks.
    """
    return Page((*_notice(say, assessment, at_length), *blocks), say.language)


def stands_beside(gates: Iterable[GateFinding], assessment: Assessment, say: Voice) -> Iterator[Labelled]:
    """Yield the charges that stand though a gate covers them, and what is to be looked into first."""
    found = tuple(dict.fromkeys(id for g in gates for id in g.stands_beside))
    if found:
        titles = dict.fromkeys(say.told(assessment.law[offence_of(id)].title) for id in found)
        text = say("does-not-block", charges=say.apart(titles))
        yield Labelled(say("label-does-not-block"), text, refs=found)


def _notice(say: Voice, assessment: Assessment | None, at_length: Container[GateFinding]) -> Iterator[Block]:
    yield Paragraph(say("notice"))
    yield Blank()
    if assessment is None:
        return
    for finding in (g for g in assessment.gates if g not in at_length):
        raised = say("gate-and-cite", person=finding.person, title=finding.gate.title, cite=finding.gate.cite)
        lifted = say("gate-lifted", override=finding.lifted_by) if finding.lifted_by else ""
        said = tuple(stands_beside([finding], assessment, say))
        text = f"{raised} {lifted}".rstrip()
        yield Alert(say("label-gate"), text, id=finding.id, refs=(finding.person,), said=said)
        yield Blank()
