"""S21: offences that rest on other offences."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import KnowledgeError, Standing, assess
from tests.builders import Row, case, charge, fact, small_pack

HEAD = """
  title   An offence
  source  zz-code s 1
  since   2000-01-01
  seen    unverified zz-code 2024-01-01
"""


def offence(id: str, *lines: str) -> str:
    """Return an offence of one element."""
    return f"offence {id}{HEAD}\n  element act  [s 1]\n" + "".join(f"    {line}\n" for line in lines) + "\n"


ASSAULT = offence("assault", "conduct is struck")
STRUCK = fact("f1", "conduct:struck", shown_by="E1")
PLACE = fact("f2", "conduct:premises-let", shown_by="E1")


def derivative(folder: Path, line: str, *facts: Row) -> Standing:
    """Return how an offence of S1 against V1 stands that rests on an assault."""
    law = small_pack(folder / "zz", ASSAULT + offence("letting", "conduct is premises-let", line))
    return charge(assess(case(PLACE, *facts), law), "zz:letting").elements[0].standing


@pytest.mark.parametrize(
    ("shown_by", "expected"),
    [("E1", Standing.SUPPORTED), ("E1=weak", Standing.THIN)],
)
def test_a_result_becomes_a_leaf(tmp_path: Path, shown_by: str, expected: Standing) -> None:
    """An offence stands as a leaf of the next as it stands by itself (S21)."""
    found = derivative(tmp_path, "offence assault stands", fact("f1", "conduct:struck", shown_by=shown_by))
    assert expected == found


def test_without_the_other_offence_it_is_missing(tmp_path: Path) -> None:
    """Where the other offence does not stand, the limb that asks for it is missing (S21)."""
    assert Standing.MISSING == derivative(tmp_path, "offence assault stands")


@pytest.mark.parametrize(
    ("who", "by", "of", "expected"),
    [
        ("", "S2", "V1", Standing.MISSING),  # without words: by this suspect, of this complainant
        ("", "S1", "V2", Standing.MISSING),
        (" by anyone", "S2", "V1", Standing.SUPPORTED),
        (" by anyone", "", "V1", Standing.SUPPORTED),
        (" by another", "S2", "V1", Standing.SUPPORTED),
        (" by another", "S1", "V1", Standing.MISSING),
        (" by suspect of anyone", "S1", "V2", Standing.SUPPORTED),
        (" by suspect of another", "S1", "V2", Standing.SUPPORTED),
        (" by suspect of another", "S1", "V1", Standing.MISSING),
    ],
)
def test_by_whom_and_of_whom(tmp_path: Path, who: str, by: str, of: str, expected: Standing) -> None:
    """`by` and `of` say in whose matter the other offence must stand (S21)."""
    struck = fact("f1", "conduct:struck", by=by, of=of, shown_by="E1")
    assert expected == derivative(tmp_path, f"offence assault stands{who}", struck)


def test_another_episode_is_another_matter(tmp_path: Path) -> None:
    """An offence in one episode does not carry a derivative one in another (S21, S19)."""
    law = small_pack(
        tmp_path / "zz",
        ASSAULT + offence("letting", "conduct is premises-let", "offence assault stands"),
    )
    one = case(
        STRUCK | {"episode": ["e1"]},
        PLACE | {"episode": ["e2"]},
        episode=[{"id": "e1"}, {"id": "e2"}],
    )
    assert Standing.MISSING == charge(assess(one, law), "zz:letting").standing


def test_layers(tmp_path: Path) -> None:
    """Each stratum reads only the ones before it, however the file is ordered (S21)."""
    third = offence("third", "conduct is services-used", "offence second stands")
    second = offence("second", "conduct is premises-let", "offence assault stands")
    pack = small_pack(tmp_path / "zz", third + second + ASSAULT).pack("zz")
    assert (("assault",), ("second",), ("third",)) == pack.strata


def test_a_circle_is_refused(tmp_path: Path) -> None:
    """Offences that rest on each other are a fault of the pack (S21)."""
    one = offence("one", "offence two stands")
    two = offence("two", "offence one stands")
    with pytest.raises(KnowledgeError) as caught:
        small_pack(tmp_path / "zz", one + two)
    assert {"L404"} == {f.code for f in caught.value.faults}
