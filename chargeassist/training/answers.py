"""Answers as learners write them, read as a case has it: who, which provision, which element, how."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrs import evolve, field, frozen

from chargeassist.law.model import Law
from chargeassist.reasoning.standing import Standing
from chargeassist.training.settings import offered
from chargeassist.training.tables import tongue
from chargeassist.words import say
from chargeassist.words.catalogue import LANGUAGES
from chargeassist.words.written import in_language

PARTS = ("charge", "element", "next", "wait", "harmed")
COLUMNS = ("part", "who", "what", "how", "why")
"""The columns of an answer sheet: the last is for people."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "charge": ("who", "what", "how", "why"),
    "element": ("who", "what", "how", "why"),
    "next": ("what", "how", "why"),
    "wait": ("who", "what", "why"),
    "harmed": ("who", "why"),
}
"""What a line of each part is asked for, on every form."""
NOBODY = ("nobody", "none", "no one", "personne", "ninguem")
STANDS = {
    Standing.SUPPORTED: ("shown", "supported", "yes", "met", "etabli", "etaye", "demonstrado", "provado"),
    Standing.DISPUTED: ("disputed", "conteste", "discute", "controvertido", "disputado"),
    Standing.THIN: ("thin", "weak", "weakly shown", "mince", "faible", "fragil", "fraco"),
    Standing.MISSING: ("missing", "not shown", "no", "manque", "manquant", "em falta", "falta"),
    Standing.CONTRADICTED: ("contradicted", "spoken against", "against", "contredit", "contrariado"),
}


@frozen(repr=False)
class Answer:
    """One line of a sheet."""

    part: str
    who: str = ""
    what: str = ""
    how: str = ""
    why: str = ""


def answers_of(rows: Iterable[Mapping[str, object]]) -> tuple[Answer, ...]:
    """Return the lines of a sheet that say something; a column that is not ours is let go."""
    found = []
    for row in rows:
        told = {k: str(row.get(k) or "").strip() for k in COLUMNS}
        if told["part"] and (told["who"] or told["what"]):
            found.append(Answer(**{**told, "part": code_of(told["part"])}))
    return tuple(found)


def code_of(word: str) -> str:
    """Return the code of a part or a column that is called by its name in any of the languages.

    >>> code_of("Poursuite"), code_of("o quê"), code_of("who")
    ('charge', 'what', 'who')
    """
    plain = _plain(word)
    return plain if plain in (*PARTS, *COLUMNS) else _names().get(plain, plain)


@cache
def _names() -> Mapping[str, str]:
    keys = {**{c: c for c in COLUMNS}, **{f"part-{p}": p for p in PARTS}}
    return {_plain(tongue(own).said[key]): code for own in offered() for key, code in keys.items()}


@frozen
class Reader:
    """Reads names of people, provisions and elements as a case and its law have them."""

    law: Law = field(repr=False)
    persons: Mapping[str, str] = field(repr=False)
    """Who a word means: ids, names, numbers, each in plain letters."""
    provisions: Mapping[str, str] = field(repr=False)
    elements: Mapping[str, str] = field(repr=False)

    def read(self, answer: Answer) -> Answer:
        """Return a line in the words of the case; what is not understood stays as it was written."""
        who = self.who(answer.who)
        match answer.part:
            case "charge":
                return evolve(answer, who=who, what=self.offence(answer.what), how=self.who(answer.how))
            case "element":
                return evolve(answer, who=who, what=self.element(answer.what), how=standing(answer.how))
            case "next":
                # What it is needed for stands in either column.
                named = next(
                    (
                        e
                        for w in (answer.how, answer.what)
                        if (e := self.element(w)) in self.elements.values()
                    ),
                    "",
                )
                return evolve(answer, who=who, what=named or self.element(answer.what))
            case _:
                return evolve(answer, who=who)

    def who(self, text: str) -> str:
        """Return the id of whom a text names by id, number, or name."""
        plain = _plain(text)
        if plain in NOBODY:
            return "nobody"
        if plain in self.persons:
            return self.persons[plain]
        named = {self.persons[w] for w in plain.split() if w in self.persons}
        return named.pop() if len(named) == 1 else text

    def offence(self, text: str) -> str:
        """Return ``pack:offence`` of an offence named by id, title or provision."""
        plain = _provision(text)
        return self.provisions.get(plain) or self.provisions.get(_plain(text)) or text

    def element(self, text: str) -> str:
        """Return the id of an element named by id or by title in any language."""
        return self.elements.get(_plain(text), text)


def reader_of(law: Law, persons: Iterable[str], names: Mapping[str, str]) -> Reader:
    """Return what reads answers about these persons under this law."""
    people: dict[str, str] = {}
    taken: dict[str, set[str]] = {}
    for id in persons:
        for word in (*_plain(names.get(id, "")).split(), _plain(id)):
            taken.setdefault(word, set()).add(id)
        people[_plain(names.get(id, id))] = id
    people |= {word: next(iter(ids)) for word, ids in taken.items() if len(ids) == 1}
    provisions: dict[str, str] = {}
    elements: dict[str, str] = {}
    for pack in (law.pack(p) for p in law.asked):
        for offence in pack.offences:
            act = pack.sources[offence.source].title if offence.source in pack.sources else offence.source
            titles = [in_language(offence.title, code) for code in LANGUAGES]
            acts = [in_language(act, code) for code in LANGUAGES]
            whole = [f"{a} {offence.provision}" for a in (*acts, offence.source)]
            for name in (offence.key, offence.id, *titles, *whole):
                provisions.setdefault(_plain(name), offence.key)
            for name in whole:
                provisions.setdefault(_provision(name), offence.key)
            for element in offence.elements:
                named = (element.id, *(in_language(pack.called(element.id), code) for code in LANGUAGES))
                elements |= {_plain(n): element.id for n in named}
    return Reader(law, people, provisions, elements)


def standing(text: str) -> str:
    """Return how an element stands, as a code, of a word in any of the languages.

    >>> standing("Shown"), standing("not shown"), standing("en falta")
    ('supported', 'missing', 'en falta')
    """
    plain = _plain(text)
    for one, words in STANDS.items():
        known = {*words, *(_plain(say(f"standing-{one.word}", code)) for code in LANGUAGES)}
        if plain in known:
            return one.word
    return text


def _plain(text: str) -> str:
    """Return a text in small letters without accents, its words apart."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", letters))


def _provision(text: str) -> str:
    """Return a provision by its Act and its section: what stands in brackets, and how it is called, fall.

    >>> _provision("Trafficking in Persons Act (Palmeria), section 5(1)") == _provision(
    ...     "trafficking in persons act s.5"
    ... )
    True
    """
    bare = re.sub(r"\([^)]*\)", " ", text)
    words = [
        w
        for w in _plain(bare).split()
        if w not in ("s", "ss", "sec", "section", "art", "article", "artigo", "of", "the")
    ]
    return " ".join(words)


def sheet(key_rows: Sequence[Answer]) -> list[list[str]]:
    """Return lines as the rows of a sheet, their head first."""
    return [[*COLUMNS], *([a.part, a.who, a.what, a.how, a.why] for a in key_rows)]
