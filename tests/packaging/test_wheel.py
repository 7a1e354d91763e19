"""The wheel: what is in it, that it is the same every time, and that it runs as a file."""

from __future__ import annotations

import sys
import tarfile
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

from tests.packaging.support import ASSESS, EXAMPLE, ROOT, build, run


def test_a_wheel_is_the_same_wherever_and_whenever_it_is_built(tmp_path: Path) -> None:
    """From the checkout, and from the sdist on another day in another place: the same bytes.

    The sdist therefore holds all that the wheel is made of.
    """
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    sdist = build("sdist", ROOT, tmp_path / "sdist", **epoch)
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "far", filter="data")
    (far,) = (tmp_path / "far").iterdir()

    here = build("wheel", ROOT, tmp_path / "here", PYTHONHASHSEED="1", TZ="UTC", **epoch)
    there = build("wheel", far, tmp_path / "there", PYTHONHASHSEED="2", TZ="Asia/Tokyo", **epoch)

    assert here.name == there.name
    assert here.read_bytes() == there.read_bytes()


def test_the_wheel_carries_both_licences(wheel: Path) -> None:
    """The library's and that of knowledge/, as an SPDX expression and as the two files in full."""
    with ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode())
        files = metadata.get_all("License-File", [])
        folder = name.removesuffix("METADATA") + "licenses/"

        assert "Apache-2.0 AND CC-BY-4.0" == metadata["License-Expression"]
        assert ["LICENSE", "LICENSE-knowledge"] == files
        assert [(ROOT / f).read_bytes() for f in files] == [archive.read(folder + f) for f in files]


def test_the_core_needs_attrs_and_nothing_else(wheel: Path) -> None:
    """Without an extra, one package is asked for."""
    with ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode())

    needed = [r for r in metadata.get_all("Requires-Dist", []) if "extra ==" not in r]

    assert ["attrs"] == [r.partition(">")[0] for r in needed]


def test_the_wheel_holds_all_of_knowledge_and_nothing_beside_the_package(wheel: Path) -> None:
    """Every file of knowledge/ is inside the package; tests, examples and pages are not."""
    shipped = {f.relative_to(ROOT).as_posix() for f in (ROOT / "knowledge").rglob("*") if f.is_file()}
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())

    inside = {n.removeprefix("chargeassist/") for n in names if n.startswith("chargeassist/knowledge/")}

    assert shipped == inside
    assert "chargeassist/py.typed" in names
    assert {"chargeassist", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"} == {
        n.partition("/")[0] for n in names
    }


def test_the_wheel_runs_without_being_unpacked(wheel: Path, digest: str, tmp_path: Path) -> None:
    """With the wheel itself on the path, law is read and a case assessed, to the same bytes."""
    code = f"import sys; sys.path.insert(0, {str(wheel)!r})\n{ASSESS}"

    file, _, found = run(sys.executable, "-c", code, EXAMPLE, cwd=tmp_path).splitlines()

    assert (True, digest) == (file.startswith(str(wheel)), found)
