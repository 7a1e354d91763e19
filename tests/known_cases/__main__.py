"""`python -m tests.known_cases` prints what was published of each case beside what the library says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from tests.known_cases.compare import OFFENCE, Row, everything, measures
from tests.known_cases.load import case

WIDTH, LABEL = 80, 13
SHOWN = {
    "trafficking": "trafficking",
    "smuggling": "smuggling",
    "upheld": "upheld",
    "failed": "failed",
    "lost": "lost",
    "must_not": "must not",
    "fallback": "fallbacks",
    "sign": "flags",
}


def table() -> Iterator[str]:
    """Yield the table, line by line."""
    yield "Known cases: expected / got; * the library differs"
    for id, found in everything():
        yield ""
        yield f"{id}: {case(id).title}"
        for kind, label in SHOWN.items():
            if of_kind := [r for r in found if r.kind == kind]:
                yield _line(label, "; ".join(_short(kind, of_kind)))
        reasons: dict[str, list[str]] = {}
        for row in (r for r in found if not r.agrees):
            reasons.setdefault(row.because or "NOT EXPLAINED", []).append(row.about)
        for because, about in reasons.items():
            yield _line("*", f"{', '.join(about)}: {because}")
    yield ""
    yield from _measures()


def _short(kind: str, found: Sequence[Row]) -> Iterator[str]:
    """Yield rows that say the same as one."""
    if kind in ("upheld", "must_not"):
        ok = sum(r.agrees for r in found)
        what = {"upheld": "on the sheet", "must_not": "kept off it"}[kind]
        yield f"{ok} of {len(found)} {what}"
        return
    named = kind in ("fallback", "sign")
    together: dict[tuple[str, str, bool], dict[str, list[str]]] = {}
    for row in found:
        same = together.setdefault((row.about if named else row.expected, row.got, row.agrees), {})
        pair, _, offence = row.about.rpartition("/")
        pack, _, charge = offence.partition(":")
        same.setdefault(pair, []).append(pack if charge in OFFENCE.values() else offence)
    for (expected, got, agrees), pairs in together.items():
        who = "" if named else " ".join(f"{pair} ({', '.join(laws)})".strip() for pair, laws in pairs.items())
        yield f"{'' if agrees else '*'}{who}{' ' if who else ''}{expected} / {got}"


def _line(label: str, text: str) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=f"  {label:<{LABEL}}",
        subsequent_indent=" " * (LABEL + 2),
        break_on_hyphens=False,
    )


def _measures() -> Iterator[str]:
    found = measures()
    for text, (so_many, of) in (
        ("cases that come out as published under a State's law", found.as_published),
        ("... and under the treaty as well, where that is asked", found.with_treaty),
        ("charges upheld by courts that are on the sheet", found.upheld),
        ("charges that failed, with the missing element named", found.named),
        ("charges on the sheet that must not be (always 0)", found.wrong),
        ("fallbacks of the readings that are listed", found.fallbacks),
        ("flags of the readings that are shown", found.signs),
    ):
        yield f"{text:<60}{so_many:>4} of {of}"


if __name__ == "__main__":
    print("\n".join(table()))
