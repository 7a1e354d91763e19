"""A small pack on disk, and one `.law` text read without a disk: what the tests of the law are written in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from chargeassist import Law, load_law
from chargeassist.law.blocks import Blocks, read_blocks
from chargeassist.law.folder import shipped
from chargeassist.law.model import Pack
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Fault, Faults, KnowledgeError

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT / "knowledge"
SHIPPED = shipped()
"""The packs of the folder: one added there is tested."""
MANIFEST = """\
id         = "zz"
title      = "Zedland (a test)"
state      = "zz"
version    = "2026.11"
stated_at  = 2026-11-20
languages  = ["en"]
licence    = "CC-BY-4.0"
maintainer = "tests"
"""
SOURCES = """\
[zz-act]
title = "An Act"
kind  = "act"

[zz-code]
title = "A Code"
kind  = "code"
"""
OFFENCE = """\
offence taking
  title   Taking
  source  zz-act s 1
  seen    read zz-act 2026-11-20
  element act  [s 1]
    act is recruitment
"""


@cache
def law(*names: str) -> Law:
    """Return shipped packs, read once for all tests."""
    return load_law(*names)


def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary."""
    return law("un").vocabulary


def write_pack(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a pack: a manifest and sources unless *files* has its own, and the files."""
    for name, text in {"pack.toml": MANIFEST, "sources.toml": SOURCES, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="\n")
    return folder


def load(folder: Path) -> Pack:
    """Return the pack in *folder*, loaded by its path."""
    loaded = load_law(str(folder))
    return loaded.pack(loaded.asked[0])


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Return the faults of the pack in *folder*; none if it loads."""
    try:
        load(folder)
    except KnowledgeError as error:
        return error.faults
    return ()


def read(text: str, sources: Mapping[str, object] | None = None) -> tuple[Blocks, list[Fault]]:
    """Return the blocks of one `.law` text and its faults, before anything is linked."""
    faults, blocks = Faults("a.law"), Blocks()
    known = {"zz-act": 1, "zz-code": 1} if sources is None else sources
    read_blocks(text, "zz", known, vocabulary(), faults, blocks)
    return blocks, faults.found


def shown(blocks: Blocks) -> str:
    """Return all that was read, cites included: equality of values leaves cites out."""
    return repr(vars(blocks))
