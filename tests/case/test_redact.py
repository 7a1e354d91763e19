"""A case that may be shown: no word, day or id of a person is left, and the law finds the same in it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from chargeassist import Assessment, assess, case_from_dict, case_to_dict, load_law, read_case
from chargeassist.case.redact import Covering, redacted, years_of
from chargeassist.reading.readers import Text
from tests.builders import assessed
from tests.case.support import FULL
from tests.cli.support import ROOT, SERVITUDE, run
from tests.strategies import tables

MARK = "Zanele"


def _covering(dates: str = "keep", years: int = 0, *, words: bool = False) -> Covering:
    return Covering(dates, years, words, lambda whom: "")


def _marked(value: Any) -> Any:
    """Return tables whose every id and free text holds a name."""
    match value:
        case dict():
            return {
                f"{MARK}-{k}" if k[:1].isupper() else k: v if k in KEPT else _marked(v)
                for k, v in value.items()
            }
        case list():
            return [_marked(v) for v in value]
        case str():
            return value if ":" in value or value[0].isdigit() else f"{MARK}-{value}"  # a term, a day
        case _:
            return value


KEPT = {
    *(
        "schema",
        "law",
        "is",
        "nationality",
        "resident",
        "now_in",
        "kind",
        "strength",
        "available",
        "recorded",
    ),
    *(
        "chain",
        "admissible",
        "recognises",
        "held_in",
        "in",
        "origin",
        "destination",
        "holds",
        "status",
        "given",
    ),
    *("mode", "bearing", "on", "to", "age", "born", "age_on", "drawn_on", "as_at", "gate"),
}
"""Keys of closed words, States and days, which can name nobody."""


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
        case str():
            yield value


@pytest.mark.parametrize("dates", ["keep", "month", "year", "shift"])
def test_no_name_is_left_and_the_case_is_read(dates: str) -> None:
    """Whatever key a name stands in, of all the format has, it is gone; what is left is a sound case."""
    case = _marked(FULL)
    case_from_dict(case)
    left = redacted(case, _covering(dates, 3))

    assert [] == [text for text in _texts(left) if MARK.lower() in text.lower()]
    assert len(_names(case)) > 20
    case_from_dict(left)


def _names(value: Any) -> list[str]:
    return [text for text in _texts(value) if MARK in text]


def _outcome(found: Assessment) -> tuple[Counter[Any], int]:
    charges = Counter(
        (c.offence.key, c.matter.mode, c.role, c.standing, c.available.is_) for c in found.charges
    )
    return charges, len(found.gates)


@given(tables())
def test_the_law_finds_the_same_in_it(case: Any) -> None:
    """With the days kept, the same charges stand as well, in the same roles, and the same gates."""
    read = case_from_dict(case)
    shown = case_from_dict(redacted(case_to_dict(read), _covering()))

    assert _outcome(assessed(read)) == _outcome(assessed(shown))


def test_a_secret_moves_by_one_to_nine_years() -> None:
    """Every number of years from one to nine comes of some secret, and none of other numbers."""
    assert {years_of(str(n).encode()) for n in range(200)} == set(range(1, 10))


DAYS = {
    ("month", "2023-04-05"): "2023-04",
    ("month", "2023-04-05~"): "2023-04~",
    ("month", "2023-04-05/2024-01-31"): "2023-04/2024-01",
    ("month", "2023-04-05/.."): "2023-04/..",
    ("month", "2023"): "2023",
    ("month", "2004-XX-XX"): "2004-XX",
    ("year", "2023-04-05"): "2023",
    ("year", "../2023-04"): "../2023",
    ("year", "199X"): "199X",
    ("shift", "2024-02-29"): "2021-02-28",
    ("shift", "2023-04/2024-01-31"): "2020-04/2021-01-31",
    ("shift", "2023~"): "2020~",
    ("shift", "/2023-04-05"): "/2020-04-05",
    ("keep", "2023-04-05"): "2023-04-05",
}


@pytest.mark.parametrize(("dates", "text"), DAYS)
def test_days_are_blunted_or_moved_as_they_are_known(dates: str, text: str) -> None:
    """A day is told to its month or year, a shorter date as it is; all move by the same years."""
    head = {"schema": "chargeassist/case/1", "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"}}
    case = {**head, "person": [{"id": "S1"}], "fact": [{"id": "f1", "fact": "act:recruitment", "on": text}]}

    assert DAYS[dates, text] == redacted(case, _covering(dates, 3))["fact"][0]["on"]


def test_a_day_that_must_be_one_is_the_last_of_its_month() -> None:
    """What was signed and what is assessed lies after what happened in that month."""
    case = {"schema": "chargeassist/case/1", "case": {"id": "a", "law": ["xp"], "as_at": "2024-02-01"}}

    assert "2024-02-29" == redacted(case, _covering("month"))["case"]["as_at"]
    assert "2024-12-31" == redacted(case, _covering("year"))["case"]["as_at"]


def test_the_command_writes_what_check_accepts_and_says_what_was_done(tmp_path: Path) -> None:
    """An office that the law names stays, since a gate or a consent asks for it; a comment says the rest."""
    case = (ROOT / SERVITUDE).read_text("utf-8")
    consent = (
        '[[consent]]\nid = "k1"\nof_whom = "Z. Mwangi, Director of Public Prosecutions"\non = "2024-04-03"\n'
    )
    (tmp_path / "a.toml").write_text(f"{case}\n{consent}", "utf-8")
    said = run("redact", tmp_path / "a.toml", "-o", tmp_path / "b.toml")
    text = (tmp_path / "b.toml").read_text("utf-8")

    assert (0, "", "") == (said.code, said.out, said.err)
    assert text.startswith("# Redacted: days to their month")
    assert "Mwangi" not in text
    assert 'of_whom = "Director of Public Prosecutions"' in text
    assert run("check", tmp_path / "b.toml").code in (0, 1)


def test_a_secret_is_made_once_and_read_again(tmp_path: Path) -> None:
    """The first case makes the secret, for its owner alone; the next is moved by the same years."""
    secret = tmp_path / "secret"
    words = ("redact", SERVITUDE, "--dates", "shift", "--secret", secret)
    first, again = run(*words), run(*words)

    assert (0, first.out) == (first.code, again.out)
    assert 64 == len(secret.read_text("utf-8").strip())
    assert sys.platform == "win32" or 0o600 == secret.stat().st_mode & 0o777
    assert 2 == run("redact", SERVITUDE, "--dates", "shift").code
    secret.write_text("short", "utf-8")
    assert 2 == run(*words).code


def test_a_decade_is_not_moved(tmp_path: Path) -> None:
    """A decade moved by years would be another time: the command says what to do instead."""
    text = (ROOT / SERVITUDE).read_text("utf-8") + '\n[[person]]\nid = "W9"\nborn = "199X"\n'
    (tmp_path / "a.toml").write_text(text, "utf-8")
    said = run("redact", tmp_path / "a.toml", "--dates", "shift", "--secret", tmp_path / "s")

    assert (2, "") == (said.code, said.out)
    assert "--dates year" in said.err


def test_a_shipped_case_comes_out_alike() -> None:
    """The example of the README has the same charges once it is redacted to its months."""
    case = read_case(ROOT / SERVITUDE)
    law = load_law(*case.law)
    shown = case_from_dict(redacted(case_to_dict(case), _covering("month")))

    assert _outcome(assess(case, law)) == _outcome(assess(shown, law))


def test_every_free_text_is_looked_at() -> None:
    """The full case, with which names are looked for, has every key that takes free words."""
    from chargeassist.case.tables import LISTS

    for name, (_, table) in LISTS.items():
        free = {
            key
            for key, field in table.fields.items()
            if isinstance(field.reader, Text) and not field.reader.form
        }
        assert free <= {key for row in FULL[name] for key in row}, name
