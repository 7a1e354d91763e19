"""Forms to rows of a case and back: what a form does not ask stays, what holds its default is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from chargeassist.case.model import Case
from chargeassist.case.tables import HEAD, LISTS
from chargeassist.case.write import case_to_dict, ids_in
from chargeassist.desk.ask import Answer, Ask, Form, Led, Refusal
from chargeassist.desk.store import Clash
from chargeassist.hall.edits import Edit, Row
from chargeassist.reading.fault import ChargeAssistError
from chargeassist.reading.readers import MISSING
from chargeassist.report.symbols import isolated
from chargeassist.words import remark

LISTED = frozenset({"is", "by", "of", "episode", "about", "tied_to", "as_to", "inferred_from", "retracts"})
"""Keys that hold several ids or words, ticked or between commas."""
APART = frozenset({"nationality", "resident", "law"})
"""Keys that hold several words in one line."""
NUMBERS = frozenset({"count", "times"})
TICKED = frozenset({"admit_similar"})
_SIGNS: Mapping[str, str] = {"evidence": "E", "fact": "f", "episode": "c"}
_ROLES: Mapping[str, str] = {
    "suspect": "S",
    "victim": "V",
    "migrant": "M",
    "witness": "W",
    "official": "O",
    "company": "C",
}


def value_of(key: str, form: Form) -> Any:
    """Return what a form says of one key, as a case file has it."""
    if key in LISTED:
        return form.all(key)
    if key in APART:
        return form.one(key).replace(",", " ").split()
    if key in TICKED:
        return bool(form.one(key))
    text = form.one(key)
    if key in NUMBERS and text.isascii() and text.isdigit():
        return int(text)
    return text


def row_of(table: str, old: Row, form: Form, keys: Iterable[str], **more: Any) -> Row:
    """Return a row with what a form says of its *keys*, in the order of the table."""
    fields = HEAD.fields if table == "case" else LISTS[table][1].fields
    said = {key: value_of(key, form) for key in keys} | more
    row = old | said
    kept = {}
    for key, field in fields.items():
        value = row.get(key, MISSING)
        if value is MISSING or value in ("", [], None):
            continue
        if field.required or value != field.default:
            kept[key] = value
    return kept


def filled(row: Row, keys: Iterable[str]) -> dict[str, list[str]]:
    """Return a row as the fields of its form."""
    found = {}
    for key in keys:
        value = row.get(key)
        if value in (None, "", []):
            continue
        if key in APART:
            found[key] = [" ".join(value)]
        elif isinstance(value, list):
            found[key] = [str(v) for v in value]
        else:
            found[key] = [str(value)]
    return found


def old_row(ask: Ask, table: str, id: str) -> Row | None:
    """Return a row as the case has it; None where there is none of that id."""
    tables = case_to_dict(ask.case)
    if table == "case":
        return dict(tables["case"])
    return next((dict(row) for row in tables.get(table, ()) if row["id"] == id), None)


def free_id(case: Case, table: str, roles: Sequence[str] = ()) -> str:
    """Return the first id of its sort that nothing in the case has."""
    taken = ids_in(case_to_dict(case))
    sign = _SIGNS.get(table) or next((_ROLES[r] for r in roles if r in _ROLES), "X")
    return next(id for n in range(1, len(taken) + 2) if (id := f"{sign}{n}") not in taken)


def persons(case: Case, among: Callable[[Any], bool] = lambda person: True) -> list[tuple[str, str]]:
    """Return persons to choose from: the id, and what the file calls them."""
    return [(p.id, f"{p.id} {isolated(p.label)}" if p.label else p.id) for p in case.persons if among(p)]


def items(ask: Ask) -> list[tuple[str, str]]:
    """Return the items of evidence: the id, and what the file calls it, or else its kind."""
    kinds = ask.law.vocabulary.kinds
    return [
        (e.id, f"{e.id} {isolated(e.label) if e.label else ask.say.told(kinds[e.kind].title)}")
        for e in ask.case.evidence
    ]


def saved(ask: Ask, edits: Sequence[Edit], then: str = "/") -> Answer | Refusal:
    """Write rows and lead on; or say why not, and nothing is written."""
    (first, *_) = edits
    id = first.id or first.table
    did = remark("desk-saved", id=id) if first.row is not None else remark("desk-took-away", id=id)
    new = old_row(ask, first.table, first.id) is None
    try:
        ask.room.store.save(ask.digest if new else ask.form.one("seen"), edits, did)
    except Clash:
        return Refusal(clash=True)
    except ChargeAssistError as error:
        return Refusal(error.faults)
    return Led(then)
