"""The catalogue: every sentence exists, is used, and passes no judgement."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from chargeassist.words import LANGUAGES, say
from chargeassist.words.catalogue import catalogue

PACKAGE = Path(__file__).parents[2] / "chargeassist"
ALLOWED = re.compile("says nothing of guilt|warn of convicting")
SPEAKERS = {"say": {"say", "Voice"}, "remark": {"remark"}}
"""What a module imports that says sentences: a builder of pages says them through a voice named `say`."""
BANNED = re.compile(r"guilty|offender|convict|probabilit|credib|liable|\bproved that\b|%", re.IGNORECASE)


def _calls(function: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call of `say` or `remark` in the library with its place."""
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
        for node in ast.walk(tree) if imported & SPEAKERS[function] else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                yield f"{file.relative_to(PACKAGE)}:{node.lineno}", node


def _ids(call: ast.Call) -> list[str]:
    """The ids one call can mean: an f-string means every id that fits it, a choice both of its ids."""
    prefix = "remark-" if isinstance(call.func, ast.Name) and call.func.id == "remark" else ""
    return [prefix + id for id in _meant(call.args[0])]


def _meant(said: ast.expr) -> list[str]:
    match said:
        case ast.Constant(str(id)):
            return [id]
        case ast.IfExp(body=one, orelse=other):
            return [*_meant(one), *_meant(other)]
        case ast.JoinedStr(parts):
            form = "".join(
                re.escape(p.value) if isinstance(p, ast.Constant) and isinstance(p.value, str) else ".+"
                for p in parts
            )
            return [id for id in ENGLISH if re.fullmatch(form, id)] or [form]
        case _:
            return []


ENGLISH = {id: " ".join(m.english) for id, m in catalogue("en").items()}
_KNOWN = (ast.Constant, ast.JoinedStr, ast.IfExp)
SAID = [
    (place, call)
    for place, call in (*_calls("say"), *_calls("remark"))
    if isinstance(call.args[0], _KNOWN) and None not in {k.arg for k in call.keywords}
]
"""Calls that name their sentence and its values; a remark is worded under ``remark-`` and its code."""


def _chosen() -> set[str]:
    """Return the ids of remarks whose codes stand as words of their own in the rooms that make remarks."""
    modules = (
        p for room in ("law", "reasoning", "findings", "advice") for p in (PACKAGE / room).rglob("*.py")
    )
    nodes = (n for p in modules for n in ast.walk(ast.parse(p.read_text("utf-8"))))
    return {f"remark-{n.value}" for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


class _Blank(str):
    """What fills any blank, however the sentence wants several values told."""

    def __format__(self, how: str) -> str:
        return str(self)


def test_there_are_sentences_said() -> None:
    """The search finds the sentences the reports say: most of the catalogue."""
    assert len(ENGLISH) // 2 < len({id for _, call in SAID for id in _ids(call)})


@pytest.mark.parametrize(("place", "call"), SAID, ids=[p for p, _ in SAID])
def test_every_sentence_said_exists(place: str, call: ast.Call) -> None:
    """A sentence that the library says stands in the catalogue."""
    assert [] == [id for id in _ids(call) if id not in ENGLISH]


@pytest.mark.parametrize(("place", "call"), SAID, ids=[p for p, _ in SAID])
def test_every_blank_is_filled(place: str, call: ast.Call) -> None:
    """Whoever says a sentence fills exactly the blanks it has."""
    given = {k.arg for k in call.keywords} - {"language", None}

    for id in _ids(call):
        assert {name for _, name, _, _ in Formatter().parse(ENGLISH[id]) if name} == given


def test_every_sentence_is_said() -> None:
    """A sentence nobody says is left out of the catalogue; a code may be chosen from a table."""
    assert set() == set(ENGLISH) - {id for _, call in SAID for id in _ids(call)} - _chosen()


@pytest.mark.parametrize("id", ENGLISH)
def test_no_sentence_passes_judgement(id: str) -> None:
    """No sentence says guilty, offender, convict, probability, credible, or a percentage."""
    assert None is BANNED.search(
        ENGLISH[id].replace("says nothing of guilt", "").replace("warn of convicting", "")
    )


@pytest.mark.parametrize("id", ENGLISH)
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


@pytest.mark.parametrize("id", ENGLISH)
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
