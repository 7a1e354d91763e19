"""Which offences fit a case of trafficking or smuggling, and what is missing to prove each element.

It supports a decision and never takes one. The names below are the public ones; everything else
is private and may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chargeassist.advice.charging import assess as assess
    from chargeassist.advice.compare import compare as compare
    from chargeassist.advice.counts import counts as counts
    from chargeassist.advice.diff import diff as diff
    from chargeassist.advice.gaps import gaps as gaps
    from chargeassist.advice.gaps import next_questions as next_questions
    from chargeassist.advice.review import review as review
    from chargeassist.advice.stress import stress as stress
    from chargeassist.case.model import Case as Case
    from chargeassist.case.read import case_from_dict as case_from_dict
    from chargeassist.case.read import read_case as read_case
    from chargeassist.case.write import case_to_dict as case_to_dict
    from chargeassist.findings.model import Assessment as Assessment
    from chargeassist.findings.model import Charge as Charge
    from chargeassist.law.model import Law as Law
    from chargeassist.law.packs import load_law as load_law
    from chargeassist.reading.fault import CannotAdvise as CannotAdvise
    from chargeassist.reading.fault import CaseError as CaseError
    from chargeassist.reading.fault import ChargeAssistError as ChargeAssistError
    from chargeassist.reading.fault import Fault as Fault
    from chargeassist.reading.fault import KnowledgeError as KnowledgeError
    from chargeassist.reasoning.standing import Standing as Standing
    from chargeassist.report.json import to_dict as to_dict
    from chargeassist.report.json import to_json as to_json
    from chargeassist.report.text import to_text as to_text

__version__ = "0.1.0"

_WHERE = {
    "Assessment": "findings.model",
    "CannotAdvise": "reading.fault",
    "Case": "case.model",
    "CaseError": "reading.fault",
    "Charge": "findings.model",
    "ChargeAssistError": "reading.fault",
    "Fault": "reading.fault",
    "KnowledgeError": "reading.fault",
    "Law": "law.model",
    "Standing": "reasoning.standing",
    "assess": "advice.charging",
    "case_from_dict": "case.read",
    "case_to_dict": "case.write",
    "gaps": "advice.gaps",
    "next_questions": "advice.gaps",
    "stress": "advice.stress",
    "compare": "advice.compare",
    "review": "advice.review",
    "counts": "advice.counts",
    "diff": "advice.diff",
    "load_law": "law.packs",
    "read_case": "case.read",
    "to_dict": "report.json",
    "to_json": "report.json",
    "to_text": "report.text",
}
__all__ = sorted(_WHERE)  # the table above is the list


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for: `import chargeassist` alone loads nothing (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module 'chargeassist' has no attribute {name!r}")
    return getattr(import_module(f"chargeassist.{_WHERE[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
