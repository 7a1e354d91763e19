"""The verb fmt: `.law` files in the canonical layout, all of them or none."""

from __future__ import annotations

from pathlib import Path

from chargeassist.cli.asked import WARNED, WRITTEN, Asked
from chargeassist.cli.options import CHECK, LANG, Argument, Verb
from chargeassist.cli.streams import show
from chargeassist.cli.usage import Misused
from chargeassist.hall.write import write
from chargeassist.law.format import format_law
from chargeassist.reading.fault import Fault, Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.reading.printable import printable
from chargeassist.words import say


def fmt(asked: Asked) -> int:
    """Lay files out; if one has faults of its indentation, none is written."""
    files = list(dict.fromkeys(file for path in asked.paths for file in _files(path, asked.lang)))
    changed = _changed(files)
    for file, text in changed.items():
        if not asked.check:
            write(text, str(file))
    did = say(f"fmt-{'would' if asked.check else 'did'}", asked.lang)
    lines = [f"{did}  {printable(file.as_posix())}" for file in changed]
    lines.append(f"{say('n-files', asked.lang, n=len(files))}, {len(changed)} {did}")
    show("\n".join(lines) + "\n")
    return WARNED if asked.check and changed else WRITTEN


def _files(path: str, lang: str) -> list[Path]:
    """Return a `.law` file, or those in a folder however deep: nothing hidden, and no link is followed."""
    top = Path(path)
    if not top.is_dir():
        if top.suffix != ".law":
            raise Misused(say("usage-no-law", lang, path=printable(path)))
        return [top]
    found = [
        file
        for file in sorted(top.rglob("*.law"))
        if not any(part.startswith(".") for part in file.relative_to(top).parts)
        and file.is_file()
        and not file.is_symlink()
    ]
    if not found:
        raise Misused(say("usage-no-law-within", lang, path=printable(path)))
    return found


def _changed(files: list[Path]) -> dict[Path, str]:
    """Return the new text of every file that is not in the layout. Raises KnowledgeError with every fault."""
    changed: dict[Path, str] = {}
    found: list[Fault] = []
    for file in files:
        faults = Faults(file.as_posix())
        text = read_text(file, faults.file, faults)
        found += faults.found
        if text is None:
            continue
        try:
            neat = format_law(text, faults.file)
        except KnowledgeError as error:
            found += error.faults
        else:
            if neat != text:
                changed[file] = neat
    if found:
        raise KnowledgeError(found)
    return changed


VERBS = (Verb("fmt", "law", fmt, (Argument("FILE|DIR...", "paths", many=True),), (CHECK, LANG)),)
