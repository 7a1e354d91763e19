"""Overrides and consents: from their day, after the acts, and by the office the pack names (S25)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chargeassist.case.model import Case, Consent, Override
from chargeassist.findings.model import Charge, GateFinding
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
    """Return why an override does not lift a gate, though it names it; None where it does.

    Nobody who is a person of the case lifts a gate, no office lifts it before the acts it stands before, and
    what the same office refused since is not lifted.
    """
    if override.on > case.as_at:
        return remark("dated-later")
    if gate.effect_words and not is_office(override.by_whom, gate.effect_words, pack):
        return remark("another-office", what=gate.effect_words)
    if any(_same(override.by_whom, p.id) for p in case.persons):
        return remark("by-a-person-of-the-case")
    acts = [f.on.first for f in case.facts if f.on and f.holds != "no" and override.person in f.by]
    if acts and override.on < min(acts):
        return remark("dated-before-the-acts")
    refused = next((c.id for c in case.consents if _takes_back(c, override, gate, pack, case)), "")
    return remark("refused-since", consent=refused) if refused else None


def _takes_back(consent: Consent, override: Override, gate: Gate, pack: Pack, case: Case) -> bool:
    """Return whether a refusal without an offence, by whom the gate was lifted, takes the lifting back."""
    office = gate.effect_words
    same = is_office(consent.of_whom, office, pack) if office else _same(consent.of_whom, override.by_whom)
    since = consent.on is None or override.on <= consent.on <= case.as_at
    general = not consent.offence and consent.suspect in ("", override.person)
    return consent.given == "no" and general and since and same


def _same(whom: str, other: str) -> bool:
    return _words(whom) == _words(other)


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


def not_counted(
    case: Case, law: Law, raised: Iterable[GateFinding], charges: Iterable[Charge]
) -> Iterator[tuple[str, Remark]]:
    """Yield each override and consent that does not count today, with the reason."""
    gates = {g.key: (g, p) for p in law.packs for g in p.gates}
    standing = {(g.person, g.gate.key) for g in raised}
    for override in case.overrides:
        if override.gate not in gates:
            continue
        gate, pack = gates[override.gate]
        why = does_not_lift(override, gate, pack, case)
        if why is None and (override.person, override.gate) not in standing:
            why = remark("gate-not-raised", person=override.person)
        if why is not None:
            yield override.id, why
    asked = [c for c in charges if c.offence.authority]
    for consent in case.consents:
        if consent.on is not None and consent.on > case.as_at:
            yield consent.id, remark("dated-later")
        elif office := _another_office(consent, asked, case, law):
            yield consent.id, remark("consent-of-another-office", what=office)


def _another_office(consent: Consent, asked: Iterable[Charge], case: Case, law: Law) -> str:
    """Return the office whose consent the law asks for, where this one is given in its place."""
    about = [c for c in asked if consent in consents_to(c.offence, c.matter.suspect, case)]
    if any(is_office(consent.of_whom, c.offence.authority, law.pack(c.offence.pack)) for c in about):
        return ""
    return next((c.offence.authority for c in about if not c.offence.preconditions), "")


def contradicting(case: Case) -> Iterator[tuple[str, ...]]:
    """Yield the consents of one office to one charge of which some are given and some refused."""
    same: dict[tuple[object, ...], list[Consent]] = {}
    for consent in case.consents:
        same.setdefault((consent.offence, consent.suspect, _words(consent.of_whom)), []).append(consent)
    for several in same.values():
        if {"yes", "no"} <= {c.given for c in several}:
            yield tuple(c.id for c in several if c.given in ("yes", "no"))
