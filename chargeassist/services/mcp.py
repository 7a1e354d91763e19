"""Tools for a language model, over the Model Context Protocol: it may read a case, and propose facts.

What it proposes weighs nothing until a person signs it with `draw`. The case stays the file on disk, and a
model names neither files nor folders.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import mcp_types as types
from attrs import field, frozen
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

from chargeassist import __version__
from chargeassist.advice.drawing import add
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.tables import FACT
from chargeassist.case.write import case_to_dict
from chargeassist.hall.load import case_and_law
from chargeassist.hall.signing import reads_as, with_row
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
        pack = law_of((uri.removeprefix(_PACKS),), "uri").asked[0]
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
        for given in facts:
            row = {**given, "status": "proposed", "proposed_by": room.by}
            tables = case_to_dict(case)
            ids.append(add(tables, "fact", row))
            case = case_from_dict(tables)
            check_case(case, law, room.case)
            text = with_row(text, room.case, case, "fact", {"id": ids[-1], **row})
        made.append(case)
        return text

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
        async with stdio_server() as (read, write):
            await tools_.run(read, write, tools_.create_initialization_options())

    anyio.run(over_stdio)
