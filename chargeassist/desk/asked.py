"""What to ask next, answered in place; and what awaits a signature, drawn or turned down (S40)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chargeassist.advice.drawing import Signature, signed, signed_fact
from chargeassist.advice.questions import Question, next_questions
from chargeassist.advice.requests import Reply, Request
from chargeassist.case.read import case_from_dict
from chargeassist.case.write import case_to_dict
from chargeassist.desk.ask import Answer, Ask, Led, Refusal, Shown
from chargeassist.desk.editing import clashed
from chargeassist.desk.fields import Filled, button, filled_from, form_of
from chargeassist.desk.markup import Html, el
from chargeassist.desk.places import in_names, states
from chargeassist.desk.proof import fact_address
from chargeassist.desk.rows import free_id, old_row, saved
from chargeassist.desk.shell import page
from chargeassist.desk.sorts import strengths
from chargeassist.desk.why import forms
from chargeassist.findings.entered import Unsigned
from chargeassist.hall.edits import Edit, edited
from chargeassist.reading.fault import CaseError
from chargeassist.report.html import piece
from chargeassist.report.pages.common import decision_of, question_of
from chargeassist.report.pages.gaps import moves
from chargeassist.report.voice import Voice

ASKED = 12
"""How many questions stand on the page."""


def questions_page(ask: Ask, refusal: Refusal | None = None) -> Answer:
    """Return the questions that decide most, each with the answers it can have."""
    say, found = ask.say, ask.found
    asked = [q for q in next_questions(found, ASKED + 8, ask.worked.requests) if q.request.signature is None][
        :ASKED
    ]
    told = el("ol", [_question(ask, q) for q in asked], class_="asked-one") if asked else None
    title = say("desk-place-questions")
    wrong = Filled(say, {}, refusal.faults).refusal() if refusal else None
    inside = el("section", el("h1", title), wrong, told or el("p", say("desk-no-questions")))
    return Shown(page(ask, "questions", title, inside, wide=True), 422 if refusal else 200)


def _question(ask: Ask, question: Question) -> Html:
    say, found, request = ask.say, ask.found, question.request
    links = forms(found)
    proof = [
        el("li", say("label-colon", label=say.told(given)), " ", say.told(what), _of(holder, say))
        for given, what, holder in request.proof
    ]
    return el(
        "li",
        el("h2", question_of(request, found, say)),
        el("p", decision_of(question, found, say), class_="note"),
        el("div", list(_answers(ask, request)), class_="row") if ask.writes else None,
        el(
            "details",
            el("summary", say("desk-how-proved")),
            Html(piece(tuple(moves(request, found, say)), links)),
            el("ul", proof),
        ),
    )


def _of(holder: str, say: Voice) -> str:
    return say("in-brackets", text=say.told(holder)) if holder else ""


def _answers(ask: Ask, request: Request) -> Iterator[Html]:
    """Yield one answer after the other: what says yes leads to what shows it, the others are saved."""
    say: Voice = ask.say
    for reply in request.answers:
        if not reply.facts:
            continue
        if reply.value in ("no", "unknown"):
            told = say(f"desk-answer-{reply.value}")
            fields = (
                el("input", type="hidden", name="request", value=request.id),
                el("input", type="hidden", name="value", value=reply.value),
            )
            yield form_of(ask, "/answer", *fields, button(told))
        elif not reply.facts[0].id:
            yield el("a", _yes(reply, ask), href=fact_address(reply.facts[0]), class_="button")
        else:
            yield el("a", reply.value, href=f"/fact?id={reply.facts[0].id}", class_="button")


def _yes(reply: Reply, ask: Ask) -> str:
    if reply.value == "yes":
        return ask.say("desk-answer-yes")
    return ask.say.told(ask.law.vocabulary.term(reply.facts[0].fact).title)


def answer_question(ask: Ask) -> Answer:
    """Enter that something is not so, or that it was asked and nobody knows."""
    if not ask.writes:
        return Led("/questions")
    request = next((r for r in ask.worked.requests if r.id == ask.form.one("request")), None)
    value = ask.form.one("value")
    reply = next((a for a in request.answers if a.value == value), None) if request else None
    if reply is None or value not in ("no", "unknown"):
        return Led("/questions")
    done = saved(ask, _rows(ask, reply), "/questions#content")
    return questions_page(ask, done) if isinstance(done, Refusal) else done


def _rows(ask: Ask, reply: Reply) -> list[Edit]:
    """Return the facts of an answer, each under an id of its own."""
    edits: list[Edit] = []
    case = ask.case
    for draft in reply.facts:
        id = free_id(case, "fact")
        edits.append(Edit("fact", id, {"id": id, **{k: v for k, v in draft.row().items() if k != "id"}}))
        case = case_from_dict(edited(case_to_dict(case), edits[-1:]))
    return edits


def sign_page(ask: Ask, refusal: Refusal | None = None) -> Answer:
    """Return what entered facts point to and nobody has drawn, and what somebody proposed."""
    say, found = ask.say, ask.found
    parts = [_proposal(ask, r, refusal) for r in _proposals(ask)]
    parts += [_proposed(ask, f, refusal) for f in found.proposed]
    title = say("desk-place-sign")
    inside = el(
        "section",
        el("h1", title),
        el("p", say("desk-sign-hint"), class_="lead"),
        parts or el("p", say("draw-nothing")),
    )
    return Shown(page(ask, "sign", title, inside, wide=True), 422 if refusal else 200)


def _proposals(ask: Ask) -> list[Request]:
    """Return what entered facts point to and nobody has drawn."""
    return [r for r in ask.worked.requests if r.signature is not None]


def _proposal(ask: Ask, request: Request, refusal: Refusal | None) -> Html:
    say, found = ask.say, ask.found
    draft = request.signature
    assert draft is not None
    told = say.told(found.law.vocabulary.term(draft.fact).title)
    links = forms(found)
    facts = [[el("a", id, href=links.get(id, "/")), " "] for id in draft.inferred_from]
    return el(
        "section",
        el("h2", told),
        el("p", question_of(request, found, say)),
        el("p", say("label-colon", label=say("desk-inferred-from")), " ", facts),
        Html(piece(tuple(moves(request, found, say)), links)),
        _signature(ask, request.id, draft.strength, refusal),
        class_="sign",
    )


def _proposed(ask: Ask, fact: Unsigned, refusal: Refusal | None) -> Html:
    say = ask.say
    return el(
        "section",
        el("h2", el("a", fact.id, href=f"/fact?id={fact.id}"), " ", say.told(_title(ask, fact.fact))),
        el("p", say.told(in_names(fact.told, states(ask), say))),
        el("p", say("desk-proposed")),
        _signature(ask, fact.id, "", refusal),
        class_="sign",
    )


def _title(ask: Ask, name: str) -> str:
    return ask.law.vocabulary.term(name).title


def _signature(ask: Ask, id: str, strength: str, refusal: Refusal | None) -> Html | None:
    """Return what a person signs: what, why, by whom."""
    if not ask.writes:
        return None
    say = ask.say
    mine = refusal is not None and ask.form.one("request") == id
    values = filled_from(ask.form) if mine else {"strength": [strength]}
    fields = Filled(say, values, refusal.faults if mine and refusal else ())
    return form_of(
        ask,
        "/sign",
        el("input", type="hidden", name="request", value=id),
        (clashed(ask) if refusal and refusal.clash else fields.refusal()) if mine else None,
        fields.area("why", say("desk-why")),
        fields.text("by_whom", say("desk-by-whom"), say("desk-by-whom-hint"), required=True),
        fields.choice("strength", say("desk-how-strong"), strengths(say)) if strength else None,
        el(
            "p",
            button(say("desk-draw"), name="as", value="yes", kind="main"),
            button(say("desk-turn-down"), name="as", value="no"),
            class_="row",
        ),
    )


def sign(ask: Ask) -> Answer:
    """Write a person's answer to a proposal into the case."""
    if not ask.writes:
        return Led("/sign")
    form, day = ask.form, date.today().isoformat()
    id, accepted = form.one("request"), form.one("as") == "yes"
    signature = Signature(accepted, form.one("by_whom"), form.one("why"), day, form.one("strength"))
    request = next((r for r in _proposals(ask) if r.id == id), None)
    try:
        if request is not None:
            _, table, row = signed(request, signature, ask.case)
            edit = Edit(table, str(row["id"]), dict(row))
        elif any(f.id == id for f in ask.found.proposed):
            _, keys = signed_fact(id, signature, ask.case)
            edit = Edit("fact", id, (old_row(ask, "fact", id) or {}) | keys)
        else:
            return Led("/sign")
    except CaseError as error:
        return sign_page(ask, Refusal(error.faults))
    done = saved(ask, [edit], "/sign#content")
    return sign_page(ask, done) if isinstance(done, Refusal) else done
