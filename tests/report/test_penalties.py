"""Penalties in words: in English as the notation has them, in French as a court reads them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from chargeassist.law.penalties import Penalty, penalty_line
from chargeassist.report.penalties import penalty_text
from chargeassist.report.voice import Voice
from tests.builders import law


def _penalty(text: str) -> Penalty:
    lines = tuple(line for part in text.split(" | ") if (line := penalty_line(part)) is not None)
    assert text.count("|") + 1 == len(lines)
    return Penalty("ordinary", "s 1", lines)


def _as_written(penalty: Penalty) -> str:
    return re.sub(r"(?<=\d),(?=\d{3})", "", penalty_text(penalty, Voice("en")))


def _penalties(pack: str) -> Iterator[Penalty]:
    for offence in law(pack).pack(pack).offences:
        yield from offence.penalties
        yield from (p for aside in offence.aggravated for p in aside.penalties)


@pytest.mark.parametrize("pack", ["xp", "xq", "sn", "za"])
def test_english_is_the_notation(pack: str) -> None:
    """What a pack says of a penalty is told in English word for word, thousands set apart."""
    found = list(_penalties(pack))

    assert [p.text for p in found] == [
        re.sub(r"(?<=\d),(?=\d{3})", "", penalty_text(p, Voice("en"))) for p in found
    ]
    assert found


@pytest.mark.parametrize(
    ("written", "french"),
    [
        ("imprisonment at least 1 year", "emprisonnement d’au moins 1 an"),
        (
            "imprisonment at most 6 months | or fine | or both",
            "emprisonnement d’au plus 6 mois ou amende ou les deux",
        ),
        (
            "imprisonment at least 5 years | and imprisonment at most 10 years",
            "emprisonnement de 5 ans à 10 ans",
        ),
        (
            "death | and fine at least XOF 300000 | and fine at most XOF 4000000 | and no suspension",
            "mort et amende de 300 000 à 4 000 000 XOF et sans sursis",
        ),
        (
            "imprisonment at least 20 years | or imprisonment life",
            "emprisonnement d’au moins 20 ans ou emprisonnement à perpétuité",
        ),
        ("death | or imprisonment at large", "mort ou emprisonnement sans durée dite"),
        (
            "imprisonment fixed 2 years | and orders forfeiture",
            "emprisonnement de 2 ans et mesure : confiscation",
        ),
        ("fine | and orders public apology", "amende et mesure : public apology"),
        (
            "imprisonment at most 30 years | with a ceiling of 15 years in a regional court",
            "emprisonnement d’au plus 30 ans avec un plafond de 15 ans devant : a regional court",
        ),
        ("contested", "disposition discutée"),
        ("defective", "disposition défectueuse"),
    ],
)
def test_a_penalty_is_told_in_french(written: str, french: str) -> None:
    """Every line of the notation has its words; what a court orders otherwise is told as it is written."""
    penalty = _penalty(written)

    assert french == penalty_text(penalty, Voice("fr")).replace("\u00a0", " ")
    assert written.replace(" |", "") == _as_written(penalty)
