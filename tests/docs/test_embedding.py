"""The page on embedding: its programs run as they stand, and its service answers."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from chargeassist import assess, case_to_dict, counts, gaps, load_law, read_case, review, stress, to_dict

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "embedding.md").read_text("utf-8")
BLOCKS = {
    name.strip(): text for name, text in re.findall(r"^```python([^\n]*)\n(.*?)^```$", PAGE, re.M | re.S)
}
CASE = read_case(ROOT / "examples/domestic-servitude/case.toml")


def _run(text: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "embedding"}
    exec(compile(text, "docs/embedding.md", "exec"), names)
    return names


@pytest.fixture(scope="module")
def service() -> Iterator[int]:
    """Run the service of the page on a port of its own, and return it."""
    handler = _run(BLOCKS["service"])["Service"]
    handler.log_message = lambda *_: None
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def _post(port: int, path: str, body: bytes) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", path, body)
    answer = connection.getresponse()
    told = answer.status, json.loads(answer.read())
    connection.close()
    return told


def test_the_first_program_runs() -> None:
    """What stands first on the page gives an answer with its gates."""
    answer = _run(BLOCKS[""])["answer"]

    assert "chargeassist/gaps/1" == answer["schema"]
    assert "gates" in answer


def test_the_session_runs() -> None:
    """The session of the page says that an assault came to be supported, and what is asked for next."""
    names = _run(BLOCKS["session"])

    assert ("", "supported") == names["changes"]["S1/V1/xp:assault/principal/-/undated", "standing"]
    assert names["asked_for"]


def test_the_service_is_short() -> None:
    """It has under sixty lines, and every one of them stands on the page."""
    assert len(BLOCKS["service"].splitlines()) < 60


def test_the_service_answers_as_the_library_does(service: int) -> None:
    """Each answer is that of the library, gates first."""
    found = assess(CASE, load_law("xp"))
    body = json.dumps(case_to_dict(CASE)).encode()
    wanted: dict[str, Any] = {"assess": to_dict(found)}
    for verb, ask in (("gaps", gaps), ("stress", stress), ("review", review), ("counts", counts)):
        wanted[verb] = to_dict(ask(found), verb, found)

    for verb, tables in wanted.items():
        assert (200, tables) == _post(service, f"/{verb}", body), verb
        assert tables["gates"] == to_dict(found)["gates"]


def test_the_service_tells_faults_without_values(service: int) -> None:
    """A case with a fault is told by code and place, and no value of it is repeated."""
    tables = case_to_dict(CASE)
    tables["fact"][0]["by"] = "a secret"

    status, told = _post(service, "/assess", json.dumps(tables).encode())
    assert (422, ["C101"]) == (status, [f["code"] for f in told["faults"]])
    assert "secret" not in json.dumps(told)


NO_QUESTIONS = [(404, "/burn", b"{}"), (400, "/assess", b"{"), (422, "/assess", b"[]")]


@pytest.mark.parametrize(("status", "path", "body"), NO_QUESTIONS)
def test_the_service_refuses_what_is_no_question(service: int, status: int, path: str, body: bytes) -> None:
    """A path it does not have, a text that is no JSON and a JSON that is no case."""
    assert status == _post(service, path, body)[0]
