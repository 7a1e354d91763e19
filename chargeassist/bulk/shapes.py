"""The law as what is remembered of it: how each limb stood of facts of the same shape.

A shape is what of the facts of two persons can matter to the law: terms, who is named in which role, by what
kinds of items of how many sources they are shown, and what fell outside the days; ids, names, days and places
are in none.
"""

from __future__ import annotations

from typing import Any

from chargeassist.advice.select import CORE
from chargeassist.bulk.books import Book
from chargeassist.bulk.kept import Kept
from chargeassist.bulk.numbers import Numbers
from chargeassist.bulk.reads import Read, nature
from chargeassist.law.model import Law
from chargeassist.reasoning.reads import read_by

MOST = 100_000
"""How much is remembered before a cut: then what was not met since the last is forgotten (`kept`)."""
OFTEN = 256
"""After how many cases it is counted."""


class Shapes:
    """The packs asked for at one stage, and the treaty's core beside them, with all that is remembered."""

    def __init__(self, law: Law, stage: str) -> None:
        self.law, self.stage, self.vocabulary = law, stage, law.vocabulary
        treaty = law.pack("un")
        core = read_by(treaty, [o.id for o in treaty.offences if o.family in CORE])
        self.cases = 0
        self.numbers = Numbers(law.vocabulary)
        packs = (law.pack(id) for id in law.asked)
        self.own = tuple(Book(self.numbers, pack, pack.offences) for pack in packs)
        self.treaty = Book(self.numbers, treaty, [o for o in treaty.offences if o.id in core])
        """What a count laid is held against beside the States' own."""
        self.books = *self.own, self.treaty
        of_all = Read.of(limb.every for book in self.books for limb in book.leaves.values())
        self.read_of_all = of_all.facts | of_all.signs
        """What is read whoever was harmed."""
        slots = self.vocabulary.slots
        self.done_to = frozenset(n for n in self.vocabulary.narrower if slots[n.partition(":")[0]].who.of)
        """The terms of what is done to somebody."""
        self.natures = {n: nature(n, self.vocabulary) for n in self.vocabulary.narrower}

    def bound(self) -> None:
        """Keep memory what it is, however many cases come; to be called before each."""
        self.cases += 1
        if self.cases % OFTEN:
            return
        if self.numbers.numbered() > MOST:
            self.forget()
        kept = self._kept()
        if sum(map(len, kept)) > MOST:
            for one in kept:
                one.cut()

    def _kept(self) -> list[Kept[Any, Any]]:
        return [*self.numbers.kept(), *(one for book in self.books for one in book.kept())]

    def forget(self) -> None:
        """Forget every shape and standing."""
        self.numbers.forget()
        for book in self.books:
            book.forget()
