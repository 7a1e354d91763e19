"""A session: a case under a law, assessed anew at every step as far as it reaches, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from chargeassist.advice.answering import with_answer
from chargeassist.advice.charging import assess
from chargeassist.advice.diff import Change, diff
from chargeassist.advice.gaps import gaps
from chargeassist.advice.requests import Request
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.write import case_to_dict
from chargeassist.findings.model import Assessment, ElementFinding
from chargeassist.law.model import Law
from chargeassist.live.events import (
    ADD,
    AMEND,
    RETRACT,
    Event,
    Row,
    after,
    between,
    event,
    event_from_dict,
)
from chargeassist.reasoning.standing import Standing
from chargeassist.words import Remark
from chargeassist.words.untold import untold

BEGIN = "begin"
"""What the first event of a session does."""


@untold
@frozen
class Reason:
    """Why one element of a charge stands otherwise than before: what came to it, and what left it."""

    charge: str
    element: str
    before: Standing
    after: Standing
    carried_by: tuple[str, ...]
    """Facts that carry it now and did not."""
    no_longer_by: tuple[str, ...]
    """Facts that carried it and no longer do."""
    against: tuple[str, ...]
    """Facts that speak against it now and did not."""
    no_longer_against: tuple[str, ...]
    shown_by: tuple[str, ...]
    """Items of evidence that show it now and did not."""
    no_longer_shown_by: tuple[str, ...]
    causes: tuple[Remark, ...]
    """Why it is thin, where it is."""


@untold
@frozen
class Update:
    """What one step did: the session after it, every change, and why elements stand otherwise."""

    before: Session
    session: Session
    events: tuple[Event, ...]
    changes: tuple[Change, ...]
    """Standings, roles, gates and cautions that changed, in a fixed order."""
    reasons: tuple[Reason, ...]

    def opened(self) -> tuple[Request, ...]:
        """Return the gaps, questions and proposals that were not there before."""
        return _without(gaps(self.session.assessment), gaps(self.before.assessment))

    def closed(self) -> tuple[Request, ...]:
        """Return the gaps, questions and proposals that are no longer there."""
        return _without(gaps(self.before.assessment), gaps(self.session.assessment))


@untold
@frozen
class Session:
    """A case under a law, its assessment, and every step since it began.

    A value: a step gives another session and leaves this one as it is, so that threads and tasks may
    share it, an app may keep it, pickle it, and go back to it. `Session.begin` begins one.

    >>> from chargeassist import Session, load_law, read_case
    >>> session = Session.begin(read_case("examples/domestic-servitude/case.toml"), load_law("xp"))
    >>> update = session.retract("fact", "f1")
    >>> session.assessment == update.session.assessment, session.case.facts[0].id
    (False, 'f1')
    """

    law: Law
    case: Case
    stage: str
    """investigate, charge or trial."""
    assessment: Assessment
    """What `assess` says of the case: the same as of a case that was read from a file."""
    first: Case
    """The case it began with."""
    steps: tuple[tuple[Event, ...], ...] = field(default=())
    """What was done since, one tuple a step."""

    @classmethod
    def begin(cls, case: Case, law: Law, *, stage: str = "charge") -> Session:
        """Return the session that begins with a case. Raises what `assess` raises."""
        return cls(law, case, stage, assess(case, law, stage=stage), case)

    def add(self, table: str, row: Mapping[str, Any]) -> Update:
        """Add a row of a case file to a table (`fact`, `evidence`, `person` ...) and return what it did.

        The rows of a case file may be added in its short form as well. Raises CaseError with every fault.
        """
        keys = dict(row)
        return self.apply(event(ADD, table, keys.pop("id", ""), keys))

    def amend(self, table: str, id: str, keys: Mapping[str, Any]) -> Update:
        """Change keys of a row; None takes a key away. Raises KeyError for a row that is not there."""
        return self.apply(event(AMEND, table, id, keys))

    def retract(self, table: str, id: str) -> Update:
        """Take a row back. Raises CaseError where another row names it: `apply` does several at once."""
        return self.apply(event(RETRACT, table, id, {}))

    def answer(
        self,
        id: str,
        value: str,
        *,
        evidence: Iterable[str | Row] = (),
        by_whom: str = "",
        why: str = "",
        on: date | None = None,
    ) -> Update:
        """Answer a gap, question or proposal as `with_answer` does, and return what that did."""
        case = with_answer(self.assessment, id, value, evidence=evidence, by_whom=by_whom, why=why, on=on)
        return self._update(case, between(self.case, case))

    def apply(self, *events: Event | Mapping[str, Any]) -> Update:
        """Take several steps as one: all of them, or, where the case would not be one, none."""
        steps = tuple(e if isinstance(e, Event) else event_from_dict(e) for e in events)
        return self._update(after(self.case, steps), steps)

    def to_events(self) -> list[Any]:
        """Return how it began, then the events of each step, as `json.dumps` takes it: see `replay`."""
        first = {"do": BEGIN, "case": case_to_dict(self.first), "stage": self.stage}
        return [first, *([e.to_dict() for e in step] for step in self.steps)]

    def _update(self, case: Case, steps: tuple[Event, ...]) -> Update:
        found = assess(case, self.law, stage=self.stage, before=self.assessment)
        session = evolve(self, case=case, assessment=found, steps=(*self.steps, steps))
        changes = diff(self.assessment, found)
        return Update(self, session, steps, changes, tuple(_reasons(self.assessment, found)))


def replay(events: Sequence[Any], law: Law) -> Session:
    """Return the session that `to_events` wrote, under a law: under the same law, the same session.

    The case is assessed once, at the end. Raises ValueError for what is no row of events, KeyError and
    CaseError as the steps themselves do.
    """
    first = events[0] if events else None
    if not isinstance(first, Mapping) or set(first) != {"do", "case", "stage"} or first["do"] != BEGIN:
        raise ValueError("a session begins with an event that begins it: do, case and stage")
    begun = case = case_from_dict(first["case"], "session")
    if not all(isinstance(step, list | tuple) for step in events[1:]):
        raise ValueError("a step is a list of events")
    steps = tuple(tuple(map(event_from_dict, step)) for step in events[1:])
    for step in steps:
        case = after(case, step)
    return evolve(Session.begin(case, law, stage=first["stage"]), first=begun, steps=steps)


def _without(requests: Iterable[Request], others: Iterable[Request]) -> tuple[Request, ...]:
    known = {r.id for r in others}
    return tuple(r for r in requests if r.id not in known)


def _reasons(old: Assessment, new: Assessment) -> Iterator[Reason]:
    """Yield why each element of a charge that was there before stands otherwise."""
    before = {c.id: c for c in old.charges}
    for charge in (c for c in new.charges if c.id in before and before[c.id] is not c):
        elements = {e.id: e for e in before[charge.id].elements}
        for element in charge.elements:
            was = elements.get(element.id)
            if was is not None and was.standing is not element.standing:
                yield _reason(charge.id, was, element)


def _reason(charge: str, was: ElementFinding, is_: ElementFinding) -> Reason:
    shown_before, shown_now = ([c.evidence for c in e.evidence if c.strength] for e in (was, is_))
    return Reason(
        charge,
        is_.id,
        was.standing,
        is_.standing,
        _new(is_.facts, was.facts),
        _new(was.facts, is_.facts),
        _new(is_.against_facts, was.against_facts),
        _new(was.against_facts, is_.against_facts),
        _new(shown_now, shown_before),
        _new(shown_before, shown_now),
        is_.causes,
    )


def _new(ids: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for i in ids if i not in others))
