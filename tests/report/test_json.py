"""Reports as JSON: the keys of the contract, in the order of the contract, the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from chargeassist import assess, load_law, to_dict, to_json, to_text
from tests.each import each
from tests.examples import ROOT
from tests.report.support import EXAMPLES, GATED, UNDER, assessed, case, law

Tables = dict[str, Any]

TOP = (
    *("schema", "notice", "engine", "packs", "case", "as_at", "gates", "charges", "omitted", "flags"),
    *("unused_evidence", "unidentified"),
)
PACK = ("id", "version", "digest", "stated_at", "review")
GATE = (
    *("id", "person", "effect", "cite", "covers", "blocks", "opened_by", "standing", "nexus", "steps"),
    "lifted_by",
)
CHARGE = (
    *("id", "suspect", "complainant", "episode", "offence", "title", "provision", "seen", "mode", "period"),
    *("available", "standing", "role", "reasons", "penalty", "aggravations", "asides", "defences"),
    *("preconditions", "orders", "elements", "gaps", "rests_on", "sources", "why_not"),
)
ELEMENT = (
    *("id", "title", "cite", "nature", "standing", "need_not_be_proved", "because", "facts", "evidence"),
    *("against", "inferences", "watch", "limbs"),
)
ROLES = (
    *("blocked", "primary", "awaiting", "cumulative", "alternative", "safety-net", "not-advised"),
    *("not-yet", "unassigned"),
)
STANDINGS = ("contradicted", "missing", "thin", "disputed", "supported")
cases = each({f"{n} {p}": (n, p) for n, p in UNDER})


@cache
def _tables(name: str, pack: str) -> Tables:
    """Return an assessment as data, made once for all tests: none of them writes to it."""
    return to_dict(assessed(name, pack))


def _missing(keys: tuple[str, ...], table: Tables) -> list[str]:
    return [key for key in keys if key not in table]


def _limbs(limb: Tables | None) -> Iterator[Tables]:
    if limb is not None:
        yield limb
        for inner in limb.get("limbs", []):
            yield from _limbs(inner)


@cases
def test_the_keys_are_those_of_the_contract(name: str, pack: str) -> None:
    """Every key that the contract promises is there, at every level; others may be added."""
    found = _tables(name, pack)

    assert "chargeassist/assessment/1" == found["schema"]
    assert [] == _missing(TOP, found)
    assert [] == [k for p in found["packs"] for k in _missing(PACK, p)]
    assert [] == [k for g in found["gates"] for k in _missing(GATE, g)]
    assert [] == [k for c in found["charges"] for k in _missing(CHARGE, c)]
    assert [] == [k for c in found["charges"] for e in c["elements"] for k in _missing(ELEMENT, e)]
    assert [] == _missing(("id", "digest"), found["case"])
    assert [] == _missing(("count", "first_missing"), found["omitted"])
    assert [] == [k for f in found["flags"] for k in _missing(("code", "about", "text"), f)]
    for gate in found["gates"]:
        assert [] == _missing(("standing", "facts"), gate["nexus"])
    for charge in found["charges"]:
        assert [] == _missing(("is", "why", "facts"), charge["available"])


@cases
def test_words_are_those_of_the_contract(name: str, pack: str) -> None:
    """Standings, roles and availability are words of closed lists, at every level."""
    found = _tables(name, pack)

    for charge in found["charges"]:
        assert charge["role"] in ROLES
        assert charge["available"]["is"] in ("yes", "no", "unknown")
        assert charge["standing"] in STANDINGS
        for element in charge["elements"]:
            assert element["standing"] in STANDINGS
            assert [] == [x for x in _limbs(element["limbs"]) if x["standing"] not in STANDINGS]


@cases
def test_a_charge_stands_at_its_lowest_element(name: str, pack: str) -> None:
    """A charge stands where its weakest element stands, identity included (S14)."""
    for charge in _tables(name, pack)["charges"]:
        lowest = min(STANDINGS.index(e["standing"]) for e in charge["elements"])

        assert STANDINGS[lowest] == charge["standing"]
        assert "identity" in {e["id"] for e in charge["elements"]}


@cases
def test_an_id_of_a_charge_says_what_it_is(name: str, pack: str) -> None:
    """A charge's id is suspect, complainant, offence, mode, episode and day, and is used once."""
    charges = _tables(name, pack)["charges"]

    for charge in charges:
        suspect, complainant, offence, mode, episode, _ = charge["id"].split("/")
        assert (charge["suspect"], charge["offence"], charge["mode"]) == (suspect, offence, mode)
        assert (charge["complainant"] or "-", charge["episode"] or "-") == (complainant, episode)
    assert len(charges) == len({c["id"] for c in charges})


