"""A case entered at the desk: forms, what they write, what changes; and two who write at once."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from itertools import pairwise
from pathlib import Path
from zlib import compress

from chargeassist import read_case
from chargeassist.desk.kept import Step, digest_of, keep, kept, packed
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.words import remark
from tests.desk.support import CASE, Desk, fact


def test_a_fact_is_found_by_everyday_words_and_saved(desk: Desk) -> None:
    """Words lead to a term with what separates it; the file gets one row more, and keeps its comments."""
    found = desk.post("/find", {"say": "kept her passport"})
    assert 'href="/fact?term=conduct:passport-withheld"' in found.text
    assert "Or " in found.plain

    form = desk.get("/fact?term=conduct:guarded")
    assert 'name="of" value="V1" checked' in form.text
    assert 'name="episode" value="house" checked' in form.text
    fields = fact(
        "conduct:guarded",
        by="S2",
        of="V1",
        on="2023-05",
        episode="house",
        item=["E3", "E1"],
        at__E3="page 2",
        strength__E3="weak",
    )
    told = desk.post("/fact", fields)

    assert 200 == told.status
    assert "Saved: f17" in told.plain
    new = read_case(desk.path).facts[-1]
    assert ("conduct:guarded", ("S2",), ("V1",)) == (new.name, new.by, new.of)
    assert [("E3", "weak", "page 2"), ("E1", "", "")] == [
        (s.evidence, s.strength, s.at) for s in new.shown_by
    ]
    assert desk.text.startswith(CASE.read_text("utf-8").rstrip())


def test_what_changed_is_told_with_every_save(desk: Desk) -> None:
    """The page that answers says which element of which charge stands otherwise, and so does the history."""
    told = desk.post("/fact", [("id", "f14"), ("fact", "purpose:domestic-servitude"), ("drop", "1")])

    assert "purpose, Trafficking in persons, S2 against V1: supported →" in told.plain
    assert "purpose, Trafficking in persons, S2 against V1: supported →" in desk.get("/history").plain
    assert "supported →" not in desk.get().plain, "it is told once"


def test_undo_and_redo(desk: Desk) -> None:
    """Steps are taken back and done again, to the byte, and not over what somebody else wrote since."""
    before = desk.text
    desk.post("/person", {"id": "", "is": "witness", "label": "a driver"})
    after = desk.text
    assert "W2" in after
    desk.post("/undo")
    assert before == desk.text
    desk.post("/redo")
    assert after == desk.text

    desk.path.write_text(after + "\n# by hand\n", "utf-8")
    told = desk.post("/undo")
    assert "no longer as that step left it" in told.plain
    assert desk.text.endswith("# by hand\n")


def test_the_way_back_outlives_a_crash(desk: Desk) -> None:
    """What a desk did that was killed is taken back by the next, and not over what was written since."""
    texts = [desk.text]
    for label in ("a driver", "a neighbour", "a cook"):
        desk.post("/person", {"id": "", "is": "witness", "label": label})
        texts.append(desk.text)
    kept = Path(f"{desk.path}.undo")
    desk.post("/undo")
    if os.name != "nt":
        assert 0o600 == kept.stat().st_mode & 0o777

    with Desk(desk.path) as next_:
        assert "Saved: W3" in next_.get("/history").plain
        assert "no longer known" in next_.get("/history").plain
        for wanted in (texts[1], texts[0], texts[0]):
            next_.post("/undo")
            assert wanted == next_.text
        for wanted in (*texts[1:], texts[3]):
            next_.post("/redo")
            assert wanted == next_.text
        next_.path.write_text(texts[3] + "\n# by hand\n", "utf-8")
    with Desk(desk.path) as other:
        assert "There is nothing to take back" in other.get("/history").plain
        other.room.store.close()
    assert not kept.exists()


def test_only_so_much_of_the_way_back_is_kept(tmp_path: Path) -> None:
    """The last forty steps, or fewer large ones; what is not whole, or not what it says, is left alone."""
    case = str(tmp_path / "case.toml")
    file = Path(f"{case}.undo")
    texts = [f"title = {n}" for n in range(44)]
    versions = {digest_of(text): packed(text) for text in texts}
    names = list(versions)
    steps = [Step(a, b, remark("desk-saved", id="W1"), None) for a, b in pairwise(names)]
    keep(case, steps, {**versions, names[-9]: bytes(1_000_000)}.get)
    assert 7 == len(json.loads(file.read_text("utf-8"))["steps"])
    keep(case, steps, versions.get)
    told = json.loads(file.read_text("utf-8"))
    assert (40, 41) == (len(told["steps"]), len(told["versions"]))
    assert steps[-40:] == list(kept(case).steps)

    large = b64encode(compress(b"x" * (FILE_BYTES + 1))).decode()
    (first, text) = next(iter(told["versions"].items()))
    for wrong in (
        "",
        "[]",
        "[" * 100_000,
        json.dumps(told | {"schema": "chargeassist/undo/2"}),
        json.dumps(told | {"versions": told["versions"] | {first: large}}),
        json.dumps(told | {"versions": {**told["versions"], "0" * 16: text}}),
        json.dumps(told | {"steps": [*told["steps"][1:], told["steps"][0] | {"did": "notice"}]}),
        json.dumps(told | {"versions": {first: text}}),
    ):
        file.write_text(wrong, "utf-8")
        assert () == kept(case).steps, wrong[:80]


def test_only_what_was_changed_is_written(desk: Desk) -> None:
    """A form saved as it was opened changes nothing; one key changed changes its line."""
    before = desk.text.splitlines()
    kept = {
        "id": "E2",
        "kind": "exhibit",
        "from": "police",
        "tied_to": "S2",
        "held_in": "xp",
        "available": "yes",
    }
    kept |= {"recorded": "no", "admissible": "yes", "chain": "complete"}
    label = "V1's passport, found in the safe in S2's bedroom"
    desk.post("/evidence", {**kept, "label": label})
    assert before == desk.text.splitlines()

    desk.post("/evidence", {**kept, "label": "the passport"})
    changed = set(before) ^ set(desk.text.splitlines())
    assert {f'label = "{label}"', 'label = "the passport"'} == changed


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(desk: Desk) -> None:
    """A day that is none is refused with the form as it was filled in, and the file stays."""
    before = desk.text
    told = desk.post(
        "/fact", fact("act:receipt", by="S2", of="V1", on="next Monday", item="E3", at__E3="page 9")
    )

    assert 422 == told.status
    assert 'role="alert"' in told.text
    assert 'value="next Monday"' in told.text
    assert 'aria-invalid="true"' in told.text
    assert 'value="page 9"' in told.text
    assert before == desk.text


def test_a_person_who_is_named_elsewhere_is_not_taken_away(desk: Desk) -> None:
    """What would leave facts without their person is refused, and says so."""
    before = desk.text
    assert 422 == desk.post("/person", {"id": "V1", "drop": "1"}).status
    assert before == desk.text


def test_two_windows_are_merged_or_refused(desk: Desk) -> None:
    """Rows that nobody else touched are merged with what came since; the same row twice is refused, kept."""
    old = desk.get().value("seen")
    desk.post("/person", {"id": "W1", "is": "witness", "label": "the neighbour"})
    merged = desk.post(
        "/evidence", {"id": "E3", "kind": "witness-testimony", "label": "her statement"}, seen=old
    )
    assert 200 == merged.status
    assert 'label = "the neighbour"' in desk.text
    assert 'label = "her statement"' in desk.text

    refused = desk.post("/person", {"id": "W1", "is": "witness", "label": "somebody else"}, seen=old)
    assert 422 == refused.status
    assert "Nothing was saved" in refused.plain
    assert 'value="somebody else"' in refused.text
    assert 'label = "the neighbour"' in desk.text


def test_an_editor_beside_it_is_noticed(desk: Desk) -> None:
    """What somebody writes into the file is read and told; what cannot be read is never written over."""
    before = desk.text
    desk.get()
    desk.path.write_text(
        before.replace('label = "recruiter in the village"', 'label = "the recruiter"'), "utf-8"
    )
    told = desk.get()
    assert "changed elsewhere" in told.plain
    assert "the recruiter" in told.plain

    desk.path.write_text(before + "\n[[fact\n", "utf-8")
    told = desk.get()
    assert "cannot be read now" in told.plain
    desk.post("/person", {"id": "", "is": "witness"})
    assert desk.text == before + "\n[[fact\n"


def test_a_case_is_begun(empty: Desk) -> None:
    """From nothing: a kind of case brings its persons and evidence, and the file is called as it is."""
    told = empty.get()
    assert "Begin a case" in told.plain
    assert "Begin a case" in empty.get("/episode").plain, "nothing is asked before there is a case"
    told = empty.post("/begin", {"kind": "domestic-servitude", "law": "ke", "as_at": "2026-01-05"})

    assert 200 == told.status
    case = read_case(empty.path)
    assert ("story", ("ke",), "2026-01-05") == (case.id, case.law, case.as_at.isoformat())
    assert case.persons
    assert "What happened?" in told.plain
    assert 422 == Desk.post(empty, "/fact", fact("act:receipt", on="x")).status


def test_the_interview_asks_one_question_a_page(empty: Desk) -> None:
    """In the order investigators work; it is answered, put off or not known, and one can go back."""
    empty.post("/begin", {"kind": "brothel", "law": "xp", "as_at": "2026-01-05"})
    assert "Papers and things first" in empty.get("/interview?kind=brothel").plain
    page = empty.get("/interview?kind=brothel&at=3")
    assert "/interview?kind=brothel&amp;at=2" in page.text
    assert "I do not know" in page.plain
    fields = [("id", ""), ("fact", page.value("fact")), ("then", page.value("then")), ("of", "V1")]
    told = empty.post("/fact", [*fields, ("holds", "yes"), ("holds", "unknown")])
    assert "/interview?kind=brothel&amp;at=3" in told.text, "the next question leads back to this one"
    assert "unknown" == read_case(empty.path).facts[0].holds
    again = empty.get("/interview?kind=brothel&at=3")
    assert 'name="id" value="f1"' in again.text, "what was answered is shown again, to be changed"
    assert "all this kind of case asks" in empty.get("/interview?kind=brothel&at=999").plain


def test_intake_shows_needs_and_never_a_charge(tmp_path: Path) -> None:
    """Signs of harm and needs stand where the answer would: no charge, no gate, on no page."""
    path = tmp_path / "case.toml"
    path.write_text(CASE.read_text("utf-8"), "utf-8")
    with Desk(path, intake=True) as desk:
        pages = [desk.get(), desk.get("/fact?id=f7"), desk.post("/find", {"say": "locked in"})]
        pages += [desk.get(where) for where in ("/first", "/matrix", "/sign", "/history", "/law", "/why")]
        pages.append(
            desk.post("/fact", [("id", "f14"), ("fact", "purpose:domestic-servitude"), ("drop", "1")])
        )
    for page in pages:
        assert "Referral" in page.plain
        for word in ("rafficking in persons", "nlawful confinement", "supported", "primary"):
            assert word not in page.plain


def test_every_language(desk: Desk) -> None:
    """The same page in French and in Portuguese, chosen on the page, and no word of the other."""
    for language, word in (("fr", "L’affaire"), ("pt", "O caso"), ("en", "The case")):
        told = desk.post("/language", {"language": language, "back": "/fact?id=f3"})
        assert f'<html lang="{language}">' in told.text
        assert word in desk.get().plain


def test_a_file_in_rows_stays_in_rows(tmp_path: Path) -> None:
    """A file that has a row on each line keeps its form and its comments."""
    path = tmp_path / "rows.toml"
    source = (CASE.parents[1] / "ke-scam-compound/case.toml").read_text("utf-8")
    path.write_text(source, "utf-8")
    with Desk(path) as desk:
        desk.post("/person", {"id": "", "is": "witness", "label": "a clerk"})
        text = desk.text
    assert '  { id = "W2", is = ["witness"], label = "a clerk" },' in text.splitlines()
    assert [x for x in source.splitlines() if x.strip().startswith("#")] == [
        x for x in text.splitlines() if x.strip().startswith("#")
    ]
