"""The tables of what is told, as JSON: a case that was checked, packs, their offences and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chargeassist.law.algebra import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    ElementStands,
    Identity,
    Leaf,
    NotNeeded,
    Stands,
    Unless,
    parts_of,
)
from chargeassist.law.classes import class_of
from chargeassist.law.expected import Expected, NotLawHere
from chargeassist.law.manifest import Source
from chargeassist.law.model import Aside, Defence, Element, Gate, MensRea, Offence, Order, Verdicts
from chargeassist.report.keys import Count, Key, Shape, own_keys
from chargeassist.report.shapes import LIMBS, SEEN
from chargeassist.report.told import Checked, Shown
from chargeassist.words import Remark, in_words

KINDS: Mapping[type, str] = {
    AllOf: "all of",
    AnyOf: "any of",
    AtLeast: "at least",
    NotNeeded: "not needed if",
    Unless: "unless",
}


def provision(offence: Offence) -> str:
    """Return where an offence stands in the law."""
    return f"{offence.source} {offence.provision}".strip()


def limitation(offence: Offence) -> Count | None:
    """Return the months within which an offence must be charged, where there is a bar."""
    return Count(offence.limitation) if offence.limitation else None


def is_(condition: Condition) -> str:
    """Return how the limbs beneath a condition count together."""
    return KINDS.get(type(condition), "leaf")


def cite(condition: Condition) -> str:
    """Return where a condition stands in the law."""
    return "" if isinstance(condition, Identity) else condition.cite


def count(condition: Condition) -> Count | None:
    """Return how many limbs must stand, where not all and not any."""
    return Count(condition.count) if isinstance(condition, AtLeast) else None


def term(condition: Condition) -> str | None:
    """Return the term a leaf asks for."""
    return condition.name if isinstance(condition, Leaf) else None


def holds(condition: Condition) -> bool | None:
    """Return whether the term is to hold."""
    return condition.holds if isinstance(condition, Leaf) else None


def by(condition: Condition) -> str | None:
    """Return of whom it is asked that they did it."""
    return condition.by if isinstance(condition, Leaf | Stands) else None


def of(condition: Condition) -> str | None:
    """Return to whom it is asked that it was done."""
    return condition.of if isinstance(condition, Leaf | Stands) else None


def open_list(condition: Condition) -> bool | None:
    """Return that a leaf asks for the like of a term, where it does."""
    return True if isinstance(condition, Leaf) and condition.like else None


def arguable(condition: Condition) -> bool | None:
    """Return that it is open in law whether the term is covered, where it is."""
    return True if isinstance(condition, Leaf) and condition.arguable else None


def any_offence(condition: Condition) -> tuple[str, ...]:
    """Return the offences any of which must stand."""
    return condition.offences if isinstance(condition, Stands) else ()


def element(condition: Condition) -> str | None:
    """Return the element that must stand."""
    return condition.element if isinstance(condition, ElementStands) else None


def identity(condition: Condition) -> bool | None:
    """Return that it is asked whether the suspect is the person, where it is."""
    return True if isinstance(condition, Identity) else None


def limbs(condition: Condition) -> tuple[Condition, ...]:
    """Return the limbs beneath a condition."""
    return parts_of(condition)


CONDITION = Shape(
    "condition",
    (
        Key("is", is_, says=(("enum", LIMBS),)),
        Key("cite", cite, optional=True),
        Key("count", count, optional=True),
        Key("term", term, optional=True),
        Key("holds", holds, optional=True),
        Key("by", by, optional=True),
        Key("of", of, optional=True),
        Key("open_list", open_list, optional=True),
        Key("arguable", arguable, optional=True),
        Key("offences", any_offence, optional=True),
        Key("element", element, optional=True),
        Key("identity", identity, optional=True),
        Key("limbs", limbs, optional=True),
    ),
)


def sentence(warning: Remark) -> str:
    """Return what `check` has to say, in words."""
    return in_words(warning)


PROVED = Shape("proved", (Key("kind", 0), Key("note", 1)))
WARNING = Shape("warning", (Key("code"), Key("text", sentence)))
OFFENCE = Shape(
    "offence",
    (
        Key("offence", "key"),
        Key("title"),
        Key("provision", provision),
        Key("since", "period.since"),
        Key("until", "period.until"),
        Key("family"),
        Key("against"),
        Key("protects", optional=True),
        Key("class", class_of),
        Key("seen", ".", SEEN),
        Key("tried", optional=True),
        Key("limitation", limitation, optional=True),
        Key("authority", optional=True),
        Key("comment", optional=True),
        Key("beside", optional=True),
        Key("elements"),
        Key("irrelevant", optional=True),
        Key("aggravated", optional=True),
        Key("modes", optional=True),
        Key("jurisdiction", optional=True),
        Key("preconditions", optional=True),
        Key("penalties"),
    ),
)
SHAPES_OF_LAW: Mapping[Any, Shape] = {
    Condition: CONDITION,
    MensRea: Shape("fault", (Key("level"), Key("as_to", optional=True), Key("cite", optional=True))),
    Element: Shape(
        "lawelement",
        (
            Key("id"),
            Key("cite"),
            Key("requires"),
            Key("fault", optional=True),
            Key("proved_by", shape=PROVED, optional=True),
            Key("comment", optional=True),
        ),
    ),
    Aside: Shape(
        "aside",
        (
            Key("id"),
            Key("cite"),
            Key("condition", optional=True),
            Key("modes", optional=True),
            Key("penalties", optional=True),
            Key("in_place_of", optional=True),
            Key("comment", optional=True),
        ),
    ),
    Gate: Shape(
        "lawgate",
        (
            Key("id"),
            Key("cite"),
            Key("title"),
            Key("effect"),
            Key("effect_words", optional=True),
            Key("covers", "covers.text"),
            Key("raised_if", optional=True),
            Key("nexus", optional=True),
            Key("unless", optional=True),
            Key("steps"),
        ),
    ),
    Defence: Shape(
        "defence",
        (
            Key("id"),
            Key("cite"),
            Key("title"),
            Key("covers", "covers.text"),
            Key("when"),
            Key("note", optional=True),
        ),
    ),
    Order: Shape("order", (Key("id"), Key("cite"), Key("instead_of"), Key("charge"), Key("when"))),
    Verdicts: Shape("verdicts", (Key("id"), Key("cite"), Key("on"), Key("may_convict"))),
    Checked: Shape(
        "checked",
        (
            Key("suspects"),
            Key("complainants"),
            Key("evidence"),
            Key("facts"),
            Key("warnings", shape=WARNING),
            Key("entries", optional=True),
            Key("proposed", optional=True),
        ),
    ),
    Shown: Shape(
        "shown",
        (
            Key("pack"),
            Key("notes", optional=True),
            Key("sources", optional=True),
            Key("offences", shape=OFFENCE),
            Key("titles"),
            Key("gates", optional=True),
            Key("defences", optional=True),
            Key("orders", optional=True),
            Key("verdicts", optional=True),
            Key("departures", optional=True),
            Key("expects", optional=True),
            Key("responsibility", optional=True),
            Key("minors", optional=True),
            Key("not_law_here", optional=True),
            Key("readings", optional=True),
            Key("judgments", optional=True),
        ),
    ),
    Source: Shape(
        "source",
        (*own_keys(Source)[:-2], Key("digest", optional=True), Key("headings", optional=True)),
    ),
    NotLawHere: Shape("notlawhere", (Key("why"), Key("terms"))),
    Expected: Shape(
        "expected",
        (
            Key("id"),
            Key("title"),
            Key("class", "class_"),
            Key("terms"),
            Key("how"),
            Key("instrument", optional=True),
            Key("section", optional=True),
            Key("note", optional=True),
        ),
    ),
}
