"""The verb draw: what awaits a signature is listed, drawn or turned down, and the file keeps its comments."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given

from chargeassist import CaseError, assess, case_from_dict, case_to_dict, load_law, read_case
from chargeassist.advice.drawing import Signature, drawing, signed
from chargeassist.case.read import reading_of_bytes
from chargeassist.hall import signing
from chargeassist.hall.rows import in_rows
from chargeassist.hall.signing import with_rows
from tests.builders import Row, few
from tests.cli.support import ROOT, run
from tests.strategies import HARMFUL, tables

HOTEL = (ROOT / "examples/hotel-work/case.toml").read_text("utf-8")
WHO = ("--by", "reviewing prosecutor", "--why", "she said what would follow")
COERCION, LABOUR = "means:other-coercion", "purpose:forced-labour"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a case in which two things await a signature."""
    path = tmp_path / "case.toml"
    path.write_text(HOTEL, "utf-8")
    return path


def ids(file: Path) -> dict[str, str]:
    """Return the id of each proposal by its term, as an app reads them."""
    answer = json.loads(run("draw", str(file), "--list", "--format", "json").out)["draw"]
    return {p["answers"][0]["facts"][0]["fact"]: p["id"] for p in answer["proposals"]}


def test_what_is_drawn_stands_in_the_file_with_who_and_why(file: Path) -> None:
    """S40: the fact of the proposal, signed, after all that was there; and it is not offered again."""
    said = run("draw", str(file), "--accept", ids(file)[COERCION], *WHO, "--on", "2024-11-20")
    drawn = read_case(file).facts[-1]

    assert (0, True) == (said.code, "is written into the case: drawn" in said.out)
    assert file.read_text("utf-8").startswith(HOTEL.rstrip("\n"))
    assert (COERCION, ("S1",), ("V1",), ("f3",)) == (drawn.name, drawn.by, drawn.of, drawn.inferred_from)
    assert ("reviewing prosecutor", "2024-11-20") == (drawn.by_whom, str(drawn.drawn_on))
    assert {LABOUR} == set(ids(file))


def test_what_is_turned_down_is_remembered_and_not_offered_again(file: Path) -> None:
    """S40: with the reason, shown, and nothing waits for it any more."""
    said = run("draw", str(file), "--reject", ids(file)[LABOUR], *WHO)

    assert (0, True) == (said.code, "forced labour from f4" in " ".join(said.out.split()))
    assert {COERCION} == set(ids(file))
    assert ("f4",) == read_case(file).rejected[0].inferred_from
    assert "r1 " in run("draw", str(file)).out


def test_it_may_be_drawn_weakly(file: Path) -> None:
    """A person draws it less strongly than is proposed."""
    run("draw", str(file), "--accept", ids(file)[COERCION], *WHO, "--strength", "weak")

    assert "weak" == read_case(file).facts[-1].strength


@pytest.mark.parametrize(
    "words",
    [
        ("--accept", "0000aaaa", *WHO),
        ("--accept", "ID"),
        ("--accept", "ID", "--by", "A. B."),
        ("--accept", "ID", "--reject", "ID", *WHO),
        ("--accept", "ID", *WHO, "--on", "2024-02-30"),
    ],
    ids=["unknown", "nobody", "no reason", "both", "no such day"],
)
def test_what_cannot_be_signed_changes_nothing(words: tuple[str, ...], file: Path) -> None:
    """A signature that is none ends with 2, and the file is as it was."""
    id = ids(file)[COERCION]
    said = run("draw", str(file), *(id if w == "ID" else w for w in words))

    assert (2, HOTEL) == (said.code, file.read_text("utf-8"))


def test_standard_input_can_be_listed_and_not_written() -> None:
    """There is no file to write into."""
    listed = run("draw", "-", stdin=HOTEL.encode())
    signed_ = run("draw", "-", "--accept", "0000aaaa", *WHO, stdin=HOTEL.encode())

    assert (0, 2) == (listed.code, signed_.code)


def test_a_file_that_would_read_otherwise_is_not_put_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is read again before it takes its place: whatever went wrong, the old one is whole."""
    id = ids(file)[COERCION]
    monkeypatch.setattr(signing, "with_rows", lambda text, *rest: text)
    monkeypatch.setattr("chargeassist.cli.draw.with_rows", lambda text, *rest: text)
    said = run("draw", str(file), "--accept", id, *WHO)

    assert (2, HOTEL) == (said.code, file.read_text("utf-8"))
    assert [file] == list(file.parent.glob("*.toml"))


PROPOSED = """
# what the importer found
[[fact]]
id = "f90"
fact = "means:threat"  # to be read again
by = ["S1"]
of = ["V1"]
shown_by = [{ evidence = "E1", words = true }]
status = "proposed"
proposed_by = "an importer"
in_document = "statement of E1, p. 2"

