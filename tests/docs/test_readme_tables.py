"""The table of packs in the README is the one the packs themselves give."""

import os
import re
from pathlib import Path

from chargeassist import load_law
from chargeassist.law.folder import shipped
from chargeassist.law.model import Pack

README = Path(__file__).parents[2] / "README.md"
BLOCK = re.compile(r"(?<=<!-- packs: begin -->\n).*?(?=<!-- packs: end -->)", re.DOTALL)


def _table(packs: list[Pack]) -> str:
    """Return the table of packs as the README has it."""
    lines = ["| id | law | offences | stated as at | version |", "|---|---|---|---|---|"]
    for p in packs:
        offences = len({o.id for o in p.offences})
        lines.append(f"| [{p.id}](knowledge/{p.id}) | {p.title} | {offences} | {p.stated_at} | {p.version} |")
    return "\n".join(lines) + "\n"


def test_the_table_of_packs_is_fresh() -> None:
    """The README lists every shipped pack as it is; CHARGEASSIST_RECORD=1 writes it anew."""
    law = load_law(*shipped())
    table = _table([law.pack(id) for id in law.asked])
    text = README.read_text(encoding="utf-8")
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        text = BLOCK.sub(lambda _: table, text)
        README.write_text(text, encoding="utf-8")

    found = BLOCK.search(text)

    assert found is not None
    assert table == found.group()
