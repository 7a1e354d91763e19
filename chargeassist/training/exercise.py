"""An exercise: settings and a seed to documents, the truth, and what the library finds in it."""

from __future__ import annotations

from attrs import field, frozen

from chargeassist.advice.charging import assess
from chargeassist.advice.select import chargeable
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reasoning.standing import Standing
from chargeassist.training.dice import Dice
from chargeassist.training.papers import Document, documents
from chargeassist.training.settings import PLAIN, Settings, fitting
from chargeassist.training.story import Figure, Story, story
from chargeassist.training.tables import plot, tongue
from chargeassist.training.telling import Teller
from chargeassist.training.truth import Row, tables_of
from chargeassist.words.untold import untold


@untold
@frozen(repr=False)
class Exercise:
    """Everything that an exercise is; the same settings and seed give the same one."""

    settings: Settings
    seed: int
    story: Story
    documents: tuple[Document, ...]
    tables: Row
    """The truth as the tables of a case file."""
    case: Case
    found: Assessment = field(eq=False)
    main: str
    """The offence it turns on, as ``pack:offence``."""

    @property
    def people(self) -> tuple[Figure, ...]:
        """Return everybody in the order of their numbers."""
        return tuple(sorted(self.story.figures.values(), key=lambda f: int(f.number[1:])))

    @property
    def teller(self) -> Teller:
        """Return what fills sentences of this story."""
        return Teller(self.story, tongue(self.settings.lang), plot().world)

    def central(self) -> tuple[Charge, ...]:
        """Return the charges the exercise turns on: of the first person, for each person harmed."""
        return tuple(
            c
            for c in self.found.charges
            if c.offence.key == self.main
            and c.matter.suspect == "S1"
            and c.matter.mode == "principal"
            # What was done before the Act is no part of it.
            and not (self.settings.law_change and c.available.is_ == "no")
        )


def generate(settings: Settings = PLAIN, seed: int = 1, law: Law | None = None) -> Exercise:
    """Return the exercise of these settings and this seed, held against what was asked for.

    The papers name no offence; the truth is a case like any other. Raises ValueError for settings that
    cannot be, and RuntimeError, which is a defect here, where the library finds other than was asked for.

    >>> from chargeassist import generate
    >>> made = generate(seed=7)
    >>> made == generate(seed=7), made == generate(seed=8)
    (True, False)
    """
    parts = plot()
    if settings.form not in parts.forms:
        fitting(settings, ())
    law = law or load_law(*settings.law)
    main = f"{settings.law[0]}:{parts.forms[settings.form].main}"
    fitting(settings, tuple(e.id for e in law[main].elements))
    told = story(settings, Dice(f"{seed}/{settings.form}"), parts, law)
    words = tongue(settings.lang)
    papers = documents(told, parts, words)
    tables = tables_of(told, papers, parts, words, law, f"{settings.form}-{seed}")
    case = case_from_dict(tables)
    made = Exercise(settings, seed, told, papers, tables, case, assess(case, law, offences=(main,)), main)
    if wrong := unlike(made):
        raise RuntimeError(f"{settings.form} {seed}: {', '.join(wrong)}")
    return made


def unlike(made: Exercise) -> tuple[str, ...]:
    """Return in what an exercise is not what was asked for; nothing, or there is a defect."""
    settings, central = made.settings, made.central()
    if settings.form == "none":
        return tuple(f"chargeable {c.id}" for c in made.found.charges if chargeable(c))
    charged = {c.matter.complainant for c in central}
    wrong = [f"no charge for {v}" for v in made.story.victims if v not in charged]
    for charge in central:
        wrong += [
            f"{e.id} {e.standing.word}"
            for e in charge.elements
            if e.id != "identity" and e.standing not in _wanted(e.id, settings)
        ]
        # Where no act is shown there is no day on which a law could be asked to be in force.
        wrong += [] if charge.available.is_ == "yes" or "act" in settings.closed else ["not open"]
    if settings.closed:
        wrong += [
            f"stands {c.id}" for c in made.found.charges if c.offence.key == made.main and chargeable(c)
        ]
    if settings.child == "yes" and "act" not in settings.closed:
        means = [e for c in central for e in c.elements if e.id == "means" and c.matter.complainant == "V1"]
        wrong += ["means asked for"] if not all(e.need_not_be_proved for e in means) else []
    gated = {g.person for g in made.found.gates}
    free = {c.matter.suspect for c in made.found.charges if c.role != "blocked"}
    if settings.trap and ("V1" not in gated or ("V1" in free and not settings.closed)):
        wrong.append("no gate")
    return tuple(wrong)


def _wanted(element: str, settings: Settings) -> tuple[Standing, ...]:
    if element in settings.missing:
        return (Standing.MISSING,)
    if element in settings.contradict:
        return (Standing.CONTRADICTED,)
    taken_back = (Standing.DISPUTED,) if settings.victim == "hostile" else ()
    return (Standing.SUPPORTED, *taken_back)
