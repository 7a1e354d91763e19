"""Packs: a folder is read whole or refused whole, and a stranger's pack reads only itself."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from chargeassist import load_law
from chargeassist.reading.fault import CannotAdvise, KnowledgeError
from tests.law.support import MANIFEST, OFFENCE, SHIPPED, SOURCES, faults_of, load, write_pack


def _found(folder: Path) -> list[tuple[str, str, int]]:
    """Return code, file and line of every fault of a pack."""
    return [(f.code, f.at.file.removeprefix(folder.as_posix()), f.at.line) for f in faults_of(folder)]


def test_a_strangers_pack_is_loaded_by_its_path(tmp_path: Path) -> None:
    """A folder with a manifest, sources and `.law` files is a pack, wherever it lies."""
    pack = load(write_pack(tmp_path, {"offences/taking.law": OFFENCE}))

    assert ("zz", "Zedland (a test)", "zz", ("en",)) == (pack.id, pack.title, pack.state, pack.languages)
    assert ["zz:taking"] == [o.key for o in pack.offences]
    assert ["zz-act", "zz-code"] == list(pack.sources)


def test_un_is_always_loaded_and_not_asked_about(tmp_path: Path) -> None:
    """`un` is loaded for its gates beside any pack, and is asked about only if it is named."""
    folder = str(write_pack(tmp_path, {"a.law": OFFENCE}))

    assert (("zz",), ["zz", "un"]) == (load_law(folder).asked, [p.id for p in load_law(folder).packs])
    assert (("un", "zz"), ["un", "zz"]) == (
        load_law("un", folder).asked,
        [p.id for p in load_law("un", folder).packs],
    )


def test_only_the_packs_named_are_loaded() -> None:
    """Of the shipped packs only those named are loaded, each once, in the order named."""
    assert (["xp", "un"], ("xp",)) == ([p.id for p in load_law("xp", "xp").packs], load_law("xp", "xp").asked)
    assert ["ke", "xp", "un"] == [p.id for p in load_law("ke", "xp").packs]


@pytest.mark.parametrize("id", SHIPPED)
def test_a_stranger_cannot_shadow_a_shipped_pack(id: str, tmp_path: Path) -> None:
    """A folder whose manifest has the id of a shipped pack is refused."""
    write_pack(tmp_path, {"pack.toml": MANIFEST.replace('"zz"', f'"{id}"', 1), "a.law": OFFENCE})

    assert [("L504", "/pack.toml")] == [f[:2] for f in _found(tmp_path)]


@pytest.mark.parametrize("id", SHIPPED)
def test_a_folder_named_like_a_shipped_pack_is_not_it(
    id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of that name in the working directory does not stand in for a shipped id."""
    write_pack(tmp_path / id, {"a.law": OFFENCE})
    monkeypatch.chdir(tmp_path)

    assert "Zedland (a test)" != load_law(id).pack(id).title


def test_two_packs_of_one_id_are_refused(tmp_path: Path) -> None:
    """Two folders with one id cannot be told apart: neither is silently preferred."""
    one, other = (str(write_pack(tmp_path / n, {"a.law": OFFENCE})) for n in ("one", "other"))

    with pytest.raises(KnowledgeError, match="L510"):
        load_law(one, other)


@pytest.mark.parametrize("name", ["notes.txt", "offences/a.yaml", "a.py", "a.law.bak", "data.json", "x.toml"])
def test_a_file_that_is_not_read_is_a_fault(name: str, tmp_path: Path) -> None:
    """A file of another kind is refused: nobody believes that it was read."""
    write_pack(tmp_path, {"a.law": OFFENCE, name: "x = 1\n"})

    assert [("L502", f"/{name}", 0)] == _found(tmp_path)


def test_pages_for_people_may_lie_in_a_pack(tmp_path: Path) -> None:
    """A README and hidden files are left to people."""
    write_pack(tmp_path, {"a.law": OFFENCE, "README.md": "x", ".git/config": "x", "offences/README.md": "x"})

    assert [] == _found(tmp_path)


