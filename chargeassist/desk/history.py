"""What was done and can be taken back, the last first, and what each step changed; back and forth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from chargeassist.desk.ask import Answer, Ask, Led, Shown
from chargeassist.desk.kept import SUFFIX, Step
from chargeassist.desk.markup import Html, el
from chargeassist.desk.news import told_changes
from chargeassist.desk.shell import page
from chargeassist.desk.store import Gone, News
from chargeassist.words import remark


def history_page(ask: Ask) -> Answer:
    """Return every step that can be taken back, and what it changed."""
    say, store = ask.say, ask.room.store
    steps = [
        el("li", el("h2", say.told(step.did)), list(_changes(step, ask)), value=number)
        for number, step in reversed([*enumerate(store.done, 1)])
    ]
    inside = el("ol", steps, class_="steps") if steps else el("p", say("desk-no-history"))
    title = say("desk-place-history")
    file = Path(store.path + SUFFIX)
    where = el("p", say("desk-history-kept", file=file.name), class_="note") if file.exists() else None
    return Shown(page(ask, "history", title, el("section", el("h1", title), inside, where), wide=True))


def _changes(step: Step, ask: Ask) -> Iterator[Html]:
    if step.changes is None:
        yield el("p", ask.say("desk-step-before"))
    else:
        yield from told_changes(step.changes, ask.found, ask.say)


def undo(ask: Ask) -> Answer:
    """Take the last step back."""
    return _turned(ask, ask.room.store.undo)


def redo(ask: Ask) -> Answer:
    """Take it again."""
    return _turned(ask, ask.room.store.redo)


def _turned(ask: Ask, turn: Callable[[], None]) -> Answer:
    if ask.now and not ask.room.store.read_only:
        try:
            turn()
        except Gone:
            ask.room.store.news = News(remark("desk-gone"))
    return Led("/#case-head")
