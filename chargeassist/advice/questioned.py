"""A question of the checklist of a law, and its answer with the provisions that give it."""

from __future__ import annotations

from attrs import frozen

from chargeassist.words import Remark, Said
from chargeassist.words.untold import untold


@untold
@frozen
class Provision:
    """A provision that answers a question, or a report that does."""

    title: Said
    source: str
    provision: str
    says: Said = ""
    """Its maximum, or what was reported."""


@untold
@frozen
class Questioned:
    """A question of the checklist and its answer."""

    id: str
    answer: str
    basis: tuple[Provision, ...] = ()
    open: tuple[tuple[Remark, ...], ...] = ()
    """What is not reached, or not without more."""
    lacking: tuple[Said, ...] = ()
    """The offences of the treaty of which that is so, where the question is of several."""
    unseen: tuple[Said, ...] = ()
    """The offences of the law of which the pack has no such provision: none was seen, and none is denied."""
