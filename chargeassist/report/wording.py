"""Remarks put into words: the one place where a code and its values become a sentence."""

from __future__ import annotations

from chargeassist.words import Remark, say


def worded(remark: Remark, language: str = "en") -> str:
    """Return a remark as a sentence: that of the catalogue under ``remark-`` and its code.

    Several ids or codes in one blank are told with spaces between them.
    """
    values = {name: " ".join(v) if isinstance(v, tuple) else v for name, v in remark.args}
    return say(f"remark-{remark.code}", language, **values)
