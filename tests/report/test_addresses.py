"""Addresses: every limb, reason and gap can be pointed at, under one id in text, JSON and HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from chargeassist import Assessment, assess, case_from_dict, case_to_dict, to_dict, to_html
from chargeassist.report.html import html
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.plain_text import plain_text
from tests.report.support import EXAMPLES, assessed, case, law

_ID = re.compile(r'\sid="([^"]*)"')


def _limbs(limb: dict[str, Any]) -> Iterator[str]:
    yield from (limb["id"],) if "id" in limb else ()
    for inner in limb.get("limbs", ()):
        yield from _limbs(inner)


def _in_json(found: Assessment) -> dict[str, list[str]]:
    """Return the addresses of each sort of thing that JSON gives, composed as docs/json.md says."""
    sorts: dict[str, list[str]] = {"element": [], "limb": [], "reason": [], "gap": []}
    for charge in to_dict(found)["charges"]:
        whole = f"{charge['id']}#"
        sorts["element"] += [whole + e["id"] for e in charge["elements"]]
        sorts["limb"] += [whole + id for e in charge["elements"] for id in _limbs(e["limbs"] or {})]
        sorts["reason"] += [whole + id for id in charge.get("reason_ids", ())]
        sorts["gap"] += [whole + gap["id"] for gap in charge["gaps"]]
        assert len(charge.get("reason_ids", ())) == len(charge["reasons"])
    return sorts


def _in_html(text: str) -> list[str]:
    return list(map(unescape, _ID.findall(text)))


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_thing_has_one_address_and_no_other_thing_has_it(name: str) -> None:
    """No address is given twice, in JSON or on a page, and both give the same."""
    found = assessed(name)
    sorts = _in_json(found)
    every = [address for addresses in sorts.values() for address in addresses]
    page = _in_html(to_html(found))

    assert [] == [a for a, n in Counter(every).items() if n > 1]
    assert [] == [a for a, n in Counter(page).items() if n > 1]
    assert {*sorts["element"], *sorts["reason"], *sorts["gap"]} == {a for a in page if "#" in a}


@pytest.mark.parametrize("name", sorted(EXAMPLES)[:3])
def test_a_limb_has_the_address_that_json_gives_it(name: str) -> None:
    """What is explained limb by limb is at the address of JSON, which the text names too."""
    found = assessed(name)
    charge = found.charges[0]
    page = explain_page(found, charge.offence.key)
    sorts = _in_json(found)
    told = [a for a in _in_html(html(page)) if a.startswith(f"{charge.id}#")]
    limbs = set(told) & set(sorts["limb"])

    assert limbs
    assert len(set(told)) == len(told)
    assert set(told) <= {*sorts["limb"], *sorts["element"]}
    assert all(f"[#{a.partition('#')[2]}]" in "".join(plain_text(page).split("\n")) for a in limbs)


def test_an_address_does_not_hang_on_the_order_of_the_file() -> None:
    """The rows of the file in another order: the same things at the same addresses."""
    data = case_to_dict(case(sorted(EXAMPLES)[0]))
    turned = {k: v[::-1] if isinstance(v, list) and k != "law" else v for k, v in data.items()}
    there, other = (_in_json(assess(case_from_dict(d), law(*data["case"]["law"]))) for d in (data, turned))

    assert {k: sorted(v) for k, v in there.items()} == {k: sorted(v) for k, v in other.items()}
