"""Every text of the law that can be said in another language, and what it stands for (ADR 0014)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chargeassist.law.model import Pack
from chargeassist.law.translations import Entry
from chargeassist.law.vocabulary import Vocabulary


def vocabulary_texts(vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield what stands in the vocabulary; means of proof repeat, and are translated once for a term."""
    yield from titles_texts(vocabulary.titles)
    for id, kind in vocabulary.kinds.items():
        yield f"evidence:{id} title", kind.title
    for s, slot in vocabulary.slots.items():
        yield f"{s} title", slot.title
        yield f"{s} asks", slot.asks
        for t, term in slot.terms.items():
            name = f"{s}:{t}"
            yield f"{name} title", term.title
            yield f"{name} means", term.means
            yield f"{name} asks", term.asks
            for _, proof in term.proof.in_order():
                yield f"{name} proof", proof.what
                yield "holder", proof.holder
            for answer in term.defence:
                yield f"{name} defence", answer.expect
                yield f"{name} defence", answer.answer


def pack_texts(pack: Pack) -> Iterator[Entry]:
    """Yield what stands in a pack, its own titles among it."""
    yield "pack title", pack.title
    yield from titles_texts(pack.titles)
    for offence in pack.offences:
        yield f"offence {offence.id} title", offence.title
        yield f"offence {offence.id} authority", offence.authority
    for gate in pack.gates:
        yield f"gate {gate.id} title", gate.title
        yield from ((f"gate {gate.id} step", step) for step in gate.steps)
    for defence in pack.defences:
        yield f"defence {defence.id} title", defence.title
        yield f"defence {defence.id} note", defence.note
    for departure in pack.departures:
        yield f"departure {departure.baseline}", departure.says


def titles_texts(titles: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what elements and asides are called."""
    yield from ((f"title {id}", title) for id, title in titles.items())
