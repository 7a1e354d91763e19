"""Where answers go: standard output, or a file written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from chargeassist.reading.fault import ChargeAssistError, Fault, Place


def answer(text: str, output: str | None) -> None:
    """Write the answer. Raises ChargeAssistError when a file cannot be written."""
    if output is None or output == "-":
        _print(text)
        return
    target = Path(output)
    try:
        # A link is followed, so that what it names is written; a pipe or a device is never replaced.
        target = target.resolve()
        if target.exists() and not target.is_file():
            raise ChargeAssistError([Fault("F112", "cannot be written: not a file", Place(output))])
        _replace(target, text)
    except OSError as error:
        reason = (error.strerror or "the name cannot be used").lower()
        raise ChargeAssistError(
            [Fault("F112", f"cannot be written: {reason}", Place(target.as_posix()))]
        ) from None


def _print(text: str) -> None:
    # An old console may not know a character of a title: better a question mark than a traceback.
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))
    sys.stdout.flush()


def _replace(target: Path, text: str) -> None:
    """Write beside the target and rename: a crash leaves the old file whole."""
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _rights(target))
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def _rights(target: Path) -> int:
    """Return the rights of the file that is replaced, or those any new file would have."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
