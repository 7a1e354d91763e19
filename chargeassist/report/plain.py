"""Values of advice as JSON: frozen values to plain tables, standings to words, offences to their ids."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, cast

import attrs

from chargeassist import __version__
from chargeassist.advice.counts import Particulars
from chargeassist.findings.model import Assessment
from chargeassist.law.model import Offence
from chargeassist.reasoning.standing import Standing
from chargeassist.report.wording import particulars_text, worded
from chargeassist.words import Remark, say


def advice_json(verb: str, value: object) -> str:
    """Return the answer of one verb as JSON text: what it is, the notice, and the value."""
    data = {
        "schema": f"chargeassist/{verb}/1",
        "notice": say("notice"),
        "engine": __version__,
        verb: plain(value),
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: object) -> Any:
    """Return a value as tables, lists, words and numbers; an assessment is left out: it has its own form."""
    match value:
        case Standing():
            return value.word
        case Offence():
            return value.key
        case Remark():
            return worded(value)
        case Particulars():
            return particulars_text(value)
        case str() | bool() | int() | float() | None:
            return value
        case date():
            return value.isoformat()
        case Mapping():
            return {str(k): plain(v) for k, v in value.items()}
        case tuple() | list():
            return [plain(v) for v in value]
        case frozenset():
            return sorted(plain(v) for v in value)
        case _ if attrs.has(type(value)):
            fields = attrs.asdict(cast(attrs.AttrsInstance, value), recurse=False)
            return {k.rstrip("_"): plain(v) for k, v in fields.items() if not isinstance(v, Assessment)}
        case _:
            raise TypeError(f"no plain form for {type(value).__name__}")
