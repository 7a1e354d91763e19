"""The short form of a case: what is said once for many facts is said of each, and told where it stands."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist import Case, CaseError, Standing, assess, case_from_dict, case_to_dict, load_law
from chargeassist.case.check import check_case
from tests.builders import case, fact, few, standing
from tests.case.support import Tables

LAW = load_law("xp")


def short(*facts: Tables, persons: Any = ("S1", "S2", "V1", "V2"), **tables: Any) -> Tables:
    """Return the tables of a case whose persons say nothing of themselves."""
    return {
        "schema": "chargeassist/case/1",
        "case": {"id": "short", "law": ["xp"], "as_at": "2024-05-01"},
        "person": [p if isinstance(p, dict) else {"id": p} for p in persons],
        "evidence": [{"id": "E1", "kind": "victim-testimony", "from": "V1"}],
        "fact": list(facts),
        **tables,
    }


def read(*facts: Tables, **tables: Any) -> Case:
    """Return the case of short tables."""
    return case_from_dict(short(*facts, **tables))


def told(data: Tables) -> list[str]:
    """Return the faults of tables, beside the law too."""
    with pytest.raises(CaseError) as caught:
        check_case(case_from_dict(data), LAW)
    return [f"{'.'.join(map(str, f.at.path))} {f.code}" for f in caught.value.faults]


def test_a_list_of_terms_is_a_fact_of_each() -> None:
    """Each term is a fact with the same rest, and its id says which it is."""
    row = {"id": "f1", "fact": ["act:recruitment", "means:threat"], "by": ["S1"], "of": ["V1"], "note": "n"}
    one, two = read({**row, "shown_by": ["E1"]}).facts

    assert ("f1-recruitment", "f1-threat") == (one.id, two.id)
    assert ("act:recruitment", "means:threat") == (one.name, two.name)
    assert (one.by, one.of, one.shown_by, one.note) == (two.by, two.of, two.shown_by, two.note)


def test_two_terms_of_one_name_have_their_slots_in_their_ids() -> None:
    """A name that stands in two slots is told apart by the slot, and other ids do not change for it."""
    found = read({"id": "f", "fact": ["means:debt-bondage", "purpose:debt-bondage", "act:receipt"]})

    assert ["f-means-debt-bondage", "f-purpose-debt-bondage", "f-receipt"] == [f.id for f in found.facts]


def test_defaults_fill_what_a_fact_leaves_out() -> None:
    """Who, to whom, when and where are said once; what a fact gives itself stays, even nobody known."""
    given_ = {"by": ["S1"], "of": ["V1"], "on": "2023-04", "in": "xp", "place": "P"}
    one, two = read(
        {"id": "f1", "fact": "act:receipt"},
        {"id": "f2", "fact": "act:receipt", "by": [], "of": ["V2"], "on": "2024"},
        defaults=given_,
    ).facts

    assert (("S1",), ("V1",), "2023-04", "xp", "P") == (
        one.by,
        one.of,
        one.on and one.on.text,
        one.in_,
        one.place,
    )
    assert ((), ("V2",), "2024", "xp") == (two.by, two.of, two.on and two.on.text, two.in_)


@pytest.mark.parametrize(
    ("name", "by", "of", "on"),
    [
        ("person:born", (), (), None),
        ("age:child", (), ("V1",), None),
        ("fault:knowledge", ("S1",), (), None),
        ("compelled:duress", (), (), None),
        ("movement:journey", (), ("V1",), None),
        ("result:bodily-harm", ("S1",), ("V1",), "2023-04"),
        ("indicator:found-locked-in", ("S1",), ("V1",), "2023-04"),
        ("condition:service-without-end", (), ("V1",), "2023-04"),
    ],
)
def test_a_fact_takes_over_what_its_slot_means(name: str, by: Any, of: Any, on: str | None) -> None:
    """Persons where the slot takes and means them, days of what is done and of signs; a birth nothing."""
    (found,) = read({"id": "f1", "fact": name}, defaults={"by": ["S1"], "of": ["V1"], "on": "2023-04"}).facts

    assert (by, of, on) == (found.by, found.of, found.on and found.on.text)


def test_an_episode_is_nearer_than_the_defaults() -> None:
    """What belongs to one episode takes over what that says, and from the defaults only what it does not."""
    episodes = [{"id": "a", "by": ["S2"], "in": "ke"}, {"id": "b"}]
    one, two, both = read(
        {"id": "f1", "fact": "act:receipt", "episode": ["a"]},
        {"id": "f2", "fact": "act:receipt"},
        {"id": "f3", "fact": "act:receipt", "episode": ["a", "b"]},
        episode=episodes,
        defaults={"by": ["S1"], "of": ["V1"], "in": "xp"},
    ).facts

    assert [("S2", "ke"), ("S1", "xp"), ("S1", "xp")] == [(f.by[0], f.in_) for f in (one, two, both)]
    assert {("V1",)} == {one.of, two.of, both.of}


def test_whoever_names_a_fact_names_all_that_it_comes_to() -> None:
    """A step, an object, a group and a recantation name the fact as it was written."""
    found = read(
        {"id": "f1", "fact": ["act:receipt", "means:threat"], "by": ["S1"], "of": ["V1"]},
        {"id": "f2", "fact": "fault:intention", "by": ["S1"], "as_to": "f1"},
        evidence=[{"id": "E1", "kind": "victim-testimony", "retracts": ["f1"]}],
        group=[{"id": "G", "members": ["S1", "S2"], "facts": ["f1"]}],
    )
    both = ("f1-receipt", "f1-threat")

    assert (both, both, both) == (found.facts[2].as_to, found.evidence[0].retracts, found.groups[0].facts)


def test_a_step_about_what_is_personal_is_each_ones_own() -> None:
    """A step by two from what two wanted rests, for each, on what that one wanted and on what both did."""
    step = {"why": "w", "by_whom": "p", "strength": "weak"}
    found = read(
        {"id": "f1", "fact": ["act:receipt", "purpose:forced-labour"], "by": ["S1", "S2"], "of": ["V1"]},
        {"id": "f2", "fact": "fault:intention", "by": ["S1", "S2"], "inferred_from": ["f1"], **step},
    )
    rests = {f.id: f.inferred_from for f in found.facts if f.inferred_from}

    assert {f"f2-{s}": ("f1-receipt", f"f1-forced-labour-{s}") for s in ("S1", "S2")} == rests


def test_the_day_of_an_age_stands_beside_it() -> None:
    """An age with its day is the same as the two keys."""
    one = read(persons=[{"id": "V1", "age": {"value": "17", "on": "2023-05"}}]).persons[0]
    two = read(persons=[{"id": "V1", "age": "17", "age_on": "2023-05"}]).persons[0]

    assert one == two


def test_what_a_person_is_is_worked_out() -> None:
    """Who acts is a suspect, whom it was done to a victim, who travels a migrant, who speaks a witness."""
    found = read(
        {"id": "f1", "fact": "act:receipt", "by": ["S1"], "of": ["V1"]},
        {"id": "f2", "fact": "movement:journey", "of": ["M1"]},
        {"id": "f3", "fact": "conduct:struck", "by": ["V1"], "of": ["V2"]},
        persons=("S1", "V1", "V2", "M1", "W1", "X1", {"id": "O1", "is": ["official"]}, "A1"),
        evidence=[{"id": "E1", "kind": "witness-testimony", "from": "W1"}],
        laid=[{"id": "L1", "suspect": "A1", "offence": "xp:kidnapping", "complainant": "V1"}],
    )

    assert {
        "S1": "suspect", "V1": "victim", "V2": "victim", "M1": "migrant", "W1": "witness",
        "X1": "unknown", "O1": "official", "A1": "suspect",
    } == {p.id: " ".join(p.is_) for p in found.persons}  # fmt: skip


def test_what_somebody_claims_is_weak_whatever_records_it() -> None:
    """A person's own word of themself is weak, also where an item of evidence has it (ADR 0008)."""
    strong = [{"id": "E1", "kind": "victim-testimony", "from": "V1"}]
    rows = [fact("f1", "age:child", of="V1", shown_by=s) for s in ("E1=strong", "")]

    said = [standing(case({**row, "holds": "claimed"}, evidence=strong), "age:child") for row in rows]
    assert [Standing.THIN, Standing.THIN] == said
    assert Standing.SUPPORTED is standing(case(rows[0], evidence=strong), "age:child")


