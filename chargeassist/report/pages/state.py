"""One State on one page: what binds it, whom it works with, whom its law protects, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from chargeassist.law.practised import TOPICS, Practice
from chargeassist.law.state import Protects, State, StateLaw
from chargeassist.law.world import Agreement, Body, Name, Party, Treaty
from chargeassist.report.page import Block, Heading, Labelled, Page, Paragraph
from chargeassist.report.pages.law import responsible
from chargeassist.report.voice import Voice

NOT_KNOWN = ("unknown", "conflict")


def state_page(found: State, language: str = "en") -> Page:
    """Return what is known of a State, its law last but for what is not known and the sources."""
    return Page(tuple(_blocks(found, Voice(language))), language)


def _blocks(found: State, say: Voice) -> Iterator[Block]:
    yield Paragraph(say("nation-head", name=found.name.in_(say.language), code=found.id.upper()))
    yield Heading(say("nation-treaties"))
    yield Paragraph(say("nation-days"))
    treaties = {t.id: t for t in found.treaties}
    for party in found.parties:
        yield _party(treaties[party.treaty], party, say)
    yield Heading(say("nation-bodies"))
    for body in found.bodies:
        yield _body(body, found.id, say)
    for agreement in found.agreements:
        yield _agreement(agreement, found, say)
    if not (found.bodies or found.agreements):
        yield Paragraph(say("nation-no-bodies"))
    yield Heading(say("nation-practice"))
    yield from _practice(found, say)
    yield Heading(say("nation-law"))
    yield from _law(found, say)
    yield Heading(say("nation-not-known"))
    yield from _not_known(found, say)
    yield Heading(say("nation-sources"))
    for id, title in found.sources.items():
        yield Labelled(say("nation-label", label=id), title, id=id)


def _party(treaty: Treaty, party: Party, say: Voice) -> Labelled:
    """Return where the State stands on one treaty; who must be asked stands where that is not known."""
    status = say(f"nation-status-{party.status}")
    if party.status in NOT_KNOWN:
        status = say("nation-ask", status=status, depositary=treaty.depositary)
    parts = [status, *_when(party.act, party.on, say)]
    parts += [say("nation-signed", day=party.signed)] if party.signed else []
    parts += [say(f"nation-saw-{party.saw}")]
    declared = [Labelled(say("nation-declared"), d.says, ", ".join(d.source)) for d in party.declared]
    said = (*declared, *_noted(party.note, say))
    label = say("nation-label", label=treaty.short)
    return Labelled(label, say.apart(parts), ", ".join(party.source), said=said)


def _when(act: str, on: str, say: Voice) -> Iterator[str]:
    """Yield the day of deposit, or all that is known of it."""
    if act or on:
        what = say(f"nation-act-{act or 'joined'}")
        yield say("nation-on", what=what, on=_day(on, say))


def _day(on: str, say: Voice) -> str:
    if on.startswith("../"):
        return say("nation-by", on=on[3:])
    if on.endswith("/.."):
        return say("nation-after", on=on[:-3])
    return on or say("nation-no-day")


def _body(body: Body, state: str, say: Voice) -> Labelled:
    member = body.member(state)
    how = say(f"nation-how-{member.how}") if member else ""
    if member and member.on:
        how = say("nation-on", what=how, on=member.on)
    offers = say("nation-offers", offers=say.listed(say(f"offers-{o}") for o in body.offers))
    parts = (body.title, how, offers, say(f"nation-binding-{body.binding}"), say(f"nation-saw-{body.saw}"))
    label = say("nation-label", label=say(f"nation-kind-{body.kind}"))
    return Labelled(label, say.apart(parts), body.source, said=tuple(_noted(body.note, say)))


def _agreement(agreement: Agreement, found: State, say: Voice) -> Labelled:
    others = say.listed(found.names[s].in_(say.language) for s in agreement.between if s != found.id)
    head = say("nation-agreement", others=others, on=_day(agreement.on, say))
    parts = [head, agreement.says]
    if agreement.offers:
        parts.append(say("nation-offers", offers=say.listed(say(f"offers-{o}") for o in agreement.offers)))
    parts += [say(f"nation-binding-{agreement.binding}"), say(f"nation-saw-{agreement.saw}")]
    label = say("nation-label", label=say("nation-kind-agreement"))
    return Labelled(label, say.apart(parts), agreement.source)


def _practice(found: State, say: Voice) -> Iterator[Block]:
    """Yield what was read of how the State works with others, topic by topic."""
    for topic in TOPICS:
        for row in (p for p in found.practice if p.topic == topic):
            yield practice_told(row, found.names, say)
    if not found.practice:
        yield Paragraph(say("nation-no-practice"))
    yield Labelled(say("nation-policy"), say("nation-policy-at", code=found.id.upper()))


def practice_told(row: Practice, names: Mapping[str, Name], say: Voice) -> Labelled:
    """Return one line of what a State does, toward whom, and how it was seen."""
    toward = say.listed(names[s].in_(say.language) for s in row.toward)
    parts = [row.says, *([say("nation-toward", states=toward)] if row.toward else [])]
    parts.append(say(f"nation-saw-{row.saw}"))
    label = say("nation-label", label=say(f"practice-{row.topic}"))
    return Labelled(label, say.apart(parts), row.source)


def _law(found: State, say: Voice) -> Iterator[Block]:
    """Yield what the pack says of protection, age and consent; without a pack, what stands everywhere."""
    law = found.law
    if law is None:
        yield Paragraph(say("nation-no-pack"))
    else:
        yield Paragraph(say("pack-head", title=law.title, day=law.stated_at, version=law.version))
        yield from _gates(law.gates, say)
    yield from _gates(found.everywhere, say)
    if law is not None:
        yield from responsible(law.responsibility, say)
        yield from _consents(law, say)


def _gates(gates: Iterable[Protects], say: Voice) -> Iterator[Block]:
    for gate in gates:
        text = say.apart((say.told(gate.title), say(f"effect-{gate.effect}")))
        yield Labelled(say("nation-protects"), text, gate.cite, id=gate.id)


def _consents(law: StateLaw, say: Voice) -> Iterator[Block]:
    for consent in law.consents:
        text = say("nation-needed-for", needs=say.told(consent.needs), offences=", ".join(consent.offences))
        yield Labelled(say("nation-consent"), text, consent.cite, refs=consent.offences)
    if not law.consents:
        yield Labelled(say("nation-consent"), say("nation-no-consent"))


def _not_known(found: State, say: Voice) -> Iterator[Block]:
    """Yield what must be asked elsewhere: of depositaries, of bodies, of counsel."""
    open_ = {p.treaty for p in found.parties if p.status in NOT_KNOWN}
    for treaty in found.treaties:
        if treaty.id in open_:
            label = say("nation-label", label=treaty.short)
            yield Labelled(label, say("nation-ask-at", who=treaty.depositary, address=treaty.address))
    if not any(p.topic == "central-authority" for p in found.practice):
        yield Labelled(say("nation-central"), say("nation-central-not-known"))
    yield Labelled(say("nation-hotline"), say("nation-hotline-not-known"))
    if found.bodies_not_seen:
        titles = say.apart(b.title for b in found.bodies_not_seen)
        yield Paragraph(say("nation-perhaps", bodies=titles))
    law = found.law
    if law is not None and not law.responsibility:
        yield Labelled(say("label-responsibility"), say("nation-not-in-pack"))
    if law is not None and not law.gates:
        yield Labelled(say("nation-protects"), say("nation-no-own-gates"))


def _noted(note: str, say: Voice) -> Iterator[Block]:
    if note:
        yield Labelled(say("label-note"), note)
