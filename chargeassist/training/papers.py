"""The documents of a story, as a learner reads them: each paragraph knows which facts it shows."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from chargeassist.training.story import Story, Told
from chargeassist.training.tables import Plot, Tongue
from chargeassist.training.telling import Teller
from chargeassist.words.untold import untold

AGE = "age"
"""In the beginning of a statement: the fact of somebody's age."""


@untold
@frozen(repr=False)
class Line:
    """One paragraph of a document, and the facts it shows: none, where it means nothing either way."""

    text: str
    facts: tuple[str, ...] = ()


@untold
@frozen(repr=False)
class Document:
    """One item of evidence as it is read."""

    id: str
    voice: str
    title: str
    open: Line
    lines: tuple[Line, ...]
    close: str
    of: str = ""
    """The person harmed whose own document it is; empty for one that speaks of all."""

    @property
    def every(self) -> tuple[Line, ...]:
        """Return the paragraphs with the beginning, which is the first."""
        return (self.open, *self.lines)

    def names(self, name: str) -> bool:
        """Return whether somebody is named here, in full, by first or by family name."""
        words = " ".join((self.title, self.close, *(line.text for line in self.every)))
        return any(part in words for part in name.split())

    def at(self, fact: str) -> str:
        """Return where a fact is to be read; empty where it is not."""
        return next((f"§ {n}" for n, line in enumerate(self.every, start=1) if fact in line.facts), "")


@frozen
class _Desk:
    """What documents are written with."""

    story: Story
    plot: Plot
    tongue: Tongue
    teller: Teller


def documents(story: Story, plot: Plot, tongue: Tongue) -> tuple[Document, ...]:
    """Return the documents of a story in the order of the file, with the facts of the story."""
    desk = _Desk(story, plot, tongue, Teller(story, tongue, plot.world))
    told: dict[tuple[str, str], list[Line]] = {}
    for one in story.told:
        for voice in one.voices:
            at = (voice, one.of or one.by) if plot.voices[voice].many else (voice, "")
            facts = (one.id, *(i for i, _, voices in besides(one) if voice in voices))
            told.setdefault(at, []).append(Line(_worded(one, voice, desk), facts))
    for victim in story.victims:
        told.setdefault(("victim", victim), [])
    for at, line in (*_births(desk), *_taken_back(desk), *_denials(desk)):
        told.setdefault(at, []).append(line)
    for voice, text, victim in _herrings(desk, tuple(told)):
        at = (voice, victim) if plot.voices[voice].many else (voice, "")
        lines = told.setdefault(at, [])
        # They are of the time of the stay, which nobody tells before the journey.
        half = len(lines) // 2
        lines.insert(half + story.dice.number(f"herring/{text}", len(lines) - half + 1), Line(text))
    order = story.dice.shuffled("documents", tuple(told))
    written = tuple(_written(n, at, told[at], desk) for n, at in enumerate(order, start=1))
    return tuple(_seen_by(d, written, desk) if (d.voice, d.of) == ("victim", "V1") else d for d in written)


def besides(told: Told) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the id of each fact that is shown beside what is told, the fact, and the voices that show it."""
    shown = told.what.besides
    for fact in dict.fromkeys(shown.values()):
        id = f"{told.id}-{fact.partition(':')[2]}"
        yield id, fact, tuple(v for v, own in shown.items() if own == fact)


def _seen_by(statement: Document, every: tuple[Document, ...], desk: _Desk) -> Document:
    """Return the first statement with whoever is looked at and named nowhere: a file has such people too."""
    suspects = (f.name for id, f in desk.story.figures.items() if id.startswith("S"))
    unseen = [name for name in suspects if not any(d.names(name) for d in every)]
    texts = desk.tongue.lines["bystander"]
    lines = (Line(texts[n % len(texts)].replace("{name}", name)) for n, name in enumerate(unseen))
    return evolve(statement, lines=(*statement.lines, *lines))


def _worded(one: Told, voice: str, desk: _Desk) -> str:
    form = desk.story.settings.form
    said = desk.tongue.tell[one.tell][voice]
    text = desk.story.dice.one(f"say/{form}/{one.id}/{voice}", said)
    return desk.teller.fill(text, one.of or one.by, f"{one.id}/{voice}")


def _written(number: int, at: tuple[str, str], lines: list[Line], desk: _Desk) -> Document:
    """Return one document with its beginning and its end, and with what means nothing between."""
    voice, of = at
    dice, victim = desk.story.dice, of or "V1"
    paper = desk.tongue.paper[voice]

    def said(what: str) -> str:
        return desk.teller.fill(dice.one(f"{what}/{at}", paper[what]), victim, f"{what}/{at}")

    idle = desk.tongue.neutral.get(voice, ())
    for text in dice.some(f"idle/{at}", idle, (desk.story.settings.difficulty + 1) // 2):
        place = dice.number(f"idle/{at}/{text}", len(lines) + 1)
        lines.insert(place, Line(desk.teller.fill(text, victim, f"idle/{at}/{text}")))
    if voice == "message":
        lines.sort(key=lambda line: desk.teller.dated(line.text))
    adult = voice in ("victim", "again") and not (of == "V1" and desk.story.settings.child != "no")
    first = Line(said("open"), (f"{AGE}-{of}",) if adult else ())
    title = desk.teller.fill(paper["title"], victim, "title")
    return Document(f"E{number}", voice, title, first, tuple(lines), said("close"), of)


def _births(desk: _Desk) -> Iterator[tuple[tuple[str, str], Line]]:
    """Yield what the registers say of a child, or of somebody who may be one."""
    kinds = {"no": (), "yes": ("birth",), "disputed": ("birth", "school")}[desk.story.settings.child]
    for voice in kinds:
        text = desk.story.dice.one(f"born/{voice}", desk.tongue.tell["born"][voice])
        yield (voice, "V1"), Line(desk.teller.fill(text, "V1", "born"), (f"born-{voice}",))


def _taken_back(desk: _Desk) -> Iterator[tuple[tuple[str, str], Line]]:
    if desk.story.settings.victim == "hostile":
        text = desk.story.dice.one("again", desk.tongue.again)
        yield ("again", "V1"), Line(desk.teller.fill(text, "V1", "again"))


def _denials(desk: _Desk) -> Iterator[tuple[tuple[str, str], Line]]:
    """Yield what is said under questions: a denial, where there is something to deny."""
    if any(t.tell == "guarded" for t in desk.story.told) and desk.story.settings.difficulty > 1:
        text = desk.story.dice.one("denial", desk.tongue.denial)
        yield ("interview", ""), Line(desk.teller.fill(text, "V1", "denial"), ("denial",))


def _herrings(desk: _Desk, there: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    """Yield details that look bad and are not, or the other way round, in papers there are if that can be."""
    voices = {voice for voice, _ in there}
    every = [(v, text) for v, texts in desk.tongue.herring.items() for text in texts]
    thrown = desk.story.dice.shuffled("herrings", every)
    ranked = sorted(thrown, key=lambda pair: pair[0] not in voices)
    for voice, text in ranked[: desk.story.settings.red_herrings]:
        yield voice, desk.teller.fill(text, "V1", f"herring/{text}"), "V1"
