"""Tools for a language model, over the Model Context Protocol: it may read a case, and propose facts.

What it proposes weighs nothing until a person signs it with `draw`. The case stays the file on disk, and a
model names neither files nor folders.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import mcp_types as types
from attrs import field, frozen
from mcp import MCPError
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.message import SessionMessage

from chargeassist import __version__
from chargeassist.advice.drawing import add
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.tables import FACT
from chargeassist.case.write import case_to_dict
from chargeassist.hall.load import case_and_law
from chargeassist.hall.signing import reads_as, with_rows
from chargeassist.hall.write import rewrite
from chargeassist.law.folder import shipped
from chargeassist.reading.fault import ChargeAssistError, Faults, faults_text
from chargeassist.reading.files import read_text
from chargeassist.reading.readers import MISSING, ListOf
from chargeassist.reading.tables import Field, Table
from chargeassist.report.pages.law import pack_page
from chargeassist.report.write import write_page
from chargeassist.services.asks import ASKS, Given, law_of
from chargeassist.words import say

Tables = dict[str, Any]
OF_LAW = ("words", "new", "packs", "show", "conformity")
OF_CASE = ("check", "assess", "page", "explain", "gaps", "draw", "stress", "review", "counts")
"""The asks that are tools where there is a case: it is the file, and never one of their words."""
FROM_THE_FILE = ("case", "law")
_KEYS = ("fact", "by", "of", "on", "in", "place", "episode", "as_to", "holds", "value", "shown_by")
_TEXTS = ("page", "file")
"""Keys of answers that are a text to be read, and are given as it is."""
_PACKS = "chargeassist://packs/"


@frozen
class Room:
    """What a model is let near: at most one case, the law it is asked under, and whose words it proposes."""

    case: str = ""
    law: tuple[str, ...] = ()
    by: str = field(factory=lambda: say("mcp-proposer"))


def server(room: Room) -> Server[Any]:
    """Return the tools and resources as a server that any transport can run."""

    async def list_tools(ctx: Any, params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=list(tools(room)))

    async def call_tool(ctx: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        return await anyio.to_thread.run_sync(partial(called, room, params.name, params.arguments or {}))

    async def list_resources(ctx: Any, params: Any) -> types.ListResourcesResult:
        return types.ListResourcesResult(
            resources=[
                types.Resource(name=id, uri=f"{_PACKS}{id}", mime_type="text/markdown") for id in shipped()
            ]
        )

    async def read_resource(ctx: Any, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        uri = str(params.uri)
        try:
            pack = law_of((uri.removeprefix(_PACKS),), "uri").asked[0]
        except ChargeAssistError as error:
            raise MCPError(types.INVALID_PARAMS, faults_text(error.faults)) from None
        text = await anyio.to_thread.run_sync(_pack_text, pack)
        one = types.TextResourceContents(uri=uri, mime_type="text/markdown", text=text)
        return types.ReadResourceResult(contents=[one])

    return Server(
        "chargeassist",
        version=__version__,
        instructions=say("service-instructions"),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=list_resources,
        on_read_resource=read_resource,
    )


def tools(room: Room) -> Sequence[types.Tool]:
    """Return the tools there are: those of the law alone where no case is open."""
    names = (*OF_LAW, *OF_CASE) if room.case else OF_LAW
    found = [_tool(name, _words(name), reads=True) for name in names]
    return [*found, _tool("propose", {"facts": Field(_ROWS, True)}, reads=False)] if room.case else found


def _words(name: str) -> Mapping[str, Field]:
    takes = ASKS[name].takes
    return {k: f for k, f in takes.items() if name in OF_LAW or k not in FROM_THE_FILE}


def _tool(name: str, takes: Mapping[str, Field], *, reads: bool) -> types.Tool:
    return types.Tool(
        name=name,
        description=say(f"service-ask-{name}"),
        input_schema=Table(takes).schema(),
        annotations=types.ToolAnnotations(
            read_only_hint=reads, destructive_hint=False, open_world_hint=False
        ),
    )


def called(room: Room, name: str, arguments: Mapping[str, Any]) -> types.CallToolResult:
    """Return what one tool answers; every fault at once, in words, where there are any."""
    try:
        found = _answer(room, name, arguments)
    except ChargeAssistError as error:
        return _said(faults_text(error.faults), fine=False)
    except Exception as error:
        # No message of the exception: it may quote the case, and the library would log and send it.
        return _said(say("own-fault", version=__version__, kind=type(error).__name__), fine=False)
    texts = [found[key] for key in _TEXTS if key in found]
    return _said(texts[0] if texts else json.dumps(found, ensure_ascii=False), fine=True)


def _said(text: str, *, fine: bool) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=not fine)


def _answer(room: Room, name: str, arguments: Mapping[str, Any]) -> Tables:
    faults = Faults("arguments")
    known = {tool.name for tool in tools(room)}
    if name not in known:
        faults.add("F130", ())
        raise ChargeAssistError(faults.found)
    takes = {"facts": Field(_ROWS, True)} if name == "propose" else _words(name)
    asked = Table(takes).read(dict(arguments), (), faults)
    if asked is MISSING:
        raise ChargeAssistError(faults.found)
    if name == "propose":
        return {"proposed": list(proposed(room, asked["facts"])), "note": say("service-proposed")}
    if name in OF_LAW:
        return ASKS[name].answer(**asked)
    case, law = case_and_law(room.case, room.law)
    return ASKS[name].answer(case=case_to_dict(case), law=law.asked, **asked)


def proposed(room: Room, facts: Sequence[Tables]) -> Sequence[str]:
    """Write facts into the case as proposed ones and return their ids. Raises CaseError, and writes nothing.

    Each needs the place in the papers where it was found; that it is a proposal is not its to say.
    """
    made: list[Case] = []
    ids: list[str] = []

    def longer(target: Path) -> str:
        faults = Faults(room.case)
        text = read_text(target, room.case, faults)
        if text is None:
            raise ChargeAssistError(faults.found)
        case, law = case_and_law(room.case, room.law)
        tables = case_to_dict(case)
        rows = [{**given, "status": "proposed", "proposed_by": room.by} for given in facts]
        ids.extend(add(tables, "fact", row) for row in rows)
        made.append(case_from_dict(tables))
        check_case(made[0], law, room.case)
        named = [{"id": id, **row} for id, row in zip(ids, rows, strict=True)]
        return with_rows(text, room.case, made[0], "fact", named)

    rewrite(room.case, longer, lambda part: reads_as(made[0], room.case, part))
    return ids


@frozen
class _Proposal:
    """A fact as a model may write it: nothing that makes it count, and always where it was found."""

    def read(self, value: object, at: Any, faults: Faults) -> object:
        """Return the row as it is, for the reader of cases; its keys alone are judged here."""
        if Given("fact").read(value, at, faults) is MISSING or not isinstance(value, dict):
            return MISSING
        before = len(faults.found)
        for key in value.keys() - {*_KEYS, "in_document"}:
            faults.add("C102", (*at, key if key in FACT.fields else "(a key)"))
        for key in ("fact", "in_document"):
            if key not in value:
                faults.add("C103", at, key=key)
        return value if len(faults.found) == before else MISSING

    def schema(self) -> Tables:
        """Return the keys as the reader of cases has them."""
        whole = FACT.schema()["properties"]
        return {
            "type": "object",
            "properties": {key: whole[key] for key in (*_KEYS, "in_document")},
            "required": ["fact", "in_document"],
            "additionalProperties": False,
        }


_ROWS = ListOf(_Proposal(), '[{"fact": "conduct:locked-in"}]')


def _pack_text(id: str) -> str:
    text = write_page(pack_page(law_of((id,)).pack(id)), "md")
    assert isinstance(text, str)
    return text


def run(room: Room) -> None:
    """Answer on the standard streams until the client leaves. Raises ChargeAssistError for a bad case."""
    if room.case:
        case_and_law(room.case, room.law)

    async def over_stdio() -> None:
        tools_ = server(room)
        async with stdio_server() as (read, write), anyio.create_task_group() as both:
            passed, messages = anyio.create_memory_object_stream[SessionMessage | Exception](0)
            both.start_soon(_passed_on, read, write, passed)
            await tools_.run(messages, write, tools_.create_initialization_options())

    anyio.run(over_stdio)


async def _passed_on(read: Any, write: Any, passed: Any) -> None:
    """Pass messages on; whoever sent none is told so, where the library would say nothing."""
    async with passed:
        async for item in read:
            if isinstance(item, Exception):
                await write.send(SessionMessage(_no_message(item)))
            else:
                await passed.send(item)


def _no_message(error: Exception) -> types.JSONRPCError:
    """Return what is said of a line that is no message, to the request it was if it says which."""
    lines = [found.get("input") for found in getattr(error, "errors", list)()]
    data: Any = None
    with suppress(ValueError, RecursionError):
        data = json.loads(lines[0]) if lines and isinstance(lines[0], str) else None
    id = data.get("id") if isinstance(data, dict) else None
    told = types.ErrorData(code=types.PARSE_ERROR, message=say("mcp-no-message"))
    return types.JSONRPCError(jsonrpc="2.0", id=id if type(id) in (int, str) else None, error=told)