@cases
def test_charges_are_sorted_by_role_standing_gravity_and_id(name: str, pack: str) -> None:
    """Blocked first, then the best supported, the gravest, by id; what is contradicted last (S52)."""
    found = assessed(name, pack)

    def rank(charge: Tables) -> tuple[int | str, ...]:
        gravity = (-g for g in found.charge(charge["id"]).gravity)
        standing = STANDINGS.index(charge["standing"])
        contradicted = charge["standing"] == "contradicted" and charge["role"] != "blocked"
        return contradicted, ROLES.index(charge["role"]), -standing, *gravity, charge["id"]

    charges = _tables(name, pack)["charges"]
    assert sorted(charges, key=rank) == charges


@cases
def test_what_an_assessment_names_is_there(name: str, pack: str) -> None:
    """Every fact and item that an assessment names stands in the case, every charge among the charges."""
    found = _tables(name, pack)
    case = assessed(name, pack).case
    facts = {f.id for f in case.facts} | {
        f"person:{p.id}.{k}" for p in case.persons for k in ("born", "nationality", "resident", "is")
    }
    items = {e.id for e in case.evidence}

    for charge in found["charges"]:
        for element in charge["elements"]:
            named = {*element["facts"], *element["against_facts"]}
            # What rests on another offence names that matter, such as S1/V1/xp:rape/principal/-/2024.
            assert set() == {f for f in named if "/" not in f} - facts
            assert set() == {e["id"] for e in (*element["evidence"], *element["against"])} - items
            assert set() == set(element["inferences"]) - facts
        assert set() == {e for r in charge["rests_on"] for e in r["evidence"]} - items
    for gate in found["gates"]:
        assert set() == set(gate["blocks"]) - {c["id"] for c in found["charges"]}
    assert set() == {u["id"] for u in found["unused_evidence"]} - items
    assert set() == set(found["unidentified"]) - facts


def test_a_blocked_charge_names_its_gate() -> None:
    """Gate and charge name each other: what a gate blocks has the role, and the role its gate."""
    found = to_dict(assessed(GATED))
    blocked = {id for gate in found["gates"] for id in gate["blocks"] if not gate["lifted_by"]}

    assert set() != blocked
    assert blocked == {c["id"] for c in found["charges"] if c["role"] == "blocked"}
    assert [] == [c["id"] for c in found["charges"] if c["role"] == "blocked" and not c["reasons"]]


@cases
def test_json_is_json_and_the_same_tables(name: str, pack: str) -> None:
    """The text parses, ends with a line break, holds no NaN, and is the tables."""
    text = to_json(assessed(name, pack))

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    parsed = json.loads(text, parse_constant=refuse)
    assert _tables(name, pack) == parsed
    assert text.endswith("}\n")
    assert json.dumps(parsed, ensure_ascii=False, indent=2) + "\n" == text


PROGRAM = """
import sys
from tests.report.test_json import IN_TURN, both
for name in IN_TURN:
    sys.stdout.buffer.write(both(name).encode())
"""
IN_TURN = list(EXAMPLES)[::6]
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "COLUMNS": "40", "NO_COLOR": "1"}


def both(name: str) -> str:
    """Return both reports on an example under several laws."""
    known = case(name)
    found = assess(known, law(*dict.fromkeys(("xp", "ke", "un", *known.law))))
    return to_json(found) + to_text(found, full=True)


def test_the_same_input_gives_the_same_bytes() -> None:
    """Neither the process, nor the order of hashes, nor the zone, language or terminal change a byte."""
    seed = "4711" if os.environ.get("PYTHONHASHSEED") == "0" else "0"
    env = {**os.environ, **ELSEWHERE, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    there = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, check=True).stdout
    here = "".join(map(both, IN_TURN)).encode()

    assert b"TRAFFICKING IN PERSONS" in here
    assert here == there


@pytest.mark.parametrize("name", list(EXAMPLES)[1::2])
def test_assessing_twice_gives_the_same_text(name: str) -> None:
    """An assessment made anew in one process is the same text: nothing is remembered between two."""
    case = assessed(name).case

    assert to_json(assessed(name)) == to_json(assess(case, load_law(*case.law)))
