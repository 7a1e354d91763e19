"""A drafting aid: for each gap, where model laws treat it and which packs cover it. It drafts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from chargeassist.advice.conformed import (
    Answering,
    Conformity,
    Drafted,
    Elsewhere,
    Limbs,
    LimbVerdict,
    ModelArticle,
)
from chargeassist.advice.conformity import conformity
from chargeassist.law.folder import shipped
from chargeassist.law.models import ModelLaw, read_models
from chargeassist.law.packs import load_law
from chargeassist.reasoning.verdicts import COVERED

Gap = tuple[str, tuple[str, ...], Limbs]
"""An offence of the treaty, the elements, and the limbs; no limbs for the offence as a whole."""


def with_drafting(found: Conformity) -> Conformity:
    """Return a law beside the treaties with what helps to draft each gap, from every other shipped pack.

    Fictional laws are looked at only beside a fictional one.
    """
    others = [load_law(id, "un") for id in shipped() if id not in (found.pack.id, found.against.id)]
    told = [law for law in others if found.pack.fictional or not law.packs[0].fictional]
    return evolve(found, drafting=tuple(_drafted(found, [conformity(law, law.asked[0]) for law in told])))


def _drafted(found: Conformity, others: Iterable[Conformity]) -> Iterator[Drafted]:
    models = read_models()
    covering = [(other, _covered(other)) for other in others]
    for held in found.offences:
        of_it = tuple(_articles(models, held.offence, ""))
        for verdict in held.limbs:
            if verdict.status == COVERED:
                continue
            gaps = [(held.offence, verdict.elements, limbs) for limbs in verdict.limbs] or [
                (held.offence, (), ())
            ]
            elsewhere = tuple(
                Elsewhere(other.pack.id, other.pack.title, by)
                for other, covered in covering
                for by in dict.fromkeys(a for gap in gaps for a in covered.get(gap, ()))
            )
            asked = verdict.limbs or (verdict.story,)
            yield Drafted(held.offence, held.title, verdict.elements, asked, of_it, elsewhere)
    for one in found.checklist:
        articles = tuple(_articles(models, "", one.id))
        if one.answer in ("no", "partly", "ask") and articles:
            yield Drafted("", "", (), (), articles, (), one.id)


def _covered(other: Conformity) -> dict[Gap, tuple[Answering, ...]]:
    """Return which limbs a law covers, and by which offences; an offence as a whole where all of it is."""
    found: dict[Gap, tuple[Answering, ...]] = {}
    for held in other.offences:
        for verdict in held.limbs:
            if verdict.status == COVERED:
                by = tuple(f.by for f in verdict.fits)
                found |= {(held.offence, verdict.elements, limbs): by for limbs in verdict.limbs}
        if held.limbs and all(v.status == COVERED for v in held.limbs):
            found[held.offence, (), ()] = tuple(dict.fromkeys(_by(held.limbs)))
    return found


def _by(limbs: Iterable[LimbVerdict]) -> Iterator[Answering]:
    for verdict in limbs:
        yield from (f.by for f in verdict.fits)


def _articles(models: Iterable[ModelLaw], offence: str, question: str) -> Iterator[ModelArticle]:
    """Yield the articles that go to an offence, or to a question."""
    for model in models:
        for one in model.treats:
            if offence in one.offences or question in one.questions:
                yield ModelArticle(model.title, one.article, one.heading, model.saw)
