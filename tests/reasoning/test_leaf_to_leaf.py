"""What one leaf says of another, in every direction (S10, S33)."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from chargeassist.advice.inclusion import Relations
from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    Condition,
    ElementStands,
    Identity,
    NotNeeded,
    Stands,
    Unless,
    Who,
)
from chargeassist.reasoning import patterns
from chargeassist.reasoning.patterns import Patterner, exceptions
from tests.builders import law, leaf, small_pack

PATTERNER = Patterner(law("xp").vocabulary)
NARROW, WIDE = "age:under-15", "age:under-16"


@pytest.mark.parametrize(
    ("narrow_holds", "wide_holds", "forwards", "backwards"),
    [(True, True, True, False), (False, False, False, True), (True, False, False, False)],
)
def test_a_kind_says_its_genus(narrow_holds: bool, wide_holds: bool, forwards: bool, backwards: bool) -> None:
    """A kind makes its genus out; the denial of a genus denies each kind; nothing else follows (S10, S33)."""
    narrow, wide = leaf(NARROW, holds=narrow_holds), leaf(WIDE, holds=wide_holds)

    assert forwards == PATTERNER.entails(narrow, wide)
    assert backwards == PATTERNER.entails(wide, narrow)


def test_a_kind_without_its_genus_is_a_contradiction() -> None:
    """What is said of a kind and denied of its genus cannot hold together (S10, S33)."""

    assert PATTERNER.contradict(leaf(NARROW), leaf(WIDE, holds=False))
    assert not PATTERNER.contradict(leaf(NARROW, holds=False), leaf(WIDE))
    assert PATTERNER.contradict(leaf(NARROW), leaf(NARROW, holds=False))


def test_what_excludes_denies() -> None:
    """A child is no adult: one makes the denial of the other out (S10, S33)."""
    assert PATTERNER.entails(leaf("age:child"), leaf("age:adult", holds=False))
    assert not PATTERNER.entails(leaf("age:child"), leaf("age:adult"))
    assert PATTERNER.contradict(leaf("age:child"), leaf("age:adult"))


def test_what_proves_says_what_it_proves() -> None:
    """Intention proves knowledge and knowledge recklessness, and not the other way (S10)."""
    for a, b in (("intention", "knowledge"), ("knowledge", "recklessness")):
        assert PATTERNER.entails(leaf(f"fault:{a}"), leaf(f"fault:{b}"))
        assert not PATTERNER.entails(leaf(f"fault:{b}"), leaf(f"fault:{a}"))


def test_leaves_of_others_say_nothing() -> None:
    """What is so of one person says nothing of another (S5, S33)."""
    assert not PATTERNER.entails(leaf(NARROW, of=Who.ANOTHER), leaf(WIDE))
    assert not PATTERNER.contradict(leaf(NARROW, of=Who.ANOTHER), leaf(NARROW, holds=False))


@pytest.mark.parametrize(
    ("term", "holds", "expected"),
    [
        ("child-labour", True, True),  # a kind of the genus that the list does not name
        ("forced-labour", True, False),  # listed: it has a leaf of its own
        ("exploitation", True, False),  # the genus is no kind of itself
        ("illegal-adoption", True, False),  # no kind of the genus
        ("child-labour", False, False),
    ],
)
def test_what_makes_the_end_of_an_open_list_out(term: str, holds: bool, expected: bool) -> None:
    """A kind of the genus that an open list does not name makes it out, and nothing else does (S18, S33)."""
    like = leaf("purpose:exploitation", like=("forced-labour",))

    assert expected == PATTERNER.entails(leaf(f"purpose:{term}", holds=holds), like)


@pytest.mark.parametrize("more", [Identity((leaf("conduct:struck"),)), ElementStands("act")])
def test_what_asks_for_no_fact_of_its_own(more: Condition) -> None:
    """Identity, and an element of the same offence, add nothing to a pattern (S13, S21, S33)."""
    alone = leaf("conduct:struck")

    assert (frozenset({alone}),) == PATTERNER.of(AllOf((alone, more))).found


FOUR = AllOf(
    (
        AnyOf((leaf("act:harbouring"), leaf("act:recruitment"))),
        AnyOf((leaf("means:threat"), leaf("means:fraud"))),
    )
)


@pytest.mark.parametrize(("cap", "cut"), [(3, True), (4, False), (5, False)])
def test_what_was_cut_says_so(monkeypatch: pytest.MonkeyPatch, cap: int, cut: bool) -> None:
    """A condition of more combinations than are looked at is cut; so says whatever holds it (S33)."""
    monkeypatch.setattr(patterns, "CAP", cap)
    struck = leaf("conduct:struck")
    patterner = Patterner(law("xp").vocabulary)
    found = patterner.of(FOUR)

    assert (min(cap, 4), cut) == (len(found.found), found.cut)
    assert cut == patterner.of(AllOf((FOUR, struck))).cut
    assert (cut or cap < 5) == patterner.of(AnyOf((FOUR, struck))).cut


def test_a_combination_that_contradicts_itself(tmp_path: Path) -> None:
    """A combination that contradicts itself is no pattern, nor one that holds an earlier pattern (S33)."""
    text = """\
offence taking
  title   Taking
  source  zz-code s 1
  seen    read zz-code 2024-01-01
  element who  [s 1]
    any of
      act is harbouring
      age is child
      conduct is took-payment
  element how  [s 1]
    any of
      act is harbouring
      age is adult
"""
    (offence,) = small_pack(tmp_path / "zz", text).pack("zz").offences
    names = [{x.term for x in p if not isinstance(x, Stands)} for p in PATTERNER.offence(offence)]

    assert [{"harbouring"}, {"adult", "took-payment"}] == names


def test_exceptions_on_both_sides_of_a_dispensation() -> None:
    """A requirement and what lets go of it may each have its exception: both are found (S15, S16, S33)."""
    a, b, x, y = (leaf(f"conduct:{t}") for t in ("struck", "guarded", "locked-in", "detained"))

    assert (x, y) == exceptions(NotNeeded(Unless(a, x), Unless(b, y)))


TWO = """\
offence graver
  title   Graver
  source  zz-code s 1
  seen    read zz-code 2024-01-01
  element act  [s 1]
    act is any of
      harbouring
      recruitment
  element how  [s 1]
    any of
      means is threat
      means is fraud

offence lesser
  title   Lesser
  source  zz-code s 2
  seen    read zz-code 2024-01-01
  element how  [s 2]
    any of
      means is threat
      means is fraud
"""


@pytest.mark.parametrize(("cap", "whole"), [(1, False), (3, False), (4, True)])
def test_what_is_cut_includes_nothing_always(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cap: int, whole: bool
) -> None:
    """Where not every pattern was looked at, nobody says that one offence always includes another (S31)."""
    monkeypatch.setattr(patterns, "CAP", cap)
    loaded = small_pack(tmp_path, TWO)
    # Words of its own: what two offences have to do with each other is remembered with the words.
    words = evolve(loaded.vocabulary)
    relations = Relations(loaded.pack("zz"), words)
    graver, lesser = loaded["zz:graver"], loaded["zz:lesser"]

    assert whole == Patterner(words).whole(graver)
    assert whole == relations.always(graver, lesser)
    assert not relations.always(lesser, graver)
