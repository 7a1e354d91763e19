"""The tools of a language model, driven by the library's own client; skipped where it is not installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the tools need chargeassist[mcp]")

import anyio
from mcp import Client, MCPError, StdioServerParameters

from chargeassist import Case, assess, case_from_dict, load_law, read_case, to_dict
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


def test_what_is_proposed_stands_at_the_end_and_nothing_else_changes(tmp_path: Path) -> None:
    """Every line of a person stays as it was, whatever a fact of a model holds, however many there are."""
    before = (ROOT / "examples/forced-grower/case.toml").read_text("utf-8")
    case = tmp_path / "case.toml"
    case.write_text(before, "utf-8")
    shown = FACT | {"by": [], "of": ["Y1"], "shown_by": [{"evidence": "E2", "at": "p. 4"}]}
    mcp.proposed(Room(str(case)), [shown | {"in_document": f"p. {n}"} for n in range(100)])

    after = case.read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    assert 100 == len(read_case(case).proposed)
    assert "[{ evidence" in after


def test_many_facts_are_read_as_one_case(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call of many facts costs no reading of the case for each."""
    read: list[object] = []

    def once(tables: dict[str, Any]) -> Case:
        read.append(tables)
        return case_from_dict(tables)

    monkeypatch.setattr("chargeassist.services.mcp.case_from_dict", once)
    mcp.proposed(Room(str(case)), [FACT] * 5)

    assert 1 == len(read)


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


def test_a_resource_that_is_none_is_refused(caplog: pytest.LogCaptureFixture) -> None:
    """An unknown pack is a fault of the request: the client is told, and no traceback is logged."""

    async def read() -> str:
        async with Client(server(Room())) as client:
            with pytest.raises(MCPError) as told:
                await client.read_resource("chargeassist://packs/nowhere")
            return str(told.value.message)

    assert "L501" in anyio.run(read)
    assert [] == [r for r in caplog.records if r.exc_info]


def test_a_line_that_is_no_message_is_answered() -> None:
    """Half a character cannot be read: whoever sent it is told so by the id of the request."""
    lines = [
        r'{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"words","arguments":{"text":"\ud800"}}}',
        "none",
    ]
    command = [sys.executable, "-m", "chargeassist", "mcp"]
    sent = "".join(f"{line}\n" for line in lines)
    told = subprocess.run(command, input=sent, capture_output=True, text=True, cwd=ROOT, check=True).stdout

    assert [7, None] == [json.loads(line)["id"] for line in told.splitlines()]


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
