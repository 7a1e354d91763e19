"""What every assessment keeps to: nothing stands on nothing, and no gate is passed."""

from __future__ import annotations

from functools import partial

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from chargeassist import Law, Standing, assess, case_from_dict, to_dict
from chargeassist.law.algebra import Leaf, columns_of
from chargeassist.reasoning.caseload import weigh_pack
from chargeassist.reasoning.factbase import FactBase
from chargeassist.reasoning.leaves import Weigher
from chargeassist.reasoning.matters import ANYONE, Matter
from chargeassist.reasoning.operations import weigh_one
from chargeassist.reasoning.trace import trace
from chargeassist.reasoning.weighing import NOTHING
from tests.builders import Row, few, law
from tests.strategies import tables

ACTIVE = {"primary", "cumulative", "alternative", "safety-net"}
BLOCKING = {"bars", "needs-authorisation", "refer"}
BARE: Row = {"schema": "chargeassist/case/1"}
persons = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(("S1", "S2", "V1", "M1"))},
        optional={
            "is": st.lists(st.sampled_from(("suspect", "victim", "migrant")), unique=True),
            "born": st.sampled_from(("2010", "1990")),
            "nationality": st.just(["xp"]),
        },
    ),
    unique_by=lambda row: row["id"],
)


@given(persons, st.sampled_from(("investigate", "charge", "trial")))
def test_a_case_without_facts_supports_nothing(people: list[Row], stage: str) -> None:
    """The report of a case without facts has no supported charge, under any law asked by name (S1)."""
    head = {"id": "empty", "law": ["xp", "ke"], "as_at": "2024-05-01"}
    evidence = [{"id": "E1", "kind": "witness-testimony"}]
    case = case_from_dict(BARE | {"case": head, "person": people, "evidence": evidence})
    found = assess(case, law("xp", "ke"), stage=stage, offences=["xp:*", "ke:*"])
    assert "supported" not in {c["standing"] for c in to_dict(found)["charges"]}
    assert set() == {c.role for c in found.charges} & ACTIVE


class _Thorough(FactBase):
    """An index that spares no work."""

    def touched(self, leaf: Leaf) -> bool:
        return True

    def speaks_of(self, leaf: Leaf, by: str | None, of: str | None, matter: Matter) -> bool:
        return True


VOCABULARY = law("xp").vocabulary
EVERY_TERM = tuple(n for n in sorted(VOCABULARY.narrower) if not n.startswith("person:"))
EVERY_LEAF = tuple(
    dict.fromkeys(
        c
        for o in law("xp").pack("xp").offences
        for e in o.elements
        for c in columns_of(e.requires)
        if isinstance(c, Leaf)
    )
)


ANY_TERM = (*EVERY_TERM, *(x for n in EVERY_TERM for x in VOCABULARY.provers[n] * 9))
"""Every term, and more often the few that prove another."""
MATTERS = (
    *(Matter("S1", "V1"), Matter("S1", "V2", "e1"), Matter("S1", None), Matter("S2", "S1")),
    *(Matter(ANYONE, "V1"), Matter("S1", "V1", mode="joint")),
)


@given(tables(ANY_TERM), st.sampled_from(MATTERS), st.sets(st.sampled_from(EVERY_LEAF), max_size=20))
def test_what_is_spared_changes_nothing(data: Row, matter: Matter, leaves: set[Leaf]) -> None:
    """A leaf passed over because no fact speaks of it stands as it does weighed in full (S5, S20)."""
    case, pack = case_from_dict(data), law("xp").pack("xp")
    quick, thorough = (Weigher(case, VOCABULARY, pack.evidence, pack.state) for _ in range(2))
    thorough.base = _Thorough(case, VOCABULARY)
    for leaf in leaves | {c for f in case.facts for c in EVERY_LEAF if c.slot == f.slot}:
        found, expected = (w.weigh(leaf, matter) for w in (quick, thorough))
        assert evolve(expected, about=NOTHING.about) == evolve(found, about=NOTHING.about)


@given(tables(), st.sampled_from(MATTERS), st.sampled_from(range(1, 8)))
@settings(max_examples=40)
def test_what_was_weighed_is_kept_only_where_no_item_of_it_is_lost(
    data: Row, matter: Matter, lost: int
) -> None:
    """What looks at none of the items that are lost stands without them as it did: nothing else is kept."""
    case, pack = case_from_dict(data), law("xp").pack("xp")
    kept, fresh = (Weigher(case, VOCABULARY, pack.evidence, pack.state) for _ in range(2))
    items = [e.id for n, e in enumerate(case.evidence) if lost >> n % 3 & 1]
    leaves = [c for c in EVERY_LEAF if any(c.slot == f.slot for f in case.facts)]
    for leaf in leaves:
        kept.weigh(leaf, matter)
    poorer, expected = kept.without(items), fresh.without(items)
    assert [expected.weigh(x, matter) for x in leaves] == [poorer.weigh(x, matter) for x in leaves]


@given(tables())
def test_what_is_supported_is_shown(data: Row) -> None:
    """A charge is the least of its elements, and what is supported names what shows it (S14, S8, S1).

    Every supported element names facts, evidence, an inference or a derived fact, and some item counts
    for it or beneath it: no element is supported by assertion alone.
    """
    charges = assess(case_from_dict(data), few(), offences=["xp:*"]).charges
    supported = [(c.id, e) for c in charges for e in c.elements if e.standing is Standing.SUPPORTED]
    assert [] == [c.id for c in charges if c.standing != min(e.standing for e in c.elements)]
    assert [] == [(id, e.id) for id, e in supported if not (e.facts or e.evidence or e.inferences)]
    assert [] == [(id, e.id) for id, e in supported if not any(c.strength for c in (*e.evidence, *e.basis))]


@given(tables())
def test_gates_and_nothing_else_block(data: Row) -> None:
    """Whom a gate covers has no active role in what it blocks, and only gates block (S25, S30)."""
    found = assess(case_from_dict(data), few())
    for gate in found.gates:
        for charge in found.charges:
            covered = gate.gate.covers.reaches(charge.offence) and gate.person == charge.matter.suspect
            trafficking = charge.offence.family == "trafficking"
            open_ = (
                gate.nexus is not Standing.SUPPORTED if trafficking else gate.nexus is Standing.CONTRADICTED
            )
            if covered and gate.gate.effect in BLOCKING and not gate.lifted_by and not open_:
                assert charge.role == "blocked"
                assert charge.id in gate.blocks
    named = {id for g in found.gates for id in g.blocks}
    assert named == {c.id for c in found.charges if c.role == "blocked"}


def differing(data: Row, packs: Law, id: str) -> list[tuple[str, str]]:
    """Return the elements of which the trace, or the recursion, says other than the operations."""
    weighed = weigh_pack(case_from_dict(data), packs.pack(id), packs.vocabulary)
    found = []
    for outcome in weighed.outcomes:
        look = partial(weighed.column, matter=outcome.matter, outcome=outcome)
        for element, standing in zip(outcome.offence.elements, outcome.elements, strict=True):
            known = {c: look(c).standing for c in columns_of(element.requires)}
            plain = weigh_one(element.requires, known.__getitem__)
            if not standing == plain == trace(element.requires, look).standing:
                found.append((outcome.offence.key, element.id))
    return found


@given(tables(), st.sampled_from(("xp", "ke", "un")))
def test_operations_and_trace_agree_on_real_packs(data: Row, pack: str) -> None:
    """What is weighed for all matters at once is what is explained of each (S14-S16)."""
    assert [] == differing(data, law("xp", "ke"), pack)
