"""The short forms of persons, evidence, courses and of the case itself; what is rarely asked is folded."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.case.tables import ROLES
from chargeassist.desk.ask import Ask
from chargeassist.desk.editing import Sort
from chargeassist.desk.fields import Filled
from chargeassist.desk.markup import Html, el
from chargeassist.desk.places import state, state_list
from chargeassist.desk.rows import persons
from chargeassist.law.vocabulary import STRENGTHS
from chargeassist.report.voice import Voice

CLASSES = ("testimony", "statement", "expert", "real", "document", "record", "digital", "other")
"""The order in which kinds of evidence are offered."""


def person(ask: Ask, fields: Filled) -> Iterator[Html | None]:
    """Yield the fields of a person."""
    say = ask.say
    yield state_list(ask)
    yield fields.ticks("is", say("desk-person-is"), [(r, say(f"is-{r}")) for r in ROLES])
    yield fields.text("label", say("desk-label"), say("desk-label-hint"))
    yield fields.text("age", say("desk-age"), say("desk-age-hint"))
    yield folded(
        say,
        fields.text("born", say("desk-born"), say("desk-when-hint")),
        fields.text("age_on", say("desk-age-on"), say("desk-when-hint")),
        state(fields, "nationality", say("desk-nationality")),
        state(fields, "resident", say("desk-resident")),
        state(fields, "now_in", say("desk-now-in")),
        fields.text("count", say("desk-count"), inputmode="numeric"),
        fields.area("note", say("desk-note")),
    )


def evidence(ask: Ask, fields: Filled) -> Iterator[Html | None]:
    """Yield the fields of an item of evidence."""
    say = ask.say
    case = ask.case
    yield state_list(ask)
    yield _kinds(ask, fields)
    yield fields.text("label", say("desk-what-it-is"), say("desk-label-hint"))
    yield fields.text("from", say("desk-from"), say("desk-from-hint"), list="known", autocomplete="off")
    yield el("datalist", [el("option", told, value=id) for id, told in persons(case)], id="known")
    suspects = persons(case, lambda p: "suspect" in p.is_ or "company" in p.is_)
    yield fields.ticks("tied_to", say("desk-tied-to"), suspects) if suspects else None
    yield fields.choice(
        "available", say("desk-can-be-had"), [(w, say(f"desk-available-{w}")) for w in _AVAILABLE]
    )
    yield folded(
        say,
        fields.text("through", say("desk-through"), list="known", autocomplete="off"),
        fields.ticks("about", say("desk-about"), persons(case)),
        fields.choice("strength", say("desk-strength"), strengths(say)),
        fields.choice("recorded", say("desk-how-kept"), [(w, say(f"desk-recorded-{w}")) for w in _RECORDED]),
        fields.choice(
            "admissible", say("desk-court-looks"), [(w, say(f"desk-admissible-{w}")) for w in _ADMISSIBLE]
        ),
        fields.choice("chain", say("desk-custody"), [(w, say(f"desk-chain-{w}")) for w in _CHAIN]),
        fields.choice(
            "recognises",
            say("desk-recognises"),
            [("", say("desk-not-said")), ("yes", say("desk-yes")), ("no", say("desk-no"))],
        ),
        state(fields, "held_in", say("desk-held-in")),
        fields.area("note", say("desk-note")),
    )


_AVAILABLE = ("yes", "no", "abroad", "at-risk", "unknown")
_RECORDED = ("no", "signed", "video", "deposition")
_ADMISSIBLE = ("yes", "no", "contested")
_CHAIN = ("complete", "broken")


def episode(ask: Ask, fields: Filled) -> Iterator[Html | None]:
    """Yield the fields of a course of events."""
    say = ask.say
    yield fields.text("from", say("desk-course-from"), say("desk-when-hint"))
    yield fields.text("to", say("desk-course-to"), say("desk-when-hint"))
    yield fields.text("place", say("desk-where-words"), say("desk-label-hint"))
    yield folded(
        say,
        fields.text("on", say("desk-course-on"), say("desk-when-hint")),
        fields.text("times", say("desk-times"), inputmode="numeric"),
        fields.area("note", say("desk-note")),
    )


def head(ask: Ask, fields: Filled) -> Iterator[Html | None]:
    """Yield the fields of the case as a whole."""
    say = ask.say
    yield fields.text("title", say("desk-case-title"), say("desk-label-hint"))
    yield fields.text("law", say("desk-law"), say("desk-law-hint"))
    yield fields.text("as_at", say("desk-as-at"), say("desk-day-hint"))
    yield fields.area("note", say("desk-note"))


def folded(say: Voice, *inside: Html) -> Html:
    """Return fields that are rarely needed."""
    return el("details", el("summary", say("desk-more-fields")), inside)


def strengths(say: Voice) -> list[tuple[str, str]]:
    """Return how strongly something may show a fact; nothing said is what the item is rated otherwise."""
    return [("", say("desk-as-rated")), *((s, say(f"strength-{s}")) for s in STRENGTHS)]


def _kinds(ask: Ask, fields: Filled) -> Html:
    """Return the kinds of evidence, those of one class together."""
    say = ask.say
    kinds, chosen = ask.law.vocabulary.kinds, fields.one("kind")
    offered = [
        el(
            "optgroup",
            [
                el("option", say.told(kind.title), value=id, selected=id == chosen)
                for id, kind in kinds.items()
                if kind.class_ == one
            ],
            label=say(f"desk-class-{one}"),
        )
        for one in CLASSES
    ]
    return el(
        "div",
        el("label", say("desk-kind"), for_="f-kind"),
        el("select", offered, id="f-kind", name="kind"),
        class_="field",
    )


PERSON = Sort(
    "person",
    ("is", "label", "age", "age_on", "born", "nationality", "resident", "now_in", "count", "note"),
    person,
    "is",
)
EVIDENCE = Sort(
    "evidence",
    (
        *("kind", "label", "from", "tied_to", "available", "through", "about", "strength", "recorded"),
        *("admissible", "chain", "recognises", "held_in", "note"),
    ),
    evidence,
)
HEAD = Sort("case", ("title", "law", "as_at", "note"), head)
EPISODE = Sort("episode", ("from", "to", "place", "on", "times", "note"), episode)
