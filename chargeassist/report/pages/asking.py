"""How one State is asked: whom to call first, on what a request rests, dual criminality, what lies there."""

from __future__ import annotations

from collections.abc import Iterator

from chargeassist.advice.bases import EXTRADITION, JOINT, MLA
from chargeassist.advice.cooperated import BINDS, Cooperation, Dual, Footing, Needed, Pair, Wanting
from chargeassist.law.practised import TOPICS
from chargeassist.report.page import Block, Heading, Item, Labelled, Line, Paragraph
from chargeassist.report.pages.common import in_titles, named
from chargeassist.report.pages.state import practice_told
from chargeassist.report.voice import Voice
from chargeassist.words import Remark
from chargeassist.words.remark import Arg

TREATIES = ("untoc-", "tip-", "som-", "opsc-")
"""How the ids of articles of the treaties of all States begin."""


def asking(pair: Pair, found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield everything on asking one State, the informal first."""
    if not pair.known:
        yield Paragraph(say("coop-state-unknown"))
    yield Heading(say("coop-informal"), 2)
    for channel in pair.channels:
        offers = say.listed(say(f"offers-{o}") for o in channel.offers)
        text = say(
            "coop-channel-sure" if channel.sure else "coop-channel-ask", title=channel.title, offers=offers
        )
        note = (Labelled(say("label-note"), channel.note),) if channel.note else ()
        yield Labelled(say("nation-label", label=say("nation-kind-network")), text, channel.source, said=note)
    yield Paragraph(say("coop-informal-limits"))
    for purpose in (MLA, EXTRADITION, JOINT):
        yield Heading(say(f"coop-basis-for-{purpose}"), 2)
        rows = [b for b in pair.bases if b.purpose == purpose]
        yield from bases_told(rows, found, say)
        if purpose == MLA and any(b.status == BINDS and not b.id.startswith(TREATIES) for b in rows):
            yield Line(say("coop-treaty-governs"))
    yield Heading(say("coop-dual"), 2)
    for number, dual in enumerate(pair.duals, start=1):
        yield _dual(number, dual, found, say)
    if not pair.duals:
        yield Paragraph(say("coop-nothing-on-sheet"))
    yield Heading(say("coop-practice"), 2)
    yield from _practice(pair.state, pair, found, say)
    if pair.not_read:
        topics = say.listed(say(f"practice-{t}") for t in pair.not_read)
        yield Labelled(say("coop-central-is-asked"), topics)
    if any(p.state == found.home for p in pair.practice):
        yield Heading(say("coop-own-law"), 2)
        yield from _practice(found.home, pair, found, say)
    yield Heading(say("coop-lies-there"), 2)
    for needed in pair.needs:
        yield _needed(needed, found, say)
    if not pair.needs:
        yield Paragraph(say("coop-nothing-there"))


def _practice(state: str, pair: Pair, found: Cooperation, say: Voice) -> Iterator[Block]:
    for topic in TOPICS:
        for row in (p for p in pair.practice if (p.topic, p.state) == (topic, state)):
            yield practice_told(row, found.names, say)


def bases_told(rows: list[Footing], found: Cooperation, say: Voice) -> Iterator[Block]:
    """Yield each basis in order, with its status, why, and what it says of dual criminality."""
    for number, basis in enumerate(rows, start=1):
        status = say(f"coop-status-{basis.status}")
        dual = [say(f"coop-dual-{basis.dual}")] if basis.purpose in (MLA, EXTRADITION) else []
        why = say.told(with_states(basis.why, found, say))
        parts = (basis_title(basis, say), status, why, *dual, say(f"nation-saw-{basis.saw}"))
        note = (Labelled(say("label-note"), basis.note),) if basis.note else ()
        yield Item(say("label-number", number=number), say.apart(parts), said=(*note, _cited(basis, say)))
    if not rows:
        yield Paragraph(say("coop-no-basis"))


def with_states(why: Remark, found: Cooperation, say: Voice) -> Remark:
    """Return a remark that calls its States by their names."""

    def called(value: Arg) -> Arg:
        states = tuple(map(str, value)) if isinstance(value, tuple) else ()
        return tuple(found.names[s].in_(say.language) if s in found.names else s.upper() for s in states)

    return Remark(why.code, tuple((k, called(v) if k == "states" else v) for k, v in why.args))


def basis_title(basis: Footing, say: Voice) -> str:
    """Return what a basis is called: of a treaty of all States, its article."""
    article = basis.id.rpartition("-")[2]
    treaty = basis.id.startswith(TREATIES)
    return say("coop-article", treaty=basis.title, article=article) if treaty else basis.title


def _cited(basis: Footing, say: Voice) -> Labelled:
    return Labelled(say("coop-source"), ", ".join(basis.source) or say("nation-saw-nothing"))


def _dual(number: int, dual: Dual, found: Cooperation, say: Voice) -> Item:
    """Return one charge beside the other law: by the same facts, limb by limb, by its gravity."""
    said: list[Block] = []
    if not dual.law:
        said.append(Line(say("coop-no-law-for-dual")))
    else:
        titles = say.listed(
            say("coop-offence-at", title=say.told(o.title), provision=o.provision) for o in dual.same
        )
        said.append(Line(say("coop-same-facts", offences=titles) if titles else say("coop-no-same-facts")))
        said += [_limbs(v, dual, found, say) for v in dual.limbs]
        if dual.limbs:
            said.append(Line(say("coop-whole-conformity", law=dual.law, home=found.home)))
    said.append(Line(say(f"coop-serious-{dual.serious}")))
    said.append(Line(say.told(dual.door)))
    return Item(
        say("label-number", number=number),
        named(dual.charge, found.assessment, say, loud=False),
        dual.charge,
        tuple(said),
    )


def _limbs(wanting: Wanting, dual: Dual, found: Cooperation, say: Voice) -> Labelled:
    """Return limbs of the charge that the other law does not cover as they are, and what it asks besides."""
    vocabulary = found.assessment.law.vocabulary
    names = (" + ".join(say.told(in_titles(limb, vocabulary)) for limb in some) for some in wanting.limbs)
    text = say.apart((*names, say(f"coop-limb-{wanting.status}")))
    elements = (
        say("element-and-cite", element=_element(e, dual, found, say), cite=c) for e, c in wanting.asked
    )
    said = (Labelled(say("label-only-if"), say.listed(elements, "or")),) if wanting.asked else ()
    return Labelled(say("coop-limb"), text, say.apart(wanting.cites), said=said)


def _element(id: str, dual: Dual, found: Cooperation, say: Voice) -> str:
    return say.told(found.assessment.law.pack(dual.law).called(id))


def _needed(needed: Needed, found: Cooperation, say: Voice) -> Item:
    """Return one thing that lies in the other State, what is asked of it, and what it shows."""
    a, said = found.assessment, []
    for charge, elements in needed.shows:
        law = a.law.pack(a.charge(charge).offence.pack)
        shown = say.listed(say.told(law.called(e)) for e in elements)
        text = say("label-and-text", label=named(charge, a, say, loud=False), text=shown)
        said.append(Labelled(say("coop-shows"), text))
    return Item(say("label-colon", label=needed.id), wanted(needed, found, say), said=tuple(said))


def wanted(needed: Needed, found: Cooperation, say: Voice) -> str:
    """Return what a thing is, and what is asked of it."""
    a = found.assessment
    words = a.law.vocabulary
    kinds = {e.id: words.kinds[e.kind].title for e in a.case.evidence}
    terms = {f.id: words.term(f.name).title for f in a.case.facts}
    what = say.told(kinds.get(needed.id) or terms[needed.id])
    return say("label-and-text", label=what, text=say(f"coop-ask-{needed.kind}"))
