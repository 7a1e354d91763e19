"""`new --ask`: the questions of a kind of case one by one, the file written after every answer."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from chargeassist.advice.terms import asked_of
from chargeassist.case.asking import Given, OpenQuestion, open_questions, with_fact, with_person
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import reading, reading_of_bytes
from chargeassist.case.starts import Start, question_of, read_start, start_head
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.streams import line, tell
from chargeassist.cli.usage import Misused
from chargeassist.hall.load import case_and_law
from chargeassist.hall.rows import changed
from chargeassist.hall.write import rewrite, write
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import ChargeAssistError, faults_text
from chargeassist.words import say

_PLAIN = re.compile(r"[\w ,./~?:-]*")
"""What an answer is made of: ids, days, ages, countries."""
_HOLDS = ("yes", "no", "unknown")


class _Stop(Exception):
    """Somebody wants to stop, or there is nobody to ask."""


def ask(asked: Asked) -> int:
    """Ask what is open, one question after the other, and write the file after every answer.

    A file that is there is taken up again: what is entered in it is not asked.
    """
    path = asked.out
    if path is None or not path.lower().endswith(".toml"):
        raise Misused(say("usage-ask", asked.lang))
    start = read_start(asked.like or "nothing")
    try:
        if not Path(path).exists():
            _begin(start, path, asked)
        _all(start, path, asked)
    except _Stop:
        pass
    if Path(path).exists():
        case, law = case_and_law(path, asked.law)
        left = len(open_questions(start, case, asked_of(start, law)))
        tell(say("ask-left", asked.lang, n=left) + "\n")
    return WRITTEN


def _begin(start: Start, path: str, asked: Asked) -> None:
    """Write the file without a fact, once somebody has said the day of the assessment."""
    law = load_law(*(asked.law or ("xp",))).asked

    def made(day: str) -> None:
        text = start_head(start, law, day, asked.lang)
        reading_of_bytes(text.encode(), path).whole()
        write(text, path)

    _until_accepted(lambda: made(_line("ask-as-at", asked.lang)), asked.lang)


def _all(start: Start, path: str, asked: Asked) -> None:
    case, law = case_and_law(path, asked.law)
    questions = open_questions(start, case, asked_of(start, law))
    grade = ""
    for number, question in enumerate(questions, start=1):
        if question.step.grade != grade:
            grade = question.step.grade
            tell(f"\n== {say(f'start-grade-{grade}', asked.lang)} ==\n")
        said = "\n".join(question_of(question.term, grade, law.vocabulary, asked.lang))
        tell(f"\n{say('ask-number', asked.lang, number=number, count=len(questions))} {said}\n")
        _until_accepted(partial(_one, question, start, path, law, asked), asked.lang)


def _until_accepted(step: Callable[[], None], lang: str) -> None:
    """Do a step again until what was answered is accepted; its faults are told each time."""
    while True:
        try:
            return step()
        except ChargeAssistError as error:
            if any(f.code.startswith("F") for f in error.faults):
                raise  # of the file, and no other answer mends it
            tell(f"{faults_text(error.faults, lang)}\n{say('ask-again', lang)}\n")


def _one(question: OpenQuestion, start: Start, path: str, law: Law, asked: Asked) -> None:
    """Ask one question; put the answer into the file as it lies there now."""

    def put(added: Callable[[str, Case], str]) -> None:
        def made(file: Path) -> str:
            now = reading(file)
            return changed(now.text, lambda text: added(text, now.whole()))

        def accept(part: Path) -> None:
            check_case(reading_of_bytes(reading(part).text.encode(), path).whole(), law, path)

        rewrite(path, made, accept)

    while (holds := _holds(asked.lang)) == "person":
        said = _line("ask-person", asked.lang)
        put(partial(_with_person, said))
    if not holds:
        return
    given = _given(question, holds, reading(path).whole(), law.vocabulary, asked.lang)
    put(lambda text, case: with_fact(text, case, question.term, given, start.episode))


def _with_person(said: str, text: str, case: Case) -> str:
    return with_person(text, said)


def _given(question: OpenQuestion, holds: str, case: Case, vocabulary: Vocabulary, lang: str) -> Given:
    slot = vocabulary.slots[question.term.partition(":")[0]]
    who = {"suspect": _first(case, ("suspect",)), "complainant": _first(case, ("victim", "migrant"))}
    by = _ids("ask-by", who[slot.who.by], lang) if slot.who.by else ()
    of = _ids("ask-of", who[slot.who.of], lang) if slot.who.of else ()
    if holds == "unknown":
        return Given(holds, by, of)
    value = _line("ask-value", lang) if slot.values and holds == "yes" else ""
    on = "" if slot.values else _line("ask-on", lang)
    return Given(holds, by, of, on, value, _ids("ask-shown-by", question.items[:1], lang))


def _first(case: Case, roles: tuple[str, ...]) -> tuple[str, ...]:
    return next(((p.id,) for p in case.persons if {*p.is_} & {*roles}), ())


def _holds(lang: str) -> str:
    """Return yes, no, unknown or person; nothing for later."""
    letters = {say(f"ask-letter-{word}", lang): word for word in (*_HOLDS, "person", "stop")}
    while True:
        said = _line("ask-holds", lang).casefold()
        word = letters.get(said[:1], "") if said else "later"
        if word == "stop":
            raise _Stop
        if word:
            return "" if word == "later" else word


def _ids(question: str, usual: tuple[str, ...], lang: str) -> tuple[str, ...]:
    said = _line(question, lang, usual=" ".join(usual) or "-")
    return tuple(said.replace(",", " ").split()) if said else usual


def _line(question: str, lang: str, **values: object) -> str:
    """Return the answer to a prompt, of plain letters; raises _Stop where there is nobody to ask."""
    while True:
        tell(f"{say(question, lang, **values)} ")
        said = line()
        if said is None:
            tell("\n")
            raise _Stop
        if _PLAIN.fullmatch(said):
            return said
        tell(f"{say('ask-plain', lang)}\n")
