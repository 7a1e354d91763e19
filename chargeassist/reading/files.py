"""The one place where files are opened: bytes in, text or a fault out."""

from __future__ import annotations

import errno
import stat
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath

from chargeassist.reading.fault import Faults, Place
from chargeassist.reading.limits import FILE_BYTES
from chargeassist.reading.scan import decode
from chargeassist.words import Remark, remark

_REASONS: Mapping[int, str] = {
    errno.EACCES: "system-denied",
    errno.EBADF: "system-closed",
    errno.EDQUOT: "system-bounded",
    errno.EFBIG: "system-bounded",
    errno.EIO: "system-device",
    errno.EISDIR: "system-folder",
    errno.ELOOP: "system-loop",
    errno.EMFILE: "system-many",
    errno.ENAMETOOLONG: "system-long",
    errno.ENOENT: "system-absent",
    errno.ENOSPC: "system-full",
    errno.ENOTDIR: "system-not-folder",
    errno.EPERM: "system-forbidden",
    errno.EROFS: "system-read-only",
}
"""Why a system refuses a file. What it says itself is in a language of its own, and can hold a name."""


def reason_of(error: OSError | ValueError, closed: bool = False) -> Remark:
    """Return why a file could not be used, or a stream that may be *closed*."""
    number = getattr(error, "errno", None)
    if number is None:
        return remark("system-closed" if closed else "system-name")
    return remark(_REASONS[number]) if number in _REASONS else remark("system-other", number=number)


def read_text(file: FilePath | Traversable, name: str, faults: Faults) -> str | None:
    """Return the text of *file*, or None after adding the fault that says why not."""
    raw = read_bytes(file, name, faults)
    return None if raw is None else decode(raw, faults)


def read_bytes(file: FilePath | Traversable, name: str, faults: Faults) -> bytes | None:
    """Return the bytes of *file*, one more than it may have at most, or None after adding the fault."""
    at = Place(name)
    try:
        if isinstance(file, FilePath):
            mode = file.stat().st_mode
            if stat.S_ISDIR(mode):
                faults.add("F101-folder", at)
                return None
            # A pipe or a device could block for ever or never end.
            if not stat.S_ISREG(mode):
                faults.add("F101-special", at)
                return None
        with file.open("rb") as stream:
            return stream.read(FILE_BYTES + 1)
    except FileNotFoundError:
        faults.add("F101-absent", at)
        return None
    except (OSError, ValueError) as error:
        faults.add("F101-unreadable", at, reason=reason_of(error))
        return None
