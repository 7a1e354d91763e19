"""The verb sources: what a pack rests on, and whether downloaded texts are still those that were read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from chargeassist.cli.answering import give
from chargeassist.cli.asked import WARNED, WRITTEN, Asked
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.law.model import Pack
from chargeassist.law.packs import load_law
from chargeassist.law.watch import headings, text_digest, watched
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults, Place
from chargeassist.reading.files import read_text
from chargeassist.reading.printable import printable
from chargeassist.report.pages.sources import sources_page
from chargeassist.words import say

ENDINGS = (".txt", ".md", ".html", ".htm", ".xml")
"""A text is a file that is named as its source is, with one of these endings."""


def sources(asked: Asked) -> int:
    """List what a pack rests on; beside a folder of texts, say what changed and what to look at again."""
    law = load_law(asked.paths[0])
    pack = law.pack(law.asked[0])
    if asked.record and not asked.folder:
        raise Misused(say("usage-record", asked.lang))
    if asked.folder and not Path(asked.folder).is_dir():
        raise ChargeAssistError([Fault.of("F101-no-folder", Place(printable(asked.folder)))])
    texts = _texts(pack, Path(asked.folder)) if asked.folder else None
    if asked.record and texts is not None:
        answer("\n".join(line for id, text in texts.items() for line in _rows(id, text)), asked)
        return WRITTEN
    found = tuple(watched(pack, texts))
    give(found, lambda: sources_page(found, asked.lang), asked)
    return WARNED if any(one.state == "changed" for one in found) else WRITTEN


def _texts(pack: Pack, folder: Path) -> dict[str, str]:
    """Return the texts of a folder by source; a source whose file is not there is left out."""
    found: dict[str, str] = {}
    for id in pack.sources:
        file = next((f for e in ENDINGS if (f := folder / f"{id}{e}").exists()), None)
        if file is None:
            continue
        faults = Faults(file.as_posix())
        text = read_text(file, faults.file, faults)
        if text is None:
            raise ChargeAssistError(faults.found)
        found[id] = text
    return found


def _rows(id: str, text: str) -> Iterator[str]:
    """Yield the lines to record in `sources.toml`; a text of JSON is one of TOML."""
    listed = ",\n".join(f"  {json.dumps(h, ensure_ascii=False)}" for h in headings(text))
    yield from (f"[{id}]", f'digest   = "{text_digest(text)}"')
    yield from ("headings = [", f"{listed},", "]", "") if listed else ("",)
