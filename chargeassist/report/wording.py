"""Remarks put into words: the one place where a code and its values become a sentence."""

from __future__ import annotations

from chargeassist.findings.model import AsideFinding, Gap
from chargeassist.words import Remark, Said, in_language, say
from chargeassist.words.remark import Arg
from chargeassist.words.wording import Several


def worded(remark: Remark, language: str = "en") -> str:
    """Return a remark as a sentence: that of the catalogue under ``remark-`` and its code."""
    values = {name: _blank(name, value, language) for name, value in remark.args}
    return say(f"remark-{remark.code}", language, **values)


def told(said: Said | None, language: str = "en") -> str:
    """Return what is to be said as text; nothing for nothing."""
    return worded(said, language) if isinstance(said, Remark) else in_language(said or "", language)


def _blank(name: str, value: Arg, language: str) -> object:
    """Return what stands in a blank: a code of a closed list has its own sentence."""
    match name, value:
        case _, Remark():
            return worded(value, language)
        case _, tuple():
            return Several(tuple(told(v, language) for v in value), language)
        case "standing", _:
            return say(f"standing-{value}", language)
        case "state", _:
            return say(f"state-{value}", language)
        case _:
            return value


def state_text(aside: AsideFinding, language: str = "en") -> str:
    """Return in which state something beside the elements is; nothing where it has none."""
    return say(f"state-{aside.state}", language) if aside.state else ""


def reason_text(reason: Remark, language: str = "en") -> str:
    """Return a reason for a role as JSON has it: the gate in words, of the closed list the code."""
    return worded(reason, language) if reason.code == "behind-gate" else reason.code


def sought_text(gap: Gap, language: str = "en") -> str:
    """Return what a gap asks for: a limb, any of several, or a fact that is to be tied to somebody."""
    limbs = [worded(x, language) for x in gap.limbs]
    if gap.choice:
        return say("any-of", language, n=len(limbs), limbs=", ".join(limbs))
    return gap.fact or limbs[0]
