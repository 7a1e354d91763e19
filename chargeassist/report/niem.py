"""Writes an assessment as NIEM 5.2 JSON (JSON-LD): charges, statutes, subjects, persons harmed; gates first.

Names are those of NIEM Core 5.0, Justice 7.2 and Human Services 5.2, as their schemas have them. What NIEM
has no word for (standings of elements, gates, roles) stands under a name of our own, and is not left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chargeassist.findings.model import Assessment, Charge, GateFinding
from chargeassist.report.computed import engine, notice

Node = dict[str, Any]
CONTEXT = {
    "nc": "http://release.niem.gov/niem/niem-core/5.0/#",
    "j": "http://release.niem.gov/niem/domains/jxdm/7.2/#",
    "hs": "http://release.niem.gov/niem/domains/humanServices/5.2/#",
    "ca": "urn:chargeassist:",
}
ICCS = {"trafficking": "0204", "smuggling": "08051"}
"""Categories of the International Classification of Crime for Statistics, for the families it has one for."""


def to_niem(assessment: Assessment) -> Node:
    """Return an assessment as JSON-LD tables: every charge that is listed, and every gate."""
    charges = assessment.charges
    trafficked = {c.matter.complainant or "" for c in charges if c.offence.family == "trafficking"}
    return {
        "@context": CONTEXT,
        "ca:notice": notice(None),
        "ca:engine": engine(None),
        "ca:Gate": [_gate(g) for g in assessment.gates],
        "nc:Case": {
            "nc:ActivityIdentification": _id(assessment.case.id),
            "j:CaseCharge": [_charge(c, n) for n, c in enumerate(charges, 1)],
        },
        "j:Subject": [_person(id) for id in dict.fromkeys(c.matter.suspect for c in charges)],
        **_harmed(charges, trafficked),
    }


def _harmed(charges: Sequence[Charge], trafficked: set[str]) -> Node:
    harmed = [c for c in dict.fromkeys(c.matter.complainant for c in charges) if c]
    found = {
        "hs:HumanTraffickingVictim": [_person(id) for id in harmed if id in trafficked],
        "j:Victim": [_person(id) for id in harmed if id not in trafficked],
    }
    return {name: persons for name, persons in found.items() if persons}


def _person(id: str) -> Node:
    return {"@id": f"#{id}", "nc:RoleOfPerson": {"@id": f"#person-{id}"}}


def _id(text: str) -> Node:
    return {"nc:IdentificationID": text}


def _charge(charge: Charge, number: int) -> Node:
    offence, matter = charge.offence, charge.matter
    iccs = ICCS.get(offence.family, "")
    return {
        "@id": f"#{charge.id}",
        "j:ChargeIdentification": _id(charge.id),
        "j:ChargeSequenceID": str(number),
        "j:ChargeDescriptionText": str(offence.title),
        "j:ChargeQualifierText": matter.mode,
        "j:ChargeStatus": {"nc:StatusText": charge.standing.word},
        "j:ChargeStatute": {
            "j:StatuteCodeIdentification": _id(offence.source),
            "j:StatuteCodeSectionIdentification": _id(offence.provision),
            "j:StatuteJurisdiction": {"nc:JurisdictionText": offence.pack},
        },
        "j:ChargeSubject": {"@id": f"#{matter.suspect}"},
        **({"j:ChargeVictim": {"@id": f"#{matter.complainant}"}} if matter.complainant else {}),
        **({"ca:iccs": iccs} if iccs else {}),
        "ca:role": charge.role,
        "ca:element": [{"ca:id": e.id, "nc:StatusText": e.standing.word} for e in charge.elements],
    }


def _gate(gate: GateFinding) -> Node:
    return {
        "ca:subject": {"@id": f"#{gate.person}"},
        "ca:title": str(gate.gate.title),
        "ca:cite": gate.gate.cite,
        "nc:StatusText": gate.standing.word,
        "ca:blocks": [{"@id": f"#{id}"} for id in gate.blocks],
    }
