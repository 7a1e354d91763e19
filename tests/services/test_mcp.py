"""The tools of a language model, driven by the library's own client; skipped where it is not installed."""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the tools need chargeassist[mcp]")

import anyio
from mcp import Client, StdioServerParameters

from chargeassist import assess, load_law, read_case, to_dict
from chargeassist.law.folder import shipped
from chargeassist.services import mcp
from chargeassist.services.mcp import OF_CASE, OF_LAW, Room, server
from tests.examples import ROOT

STORY = ROOT / "examples/domestic-servitude/case.toml"
FACT = {"fact": "conduct:locked-in", "by": ["S1"], "of": ["V1"], "in_document": "statement of V1, p. 2"}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case of one's own."""
    return Path(shutil.copy(STORY, tmp_path / "case.toml"))


def used(of: Any, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, str]]:
    """Return what each call came to: whether it was answered, and the text."""

    async def use() -> list[tuple[bool, str]]:
        async with Client(of) as client:
            found = [await client.call_tool(name, given) for name, given in calls]
        return [(not f.is_error, f.content[0].text) for f in found]  # type: ignore[union-attr]

    return anyio.run(use)


def test_a_model_finds_words_reads_the_case_and_proposes(case: Path) -> None:
    """What a model proposes stands in the file as proposed, weighs nothing, and awaits a person."""
    before = assess(read_case(case), load_law("xp"))
    comments = [line for line in case.read_text("utf-8").splitlines() if line.startswith("#")]
    words, start, found, page, proposed, draw = used(
        server(Room(str(case))),
        ("words", {"text": "locked her in"}),
        ("new", {"law": ["ke"], "like": "brothel"}),
        ("assess", {}),
        ("page", {"form": "text"}),
        ("propose", {"facts": [FACT]}),
        ("draw", {}),
    )

    assert all(fine for fine, _ in (words, start, found, page, proposed, draw))
    assert tomllib.loads(start[1])["case"]["law"] == ["ke"]
    assert to_dict(before) == json.loads(found[1])
    assert "conduct:locked-in" in words[1]
    (id,) = json.loads(proposed[1])["proposed"]
    after = assess(read_case(case), load_law("xp"))
    assert [c.standing for c in before.charges] == [c.standing for c in after.charges]
    assert [id] == [f.id for f in after.proposed]
    assert id in {f["id"] for f in json.loads(draw[1])["draw"]["proposed"]}
    assert comments == [line for line in case.read_text("utf-8").splitlines() if line.startswith("#")]


@pytest.mark.parametrize(
    "row",
    [
        {k: v for k, v in FACT.items() if k != "in_document"},
        {**FACT, "status": "signed"},
        {**FACT, "by_whom": "prosecutor", "why": "it is so"},
        {**FACT, "id": "f1"},
        {**FACT, "inferred_from": ["f1"], "strength": "strong"},
        {**FACT, "fact": "conduct:no-such-thing"},
        {**FACT, "by": ["S77"]},
        "a fact",
    ],
)
def test_a_model_cannot_make_a_fact_count(case: Path, row: object) -> None:
    """A fact without its place, one that says it is signed, or none at all is refused; nothing is written."""
    text = case.read_bytes()
    ((fine, told),) = used(server(Room(str(case))), ("propose", {"facts": [FACT, row]}))

    assert not fine
    assert told
    assert text == case.read_bytes()


def test_what_goes_wrong_in_it_is_told_without_the_case(
    case: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault of ours is told by its sort: the message of an exception may quote the case."""

    def fails(*_: object) -> None:
        raise RuntimeError("the nanny")

    monkeypatch.setattr(mcp, "case_and_law", fails)
    ((fine, told),) = used(server(Room(str(case))), ("check", {}))

    assert not fine
    assert "RuntimeError" in told
    assert "nanny" not in told + caplog.text


def test_without_a_case_there_is_the_law_alone() -> None:
    """Tools about a case are there where one is open, and a call that names a file of its own is refused."""

    async def names(room: Room) -> set[str]:
        async with Client(server(room)) as client:
            return {tool.name for tool in (await client.list_tools()).tools}

    assert {*OF_LAW} == anyio.run(names, Room())
    ((fine, told),) = used(server(Room()), ("assess", {}))
    assert not fine
    assert "started with one" in told
    assert {*OF_LAW, *OF_CASE, "propose"} == anyio.run(names, Room(str(STORY)))
    for name, given in (
        ("page", {}),
        ("words", {"text": "x", "case": "/etc/passwd"}),
        ("show", {"pack": "/etc"}),
    ):
        ((fine, _),) = used(server(Room()), (name, given))
        assert not fine, name


def test_packs_are_resources() -> None:
    """Each shipped law can be read as a page."""

    async def read() -> tuple[list[str], str]:
        async with Client(server(Room())) as client:
            uris = [str(r.uri) for r in (await client.list_resources()).resources]
            found = await client.read_resource(next(u for u in uris if u.endswith("/xp")))
        return uris, str(found.contents[0].text)  # type: ignore[union-attr]

    uris, text = anyio.run(read)
    assert [*shipped()] == [uri.rpartition("/")[2] for uri in uris]
    assert "trafficking" in text


def test_a_model_is_told_how_to_work() -> None:
    """Only what stands in the papers, each fact with its place; gates first; and it cannot sign."""

    async def told() -> str:
        async with Client(server(Room())) as client:
            return str(client.instructions)

    text = anyio.run(told)
    for words in (
        "in the papers",
        "in_document",
        "cannot sign",
        "gates first",
        "supported on the facts entered",
    ):
        assert words in text


def test_the_verb_speaks_over_the_standard_streams(case: Path) -> None:
    """The command is what a client starts: the gates and the notice are in what it tells."""
    of = StdioServerParameters(command=sys.executable, args=["-m", "chargeassist", "mcp", str(case)])
    ((fine, told),) = used(of, ("page", {"form": "text"}))

    assert fine
    assert "Decision support only" in told
