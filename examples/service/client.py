"""Asks a chargeassist service about a case, with the standard library alone: gates first, then what stands.

python examples/service/client.py http://127.0.0.1:8000 case.json
"""

from __future__ import annotations

import json
import sys
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def ask(base: str, name: str, tables: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Return the status and the tables of one answer; a fault is an answer too."""
    request = Request(f"{base}/{name}", json.dumps(tables).encode(), {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        return error.code, json.load(error)


def main(base: str, file: str) -> int:
    """Print what a person must know first."""
    with open(file, encoding="utf-8") as stream:
        status, found = ask(base, "assess", {"case": json.load(stream)})
    if status != 200:
        for fault in found["faults"]:
            print(f"{fault['at']}: {fault['code']} {fault['message']}")
        return 1
    for gate in found["gates"]:
        print(f"GATE {gate['person']}: {gate['title']} ({gate['cite']})")
    for charge in found["charges"]:
        print(f"{charge['standing']:>10}  {charge['id']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
