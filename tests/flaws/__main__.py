"""`python -m tests.flaws` plants every flaw in every element of every case, and prints how charges fall.

`python -m tests.flaws 5` plants them in every fifth element.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.flaws.judge import Verdict, every_target, judged, why
from tests.flaws.plant import FLAWS

COLUMNS = ("planted", "right", "explained", "wrong", "not to plant")


def verdicts(step: int = 1) -> Iterator[Verdict]:
    """Yield how every flaw comes out in every element, or in every so manieth."""
    for name, target in every_target(step=step):
        for flaw in FLAWS:
            yield judged(name, target, flaw)


def column(verdict: Verdict) -> str:
    """Return where a verdict is counted."""
    if not verdict.planted:
        return "not to plant"
    return "right" if not verdict.wrong else "explained" if why(verdict) else "wrong"


def table(found: Iterable[Verdict]) -> Iterator[str]:
    """Yield a line a flaw, then each explanation with how often it was needed, then what is wrong."""
    told = list(found)
    counts = Counter((v.flaw, column(v)) for v in told)
    width = max(map(len, FLAWS))
    yield " ".join(["flaw".ljust(width), *(c.rjust(len(c) + 2) for c in COLUMNS)])
    for flaw in FLAWS:
        row = {c: counts[flaw, c] for c in COLUMNS}
        row["planted"] = sum(row.values()) - row["not to plant"]
        yield " ".join([flaw.ljust(width), *(str(row[c]).rjust(len(c) + 2) for c in COLUMNS)])
    for reason, number in Counter(why(v) for v in told if column(v) == "explained").most_common():
        yield f"{number} explained: {reason}"
    yield from (f"WRONG {v.told}" for v in told if column(v) == "wrong")


if __name__ == "__main__":
    lines = list(table(verdicts(int(sys.argv[1]) if len(sys.argv) > 1 else 1)))
    print("\n".join(lines))
    sys.exit(any(line.startswith("WRONG") for line in lines))
