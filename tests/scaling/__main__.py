"""Prints how the cost of every verb grows with each size: `python -m tests.scaling [NAME...] [--seconds N]`.

Each size is doubled until a verb works for longer than N seconds, or the limit of a file is reached.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Callable, Mapping

from tests.scaling.measure import Cost, exponent, of_case, of_pack
from tests.scaling.sizes import CASES, PACKS

SMALLEST, LARGEST = 4, 1_024
DEEPEST: Mapping[str, int] = {"depth": 32}
"""Where a file has a limit of its own."""
COLUMNS = ("check", "assess", "explain", "gaps", "stress", "compare", "review", "counts", "diff")
OF_A_PACK = ("show", "lint", "assess", "gaps", "stress")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="How the cost of every verb grows.")
    parser.add_argument("names", nargs="*", choices=[*CASES, *PACKS, []], metavar="NAME")
    parser.add_argument("--seconds", type=float, default=1.0)
    given = parser.parse_args()
    for title, every, of, verbs in (
        ("case", CASES, of_case, COLUMNS),
        ("pack", PACKS, of_pack, OF_A_PACK),
    ):
        names = [n for n in given.names or every if n in every]
        if names:
            print(f"{title:<20}{'n':>6}" + "".join(f"{verb:>13}" for verb in verbs))
        for name in names:
            _grown(name, of, verbs, given.seconds)
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB in all")


def _grown(
    name: str, of: Callable[[str, int], dict[str, Cost]], verbs: tuple[str, ...], seconds: float
) -> None:
    """Print, for one size, the exponent of each verb and the seconds that the largest tried took."""
    found: dict[str, list[Cost]] = {}
    n, most = SMALLEST, DEEPEST.get(name, LARGEST)
    while True:
        for verb, cost in of(name, n).items():
            found.setdefault(verb, []).append(cost)
        if 2 * n > most or max(costs[-1].seconds for costs in found.values()) > seconds:
            break
        n *= 2
    cells = (
        f"{exponent(found[v][-2].calls, found[v][-1].calls):>5.1f} {found[v][-1].seconds:>5.2f} s"
        if v in found
        else "-"
        for v in verbs
    )
    print(f"{name:<20}{n:>6}" + "".join(f"{cell:>13}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
