"""Short rules of the advice, each asked alone: what is covered, asked for, pleaded, left."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from attrs import evolve

from chargeassist import diff
from chargeassist.advice.bench import Bench
from chargeassist.advice.checklist import _policy
from chargeassist.advice.cooperation import _asked_of
from chargeassist.advice.counts import _by_source, _kind, _to_confirm
from chargeassist.advice.drafting import _covered
from chargeassist.advice.inclusion import carrying
from chargeassist.advice.needs import _rest
from chargeassist.advice.particulars import _pleaded
from chargeassist.advice.policy import _bearing
from chargeassist.advice.questions import _says
from chargeassist.advice.review import _not_laid
from chargeassist.advice.select import _overcharging
from chargeassist.advice.stress import _sheet
from chargeassist.advice.summary import Screened, summary
from chargeassist.findings.authority import contradicting
from chargeassist.findings.model import Caution
from chargeassist.findings.offers import Draft
from chargeassist.findings.ranking import by_role
from chargeassist.findings.workings import Chosen
from chargeassist.law.algebra import AllOf, AnyOf
from chargeassist.law.manifest import Source
from chargeassist.law.penalties import SERIOUS_MONTHS
from chargeassist.law.practised import Measure
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


def test_each_question_of_policy_is_answered_by_what_was_seen_of_its_topics() -> None:
    """What was seen of one topic answers its own question and no other."""
    asked = {
        **{"h1": ["strategy", "plan"], "h2": ["indicators"], "h3": ["coordinating-body"], "h4": ["referral"]},
        **{"h5": ["civil-society"], "h6": ["budget"], "h7": ["awareness"], "h8": ["units"]},
    }

    for question, topics in asked.items():
        for topic in topics:
            seen = SimpleNamespace(policy=[Measure("xp", topic, "It is so.", "2024", "read", "a report")])
            told = {c.id: c.answer for c in _policy(cast(Any, seen))}
            assert [question] == [id for id, answer in told.items() if answer == "seen"]


def test_why_an_offence_may_not_be_open_is_to_be_confirmed() -> None:
    """S24: where it is unknown whether it is open the reason is asked; where it is known, nothing."""
    found = assessed(case(fact("f1", "conduct:locked-in", shown_by="E1")))
    one, why = charge(found, "xp:unlawful-confinement"), remark("conduct-undated")

    told = [
        list(_to_confirm(evolve(one, available=evolve(one.available, is_=is_, why=(why,))), found))
        for is_ in ("unknown", "yes", "no")
    ]
    assert [True, False, False] == [why in asked for asked in told]


def test_a_caution_that_comes_or_goes_is_a_change() -> None:
    """A caution of one of the two assessments alone is told, and one that both have is not."""
    before = assessed(case(fact("f1", "conduct:struck", shown_by="E1")))
    told, other = (Caution("contested", id, remark("recanted")) for id in ("E1", "E2"))
    found = diff(evolve(before, flags=(told,)), evolve(before, flags=(told, other)))

    assert [remark("caution-about", caution="contested", about="E2")] == [
        c.about for c in found if c.what == "flag"
    ]


def test_what_stands_and_nothing_speaks_of_is_told_by_whom_it_is_against() -> None:
    """Where a count was laid against that suspect the person is named; where none was, the suspect alone."""
    rows = fact("f1", "conduct:locked-in", shown_by="E1"), fact("f2", "conduct:locked-in", of="V2")
    laid = {"id": "L1", "suspect": "S1", "offence": "xp:assault", "complainant": "V2"}
    found = assessed(case(*rows, laid=[laid]))
    one = evolve(charge(found, "xp:unlawful-confinement"), role="primary")
    other = evolve(one, matter=evolve(one.matter, suspect="S2"))

    assert ["nothing-laid-for", "nothing-laid"] == [row.text.code for row in _not_laid(found, [one, other])]


def test_an_alternative_and_a_charge_of_the_state_are_like_no_other() -> None:
    """Like counts stand side by side; what is laid in the alternative, or against nobody's person, alone."""
    found = assessed(case(fact("f1", "conduct:locked-in", shown_by="E1")))
    one = evolve(charge(found, "xp:unlawful-confinement"), role="primary")
    of_the_state = evolve(one, matter=evolve(one.matter, complainant=None))

    assert _kind((one,), found) is not None
    assert None is _kind((evolve(one, role="alternative"),), found) is _kind((of_the_state,), found)


def test_counts_of_several_offences_on_the_same_facts_are_cautioned() -> None:
    """S48: two offences that the very same facts carry must each say what they add; one alone need not."""
    found = assessed(case(fact("f1", "conduct:locked-in", shown_by="E1")))
    one = evolve(charge(found, "xp:unlawful-confinement"), role="primary")
    other = evolve(one, offence=evolve(one.offence, id="another"), role="cumulative")
    first, second = (Chosen(c, (c,), c, 0, by_role(c), carrying(c)) for c in (one, other))

    assert [] == list(_overcharging([first, first]))
    assert [remark("same-facts", offences=("xp:unlawful-confinement", other.offence.key), facts=("f1",))] == [
        c.text for c in _overcharging([first, second])
    ]


def test_a_number_that_is_told_is_none_or_no_small_one() -> None:
    """What comes of fewer cases than may be told is not told, nor the next few beside it alone."""
    gates = ("g1;g2;g3", "g1;g3", "g1")
    rows: list[Screened] = [({"case": f"c{n}", "gates": of}, {}) for n, of in enumerate(gates)]

    told = {(c.word, c.n) for c in summary(rows, smallest=2).gates}
    assert {("g1", 3), ("g2", None), ("g3", None)} == told