"""


def test_a_proposed_fact_weighs_nothing_until_it_is_signed(file: Path) -> None:
    """It changes no finding, stands in a list of its own, and counts once a person signs it."""
    law = load_law("xp")
    text = HOTEL.replace("[[fact]]", f"{PROPOSED.strip()}\n\n[[fact]]", 1)
    file.write_text(text, "utf-8")
    before, plain = read_case(file), read_case(ROOT / "examples/hotel-work/case.toml")
    assert plain.facts == before.facts
    assert [c.standing for c in assess(plain, law).charges] == [
        c.standing for c in assess(before, law).charges
    ]
    assert "f90 S1 → V1: threat (means)" in run("draw", str(file)).out
    assert "f90 S1 → V1\N{NO-BREAK SPACE}: menace (moyen)" in run("check", str(file), "--lang", "fr").out

    weaker = run("draw", str(file), "--accept", "f90", *WHO, "--strength", "weak")
    assert (2, before) == (weaker.code, read_case(file)), "no strength but that of its items is signed"

    said = run("draw", str(file), "--accept", "f90", *WHO)
    after = read_case(file)
    (fact,) = (f for f in after.facts if f.id == "f90")
    assert (0, ()) == (said.code, after.proposed)
    assert ("signed", "an importer", "reviewing prosecutor") == (fact.status, fact.proposed_by, fact.by_whom)
    assert file.read_text("utf-8").count("#") == text.count("#")
    means = {e.id: e.standing for c in assess(after, law).charges for e in c.elements if e.id == "means"}
    assert "supported" == means["means"].word


def test_a_proposed_fact_that_is_turned_down_stays_and_weighs_nothing(file: Path) -> None:
    """It is remembered in its own row, with who and why."""
    file.write_text(HOTEL + PROPOSED, "utf-8")
    run("draw", str(file), "--reject", "f90", *WHO)

    assert ["rejected"] == [f.status for f in read_case(file).proposed]
    assert "she said what would follow" in " ".join(run("draw", str(file)).out.split())
    assert 2 == run("draw", str(file), "--accept", "f90", *WHO).code


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("C214", ('proposed_by = "an importer"\n', "")),
        ("C214", ('status = "proposed"\n', "")),
        ("C215", ("proposed", "signed")),
        ("C213", ("[[fact]]", '[[group]]\nid = "G"\nmembers = ["S1"]\nfacts = ["f90"]\n\n[[fact]]')),
        ("C303", ("means:threat", "means:thread")),
    ],
    ids=["nobody", "no status", "signed by nobody", "rested upon", "no such term"],
)
def test_what_is_wrong_with_a_proposed_fact_is_told(code: str, change: tuple[str, str], file: Path) -> None:
    """Who proposed it and where it was found are both needed, and nothing rests on it."""
    file.write_text(HOTEL + PROPOSED.replace(*change, 1), "utf-8")

    assert code in run("check", str(file)).err


def test_an_item_held_open_weighs_nothing_and_is_told_between(file: Path) -> None:
    """It stands between what is for and what is against, and moves neither."""
    law, row = load_law("xp"), 'shown_by = ["E1", { evidence = "E6"'
    open_ = HOTEL.replace(
        row, 'shown_by = [{ evidence = "E4", bearing = "open" }, "E1", { evidence = "E6"', 1
    )
    assert open_ != HOTEL
    file.write_text(open_, "utf-8")
    before, after = (assess(read_case(p), law) for p in (ROOT / "examples/hotel-work/case.toml", file))

    assert [f.shown_by for f in before.case.facts] == [f.shown_by for f in after.case.facts]

    assert [c.standing for c in before.charges] == [c.standing for c in after.charges]
    assert {"E4"} == {i for c in after.charges for e in c.elements for i in e.open_}
    assert "held, direction not known E4" in " ".join(run("assess", str(file), "--all").out.split())


@pytest.mark.parametrize("form", ["short", "json", "inline"])
def test_every_form_of_a_case_can_be_written(form: str, tmp_path: Path) -> None:
    """A case with defaults, one in JSON and one with a row on each line come to one case, in their form."""
    case = read_case(ROOT / "examples/hotel-work/case.toml")
    found = assess(case, load_law("xp"))
    text = {
        "short": HOTEL.replace("[[person]]", '[defaults]\nby = ["S1"]\nplace = "Kisumu"\n\n[[person]]', 1),
        "json": json.dumps(case_to_dict(case)),
        "inline": in_rows(HOTEL),
    }[form]
    before = reading_of_bytes(text.encode(), "c").whole()
    request = drawing(assess(before, load_law("xp"))).proposals[0]
    after, table, row = signed(request, Signature(True, "A. B.", "so", ""), before)

    assert found.charges
    written = with_rows(text, "c", after, table, [row])
    assert after == reading_of_bytes(written.encode(), "c").whole()
    assert (form == "short") == ("[[fact]]" in written)


def test_what_is_drawn_takes_no_id_of_a_row_that_says_several(file: Path) -> None:
    """A row of two terms is f4 where it stands and f4-... where it is read: the next fact is neither."""
    several = re.sub(
        r'id += "f4"\nfact += "([^"]+)"', r'id = "f4"\nfact = ["\1", "indicator:pay-withheld"]', HOTEL
    )
    assert several != HOTEL
    file.write_text(several, "utf-8")
    for id in ids(file).values():
        assert 0 == run("draw", str(file), "--accept", id, *WHO).code
    assert run("check", str(file)).code in (0, 1)
    assert file.read_text("utf-8").startswith(several.rstrip("\n"))


def test_a_text_with_a_fault_is_never_put_in_place(file: Path) -> None:
    """A case may be read as far as it goes and still have a fault: such a text is not what was meant."""
    case = read_case(file)
    twice = HOTEL + '[[person]]\nid = "V9"\nage = { value = "17", on = "2024" }\nage_on = "2024"\n'
    file.write_text(twice, "utf-8")
    found = reading_of_bytes(twice.encode(), "c")

    assert found.case is not None
    with pytest.raises(CaseError):
        signing.reads_as(found.case, "c", file)
    assert case == reading_of_bytes(HOTEL.encode(), "c").sound


@given(tables(HARMFUL))
def test_drawn_or_turned_down_it_is_not_offered_again(data: Row) -> None:
    """S40: whatever is answered, the next case is one, and the proposal is gone."""
    found = assess(case_from_dict(data), few())
    for request in drawing(found).proposals[:2]:
        for accepted in (True, False):
            case, _, _ = signed(request, Signature(accepted, "A. B.", "so", ""), found.case)
            assert request.id not in {r.id for r in drawing(assess(case, few())).proposals}
