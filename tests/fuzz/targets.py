"""What is fuzzed: each target takes any bytes and must return, or raise ChargeAssistError."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from attrs import evolve

from chargeassist import ChargeAssistError, Law, case_from_dict, case_to_dict, load_law
from chargeassist.case.check import check_case, warnings
from chargeassist.case.read import reading_of_bytes
from chargeassist.law.blocks import Blocks, read_blocks
from chargeassist.law.links import link
from chargeassist.law.relations import close
from chargeassist.law.wordbook import SLOT
from chargeassist.reading.documents import parse_toml, with_lines
from chargeassist.reading.fault import Faults, KnowledgeError, TooManyFaults
from chargeassist.reading.readers import MISSING
from chargeassist.reading.scan import decode
from tests.fuzz import desk, services, verbs
from tests.hostile.support import LAW_TEST, MANIFEST, OFFENCE, SOURCES

ROOT = Path(__file__).parents[2]
Target = Callable[[bytes], None]
LARGEST = 12_000
"""Bytes of a file of the corpus: larger ones are slow and say nothing new."""


@cache
def law() -> Law:
    """Return the law the targets are read beside."""
    return load_law("xp")


def read(target: Target, raw: bytes) -> bool:
    """Return whether a target takes *raw*; any exception but a fault goes through."""
    try:
        target(raw)
    except ChargeAssistError as error:
        # A fault prints, and the error says no more than its faults.
        str(error).encode("utf-8")
        if not error.faults:
            raise AssertionError("an error without faults") from error
        return False
    return True


def case(raw: bytes) -> None:
    """Read a case, TOML or JSON, look at its words, and write it back as the tables it came from."""
    found = reading_of_bytes(raw).whole()
    tables = case_to_dict(found)
    if case_from_dict(tables) != found:
        raise AssertionError("a case written and read is another case")
    check_case(found, law())
    warnings(found, law())


def blocks(raw: bytes) -> None:
    """Read a `.law` file and tie it together with what else Palmeria has."""
    faults, into = Faults("a.law"), Blocks()
    text = decode(raw, faults)
    if text is not None:
        pack = law().pack("xp")
        try:
            read_blocks(text, "xp", pack.sources, law().vocabulary, faults, into)
        except TooManyFaults:
            pass
        else:
            own = {o.id for o in into.offences}
            whole = evolve(
                pack,
                offences=(*(o for o in pack.offences if o.id not in own), *into.offences),
                gates=tuple(into.gates),
                defences=tuple(into.defences),
                orders=tuple(into.orders),
            )
            if not faults.found:
                link(whole, tuple(into.definitions), law().vocabulary, faults.found)
    if faults.found:
        raise KnowledgeError(faults.found)


def vocabulary(raw: bytes) -> None:
    """Read a file of the vocabulary, and close its relations beside the other slots."""
    faults = Faults("zz.toml")
    text = decode(raw, faults)
    if text is not None:
        try:
            data = parse_toml(text, faults)
            slot = MISSING if data is None else SLOT.read(data, (), faults)
            if slot is not MISSING:
                close({**law().vocabulary.slots, "zz": slot}, law().vocabulary.kinds, faults)
        except TooManyFaults:
            pass
        faults.found = list(with_lines(faults.found, text, is_json=False))
    if faults.found:
        raise KnowledgeError(faults.found)


TARGETS: Mapping[str, Target] = {
    "case-toml": case,
    "case-json": case,
    "law": blocks,
    "vocabulary": vocabulary,
    **verbs.TARGETS,
    **services.TARGETS,
    **desk.TARGETS,
}


def _files(pattern: str) -> list[bytes]:
    found = [f.read_bytes() for f in sorted(ROOT.glob(pattern))]
    return [raw for raw in found if len(raw) <= LARGEST]


TEST = f"""{LAW_TEST}[[variant]]
name = "without it"
without = ["E1"]
expect = {{ standing = "thin" }}
""".encode()
PO = b"""msgctxt "offence taking title"
msgid "Taking"
msgstr "Prise"

