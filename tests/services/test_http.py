"""The service over HTTP: limits, ids, workers that are killed; skipped where the extra is not installed."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import runpy
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pebble", reason="the service needs chargeassist[serve]")
pytest.importorskip("httpx", reason="its tests need httpx")

from starlette.requests import Request
from starlette.testclient import TestClient

from chargeassist.services import http
from chargeassist.services.answers import answered
from chargeassist.services.wire import Refused, body_of
from tests.examples import ROOT
from tests.services.test_asks import CASE

SENTINEL = "sentinel-9f3b"


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Return a client of a service with two workers."""
    with TestClient(http.service(http.Limits(workers=2, body=200_000))) as found:
        yield found


def test_a_case_is_assessed_over_the_wire(client: Any) -> None:
    """A case goes in and its assessment comes out, under the id it came with and kept by no cache."""
    found = client.post("/assess", json={"case": CASE}, headers={"X-Request-Id": "office-7"})

    assert (200, "office-7", "no-store") == (
        found.status_code,
        found.headers["x-request-id"],
        found.headers["cache-control"],
    )
    assert found.json()["charges"]


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/guess", b"{}", 404, "F130"),
        ("/assess/", b"{}", 404, "F130"),
        ("/assess/more", b"{}", 404, "F130"),
        ("/health", b"{}", 404, "F130"),
        ("/assess?lang=xx", b"{}", 422, "C101"),
        ("/assess", b"{", 422, "F111"),
        ("/assess", b" " * 200_001, 413, "F102"),
        ("/assess", json.dumps({"case": CASE, "law": ["/etc"]}).encode(), 422, "L501"),
    ],
)
def test_a_bad_request_is_told_what_is_wrong(
    client: Any, path: str, body: bytes, status: int, code: str
) -> None:
    """Every refusal has a status and the fault by its code; an id that could break a log is replaced."""
    found = client.post(path, content=body, headers={"X-Request-Id": "a b\tc"})

    assert (status, code) == (found.status_code, found.json()["faults"][0]["code"])
    assert found.headers["x-request-id"].isalnum()


def test_what_is_packed_or_asked_otherwise_is_told_so(client: Any) -> None:
    """A packed request is no broken text, and an address has one method: both are told as faults."""
    packed = client.post("/assess", content=b"\x1f\x8b", headers={"Content-Encoding": "gzip"})
    read = client.get("/assess?lang=fr")

    assert (415, "F135") == (packed.status_code, packed.json()["faults"][0]["code"])
    assert (405, "F137", "POST") == (
        read.status_code,
        read.json()["faults"][0]["code"],
        read.headers["allow"],
    )
    assert "méthode" in read.json()["faults"][0]["message"]


@pytest.mark.parametrize(
    ("headers", "parts"),
    [
        ({"content-length": "99999999999"}, 0),
        ({"content-length": "30", "expect": "100-continue"}, 0),
        ({"content-length": "30"}, 3),
        ({}, 3),
        ({"content-length": "0", "transfer-encoding": "chunked"}, 3),
    ],
)
def test_who_sends_too_much_hears_so(headers: dict[str, str], parts: int) -> None:
    """What is too long is refused before it is sent, or read to its end: else no answer would be heard."""
    left = [b"x" * 10] * 3

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": left.pop(), "more_body": bool(left)}

    told = [(key.encode(), value.encode()) for key, value in headers.items()]
    request = Request({"type": "http", "headers": told}, receive)
    with pytest.raises(Refused) as refused:
        asyncio.run(body_of(request, http.Limits(body=20)))

    assert (413, parts) == (refused.value.status, 3 - len(left))


def test_who_sends_too_slowly_is_refused() -> None:
    """A body that does not come is given up after its time."""

    async def receive() -> dict[str, Any]:
        return await asyncio.Future()

    request = Request({"type": "http", "headers": [(b"content-length", b"5")]}, receive)
    with pytest.raises(Refused) as refused:
        asyncio.run(body_of(request, http.Limits(upload=0.05)))

    assert (408, "F133") == (refused.value.status, refused.value.fault.code)


