"""How a value of a case may be written: a date as far as it is known, an item with its weight, objects."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from chargeassist.case.model import Shown
from chargeassist.law.vocabulary import SLOT_TERM, STRENGTHS
from chargeassist.reading.fault import Faults, Path
from chargeassist.reading.readers import ID, MISSING, Day, ListOf, Reader, Text, Word, YesNo, expected
from chargeassist.reading.tables import Field, Table
from chargeassist.words import Remark, did_you_mean, remark, say
from chargeassist.words.ages import AGE_FORM, parse_age
from chargeassist.words.dates import WHEN_FORM, When, parse_when, wrong_with

STRENGTH = Word(STRENGTHS)
KIND = Text(remark("what-kind"), ID.form)
_FREE = Text()


@frozen
class Edtf:
    """A date as far as it is known, in EDTF or as a TOML date."""

    def read(self, value: object, at: Path, faults: Faults) -> When | Any:
        """Return the days it can mean."""
        if isinstance(value, str):
            when = parse_when(value)
        else:
            # A TOML date; a date-time is more than is asked for.
            day = Day().read(value, at, Faults(faults.file))
            when = None if day is MISSING else parse_when(day.isoformat())
        if when is None and isinstance(value, str) and (wrong := wrong_with(value)):
            faults.add("C101-backwards" if wrong == "backwards" else "C101-no-such-day", at)
            return MISSING
        if when is None:
            return expected(remark("what-date"), at, faults, remark("hint-date"))
        return when

    def schema(self) -> dict[str, Any]:
        """Return the form of a date in JSON, where every date is text."""
        return {
            "description": say("what-edtf"),
            "type": "string",
            "pattern": f"^(?:{WHEN_FORM})$",
        }


@frozen
class AgeSaid:
    """An age as people say it, in quotes."""

    def read(self, value: object, at: Path, faults: Faults) -> str | Any:
        """Return the text of an age."""
        if not isinstance(value, str):
            faults.add("C101-quotes", at, what=remark("what-age"))
            return MISSING
        return value if parse_age(value) else expected(remark("what-age"), at, faults)

    def schema(self) -> dict[str, Any]:
        """Return the form of an age."""
        return {"description": say("what-age"), "type": "string", "pattern": f"^(?:{AGE_FORM})$"}


@frozen
class AgeOn:
    """An age, and the day on which somebody was that old."""

    value: str
    on: When


AGE_ON = Table(
    {
        "value": Field(AgeSaid(), True, meaning="key-person-age"),
        "on": Field(Edtf(), True, meaning="key-person-age-on"),
    },
    AgeOn,
)


@frozen
class AgeOf:
    """An age by itself, or a table with the age and its day."""

    def read(self, value: object, at: Path, faults: Faults) -> str | AgeOn | Any:
        """Return the text of an age, or the pair."""
        reader: Reader = AGE_ON if isinstance(value, dict) else AgeSaid()
        return reader.read(value, at, faults)

    def schema(self) -> dict[str, Any]:
        """Return both ways to write it."""
        return {"oneOf": [AgeSaid().schema(), AGE_ON.schema()]}


AGE = AgeOf()
TERMS = ListOf(SLOT_TERM, '["act:recruitment"]')


@frozen
class Terms:
    """A term, or several of which the rest of the row is true."""

    def read(self, value: object, at: Path, faults: Faults) -> str | tuple[str, ...] | Any:
        """Return the term, or a tuple of them."""
        reader: Reader = TERMS if isinstance(value, list) and value else SLOT_TERM
        return reader.read(value, at, faults)

    def schema(self) -> dict[str, Any]:
        """Return both ways to write it."""
        return {"oneOf": [SLOT_TERM.schema(), {**TERMS.schema(), "minItems": 1}]}


@frozen
class ShownBy:
    """An evidence id, or a table with the id and how the item shows the fact."""

    def read(self, value: object, at: Path, faults: Faults) -> Shown | Any:
        """Return the pair of item and fact."""
        if isinstance(value, str):
            id = ID.read(value, at, faults)
            return id if id is MISSING else Shown(id)
        if not isinstance(value, dict):
            return expected(remark("what-shown"), at, faults)
        return SHOWN.read(value, at, faults)

    def schema(self) -> dict[str, Any]:
        """Return both ways to write it."""
        return {"oneOf": [ID.schema(), SHOWN.schema()]}


SHOWN = Table(
    {
        "evidence": Field(ID, True),
        "strength": Field(STRENGTH, default="", meaning="key-shown-strength"),
        "at": Field(_FREE, default="", meaning="key-shown-at"),
        "words": Field(YesNo(), default=False, meaning="key-shown-words"),
        "bearing": Field(Word(("open",)), default="", meaning="key-shown-bearing"),
    },
    Shown,
)

OBJECT = Text(remark("what-object"), rf"{ID.form}|[a-z][a-z0-9-]*:[a-z][a-z0-9-]*")


@frozen
class AsTo:
    """What a fact speaks about: several objects in a list, or the one object by itself."""

    def read(self, value: object, at: Path, faults: Faults) -> tuple[str, ...] | Any:
        """Return the objects as a tuple, whichever way they are written."""
        if isinstance(value, str):
            one = OBJECT.read(value, at, faults)
            return one if one is MISSING else (one,)
        return _OBJECTS.read(value, at, faults)

    def schema(self) -> dict[str, Any]:
        """Return both ways to write it."""
        return {"oneOf": [OBJECT.schema(), _OBJECTS.schema()]}


_OBJECTS = ListOf(OBJECT, '["f3"]')
PLANNED = ListOf(Text(remark("what-object"), r"[a-z][a-z0-9-]*:[a-z][a-z0-9-]*"), '["conduct:detained"]')


def meant_state(name: str) -> tuple[Remark, ...]:
    """Return the code of the State that a name may stand for. What States are called is read for it alone."""
    from chargeassist.law.nations import states_meant

    codes = states_meant(name)
    return (remark("did-you-mean", words=codes),) if codes else ()


def meant_place(name: str) -> tuple[Remark, ...]:
    """Return the place that a name may stand for: a State, a ship under its flag, or the high seas."""
    if name.casefold().startswith("vessel:"):
        from chargeassist.law.nations import states_meant

        flags = tuple(f"vessel:{code}" for code in states_meant(name[len("vessel:") :]))
        return (remark("did-you-mean", words=flags),) if flags else ()
    return did_you_mean(name.casefold(), ("high-seas",)) or meant_state(name)


PLACE = Text(remark("what-place"), r"[a-z]{2}|high-seas|vessel:[a-z]{2}", meant_place)
STATES = ListOf(Text(remark("what-country"), r"[a-z]{2}", meant_state), '["ke"]')
