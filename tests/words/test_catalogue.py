"""The catalogue: every sentence exists, is used, and passes no judgement."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest

from chargeassist.words import LANGUAGES, say
from chargeassist.words.catalogue import message
from tests.architecture.support import MODULES, dotted, nodes
from tests.each import each
from tests.words.support import catalogue

ALLOWED = re.compile("says nothing of guilt|warn of convicting")
SPEAKERS = {"say": {"say", "Voice"}, "remark": {"remark"}}
"""What a module imports that says sentences: a builder of pages says them through a voice named `say`."""
OF_A_COURT = ("outcome-convicted", "answer-key-verdict-outcome", "key-laid-outcome")
"""Sentences that tell what a court came to on a charge that was laid."""
BANNED = re.compile(r"guilty|offender|convict|probabilit|credib|liable|\bproved that\b|%", re.IGNORECASE)


FAULTING = ("of", "add", "fault", "_error", "_warning")
"""Functions and methods whose first argument is the id of what is wrong; it begins with a code."""
CODED = re.compile(r"[CFLNW]\d{3}(\\?-.*)?")


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield every call in the library that names a sentence, with its place."""
    for module in MODULES:
        imported = {a.name for n in nodes(module) if isinstance(n, ast.ImportFrom) for a in n.names}
        for node in nodes(module):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                saying = isinstance(node.func, ast.Name) and imported & SPEAKERS.get(name, set())
                coded = name in FAULTING and all(map(CODED.fullmatch, _forms(node.args[0]) or [""]))
                if saying or coded:
                    yield f"{module}:{node.lineno}", node


def _forms(id: ast.expr) -> list[str]:
    """Return the ids an argument can mean, as patterns: an f-string means all that fit, a choice both."""
    match id:
        case ast.Constant(str(text)):
            return [text]
        case ast.IfExp(body=one, orelse=other):
            return [*_forms(one), *_forms(other)]
        case ast.JoinedStr(parts):
            return [
                "".join(
                    re.escape(p.value) if isinstance(p, ast.Constant) and isinstance(p.value, str) else ".+"
                    for p in parts
                )
            ]
        case _:
            return []


@cache
def _ids(call: ast.Call) -> list[str]:
    """The ids one call can mean; a remark of the reports is worded under ``remark-`` and its code."""
    remarked = isinstance(call.func, ast.Name) and call.func.id == "remark"
    found = []
    for form in _forms(call.args[0]):
        plain, worded = (_fitting(prefix + form) for prefix in ("", "remark-"))
        found += (remarked and worded) or plain or [form]
    return found


@cache
def _fitting(pattern: str) -> list[str]:
    """Return the ids of sentences that a pattern means: most are an id itself."""
    if pattern in ENGLISH:
        return [pattern]
    return re.findall(rf"^(?:{pattern})$", EVERY_ID, re.MULTILINE)


ENGLISH = {id: " ".join(m.english) for id, m in catalogue("en").items()}
EVERY_ID = "\n".join(ENGLISH)
SAID = [(p, c) for p, c in _calls() if _forms(c.args[0]) and None not in {k.arg for k in c.keywords}]
"""Calls that name their sentence and its values."""


def _chosen() -> set[str]:
    """Return the ids of remarks whose codes stand as words of their own in the rooms that make remarks."""
    rooms = ("law/", "reasoning/", "findings/", "advice/", "training/")
    said = (n for module in MODULES if module.startswith(rooms) for n in nodes(module))
    return {f"remark-{n.value}" for n in said if isinstance(n, ast.Constant) and isinstance(n.value, str)}


class _Blank(str):
    """What fills any blank, however the sentence wants several values told."""

    def __format__(self, how: str) -> str:
        return str(self)


def test_there_are_sentences_said() -> None:
    """The search finds the sentences the reports say: most of the catalogue."""
    assert len(ENGLISH) // 2 < len({id for _, call in SAID for id in _ids(call)})


@each({f"{place} {n}": (place, call) for n, (place, call) in enumerate(SAID)})
def test_every_sentence_said_exists(place: str, call: ast.Call) -> None:
    """A sentence that the library says stands in the catalogue."""
    assert [] == [id for id in _ids(call) if id not in ENGLISH]


