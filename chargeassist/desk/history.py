"""What was done since the desk was opened, the last first, and what each step changed; back and forth."""

from __future__ import annotations

from collections.abc import Callable

from chargeassist.desk.ask import Answer, Ask, Led, Shown
from chargeassist.desk.markup import el
from chargeassist.desk.news import told_changes
from chargeassist.desk.shell import page
from chargeassist.desk.store import Gone, News
from chargeassist.words import remark


def history_page(ask: Ask) -> Answer:
    """Return every step that can be taken back, and what it changed."""
    say, found = ask.say, ask.found
    steps = [
        el("li", el("h2", say.told(step.did)), list(told_changes(step.changes, found, say)))
        for step in reversed(ask.room.store.done)
    ]
    inside = el("ol", steps, class_="steps", reversed=True) if steps else el("p", say("desk-no-history"))
    title = say("desk-place-history")
    return Shown(page(ask, "history", title, el("section", el("h1", title), inside), wide=True))


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