#, fuzzy
msgctxt "pack title"
msgid "A State for one test"
msgstr "Un Etat"
"""
REVIEW = b"""[[review]]
offence = "taking"
by = "A. Reader"
role = "reader"
on = 2024-01-01
source = "the text"
finding = "faithful"
digest = "%b"
""" % (b"0" * 64)
DEPARTURE = b"""[[departure]]
baseline = "un:trafficking-in-persons"
element = "means"
how = "narrower"
says = "Taking alone is an offence."
source = "zz-code s 1"
bridges = ["zz:taking"]
"""
READING = b"""[[read]]
offence = "taking"
on = 2024-01-01
saw = "copy"
of = "a copy"

[[read.differs]]
at = "taking/act"
how = "less"
why = "Receipt is left out."
"""
JUDGMENT = b"""[[judgment]]
at = ["taking/act"]
cite = "[2024] PLHC 12"
court = "High Court of Palmeria"
on = 2024-01-01
url = "https://law.example/1"
saw = "read"
says = "Taking is taking."
"""
TEXT = b"""# Act 8 of 2010

Section 1. Taking

1. (1) A person who recruits another takes that other.

CHAPTER II
OF HARBOURING
"""
NAMES = b"""V1 = "A. Woman"
S2 = "B. Man"
"""
SHEET = b"""part,who,what,how,why
charge,S1,Trafficking in persons,V1,
element,,purpose,shown,E2
next,,the bank,purpose,
harmed,V1,,,
"""
FORM = b"""[[form]]
paper = "sheet"
rests_on = "s 1"
saw = "copy"
of = "a copy"
on = 2024-01-01
text = "# Charge\\n{{counts}}\\nOn {{day}}"
"""
SEEDS: Mapping[str, tuple[bytes, ...]] = {
    "judgments": (JUDGMENT,),
    "forms": (FORM,),
    "translations": (PO,),
    "reviews": (REVIEW,),
    "departures": (DEPARTURE,),
    "readings": (READING,),
    "law-tests": (TEST,),
    "manifest": (MANIFEST.encode(),),
    "sources": (SOURCES.encode(),),
    "words": (b"locked in a room", b"took her passport", b"le passeport retenu"),
    "state": (b"ke", b"Kenya", "Côte d\u2019Ivoire".encode()),
    "watch": (TEXT,),
    "names": (NAMES,),
    "marks": (SHEET,),
}
"""What a target begins with that no shipped file is small enough for."""


@cache
def corpus(name: str) -> tuple[bytes, ...]:
    """Return the files a target begins with: shipped ones, and where these are too large, small ones."""
    if name in SEEDS:
        return SEEDS[name]
    if name in desk.TARGETS:
        return desk.seeds()
    if name in services.TARGETS:
        return services.seeds(name)
    if name == "verify":
        return ((ROOT / "examples/domestic-servitude/decisions.jsonl").read_bytes(),)
    if name in ("import", "workbook", "answers", "policy"):
        return verbs.papers(name)
    if name in ("expects", "minors"):
        return tuple(_files(f"knowledge/{'*' if name == 'expects' else 'xp'}/{name}.toml"))
    if name == "attest":
        return (OFFENCE.encode(),)
    if name in verbs.OF_A_PACK:
        return (*(raw for raw in _files("knowledge/xp/offences/*.law") if len(raw) < 4_000), OFFENCE.encode())
    # Those under the law that the targets are read beside: a charge laid under another would be a fault.
    cases = [c for c in _files("examples/*/*.toml") if b'law = ["xp"]' in c] + _files("tests/fuzz/rich.toml")
    match name:
        case "case-json":
            return tuple(json.dumps(tomllib.loads(c.decode()), default=str).encode() for c in cases)
        case "law":
            return tuple(_files("knowledge/xp/*.law") + _files("knowledge/xp/offences/*.law"))
        case "vocabulary":
            # Of the files of the vocabulary, those of slots: kinds of evidence and titles are no terms.
            return tuple(raw for raw in _files("knowledge/vocabulary/*.toml") if b"\nnature" in raw)
        case _:
            return tuple(cases)
