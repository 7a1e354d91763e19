"""Is the offence open at all: in force on the days, within jurisdiction, consented to? (S24)"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from chargeassist.case.model import Case, Fact
from chargeassist.findings.model import Available, Beside
from chargeassist.law.algebra import Column
from chargeassist.law.model import Offence, Pack
from chargeassist.reasoning.matters import Matter
from chargeassist.reasoning.standing import Standing
from chargeassist.reasoning.trace import trace
from chargeassist.reasoning.weighing import Weighing

Verdict = tuple[str, str, tuple[str, ...]]
Look = Callable[[Column], Weighing]


def available(
    offence: Offence,
    matter: Matter,
    pack: Pack,
    case: Case,
    conduct: Sequence[Fact],
    look: Look,
    asked: Sequence[Beside],
) -> Available:
    """Return yes, no or unknown with every reason: the least open of the three questions decides."""
    if pack.treaty:
        return Available("no", ("a treaty is a yardstick: nobody is charged under it",))
    verdicts = [_in_force(offence, matter, case), _jurisdiction(offence, pack, conduct, look)]
    verdicts.append(_in_time(offence, matter, case))
    verdicts += [_consented(p) for p in asked]
    order = ("no", "unknown", "yes")
    is_ = min((v for v, _, _ in verdicts), key=order.index)
    why = tuple(text for v, text, _ in verdicts if text and (v != "yes" or is_ == "yes"))
    return Available(is_, why, tuple(dict.fromkeys(f for _, _, facts in verdicts for f in facts)))


def _in_force(offence: Offence, matter: Matter, case: Case) -> Verdict:
    period = offence.period
    if period.erased is not None and case.as_at >= period.erased:
        return "no", f"repealed on {period.erased}, earlier conduct included", ()
    if not matter.window.dated:
        return "unknown", "the conduct is undated: whether the law was in force cannot be said", ()
    first, last = matter.window.days()
    if not (period.covers(first) and period.covers(last)):
        since = f"in force since {period.since}" if period.since else "no longer in force"
        until = f", until {period.until}" if period.until else ""
        return "no", f"not in force on the days of the conduct ({since}{until})", ()
    if not period.since_seen or not period.until_seen:
        return "unknown", "when the law came into force, or ceased to be, was not seen", ()
    return "yes", "", ()


def in_force(offence: Offence, matter: Matter, case: Case) -> bool:
    """Return whether an offence is in force on the days of a matter, or may be."""
    return _in_force(offence, matter, case)[0] != "no"


def _in_time(offence: Offence, matter: Matter, case: Case) -> Verdict:
    """A bar that has run may have been interrupted: it is to be confirmed, never a no by itself."""
    last = matter.window.last
    if not offence.limitation or last is None:
        return "yes", "", ()
    months = last.month - 1 + offence.limitation
    ran_out = date(min(last.year + months // 12, 9999), months % 12 + 1, min(last.day, 28))
    if case.as_at <= ran_out:
        return "yes", "", ()
    return "unknown", f"limitation ran out about {ran_out}, unless it was interrupted or suspended", ()


def _jurisdiction(offence: Offence, pack: Pack, conduct: Sequence[Fact], look: Look) -> Verdict:
    inside = [f for f in conduct if f.in_ == pack.state]
    if inside:
        return "yes", "", tuple(f.id for f in inside)
    unplaced = [f for f in conduct if not f.in_]
    if unplaced or not conduct:
        return (
            "yes",
            "place not entered: taken as in the State asked about",
            tuple(f.id for f in unplaced),
        )
    found: list[Verdict] = []
    for head in offence.jurisdiction:
        if head.condition is None:
            found.append(
                (
                    "unknown",
                    f"all conduct abroad; {head.id} [{head.cite}] may give jurisdiction",
                    (),
                )
            )
            continue
        limb = trace(head.condition, look)
        facts = tuple(f for leaf in limb.deciding() if leaf.weighing for f in leaf.weighing.facts)
        if limb.standing is Standing.SUPPORTED:
            return "yes", f"conduct abroad; jurisdiction by {head.id} [{head.cite}]", facts
        if limb.standing is not Standing.CONTRADICTED:
            # A head about which nothing is entered may yet be met: that hides no charge.
            stands = f"stands only {limb.standing.word}" if limb.standing.stands else "is to be shown"
            found.append(("unknown", f"conduct abroad; {head.id} [{head.cite}] {stands}", facts))
    found.sort(key=lambda v: not v[2])
    abroad = tuple(f.id for f in conduct)
    return found[0] if found else ("no", "all conduct abroad, and no head of jurisdiction stands", abroad)


def _consented(precondition: Beside) -> Verdict:
    match precondition.state:
        case "given":
            return "yes", "", ()
        case "refused":
            return "no", f"refused: {precondition.text}", ()
        case _:
            return "unknown", f"not recorded: {precondition.text}", ()


def preconditions(offence: Offence, matter: Matter, case: Case) -> tuple[Beside, ...]:
    """Return what must be given before the charge, and whether the case records it."""
    asked = [("authority", "", offence.authority)] if offence.authority else []
    asked += [(p.id, p.cite, p.id.replace("-", " ")) for p in offence.preconditions]
    found = []
    for id, cite, text in asked:
        given = [
            c.given
            for c in case.consents
            if c.offence in ("", offence.key)
            and c.suspect in ("", matter.suspect)
            and (id != "authority" or _is_of(c.of_whom, text))
        ]
        state = "given" if "yes" in given else "refused" if "no" in given else "not recorded"
        found.append(Beside(id, cite, Standing.MISSING, text, state=state))
    return tuple(found)


def _is_of(whom: str, asked: str) -> bool:
    """Return whether a consent is that of whom the law asks: by the same words, or their initials."""
    words = set(re.findall(r"[a-z]{3,}", whom.lower())) - {"the", "and", "for"}
    initials = "".join(w[0] for w in re.findall(r"[A-Z][a-z]+", asked))
    return (bool(words) and words <= set(re.findall(r"[a-z]{3,}", asked.lower()))) or whom.strip() == initials
