"""The language of an answer, named before the verb or after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.support import run

SERVITUDE = str(Path(__file__).parents[2] / "examples" / "domestic-servitude" / "case.toml")


@pytest.mark.parametrize("words", [("--lang", "fr", "--help"), ("--help", "--lang=fr")])
def test_the_help_of_the_program_is_said_in_a_language(words: tuple[str, ...]) -> None:
    """Who reads no English can ask for help."""
    assert run(*words).out.split()[:3] == ["Emploi", ":", "chargeassist"]


def test_a_language_before_the_verb_is_that_of_its_answer() -> None:
    """It is the same answer wherever the language stands, and one after the verb comes before it."""
    after = run("counts", SERVITUDE, "--lang", "fr")

    assert "CHEF 1 (à titre principal)" in after.out
    assert after.out == run("--lang", "fr", "counts", SERVITUDE).out


def test_the_first_of_a_month_is_told_as_french_has_it() -> None:
    """French says 1er octobre, and 31 octobre."""
    assert "entre le 1er octobre 2022 et le 31 octobre 2022" in " ".join(
        run("counts", SERVITUDE, "--lang", "fr").out.split()
    )


def test_what_was_typed_wrong_is_told_in_the_language() -> None:
    """What is missing, and what was expected instead, is told in French."""
    assert "manque" in run("--lang", "fr").err
    assert "html ou docx" in run("packs", "--format", "x", "--lang", "fr").err
