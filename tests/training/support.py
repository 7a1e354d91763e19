"""Settings by chance, and an exercise of any of them once."""

from __future__ import annotations

from functools import cache

from attrs import evolve

from chargeassist import Exercise, Law, Settings, generate, load_law
from chargeassist.law.choices import CHILD, FORMS, VICTIM
from chargeassist.law.model import Pack
from chargeassist.training.dice import Dice
from chargeassist.training.papers import documents
from chargeassist.training.settings import Unfit
from chargeassist.training.tables import plot, tongue


@cache
def palmeria() -> Law:
    """Return the law of the invented State, read once."""
    return load_law("xp")


def settings(number: int) -> Settings:
    """Return settings as they fall for a number; some of them cannot go together."""
    dice = Dice(f"settings/{number}")
    form = FORMS[number % len(FORMS)]
    elements = [e.id for e in palmeria()[f"xp:{plot().forms[form].main}"].elements]
    missing = dice.some("missing", elements, dice.number("some", 3) if dice.number("any", 2) else 0)
    others = [e for e in elements if e not in missing]
    return Settings(
        form=form,
        missing=missing,
        contradict=dice.some("contradict", others, 1 if dice.number("one", 3) == 0 else 0),
        suspects=1 + dice.number("suspects", 3),
        victims=1 + dice.number("victims", 2),
        child=dice.one("child", ("no", *CHILD)),
        red_herrings=dice.number("herrings", 6),
        victim=dice.one("victim", VICTIM),
        cross_border=bool(dice.number("border", 2)),
        trap=dice.one("trap", ("", "", "victim-suspect")),
        law_change=dice.number("change", 4) == 0,
        difficulty=1 + dice.number("difficulty", 5),
    )


NEEDED = (
    "trafficking-in-persons",
    "smuggling-of-migrants",
    "drug-cultivation",
    "presenting-a-false-document",
)


@cache
def in_short() -> Law:
    """Return the offences that exercises turn on: what they find is the same, and sooner."""
    law = palmeria()
    packs = (evolve(p, offences=tuple(o for o in p.offences if o.id in NEEDED)) for p in law.packs)
    return evolve(law, packs=tuple(evolve(p, strata=_strata(p)) for p in packs))


def _strata(pack: Pack) -> tuple[tuple[str, ...], ...]:
    ids = {o.id for o in pack.offences}
    return tuple(kept for s in pack.strata if (kept := tuple(i for i in s if i in ids)))


@cache
def exercise(number: int) -> Exercise | None:
    """Return the exercise of these settings, or None where they cannot go together."""
    try:
        return generate(settings(number), number, in_short())
    except Unfit:
        return None


def exercises(count: int, first: int = 0) -> tuple[Exercise, ...]:
    """Return as many exercises as there are among so many settings."""
    found = (exercise(n) for n in range(first, first + count))
    return tuple(e for e in found if e is not None)


def in_words_of(made: Exercise, code: str) -> Exercise:
    """Return an exercise with its papers in another language; the truth is the same."""
    told = evolve(made.story, settings=evolve(made.settings, lang=code))
    return evolve(made, settings=told.settings, story=told, documents=documents(told, plot(), tongue(code)))
