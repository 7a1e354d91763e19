"""The verb attest: a person says that an offence was compared with its source."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from chargeassist.cli.load import offence_keys
from chargeassist.cli.options import FAULTY, WRITTEN
from chargeassist.cli.write import answer
from chargeassist.law.folder import pack_folder
from chargeassist.law.packs import load_law
from chargeassist.law.reviews import FILE, FINDINGS, review_digest
from chargeassist.reading.fault import Faults
from chargeassist.reading.files import read_text
from chargeassist.report.law import offence_text


def _row(**keys: str) -> str:
    lines = [f'{key:<8} = "{value}"' for key, value in keys.items() if value]
    return "\n[[review]]\n" + "\n".join(lines) + "\n"


@click.command("attest")
@click.argument("what", metavar="LAW:OFFENCE")
@click.option("--by", required=True, metavar="NAME", help="Who compared it.")
@click.option("--role", required=True, help="In what capacity.")
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="On what day.")
@click.option("--source", required=True, help="With which text.")
@click.option("--finding", required=True, type=click.Choice(FINDINGS))
@click.option("--note", default="")
@click.option("-o", "--output", metavar="FILE", help="Where to write; without it, the pack's reviews.toml.")
def attest(
    what: str, by: str, role: str, on: date, source: str, finding: str, note: str, output: str | None
) -> int:
    """Record that LAW:OFFENCE was compared with its source, against a digest of what it says."""
    pack, _, offence = what.rpartition(":")
    law = load_law(pack)
    own = law.pack(law.asked[0])
    (key,) = offence_keys(law, f"{own.id}:{offence}")
    version = own.versions(offence)[-1]
    if any(mark in value for value in (by, role, source, note) for mark in '"\\\n'):
        click.echo("a quotation mark, a backslash or a line break cannot stand in a review", err=True)
        return FAULTY
    folder, label, _ = pack_folder(pack)
    if not isinstance(folder, Path):
        click.echo("this pack lies in an archive: review it in a checkout", err=True)
        return FAULTY
    file = folder / version.place.file.removeprefix(f"{label}/")
    text = read_text(file, version.place.file, Faults(label)) or ""
    row = _row(
        offence=offence, by=by, role=role, on=f"{on:%Y-%m-%d}", source=source, finding=finding,
        digest=review_digest(text, version.place.file), note=note,
    )  # fmt: skip
    target = folder / FILE
    before = read_text(target, FILE, Faults(FILE)) if target.exists() else None
    click.echo(offence_text(law, version))
    head = before or "# Who compared what with which source; the status is computed from the digest.\n"
    answer(head + row, output or str(target))
    click.echo(f"recorded for {key}: {finding}")
    return WRITTEN
