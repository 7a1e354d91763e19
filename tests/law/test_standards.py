"""Standards of others: a code has a source in which it was seen, and an offence one category at most."""

from __future__ import annotations

import pytest

from chargeassist import load_law
from chargeassist.law.standards import iccs, iccs_code, sherloc
from chargeassist.law.wordbook import load_vocabulary
from tests.examples import ROOT


def test_every_code_was_seen_somewhere_and_every_offence_is_there() -> None:
    """Sources that are named are told of; no offence that no shipped law has is counted, and none twice."""
    there = {file.stem for file in (ROOT / "knowledge").glob("*/offences/*.law")}
    counted = [id for c in iccs().categories.values() for id in c.offences]
    spared = {id for c in iccs().categories.values() for id in c.but}
    attempts = {c.attempt for c in iccs().categories.values()} - {""}

    assert [] == [id for id in (*counted, *spared) if id not in there]
    assert len(counted) == len({*counted})
    assert all({*c.seen} <= iccs().sources.keys() and c.seen for c in iccs().categories.values())
    assert attempts <= iccs().categories.keys()
    assert ["trafficking", "smuggling"] == [c.family for c in iccs().categories.values() if c.family]


@pytest.mark.parametrize(
    ("offence", "mode", "code"),
    [
        ("un:trafficking-in-persons", "principal", "0204"),
        ("un:smuggling-of-migrants", "attempt", "08051"),
        ("ke:murder", "principal", "0101"),
        ("ke:murder", "attempt", "0102"),
        ("ke:rape", "attempt", "03011"),
        # A forged travel document is another category, and who helps to stay procured no entry.
        ("un:producing-fraudulent-documents", "principal", "07023"),
        ("un:enabling-illegal-stay", "principal", ""),
        # Counted somewhere, and the code was not seen.
        ("ke:forgery", "principal", ""),
    ],
)
def test_an_offence_is_counted_where_its_code_was_seen(offence: str, mode: str, code: str) -> None:
    """A category that names the offence goes before that of its family; no code stands for one not seen."""
    pack, _, id = offence.partition(":")
    (found,) = (o for o in load_law(pack).pack(pack).offences if o.id == id)

    assert code == iccs_code(found, mode)


def test_every_term_of_a_keyword_is_in_the_vocabulary() -> None:
    """Sixteen keywords, and each stands for terms that a case can hold."""
    known = {f"{s}:{t}" for s, slot in load_vocabulary().slots.items() for t in slot.terms}

    assert 16 == len(sherloc())
    assert {t for terms in sherloc().values() for t in terms} <= known
