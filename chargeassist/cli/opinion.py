"""The verb opinion: a pack as a paper for a lawyer, and the answers back as reviews."""

from __future__ import annotations

from pathlib import Path

from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.attest import record, said_by
from chargeassist.cli.law import pack_and_offence
from chargeassist.cli.streams import answer, show
from chargeassist.cli.usage import Misused
from chargeassist.hall.sheets import Sheet
from chargeassist.hall.write import write
from chargeassist.law.folder import pack_folder
from chargeassist.law.model import Pack
from chargeassist.law.packs import load_law
from chargeassist.law.reviews import FILE, review_digest
from chargeassist.reading.fault import Faults, KnowledgeError
from chargeassist.reading.files import read_text
from chargeassist.report.pages.opinion import ANSWERS, COLUMNS, Question, opinion_page, questions
from chargeassist.report.plain_text import plain_text
from chargeassist.words import say

PAPERS = (".docx", ".xlsx")


def opinion(asked: Asked) -> int:
    """Write what is asked of a pack as a document or a workbook, or record what was answered in one."""
    name, offence = pack_and_offence(asked.paths[0])
    law = load_law(name)
    pack = law.pack(law.asked[0])
    who = (asked.by, asked.role, asked.on, asked.source)
    if any(who) and not asked.answered:
        raise Misused(say("usage-opinion-who", asked.lang))
    if asked.answered and not asked.answered.lower().endswith(PAPERS):
        raise Misused(say("usage-opinion", asked.lang))
    every = questions(pack, law, _digests(name, pack, offence), asked.lang)
    try:
        if not asked.answered:
            return _write(pack, every, asked)
        from chargeassist.hall.opinions import read_opinions
    except ModuleNotFoundError:
        raise Misused(say("no-papers", asked.lang)) from None
    said = said_by(asked, ("by", "role", "on", "source"))
    found = read_opinions(asked.answered, {q.offence.id: q.rows for q in every})
    folder = pack_folder(name)[0]
    if not isinstance(folder, Path):
        raise Misused(say("attest-archive", asked.lang))
    rows = [
        {
            "offence": o.offence,
            **said,
            "finding": o.finding,
            **({"note": o.note} if o.note else {}),
            "digest": o.digest,
        }
        for o in found
    ]
    if rows:
        record(asked.out or str(folder / FILE), folder / FILE, rows)
    for o in found:
        show(f"{say('attested', asked.lang, offence=f'{pack.id}:{o.offence}', finding=o.finding)}\n")
    if not found:
        show(f"{say('opinion-nothing', asked.lang)}\n")
    return WRITTEN


def _write(pack: Pack, every: tuple[Question, ...], asked: Asked) -> int:
    """Write a workbook or a document where that is what is named, and else the same as text."""
    page, out = opinion_page(pack, every, asked.lang), asked.out or ""
    if out.lower().endswith(".docx"):
        from chargeassist.report.docx import docx

        write(docx(page), out)
    elif out.lower().endswith(".xlsx"):
        from chargeassist.hall.workbook import as_workbook

        sheet = Sheet("review", [list(COLUMNS), *(list(r) for one in every for r in one.rows)])
        write(as_workbook([sheet], {"review": {"answer": ANSWERS}}), out)
    else:
        answer(plain_text(page), asked)
    return WRITTEN


def _digests(name: str, pack: Pack, offence: str) -> dict[str, str]:
    """Return the digest of what the file of each offence says today."""
    folder, label, _ = pack_folder(name)
    found: dict[str, str] = {}
    for one in pack.versions(offence) if offence else pack.offences:
        faults = Faults(one.place.file)
        inner = one.place.file.removeprefix(f"{label}/")
        text = read_text(folder.joinpath(*inner.split("/")), faults.file, faults)
        if text is None:
            raise KnowledgeError(faults.found)
        found[one.id] = review_digest(text, one.place.file)
    return found
