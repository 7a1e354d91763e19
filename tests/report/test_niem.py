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
    *("j:ChargeSubject", "j:ChargeVictim", "hs:HumanTraffickingVictim", "hs:TraffickingEvent"),
}
"""As the schemas of the release 5.2 have them (github.com/NIEM/NIEM-Releases)."""
NAMES_6 = NAMES - {"nc:RoleOfPerson"} | {"nc:EntityPerson"}
"""And those of the release 6.0 (github.com/niemopen/niem-model)."""


@pytest.mark.parametrize(
    ("story", "release", "names"),
    [("victim-at-the-border", "niem", NAMES), ("smuggled-then-forced", "niem6", NAMES_6)],
)
def test_every_charge_and_gate_is_there(story: str, release: str, names: set[str]) -> None:
    """Nothing listed is left out, gates stand first and name what they block, and no name is made up."""
    case = read_case(ROOT / f"examples/{story}/case.toml")
    found = assess(case, load_law(*case.law))
    told = to_niem(found, release)
    text = json.dumps(told)

    assert [c.id for c in found.charges] == [c["@id"][1:] for c in told["nc:Case"]["j:CaseCharge"]]
    assert [g.person for g in found.gates] == [g["ca:subject"]["@id"][1:] for g in told["ca:Gate"]]
    assert list(told).index("ca:Gate") < list(told).index("nc:Case")
    assert {*re.findall(r'"((?:nc|j|hs):\w+)":', text)} <= names
    persons = {
        p["@id"] for key in ("j:Subject", "j:Victim", "hs:HumanTraffickingVictim") for p in told.get(key, ())
    }
    assert {*re.findall(r'"j:Charge(?:Subject|Victim)": \{"@id": "([^"]*)"', text)} <= persons


def test_an_act_has_the_reference_its_publisher_gives_it() -> None:
    """Akoma Ntoso: the Act as `sources.toml` has it, and none where none was seen; and who was trafficked."""
    case = read_case(ROOT / "examples/domestic-servitude/case.toml")
    law = load_law("ke", "xp")
    told = to_niem(assess(case, law))
    charges = told["nc:Case"]["j:CaseCharge"]
    given = {c["j:ChargeStatute"]["j:StatuteCodeIdentification"]["nc:IdentificationID"]: c for c in charges}

    for source, charge in given.items():
        held = law.pack(source.partition("-")[0]).sources[source].akn
        assert held == charge["j:ChargeStatute"].get("ca:akn", "")
    assert given["ke-ctipa"]["j:ChargeStatute"]["ca:akn"].startswith("/akn/ke/act/2010/8")
    assert "ca:akn" not in given["xp-trafficking"]["j:ChargeStatute"]
    events = [e for v in told["hs:HumanTraffickingVictim"] for e in v["hs:TraffickingEvent"]]
    named = {e["nc:ActivityIdentification"]["nc:IdentificationID"] for e in events}
    assert named
    assert named < {c["@id"][1:] for c in charges}


def test_the_verb_tells_gates_on_the_other_stream_too() -> None:
    """Whoever only keeps the file must not miss a gate."""
    said = run("export", "examples/victim-at-the-border/case.toml", "--as", "niem")

    assert 0 == said.code
    assert json.loads(said.out)["ca:Gate"]
    assert said.err
