"""The verb fmt: `.law` files in the canonical layout, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from chargeassist.cli.options import WARNED, WRITTEN
from chargeassist.cli.write import answer
from chargeassist.law.format import format_law
from chargeassist.reading.fault import Fault, Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.words import plural


@click.command()
@click.argument("paths", metavar="FILE|DIR...", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
def fmt(paths: tuple[str, ...], check: bool) -> int:
    """Put .law files in the canonical layout: columns, blank lines, no stray spaces.

    No word is changed. If one file has faults of its indentation, none is written.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    changed = _changed(files)
    for file, text in changed.items():
        if not check:
            answer(text, str(file))
    did = "would change" if check else "changed"
    lines = [f"{did}  {file.as_posix()}" for file in changed]
    lines.append(f"{plural(len(files), 'file')}, {len(changed)} {did}")
    answer("\n".join(lines) + "\n", None)
    return WARNED if check and changed else WRITTEN


def _files(path: str) -> list[Path]:
    """Return a `.law` file, or those in a folder however deep: nothing hidden, and no link is followed."""
    top = Path(path)
    if not top.is_dir():
        if top.suffix != ".law":
            raise click.UsageError(f"{path}: not a .law file, and not a folder.")
        return [top]
    found = [
        file
        for file in sorted(top.rglob("*.law"))
        if not any(part.startswith(".") for part in file.relative_to(top).parts)
        and file.is_file()
        and not file.is_symlink()
    ]
    if not found:
        raise click.UsageError(f"{path}: no .law file in this folder.")
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
