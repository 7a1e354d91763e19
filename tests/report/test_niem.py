"""An assessment in the words of NIEM: every charge and every gate, and only names that NIEM has."""

from __future__ import annotations

import json
import re

import pytest

from chargeassist import assess, case_from_dict, load_law, read_case
from chargeassist.law.standards import sherloc, sherloc_keywords
from chargeassist.report.niem import to_niem
from tests.cli.support import run
from tests.examples import ROOT
from tests.report.gated import gated

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


@pytest.mark.parametrize(
    ("release", "company"), [("niem", "RoleOfOrganization"), ("niem6", "EntityOrganization")]
)
def test_nobody_is_made_what_the_case_does_not_say(release: str, company: str) -> None:
    """Of whom trafficking is only listed is no victim of it, and a company is no person."""
    facts = [
        {"id": "f1", "fact": "act:recruitment", "by": ["S1", "S2"], "of": ["V1"], "shown_by": ["E1"]},
        {"id": "f2", "fact": "means:deception", "by": ["S1"], "of": ["V1"], "shown_by": ["E1"]},
        {"id": "f3", "fact": "conduct:struck", "by": ["S1"], "of": ["V2"], "shown_by": ["E1"]},
        {"id": "f4", "fact": "act:recruitment", "by": ["S1"], "of": ["V2"], "shown_by": ["E1"]},
    ]
    persons = [{"id": "S1", "is": ["suspect"]}, {"id": "S2", "is": ["company"]}, {"id": "V1"}, {"id": "V2"}]
    case = case_from_dict(
        {
            "schema": "chargeassist/case/1",
            "case": {"id": "quarry", "law": ["xp"], "as_at": "2024-05-01"},
            "person": persons,
            "evidence": [{"id": "E1", "kind": "victim-testimony", "from": "V1"}],
            "fact": facts,
        }
    )
    found = assess(case, load_law("xp"))
    told = to_niem(found, release)
    listed = [c for c in found.charges if c.offence.family == "trafficking"]

    assert any(not c.standing.stands for c in listed)
    assert {c.id for c in listed if c.standing.stands} == {
        e["nc:ActivityIdentification"]["nc:IdentificationID"]
        for v in told.get("hs:HumanTraffickingVictim", ())
        for e in v["hs:TraffickingEvent"]
    }
    assert {"#V1", "#V2"} == {
        p["@id"] for key in ("hs:HumanTraffickingVictim", "j:Victim") for p in told.get(key, ())
    }
    assert [f"nc:{company}"] == [k for s in told["j:Subject"] if s["@id"] == "#S2" for k in s if k != "@id"]


def test_the_verb_tells_gates_on_the_other_stream_too() -> None:
    """Whoever only keeps the file must not miss a gate."""
    said = run("export", "examples/victim-at-the-border/case.toml", "--as", "niem")

    assert 0 == said.code
    assert json.loads(said.out)["ca:Gate"]
    assert said.err


def test_a_charge_of_trafficking_has_the_keywords_of_case_law() -> None:
    """By the facts of what stands, a kind of a term under the term; of what only is listed there are none."""
    case = read_case(ROOT / "examples/domestic-servitude/case.toml")
    told = to_niem(assess(case, load_law("xp")))["nc:Case"]["j:CaseCharge"]
    words = {c["@id"].split("/principal")[0]: c["ca:sherloc"] for c in told if "ca:sherloc" in c}
    kind = sherloc_keywords(["purpose:domestic-servitude"], load_law("xp").vocabulary)

    assert ["Recruitment", "Deception", "Servitude"] == words["#S1/V1/xp:trafficking-in-persons"]
    assert {w for found in words.values() for w in found} <= sherloc().keys()
    assert all("ca:sherloc" not in c for c in told if c["j:ChargeStatus"]["nc:StatusText"] == "missing")
    assert ("Servitude",) == kind


@pytest.mark.parametrize("release", ["niem", "niem6"])
def test_a_gate_tells_its_effect_and_who_lifted_it(release: str) -> None:
    """One that was lifted, and one whose kind blocks nothing, are told from one that bars."""
    for case in gated():
        found = assess(case, load_law("xp"))
        told = to_niem(found, release)["ca:Gate"]

        assert [(g.effect, g.in_force, g.lifted_by) for g in found.gates] == [
            (g["ca:effect"], g["ca:inForce"], g.get("ca:liftedBy", "")) for g in told
        ]
