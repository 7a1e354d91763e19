"""Sentences of the tables filled in: who, where and when stand between braces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen

from chargeassist.training.story import Figure, Story
from chargeassist.training.tables import Tongue, World
from chargeassist.words.untold import untold

_BLANK = re.compile(r"\{([A-Za-z]\w*)(?:\.(\w+))?\}")


@untold
@frozen
class Teller:
    """Fills sentences of one story in one language."""

    story: Story
    tongue: Tongue
    world: World

    def day(self, day: date) -> str:
        """Return a day in words."""
        return self._dated("day", day)

    def month(self, day: date) -> str:
        """Return a month in words."""
        return self._dated("month", day)

    def _dated(self, form: str, day: date) -> str:
        words = {
            "day": (day.day == 1 and self.tongue.calendar["first"]) or str(day.day),
            "month": self.tongue.calendar["months"][day.month - 1],
            "year": str(day.year),
        }
        return _BLANK.sub(lambda m: words[m[1]], self.tongue.calendar[form])

    def dated(self, text: str) -> tuple[int, int, int]:
        """Return the year, month and day in the brackets that a message begins with."""
        stamp = text.partition("]")[0]
        months = self.tongue.calendar["months"]
        numbers = [int(n) for n in re.findall(r"\d+", stamp)]
        return numbers[-1], next(i for i, m in enumerate(months) if m in stamp), numbers[0]

    def aged(self, figure: Figure) -> str:
        """Return an age in words; nobody wrote down that of whom it is disputed of."""
        if figure.id == "V1" and self.story.settings.child == "disputed":
            return str(self.tongue.calendar["ageless"])
        return str(self.tongue.calendar["age"]).replace("{n}", str(figure.age))

    def fill(self, text: str, victim: str, at: str, *, ids: bool = False) -> str:
        """Return one sentence about one person harmed; *at* names the place where it stands.

        With *ids* nobody is named: each is called by the id of the case.
        """
        words = self._words(victim, at)

        def filled(match: re.Match[str]) -> str:
            name, part = match[1], match[2] or ""
            if name in "KRHVWF":
                said = self._person(self._who(name, victim), part, ids)
                begins = re.search(r"(?:^|[.?!] )$", text[: match.start()])
                return said[:1].upper() + said[1:] if begins else said
            return words[name]

        return self._elided(_BLANK.sub(filled, text))

    def _elided(self, text: str) -> str:
        """Return a text whose small words have met what stands behind them: d’Ines, do Sr. Odell."""
        for pair in self.tongue.calendar["joins"]:
            apart, _, together = pair.partition(">")
            text = re.sub(rf"\b{re.escape(apart)}", together, text)
        small = "|".join(self.tongue.calendar["elides"])
        return re.sub(rf"\b({small})e (?=[AEIOUÉÈÊaeiouéèê])", r"\1’", text, flags=re.I) if small else text

    def _who(self, letter: str, victim: str) -> Figure:
        id = {"V": victim, "W": "W1", "F": "F1"}.get(letter) or self.story.part(letter)
        return self.story.figures[id]

    def _person(self, figure: Figure, part: str, ids: bool) -> str:
        first, _, family = figure.name.partition(" ")
        own = self.tongue.pronouns[figure.sex]
        match part:
            case "":
                return figure.id if ids else figure.name
            case "f":
                return figure.id if ids else first
            case "t":
                return figure.id if ids else f"{own['t']} {family}"
            case "age":
                return self.aged(figure)
            case _:
                said = own[part.lower()].replace("-", "")
                return said.capitalize() if part[0].isupper() else said

    def _words(self, victim: str, at: str) -> Mapping[str, str]:
        story, dice, world = self.story, self.story.dice, self.world
        days, form = story.days, self.tongue.form[story.settings.form]
        stay = (days.last - days.journey).days

        def near(what: str, day: date, span: int) -> str:
            return self.day(day + timedelta(days=dice.number(f"{what}/{at}", span)))

        abroad = dice.one(f"abroad/{victim}", world.abroad)
        far = story.settings.cross_border or story.settings.form in ("boat", "lorry", "hybrid")
        home = abroad if far else dice.one(f"home/{victim}", world.villages)
        town, street = dice.one("town", world.towns), dice.one("street", world.streets)
        return {
            "town": town,
            "street": street,
            "home": home,
            "abroad": abroad,
            **{k: form[k].replace("{street}", street) for k in ("site", "at")},
            "job": dice.one(f"job/{victim}", form["job"]),
            "work": dice.one("work", form["work"]),
            "room": dice.one(f"room/{victim}", form["room"]),
            "pay": str(300 + 50 * dice.number("pay", 12)),
            "fare": str(400 + 50 * dice.number("fare", 20)),
            "hour": f"{6 + dice.number('hour', 3)}.{dice.number('minute', 6)}0",
            "late": f"{17 + dice.number('late', 4)}.{dice.number('last', 6)}0",
            "start": self.month(days.start),
            "start_day": near("start", days.start, 14),
            "journey": self.day(days.journey),
            "journey_day": self.day(days.journey),
            "first": self.month(days.journey),
            "first_day": near("first", days.journey, 20),
            "mid": self.month(days.journey + timedelta(days=stay // 2)),
            "mid_day": near("mid", days.journey + timedelta(days=stay // 3), max(stay // 3, 1)),
            "last": self.month(days.last),
            "taken": self.day(days.taken),
            "later": self.day(days.later),
            "as_at": self.day(days.as_at),
            "gazette": self.day(days.as_at - timedelta(days=2)),
            "born": self.day(self.born(victim)),
            "born2": self.day(self.born(victim, adult=True)),
            "other": self._other(victim),
        }

    def born(self, victim: str, *, adult: bool = False) -> date:
        """Return a day of birth; *adult* is the one that would make the person of age all along."""
        age = 19 if adult else self.story.figures[victim].age
        day = self.story.days.journey
        return date(
            day.year - age,
            1 + self.story.dice.number(f"born/{victim}", day.month),
            1 + self.story.dice.number(f"b/{victim}", 3),
        )

    def _other(self, victim: str) -> str:
        one = self.story.part("R") == self.story.part("K")
        text = str(self.tongue.calendar["alone" if one else "other"])
        return text.replace("{R}", self._who("R", victim).name)
