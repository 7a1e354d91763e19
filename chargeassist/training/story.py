"""A story before anybody words it: persons, days, what happened, and in which documents each thing stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import evolve, field, frozen

from chargeassist.law.algebra import leaves_of
from chargeassist.law.model import Law, Offence
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.training.dice import Dice
from chargeassist.training.settings import ONE_DAY, Settings
from chargeassist.training.tables import FormOf, Observation, Plot
from chargeassist.words.untold import untold

HOLDING = ("papers", "guarded", "locked", "warned", "struck", "debt")
"""What keeps somebody from leaving: the basis of one step of the author."""
HELD = "means:other-coercion"
LURED = "means:deception"
ORDER = ("", "start", "journey", "stay")
FOUND = ("offer", "wages", "work", "housework", "clients", "street", "errands", "wedding", "kidney")


@untold
@frozen(repr=False)
class Figure:
    """Somebody in a story. The id is that of the case; learners see the number alone."""

    id: str
    name: str
    sex: str
    age: int
    number: str = ""


@untold
@frozen
class Days:
    """When it began, the journey, the stay, and the day on which the file is looked at."""

    start: date
    journey: date
    last: date
    taken: date
    later: date
    as_at: date


@untold
@frozen(repr=False)
class Told:
    """One thing that happened: the fact it is, who did it to whom, and where it is to be read."""

    id: str
    tell: str
    what: Observation
    by: str
    of: str
    voices: tuple[str, ...]


@untold
@frozen(repr=False)
class Story:
    """Everything but the words."""

    settings: Settings
    dice: Dice
    form: FormOf
    figures: dict[str, Figure]
    days: Days
    told: tuple[Told, ...]
    closed: dict[str, frozenset[str]] = field(factory=dict)
    """For each element that nothing may speak for, every term that would."""
    denials: dict[str, tuple[str, ...]] = field(factory=dict)
    """For each element that is spoken against, what is told instead."""

    @property
    def victims(self) -> tuple[str, ...]:
        """Return the ids of the persons harmed."""
        return tuple(i for i in self.figures if i.startswith("V"))

    def part(self, letter: str) -> str:
        """Return who has a part: K, R and H fall together where there are fewer."""
        n = self.settings.suspects
        return {"K": "S1", "R": f"S{min(n, 2)}", "H": f"S{min(n, 3)}"}[letter]


def story(settings: Settings, dice: Dice, plot: Plot, law: Law) -> Story:
    """Return a story as it falls by the dice; its form and its elements are known to fit."""
    form = plot.forms[settings.form]
    main = law[f"{settings.law[0]}:{form.main}"]
    closed = {e: touching(main, e, law.vocabulary) for e in settings.closed}
    denials = {e: plot.denials[form.main][e].tells for e in settings.contradict}
    figures, days = _figures(settings, dice, plot), _days(settings, dice)
    bare = Story(settings, dice, form, figures, days, (), closed, denials)
    return evolve(bare, told=tuple(_told(bare, tuple(_tells(bare, plot, law.vocabulary)), plot)))


def touching(offence: Offence, element: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Return every term that makes out a limb of one element, proves one or points to one."""
    requires = next(e.requires for e in offence.elements if e.id == element)
    leaves = (n for n in (leaf.name for leaf in leaves_of(requires)) if not n.startswith(("age:", "fault:")))
    relations = (vocabulary.narrower, vocabulary.indicators, vocabulary.provers)
    found = {t for leaf in leaves for relation in relations for t in (leaf, *relation.get(leaf, ()))}
    # Nationality and residence are values; the terms that are computed from them are the limbs.
    values = {"person:nationality", "person:residence"} if any(t.startswith("status:") for t in found) else ()
    return frozenset({*found, *values})


