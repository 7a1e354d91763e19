"""What is told of the text beside a charge, and beside which element."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from chargeassist.findings.texts import of_texts
from chargeassist.law.compared import Differs, Reading
from chargeassist.law.judgments import Judgment
from chargeassist.words import remark
from tests.builders import law

DAY = date(2024, 1, 1)
PACK = law("xp").pack("xp")
(OFFENCE,) = (o for o in PACK.offences if o.id == "unlawful-confinement")
ELEMENT = OFFENCE.elements[0].id


def _judgment(*at: str) -> Judgment:
    return Judgment(at, "[2024] 1", "Court", DAY, "https://example.org", "whole", "It says so.")


def _reading(*differs: Differs, kind: str = "offence", id: str = OFFENCE.id) -> Reading:
    return Reading(kind, id, DAY, "whole", "zz-code", differs)


def test_what_is_of_no_element_is_told_of_the_offence() -> None:
    """A place that is an element is told beside it, any other beside the charge; of others nothing."""
    judged = (
        _judgment(OFFENCE.id),
        _judgment(f"{OFFENCE.id}/{ELEMENT}", "kidnapping"),
        _judgment("kidnapping"),
    )
    read = (
        _reading(Differs(f"{OFFENCE.id}/{ELEMENT}", "narrower", "a"), Differs(OFFENCE.id, "missing", "b")),
        *(_reading(Differs(OFFENCE.id, "wider", "c"), kind=kind, id=id) for kind, id in _OTHERS),
    )
    told = of_texts(evolve(PACK, judgments=judged, readings=read), OFFENCE, "principal")

    assert {"", ELEMENT} == set(told)
    assert ((remark("differs-missing", why="b"),), (judged[0],)) == (told[""].differs, told[""].judgments)
    of_element = told[ELEMENT]
    assert ((remark("differs-narrower", why="a"),), (judged[1],)) == (
        of_element.differs,
        of_element.judgments,
    )


_OTHERS = (("offence", "kidnapping"), ("defence", OFFENCE.id))


def test_what_differs_at_another_mode_is_told_of_that_mode_alone() -> None:
    """That an attempt carries less is told of attempts."""
    pack = evolve(PACK, judgments=(), readings=(_reading(Differs(f"{OFFENCE.id}/attempt", "missing", "a")),))

    assert {} == of_texts(pack, OFFENCE, "principal")
    assert [""] == list(of_texts(pack, OFFENCE, "attempt"))
