"""The page of `diff`: what changed, one line each under what it is about."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from chargeassist.advice.diff import Change
from chargeassist.findings.model import Assessment
from chargeassist.report.page import Block, Item, Labelled, Page, Paragraph
from chargeassist.report.pages.common import in_labels, offence_titled
from chargeassist.report.pages.heading import headed
from chargeassist.report.voice import Voice
from chargeassist.words import Remark, Said


def diff_page(changes: Sequence[Change], new: Assessment, language: str = "en") -> Page:
    """Return every change, after the gates of *new*; a line that says so when nothing changed."""
    say = Voice(language)
    gates = {g.id for g in new.gates}
    return headed(tuple(_blocks(changes, gates, new, say)) or (Paragraph(say("nothing-changed")),), say, new)


def _blocks(changes: Sequence[Change], gates: Container[str], new: Assessment, say: Voice) -> Iterator[Block]:
    for about, together in groupby(changes, lambda c: c.about):
        # The gates stand above with their addresses.
        id = "" if about in gates else say.told(about)
        yield Item("", say.told(about), id, tuple(_change(c, new, say) for c in together))


def change_in_words(change: Change, new: Assessment, say: Voice) -> tuple[str, str]:
    """Return what something was, and what it is."""
    before, after = (
        _worded(change.what, value, new, say) or say("none") for value in (change.before, change.after)
    )
    return before, after


def _change(change: Change, new: Assessment, say: Voice) -> Labelled:
    before, after = change_in_words(change, new, say)
    what = say(f"changed-{change.what}") if isinstance(change.what, str) else say.told(change.what)
    return Labelled(say("label-colon", label=what), say("change", before=before, after=after))


def _worded(what: Said, value: Said, new: Assessment, say: Voice) -> str:
    """Return what something was or is: a code of a closed list has its own sentence."""
    match what, value:
        case _, Remark() | "":
            return say.told(in_labels(value, new, say))
        case "role", str():
            return say(f"role-{value}")
        case "open", str():
            return say(f"available-{value}")
        case ("gate" | "nexus" | "standing") | Remark(code="an-element"), str():
            return say(f"standing-{value}")
        case _:
            return say.told(offence_titled(str(value), new.law, say))
