"""A law of another family than those shipped, written from public sources, to prove the notation.

What the notation cannot say of it stands in its own `readings.toml` and `expects.toml`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import load_law
from chargeassist.audit.lint import lint
from chargeassist.law.readings import read_twice

HERE = Path(__file__).parent
PACKS = sorted(p.name for p in HERE.iterdir() if (p / "pack.toml").exists())
UNSAID = {"L421", "L441", "L442"}
"""What a pack of a few offences may leave open: commencement, gates and the ages of responsibility."""


@pytest.mark.parametrize("name", PACKS)
def test_a_strangers_law_is_sound(name: str) -> None:
    """It reads, its law tests reach every limb, and lint finds nothing wrong."""
    findings, found = lint(str(HERE / name))

    assert [] == [str(f.fault) for f in findings if f.fault.code not in UNSAID and f.severity != "hint"]
    assert ((), ()) == (found.failed, found.coverage.missed)
    assert len(found.results) > len(found.pack.offences)


@pytest.mark.parametrize("name", PACKS)
def test_what_cannot_be_said_is_told(name: str) -> None:
    """Every offence was compared with its text, and where the notation falls short it says so."""
    pack = load_law(str(HERE / name)).pack(name)

    assert read_twice(pack)[0] == read_twice(pack)[1]
    assert [] == [r.id for r in pack.readings if not r.differs]
    assert pack.expects
