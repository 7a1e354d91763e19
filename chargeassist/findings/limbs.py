"""What a limb of the law is called before anybody words it: a term, its absence, an offence that stands."""

from __future__ import annotations

from chargeassist.law.algebra import Column, Leaf, Stands, Who
from chargeassist.law.offences import FAMILIES
from chargeassist.words import Remark, remark

OFFENCE = "limb-offence"
"""A limb that asks for another offence: it keeps the words of the law's notation, by which data names it."""


def named(column: Column | None) -> Remark:
    """Return what a limb asks for, without its place in the law: two places that ask for it are one name."""
    match column:
        case Leaf(slot=slot, term=term, as_to=as_to, holds=holds):
            name = f"{slot}:{term}"
            limb = remark("limb-as-to", term=name, as_to=as_to) if as_to else remark("limb", term=name)
            return limb if holds else remark("limb-not", limb=limb)
        case Stands(words=words):
            return remark(OFFENCE, words=words, told=_offence(column))
        case _:
            return remark("limb-identity")


def _offence(column: Stands) -> Remark:
    """Return another offence as people say it: by its title, whose it is, and who was harmed."""
    if column.titles:
        offence = remark("offence-titled", titles=column.titles)
    else:
        offence = remark(f"offence-of-{column.family if column.family in FAMILIES else 'this-act'}")
    told = remark(f"offence-by-{column.by}", offence=offence)
    if column.of in (Who.ANYONE, Who.SUSPECT):
        told = remark(f"offence-against-{column.of}", offence=told)
    return remark("offence-serious", offence=told) if column.serious else told


def term_of(limb: Remark) -> str:
    """Return the term that a limb asks for, or whose absence it asks for; nothing for another offence.

    >>> term_of(remark("limb-not", limb=remark("limb", term="age:child")))
    'age:child'
    """
    values = dict(limb.args)
    inner = values.get("limb")
    return term_of(inner) if isinstance(inner, Remark) else str(values.get("term", ""))


def slot_of(limb: Remark) -> str:
    """Return the slot of the term that a limb asks for, or whose absence it asks for."""
    return term_of(limb).partition(":")[0]


def order_of(limb: Remark) -> tuple[str, ...]:
    """Return what sorts limbs: by term, those that ask for an absence together."""
    inner = dict(limb.args).get("limb")
    if isinstance(inner, Remark):
        return ("not", *order_of(inner))
    return (limb.text("words"),) if limb.code == OFFENCE else tuple(str(v) for _, v in limb.args)
