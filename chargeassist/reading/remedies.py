"""What to do about a fault, where the catalogue says it for its text or for its code."""

from __future__ import annotations

from chargeassist.words import Remark, known, remark


def remedy(id: str) -> tuple[Remark, ...]:
    """Return what to do about a fault whose text has the id *id*, if it can be said for all of them.

    The id of a text begins with the code of the fault; what the text says itself goes before what
    holds for the code.

    >>> remedy("L104")[0].code, remedy("L999")
    ('remedy-L104', ())
    """
    names = (f"remedy-{id}", f"remedy-{id[:4]}")
    return next(((remark(name),) for name in names if known(name)), ())
