"""The verb attest: a person says that an offence was compared with its source."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.streams import show
from chargeassist.cli.usage import Misused
from chargeassist.hall.load import offence_key
from chargeassist.hall.write import rewrite
from chargeassist.law.folder import pack_folder
from chargeassist.law.packs import load_law
from chargeassist.law.reviews import FILE, ROW, read_reviews, review_digest
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.plain_text import plain_text
from chargeassist.words import say


def attest(asked: Asked) -> int:
    """Record that an offence was compared with its source, against a digest of what it says."""
    if asked.out == "-":
        raise Misused(say("attest-file", asked.lang))
    name, _, offence = asked.offences[0].rpartition(":")
    law = load_law(name)
    pack = law.pack(law.asked[0])
    key = offence_key(law, f"{pack.id}:{offence}")
    version = pack.versions(offence)[-1]
    folder, label, _ = pack_folder(name)
    if not isinstance(folder, Path):
        raise Misused(say("attest-archive", asked.lang))
    file = folder / version.place.file.removeprefix(f"{label}/")
    said = said_by(asked, ("by", "role", "on", "source", "finding", "note"))
    row = {"offence": offence, **said, "digest": review_digest(_text(file), version.place.file)}
    # First what was compared: a record whose answer cannot be read would be made twice.
    show(plain_text(offence_page([version], law, asked.lang)))
    record(asked.out or str(folder / FILE), folder / FILE, [row])
    show(f"{say('attested', asked.lang, offence=key, finding=asked.finding)}\n")
    return WRITTEN


def said_by(asked: Asked, keys: Sequence[str]) -> dict[str, str]:
    """Return what the person said, as a pack's reader takes it. Raises ChargeAssistError for the rest."""
    said = {key: getattr(asked, key) for key in keys if key != "note" or asked.note}
    found: list[Fault] = []
    for key, value in said.items():
        faults = Faults(f"--{key}")
        ROW[key].reader.read(value, (), faults)
        found += faults.found
    if found:
        raise ChargeAssistError(found)
    return said


def _text(file: Path) -> str:
    faults = Faults(file.as_posix())
    text = read_text(file, faults.file, faults)
    if text is None:
        raise KnowledgeError(faults.found)
    return text


def record(output: str, reviews: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Add rows to the reviews that are written there, or else to those of the pack: all of them or none."""

    def longer(target: Path) -> str:
        before = next((_text(file) for file in (target, reviews) if file.exists()), say("attest-head"))
        # A text of JSON is one of TOML.
        lines = [before.rstrip("\n")]
        for row in rows:
            lines += ["", "[[review]]"]
            lines += [f"{key:<8} = {json.dumps(value, ensure_ascii=False)}" for key, value in row.items()]
        return "\n".join([*lines, ""])

    def reads(part: Path) -> None:
        read_reviews(part, FILE)

    rewrite(output, longer, reads)
