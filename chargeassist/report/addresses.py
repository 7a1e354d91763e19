"""What each thing within a charge is called: its address is the id of the charge, `#`, and this.

It is made of what the thing is: neither of the order of a file, nor of what else is entered.
"""

from __future__ import annotations

from chargeassist.findings.limbs import order_of
from chargeassist.findings.model import Charge, Gap
from chargeassist.findings.offers import short_id
from chargeassist.reasoning.trace import Limb


def limb_id(limb: Limb) -> str | None:
    """Return what a limb is called; the one that is the whole of an element has the element's id."""
    return limb.at if "." in limb.at else None


def gap_id(gap: Gap) -> str:
    """Return what a gap is called: the element, and what is asked for."""
    asks = (" ".join(order_of(limb)) for limb in gap.limbs)
    return f"{gap.element}.gap-{short_id(gap.kind, gap.fact, *asks)}"


def reason_ids(charge: Charge) -> tuple[str, ...]:
    """Return what each of the reasons for a role is called, in their order."""
    told = ((r.code, *(str(value) for _, value in r.args)) for r in charge.reasons)
    return tuple(f"role.{code}-{short_id(*said)}" if said else f"role.{code}" for code, *said in told)
