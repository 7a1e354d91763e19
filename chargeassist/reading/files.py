"""The one place where files are opened: bytes in, text or a fault out."""

from __future__ import annotations

import stat
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath

from chargeassist.reading.fault import Faults, Place
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.reading.scan import decode


def read_text(file: FilePath | Traversable, name: str, faults: Faults) -> str | None:
    """Return the text of *file*, or None after adding the fault that says why not."""
    at = Place(name)
    try:
        if isinstance(file, FilePath):
            mode = file.stat().st_mode
            if stat.S_ISDIR(mode):
                faults.add("F101", "a folder, not a file", at)
                return None
            # A pipe or a device could block for ever or never end.
            if not stat.S_ISREG(mode):
                faults.add("F101", "not an ordinary file", at, 'write "-" to read standard input')
                return None
        with file.open("rb") as stream:
            raw = stream.read(FILE_BYTES + 1)
    except FileNotFoundError:
        faults.add("F101", "no such file", at)
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name cannot be used"
        faults.add("F101", f"cannot be read: {reason.lower()}", at)
        return None
    return decode(raw, faults)