def _tells(bare: Story, plot: Plot, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what is told: what the form has, nothing that speaks for a closed element, then what denies."""
    settings, form = bare.settings, bare.form
    denied = [plot.denials[form.main][e] for e in settings.contradict]
    shut = {t for terms in bare.closed.values() for t in terms}
    dropped = {t for d in denied for t in d.drops}
    tells = [*form.tells]
    if settings.cross_border and "crossing" not in tells and settings.form != "none":
        tells += ["crossing", "foreign"]
    for tell in tells:
        what = plot.observations[tell]
        name = what.fact
        if not _speak(bare, what):
            continue
        if tell not in dropped and not shut & {name, *vocabulary.wider.get(name, ())}:
            yield tell
    yield from (t for d in denied for t in d.tells if not {*tells} & {*plot.observations[t].apart})


def _told(bare: Story, kept: tuple[str, ...], plot: Plot) -> Iterator[Told]:
    number = 0
    for victim in bare.victims:
        trapped = bare.settings.trap and victim == "V1"
        every = (*kept, *(bare.form.trap if trapped else ()))
        for tell in sorted(every, key=lambda t: ORDER.index(plot.observations[t].when)):
            what = plot.observations[tell]
            number += 1
            by = victim if what.by == "V" else bare.part(what.by) if what.by else ""
            voices = tuple(_voices(bare, f"{victim}/{tell}", what))
            yield Told(f"f{number}", tell, what, by, victim if what.of else "", voices)


def _voices(bare: Story, at: str, what: Observation) -> Iterator[str]:
    """Yield the documents in which one thing stands: the harder, the fewer; the person's own word is one."""
    level, dice = bare.settings.difficulty, bare.dice
    independent = tuple(v for v in _speak(bare, what) if v != "victim")
    many = (len(independent), 2, 1, 1, 1)[level - 1]
    yield from dice.some(f"voices/{at}", independent, many)
    own = "victim" in what.voices and (level < 4 or not independent or dice.number(f"own/{at}", level) < 2)
    if own:
        yield "victim"


def _speak(bare: Story, what: Observation) -> tuple[str, ...]:
    """Return the documents a thing can stand in: whoever acts alone writes to nobody of finding people."""
    alone = bare.settings.suspects == 1 and what.by == "R"
    return tuple(v for v in what.voices if not (alone and v == "message"))


def _figures(settings: Settings, dice: Dice, plot: Plot) -> dict[str, Figure]:
    world = plot.world
    ids = [f"S{n + 1}" for n in range(settings.suspects)]
    ids += [f"V{n + 1}" for n in range(settings.victims)] + ["W1", "F1"]
    families = dice.shuffled("families", world.families)
    men, women = dice.shuffled("men", world.men), dice.shuffled("women", world.women)
    found = {}
    for n, id in enumerate(ids):
        sex = _sex(settings, dice, id)
        first = (women if sex == "f" else men)[n]
        age = 20 + dice.number(f"age/{id}", 12 if id[0] in "V" else 35) + (8 if id[0] == "S" else 0)
        if id == "V1" and settings.child != "no":
            age = 15 if settings.child == "yes" else 17
        found[id] = Figure(id, f"{first} {families[n]}", sex, age)
    names = sorted(found.values(), key=lambda f: f.name)
    numbers = {f.id: f"P{n}" for n, f in enumerate(names, start=1)}
    return {i: Figure(f.id, f.name, f.sex, f.age, numbers[i]) for i, f in found.items()}


def _sex(settings: Settings, dice: Dice, id: str) -> str:
    if id[0] == "V":
        women = ("domestic", "sexual", "marriage")
        return (
            "f" if settings.form in women else "m" if settings.form == "fishing" else "fm"[dice.number(id, 2)]
        )
    return "fm"[dice.number(f"sex/{id}", 3) > 0]


def _days(settings: Settings, dice: Dice) -> Days:
    if settings.law_change:
        # The Act on trafficking is in force from 1 July 2010: the course lies on both sides of it.
        start = date(2010, 3 + dice.number("month", 2), 4 + dice.number("day", 20))
    else:
        start = date(2023 + dice.number("year", 2), 1 + dice.number("month", 12), 4 + dice.number("day", 20))
    journey = start + timedelta(days=31 + dice.number("journey", 20))
    one_day = settings.form in ONE_DAY
    last = journey if one_day else journey + timedelta(days=150 + dice.number("stay", 180))
    taken = last + timedelta(days=3 + dice.number("taken", 12))
    return Days(start, journey, last, taken, taken + timedelta(days=12), taken + timedelta(days=60))
