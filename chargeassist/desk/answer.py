"""The answer beside the case: each charge with its elements and how they stand, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from chargeassist.advice.questions import next_questions
from chargeassist.advice.requests import Request
from chargeassist.desk.ask import Answer, Ask, Shown
from chargeassist.desk.markup import Html, el
from chargeassist.desk.shell import page
from chargeassist.findings.model import Assessment, Charge, ElementFinding
from chargeassist.report.html import piece, symbol
from chargeassist.report.pages.common import question_of
from chargeassist.report.pages.likes import SHEET, Alike, offence_of, one_entry, some_of, together
from chargeassist.report.papers.referral import referral_page
from chargeassist.report.voice import Voice

SHOWN = 4
"""How many charges that are not on the sheet are shown before the others are folded."""
ASKED = 3


def beside(ask: Ask, left: Html, title: str, status: int = 200) -> Answer:
    """Return a page with something of the case on the left and the answer on the right."""
    right = needs(ask) if ask.room.intake else answer(ask)
    return Shown(page(ask, "case", title, left, right), status)


def needs(ask: Ask) -> Html:
    """Return signs of harm and needs, as a shelter is told them: no charge, and nobody accused."""
    say = ask.say
    told = referral_page(ask.now.found, say.language).blocks if ask.now and ask.now.found else ()
    head = el("h2", say("title-referral"), id="answer-head")
    return el("section", head, Html(piece(told)), aria_labelledby="answer-head")


def answer(ask: Ask) -> Html:
    """Return what the case says as it stands."""
    say = ask.say
    found = ask.now.found if ask.now else None
    inside = [*_answer(found, ask.worked.requests, say)] if found else [el("p", say("desk-no-answer"))]
    return el(
        "section", el("h2", say("desk-answer"), id="answer-head"), inside, aria_labelledby="answer-head"
    )


def _answer(found: Assessment, requests: Sequence[Request], say: Voice) -> Iterator[Html]:
    entries = together(found.charges, one_entry)
    before = (*SHEET, "blocked")
    first = [e for e in entries if e[0].role in before]
    rest = [e for e in entries if e[0].role not in before]
    if not found.case.facts:
        yield el("p", say("desk-no-facts"), class_="lead")
    elif not entries:
        yield el("p", say("no-charges"))
    yield from _next(found, requests, say)
    if entries:
        yield el("ol", [card(e, say) for e in (*first, *rest[:SHOWN])], class_="cards")
    if rest[SHOWN:]:
        more = el("summary", say("desk-more-charges", n=len(rest) - SHOWN))
        yield el("details", more, el("ol", [card(e, say) for e in rest[SHOWN:]], class_="cards"))
    if found.case.facts:
        yield el("p", el("a", say("desk-first-page"), href="/first"))


def card(alike: Alike, say: Voice) -> Html:
    """Return one offence against one person: how it stands, its role, and each element."""
    one = alike[0]
    persons = some_of((c.matter.complainant or "" for c in alike), 4, say)
    to = el("span", say("desk-to-whom", person=one.matter.suspect, to=persons or say("desk-nobody")))
    role = say(f"role-{one.role}") if one.role != "unassigned" else ""
    return el(
        "li",
        el("h3", el("a", offence_of(one, say), href=why(one)), " ", to),
        el("p", standing(one.standing.word, say), f" · {role}" if role else None, class_="stands"),
        el("ul", [element(e, one, say) for e in one.elements], class_="elements"),
        class_=f"card {one.standing.word}",
    )


def element(finding: ElementFinding, charge: Charge, say: Voice) -> Html:
    """Return one element and how it stands, leading to why."""
    word = "spared" if finding.need_not_be_proved else finding.standing.word
    told = say("need-not-be-proved") if word == "spared" else say.standing(finding.standing)
    return el(
        "li",
        el(
            "a",
            Html(symbol(word)),
            say.told(finding.title),
            el("span", say("desk-stands", standing=told), class_="said"),
            href=why(charge, finding.id),
            class_=f"element {word}",
        ),
    )


def standing(word: str, say: Voice) -> Html:
    """Return a standing as its symbol and its word."""
    return el("b", Html(symbol(word)), say(f"standing-{word}"), class_=word)


def why(charge: Charge, element: str = "") -> str:
    """Return the address that tells why a charge, or an element of it, stands as it does."""
    at = f"#{charge.id}%23{element}" if element else ""
    return f"/why?{urlencode({'charge': charge.id})}{at}"


def _next(found: Assessment, requests: Sequence[Request], say: Voice) -> Iterator[Html]:
    """Yield what awaits a signature and the questions that decide most."""
    waiting = sum(r.signature is not None for r in requests) + len(found.proposed)
    if waiting:
        yield el("p", el("a", say("desk-n-to-sign", n=waiting), href="/sign"), class_="next")
    asked = [q for q in next_questions(found, 12, requests) if q.request.signature is None][:ASKED]
    if asked:
        yield el("p", el("a", say("desk-next"), href="/questions"), class_="next")
        yield el("ul", [el("li", question_of(q.request, found, say)) for q in asked], class_="asked")
