"""The verb fmt: which files it writes, which it leaves alone, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist.cli.commands import run

NEAT = "offence taking\n  title  Taking\n  seen   read zz 2026-11-20\n"
MESSY = "offence  taking\n  title Taking\n\n  seen read zz  2026-11-20"
FAULTY = "offence taking\n   title Taking\n"


def _write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.law").write_text(text, "utf-8", newline="\n")


def _read(folder: Path) -> dict[str, str]:
    return {f.stem: f.read_bytes().decode() for f in sorted(folder.iterdir()) if f.is_file()}


def _fmt(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str, str]:
    code = run(["fmt", *map(str, args)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_files_are_laid_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every `.law` file of a folder is put in the layout, and a second time there is nothing to do."""
    _write(tmp_path, a=MESSY, b=NEAT)

    out = f"changed  {tmp_path.as_posix()}/a.law\n2 files, 1 changed\n"
    assert (0, out, "") == _fmt(capsys, tmp_path)
    assert {"a": NEAT, "b": NEAT} == _read(tmp_path)
    assert (0, "2 files, 0 changed\n", "") == _fmt(capsys, tmp_path)


def test_check_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --check nothing is written, and the exit code says whether something would change."""
    _write(tmp_path, a=MESSY, b=NEAT)

    out = f"would change  {tmp_path.as_posix()}/a.law\n1 file, 1 would change\n"
    assert (1, out, "") == _fmt(capsys, tmp_path / "a.law", "--check")
    assert (0, "1 file, 0 would change\n", "") == _fmt(capsys, tmp_path / "b.law", "--check")
    assert {"a": MESSY, "b": NEAT} == _read(tmp_path)


def test_with_a_fault_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """If one file cannot be laid out, every fault is told and no file is touched."""
    _write(tmp_path, a=MESSY, b=FAULTY, c="")
    code, out, err = _fmt(capsys, tmp_path)

    assert (2, "") == (code, out)
    assert f"{tmp_path.as_posix()}/b.law:2:4: L102 3 spaces of indentation" in err
    assert f"{tmp_path.as_posix()}/c.law: F104 nothing in it" in err
    assert {"a": MESSY, "b": FAULTY, "c": ""} == _read(tmp_path)


def test_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is a fault of the input."""
    code, _, err = _fmt(capsys, tmp_path / "a.law")

    assert 2 == code
    assert f"{tmp_path.as_posix()}/a.law: F101 no such file" in err


def test_only_law_is_laid_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page or a program given by mistake is refused, and a folder without law too: neither is touched."""
    page = tmp_path / "README.md"
    page.write_text("# Law\n", "utf-8")
    for path, why in ((page, "not a .law file"), (tmp_path, "no .law file in this folder")):
        code, out, err = _fmt(capsys, path)

        assert (2, "") == (code, out)
        assert why in err
    assert {"README": "# Law\n"} == _read(tmp_path)


def test_what_is_hidden_or_linked_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Within a folder, files however deep are laid out, but nothing hidden and nothing by way of a link."""
    pack, hidden, deep = tmp_path / "pack", tmp_path / "pack" / ".git", tmp_path / "pack" / "x" / "y" / "z"
    for folder in (hidden, deep):
        folder.mkdir(parents=True)
    _write(tmp_path, elsewhere=MESSY)
    _write(hidden, a=MESSY)
    _write(deep, b=MESSY)
    (pack / "link.law").symlink_to(tmp_path / "elsewhere.law")

    out = f"changed  {pack.as_posix()}/x/y/z/b.law\n1 file, 1 changed\n"
    assert (0, out, "") == _fmt(capsys, pack)
    assert (MESSY, MESSY, NEAT) == (_read(tmp_path)["elsewhere"], _read(hidden)["a"], _read(deep)["b"])


def test_a_file_named_twice_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file named twice, or alone and within its folder, is one file."""
    _write(tmp_path, a=MESSY)

    assert "1 file, 1 changed" in _fmt(capsys, tmp_path / "a.law", tmp_path, tmp_path / "a.law")[1]


def test_line_ends_of_windows_are_no_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A checkout with other line ends is not a change of layout."""
    windows = NEAT.replace("\n", "\r\n")
    _write(tmp_path, a=windows)

    assert (0, "1 file, 0 changed\n", "") == _fmt(capsys, tmp_path)
    assert windows == _read(tmp_path)["a"]
