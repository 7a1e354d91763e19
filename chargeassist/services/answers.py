"""One ask answered, bytes in and bytes out: what runs in a worker, apart from whatever carries it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from attrs import frozen

from chargeassist.reading.documents import parse_json
from chargeassist.reading.fault import ChargeAssistError, Fault, Faults, in_order
from chargeassist.reading.readers import MISSING
from chargeassist.reading.scan import decode
from chargeassist.services.asks import ASKS
from chargeassist.words import in_words

NOTHING = b"{}"


@frozen
class Answer:
    """What came of an ask: its tables as JSON, or the faults."""

    fine: bool
    body: bytes


def answered(name: str, body: bytes, language: str = "en") -> Answer:
    """Return the answer to the ask *name*, whose tables are JSON in *body*; every fault where there are any.

    >>> answered("words", b'{"text": "kept her passport", "limit": 1}').fine
    True
    """
    faults = Faults("request")
    text = decode(body or NOTHING, faults)
    data = parse_json(text, faults) if text is not None else None
    asked = MISSING if faults.found else ASKS[name].read(data, faults)
    if asked is MISSING:
        return Answer(False, told(faults.found, language))
    try:
        return Answer(True, _json(ASKS[name].answer(**asked)))
    except ChargeAssistError as error:
        return Answer(False, told(error.faults, language))


def told(faults: Iterable[Fault], language: str) -> bytes:
    """Return faults as the tables of `chargeassist/faults/1`."""
    rows = [
        {
            "code": f.code,
            "at": str(f.at),
            "message": in_words(f.said, language),
            "hints": [in_words(hint, language) for hint in f.advice],
        }
        for f in in_order(faults)
    ]
    return _json({"schema": "chargeassist/faults/1", "faults": rows})


def _json(tables: object) -> bytes:
    return json.dumps(tables, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
