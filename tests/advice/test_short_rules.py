"""Short rules of the advice, each asked alone: what is covered, asked for, pleaded, left."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from attrs import evolve

from chargeassist.advice.bench import Bench
from chargeassist.advice.cooperation import _asked_of
from chargeassist.advice.counts import _by_source
from chargeassist.advice.drafting import _covered
from chargeassist.advice.needs import _rest
from chargeassist.advice.particulars import _pleaded
from chargeassist.advice.policy import _bearing
from chargeassist.advice.questions import _says
from chargeassist.advice.stress import _sheet
from chargeassist.findings.authority import contradicting
from chargeassist.findings.offers import Draft
from chargeassist.law.algebra import AllOf, AnyOf
from chargeassist.law.manifest import Source
from chargeassist.law.penalties import SERIOUS_MONTHS
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import Limb
from chargeassist.words import remark
from tests.builders import assessed, case, charge, element, fact, item, law, leaf

PACK = law("xp").pack("xp")


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (Draft("conduct:struck", ("S1",), ("V1",)), True),
        (Draft("conduct:struck", ("S1",), ("V2",)), False),
        (Draft("conduct:struck", ("S2",), ("V1",)), False),
        (Draft("conduct:struck", ("S1",), ("V1",), ("one",)), True),
        (Draft("conduct:struck", ("S1",), ("V1",), ("two",)), False),
    ],
)
def test_an_answer_is_given_where_a_fact_says_it_of_these_persons_in_this_course(
    draft: Draft, said: bool
) -> None:
    """S40: of another person, on either side, or in another course nothing is answered."""
    courses = [{"id": "one"}, {"id": "two"}]
    (struck,) = case(fact("f1", "conduct:struck", episode="one"), episode=courses).facts

    assert said is _says(struck, draft)


def test_provisions_are_told_by_the_act_they_are_of() -> None:
    """Those of the offence's own Act are read with it; of another Act, or a decision, with its name."""
    sources = {
        "own": Source("own", "Own Act", "statute"),
        "act": Source("act", "Other Act", "statute", "No. 2"),
        "case": Source("case", "R v A", "decision"),
    }
    cites = ("own s 2, s 3", "act s 9", "case para 4", "s 1, s 5")

    assert (
        ("s 2", "s 3", "s 5"),
        (
            remark("place-of-act", place="s 9", act=("Other Act", "No. 2")),
            remark("of-the-common-law", place="para 4"),
        ),
    ) == _by_source(cites, evolve(PACK, sources=sources), "own", "s 1")


def test_an_offence_is_covered_as_a_whole_where_every_limb_is() -> None:
    """S33: a limb that is covered in part leaves the offence open; one without limbs is covered by nobody."""

    def held(*statuses: str) -> list[Any]:
        limbs = [
            SimpleNamespace(status=s, elements=(s,), limbs=((n,),), fits=[SimpleNamespace(by=f"b{n}")])
            for n, s in enumerate(statuses)
        ]
        other = SimpleNamespace(offences=[SimpleNamespace(offence="o", limbs=limbs)])
        return list(_covered(cast(Any, other)).items())

    assert [(("o", ("covered",), (0,)), ("b0",)), (("o", (), ()), ("b0",))] == held("covered")
    assert [(("o", ("covered",), (0,)), ("b0",))] == held("covered", "not-covered")
    assert [] == held()


def test_each_class_of_evidence_is_asked_for_in_its_own_way() -> None:
    """Who speaks is heard, who reported is examined, data is preserved, papers and things are handed over."""
    kinds = law("xp").vocabulary.kinds
    first = {k.class_: name for name, k in reversed(tuple(kinds.items())) if name != "bank-record"}
    items = [item(f"E{n}", kind) for n, kind in enumerate((*first.values(), "bank-record"))]
    found = assessed(case(fact("f1", "conduct:struck"), evidence=items))
    asked = dict(
        zip((*first, "bank-record"), (_asked_of(e, found) for e in found.case.evidence), strict=True)
    )
    spoken = {"testimony": "hear", "statement": "hear", "expert": "examine", "real": "search"}
    written = {
        "document": "records",
        "record": "records",
        "digital": "preserve",
        "bank-record": "bank-records",
    }

    assert spoken | written == {k: v for k, v in asked.items() if v != "other"}


