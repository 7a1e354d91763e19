"""Coverage: which limbs count, and what reaches them."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist.audit.coverage import coverage
from chargeassist.audit.packs import audit
from tests.audit.support import FRAME, packed

HEAD = """\
offence taking
  title   Taking
  source  zz-act s 1
  since   2001-01-01
  seen    read zz-act 2026-11-20
  penalty ordinary  [s 2]
    imprisonment at most 5 years
"""
ACT = "  element act  [s 1]\n    act is recruitment\n"


def _missed(tmp_path: Path, text: str, *more: str) -> tuple[int, list[str]]:
    """Return how many limbs an offence has and which of them the frame's test, with *more*, leaves out."""
    folder = packed(FRAME, tmp_path)
    (folder / "taking.law").write_text(HEAD + text, "utf-8")
    case = (folder / "cases" / "taking.toml").read_text("utf-8")
    rows = "".join(
        f'[[fact]]\nid = "x{i}"\nfact = "{name}"\nby = ["S1"]\nof = ["V1"]\n'
        f'shown_by = [{{ evidence = "E1", words = true }}]\n'
        for i, name in enumerate(more)
    )
    (folder / "cases" / "taking.toml").write_text(case.replace("[expect]", f"{rows}[expect]"), "utf-8")
    found = audit(str(folder)).coverage
    return found.total, [f"{element}: {name}" for (_, element, name), _ in found.missed]


OPEN = "  element purpose  [s 1]\n    purpose is any of\n      forced-labour\n      or like exploitation\n"
ARGUABLE = "  element purpose  [s 1]\n    purpose is forced-labour arguable\n"
DENIED = (
    "  element act  [s 1]\n    any of\n      act is recruitment\n      none of\n        act is transfer\n"
)
HARM = "  aggravated harm  [s 3]\n    result is bodily-harm\n"
OTHER = "  element other  [s 1]\n    offence any of trafficking stands by anyone\n"


@pytest.mark.parametrize(
    ("text", "more", "total", "missed"),
    [
        (ACT, (), 1, []),
        (ACT.replace("is recruitment", "is any of\n      recruitment\n      transfer"), (), 2, ["transfer"]),
        (f"{ACT}    fault intention\n", (), 1, []),
        (f"{ACT}    fault knowledge as to age:child\n", (), 2, ["fault:knowledge as to age:child"]),
        (f"{ACT}    unless\n      fault is reasonable-belief\n", (), 2, ["fault:reasonable-belief"]),
        (f"{ACT}    unless\n      compelled is duress\n", (), 2, ["compelled:duress"]),
        (f"{ACT}    not needed if\n      victim age is child\n", (), 2, ["age:child"]),
        (DENIED, (), 2, ["not act:transfer"]),
        (ACT + OPEN, ("purpose:begging",), 3, ["purpose:forced-labour"]),
        (ACT + ARGUABLE, ("purpose:forced-labour",), 2, []),
        (ACT + HARM, (), 2, ["aggravated"]),
        (ACT + HARM, ("result:bodily-harm",), 2, []),
        (ACT + OTHER, (), 2, ["offence any of trafficking stands by anyone"]),
    ],
)
def test_what_is_reached(
    text: str, more: tuple[str, ...], total: int, missed: list[str], tmp_path: Path
) -> None:
    """Every leaf that a statute writes is a limb; it is reached where it stands as high as it can."""
    found, names = _missed(tmp_path, text, *more)

    assert total == found
    assert len(missed) == len(names)
    assert all(part in name for part, name in zip(missed, names, strict=True))


def test_without_tests_nothing_is_reached(tmp_path: Path) -> None:
    """Every limb of a pack without tests is missed, with its place."""
    pack = audit(str(packed(FRAME, tmp_path))).pack

    (limb, place), = coverage(pack.offences, ()).missed  # fmt: skip
    assert ("zz:taking", "act") == limb[:2]
    assert ("taking.law", 8) == (Path(place.file).name, place.line)
