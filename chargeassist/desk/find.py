"""What happened, said in everyday words: the terms that may be meant, and what separates each from others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chargeassist.advice.terms import Hit, find_terms
from chargeassist.desk.answer import beside
from chargeassist.desk.ask import Answer, Ask
from chargeassist.desk.fields import button, form_of
from chargeassist.desk.markup import Html, el
from chargeassist.law.vocabulary import Neighbour, Vocabulary
from chargeassist.report.voice import Voice

NEAR = 2
"""How many terms that are easily taken for one are told."""


def search(ask: Ask, text: str = "", hits: Sequence[Hit] | None = None) -> Html | None:
    """Return the field in which one says what happened, and the terms that were found."""
    if not ask.writes:
        return None
    say = ask.say
    return el(
        "section",
        form_of(
            ask,
            "/find",
            el("label", say("desk-what-happened"), for_="say"),
            el("small", say("desk-say-hint"), id="say-hint"),
            el(
                "div",
                el(
                    "input", id="say", name="say", value=text, autocomplete="off", aria_describedby="say-hint"
                ),
                button(say("desk-find")),
                class_="row",
            ),
            data_live="hits",
            role="search",
        ),
        el("div", _hits(ask, hits), id="hits"),
        class_="find",
    )


def _hits(ask: Ask, hits: Sequence[Hit] | None) -> Iterator[Html]:
    if hits is None:
        return
    say = ask.say
    yield el("p", say("desk-n-found", n=len(hits)), role="status", class_="note")
    if hits:
        yield el("ul", [_hit(h, ask.law.vocabulary, say) for h in hits], class_="hits")


def _hit(hit: Hit, vocabulary: Vocabulary, say: Voice) -> Html:
    slot = say.told(vocabulary.slots[hit.term.partition(":")[0]].title)
    read = any(r.offences for r in hit.read_as)
    return el(
        "li",
        el("a", say.told(hit.title), href=f"/fact?term={hit.term}"),
        el("small", slot, class_="slot"),
        el("p", say.told(hit.means)),
        [el("p", _near(n, vocabulary, say), class_="near") for n in hit.neighbours[:NEAR]],
        el("p", say("desk-read-here") if read else say("desk-not-read-here"), class_="note"),
    )


def _near(near: Neighbour, vocabulary: Vocabulary, say: Voice) -> list[Html | str]:
    """Return a term that is easily taken for it, and what separates the two."""
    link = el("a", say.told(vocabulary.term(near.term).title), href=f"/fact?term={near.term}")
    return [say("desk-or"), " ", link, f"{say.colon} ", say.told(near.apart)]


def find_page(ask: Ask) -> Answer:
    """Return the case with the terms that were found; what somebody types is in no address."""
    text = ask.form.one("say")
    hits = find_terms(text, ask.law, language=ask.room.language) if text else ()
    left = el("section", el("h1", ask.say("desk-case")), search(ask, text, hits), class_="case")
    return beside(ask, left, ask.say("desk-what-happened"))
