"""What is no ordinary file or folder: pipes, links, loops, names of other scripts, packs that reach out."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from chargeassist.reading.limits import PACK_FILES
from tests.hostile.support import HEAD, MANIFEST, OFFENCE, command, refused, write_pack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and rights of Unix")


def test_a_folder_for_a_case(tmp_path: Path) -> None:
    """A folder where a case belongs is refused."""
    (tmp_path / "case.toml").mkdir()

    assert ["F101"] == refused(tmp_path, "check", "case.toml")


def test_a_pipe_or_a_device_for_a_case(tmp_path: Path) -> None:
    """A pipe would block for ever and a device never end: neither is opened."""
    os.mkfifo(tmp_path / "case.toml")

    assert ["F101"] == refused(tmp_path, "check", "case.toml")
    assert ["F101"] == refused(tmp_path, "check", "/dev/zero")


def test_a_link_that_leads_nowhere_or_round(tmp_path: Path) -> None:
    """A link to nothing and a link to itself are refused."""
    (tmp_path / "nowhere.toml").symlink_to("nothing.toml")
    (tmp_path / "round.toml").symlink_to("round.toml")

    assert ["F101"] == refused(tmp_path, "check", "nowhere.toml")
    assert ["F101"] == refused(tmp_path, "check", "round.toml")


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A file or a pack's folder without the right to read it is refused."""
    (tmp_path / "case.toml").write_text(HEAD)
    (tmp_path / "case.toml").chmod(0)
    folder = write_pack(tmp_path / "pack", {"offences/b.law": OFFENCE.replace("taking", "holding")})
    (folder / "offences").chmod(0)

    assert ["F101"] == refused(tmp_path, "check", "case.toml")
    assert ["F101"] == refused(tmp_path, "show", "./pack")
    (folder / "offences").chmod(0o700)


@pytest.mark.parametrize(
    "name", ["a" * 300 + ".toml", "a/" * 3_000 + "b", "", " ", "a\nb\x1b[31m", "no/such/case.toml"]
)
def test_a_name_of_no_file(name: str, tmp_path: Path) -> None:
    """A name too long, empty, or of nothing is refused."""
    assert ["F101"] == refused(tmp_path, "check", name)


@pytest.mark.parametrize(
    "name", ["./" + "a" * 300, "a/" * 3_000, "", " ", "./no-such", "..\\..", "xp/", "XP"]
)
def test_a_name_of_no_pack(name: str, tmp_path: Path) -> None:
    """A name of no pack leaves no law to advise on."""
    assert ["L501"] == refused(tmp_path, "show", name, code=3)


@pytest.mark.parametrize("law", ["/dev", "/", "..", "./pack", "C:\\\\law", "a\\u0000b", "./" + "a" * 5_000])
def test_a_case_that_names_a_folder_of_the_machine(law: str, tmp_path: Path) -> None:
    """A case names packs by their ids: no file of a stranger says which folder is read."""
    write_pack(tmp_path / "pack", {})
    (tmp_path / "case.toml").write_text(HEAD.replace('"xp"', f'"{law}"'))

    assert ["C101"] == refused(tmp_path, "check", "case.toml")


@pytest.mark.parametrize("folder", ["/dev", "/", "..", ".", "./pack/offences", "/etc"])
def test_a_folder_that_is_no_pack(folder: str, tmp_path: Path) -> None:
    """A folder that is no pack is refused, and not a word of its files is repeated."""
    home = tmp_path / "home"
    (home / "pack/offences").mkdir(parents=True)

    assert set(refused(home, "show", folder)) <= {"L502", "L503", "L507", "L508", "L509", "F101", "F105"}


def test_a_pack_that_reaches_out(tmp_path: Path) -> None:
    """A pack holds its own files: links to files and to folders, in or out, are refused, and not followed."""
    outside = write_pack(tmp_path / "outside", {})
    folder = write_pack(tmp_path / "pack", {})
    (folder / "b.law").symlink_to(outside / "a.law")
    (folder / "c.law").symlink_to("/etc/passwd")
    (folder / "more").symlink_to(outside)
    (folder / "round").symlink_to(folder)
    (folder / "nowhere.law").symlink_to("nothing")

    assert ["L507"] * 5 == refused(tmp_path, "show", "./pack")

    (folder / "pack.toml").unlink()
    (folder / "pack.toml").symlink_to(outside / "pack.toml")
    assert ["L507"] * 6 == [c for c in refused(tmp_path, "show", "./pack") if c != "L503"]