def test_a_law_file_too_deep_in_folders_is_not_silently_left_out(tmp_path: Path) -> None:
    """A `.law` file lies in a folder or in a folder of a folder: deeper ones are told, not dropped."""
    write_pack(tmp_path, {"a/b/c.law": OFFENCE, "a/b/c/d.law": OFFENCE.replace("taking", "holding")})

    assert ["L502"] == [f.code for f in faults_of(tmp_path)]


@pytest.mark.parametrize("name", ["a.law", "offences/taking.law", "offences/serious/taking.law"])
def test_folders_are_two_deep(name: str, tmp_path: Path) -> None:
    """Offences may be sorted into folders."""
    assert ["taking"] == [o.id for o in load(write_pack(tmp_path, {name: OFFENCE})).offences]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A stranger's pack reads only itself: a link is a fault, followed by nobody and ignored by nobody."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.law").write_text(OFFENCE.replace("taking", "holding"), "utf-8")
    folder = write_pack(tmp_path / "pack", {"a.law": OFFENCE})
    (folder / "b.law").symlink_to(outside / "b.law")
    (folder / "more").symlink_to(outside)

    assert [("L507", "/b.law", 0), ("L507", "/more", 0)] == _found(folder)


@pytest.mark.parametrize("missing", ["pack.toml", "sources.toml"])
def test_what_every_pack_must_have(missing: str, tmp_path: Path) -> None:
    """A pack without a manifest or without sources is refused, and told which is missing."""
    write_pack(tmp_path, {"a.law": OFFENCE})
    (tmp_path / missing).unlink()

    (fault,) = faults_of(tmp_path)

    assert ("L503", f"no {missing}") == (fault.code, fault.message)


def test_all_faults_of_all_files_are_told_together(tmp_path: Path) -> None:
    """One loading tells the faults of every file, each with its line."""
    bad = OFFENCE.replace("recruitment", "recruitement")
    write_pack(tmp_path, {"a.law": bad, "b.law": bad.replace("taking", "holding"), "c.law": "offense x\n"})

    assert [("L202", "/a.law", 6), ("L202", "/b.law", 6), ("L121", "/c.law", 1)] == _found(tmp_path)


def test_faults_of_the_tables_have_their_lines(tmp_path: Path) -> None:
    """An unknown key, a wrong value and a missing key of the tables are told with their lines."""
    manifest = MANIFEST.replace("2026-11-20", '"soon"').replace("licence ", "license ")
    write_pack(tmp_path, {"pack.toml": manifest, "sources.toml": SOURCES.replace('"act"', '"akt"')})

    assert [
        ("C103", "/pack.toml", 0),
        ("C101", "/pack.toml", 5),
        ("C102", "/pack.toml", 7),
        ("C101", "/sources.toml", 3),
    ] == _found(tmp_path)


def test_a_pack_that_is_not_there_is_told_what_is() -> None:
    """An unknown id is answered with the packs that are here, and how to give a folder."""
    with pytest.raises(CannotAdvise) as caught:
        load_law("atlantis")

    (fault,) = caught.value.faults
    assert ("L501", "no pack of that name") == (fault.code, fault.message)
    assert (f"packs here: {', '.join(SHIPPED)}", "or give the path of a folder") == fault.hints


@pytest.mark.parametrize("name", ["vocabulary", "", ".", "..", "../knowledge/xp/offences", "a\0b", "~"])
def test_what_is_no_pack_is_not_loaded(name: str) -> None:
    """A folder without a manifest, the vocabulary and an empty name are no packs."""
    with pytest.raises((CannotAdvise, KnowledgeError)):
        load_law(name)


def test_the_digest_names_the_text(tmp_path: Path) -> None:
    """The digest of a pack is the same for the same text and another for any other text."""
    one = load(write_pack(tmp_path / "one", {"a.law": OFFENCE})).digest
    same = load(write_pack(tmp_path / "same", {"a.law": OFFENCE})).digest
    other = load(write_pack(tmp_path / "other", {"a.law": OFFENCE + "  protects  liberty\n"})).digest

    assert one == same
    assert one != other
    assert 64 == len(one)


