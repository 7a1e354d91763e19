"""An assessment as JSON-LD: the case it is of with it, gates first, under one context."""

from __future__ import annotations

from chargeassist.case.linked import ASSESSMENT, Node, context, linked
from chargeassist.findings.model import Assessment
from chargeassist.report.json import to_dict


def to_linked(found: Assessment) -> Node:
    """Return what was found, and the case, as linked data: a reader of JSON sees the tables it knows."""
    return {"@context": context(found.case), ASSESSMENT: to_dict(found), **linked(found.case)}
