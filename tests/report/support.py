"""The examples and the shipped packs, each read once."""

from __future__ import annotations

from functools import cache

from attrs import evolve

from chargeassist import Assessment, Case, Law, assess, load_law, read_case, to_text
from chargeassist.law.folder import shipped
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.plain_text import plain_text
from tests.examples import ROOT, TAUGHT

EXAMPLES = {p.relative_to(ROOT / "examples").as_posix(): p for p in TAUGHT}
PACKS = shipped()
UNDER = tuple(
    (example, pack)
    for number, example in enumerate(EXAMPLES)
    for pack in ("", *PACKS[number :: len(EXAMPLES)])
)
"""Every example under its own law, and every other pack with one example, in turn: what a report costs grows
with the packs alone."""
GATED = "forced-grower/case.toml"
"""An example in which a gate is raised."""


@cache
def law(*ids: str) -> Law:
    """Return shipped packs, read once."""
    return load_law(*ids)


@cache
def case(name: str) -> Case:
    """Return an example, read once."""
    return read_case(EXAMPLES[name])


def assessed(name: str, pack: str = "") -> Assessment:
    """Return an example under its own law, or every offence of another pack, listed or not.

    What was laid was laid under the case's own law.
    """
    return _assessed(name, pack)


@cache  # which tells `f(1)` from `f(1, "")` and `f(1, pack="")`: so it is asked in one way alone
def _assessed(name: str, pack: str) -> Assessment:
    if pack:
        return assess(evolve(case(name), laid=()), law(pack), offences=(f"{pack}:*",))
    return assess(case(name), law(*case(name).law))


def printed(name: str, pack: str = "", full: bool = False) -> str:
    """Return the report on an example as text."""
    return _printed(name, pack, full)


@cache
def _printed(name: str, pack: str, full: bool) -> str:
    return to_text(assessed(name, pack), full=full)


def explained(found: Assessment, offence: str) -> str:
    """Return the page that explains one offence as plain text."""
    return plain_text(explain_page(found, offence))
