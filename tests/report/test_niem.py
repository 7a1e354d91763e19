"""An assessment in the words of NIEM: every charge and every gate, and only names that NIEM has."""

from __future__ import annotations

import json
import re

import pytest

from chargeassist import assess, load_law, read_case
from chargeassist.report.niem import to_niem
from tests.cli.support import run
from tests.examples import ROOT

NAMES = {
    *("nc:Case", "nc:ActivityIdentification", "nc:IdentificationID", "nc:RoleOfPerson", "nc:StatusText"),
    *("nc:JurisdictionText", "j:CaseCharge", "j:ChargeIdentification", "j:ChargeSequenceID", "j:Subject"),
    *("j:ChargeDescriptionText", "j:ChargeQualifierText", "j:ChargeStatus", "j:ChargeStatute", "j:Victim"),
    *("j:StatuteCodeIdentification", "j:StatuteCodeSectionIdentification", "j:StatuteJurisdiction"),
    *("j:ChargeSubject", "j:ChargeVictim", "hs:HumanTraffickingVictim"),
}
"""As the schemas of the release 5.2 have them (github.com/NIEM/NIEM-Releases)."""


@pytest.mark.parametrize("story", ["victim-at-the-border", "smuggled-then-forced"])
def test_every_charge_and_gate_is_there(story: str) -> None:
    """Nothing listed is left out, gates stand first and name what they block, and no name is made up."""
    case = read_case(ROOT / f"examples/{story}/case.toml")
    found = assess(case, load_law(*case.law))
    told = to_niem(found)
    text = json.dumps(told)

    assert [c.id for c in found.charges] == [c["@id"][1:] for c in told["nc:Case"]["j:CaseCharge"]]
    assert [g.person for g in found.gates] == [g["ca:subject"]["@id"][1:] for g in told["ca:Gate"]]
    assert list(told).index("ca:Gate") < list(told).index("nc:Case")
    assert {*re.findall(r'"((?:nc|j|hs):\w+)":', text)} <= NAMES
    persons = {
        p["@id"] for key in ("j:Subject", "j:Victim", "hs:HumanTraffickingVictim") for p in told.get(key, ())
    }
    assert {*re.findall(r'"j:Charge(?:Subject|Victim)": \{"@id": "([^"]*)"', text)} <= persons


def test_the_verb_tells_gates_on_the_other_stream_too() -> None:
    """Whoever only keeps the file must not miss a gate."""
    said = run("export", "examples/victim-at-the-border/case.toml", "--as", "niem")

    assert 0 == said.code
    assert json.loads(said.out)["ca:Gate"]
    assert said.err
