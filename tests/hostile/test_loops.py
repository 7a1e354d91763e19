"""What rests on itself: kinds, proofs, definitions, offences, inferences; and what doubles at each step."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from chargeassist import assess, case_from_dict, load_law, read_case
from chargeassist.reading.limits import DEFINITIONS_DEEP, ITEMS, LEVELS
from tests.hostile.support import OFFENCE, ROOT, Run, command, pack_refused, refused, write_pack

INPUTS = Path(__file__).parent / "inputs"
SLOT = """\
title = "A slot for one test"
nature = "circumstance"
kind = "observable"
who = { of = "complainant" }
asks = "?"
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the package and its knowledge: each test writes one file of its vocabulary."""
    root = tmp_path_factory.mktemp("root")
    skip = shutil.ignore_patterns("cases", "bb", "ke", "sn", "xq", "za")
    for name in ("chargeassist", "knowledge"):
        shutil.copytree(ROOT / name, root / name, ignore=skip)
    assert 0 == command(root, "packs", root=root).code
    return root


def _terms(rows: Sequence[str]) -> str:
    return SLOT + "".join(f'[terms.t{i}]\ntitle = "t"\nmeans = "m"\n{row}\n' for i, row in enumerate(rows))


VOCABULARIES = {
    "a kind of itself": ("L206", _terms(['kind_of = ["t0"]'])),
    "two kinds of each other": ("L206", _terms(['kind_of = ["t1"]', 'kind_of = ["t0"]'])),
    "a round of kinds": ("L206", _terms([f'kind_of = ["t{(i + 1) % 30}"]' for i in range(30)])),
    "a round of proofs": ("L206", _terms([f'proves = ["zz:t{(i + 1) % 3}"]' for i in range(3)])),
    "a long row of kinds": ("L208", _terms([f'kind_of = ["t{i + 1}"]' for i in range(2_000)] + [""])),
    "a long round of kinds": ("L208", _terms([f'kind_of = ["t{(i + 1) % 200}"]' for i in range(200)])),
    "names that dangle": ("F114", _terms([f'kind_of = ["u{i}"]' for i in range(2_000)])),
    "huge": ("C101", _terms([""] * (ITEMS + 1))),
}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_vocabulary_that_goes_round(name: str, copy: Path, tmp_path: Path) -> None:
    """A vocabulary in which something is a kind of itself, or one without measure, is refused."""
    code, text = VOCABULARIES[name]
    (copy / "knowledge/vocabulary/zz.toml").write_text(text)

    assert code in refused(tmp_path, "packs", root=copy)


def test_a_wide_vocabulary_is_read(copy: Path, tmp_path: Path) -> None:
    """Some thousand kinds of one thing, and a row of kinds at the limit, are read."""
    row = [f'kind_of = ["t{i + 1}"]' for i in range(LEVELS - 2)] + [""]
    wide = ['kind_of = ["t0"]'] * 3_000
    (copy / "knowledge/vocabulary/zz.toml").write_text(_terms([*row, *wide]))

    run = command(tmp_path, "show", "xp", root=copy)

    assert 0 == run.code, run.err[:1000]
    assert run.seconds < 10


def _definition(term: str, *rests_on: str) -> str:
    lines = "".join(f"    {row}\n" for row in rests_on)
    return f"definition {term} [zz-code s 2]\n  any of\n{lines}"


TERMS = [
    *(f"act is {a}" for a in ("recruitment", "transportation", "transfer", "harbouring", "receipt")),
    *(f"conduct is {c}" for c in ("struck", "locked-in", "passport-withheld", "taken-away")),
]
DEFINITIONS = {
    "itself": ("L407", _definition(TERMS[0], TERMS[0])),
    "each other": ("L407", _definition(TERMS[0], TERMS[1]) + _definition(TERMS[1], TERMS[0])),
    "each other twice": (
        "L407",
        "".join(_definition(t, *(f"{w} {u}" for u in TERMS for w in ("anyone", "suspect"))) for t in TERMS),
    ),
    "deeper and deeper": (
        "L410",
        "".join(_definition(a, b) for a, b in pairwise(TERMS)),
    ),
    "doubling": (
        "L410",
        "".join(
            _definition(a, *(f"{who} {b}" for who in ("anyone", "suspect", "another", "complainant") * 3))
            for a, b in pairwise(TERMS[:7])
        ),
    ),
    "twice": ("L406", _definition(TERMS[0], TERMS[1]) * 2),
}


@pytest.mark.parametrize("name", DEFINITIONS)
def test_definitions_that_rest_on_themselves(name: str, tmp_path: Path) -> None:
    """Definitions that go round, go deep or double at each step are refused before they are put in place."""
    code, text = DEFINITIONS[name]

    found = pack_refused(tmp_path, {"b.law": text})

    assert code in found
    assert len(found) < 50


def test_definitions_as_deep_as_they_may_be(tmp_path: Path) -> None:
    """Definitions within definitions are read to their limit."""
    rows = list(pairwise(TERMS))[:DEFINITIONS_DEEP]
    write_pack(tmp_path / "pack", {"b.law": "".join(_definition(a, b) for a, b in rows)})

    assert 0 == command(tmp_path, "show", "./pack").code


def _offence(id: str, *reads: str) -> str:
    lines = "".join(f"    offence {other} stands\n" for other in reads)
    return OFFENCE.replace("offence taking", f"offence {id}").replace("    act is recruitment\n", lines)


STRATA = {
    "itself": _offence("taking", "taking"),
    "each other": _offence("taking", "holding") + _offence("holding", "taking"),
    "a long round": "".join(_offence(f"o{i}", f"o{(i + 1) % 900}") for i in range(900)),
}


@pytest.mark.parametrize("name", STRATA)
def test_offences_that_rest_on_themselves(name: str, tmp_path: Path) -> None:
    """Offences that rest on each other in a round are refused, each told by its name."""
    assert {"L404"} <= set(pack_refused(tmp_path, {"a.law": STRATA[name]}))


def _inferences(tmp_path: Path, rows: list[tuple[str, str, list[str]]]) -> Run:
    """Return how a case ends whose facts (id, term, what they are inferred from) rest on each other."""
    step = {"why": "w", "by_whom": "p", "strength": "strong"}
    facts = [
        {"id": id, "fact": name, "by": ["S1"], "of": ["V1"], **({"inferred_from": on, **step} if on else {})}
        for id, name, on in rows
    ]
    data = {
        "schema": "chargeassist/case/1",
        "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
        "person": [{"id": "S1", "is": ["suspect"]}, {"id": "V1", "is": ["victim"]}],
        "fact": facts,
    }
    (tmp_path / "case.json").write_text(json.dumps(data, indent=0))
    return command(tmp_path, "assess", "case.json")


A, B = "means:other-coercion", "means:abuse-of-vulnerability"


def test_inferences_in_a_round(tmp_path: Path) -> None:
    """An inference that rests on itself, at one step or thousands, is refused; so is a row without end."""
    for count, code in ((1, "C208"), (2, "C208"), (5_000, "C208"), (-5_000, "C209")):
        rows = [(f"f{i}", A, [f"f{(i + 1) % count if count > 0 else i + 1}"]) for i in range(abs(count))]
        run = _inferences(tmp_path, rows if count > 0 else [*rows, ("f5000", A, [])])

        assert (2, "") == (run.code, run.out)
        assert f": {code} " in run.err


def test_terms_in_a_round(tmp_path: Path) -> None:
    """Facts that rest on other facts may still go round in their terms: the round lends no strength."""
    rows: list[tuple[str, str, list[str]]] = [
        ("f1", A, ["f2"]),
        ("f2", B, []),
        ("f3", B, ["f4"]),
        ("f4", A, []),
        ("f5", "act:harbouring", []),
    ]
    run = _inferences(tmp_path, rows)

    assert 0 == run.code, run.err


def test_inferences_that_double_at_each_step(tmp_path: Path) -> None:
    """Thirty steps, each resting on both facts of the step before, are weighed once each."""
    rows: list[tuple[str, str, list[str]]] = [("a0", A, []), ("b0", B, [])]
    for i in range(1, LEVELS):
        rows += [(f"a{i}", A, [f"a{i - 1}", f"b{i - 1}"]), (f"b{i}", B, [f"a{i - 1}", f"b{i - 1}"])]
    run = _inferences(tmp_path, rows)

    assert 0 == run.code, run.err
    assert run.seconds < 20


@pytest.mark.parametrize("day", ["0001-01-01", "9998-12-31", "9999-12-31"])
def test_the_ends_of_the_calendar(day: str) -> None:
    """A case at either end of the calendar is assessed like any other."""
    data = {
        "schema": "chargeassist/case/1",
        "case": {"id": "a", "law": ["xp", "ke"], "as_at": day},
        "person": [
            {"id": "S1", "is": ["suspect"], "born": "0001"},
            {"id": "V1", "is": ["victim"], "born": "0001"},
        ],
        "evidence": [{"id": "E1", "kind": "message", "tied_to": ["S1"]}],
        "fact": [
            {"id": f"f{i}", "fact": "act:recruitment", "by": ["S1"], "of": ["V1"], "on": on}
            | {"shown_by": ["E1"]}
            for i, on in enumerate(("0001-01-01", "9998-12-31", "../2000", "2000/..", "0002~"))
        ],
    }
    assert assess(case_from_dict(data), load_law("xp", "ke")).charges


@pytest.mark.parametrize("name", ["06-inference-depth.json", "06-inference-ring.json"])
def test_inferences_that_share_what_they_rest_on(name: str) -> None:
    """Steps that share what they rest on, or go round in their terms, are looked at once each."""
    case = read_case(INPUTS / name)
    found = assess(case, load_law(*case.law))

    assert [] != [c for c in found.charges if c.standing.stands]
