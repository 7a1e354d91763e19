"""What was done last, and what it changed in the answer: a line for each change, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.diff import Change
from chargeassist.desk.ask import Ask
from chargeassist.desk.markup import Html, el
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Law
from chargeassist.reasoning.outcomes import offence_of
from chargeassist.report.html import symbol
from chargeassist.report.pages.common import called
from chargeassist.report.pages.diff import change_in_words
from chargeassist.report.voice import Voice
from chargeassist.words import Remark

SHOWN = 5
"""How many changes are told before the others are folded."""


def told_news(ask: Ask) -> Html | None:
    """Return what was done last, once; what is told stays in the history."""
    store, say = ask.room.store, ask.say
    news = store.news
    if news is None or ask.now is None or ask.now.found is None:
        return None
    store.news = None
    return el(
        "div",
        el("p", el("strong", say.told(news.did))),
        None if ask.room.intake else list(told_changes(news.changes, ask.now.found, say)),
        class_="news",
    )


def told_changes(changes: Sequence[Change], found: Assessment, say: Voice) -> Iterator[Html]:
    """Yield what changed, one line each; of many the rest folded; that nothing did, if nothing did."""
    lines = [el("li", _change(change, found, say)) for change in changes]
    if not lines:
        yield el("p", say("desk-no-change"))
        return
    yield el("ul", lines[:SHOWN])
    if lines[SHOWN:]:
        more = el("summary", say("desk-more-changes", n=len(lines) - SHOWN))
        yield el("details", more, el("ul", lines[SHOWN:]))


def _change(change: Change, found: Assessment, say: Voice) -> list[Html | str]:
    about, law = change.about, found.law
    charge = charge_named(about, law, say) if isinstance(about, str) else ""
    before, after = change_in_words(change, found, say)
    if isinstance(change.what, Remark) and change.what.code == "an-element" and isinstance(about, str):
        element = called(change.what.text("element"), offence_of(about), law, say)
        what = say("desk-element-of", element=element, charge=charge)
    else:
        told = say.told(change.what) if isinstance(change.what, Remark) else say(f"changed-{change.what}")
        what = say("label-and-text", label=charge or say.told(about), text=told)
    mark = change.after if isinstance(change.after, str) and change.after in _MARKS else ""
    return [f"{what}{say.colon} {before} → ", Html(symbol(mark)), el("b", after)]


_MARKS = ("supported", "disputed", "thin", "missing", "contradicted")


def charge_named(id: str, law: Law, say: Voice) -> str:
    """Return a charge, or a gate, of an id as people name it."""
    suspect, *rest = id.split("/")
    if len(rest) == 1:
        gates = {gate.key: gate for pack in law.packs for gate in pack.gates}
        return say("gate-raised", person=suspect, title=gates[rest[0]].title)
    title = say.told(law[offence_of(id)].title)
    to = rest[0] if rest[0] != "-" else ""
    if not to:
        return say("desk-charge", person=suspect, offence=title)
    return say("desk-charge-to", person=suspect, offence=title, to=to)
