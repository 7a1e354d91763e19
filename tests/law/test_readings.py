"""What was compared again with its text: read strictly, shown, told beside a charge, counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import KnowledgeError, Law, assess, load_law, to_dict, to_text
from chargeassist.audit.lint import lint
from chargeassist.audit.report import lint_json
from chargeassist.findings.texts import of_texts
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.plain_text import plain_text
from tests.audit.support import lint_text
from tests.builders import case, fact, small_pack
from tests.cli.support import run

STRIKING = """\
offence striking
  title   Striking
  source  zz-code s 1
  since   2000-01-01
  seen    unverified zz-code 2024-01-01

  element act  [s 1]
    conduct is struck

  mode attempt  [s 2]

  penalty ordinary  [s 1]
    imprisonment at most 2 years
"""
READ = """\
[[read]]
offence = "striking"
on = 2024-02-01
saw = "copy"
of = "a library's copy"

[[read.differs]]
at = "striking/act"
how = "less"
why = "Throwing something at a person is left out."

[[read.differs]]
at = "striking/penalty"
how = "otherwise"
why = "The fine was not read."
"""
STRUCK = fact("f1", "conduct:struck", in_="zz", shown_by="E1")


def law(folder: Path, text: str = READ) -> Law:
    """Return a small law, one offence of which was read twice."""
    small_pack(folder / "zz", STRIKING)
    manifest = folder / "zz" / "pack.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("fictional = true\n", ""), encoding="utf-8")
    (folder / "zz" / "readings.toml").write_text(text, encoding="utf-8")
    return load_law(str(folder / "zz"))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('offence = "striking"', 'offence = "strikng"', [("L520", ("read", 0, "offence"))]),
        ('offence = "striking"', "", [("L519", ("read", 0))]),
        ("on = 2024", 'gate = "victims"\non = 2024', [("L519", ("read", 0))]),
        ('at = "striking/act"', 'at = "striking/axt"', [("L520", ("read", 0, "differs", 0, "at"))]),
        ('at = "striking/act"', 'at = "hitting/act"', [("L520", ("read", 0, "differs", 0, "at"))]),
        ('at = "striking/act"', 'at = "striking/act/x"', [("C101", ("read", 0, "differs", 0, "at"))]),
        ('saw = "copy"', 'saw = "copied"', [("C101", ("read", 0, "saw"))]),
        ('how = "less"', "", [("C103", ("read", 0, "differs", 0))]),
        ('how = "less"', 'how = "less"\nnote = "x"', [("C102", ("read", 0, "differs", 0, "note"))]),
        (READ, READ + READ, [("C104", ("read", 1, "offence"))]),
    ],
)
def test_what_is_no_reading_is_a_fault(
    old: str, new: str, expected: list[tuple[str, tuple[str | int, ...]]], tmp_path: Path
) -> None:
    """A unit, a place, a key or a word that is not there, several units, and a unit twice are refused."""
    with pytest.raises(KnowledgeError) as refused:
        law(tmp_path, READ.replace(old, new, 1))
    assert expected == [(f.code, f.at.path) for f in refused.value.faults]


def test_a_place_is_any_element_aside_or_header(tmp_path: Path) -> None:
    """The whole, an element, a penalty by its id, and what stands in the head of an offence."""
    for place in ("striking", "striking/act", "striking/ordinary", "striking/since", "striking/jurisdiction"):
        (reading,) = law(tmp_path, READ.replace("striking/act", place)).pack("zz").readings
        assert place == reading.differs[0].at


def test_a_difference_is_told_beside_its_element(tmp_path: Path) -> None:
    """An assessment says that there is one, `explain` says which; what is of no element is the charge's."""
    found = assess(case(STRUCK), law(tmp_path))
    (charge,) = found.charges
    as_json = to_dict(found)["charges"][0]

    assert {"act": ["differs-less"]} == {
        e.id: [d.code for d in e.of_text.differs] for e in charge.elements if e.of_text.differs
    }
    assert ["differs-otherwise"] == [d.code for d in charge.of_text.differs]
    assert ["less than the text: Throwing something at a person is left out."] == as_json["elements"][0][
        "differs"
    ]
    assert ["otherwise than the text: The fine was not read."] == as_json["differs"]
    told, explained = (
        " ".join(t.split()) for t in (to_text(found, full=True), plain_text(explain_page(found, "striking")))
    )
    assert ("narrower here than the law read" in told, "Throwing something" in told) == (True, False)
    assert ("Throwing something" in explained, "The fine was not read" in explained) == (True, True)


def test_a_difference_at_a_mode_is_told_of_charges_in_that_mode_alone(tmp_path: Path) -> None:
    """What an attempt carries is not told beside a charge of the full offence."""
    pack = law(tmp_path, READ.replace("striking/penalty", "striking/attempt")).pack("zz")
    (offence,) = pack.offences
    told = {mode: of_texts(pack, offence, mode) for mode in ("principal", "attempt")}

    assert {"principal": {"act"}, "attempt": {"act", ""}} == {mode: set(at) for mode, at in told.items()}


def test_what_was_read_is_shown_and_counted(tmp_path: Path) -> None:
    """`show` has the day, what was seen and each difference; `lint` and `packs` count."""
    law(tmp_path)
    folder = str(tmp_path / "zz")
    offence = " ".join(run("show", f"{folder}:striking").out.split())

    assert "2024-02-01: a copy, a library's copy" in offence
    assert "striking/act: less than the text: Throwing" in offence
    assert "read twice: 1 of 1 unit" in run("show", folder).out
    assert "read twice: 1 of 1 unit" in lint_text(*lint(folder))
    assert '"read_twice": {\n    "read": 1,\n    "of": 1\n  }' in lint_json(*lint(folder))
    assert "1 of 1" in run("packs", "--law", folder).out


def test_what_is_read_is_part_of_the_law(tmp_path: Path) -> None:
    """Another reading is another digest of the pack."""
    assert law(tmp_path).pack("zz").digest != law(tmp_path, READ.replace("less", "more")).pack("zz").digest
