"""What every form of a row shares: it is shown, saved or refused with what was filled in, and dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import frozen

from chargeassist.desk.answer import beside
from chargeassist.desk.ask import Answer, Ask, Led, Refusal
from chargeassist.desk.fields import Filled, button, filled_from, form_of
from chargeassist.desk.markup import Html, el
from chargeassist.desk.rows import filled, free_id, old_row, row_of, saved
from chargeassist.desk.shell import save_row
from chargeassist.hall.edits import Edit, Row
from chargeassist.report.voice import Voice

NO_SUCH = Led("/")


@frozen
class Sort:
    """One sort of row: its table, the keys its form asks, and the form itself."""

    table: str
    keys: tuple[str, ...]
    form: Callable[[Ask, Filled], Iterable[Html | None]]
    roles: str = ""
    """The key by which a new id is chosen."""


def show(sort: Sort, ask: Ask) -> Answer:
    """Return the form of a row that is there, or of a new one."""
    id = ask.query.get("id", "")
    new = not id and sort.table != "case"
    row = {} if new else old_row(ask, sort.table, id)
    if row is None or (new and (ask.now is None or ask.now.case is None)):
        return NO_SUCH
    return _shown(sort, ask, Filled(ask.say, filled(row, sort.keys), table=sort.table), id, None)


def save(sort: Sort, ask: Ask) -> Answer:
    """Save a row as it was filled in, or show it again with what is wrong."""
    if not ask.writes:
        return NO_SUCH
    id = ask.form.one("id")
    old: Row = (old_row(ask, sort.table, id) or {}) if id or sort.table == "case" else {}
    if sort.table == "case":
        edit = Edit("case", "", row_of("case", old, ask.form, sort.keys))
    elif "drop" in ask.form and old:
        edit = Edit(sort.table, id, None)
    else:
        id = id or free_id(ask.case, sort.table, ask.form.all(sort.roles))
        edit = Edit(sort.table, id, row_of(sort.table, old | {"id": id}, ask.form, sort.keys))
    done = saved(ask, [edit], f"/#row-{id}" if edit.row and id else "/#case-head")
    if isinstance(done, Refusal):
        fields = Filled(ask.say, filled_from(ask.form), done.faults, sort.table)
        return _shown(sort, ask, fields, ask.form.one("id"), done)
    return done


def _shown(sort: Sort, ask: Ask, fields: Filled, id: str, refusal: Refusal | None) -> Answer:
    say: Voice = ask.say
    title = say(f"desk-form-{sort.table}") if id or sort.table == "case" else say(f"desk-add-{sort.table}")
    drop = button(say("desk-drop"), name="drop", value="1", kind="drop") if id else None
    back = el("a", say("desk-back"), href=f"/#row-{id}" if id else "/")
    left = el(
        "section",
        el("h1", title),
        clashed(ask) if refusal and refusal.clash else fields.refusal(),
        form_of(
            ask,
            "/head" if sort.table == "case" else f"/{sort.table}",
            el("input", type="hidden", name="id", value=id),
            el("p", el("b", id), class_="note") if id else None,
            list(filter(None, sort.form(ask, fields))),
            save_row(ask, drop, back),
        ),
        class_="case",
    )
    return beside(ask, left, title, 200 if refusal is None else 422)


def clashed(ask: Ask) -> Html:
    """Return that the row was changed elsewhere meanwhile: what was filled in stands below, unsaved."""
    return el("div", el("p", el("strong", ask.say("desk-clash"))), class_="alert", role="alert")
