"""Bills of materials: one for the library and one for each extra, with all that pyproject.toml declares."""

from __future__ import annotations

import json
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from chargeassist import __version__
from tests.packaging.bom import here, main
from tests.packaging.support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = here()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every bill."""
    folder = tmp_path_factory.mktemp("bills")
    main(folder)
    return folder


@pytest.fixture(scope="module")
def bills(written: Path) -> dict[str, dict[str, Any]]:
    """Return every bill by its extra."""
    stem = f"chargeassist-{__version__}"
    found = {f.name.removeprefix(stem).removesuffix(".cdx.json").strip("-"): f for f in written.iterdir()}
    return {extra: json.loads(file.read_text("utf-8")) for extra, file in found.items()}


def declared(extra: str) -> set[str]:
    """Return the packages that pyproject.toml asks for: those of other extras too that an extra names."""
    asked = [Requirement(line) for line in PROJECT["optional-dependencies"].get(extra, ())]
    own = {r.name for r in map(Requirement, PROJECT["dependencies"])}
    others = {name for r in asked if r.name == PROJECT["name"] for e in r.extras for name in declared(e)}
    return own | others | {r.name for r in asked if r.name != PROJECT["name"]}


BEYOND = {"browser", "bulk", "dask", "dev", "docs", "durable", "mcp", "serve"}
"""The extras that `[test]` does not bring: they have a bill where they are installed, as `.ci/run` does."""


def test_there_is_a_bill_for_the_library_and_for_each_extra(bills: dict[str, dict[str, Any]]) -> None:
    """Each is of its format and about this version; what tests need is told where it is installed."""
    assert set(EXTRAS) == set(bills)
    assert set(PROJECT["optional-dependencies"]) - BEYOND <= set(bills)
    for bill in bills.values():
        assert ("CycloneDX", "1.6") == (bill["bomFormat"], bill["specVersion"])
        assert f"pkg:pypi/chargeassist@{__version__}" == bill["metadata"]["component"]["purl"]


@pytest.mark.parametrize("extra", EXTRAS)
def test_a_bill_lists_what_is_declared(extra: str, bills: dict[str, dict[str, Any]]) -> None:
    """What pyproject.toml asks for is what the library is said to need, in the version installed here."""
    bill = bills[extra]
    own = bill["metadata"]["component"]["bom-ref"]
    (asks,) = (row["dependsOn"] for row in bill["dependencies"] if row["ref"] == own)

    assert {f"pkg:pypi/{name}@{version(name)}" for name in declared(extra)} == set(asks)


@pytest.mark.parametrize("extra", EXTRAS)
def test_a_bill_is_closed(extra: str, bills: dict[str, dict[str, Any]]) -> None:
    """Whatever is asked for by anything is listed, once, with a licence; and nothing else is."""
    bill = bills[extra]
    listed = [c["bom-ref"] for c in (bill["metadata"]["component"], *bill["components"])]
    needs = {row["ref"]: row["dependsOn"] for row in bill["dependencies"]}
    reached, ahead = set[str](), [listed[0]]
    while ahead:
        one = ahead.pop()
        if one not in reached:
            reached.add(one)
            ahead += needs[one]

    assert sorted(listed) == sorted(reached) == sorted(needs)
    assert [] == [c["name"] for c in bill["components"] if not c.get("licenses")]


def test_a_bill_is_the_same_each_time(written: Path, tmp_path: Path) -> None:
    """No day, no machine and no random number is in it."""
    main(tmp_path)
    files = sorted(f.name for f in written.iterdir())

    assert len(EXTRAS) == len(files)
    for name in files:
        assert (written / name).read_bytes() == (tmp_path / name).read_bytes()
