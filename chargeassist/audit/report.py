"""What lint found, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from chargeassist.audit.lint import Finding, summary
from chargeassist.audit.packs import Audit
from chargeassist.words import say


def lint_text(findings: Sequence[Finding], found: Audit) -> str:
    """Return each finding on lines of its own, then one line that counts them."""
    lines = [f"{f.severity}: {f.fault}" for f in findings]
    errors = sum(f.severity == "error" for f in findings)
    counts = f"{say('count-errors', n=errors)}, {say('count-warnings', n=len(findings) - errors)}"
    lines.append(f"{found.about}: {counts}")
    lines.append(f"{found.about}: {summary(found)}")
    return "\n".join(lines) + "\n"


def lint_json(findings: Sequence[Finding], found: Audit) -> str:
    """Return the findings as JSON: severity, code, message, place, hints."""
    rows = [
        {
            "severity": f.severity,
            "code": f.fault.code,
            "message": f.fault.message,
            "file": f.fault.at.file,
            "line": f.fault.at.line,
            "column": f.fault.at.column,
            "hints": list(f.fault.hints),
        }
        for f in findings
    ]
    coverage = found.coverage
    data = {
        "pack": found.pack.id,
        **({"offence": found.about} if found.offence else {}),
        "findings": rows,
        "tests": {"run": len(found.results), "failed": len(found.failed)},
        "limbs": {"total": coverage.total, "reached": coverage.total - len(coverage.missed)},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
