"""What users were promised, A to H: each example does what its page says, in values."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from chargeassist import Assessment, Charge, Standing, assess, compare, counts, gaps, review, stress
from tests.builders import codes, limb
from tests.report.support import assessed


def _charges(found: Assessment, suspect: str, offence: str = "trafficking-in-persons") -> list[Charge]:
    """Return the charges of one offence against one suspect, the earliest first."""
    mine = [c for c in found.charges if c.matter.suspect == suspect and c.offence.id == offence]
    return sorted(mine, key=lambda c: c.matter.window.text)


def _charge(found: Assessment, suspect: str, offence: str = "trafficking-in-persons") -> Charge:
    (charge,) = _charges(found, suspect, offence)
    return charge


def _standings(charge: Charge) -> dict[str, Standing]:
    return {e.id: e.standing for e in charge.elements}


def _without(found: Assessment, *facts: str) -> Assessment:
    """Return the assessment of the same case with some of its facts never entered."""
    case = evolve(found.case, facts=tuple(f for f in found.case.facts if f.id not in facts))
    return assess(case, found.law)


def test_story_a_each_part_in_a_household_has_its_own_means_and_purpose() -> None:
    """Recruiter by deception, householder by coercion; consent irrelevant, no assault suggested."""
    house = assessed("domestic-servitude/case.toml")
    for suspect, means in (("S1", "f3"), ("S2", "f13")):
        charge = _charge(house, suspect)
        assert ("primary", Standing.SUPPORTED) == (charge.role, charge.standing)
        assert (means,) == next(e.facts for e in charge.elements if e.id == "means")
        assert "irrelevant" == charge.asides[0].state
        assert () == charge.gaps
    beside = {c.offence.id for c in house.charges if c.role == "cumulative"}
    assert {"unlawful-confinement", "withholding-a-travel-document", "withholding-wages"} <= beside
    assert "assault" not in {c.offence.id for c in house.charges}


def test_story_b_what_survives_when_the_victim_withdraws() -> None:
    """The householder's charge survives, the recruiter's falls to a lesser one with the way up."""
    before = assessed("domestic-servitude/case.toml")
    after = assessed("victim-withdraws/case.toml")
    rows = {r.charge: r for r in stress(before, without=["E1"]).charges}
    assert Standing.THIN is rows[_charge(before, "S1").id].without
    assert Standing.SUPPORTED is rows[_charge(before, "S2").id].without

    assert Standing.SUPPORTED is _charge(after, "S2").standing
    assert Standing.THIN is _standings(_charge(after, "S1"))["means"]
    lesser = _charge(after, "S1", "unlicensed-recruitment")
    assert ("primary", ("for-now",)) == (lesser.role, codes(lesser.reasons))
    assert lesser.why_not is not None
    assert ("xp:trafficking-in-persons", (("means", Standing.THIN),)) == (
        lesser.why_not.offence,
        lesser.why_not.lacking,
    )
    first = gaps(after)[0]
    assert (limb("conduct:false-job-offer"),) == first.terms
    assert _charge(after, "S1").id in {m.charge for m in first.moves if m.charge_to is Standing.SUPPORTED}
    assert ("documentary", "third-party", "digital", "victim") == codes(grade for grade, _, _ in first.proof)


def test_story_c_who_steers_for_his_passage_is_no_smuggler() -> None:
    """The organiser's charge stands with the danger; the steersman's lacks the benefit."""
    boat = assessed("boat-crossing/case.toml")
    organiser, steersman = (_charge(boat, s, "smuggling-of-migrants") for s in ("S1", "S3"))
    assert Standing.SUPPORTED is organiser.standing
    assert ["danger"] == [a.id for a in organiser.aggravations if a.standing.stands]
    assert Standing.MISSING is _standings(steersman)["benefit"]
    assert ("own-passage", "S3") in {(f.code, f.about) for f in boat.flags}
    assert [] == _charges(boat, "S1")


def test_story_d_smuggling_and_trafficking_of_one_man_are_two_counts() -> None:
    """Both stand, each over its own days, in counts of their own; who had no part has no charge of it."""
    found = assessed("smuggled-then-forced/case.toml")
    crossing, house = _charge(found, "S1", "smuggling-of-migrants"), _charge(found, "S1")
    assert crossing.role == house.role == "primary"
    assert crossing.matter.window.last is not None
    assert house.matter.window.first is not None
    assert crossing.matter.window.last < house.matter.window.first
    assert {crossing.id, house.id} <= {c.charge for c in counts(found).counts}

    pairs = compare(crossing.offence, house.offence, found).pairs
    assert {"S1": True, "S2": False} == {p.suspect: p.both for p in pairs}


def test_story_e_of_a_child_no_means_is_asked() -> None:
    """Means need not be proved; without the age both branches show, and the gap asks for it."""
    charge = _charge(assessed("child-no-means/case.toml"), "S1")
    means = next(e for e in charge.elements if e.id == "means")
    assert (Standing.SUPPORTED, True) == (charge.standing, means.need_not_be_proved)

    charge = _charge(_without(assessed("child-no-means/case.toml"), "f1"), "S1")
    means = next(e for e in charge.elements if e.id == "means")
    assert (Standing.MISSING, True) == (charge.standing, means.both_branches)
    assert (limb("age:child"),) in {g.limbs for g in charge.gaps}


def test_story_f_a_gap_in_the_law_names_its_bridges() -> None:
    """Trafficking fails for want of a movement, lesser offences are open, the law is the gap."""
    found = assessed("gap-in-the-law/case.toml")
    trafficking = _charge(found, "S1")
    assert ("not-advised", ("contradicted",)) == (trafficking.role, codes(trafficking.reasons))
    open_ = [(c.offence.id, c.role) for c in found.charges if c.role in ("primary", "cumulative")]
    assert [("unlawful-confinement", "primary"), ("forced-labour", "cumulative")] == open_

    assert ("gap-in-the-law", "S1") in {(f.code, f.about) for f in found.flags}
    laid, gap = review(found).rows
    assert ("overcharged", "gap-in-the-law") == (laid.code, gap.code)
    assert [c.id for c in found.charges if c.role in ("primary", "cumulative")] == list(gap.instead)
    assert "act" in {d.element for d in gap.departures}
    lesser = _charge(_without(found, "f2"), "S1", "unlawful-confinement")
    assert lesser.why_not is not None
    assert (("movement", Standing.MISSING),) == lesser.why_not.lacking


def test_story_g_a_victim_at_the_border_stands_behind_the_gate() -> None:
    """No label opens the gate; the charge that could be proved is blocked, her recruiter's stands."""
    found = assessed("victim-at-the-border/case.toml")
    (gate,) = found.gates
    assert ("V1", "needs-authorisation", "supported") == (gate.person, gate.gate.effect, gate.nexus.word)
    mine = [c for c in found.charges if c.matter.suspect == "V1"]
    assert {c.id for c in mine} == set(gate.blocks)
    assert {"blocked"} == {c.role for c in mine}
    assert Standing.SUPPORTED in {c.standing for c in mine}
    assert not {"victim", "migrant"} & {r for p in found.case.persons for r in p.is_}

    trafficking = _charge(found, "S1")
    assert ("V1", "primary") == (trafficking.matter.complainant, trafficking.role)
    laid, missed = review(found).rows
    assert ("gate-comes-first", "undercharged") == (laid.code, missed.code)
    assert trafficking.id == missed.charge
    assert {"S1"} == {found.charge(c.charge).matter.suspect for c in counts(found).counts}


def test_story_h_two_laws_share_one_course_between_them() -> None:
    """Each provision over its own days with its own penalty, in counts split at the day of change."""
    found = assessed("law-changes-mid-course/case.toml")
    old = _charges(found, "S1", "trafficking-in-children")[0]
    new = _charges(found, "S1")[-1]
    assert ("yes", "yes") == (old.available.is_, new.available.is_)
    assert (date(2015, 3, 1), date(2015, 8, 8)) == (old.matter.window.first, old.matter.window.last)
    assert (date(2015, 8, 9), date(2016, 12, 31)) == (new.matter.window.first, new.matter.window.last)
    assert old.offence.penalties != new.offence.penalties
    assert {old.id, new.id} <= {c.charge for c in counts(found).counts}
    closed = [c for c in found.charges if c.offence.family == "trafficking" and c not in (old, new)]
    assert {"no"} == {c.available.is_ for c in closed}
    assert "law-change" in {f.code for f in found.flags}
