"""The verb draw: what awaits a signature; drawn or turned down, it is written into the case file (S40)."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve

from chargeassist.advice.drawing import Signature, Written, drawing, signed, signed_fact
from chargeassist.advice.requests import Request
from chargeassist.case.model import Case
from chargeassist.cli.answering import give
from chargeassist.cli.asked import WRITTEN, Asked
from chargeassist.cli.assessing import assessed, read, tell_gates
from chargeassist.cli.usage import Misused
from chargeassist.findings.model import Assessment
from chargeassist.hall.signing import reads_as, with_keys, with_rows
from chargeassist.hall.write import rewrite
from chargeassist.reading.fault import ChargeAssistError, Faults
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import Day
from chargeassist.report.pages.draw import draw_page
from chargeassist.words import say


def draw(asked: Asked) -> int:
    """List what awaits a signature; or write a person's answer to one proposal into the case."""
    if sum(map(bool, (asked.listed, asked.accept, asked.reject))) > 1:
        raise Misused(say("usage-accept-reject", asked.lang))
    signs = bool(asked.accept or asked.reject)
    if any([asked.by, asked.why, asked.on, asked.strength]) and not signs:
        raise Misused(say("usage-draw-what", asked.lang))
    written = _sign(asked) if signs else None
    found = assessed(asked, *read(asked, asked.paths[0]))
    answer = evolve(drawing(found), written=written)
    give(answer, lambda: draw_page(answer, found, asked.lang), asked, found)
    tell_gates(found, asked.lang)
    return WRITTEN


def _sign(asked: Asked) -> Written:
    """Write the answer, or raise and write nothing; nobody else of us writes the file meanwhile."""
    signature = _signature(asked)
    path = asked.paths[0]
    now: list[Case] = []
    made: list[Written] = []

    def longer(target: Path) -> str:
        faults = Faults(path)
        text = read_text(target, path, faults)
        if text is None:
            raise ChargeAssistError(faults.found)
        found = assessed(asked, *read(asked, path))
        id = asked.accept or asked.reject
        if any(f.id == id for f in drawing(found).proposed):
            if asked.strength:
                raise Misused(say("usage-draw-strength", asked.lang))
            case, keys = signed_fact(id, signature, found.case)
            table, new = "fact" if signature.accepted else "rejected", with_keys(text, path, case, id, keys)
        else:
            case, table, row = signed(_asked_for(asked, found), signature, found.case)
            id, new = row["id"], with_rows(text, path, case, table, [row])
        now.append(case)
        made.append(Written(table, id))
        return new

    rewrite(path, longer, lambda part: reads_as(now[0], path, part))
    return made[0]


def _asked_for(asked: Asked, found: Assessment) -> Request:
    id = asked.accept or asked.reject
    request = next((r for r in drawing(found).proposals if r.id == id), None)
    if request is None:
        raise Misused(say("usage-no-proposal", asked.lang))
    return request


def _signature(asked: Asked) -> Signature:
    """Return what the person said; a day that is none is a fault."""
    if asked.paths[0] == "-":
        raise Misused(say("usage-draw-file", asked.lang))
    if not (asked.by.strip() and asked.why.strip()):
        raise Misused(say("usage-draw-who", asked.lang))
    faults = Faults("--on")
    if asked.on:
        Day().read(asked.on, (), faults)
    if faults.found:
        raise ChargeAssistError(faults.found)
    return Signature(bool(asked.accept), asked.by, asked.why, asked.on, asked.strength)
