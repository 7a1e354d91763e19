"""Answers as learners write them, read as a case has it: who, which provision, which element, how."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
AND = re.compile(r"[,;/&+\n]|\b(?:and|et|e)\b", re.IGNORECASE)
"""What stands between several persons in one field."""
LINKS = {
    *("s", "ss", "sec", "section", "art", "article", "artigo", "of", "the"),
    *("de", "du", "des", "la", "le", "les", "l", "da", "do", "das", "dos", "d", "a", "o"),
}
"""Words of a provision that say nothing of which it is, in any of the languages."""
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
    sections: Mapping[frozenset[str], str] = field(repr=False)
    """Offences by the words of their Act and section, in whatever order they are written."""
    elements: Mapping[str, str] = field(repr=False)

    def each(self, answer: Answer) -> Iterator[Answer]:
        """Yield a line for everybody a line names: people write "P1 and P3" into one field."""
        harmed = self._several(answer.how) if answer.part == "charge" else (answer.how,)
        for who in self._several(answer.who):
            yield from (self.read(evolve(answer, who=who, how=how)) for how in harmed)

    def _several(self, text: str) -> tuple[str, ...]:
        pieces = [p for p in AND.split(text) if p.strip()]
        ids = [self.who(p) for p in (pieces if len(pieces) > 1 else text.split())]
        known = {*self.persons.values()}
        return tuple(dict.fromkeys(ids)) if ids and known.issuperset(ids) else (text,)

    def strangers(self, answers: Iterable[Answer]) -> int:
        """Return how many lines name somebody who is nobody of the case."""
        known = {*self.persons.values(), "nobody", ""}
        return sum(any(t.who not in known for t in self.each(a)) for a in answers)

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
        words = _provision(text)
        # "Forgery, Penal Code s 271": what stands around the one provision it names is let go.
        within = {key for own, key in self.sections.items() if own <= words}
        whole = self.provisions.get(_plain(text)) or self.sections.get(words)
        return whole or (within.pop() if len(within) == 1 else text)

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
    sections: dict[frozenset[str], str] = {}
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
                sections.setdefault(_provision(name), offence.key)
            for element in offence.elements:
                named = (element.id, *(in_language(pack.called(element.id), code) for code in LANGUAGES))
                elements |= {_plain(n): element.id for n in named}
    return Reader(law, people, provisions, sections, elements)


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


def _provision(text: str) -> frozenset[str]:
    """Return the words of a provision: what stands in brackets, its links and its order fall.

    >>> _provision("Trafficking in Persons Act (Palmeria), section 5(1)") == _provision(
    ...     "s.5 of the trafficking in persons act"
    ... )
    True
    """
    return frozenset(_plain(re.sub(r"\([^)]*\)", " ", text)).split()) - LINKS


def sheet(key_rows: Sequence[Answer]) -> list[list[str]]:
    """Return lines as the rows of a sheet, their head first."""
    return [[*COLUMNS], *([a.part, a.who, a.what, a.how, a.why] for a in key_rows)]