def test_a_pack_given_by_a_link(tmp_path: Path) -> None:
    """The folder itself may be a link: whoever gives it has chosen it."""
    write_pack(tmp_path / "pack", {})
    (tmp_path / "link").symlink_to("pack")

    assert 0 == command(tmp_path, "show", "./link").code


def test_a_pipe_in_a_pack(tmp_path: Path) -> None:
    """A pipe among the files of a pack is not opened."""
    os.mkfifo(write_pack(tmp_path / "pack", {}) / "b.law")

    assert ["F101"] == refused(tmp_path, "show", "./pack")


@pytest.mark.parametrize("id", ["xp", "un", "ke"])
def test_a_pack_that_shadows_a_shipped_one(id: str, tmp_path: Path) -> None:
    """A stranger's pack cannot take the id of a shipped one."""
    write_pack(tmp_path / id, {"pack.toml": MANIFEST.replace('id = "zz"', f'id = "{id}"')})

    assert ["L504"] == refused(tmp_path, "show", f"./{id}")


def test_two_packs_of_one_id(tmp_path: Path) -> None:
    """Two packs with one id cannot be told apart."""
    write_pack(tmp_path / "one", {})
    write_pack(tmp_path / "other", {})

    assert ["L510"] == refused(tmp_path, "packs", "--law", "./one", "--law", "./other")


def test_a_pack_of_thousands_of_files(tmp_path: Path) -> None:
    """A folder of thousands of files is no pack, whatever is in them."""
    folder = write_pack(tmp_path / "pack", {f"d{i}/a.law": "offense x\n" for i in range(40)})
    for i in range(PACK_FILES):
        (folder / f"d{i % 40}" / f"x{i}.law").write_text("offense x\n" * 300)

    assert ["L509"] == refused(tmp_path, "show", "./pack")


def test_a_pack_of_many_files_of_faults(tmp_path: Path) -> None:
    """Reading a pack stops when there are more faults than anybody can use."""
    folder = write_pack(tmp_path / "pack", {})
    for i in range(300):
        (folder / f"x{i}.txt").write_text("offense x\n")

    assert 201 == refused(tmp_path, "show", "./pack").count("L502")


def test_a_pack_too_deep(tmp_path: Path) -> None:
    """Folders lie two deep; what lies deeper is told, not dropped."""
    write_pack(tmp_path / "pack", {"a/b/c/d/e/f.law": OFFENCE})

    assert ["L502"] == refused(tmp_path, "show", "./pack")


@pytest.mark.skipif(sys.platform == "darwin", reason="file names of other encodings are refused there")
def test_file_names_that_cannot_be_printed(tmp_path: Path) -> None:
    """A file name that is no text, or would turn or colour the terminal, is told without being printed."""
    folder = os.fsencode(write_pack(tmp_path / "pack", {}))
    for name in (b"\xff.law", b"\x1b[31m.law", "\u202ewal.a".encode(), b"a\nb.law"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as stream:
            stream.write(OFFENCE)

    assert ["L508"] * 4 == refused(tmp_path, "show", "./pack")


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    """A folder with the name of a file a pack must have is no such file."""
    folder = write_pack(tmp_path / "pack", {})
    (folder / "sources.toml").unlink()
    (folder / "sources.toml").mkdir()

    assert ["L503"] == refused(tmp_path, "show", "./pack")


def test_an_answer_that_cannot_be_written(tmp_path: Path) -> None:
    """An answer goes to a file or is refused: a folder, a missing folder, a name too long."""
    (tmp_path / "folder").mkdir()
    for name in ("folder", "no/such/folder.txt", "a" * 300):
        assert ["F112"] == refused(tmp_path, "new", "-o", name)
