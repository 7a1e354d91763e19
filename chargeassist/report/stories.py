"""A story of the law as one sentence that somebody who never read a statute can picture."""

from __future__ import annotations

from chargeassist.findings.limbs import slot_of, term_of
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.report.pages.common import in_titles, slot_named
from chargeassist.report.voice import Voice
from chargeassist.words import Remark, known

ACTS = ("act", "conduct")
ORDER = (
    *("document", "material", "property", "movement", "entry", "stay", "status", "relation", "condition"),
    *("concert", "proceeding", "means", "consent"),
)
"""The slots that come first after what is done; those named nowhere follow, and what for comes last."""
LAST = ("benefit", "fault", "purpose")
AGES = ("age:adult", "age:child", "status:woman")
SAID_ALREADY = (*AGES, "status:public-official", "status:justice-official")
"""What the act says of its own: who is done it to, and that an official is in it."""


def story_told(limbs: tuple[Remark, ...], vocabulary: Vocabulary, say: Voice) -> str:
    """Return a story: who does what to whom, how, and why; what has no words of its own by its title."""
    names = [(_key(limb), limb) for limb in limbs if term_of(limb) not in SAID_ALREADY]
    done = [key for key, _ in names if known(f"done-to-{key}")]
    acts = [*done, *(k for k, limb in names if k not in done and _is_act(limb) and known(f"story-says-{k}"))]
    whom = [_whom(limbs), *("again" for _ in acts)]
    told = [
        say(f"done-to-{key}", whom=say(f"story-person-{who}")) if key in done else say(f"story-says-{key}")
        for key, who in zip(acts, whom, strict=False)
    ]
    rest = sorted((n for n in names if n[0] not in acts), key=lambda n: (_place(slot_of(n[1])), n[0]))
    how = [
        say(f"story-says-{key}") if known(f"story-says-{key}") else _by_title(limb, vocabulary, say)
        for key, limb in rest
    ]
    if not told:
        return say.apart(how)
    acts_told = say.listed(told)
    return (
        say("story-told-with", acts=acts_told, how=", ".join(how))
        if how
        else say("story-told", acts=acts_told)
    )


def _place(slot: str) -> int:
    others = len(ORDER)
    return ORDER.index(slot) if slot in ORDER else others + (LAST.index(slot) + 1 if slot in LAST else 0)


def _key(limb: Remark) -> str:
    """Return the end of the id of what says a limb."""
    key = term_of(limb).replace(":", "-")
    return f"not-{key}" if limb.code == "limb-not" else key


def _is_act(limb: Remark) -> bool:
    return slot_of(limb) in ACTS and term_of(limb) != "conduct:price-for-person"


def _whom(limbs: tuple[Remark, ...]) -> str:
    """Return who it is done to, by the least that a story says."""
    found = {term_of(limb) for limb in limbs}
    if "age:child" in found:
        return "child"
    if "status:woman" in found:
        return "woman"
    return "adult" if "age:adult" in found else "anybody"


def _by_title(limb: Remark, vocabulary: Vocabulary, say: Voice) -> str:
    slot = slot_named(slot_of(limb), vocabulary, say)
    return say("in-slot", slot=slot, limb=say.told(in_titles(limb, vocabulary)))
