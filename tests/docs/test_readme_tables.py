"""The table of packs in the README is the one the packs themselves give."""

import os
import re
from pathlib import Path

import pytest

from chargeassist import load_law
from chargeassist.law.folder import shipped
from chargeassist.law.model import Pack
from chargeassist.law.readings import read_twice
from tests.law.support import KNOWLEDGE, law

README = Path(__file__).parents[2] / "README.md"
OWN = re.compile(r"(?<=<!-- counted: begin -->\n).*?(?=<!-- counted: end -->)", re.DOTALL)
BLOCK = re.compile(r"(?<=<!-- packs: begin -->\n).*?(?=<!-- packs: end -->)", re.DOTALL)


def _offences(pack: Pack) -> int:
    return len({o.id for o in pack.offences})


def _read(pack: Pack) -> str:
    done, every = read_twice(pack)
    return "-" if pack.fictional else f"{done} of {every}"


def _counted(pack: Pack) -> str:
    """Return what a pack counts of itself, as its own page has it."""
    parts = [f"offences {_offences(pack)}", "" if pack.fictional else f"read twice {_read(pack)}"]
    parts += [f"expected and not here {len(pack.expects)}" if pack.expects else ""]
    parts += [f"judgments {len(pack.judgments)}" if pack.judgments else ""]
    return f"Counted: {'; '.join(filter(None, parts))}.\n"


def _table(packs: list[Pack]) -> str:
    """Return the table of packs as the README has it."""
    lines = ["| id | law | offences | read twice | stated as at | version |", "|---|---|---|---|---|---|"]
    for p in packs:
        row = (f"[{p.id}](knowledge/{p.id})", p.title, _offences(p), _read(p), p.stated_at, p.version)
        lines.append(f"| {' | '.join(map(str, row))} |")
    return "\n".join(lines) + "\n"


def test_the_table_of_packs_is_fresh() -> None:
    """The README lists every shipped pack as it is; CHARGEASSIST_RECORD=1 writes it anew."""
    every = load_law(*shipped())
    table = _table([every.pack(id) for id in every.asked])
    text = README.read_text(encoding="utf-8")
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        text = BLOCK.sub(lambda _: table, text)
        README.write_text(text, encoding="utf-8")

    found = BLOCK.search(text)

    assert found is not None
    assert table == found.group()


@pytest.mark.parametrize("id", shipped())
def test_a_pack_is_counted_on_its_own_page(id: str) -> None:
    """What the page of a pack says of its numbers is what it holds; CHARGEASSIST_RECORD=1 writes it anew."""
    counted = _counted(law(id).pack(id))
    page = KNOWLEDGE / id / "README.md"
    text = page.read_text(encoding="utf-8")
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        text = OWN.sub(lambda _: counted, text)
        page.write_text(text, encoding="utf-8")

    found = OWN.search(text)

    assert found is not None
    assert counted == found.group()
