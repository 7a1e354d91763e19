"""Answers put into a case file one by one: what is still open, and the text with one fact more."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from chargeassist.case.model import Case
from chargeassist.case.paste import table_of
from chargeassist.case.starts import Start, Step, steps_of


@frozen
class OpenQuestion:
    """A term that nobody has entered yet, and where in the order it stands."""

    step: Step
    items: tuple[str, ...]
    """The items of evidence that usually answer it."""
    term: str


@frozen
class Given:
    """What somebody answered: who, when or which value, and what shows it."""

    holds: str
    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    on: str = ""
    value: str = ""
    shown_by: tuple[str, ...] = ()


def open_questions(start: Start, case: Case, asked: Collection[str]) -> tuple[OpenQuestion, ...]:
    """Return what a starting file asks of *asked* and the case does not answer, in order."""
    entered = {f.name for f in case.facts}
    items = {e.id for e in case.evidence}
    return tuple(
        OpenQuestion(step, tuple(i for i in own if i in items), term)
        for step, own in steps_of(start)
        for term in step.terms
        if term in asked and term not in entered
    )


def with_fact(text: str, case: Case, term: str, given: Given, episode: str) -> str:
    """Return the text of a case file with one fact more at its end; what was there is left as it is."""
    whole = text if text.endswith("\n") else f"{text}\n"
    course = (episode,) if episode in {e.id for e in case.episodes} else ()
    return f"{whole}\n{table_of(_keys(_free(case), term, given, course))}"


def with_person(text: str, said: str) -> str:
    """Return the text of a case file with one person more: id, what it is and label, as said."""
    id, role, label = [*said.split(maxsplit=2), "", ""][:3] if said.strip() else ("", "", "")
    whole = text if text.endswith("\n") else f"{text}\n"
    keys = [("id", f'"{id}"'), ("is", f'["{role}"]'), *([("label", f'"{label}"')] if label else [])]
    return f"{whole}\n{table_of(keys, 'person')}"


def _keys(id: str, term: str, given: Given, course: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    texts = {"id": id, "fact": term, "value": given.value, "on": given.on}
    lists = {"by": given.by, "of": given.of, "episode": course, "shown_by": given.shown_by}
    yield from ((key, f'"{text}"') for key, text in texts.items() if text)
    if given.holds != "yes":
        yield "holds", f'"{given.holds}"'
    for key, ids in lists.items():
        if ids:
            quoted = (f'"{one}"' for one in ids)
            yield key, f"[{', '.join(quoted)}]"


def _free(case: Case) -> str:
    """Return the first id of a fact that nothing in the case has."""
    taken = {f.id for f in case.facts}
    # Facts that were written short have ids of their own form (f1-S1), and keep what is before it.
    taken |= {f.id.partition("-")[0] for f in case.facts}
    number = 1
    while f"f{number}" in taken:
        number += 1
    return f"f{number}"