def test_nothing_of_a_case_is_logged(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    """A line of the log has the id, what was asked, the status and the time: no value, no path, no query."""
    tables = {**CASE, "case": {**CASE["case"], "title": SENTINEL}}
    with caplog.at_level(logging.INFO):
        client.post(f"/assess?x={SENTINEL}", json={"case": tables, SENTINEL: 1})
        client.post(f"/{SENTINEL}", json={})

    told = [r.getMessage() for r in caplog.records if r.name == "chargeassist.services"]
    assert ["assess 422", "- 404"] == [" ".join(line.split()[1:3]) for line in told]
    assert SENTINEL not in " ".join(told)


def _fails(*_: object) -> None:
    raise RuntimeError(SENTINEL)


def test_what_goes_wrong_in_it_is_told_without_the_case(
    client: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A fault of ours is a status and a sort: the message of an exception may quote the case."""
    monkeypatch.setattr(http, "answered", _fails)
    found = client.post("/words", json={})

    assert (500, "F136") == (found.status_code, found.json()["faults"][0]["code"])
    assert "RuntimeError" in found.text
    assert SENTINEL not in found.text + caplog.text


def test_many_at_once_are_each_answered(client: Any) -> None:
    """Requests that come together get each its own answer."""
    with ThreadPoolExecutor(8) as together:
        found = list(
            together.map(lambda n: client.post("/words", json={"text": "beaten", "limit": n}), range(1, 9))
        )

    assert [*range(1, 9)] == [len(f.json()["words"]["hits"]) for f in found]


def _sleeps(*_: object) -> None:
    time.sleep(60)


def test_a_worker_that_takes_too_long_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work without end is given up with a fault after its time, and the next request is answered."""
    whole = answered
    monkeypatch.setattr(http, "answered", _sleeps)
    with TestClient(http.service(http.Limits(workers=1, seconds=1))) as client:
        slow = client.post("/words", json={"text": "beaten"})
        monkeypatch.setattr(http, "answered", whole)
        next_ = client.post("/words", json={"text": "beaten"})

    assert (504, "F132") == (slow.status_code, slow.json()["faults"][0]["code"])
    assert next_.status_code in (200, 504)  # a new worker reads the law first


def _killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_workers_that_were_killed_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who ends a worker, at work or idle, costs one request at most: the next is answered."""
    others = {*active_children()}
    with TestClient(http.service(http.Limits(workers=1))) as client:
        statuses = [client.post("/words", json={"text": "beaten"}).status_code]
        for worker in {*active_children()} - others:
            worker.kill()
            worker.join()
        statuses.append(client.post("/words", json={"text": "beaten"}).status_code)
        with monkeypatch.context() as whole:
            whole.setattr(http, "answered", _killed)
            busy = client.post("/words", json={"text": "beaten"})
        statuses.append(client.post("/words", json={"text": "beaten"}).status_code)

    assert [200, 200, 200] == statuses
    assert (503, "F134") == (busy.status_code, busy.json()["faults"][0]["code"])


def test_workers_of_whom_nothing_is_heard_are_made_anew() -> None:
    """A worker that is killed while it holds the line leaves the others deaf: they are not waited for."""
    app = http.service(http.Limits(workers=1))
    with TestClient(app) as client:
        assert 200 == client.get("/health").status_code
        its = app.state.workers
        line = its._pool._pool_manager.worker_manager.workers_channel.mutex
        held = threading.Thread(target=line.acquire)  # a lock is of the thread that took it, which ends
        held.start()
        held.join()
        whole, its.patience = its.patience, 0.2
        deaf = client.get("/health")
        its.patience = whole
        found = client.post("/words", json={"text": "beaten"})

    assert (503, "F134") == (deaf.status_code, deaf.json()["faults"][0]["code"])
    assert 200 == found.status_code


def test_a_health_check_asks_a_worker(client: Any) -> None:
    """Whoever asks whether the service lives is told of its workers, not of the process before them."""
    found = client.get("/health")

    assert (200, {"worker": "answers"}) == (found.status_code, found.json())


def test_the_contract_is_served(client: Any) -> None:
    """What the service can be asked is told at one address."""
    assert "3.1.0" == client.get("/openapi.json").json()["openapi"]


def test_the_client_of_the_example_is_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command serves on a port of its own; the example asks it and prints gates before charges."""
    port = _free()
    command = [sys.executable, "-m", "chargeassist", "serve", "--port", str(port), "--workers", "1"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            while "running on" not in server.stderr.readline():
                assert server.poll() is None
            (tmp_path / "case.json").write_text(json.dumps(CASE), "utf-8")
            main = runpy.run_path(str(ROOT / "examples/service/client.py"))["main"]
            code = main(f"http://127.0.0.1:{port}", str(tmp_path / "case.json"))
        finally:
            server.terminate()

    assert 0 == code
    assert "xp:trafficking-in-persons" in capsys.readouterr().out


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