RECEIPT = {"id": "f1", "fact": "act:receipt"}
BORN = {"id": "V1", "born": "2005"}
AGED = {"id": "V1", "age": {"value": "17", "on": "2020"}, "age_on": "2020"}


def terms(*names: str) -> Tables:
    """Return a fact of several terms."""
    return {"id": "f0", "fact": list(names)}


def about(*ids: str) -> Tables:
    """Return a fact that speaks about others."""
    return {"id": "f2", "fact": "fault:intention", "by": ["S1"], "as_to": list(ids)}


@pytest.mark.parametrize(
    ("at", "data"),
    [
        (
            "fact.1.fact C302",
            short(terms("act:receipt", "act:transfer"), {**RECEIPT, "fact": "acts:receipt"}),
        ),
        ("fact.0.fact.1 C303", short(terms("act:receipt", "act:receit"))),
        ("fact.1.id C104", short(terms("act:receipt"), {**RECEIPT, "id": "f0-receipt"})),
        ("defaults.by C201", short(RECEIPT, {**RECEIPT, "id": "f2"}, defaults={"by": ["S9"]})),
        ("episode.0.of C201", short(episode=[{"id": "e", "of": ["V9"]}])),
        ("defaults.on C316", short({**RECEIPT, "of": ["V1"]}, defaults={"on": "1999"}, persons=[BORN])),
        ("fact.1.as_to.1 C303", short(terms("act:receipt", "means:threat"), about("f0", "act:receit"))),
        ("fact.0.fact C101", short(terms())),
        ("person.0.age C103", short(persons=[{"id": "V1", "age": {"value": "17"}}])),
        ("person.0.age_on C212", short(persons=[AGED])),
    ],
)
def test_a_fault_is_told_where_it_was_written(at: str, data: Tables) -> None:
    """A fault of a canonical row stands, once, at the place a person wrote."""
    assert [at] == told(data)


