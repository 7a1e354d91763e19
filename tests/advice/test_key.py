"""What an answer is held against: the charges wanted, what stands in their place, what a file is about."""

from __future__ import annotations

from attrs import evolve

from chargeassist import Charge
from chargeassist.advice.inclusion import Relations
from chargeassist.advice.key import _cite, _instead, found_for_key, key_of, lead
from chargeassist.advice.marks import Mark, Missed, Point, missed
from chargeassist.words import remark
from tests.builders import assessed, case, charge, fact, law


def test_what_may_be_found_in_the_place_of_a_charge_is_of_its_course_and_its_law() -> None:
    """A charge listed as an alternative is accepted in its place; one of another law or episode is not."""
    rows = fact("f1", "conduct:locked-in", shown_by="E1"), fact("f2", "conduct:struck", shown_by="E2")
    found = assessed(case(*rows))
    wanted, struck = charge(found, "xp:unlawful-confinement"), charge(found, "xp:assault")
    relations = Relations(found.law.pack("xp"), found.law.vocabulary)
    other = evolve(struck, alternative_to=wanted.id)
    abroad = evolve(other, offence=evolve(other.offence, pack="xq"))
    later = evolve(other, matter=evolve(other.matter, episode="another"))

    def instead(*others: Charge) -> list[str]:
        return list(_instead(wanted, evolve(found, charges=(wanted, *others)), relations))

    assert ["xp:assault"] == instead(other)
    assert [] == instead(abroad, later)


def test_what_is_wanted_is_what_is_charged_first_and_beside_it() -> None:
    """A charge that is primary belongs on the sheet, with the offence's place in its Act by name."""
    found = found_for_key(case(fact("f1", "conduct:locked-in", shown_by="E1 E2")), law("xp"))
    (one,) = key_of(found).wanted
    source = found.law.pack("xp").sources[charge(found, one.offence).offence.source]

    assert ("xp:unlawful-confinement", "primary") == (one.offence, one.role)
    assert one.provision.startswith(f"{source.title} s ")
    assert "zz-act s 1" == _cite("xp", "zz-act s 1", found)
    assert {"trafficking", "smuggling"} == {c.offence.family for c in found.charges if c.id in found.by_name}


def test_a_file_is_about_a_core_offence_of_each_suspect_as_its_doer() -> None:
    """Of trafficking and smuggling the charge that stands best; no other offence, and no further mode."""
    rows = (
        fact("f1", "act:harbouring", shown_by="E1 E2"),
        fact("f2", "means:threat", shown_by="E1 E2"),
        fact("f3", "purpose:forced-labour", shown_by=[{"evidence": "E1", "words": True}, "E2"]),
        fact("f4", "conduct:locked-in", shown_by="E1 E2"),
    )
    found = found_for_key(case(*rows), law("xp"))

    assert ["xp:trafficking-in-persons"] == [c.offence.key for c in lead(found)]
    assert () == lead(evolve(found, charges=(charge(found, "xp:unlawful-confinement"),)))


def test_nothing_answered_earns_nothing() -> None:
    """An answer without a point has earned none."""
    assert 0 == Mark(1, ()).earned


def test_what_a_class_earned_of_a_criterion_is_told_in_the_hundred() -> None:
    """The worst first; what several sheets earned of what they could, taken together."""
    why = remark("recanted")
    one = Mark(1, (Point("charge", "a", 2, 2, why), Point("element", "b", 0, 3, why)))
    two = Mark(2, (Point("charge", "a", 1, 2, why), Point("too-many", "c", -1, 0, why)))

    assert (Missed("element", "b", 0), Missed("charge", "a", 75)) == missed([one, two])
