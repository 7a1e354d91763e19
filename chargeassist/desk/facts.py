"""The form of a fact: a term that was found by everyday words, of whom, when, and what shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve

from chargeassist.case.model import Case
from chargeassist.case.short import takes_over
from chargeassist.desk.answer import beside
from chargeassist.desk.ask import Answer, Ask, Form, Refusal
from chargeassist.desk.editing import NO_SUCH, clashed
from chargeassist.desk.fields import Filled, button, filled_from, form_of, group, tick
from chargeassist.desk.markup import Html, el
from chargeassist.desk.places import state, state_list
from chargeassist.desk.rows import filled, free_id, items, old_row, persons, row_of, saved
from chargeassist.desk.shell import save_row
from chargeassist.desk.sorts import folded, strengths
from chargeassist.hall.edits import Edit, Row
from chargeassist.law.vocabulary import Slot
from chargeassist.report.voice import Voice
from chargeassist.words import remark

KEYS = (
    *("fact", "by", "of", "on", "in", "place", "origin", "destination", "episode", "holds", "value", "as_to"),
    *("inferred_from", "why", "by_whom", "strength", "drawn_on", "note"),
)


def show_fact(ask: Ask) -> Answer:
    """Return the form of a fact that is entered, or of a new one of some term."""
    id = ask.query.get("id", "")
    row = old_row(ask, "fact", id) if id else begun(ask, ask.query.get("term", ""))
    if row is None:
        return NO_SUCH
    values = values_of(row)
    if item := ask.query.get("item"):
        values["item"] = [*dict.fromkeys((*values["item"], item))]
    return _shown(ask, Filled(ask.say, values, table="fact"), id, None)


def save_fact(ask: Ask) -> Answer:
    """Save a fact as it was filled in, or show it again with what is wrong."""
    if not ask.writes or ask.form.one("fact") not in ask.law.vocabulary.narrower:
        return NO_SUCH
    id = ask.form.one("id")
    old: Row = (old_row(ask, "fact", id) or {}) if id else {}
    then = "/#say"
    if "drop" in ask.form and old:
        edit = Edit("fact", id, None)
    else:
        id = id or free_id(ask.case, "fact")
        shown = _shown_by(ask.form, old.get("shown_by", []))
        edit = Edit("fact", id, row_of("fact", old | {"id": id}, ask.form, KEYS, shown_by=shown))
        then = f"/#row-{id}" if old else then
    if ask.form.one("then").startswith("/interview?"):
        then = ask.form.one("then")
    done = saved(ask, [edit], then)
    if isinstance(done, Refusal):
        fields = Filled(ask.say, filled_from(ask.form), done.faults, "fact")
        return _shown(ask, fields, ask.form.one("id"), done)
    return done


def values_of(row: Row) -> dict[str, list[str]]:
    """Return a fact as the fields of its form."""
    return filled(row, KEYS) | _ticked(row)


def begun(ask: Ask, name: str) -> Row | None:
    """Return a new fact of a term, with what goes without saying: who alone it can be."""
    case, vocabulary = ask.case, ask.law.vocabulary
    if name not in vocabulary.narrower:
        return None
    slot = vocabulary.slots[name.partition(":")[0]]
    row: Row = {"fact": name}
    for key, who in (("by", slot.who.by), ("of", slot.who.of)):
        alone = _those(case, who)
        if who and len(alone) == 1:
            row[key] = alone
    if takes_over("in", name, slot):
        row["in"] = case.law[0] if len(case.law[0]) == 2 else ""
    if len(case.episodes) == 1 and not slot.values:
        row["episode"] = [case.episodes[0].id]
    given = {k: v.split(",") for k, v in ask.query.items() if k in ("by", "of", "episode", "as_to") and v}
    return row | given


def _those(case: Case, who: str) -> list[str]:
    roles = ("suspect", "company") if who == "suspect" else ("victim", "migrant")
    return [p.id for p in case.persons if set(roles) & set(p.is_)]


def _ticked(row: Row) -> dict[str, list[str]]:
    """Return the items that show a fact as fields."""
    found: dict[str, list[str]] = {"item": []}
    for one in row.get("shown_by", ()):
        keys = {"evidence": one} if isinstance(one, str) else one
        id = keys["evidence"]
        if id in found["item"]:
            continue
        found["item"].append(id)
        for key in ("strength", "at", "words", "bearing"):
            if keys.get(key):
                found[f"{key}:{id}"] = [str(keys[key])]
    return found


def _shown_by(form: Form, old: Sequence[Any]) -> list[Any]:
    """Return what shows a fact: the items in the order they had, then those that were ticked."""
    ticked = form.all("item")
    before = [one if isinstance(one, str) else one["evidence"] for one in old]
    found: list[Any] = []
    for id in dict.fromkeys((*(id for id in before if id in ticked), *ticked)):
        said: Row = {"evidence": id, "strength": form.one(f"strength:{id}"), "at": form.one(f"at:{id}")}
        said |= {"words": bool(form.one(f"words:{id}")), "bearing": form.one(f"bearing:{id}")}
        more = {k: v for k, v in said.items() if v}
        found.append(more if len(more) > 1 else id)
        # Of an item that shows it in several places the form has the first; the others stay.
        found += [one for n, one in enumerate(old) if before[n] == id and id in before[:n]]
    return found


def _shown(ask: Ask, fields: Filled, id: str, refusal: Refusal | None) -> Answer:
    say = ask.say
    title = say("desk-form-fact") if id else say("desk-add-fact")
    drop = button(say("desk-drop"), name="drop", value="1", kind="drop") if id else None
    back = el("a", say("desk-back"), href=f"/#row-{id}" if id else "/")
    left = el(
        "section",
        el("h1", title),
        clashed(ask) if refusal and refusal.clash else fields.refusal(),
        form_of(
            ask,
            "/fact",
            el("input", type="hidden", name="id", value=id),
            el("input", type="hidden", name="then", value=ask.form.one("then")),
            list(filter(None, fact_fields(ask, fields, id))),
            save_row(ask, drop, back),
        ),
        class_="case",
    )
    return beside(ask, left, title, 200 if refusal is None else 422)


def fact_fields(ask: Ask, fields: Filled, id: str) -> Iterator[Html | None]:
    """Yield the fields of a fact, as its term takes them."""
    say: Voice = ask.say
    case, vocabulary, name = ask.case, ask.law.vocabulary, fields.one("fact")
    term, slot = vocabulary.term(name), vocabulary.slots[name.partition(":")[0]]
    yield el("input", type="hidden", name="fact", value=name)
    yield el(
        "p", el("b", say.told(term.title)), el("small", say.told(slot.title), class_="slot"), class_="term"
    )
    yield el("p", say.told(term.means), class_="note")
    yield el("p", el("em", say.told(term.asks or slot.asks)))
    if slot.values:
        yield fields.text("value", say("desk-value"), say("desk-value-hint"))
    yield from _whom(ask, fields, slot)
    when = None if slot.values else fields.text("on", say("desk-when"), say("desk-when-hint"))
    somewhere = takes_over("in", name, slot)
    where = state(fields, "in", say("desk-where")) if somewhere else None
    yield el("div", when, where, class_="pair" if where else None) if when else None
    if name.startswith("movement:"):
        yield el(
            "div",
            state(fields, "origin", say("desk-origin")),
            state(fields, "destination", say("desk-destination")),
            class_="pair",
        )
    yield state_list(ask)
    if case.episodes:
        yield fields.ticks("episode", say("desk-episode"), [(e.id, e.id) for e in case.episodes])
    if can := vocabulary.qualifies.get(name):
        about = [(f.id, _named(ask, f.id)) for f in case.facts if f.name in can and f.id != id]
        about += [(o, o) for o in fields.all("as_to") if o not in {word for word, _ in about}]
        yield fields.ticks("as_to", say("desk-as-to"), about) if about else None
    yield _items(ask, fields)
    hold = evolve(fields, values={"holds": ["yes"], **fields.values})
    claimed = [] if slot.who.by else [("claimed", say("desk-holds-claimed"))]
    holds = [*((w, say(f"desk-holds-{w}")) for w in ("yes", "no", "unknown")), *claimed]
    yield hold.ticks("holds", say("desk-holds"), holds, "radio")
    yield _inference(ask, fields, id, open_=vocabulary.is_legal(name) or bool(fields.all("inferred_from")))
    yield folded(
        say,
        fields.text("place", say("desk-where-words"), say("desk-label-hint")),
        fields.area("note", say("desk-note")),
    )


def _whom(ask: Ask, fields: Filled, slot: Slot) -> Iterator[Html]:
    """Yield whose act it is and whom it was done to, as the slot takes it: the likeliest first."""
    case = ask.case
    labels = {"by": ask.say("desk-by"), "of": ask.say("desk-of")}
    for key, who in (("by", slot.who.by), ("of", slot.who.of)):
        if who:
            likely = _those(case, who)
            yield fields.ticks(key, labels[key], sorted(persons(case), key=lambda one: one[0] not in likely))


def _items(ask: Ask, fields: Filled) -> Html:
    """Return every item of evidence to tick, each with where in it and how strongly it shows the fact."""
    say = ask.say
    rows = []
    for id, told in items(ask):
        at, strength = f"at:{id}", f"strength:{id}"
        chosen = fields.one(strength)
        rows.append(
            el(
                "div",
                tick("item", id, told, id in fields.all("item")),
                el(
                    "div",
                    el("label", say("desk-at"), " ", el("input", name=at, value=fields.one(at))),
                    el(
                        "label",
                        say("desk-how-strong"),
                        " ",
                        el(
                            "select",
                            [el("option", t, value=w, selected=w == chosen) for w, t in strengths(say)],
                            name=strength,
                        ),
                    ),
                    tick(f"words:{id}", "1", say("desk-words"), bool(fields.one(f"words:{id}"))),
                    tick(f"bearing:{id}", "open", say("desk-open"), bool(fields.one(f"bearing:{id}"))),
                    class_="more",
                ),
                class_="item",
            )
        )
    none = el("p", say("desk-none-evidence"), class_="note") if not rows else None
    add = el("p", el("a", say("desk-add-evidence"), href="/evidence"), class_="note") if ask.writes else None
    return group(say("desk-shown-by"), rows, none, add)


def _inference(ask: Ask, fields: Filled, id: str, *, open_: bool) -> Html:
    """Return what a person concludes from other facts, and signs."""
    say = ask.say
    others = [(f.id, _named(ask, f.id)) for f in ask.case.facts if f.id != id]
    return el(
        "details",
        el("summary", say("desk-inference")),
        el("p", say("desk-inference-hint"), class_="note"),
        fields.ticks("inferred_from", say("desk-inferred-from"), others),
        fields.area("why", say("desk-why")),
        fields.text("by_whom", say("desk-by-whom")),
        fields.choice("strength", say("desk-how-strong"), strengths(say)),
        fields.text("drawn_on", say("desk-drawn-on"), say("desk-day-hint")),
        open=open_,
    )


def _named(ask: Ask, id: str) -> str:
    """Return a fact by its id and what it is of, and whether it is denied or not known."""
    say, fact = ask.say, next(f for f in ask.case.facts if f.id == id)
    holds = say.told(remark(f"entry-holds-{fact.holds}")) if fact.holds != "yes" else ""
    return f"{id} {holds}{say.told(ask.law.vocabulary.term(fact.name).title)}"