def test_what_comes_to_too_much_is_refused() -> None:
    """Lists of terms that come to more facts than a case may hold are refused, as are names of so many."""
    lists = [{"id": f"f{i}", "fact": ["act:receipt"] * 6000} for i in range(2)]
    assert ["fact C101"] == told(short(*lists))
    many = [lists[0], *({**about("f0"), "id": f"g{i}"} for i in range(2))]
    assert ["fact C101"] == told(short(*many))


TERMS = ("act:receipt", "means:threat", "purpose:forced-labour", "age:child", "result:bodily-harm")
_people = st.lists(st.sampled_from(("S1", "S2", "V1")), min_size=1, max_size=2, unique=True)
_common = st.fixed_dictionaries(
    {}, optional={"by": _people, "of": _people, "on": st.sampled_from(("2023", "2024-01"))}
)
_rows = st.fixed_dictionaries(
    {"fact": st.sampled_from(TERMS) | st.lists(st.sampled_from(TERMS), min_size=1, max_size=3, unique=True)},
    optional={"by": _people, "of": _people, "episode": st.just(["e"]), "shown_by": st.just(["E1"])},
)


@given(st.lists(_rows, min_size=1, max_size=4), _common, _common)
def test_short_and_long_assess_alike(rows: list[Tables], defaults: Tables, episode: Tables) -> None:
    """A short case and its canonical tables are one case: whatever is asked of both, the answer is one."""
    facts = [{**row, "id": f"f{i}"} for i, row in enumerate(rows)]
    for row in facts:
        if "age:child" in row["fact"]:
            row.pop("by", None)  # nobody does an age, and it is somebody's
            row.setdefault("of", ["V1"])
    course = {k: v for k, v in episode.items() if k != "on"}
    given_ = short(*facts, defaults=defaults, episode=[{"id": "e", **course}])
    one = case_from_dict(deepcopy(given_))
    long = case_to_dict(one)
    two = case_from_dict(long)

    assert one == two
    assert long == case_to_dict(two)
    assert "defaults" not in long
    assert assess(one, few()) == assess(two, few())
