"""What several pages say alike: how an offence, a charge, a course and an item of evidence are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from chargeassist.advice.questions import Question
from chargeassist.advice.requests import Request
from chargeassist.findings.limbs import OFFENCE
from chargeassist.findings.model import Assessment, Charge
from chargeassist.law.model import Covers, Element, Law, Offence, Pack
from chargeassist.law.reviews import REVIEWED
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reasoning.evidence import MODERATE, Counted
from chargeassist.report.page import Labelled
from chargeassist.report.voice import Voice
from chargeassist.words import Remark, Said, remark
from chargeassist.words.remark import Arg

LONG = 60
"""The title of an Act that is longer is told once on a page that names it often."""
TERMS = 4
"""How many of the terms that would do are named: more are in the JSON."""


def titled(charge: Charge, say: Voice, *, loud: bool = True) -> str:
    """Return the head line of a charge: offence, mode, complainant, episode."""
    matter, text = charge.matter, say.told(charge.offence.title)
    text = say.capitals(text) if loud else text
    if matter.mode != "principal":
        text = say("as-mode", text=text, mode=say(f"mode-{matter.mode}"))
    if matter.complainant:
        text = say("against", text=text, person=matter.complainant)
    return say("in-episode", text=text, episode=matter.episode) if matter.episode else text


def named(id: str, assessment: Assessment, say: Voice, *, loud: bool = True) -> str:
    """Return a charge as people name it; its id where it is not of this law (a treaty's)."""
    charge = next((c for c in assessment.charges if c.id == id), None)
    if charge is None:
        return id
    return say(
        "charge-named",
        person=charge.matter.suspect,
        charge=titled(charge, say, loud=loud),
        provision=charge.offence.provision,
        period=period(charge, say),
    )


def called(element: str, offence: str, law: Law, say: Voice) -> str:
    """Return what an element of ``pack:offence`` is called."""
    return say.told(law.pack(offence.partition(":")[0]).called(element))


def in_titles(said: Remark, vocabulary: Vocabulary) -> Remark:
    """Return what is said with terms, other offences and kinds of evidence called by their titles."""
    told = dict(said.args).get("told")
    if said.code == OFFENCE and isinstance(told, Remark):
        return told
    kinds = vocabulary.kinds if said.code == "evidence-kind" else {}

    def titled(value: Arg) -> Arg:
        match value:
            case Remark():
                return in_titles(value, vocabulary)
            case tuple():
                return cast(Arg, tuple(titled(one) for one in value))
            case str() if value in kinds:
                return kinds[value].title
            case str() if value in vocabulary.narrower:
                return vocabulary.term(value).title
            case _:
                return value

    return Remark(said.code, tuple((name, titled(value)) for name, value in said.args))


def slot_named(slot: str, vocabulary: Vocabulary, say: Voice) -> str:
    """Return what a slot is called within a sentence."""
    return say.told(vocabulary.slots[slot].title).lower()


def fact_named(id: str, assessment: Assessment, say: Voice) -> str:
    """Return a fact as what it says, with its id."""
    fact = next((f for f in assessment.case.facts if f.id == id), None)
    return say("item-named", kind=assessment.law.vocabulary.term(fact.name).title, id=id) if fact else id


def in_labels(said: Said, assessment: Assessment, say: Voice) -> Said:
    """Return what is to be said with facts, terms and offences by what they are called."""
    if isinstance(said, str):
        return said
    titled = in_titles(said, assessment.law.vocabulary)

    def named(name: str, value: Arg) -> Arg:
        if name == "facts" and isinstance(value, tuple):
            return tuple(fact_named(str(id), assessment, say) for id in value)
        return offence_titled(value, assessment.law, say) if isinstance(value, str) else value

    return Remark(titled.code, tuple((name, named(name, value)) for name, value in titled.args))


def offence_titled(name: str, law: Law, say: Voice) -> str:
    """Return the title of ``pack:offence``, of a treaty's with whose it is; of anything else the text."""
    pack, _, id = name.partition(":")
    of = next((p for p in law.packs if p.id == pack), None)
    versions = of.versions(id) if of else ()
    if of is None or not versions:
        return name
    title = say.told(versions[-1].title)
    return say("item-named", kind=title, id=of.title) if of.treaty else title


def period(charge: Charge, say: Voice) -> str:
    """Return the days of a charge."""
    return say.days(charge.matter.window.text) or say("undated")


def in_force(offence: Offence, say: Voice) -> str:
    """Return since when, and until when, an offence is law."""
    if offence.period.since and not say.typed:
        return say.days(f"{offence.period.since}/{offence.period.until or '..'}")
    since = say("in-force", since=offence.period.since or say("not-seen"))
    return say("in-force-until", since=since, until=offence.period.until) if offence.period.until else since


def reviewed(pack: Pack, say: Voice) -> str:
    """Return how many offences of a pack somebody compared with their source."""
    offences = {o.id: o for o in pack.offences}.values()
    return say("reviewed", k=sum(o.review.code in REVIEWED for o in offences), n=len(offences))


def laws(assessment: Assessment, say: Voice) -> Iterator[Labelled]:
    """Yield each law that was asked about: which version of it, as at which day, how much was reviewed."""
    for id in assessment.law.asked:
        pack = assessment.law.pack(id)
        text = say(
            "head-law",
            id=id,
            version=pack.version,
            digest=pack.digest[:8],
            title=pack.title,
            day=pack.stated_at,
            reviewed=reviewed(pack, say),
        )
        yield Labelled(say("label-law"), text)


def seen(offence: Offence, say: Voice) -> str:
    """Return how the text of an offence was seen, where and when."""
    source = " ".join(filter(None, (offence.seen_source, str(offence.seen_on or ""))))
    return say("seen", seen=say(f"seen-{offence.seen}"), source=source, review=say.told(offence.review))


def place(offence: Offence, law: Law, say: Voice, *, short: bool = False) -> str:
    """Return where an offence stands in the law: the Act by its title, or in *short* a long one by its id."""
    act = _act(offence.source, offence, law)
    act = offence.source if short and len(act) > LONG else act
    return say("place", act=act, provision=offence.provision)


def long_acts(offences: Iterable[Offence], law: Law) -> dict[str, str]:
    """Return the Acts of offences that are in short called by their ids, with their titles."""
    acts = {o.source: _act(o.source, o, law) for o in offences}
    return {id: title for id, title in acts.items() if len(title) > LONG}


def how_seen(offence: Offence, law: Law, say: Voice) -> str:
    """Return how the text of an offence was seen and when; where in another text, in which."""
    other = _act(offence.seen_source, offence, law) if offence.seen_source != offence.source else ""
    source = " ".join(filter(None, (other, str(offence.seen_on or ""))))
    return say("was-seen", seen=say(f"seen-{offence.seen}"), source=source, review=say.told(offence.review))


def provision(offence: Offence, law: Law, say: Voice) -> str:
    """Return where an offence stands in the law, and how that was seen."""
    return say("provision", place=place(offence, law, say), seen=how_seen(offence, law, say))


def _act(source: str, offence: Offence, law: Law) -> str:
    sources = law.pack(offence.pack).sources
    return sources[source].title if source in sources else source


def offences_named(keys: Iterable[str], law: Law, say: Voice) -> str:
    """Return offences (``pack:offence``) by their titles, each once."""
    return say.listed(dict.fromkeys(say.told(law[key].title) for key in keys))


def covered(covers: Covers, say: Voice) -> str:
    """Return which offences a gate or a defence reaches, as a law is written here."""
    return " ".join((say(f"covers-{covers.what.replace(' ', '-')}"), *covers.ids))


def reached(covers: Covers, pack: str, law: Law, say: Voice) -> str:
    """Return which offences of a pack a gate reaches, by what people call them."""
    if not covers.ids:
        return say("covers-any-offence")
    match covers.what:
        case "family":
            return say.listed(say.told(remark(f"offence-of-{id}")) for id in covers.ids)
        case "conduct":
            named = (law.vocabulary.term(f"conduct:{id}").title for id in covers.ids)
        case _:
            named = (law[f"{pack}:{id}"].title for id in covers.ids)
    what, names = say(f"covers-{covers.what}"), say.listed(map(say.told, named))
    return say("label-and-text", label=what, text=names)


def proved_by(element: Element, law: Law, say: Voice) -> tuple[str, ...]:
    """Return what the law says proves an element: a kind of evidence, and what of it."""
    kinds = law.vocabulary.kinds
    return tuple(say("proved-by", kind=kinds[kind].title, note=note) for kind, note in element.proved_by)


def items(counted: Iterable[Counted], say: Voice) -> str:
    """Return evidence ids, an item that counts for less marked with what it counts."""
    found: dict[str, str] = {}
    for c in counted:
        cause = say.told(c.cause) if c.cause else say("as-rated")
        text = c.evidence
        if c.strength < MODERATE:
            text = say("item-weak" if c.strength else "item-not-counted", item=c.evidence, cause=cause)
        found.setdefault(c.evidence, text)
    return ", ".join(found.values())


def shown(facts: Iterable[str], counted: Iterable[Counted], say: Voice) -> str:
    """Return facts and what shows them."""
    names, by = " ".join(facts), items(counted, say)
    return say("shown", facts=names, items=by) if by else names


def items_named(ids: Iterable[str], assessment: Assessment, say: Voice) -> str:
    """Return items as what they are, each with its id: a label may name people, a kind never does."""
    kinds, items = assessment.law.vocabulary.kinds, {e.id: e for e in assessment.case.evidence}
    return say.listed(say("item-named", kind=kinds[items[id].kind].title, id=id) for id in ids)


def question_of(request: Request, assessment: Assessment, say: Voice) -> str:
    """Return what a request asks for in one sentence.

    The question of several terms is that of their slot and names none: they stand before it, if they are few.
    """
    text = say.told(in_labels(request.question, assessment, say)) or say(f"gap-{request.kind}")
    if request.signature is not None:
        # Two may ask for the same term: what it is to be drawn as to tells them apart.
        asked = {o.key: o.title for p in assessment.law.packs for o in p.offences}
        offences = say.listed(say.told(asked[key]) for key in request.signature.as_to if key in asked)
        return say("label-and-text", label=offences, text=text) if offences else text
    if not 1 < len(request.terms) <= TERMS:
        return text
    terms = dict.fromkeys(say.told(in_titles(t, assessment.law.vocabulary)) for t in request.terms)
    return say("label-and-text", label=say.listed(terms, "or"), text=text)


def decision_of(question: Question, assessment: Assessment, say: Voice) -> str:
    """Return what a question decides, its elements by what they are called."""
    moved = question.request.moves
    names = (called(m.element, m.charge.split("/")[2], assessment.law, say) for m in moved)
    titles = tuple(dict.fromkeys(names))
    why = question.why
    return say.told(Remark(why.code, tuple((k, titles if k == "elements" else v) for k, v in why.args)))


def ids(facts: Iterable[str], counted: Iterable[Counted]) -> tuple[str, ...]:
    """Return the ids of facts and of the items that show them, each once."""
    return tuple(dict.fromkeys((*facts, *(c.evidence for c in counted))))
