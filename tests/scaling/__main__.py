"""Prints how calls grow with each size, verb by verb: `python -m tests.scaling [NAME...] [--seconds N]`.

Every size is doubled until a verb takes longer than N seconds, or the limit of a file is near.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable

from tests.scaling.measure import Cost, exponent, of_case, of_pack
from tests.scaling.sizes import CASES, PACKS

SMALLEST, LARGEST = 4, 2_048


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How the cost of every verb grows.")
    parser.add_argument("names", nargs="*", choices=[*CASES, *PACKS, []], metavar="NAME")
    parser.add_argument("--seconds", type=float, default=2.0)
    given = parser.parse_args()
    names = given.names or [*CASES, *PACKS]
    for name in names:
        _grown(name, of_pack if name in PACKS else of_case, given.seconds)
    print(f"\nat most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB in all")


def _grown(name: str, of: Callable[[str, int], dict[str, Cost]], seconds: float) -> None:
    """Print, for one size, the exponent of each verb and what the largest that was tried took."""
    found: dict[str, list[Cost]] = {}
    n = SMALLEST
    while n <= LARGEST:
        for verb, cost in of(name, n).items():
            found.setdefault(verb, []).append(cost)
        if max(costs[-1].seconds for costs in found.values()) > seconds:
            break
        n *= 2
    cells = (f"{verb} {exponent(c):.1f} ({c[-1].seconds:.2f})" for verb, c in found.items())
    print(f"{name:<20} {min(n, LARGEST):>5}  {'  '.join(cells)}", flush=True)


if __name__ == "__main__":
    main()
