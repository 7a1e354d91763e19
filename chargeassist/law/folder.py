"""Where packs lie: the shipped `knowledge/` in the wheel or beside the package, or a reader's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from chargeassist.faults.fault import CannotAdvise, Fault, Place
from chargeassist.words import did_you_mean

VOCABULARY = "vocabulary"


def knowledge() -> Traversable:
    """Return the shipped knowledge: inside the installed package, else beside it in a checkout.

    A checkout has no copy inside the package, so an editable install can never read a stale one.
    """
    package = files("chargeassist")
    inside = package.joinpath("knowledge")
    if inside.is_dir():
        return inside
    return Path(str(package)).parent / "knowledge"


def shipped() -> tuple[str, ...]:
    """Return the ids of the shipped packs, in alphabetical order."""
    root = knowledge()
    return tuple(
        sorted(d.name for d in root.iterdir() if d.name != VOCABULARY and d.joinpath("pack.toml").is_file())
    )


def pack_folder(name: str) -> tuple[Traversable, str, bool]:
    """Return (folder, name for messages, shipped or not) of a pack id or of a path to a pack's folder.

    Raises CannotAdvise if neither is there.
    """
    ids = shipped()
    if name in ids:
        return knowledge().joinpath(name), f"knowledge/{name}", True
    if any(mark in name for mark in "/\\.") and Path(name).is_dir():
        return Path(name), Path(name).as_posix(), False
    hints = did_you_mean(name, ids) or (f"packs here: {', '.join(ids)}",)
    raise CannotAdvise(
        [
            Fault(
                "L501",
                "no pack of that name",
                Place("law"),
                (*hints, "or give the path of a folder"),
            )
        ]
    )


def walk(folder: Traversable, name: str, depth: int = 0) -> Iterator[tuple[str, Traversable]]:
    """Yield every file of a pack with its name, in alphabetical order; folders two deep at most.

    Nothing hidden, and no link that leaves the folder: a stranger's pack reads only itself.
    """
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.startswith((".", "_")):
            continue
        label = f"{name}/{entry.name}"
        if isinstance(entry, Path) and entry.is_symlink():
            continue
        if entry.is_dir():
            if depth < 2:
                yield from walk(entry, label, depth + 1)
        else:
            yield label, entry
