"""Penalties in words: the lines of the notation, said in the language of the page."""

from __future__ import annotations

from chargeassist.law.penalties import Penalty, PenaltyLine
from chargeassist.report.voice import Voice

ORDERS = ("restitution", "forfeiture")
"""What a court may order beside a sentence, as packs say it; another is told as it is written."""


def penalty_text(penalty: Penalty, say: Voice) -> str:
    """Return a penalty as one sentence; in English as the pack has it, but for its thousands."""
    told: list[str] = []
    last: PenaltyLine | None = None
    for line in penalty.terms:
        if last is not None and _is_range(last, line):
            told[-1] = _joined(last, _range(last, line, say), say)
        else:
            told.append(_joined(line, _plain(line, say), say))
        last = line
    return " ".join(told)


def _joined(line: PenaltyLine, text: str, say: Voice) -> str:
    return say(f"joined-{line.joined}", text=text) if line.joined else text


def _is_range(low: PenaltyLine, high: PenaltyLine) -> bool:
    """Return whether two lines are the least and the most of one sentence, which have one form of words."""
    bounds = (low.bound, high.bound, high.joined)
    return low.kind == high.kind and bounds == ("at least", "at most", "and")


def _range(low: PenaltyLine, high: PenaltyLine, say: Voice) -> str:
    if low.kind == "fine":
        return say("range-of-fine", currency=low.unit, least=low.amount, most=high.amount)
    terms = [say(f"most-{line.unit}s", n=line.amount) for line in (low, high)]
    return say("range-of-prison", least=terms[0], most=terms[1])


def _plain(line: PenaltyLine, say: Voice) -> str:
    bound = line.bound.replace(" ", "-")
    match line.kind:
        case "imprisonment" if line.amount:
            return say(f"prison-{bound}", term=say(f"most-{line.unit}s", n=line.amount))
        case "imprisonment":
            return say(f"sentence-{bound}")
        case "both" | "death" | "no suspension" | "contested" | "defective":
            return say(f"sentence-{line.kind.replace(' ', '-')}")
        case "fine" if line.amount:
            return say(f"fine-{bound}", currency=line.unit, sum=line.amount)
        case "fine":
            return say("most-fine")
        case "ceiling":
            return say("ceiling-of-penalty", term=say("most-years", n=line.amount), court=line.bound)
        case order:
            return say("orders-besides", what=say(f"order-{order}") if order in ORDERS else order)
