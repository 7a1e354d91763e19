"""Where there is no file yet: what kind of case it is, whose law, which day; then it is written."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from chargeassist.case.read import reading_of_bytes
from chargeassist.case.starts import read_start, start_head
from chargeassist.case.write import case_to_dict
from chargeassist.desk.ask import Answer, Ask, Led, Shown
from chargeassist.desk.fields import Filled, button, filled_from, form_of
from chargeassist.desk.markup import el
from chargeassist.desk.shell import page
from chargeassist.desk.store import Clash
from chargeassist.hall.edits import Edit, with_edits
from chargeassist.law.choices import KINDS
from chargeassist.law.folder import shipped
from chargeassist.law.nations import pack_title, read_names
from chargeassist.reading.fault import ChargeAssistError, Fault
from chargeassist.report.voice import Voice

FIRST = "nothing"
"""The kind of case that asks for nothing in particular."""


def start_page(ask: Ask, faults: tuple[Fault, ...] = ()) -> Answer:
    """Return what is asked before a case is begun."""
    say, store = ask.say, ask.room.store
    values = filled_from(ask.form) or {
        "kind": [FIRST],
        "law": [*(store.names or ("xp",))],
        "as_at": [date.today().isoformat()],
    }
    fields = Filled(say, values, faults, "case")
    inside = [
        el("h1", say("desk-begin-head")),
        el("p", say("desk-begin"), class_="lead"),
        el("p", say("desk-begin-file", file=Path(store.path).name), class_="note"),
    ]
    if store.read_only:
        return Shown(page(ask, "case", say("desk-begin-head"), inside, el("p", say("desk-read-only"))))
    form = form_of(
        ask,
        "/begin",
        fields.choice("kind", say("desk-kind-of-case"), kinds(say), say("desk-kind-of-case-hint")),
        fields.choice("law", say("desk-whose-law"), laws(say)) if not store.names else None,
        fields.text("as_at", say("desk-as-at"), say("desk-day-hint")),
        el("p", button(say("desk-begin-now"), kind="main"), class_="row"),
        data_whole=True,
    )
    return Shown(
        page(ask, "case", say("desk-begin-head"), inside, fields.refusal(), form), 422 if faults else 200
    )


def begin(ask: Ask) -> Answer:
    """Write the first version of the file, and lead to it."""
    store, form = ask.room.store, ask.form
    if store.read_only or store.there:
        return Led("/")
    kind = form.one("kind") if form.one("kind") in KINDS else FIRST
    law = store.names or tuple(law for law in form.all("law") if law in shipped())
    try:
        text = start_head(read_start(kind), law or ("xp",), form.one("as_at"), ask.room.language)
        store.begin(_named(text, store.path))
    except Clash:
        return Led("/")
    except ChargeAssistError as error:
        return start_page(ask, error.faults)
    return Led("/#say")


def _named(text: str, path: str) -> str:
    """Return the text of a case that is called as its file, if a file may be called so."""
    id = re.sub(r"[^A-Za-z0-9-]+", "-", Path(path).stem).strip("-")
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", id):
        return text
    head = case_to_dict(reading_of_bytes(text.encode(), path).whole())["case"]
    return with_edits(text, path, [Edit("case", "", {**head, "id": id})])


def kinds(say: Voice) -> list[tuple[str, str]]:
    """Return the kinds of case there is a beginning for."""
    return [(kind, say.told(read_start(kind).title)) for kind in (FIRST, *(k for k in KINDS if k != FIRST))]


def laws(say: Voice) -> list[tuple[str, str]]:
    """Return the laws there are, by the names of their States."""
    names = read_names()
    told = {
        id: names[id].in_(say.language) if id in names else pack_title(id) for id in shipped() if id != "un"
    }
    return sorted(told.items(), key=lambda one: one[1])
