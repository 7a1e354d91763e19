"""The shipped packs under lint: every law test of every pack is run, and is told what the law says."""

from __future__ import annotations

import pytest
from attrs import evolve

from chargeassist import Charge, assess, case_from_dict
from chargeassist.audit.lawfile import LawTest
from chargeassist.audit.lint import lint
from chargeassist.audit.packs import law_tests
from chargeassist.findings.assess import charges_of
from chargeassist.law.model import Law
from tests.law.support import KNOWLEDGE, SHIPPED, law

UNSEEN = {"L421", "L431"}
"""What may be told of a shipped pack: that nobody has seen when a text came into force, or its penalty."""


@pytest.mark.parametrize("id", SHIPPED)
def test_a_shipped_pack_has_no_fault(id: str) -> None:
    """No check finds a fault, every limb of every offence is tried, and every test comes out as it says."""
    findings, found = lint(id)

    assert [] == [str(f.fault) for f in findings if f.severity == "error"]
    told = [f for f in findings if f.severity != "hint"]
    assert [] == [str(f.fault) for f in told if f.fault.code not in UNSEEN]
    assert () == found.failed
    assert {o.key for o in found.pack.offences} == {r.test.offence for r in found.results}
    assert {f.stem for f in (KNOWLEDGE / id / "cases").glob("*.toml")} == {
        r.test.file.rpartition("/")[2].removesuffix(".toml") for r in found.results
    }


# -- one offence alone ---------------------------------------------------------------------------

READING = ("za:financing-or-organising-trafficking", "un:worst-form-slavery", "ke:accessory-after-the-fact")
"""Offences that read many others: what these read is weighed with them."""


def _alone(test: LawTest, of: Law) -> tuple[list[Charge], list[Charge]]:
    """Return the charges of the tested offence, weighed alone and as part of the whole law."""
    case, stage = case_from_dict(test.data), test.expect.stage
    whole = assess(case, of, stage=stage, offences=[test.offence]).charges

    def plain(charges: tuple[Charge, ...]) -> list[Charge]:
        """What is said of a charge beside others is not said of one alone."""
        own = (c for c in charges if c.offence.key == test.offence)
        beside = (evolve(c, role="", reasons=(), why_not=None, orders=(), alternative_to="") for c in own)
        return sorted(beside, key=lambda c: c.id)

    return plain(charges_of(test.offence, case, of, stage)), plain(whole)


@pytest.mark.parametrize("id", ["xq", "ke", "un", "za"])
def test_an_offence_alone_stands_as_it_does_among_all(id: str) -> None:
    """What a law test is told of one offence is what `assess` says of it, limb by limb."""
    tests, _ = law_tests(id, law(id))
    modes = [t for t in tests if t.expect.mode not in ("", "principal")]
    tried = [
        *tests[:: 5 if id == "xq" else 100],
        *modes[::3],
        *[t for t in tests if t.offence in READING][::4],
    ]

    assert [] != tried
    for test in tried:
        alone, whole = _alone(test, law(id))
        assert whole == alone
