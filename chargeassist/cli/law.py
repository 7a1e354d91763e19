"""The verbs for whoever reads or writes law: packs, show, lint."""

from __future__ import annotations

from chargeassist.audit.lint import lint as linted
from chargeassist.audit.report import lint_json, lint_page
from chargeassist.cli.answering import give, give_page
from chargeassist.cli.asked import FAULTY, WARNED, WRITTEN, Asked
from chargeassist.cli.streams import answer, progress
from chargeassist.cli.usage import Misused
from chargeassist.hall.load import offence_keys
from chargeassist.law.folder import shipped
from chargeassist.law.packs import load_law
from chargeassist.report.page import Page
from chargeassist.report.pages.law import pack_page, packs_page
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.pages.trust import whole_pack_page
from chargeassist.report.told import shown
from chargeassist.words import say


def packs(asked: Asked) -> int:
    """List the laws that can be asked about, or those that are named."""
    law = load_law(*(asked.law or shipped()))
    listed = tuple(law.pack(id) for id in law.asked)
    give(listed, lambda: packs_page(listed, asked.lang), asked)
    return WRITTEN


def show(asked: Asked) -> int:
    """Print a law, or every version of one offence."""
    name, offence = pack_and_offence(asked.paths[0])
    if offence and asked.full:
        raise Misused(say("usage-whole-law", asked.lang))
    law = load_law(name)
    pack = law.pack(law.asked[0])
    if offence:
        (key,) = offence_keys(law, f"{pack.id}:{offence}")
        offence = key.partition(":")[2]
    found = shown(pack, offence)

    def page() -> Page:
        if offence:
            return offence_page(
                found.offences,
                law,
                asked.lang,
                defences=found.defences,
                readings=found.readings,
                judgments=found.judgments,
            )
        return whole_pack_page(pack, law, asked.lang) if asked.full else pack_page(pack, asked.lang)

    give(found, page, asked)
    return WRITTEN


def lint(asked: Asked) -> int:
    """Check a pack, or one offence of it, and end by how grave what was found is."""
    name, offence = pack_and_offence(asked.paths[0])
    with progress(asked) as step:
        findings, found = linted(name, step, offence)
    if asked.form == "json":
        answer(lint_json(findings, found), asked)
    else:
        give_page(lambda: lint_page(findings, found, asked.lang), asked)
    if any(f.severity == "error" for f in findings):
        return FAULTY
    return WARNED if any(f.severity == "warning" for f in findings) else WRITTEN


def pack_and_offence(what: str) -> tuple[str, str]:
    """Return the two of ``PACK[:OFFENCE]``; a Windows path has a colon of its own, and no id after it."""
    pack, _, offence = what.rpartition(":")
    return (pack, offence) if pack and offence and not set(offence) & set("/\\.") else (what, "")