def test_an_offence_bears_on_a_policy_by_a_word_of_its_name() -> None:
    """A word of the id as a whole: "minor" is one, "minority" is none."""
    (one,) = (o for o in PACK.offences if o.id == "assault")
    named = {
        **{"child-protection": ("child-cruelty", "sale-of-a-minor"), "adoption": ("illegal-adoption",)},
        **{"begging": ("exploitation-of-begging",), "early-marriage": ("child-marriage",)},
        **{"domestic-violence": ("domestic-violence",), "labour-migration": ("unlicensed-recruitment",)},
    }
    others = ("minority-rights", "belonging")

    for topic, ids in named.items():
        offences = [evolve(one, id=id) for id in (*ids, *others)]
        assert [f"xp:{id}" for id in ids] == [b.offence for b in _bearing(topic, offences)]


def test_a_disputed_element_is_pleaded_by_its_limbs() -> None:
    """What stands against evidence stands: its limb is pleaded."""
    denied = fact("f2", "conduct:locked-in", holds="no", shown_by="E2")
    found = assessed(case(fact("f1", "conduct:locked-in", shown_by="E1"), denied))
    one = charge(found, "xp:unlawful-confinement")
    disputed = next(e for e in one.elements if e.nature == "conduct")

    assert "disputed" == element(one, disputed.id).standing.word
    assert ("conduct", 1) == ((told := _pleaded([disputed], found)).slot, len(told.limbs))


def test_a_sheet_that_loses_its_only_charge_has_none_left() -> None:
    """S35: the smallest loss, and no charge that would still stand."""
    found = assessed(case(fact("f1", "conduct:locked-in", shown_by="E1 E2")))
    one = charge(found, "xp:unlawful-confinement")
    grave = evolve(one, gravity=(SERIOUS_MONTHS, *one.gravity[1:]))

    assert (frozenset({"E1", "E2"}), "") == _sheet([grave], Bench(found))
    assert (frozenset(), "") == _sheet([evolve(one, gravity=(1, *one.gravity[1:]))], Bench(found))


def test_consents_of_one_office_to_one_charge_that_differ_are_told() -> None:
    """S24: given and refused by the same office, to the same charge, is told; anything else is not."""
    given = {"id": "K1", "suspect": "S1", "offence": "xp:assault", "of_whom": "the DPP", "given": "yes"}
    refused = given | {"id": "K2", "given": "no"}
    one = fact("f1", "conduct:struck")

    assert [("K1", "K2")] == list(contradicting(case(one, consent=[given, refused])))
    assert [] == list(contradicting(case(one, consent=[given, refused | {"of_whom": "a minister"}])))
    assert [] == list(contradicting(case(one, consent=[given, given | {"id": "K3"}])))


def test_only_the_charges_of_the_suspect_asked_about_are_told() -> None:
    """S51: whoever is asked about, the charges of nobody else are among the answers."""
    rows = fact("f1", "conduct:locked-in", shown_by="E1"), fact("f2", "conduct:locked-in", by="S2", of="V2")
    found = assessed(case(*rows), suspect="S1")

    assert {"S1"} == {c.matter.suspect for c in found.charges}


def test_of_any_of_one_more_is_lacking_and_of_all_of_each() -> None:
    """S34: what a limb lacks to rise: one of those that are open, or all, or so many as it asks for."""
    first, second = (Limb("leaf", Standing.MISSING, column=leaf(x)) for x in ("means:threat", "means:fraud"))
    stands = Limb("leaf", Standing.SUPPORTED, column=leaf("means:deception"))

    def lacks(kind: str, *limbs: Limb, count: int = 0) -> object:
        return _rest(Limb(kind, Standing.MISSING, limbs=limbs, count=count), Standing.SUPPORTED)

    both = (leaf("means:threat"), leaf("means:fraud"))
    assert (AnyOf(both), AllOf(both)) == (
        lacks("any-of", first, second),
        lacks("all-of", first, second, stands),
    )
    assert (True, True) == (lacks("any-of", first, stands), lacks("at-least", first, stands, count=1))
    assert AllOf(both) == lacks("at-least", first, second, count=2)
    assert AllOf(both[:1]) == lacks("all-of", first, stands)
