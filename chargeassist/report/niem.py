"""Writes an assessment as NIEM 5.2 or 6.0 (JSON-LD): charges, statutes, subjects, the harmed; gates first.

Names are those of NIEM Core 5.0, Justice 7.2 and Human Services 5.2, and of the three of release 6.0, as
their schemas have them (github.com/NIEM/NIEM-Releases, github.com/niemopen/niem-model). What NIEM has no
word for (standings of elements, gates, roles) stands under a name of our own, and is not left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chargeassist.findings.model import Assessment, Charge, GateFinding
from chargeassist.law.model import Law
from chargeassist.law.standards import iccs_code, sherloc_keywords
from chargeassist.report.computed import engine, notice

Node = dict[str, Any]
RELEASES = {
    "niem": {
        "nc": "http://release.niem.gov/niem/niem-core/5.0/#",
        "j": "http://release.niem.gov/niem/domains/jxdm/7.2/#",
        "hs": "http://release.niem.gov/niem/domains/humanServices/5.2/#",
    },
    "niem6": {
        "nc": "https://docs.oasis-open.org/niemopen/ns/model/niem-core/6.0/",
        "j": "https://docs.oasis-open.org/niemopen/ns/model/domains/justice/6.0/",
        "hs": "https://docs.oasis-open.org/niemopen/ns/model/domains/humanServices/6.0/",
    },
}
"""The names of each release, by the word it is asked for with."""
ENTITY = {
    "niem": ("nc:RoleOfOrganization", "nc:RoleOfPerson"),
    "niem6": ("nc:EntityOrganization", "nc:EntityPerson"),
}
"""What a subject or a victim is a role of, a company or a natural person: release 6.0 has other words."""


def to_niem(assessment: Assessment, release: str = "niem") -> Node:
    """Return an assessment as JSON-LD tables: every charge that is listed, and every gate."""
    charges, law = assessment.charges, assessment.law
    natural = {p.id: p.natural for p in assessment.case.persons}
    names = {f.id: f.name for f in assessment.case.facts}

    def role(id: str) -> Node:
        return {"@id": f"#{id}", ENTITY[release][natural.get(id, True)]: {"@id": f"#person-{id}"}}

    return {
        "@context": RELEASES[release] | {"ca": "urn:chargeassist:"},
        "ca:notice": notice(None),
        "ca:engine": engine(None),
        "ca:Gate": [_gate(g) for g in assessment.gates],
        "nc:Case": {
            "nc:ActivityIdentification": _id(assessment.case.id),
            "j:CaseCharge": [_charge(c, n, law) | _keywords(c, names, law) for n, c in enumerate(charges, 1)],
        },
        "j:Subject": [role(id) for id in dict.fromkeys(c.matter.suspect for c in charges)],
        **_harmed(charges, role),
    }


def _harmed(charges: Sequence[Charge], role: Callable[[str], Node]) -> Node:
    """Return who was harmed; of whom a charge of trafficking stands, with an event for each of these.

    Nobody is said to have been trafficked by a charge that is listed for what it is missing.
    """
    trafficked: dict[str, list[Node]] = {}
    for charge in (c for c in charges if c.offence.family == "trafficking" and c.standing.stands):
        if charge.matter.complainant:
            event = {"nc:ActivityIdentification": _id(charge.id)}
            trafficked.setdefault(charge.matter.complainant, []).append(event)
    harmed = [c for c in dict.fromkeys(c.matter.complainant for c in charges) if c]
    found = {
        "hs:HumanTraffickingVictim": [
            role(id) | {"hs:TraffickingEvent": trafficked[id]} for id in harmed if id in trafficked
        ],
        "j:Victim": [role(id) for id in harmed if id not in trafficked],
    }
    return {name: persons for name, persons in found.items() if persons}


def _id(text: str) -> Node:
    return {"nc:IdentificationID": text}


def _charge(charge: Charge, number: int, law: Law) -> Node:
    offence, matter = charge.offence, charge.matter
    iccs = iccs_code(offence, matter.mode)
    source = law.pack(offence.pack).sources.get(offence.source)
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
            **({"ca:akn": source.akn} if source is not None and source.akn else {}),
        },
        "j:ChargeSubject": {"@id": f"#{matter.suspect}"},
        **({"j:ChargeVictim": {"@id": f"#{matter.complainant}"}} if matter.complainant else {}),
        **({"ca:iccs": iccs} if iccs else {}),
        "ca:role": charge.role,
        "ca:element": [{"ca:id": e.id, "nc:StatusText": e.standing.word} for e in charge.elements],
    }


def _keywords(charge: Charge, names: Mapping[str, str], law: Law) -> Node:
    """Return what UNODC files such a judgment under: of a charge of trafficking that stands, by its facts."""
    if charge.offence.family != "trafficking" or not charge.standing.stands:
        return {}
    facts = (f for e in charge.elements if e.standing.stands for f in e.facts)
    found = sherloc_keywords((names[f] for f in facts if f in names), law.vocabulary)
    return {"ca:sherloc": list(found)} if found else {}


def _gate(gate: GateFinding) -> Node:
    """Return a gate with its effect: it may block nothing by its kind, or because somebody has lifted it."""
    return {
        "ca:subject": {"@id": f"#{gate.person}"},
        "ca:title": str(gate.gate.title),
        "ca:cite": gate.gate.cite,
        "nc:StatusText": gate.standing.word,
        "ca:effect": gate.effect,
        "ca:inForce": gate.in_force,
        **({"ca:liftedBy": gate.lifted_by} if gate.lifted_by else {}),
        "ca:blocks": [{"@id": f"#{id}"} for id in gate.blocks],
        **(
            {"ca:standsBeside": [{"@id": f"#{id}"} for id in gate.stands_beside]}
            if gate.stands_beside
            else {}
        ),
    }
