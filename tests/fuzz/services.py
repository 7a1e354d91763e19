"""What other programs hand in, as targets: a record of a caseload, a request, the arguments of a tool."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from chargeassist import __version__, load_law, read_case
from chargeassist.bulk.flat import NotFlatError
from chargeassist.bulk.quick import Quick
from chargeassist.bulk.rows import screened
from chargeassist.bulk.work import Chunk, Record, part_of, read_part, task
from chargeassist.case.check import check_case
from chargeassist.case.read import reading_of_bytes
from chargeassist.reading.fault import CaseError, Fault, Place
from chargeassist.services.answers import answered
from chargeassist.words import say
from tests.benchmarks.generate import cases

Target = Callable[[bytes], None]
ROOT = Path(__file__).parents[2]
STORY = ROOT / "examples/domestic-servitude/case.toml"
ASKED = ("check", "assess", "gaps", "words", "draw", "show")
"""The asks that are tried in turn: what reads a request is the same for all of them."""
TOOLS = ("propose", "words", "check", "gaps", "show", "propose")


@cache
def _quick() -> Quick:
    return Quick(load_law("xp"), "charge")


def record(raw: bytes) -> None:
    """Screen a record: it is screened or refused; what is flat is a case, told as its assessment tells it."""
    asked, law = task(["xp"], "charge")
    part = read_part(part_of(Chunk(0, (Record("1", raw),), len(raw)), asked))
    if part.refused:
        if part.flat or part.rows:
            raise AssertionError("a record that is refused has rows")
        raise CaseError([Fault.of("F104", Place("record"))])
    quick = _quick()
    assert quick.shapes is not None
    try:
        quick.reader.read(raw)
    except NotFlatError:
        return
    whole = reading_of_bytes(raw).whole()
    check_case(whole, law)
    if screened(whole, law) != part.rows:
        raise AssertionError("a flat case told otherwise than it is assessed")


def request(raw: bytes) -> None:
    """Answer a request: tables of the contract come back, or faults with their codes."""
    name = ASKED[len(raw) % len(ASKED)]
    found = answered(name, raw, ("en", "fr", "pt")[len(raw) % 3])
    tables = json.loads(found.body)
    if found.fine:
        return
    if not tables["faults"] or not all(f["code"] and f["message"] for f in tables["faults"]):
        raise AssertionError("refused without a reason")
    raise CaseError([Fault.of("F104", Place("request"))])


def tool(raw: bytes) -> None:
    """Call a tool as a model does: whatever it is given, no fact counts that a person has not signed."""
    from chargeassist.services.mcp import Room, called

    try:
        arguments = json.loads(raw)
    except (ValueError, RecursionError):
        arguments = None
    if not isinstance(arguments, dict):
        raise CaseError([Fault.of("F104", Place("arguments"))])
    with TemporaryDirectory() as folder:
        file = Path(folder) / "case.toml"
        file.write_bytes(STORY.read_bytes())
        before = read_case(file)
        found = called(Room(str(file)), TOOLS[len(raw) % len(TOOLS)], arguments)
        after = read_case(file)
    if before.facts != after.facts or before.evidence != after.evidence:
        raise AssertionError("a model made something count")
    if found.is_error:
        said = "".join(getattr(part, "text", "") for part in found.content)
        if said.startswith(say("own-fault", version=__version__, kind="|").partition("|")[0]):
            raise AssertionError("a fault of our own")
        raise CaseError([Fault.of("F104", Place("arguments"))])


TARGETS: Mapping[str, Target] = {
    "record": record,
    "request": request,
    **({"tool": tool} if find_spec("mcp") else {}),
}


def seeds(name: str) -> tuple[bytes, ...]:
    """Return what a target begins with."""
    tables = tomllib.loads(STORY.read_text("utf-8"))
    dump = partial(json.dumps, default=str)
    match name:
        case "record":
            few = (json.dumps(c, separators=(",", ":")) for c in cases(6, seed=4, law="xp", laid=0.2))
            return tuple(line.encode() for line in few)
        case "request":
            asks = (
                {"case": tables},
                {"case": tables, "stage": "trial", "law": ["xp"]},
                {"text": "kept her passport", "law": ["xp"], "limit": 3},
                {"pack": "xp", "offence": "trafficking-in-persons"},
            )
            return tuple(_asked(dump(a).encode(), ASKED, n) for a, n in zip(asks, (0, 1, 3, 5), strict=True))
        case _:
            fact = {"fact": "conduct:locked-in", "by": ["S1"], "of": ["V1"], "in_document": "p. 2"}
            calls: tuple[object, ...] = (
                {"facts": [fact]},
                {"text": "locked in", "law": ["xp"]},
                {},
                {"pack": "xp"},
            )
            return tuple(_asked(dump(c).encode(), TOOLS, n) for c, n in zip(calls, (0, 1, 2, 4), strict=True))


def _asked(raw: bytes, names: tuple[str, ...], number: int) -> bytes:
    """Return an input as long as it must be to be asked of one of some."""
    return raw + b" " * ((number - len(raw)) % len(names))
