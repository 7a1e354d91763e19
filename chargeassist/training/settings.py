"""What an exercise is to be: the settings, and what of them cannot go together."""

from __future__ import annotations

from attrs import frozen

from chargeassist.law.choices import AUDIENCES, CHILD, FORMS, VICTIM
from chargeassist.law.folder import knowledge
from chargeassist.words import LANGUAGES, Remark, in_words, remark

ONE_DAY = ("boat", "lorry")
"""Forms that are over in a day: no law changes meanwhile."""
NO_TRAP = (*ONE_DAY, "none")


class Unfit(ValueError):
    """Settings that cannot be: what is wrong is a remark."""

    def __init__(self, why: Remark) -> None:
        super().__init__(in_words(why))
        self.why = why


@frozen
class Settings:
    """What an exercise is to be. Everything else falls by the seed."""

    form: str = "domestic"
    law: tuple[str, ...] = ("xp",)
    missing: tuple[str, ...] = ()
    """Elements of the offence it turns on that no paper shows."""
    contradict: tuple[str, ...] = ()
    """Elements of it that the papers speak against."""
    suspects: int = 2
    victims: int = 1
    child: str = "no"
    red_herrings: int = 2
    victim: str = "available"
    cross_border: bool = False
    trap: str = ""
    law_change: bool = False
    difficulty: int = 2
    """From 1, everything said by many papers, to 5, everything said once."""
    lang: str = "en"
    audience: str = "prosecutor"
    """Who does it: a helper charges nobody."""

    @property
    def closed(self) -> tuple[str, ...]:
        """Return the elements of which no paper may speak for."""
        return (*self.missing, *self.contradict)


PLAIN = Settings()
"""An exercise of which nothing is asked."""


def offered() -> tuple[str, ...]:
    """Return the languages in which exercises can be had: those that have a file of their own."""
    folder = knowledge().joinpath("training")
    return tuple(code for code in LANGUAGES if folder.joinpath(f"{code}.toml").is_file())


def fitting(settings: Settings, elements: tuple[str, ...]) -> None:
    """Raise Unfit for settings that are out of bounds or cannot go together.

    *elements* are those of the offence that the form turns on.
    """
    bounds = (
        ("form", settings.form in FORMS, FORMS),
        ("child", settings.child in CHILD, CHILD),
        ("victim", settings.victim in VICTIM, VICTIM),
        ("for", settings.audience in AUDIENCES, AUDIENCES),
        ("trap", settings.trap in ("", "victim-suspect"), ("victim-suspect",)),
        ("suspects", 1 <= settings.suspects <= 4, tuple("1234")),
        ("victims", 1 <= settings.victims <= 6, tuple("123456")),
        ("red-herrings", 0 <= settings.red_herrings <= 8, tuple("012345678")),
        ("difficulty", 1 <= settings.difficulty <= 5, tuple("12345")),
        ("lang", settings.lang in offered(), offered()),
        ("law", settings.law in (("xp",), ("xp", "xq")), ("xp", "xp + xq")),
        *(("missing", e in elements, elements) for e in settings.missing),
        *(("contradict", e in elements, elements) for e in settings.contradict),
    )
    for option, fits, words in bounds:
        if not fits:
            raise Unfit(remark("unfit-word", option=option, words=words))
    apart = (
        ("unfit-both", bool({*settings.missing} & {*settings.contradict})),
        ("unfit-child", settings.child != "no" and "means" in settings.closed),
        ("unfit-none", settings.form == "none" and bool(settings.closed)),
        ("unfit-law-change", settings.law_change and settings.form in (*ONE_DAY, "none")),
        ("unfit-trap", bool(settings.trap) and settings.form in NO_TRAP),
        ("unfit-all", len(settings.closed) >= len(elements)),
    )
    for code, wrong in apart:
        if wrong:
            raise Unfit(remark(code))
