"""What a report says of a gap, a reason or a state, where a remark alone does not say it."""

from __future__ import annotations

from chargeassist.findings.model import AsideFinding, Gap
from chargeassist.words import Remark, in_words, say


def state_text(aside: AsideFinding, language: str = "en") -> str:
    """Return in which state something beside the elements is; nothing where it has none."""
    return say(f"state-{aside.state}", language) if aside.state else ""


def reason_text(reason: Remark, language: str = "en") -> str:
    """Return a reason for a role as JSON has it: the gate in words, of the closed list the code."""
    return in_words(reason, language) if reason.code == "behind-gate" else reason.code


def sought_text(gap: Gap, language: str = "en") -> str:
    """Return what a gap asks for: a limb, any of several, or a fact that is to be tied to somebody."""
    limbs = [in_words(x, language) for x in gap.limbs]
    if gap.choice:
        return say("any-of", language, n=len(limbs), limbs=", ".join(limbs))
    return gap.fact or limbs[0]
