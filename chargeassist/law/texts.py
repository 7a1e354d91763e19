"""Every text of the law that can be said in another language, and what it stands for (ADR 0014)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

import attrs
from attrs import evolve

from chargeassist.law.translations import Entry
from chargeassist.law.vocabulary import Slot, Vocabulary, VocabularyTerm

if TYPE_CHECKING:
    from chargeassist.law.model import Pack

Each = Callable[[str, str], str]
"""What is done with a text, from what it stands for and its words as they are."""
_T = TypeVar("_T")
_Value = TypeVar("_Value")


def in_vocabulary(vocabulary: Vocabulary, each: Each) -> Vocabulary:
    """Return a vocabulary with *each* text replaced."""
    return evolve(
        vocabulary,
        slots={id: _slot(id, slot, each) for id, slot in vocabulary.slots.items()},
        kinds={id: _fields(kind, f"evidence:{id}", each, "title") for id, kind in vocabulary.kinds.items()},
        titles=_titles(vocabulary.titles, each),
    )


def _slot(id: str, slot: Slot, each: Each) -> Slot:
    terms = {t: _term(f"{id}:{t}", term, each) for t, term in slot.terms.items()}
    return evolve(_fields(slot, id, each, "title", "asks"), terms=terms)


def _term(name: str, term: VocabularyTerm, each: Each) -> VocabularyTerm:
    """The holders of means of proof repeat from term to term: they are translated once for all."""
    proof = {
        grade: tuple(
            evolve(m, what=each(f"{name} proof", m.what), holder=each("holder", m.holder)) for m in means
        )
        for grade, means in attrs.asdict(term.proof, recurse=False).items()
    }
    answers = tuple(
        evolve(a, expect=each(f"{name} defence", a.expect), answer=each(f"{name} defence", a.answer))
        for a in term.defence
    )
    near = tuple(evolve(n, apart=each(f"{name} apart", n.apart)) for n in term.compare_with)
    told = _fields(term, name, each, "title", "means", "asks")
    return evolve(told, proof=evolve(term.proof, **proof), defence=answers, compare_with=near)


def in_pack(pack: Pack, each: Each) -> Pack:
    """Return a pack with *each* text replaced, its titles among them."""
    return evolve(
        pack,
        title=each("pack title", pack.title),
        notes=tuple(each("pack note", note) for note in pack.notes),
        titles=_titles(pack.titles, each),
        offences=tuple(_fields(o, f"offence {o.id}", each, "title", "authority") for o in pack.offences),
        gates=tuple(
            evolve(
                _fields(g, f"gate {g.id}", each, "title", "effect_words"),
                steps=tuple(each(f"gate {g.id} step", step) for step in g.steps),
            )
            for g in pack.gates
        ),
        defences=tuple(_fields(d, f"defence {d.id}", each, "title", "note") for d in pack.defences),
        expects=tuple(_fields(e, f"expects {e.id}", each, "title", "note") for e in pack.expects),
        responsibility=tuple(_fields(r, f"responsibility {r.at}", each, "note") for r in pack.responsibility),
        minors=tuple(_fields(s, f"sentence {s.at}", each, "note") for s in pack.minors),
        departures=tuple(_fields(d, f"departure {d.baseline}", each, "says") for d in pack.departures),
        judgments=tuple(_fields(j, f"judgment {j.cite}", each, "says") for j in pack.judgments),
        readings=tuple(
            evolve(r, differs=tuple(_fields(d, f"differs {d.at}", each, "why") for d in r.differs))
            for r in pack.readings
        ),
    )


def entries(whole: _T, within: Callable[[_T, Each], _T]) -> set[Entry]:
    """Return every text of a vocabulary or a pack with what it stands for."""
    found: set[Entry] = set()

    def keep(context: str, text: str) -> str:
        found.add((context, str(text)))
        return text

    within(whole, keep)
    return {(context, text) for context, text in found if text}


def _titles(titles: Mapping[str, str], each: Each) -> dict[str, str]:
    return {id: each(f"title {id}", title) for id, title in titles.items()}


def _fields(value: _Value, context: str, each: Each, *names: str) -> _Value:
    """Return a value with some of its fields replaced, each known by its name."""
    others = {n: each(f"{context} {n.replace('_', ' ')}", getattr(value, n)) for n in names}
    return cast(_Value, evolve(cast(Any, value), **others))
