"""By which door of UNTOC article 16 a charge is extraditable between two States."""

from __future__ import annotations

from datetime import date

import pytest

from chargeassist.advice.bases import Two
from chargeassist.advice.forums import _door
from chargeassist.law.nations import read_world
from chargeassist.law.world import Party
from tests.builders import assessed, case, charge, fact


@pytest.mark.parametrize(
    ("there", "door"),
    [
        *[("party", "door-protocol"), ("", "door-protocol-perhaps"), ("not-party", "door-serious")],
        *[("signatory", "door-serious"), ("later", "door-serious")],
    ],
)
def test_a_protocol_is_a_door_between_its_parties_alone(there: str, door: str) -> None:
    """Of a State that is known to be none, or none yet, gravity opens it; where nothing is known, perhaps."""
    found = assessed(case(fact("f1", "act:harbouring", shown_by="E1")))
    row = Party("tip", "party", "read", "2030") if there == "later" else Party("tip", there, "read")
    parties = {"xp": (Party("tip", "party", "read"),), "xq": (row,) if there else ()}

    two = Two("xp", "xq", date(2024, 1, 1), read_world(), parties)

    assert door == _door(charge(found, "xp:trafficking-in-persons"), two).code
