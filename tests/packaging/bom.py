"""`python -m tests.packaging.bom DIST` writes a bill of materials: of the library, and of each of its extras.

CycloneDX 1.6, as JSON, from the metadata of what is installed where it runs: names, versions, licences, and
what needs what. The same environment gives the same bytes: no day, no machine and no random number is in it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

OWN = "chargeassist"
Part = tuple[str, str]
"""A package, and one of its extras or nothing."""


def needed(package: str, extra: str) -> Iterator[Part]:
    """Yield what a package, or one of its extras, asks for here."""
    for line in distribution(package).requires or ():
        asked = Requirement(line)
        always = asked.marker is None or asked.marker.evaluate({"extra": ""})
        wanted = asked.marker is None or asked.marker.evaluate({"extra": extra})
        # What is needed without any extra belongs to the package itself.
        if wanted and always == (extra == ""):
            name = canonicalize_name(asked.name)
            yield from ((name, e) for e in ("", *sorted(asked.extras)))


def closure(extra: str) -> dict[Part, list[Part]]:
    """Return everything that the library with an extra comes with, each with what it asks for."""
    found: dict[Part, list[Part]] = {}
    ahead: list[Part] = [(OWN, ""), *([(OWN, extra)] if extra else [])]
    while ahead:
        part = ahead.pop()
        if part not in found:
            found[part] = sorted(set(needed(*part)))
            ahead += found[part]
    return found


def here() -> tuple[str, ...]:
    """Return no extra, and each extra all of which is installed here: of others no version could be told."""
    return ("", *(e for e in sorted(distribution(OWN).metadata.get_all("Provides-Extra", [])) if _whole(e)))


def _whole(extra: str) -> bool:
    try:
        closure(extra)
    except PackageNotFoundError:
        return False
    return True


def reference(package: str) -> str:
    """Return how a package is told from every other: its place in the index, with its version."""
    return f"pkg:pypi/{package}@{distribution(package).version}"


def licences(of: Distribution) -> list[dict[str, Any]]:
    """Return the licences that a package says it has, in the way it says them."""
    if expressions := of.metadata.get_all("License-Expression", []):
        return [{"expression": expressions[0]}]
    titles = [c for c in of.metadata.get_all("Classifier", []) if c.startswith("License :: ")]
    names = [t.rpartition(" :: ")[2] for t in titles] or of.metadata.get_all("License", [])
    return [{"license": {"name": name}} for name in names if name and "\n" not in name]


def component(package: str) -> dict[str, Any]:
    """Return one package as the format has it."""
    found = distribution(package)
    kind = "application" if package == OWN else "library"
    head = {"type": kind, "bom-ref": reference(package), "name": package, "version": found.version}
    told = licences(found)
    return head | {"purl": reference(package)} | ({"licenses": told} if told else {})


def bill(extra: str) -> dict[str, Any]:
    """Return the bill of materials of the library with one of its extras, or with none."""
    asks: dict[str, set[str]] = {}
    for (package, _), others in closure(extra).items():
        asks.setdefault(package, set()).update(name for name, _ in others if name != package)
    rows = [{"ref": reference(p), "dependsOn": sorted(map(reference, asks[p]))} for p in sorted(asks)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": component(OWN)},
        "components": [component(p) for p in sorted(asks) if p != OWN],
        "dependencies": rows,
    }


def main(into: Path) -> None:
    """Write into a folder the bill of every extra that is installed here."""
    into.mkdir(parents=True, exist_ok=True)
    for extra in here():
        name = "-".join(filter(None, (OWN, distribution(OWN).version, extra)))
        text = json.dumps(bill(extra), ensure_ascii=False, indent=2) + "\n"
        (into / f"{name}.cdx.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
