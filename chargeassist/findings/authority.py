"""Overrides and consents: they count from their day, and by the office the pack names (S25)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chargeassist.case.model import Case, Consent, Override
from chargeassist.law.model import Gate, Law, Offence, Pack
from chargeassist.words import Remark, remark

_OFFICE = re.compile(r"[A-Z].*")
"""An office begins with a capital letter, if any does: what stands before says what is needed of it."""


def is_office(whom: str, asked: str, pack: Pack) -> bool:
    """Return whether *whom* is the office that *asked* names: by its own words or the pack's short forms.

    A name may stand before or after the office, with a comma between them; any other word is another office.
    """
    named = [o for o in pack.offices if _within(_words(o.title), _words(asked))]
    own, _, _ = asked.partition(",")
    office = _OFFICE.search(own)
    known = {_words(form) for o in named for form in (o.title, *o.short)}
    known = known or {_words(office[0] if office else own)}
    return any(_words(part) in known for part in re.split(r"[,;()]", whom))


def _words(text: str) -> tuple[str, ...]:
    words = re.findall(r"\w+", text.casefold())
    return tuple(words[words[:1] == ["the"] :])


def _within(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(others[n : n + len(words)] == words for n in range(len(others)))


def does_not_lift(override: Override, gate: Gate, pack: Pack, case: Case) -> Remark | None:
    """Return why an override does not lift a gate, though it names it; None where it does."""
    if override.on > case.as_at:
        return remark("dated-later")
    if gate.effect_words and not is_office(override.by_whom, gate.effect_words, pack):
        return remark("another-office", what=gate.effect_words)
    return None


def lifting(gate: Gate, person: str, pack: Pack, case: Case) -> str:
    """Return the id of the override that lifts a gate for a person; nothing if none does."""
    of_gate = (o for o in case.overrides if (o.gate, o.person) == (gate.key, person))
    return next((o.id for o in of_gate if does_not_lift(o, gate, pack, case) is None), "")


def consents_to(offence: Offence, suspect: str, case: Case) -> Iterator[Consent]:
    """Yield the consents that speak of an offence of a person and are of no later day."""
    for consent in case.consents:
        later = consent.on is not None and consent.on > case.as_at
        if consent.offence in ("", offence.key) and consent.suspect in ("", suspect) and not later:
            yield consent


def recorded(offence: Offence, suspect: str, case: Case, pack: Pack, office: str = "") -> str:
    """Return whether a consent is recorded, as a state of `Beside`; that of *office* if the law names one.

    Of two that contradict each other neither counts: a person says which holds.
    """
    consents = consents_to(offence, suspect, case)
    given = {c.given for c in consents if not office or is_office(c.of_whom, office, pack)}
    if {"yes", "no"} <= given:
        return "given-and-refused"
    return "given" if "yes" in given else "refused" if "no" in given else "not-recorded"


def not_counted(case: Case, law: Law) -> Iterator[tuple[str, Remark]]:
    """Yield each override and consent that does not count today, with the reason."""
    gates = {g.key: (g, p) for p in law.packs for g in p.gates}
    for override in case.overrides:
        if override.gate in gates:
            gate, pack = gates[override.gate]
            why = does_not_lift(override, gate, pack, case)
            if why is not None:
                yield override.id, why
    for consent in case.consents:
        if consent.on is not None and consent.on > case.as_at:
            yield consent.id, remark("dated-later")


def contradicting(case: Case) -> Iterator[tuple[str, ...]]:
    """Yield the consents of one office to one charge of which some are given and some refused."""
    same: dict[tuple[object, ...], list[Consent]] = {}
    for consent in case.consents:
        same.setdefault((consent.offence, consent.suspect, _words(consent.of_whom)), []).append(consent)
    for several in same.values():
        if {"yes", "no"} <= {c.given for c in several}:
            yield tuple(c.id for c in several if c.given in ("yes", "no"))
