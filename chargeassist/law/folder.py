"""Where packs lie: the shipped `knowledge/` in the wheel or beside the package, or a reader's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from pathlib import Path

from chargeassist.reading.fault import CannotAdvise, Fault, Place
from chargeassist.reading.files import reason_of
from chargeassist.reading.limits import PACK_FILES
from chargeassist.words import did_you_mean, remark

VOCABULARY = "vocabulary"
FOLDERS_DEEP = 2
NOT_LAW = (".md", "/LICENSE", "/LICENCE")
"""Files that a pack may hold and the loader leaves to people."""


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
    if any(mark in name for mark in "/\\.") and _is_folder(name):
        ours = _shipped_at(name, ids)
        if ours:
            return knowledge().joinpath(ours), f"knowledge/{ours}", True
        return Path(name), Path(name).as_posix(), False
    from chargeassist.law.nations import states_meant  # only where a name is no pack's

    near = tuple(code for code in states_meant(name) if code in ids)
    hints = [remark("did-you-mean", words=near)] if near else did_you_mean(name, ids)
    hints = hints or [remark("hint-packs", packs=ids)]
    raise CannotAdvise([Fault.of("L501", Place("law"), *hints, remark("hint-folder"))])


def _shipped_at(name: str, ids: tuple[str, ...]) -> str:
    """Return the id of the shipped pack whose folder a path leads to, or an empty text.

    Where a path leads is what counts: a link called `un` is not `un`.
    """
    root = knowledge()
    try:
        there, home = Path(name).resolve(), Path(str(root)).resolve()
    except (OSError, RuntimeError):  # a folder that is gone, a link that leads to itself
        return ""
    return there.name if isinstance(root, Path) and there.parent == home and there.name in ids else ""


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def walk(folder: Traversable, name: str, into: list[Fault]) -> list[tuple[str, Traversable]]:
    """Return every file of a pack with its name, in alphabetical order; nothing hidden.

    Adds a fault for what is not read: a stranger's pack reads only itself, so no link is followed,
    and it is of a size that a person has written.
    """
    found = list(islice(_files(folder, name, into, 0), PACK_FILES + 1))
    if len(found) <= PACK_FILES:
        return found
    into.append(Fault.of("L509", Place(name), n=PACK_FILES))
    return []


def _files(
    folder: Traversable, name: str, into: list[Fault], depth: int
) -> Iterator[tuple[str, Traversable]]:
    try:
        entries = sorted(folder.iterdir(), key=lambda e: e.name)
        folders = {e.name for e in entries if e.is_dir()}
    except OSError as error:
        into.append(Fault.of("F101-unreadable", Place(name), reason=reason_of(error)))
        return
    for entry in entries:
        label = f"{name}/{entry.name}"
        if entry.name.startswith((".", "_")):
            continue
        if not entry.name.isprintable():
            into.append(Fault.of("L508", Place(name)))
        elif isinstance(entry, Path) and entry.is_symlink():
            into.append(Fault.of("L507", Place(label)))
        elif entry.name not in folders:
            yield label, entry
        elif depth < FOLDERS_DEEP:
            yield from _files(entry, label, into, depth + 1)
        else:
            into.append(Fault.of("L502-folder", Place(label)))
