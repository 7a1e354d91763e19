"""The verb fmt: `.law` files in the canonical layout, cases in one of two forms; all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from chargeassist.cli.asked import WARNED, WRITTEN, Asked
from chargeassist.cli.streams import show
from chargeassist.cli.usage import Misused
from chargeassist.hall.write import write
from chargeassist.law.format import format_law
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults
from chargeassist.reading.files import read_text
from chargeassist.reading.printable import printable
from chargeassist.words import say


def fmt(asked: Asked) -> int:
    """Lay files out; if one has faults of its indentation, none is written."""
    files = list(dict.fromkeys(file for path in asked.paths for file in _files(path, asked.lang)))
    if {asked.long, asked.short} == {True}:
        raise Misused(say("usage-long-short", asked.lang))
    changed = _changed(files, _forms(asked))
    for file, text in changed.items():
        if not asked.check:
            write(text, str(file))
    did = say(f"fmt-{'would' if asked.check else 'did'}", asked.lang)
    lines = [f"{did}  {printable(file.as_posix())}" for file in changed]
    lines.append(f"{say('n-files', asked.lang, n=len(files))}, {len(changed)} {did}")
    show("\n".join(lines) + "\n")
    return WARNED if asked.check and changed else WRITTEN


def _files(path: str, lang: str) -> list[Path]:
    """Return a file, or the `.law` files in a folder however deep: nothing hidden, no link followed."""
    top = Path(path)
    if not top.is_dir():
        if top.suffix not in (".law", ".toml"):
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


def _forms(asked: Asked) -> Mapping[str, Callable[[str, str], str]]:
    """Return how a text is laid out, by what a file is."""

    def case(text: str, name: str) -> str:
        try:
            from chargeassist.hall.casefile import laid_out
        except ModuleNotFoundError:
            raise Misused(say("no-click", asked.lang)) from None
        return laid_out(text, name, long=asked.long)

    return {".law": format_law, ".toml": case}


def _changed(files: list[Path], forms: Mapping[str, Callable[[str, str], str]]) -> dict[Path, str]:
    """Return the new text of every file that is not in the layout. Raises an error with every fault."""
    changed: dict[Path, str] = {}
    found: list[Fault] = []
    for file in files:
        faults = Faults(file.as_posix())
        text = read_text(file, faults.file, faults)
        found += faults.found
        if text is None:
            continue
        try:
            neat = forms[file.suffix](text, faults.file)
        except ChargeAssistError as error:
            found += error.faults
        else:
            if neat != text:
                changed[file] = neat
    if found:
        raise ChargeAssistError(found)
    return changed