@each({f"{place} {n}": (place, call) for n, (place, call) in enumerate(SAID)})
def test_every_blank_is_filled(place: str, call: ast.Call) -> None:
    """Whoever says a sentence fills exactly the blanks it has."""
    given = {k.arg for k in call.keywords} - {"language", None}

    for id in _ids(call):
        assert {name for _, name, _, _ in Formatter().parse(ENGLISH[id]) if name} == given


def _named() -> Iterator[str]:
    """Yield every text in the library that is the id of a sentence, and the blanks of a text to be filled.

    A table can name sentences, and a key the sentence that says what it is for.
    """
    for module in MODULES:
        for node in nodes(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                blanks = re.findall(r"\{(new-[a-z-]+)\}", node.value) if "{new-" in node.value else ()
                yield from (id for id in (node.value, *blanks) if id in ENGLISH)


def test_every_sentence_is_said() -> None:
    """A sentence nobody says is left out of the catalogue; a remedy is said with its fault.

    A code may be chosen from a table.
    """
    said = {id for _, call in SAID for id in _ids(call)} | set(_named()) | _chosen()
    remedies = {f"remedy-{x}" for id in said for x in (id, id[:4])}

    assert set() == set(ENGLISH) - said - remedies


FORWARDED = {
    "reading/fault.py": "Faults.add and Fault.of hand on what they are given",
    "law/conditions.py": "adds where in the law it stands",
    "audit/finding.py": "adds how grave it is",
}
"""Modules with a function that is given the id of what is wrong, and what it does."""


def test_every_fault_names_its_text() -> None:
    """Whoever makes a fault says which, by an id or one of several that begin alike."""
    found = []
    for name in MODULES:
        for node in nodes(name):
            if isinstance(node, ast.Call) and name not in FORWARDED:
                called = dotted(node.func)
                if called in ("Fault.of", "faults.add", "self.fault", "self.faults.add"):
                    named = all(map(CODED.fullmatch, _forms(node.args[0]) or [""]))
                    found += [] if named else [f"{name}:{node.lineno}"]
                found += [f"{name}:{node.lineno}"] if called == "Fault" else []

    assert [] == found
    assert 120 < sum(all(map(CODED.fullmatch, _forms(call.args[0]))) for _, call in SAID)


@each(ENGLISH.keys())
def test_no_sentence_passes_judgement(id: str) -> None:
    """No sentence says guilty, offender, convict, probability, credible, or a percentage.

    What a court came to on a laid charge is told as it was entered.
    """
    said = ENGLISH[id].replace("says nothing of guilt", "").replace("warn of convicting", "")
    assert id in OF_A_COURT or None is BANNED.search(said)


@each(ENGLISH.keys())
def test_guilt_is_only_denied(id: str) -> None:
    """The word guilt stands in one place: that nothing is said of it."""
    assert "guilt" not in ENGLISH[id].replace("says nothing of guilt", "").lower()


def test_the_notice_denies_what_it_must() -> None:
    """The notice says that it decides nothing, says nothing of guilt and rates no witness."""
    notice = say("notice")

    for words in ("decides nothing", "says nothing of guilt", "no view on whether any witness"):
        assert words in notice


def test_an_unknown_sentence_is_an_error() -> None:
    """A sentence that does not exist is an error of ours, never an empty line."""
    with pytest.raises(KeyError):
        say("no-such-sentence")


def test_a_sentence_is_found_as_it_stands_among_all() -> None:
    """What is read alone, when it is said, is what the catalogue has under that id."""
    alone = {id: message("en", id) for id in ENGLISH}

    assert {id: (m.english, m.translated) for id, m in catalogue("en").items()} == {
        id: m and (m.english, m.translated) for id, m in alone.items()
    }


@each(ENGLISH.keys())
def test_a_language_without_a_sentence_says_it_in_english(id: str) -> None:
    """Where a language lacks a sentence the English one is said, that for one or that for many."""
    forms = catalogue("en")[id].english
    blanks: dict[str, object] = {
        name: _Blank("x") for _, name, _, _ in Formatter().parse(ENGLISH[id]) if name
    }
    for count, form in enumerate(forms, start=1):
        filled = blanks | {"n": count} if len(forms) > 1 else blanks
        assert form.format(**filled) == say(id, "zz", **filled)


def test_english_is_a_language() -> None:
    """English is always there."""
    assert "en" in LANGUAGES