def test_line_ends_of_windows_are_the_same_text(tmp_path: Path) -> None:
    """A pack checked out with the line ends of Windows is the same pack with the same digest."""
    one = load(write_pack(tmp_path / "one", {"a.law": OFFENCE}))
    folder = write_pack(tmp_path / "two", {})
    for name, text in (("pack.toml", MANIFEST), ("sources.toml", SOURCES), ("a.law", OFFENCE)):
        (folder / name).write_bytes(text.replace("\n", "\r\n").encode())

    assert (one.digest, one.offences) == (load(folder).digest, load(folder).offences)


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    """Any block may stand in any file, in any order: the offences read are the same."""
    two = OFFENCE.replace("taking", "holding")
    apart = load(write_pack(tmp_path / "apart", {"a.law": OFFENCE, "b/c.law": two}))
    together = load(write_pack(tmp_path / "together", {"z.law": two + "\n" + OFFENCE}))

    assert apart.offences == together.offences


def test_a_pack_with_a_fault_is_refused_whole(tmp_path: Path) -> None:
    """One fault in one file, and nothing of the pack is used."""
    write_pack(tmp_path, {"a.law": OFFENCE, "b.law": "offence holding\n"})

    with pytest.raises(KnowledgeError):
        load_law("xp", str(tmp_path))


def test_a_licence_may_lie_in_a_pack(tmp_path: Path) -> None:
    """A pack published by others brings its README and its licence: left to people."""
    write_pack(tmp_path, {"a.law": OFFENCE, "README.md": "# Zedland\n", "LICENSE": "CC-BY-4.0\n"})
    assert [] == list(faults_of(tmp_path))
    write_pack(tmp_path, {"MYLICENSE": "?\n"})
    assert ["L502"] == [f.code for f in faults_of(tmp_path)]


def test_a_review_is_of_an_offence_that_is_there(tmp_path: Path) -> None:
    """A review of an offence the pack does not have is a fault: nobody may seem to have read it."""
    review = (
        '[[review]]\noffence = "holding"\nby = "A. Reader"\nrole = "lawyer"\non = 2026-11-20\n'
        f'source = "zz-act"\nfinding = "faithful"\ndigest = "{"0" * 64}"\n'
    )
    write_pack(tmp_path, {"a.law": OFFENCE, "reviews.toml": review})

    assert ["L511"] == [f.code for f in faults_of(tmp_path)]
    write_pack(tmp_path, {"reviews.toml": review.replace("holding", "taking")})
    assert [] == list(faults_of(tmp_path))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("baseline", "xp:trafficking-in-persons"),
        ("element", "meens"),
        ("own", "movement"),
        ("source", "zz-other s 1"),
        ("bridges", "xp:assault"),
    ],
)
def test_a_departure_names_what_is_there(key: str, name: str, tmp_path: Path) -> None:
    """A departure is from a treaty's offence, seen in a source of the pack, bridged by its own offences."""
    good: dict[str, object] = {
        "baseline": "un:trafficking-in-persons",
        "element": "means",
        "how": "narrower",
        "says": "Deceit is not named.",
        "source": "zz-act s 1",
        "bridges": ["zz:taking"],
    }

    def table(values: dict[str, object]) -> str:
        return "[[departure]]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in values.items())

    write_pack(tmp_path, {"a.law": OFFENCE, "departures.toml": table(good)})
    assert [] == list(faults_of(tmp_path))
    assert "narrower" == load_law(str(tmp_path)).pack("zz").departures[0].how

    bad = good | {key: [name] if key == "bridges" else name}
    write_pack(tmp_path, {"departures.toml": table(bad)})
    assert [("L514", ("departure", 0, key))] == [(f.code, f.at.path) for f in faults_of(tmp_path)]
