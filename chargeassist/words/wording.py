"""Remarks to words in one language: every value is told as its blank in the sentence asks for it."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from chargeassist.words.catalogue import FALLBACK, known, say, unbroken
from chargeassist.words.remark import Arg, Remark, Said
from chargeassist.words.written import in_language


@frozen
class Several:
    """Several values in one blank. The sentence says how they are told, `{facts}` as people write a list.

    `{facts:or}` has *or* before the last; `{facts:commas}`, `{facts:semicolons}` and `{facts:spaces}` have
    nothing. `{facts:quoted-or}` has each of them in quotes.
    """

    parts: tuple[str, ...]
    language: str

    def __format__(self, how: str) -> str:
        match how:
            case "commas":
                return ", ".join(self.parts)
            case "semicolons":
                return apart(self.parts, self.language)
            case "spaces":
                return " ".join(self.parts)
            case "quoted-or":
                quoted = (say("quoted", self.language, word=p) for p in self.parts)
                return several(quoted, self.language, "or")
            case _:
                return several(self.parts, self.language, how or "and")


def several(parts: Iterable[str], language: str = FALLBACK, last: str = "and") -> str:
    """Return a list as people write it, *last* (``and`` or ``or``) before the last.

    >>> several(["act", "means", "purpose"])
    'act, means and purpose'
    """
    *before, end = tuple(in_language(p, language) for p in parts) or ("",)
    return say(f"list-{last}", language, before=", ".join(before), last=end) if before else end


def apart(parts: Iterable[str], language: str = FALLBACK) -> str:
    """Return texts that are too long for a list with commas, with what stands between them.

    >>> apart(["E1 (thin)", "E5 (thin)"])
    'E1 (thin); E5 (thin)'
    """
    return unbroken(say("apart", language).join(in_language(p, language) for p in parts), language)


def in_words(said: Remark, language: str = FALLBACK) -> str:
    """Return a remark as the sentence under ``remark-`` and its code, or of a fault under the code itself.

    Raises KeyError where no catalogue has it.

    >>> from chargeassist.words.remark import remark
    >>> in_words(remark("did-you-mean", words=("receipt", "recruitment")))
    'did you mean "receipt" or "recruitment"?'
    """
    id = f"remark-{said.code}" if known(f"remark-{said.code}") else said.code
    return say(id, language, **{name: _blank(name, value, language) for name, value in said.args})


def told(said: Said | None, language: str = FALLBACK) -> str:
    """Return what is to be said, a remark or a text of the law, in words; nothing for nothing."""
    if isinstance(said, Remark):
        return in_words(said, language)
    return unbroken(in_language(said or "", language), language)


def _blank(name: str, value: Arg, language: str) -> object:
    """Return what stands in a blank: a code of a closed list has its own sentence."""
    match name, value:
        case _, Remark():
            return in_words(value, language)
        case _, tuple():
            return Several(tuple(told(v, language) for v in value), language)
        case "standing", _:
            return say(f"standing-{value}", language)
        case "state", _:
            return say(f"state-{value}", language)
        case _:
            return value
