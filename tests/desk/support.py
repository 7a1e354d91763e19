"""What tests of the desk share: one that runs, and a browser's side of the talk, as it is spoken."""

from __future__ import annotations

import html
import http.client
import re
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import pytest
from attrs import field, frozen

from tests.examples import ROOT

pytest.importorskip("starlette", reason="needs the desk: pip install '.[desk]'")

from chargeassist.desk.room import Room
from chargeassist.desk.serve import Opened, opened
from chargeassist.desk.store import Store
from chargeassist.law.model import Law

CASE = ROOT / "examples/domestic-servitude/case.toml"
LAWS: dict[tuple[str, ...], Law] = {}
Fields = Sequence[tuple[str, str]]


@frozen
class Told:
    """An answer: its number, its headers by small names, its text."""

    status: int
    headers: Mapping[str, str]
    text: str = field(repr=False)

    @property
    def plain(self) -> str:
        """Return what can be read on a page."""
        body = re.sub(r"<(script|style|head).*?</\1>", "", self.text, flags=re.DOTALL)
        return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body)))

    def value(self, name: str) -> str:
        """Return what stands in a hidden field."""
        found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', self.text)
        assert found is not None, name
        return html.unescape(found[1])


class Desk:
    """A desk that runs in a thread, and the one browser that it let in."""

    def __init__(
        self,
        path: Path,
        law: Sequence[str] = (),
        *,
        read_only: bool = False,
        intake: bool = False,
        let_in: bool = True,
    ) -> None:
        self.path, self.let_in = path, let_in
        self.room = Room(Store(str(path), law, read_only=read_only), intake=intake)
        self.room.store.laws = LAWS  # read once for all tests
        self.enter(opened(self.room))

    def enter(self, open_: Opened) -> None:
        """Be at what was opened."""
        self.open = open_
        split = urlsplit(self.open.address)
        self.host, self.port = split.netloc, split.port or 0
        self.key = split.query.removeprefix("key=")
        self.cookie, self.given = "", ""
        self.raw = b""
        """What was answered last."""

    def __enter__(self) -> Self:
        self.thread = threading.Thread(target=self.open.run, daemon=True)
        self.thread.start()
        while not self.open.server.started:
            assert self.thread.is_alive(), "the desk did not start"
            time.sleep(0.01)
        if not self.let_in:
            return self
        self.given = self.ask("GET", f"/?key={self.key}").headers["set-cookie"]
        self.cookie = self.given.partition(";")[0]
        return self

    def __exit__(self, *_: object) -> None:
        self.open.server.should_exit = True
        self.thread.join()
        self.open.listener.close()

    def ask(self, method: str, path: str, body: str | None = None, **headers: str | None) -> Told:
        """Send one request as a browser would, or with other headers; None leaves one out."""
        ours: dict[str, str | None] = {"host": self.host, "cookie": self.cookie or None}
        if method == "POST":
            ours |= {"origin": f"http://{self.host}", "content-type": "application/x-www-form-urlencoded"}
        ours |= {key.replace("_", "-"): value for key, value in headers.items()}
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        talk.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for key, value in ours.items():
            if value is not None:
                talk.putheader(key, value)
        if body is not None and "content_length" not in headers:
            talk.putheader("content-length", str(len(body.encode())))
        talk.endheaders(body.encode() if body is not None else None)
        answer = talk.getresponse()
        self.raw = answer.read()
        text = self.raw.decode("utf-8", "replace")
        talk.close()
        return Told(answer.status, {k.lower(): v for k, v in answer.getheaders()}, text)

    def get(self, path: str = "/") -> Told:
        """Return a page, led on as often as it leads."""
        found = self.ask("GET", path)
        while found.status == 303:
            found = self.ask("GET", found.headers["location"].partition("#")[0])
        return found

    def post(self, path: str, fields: Fields | Mapping[str, str] = (), seen: str = "") -> Told:
        """Send a form as its page has it, and return the page that answers."""
        page = self.get()
        given = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
        own = [("csrf", page.value("csrf")), ("seen", seen or page.value("seen"))]
        found = self.ask("POST", path, urlencode([*own, *given]))
        return self.get(found.headers["location"].partition("#")[0]) if found.status == 303 else found

    @property
    def text(self) -> str:
        """Return the file as it is."""
        return self.path.read_text("utf-8")


def fact(term: str, **keys: Any) -> list[tuple[str, str]]:
    """Return the fields of a fact, lists as several fields of one name."""
    said = {"id": "", "fact": term, "holds": "yes", **keys}
    pairs = [(k, v if isinstance(v, list) else [v]) for k, v in said.items()]
    return [(k.replace("__", ":"), one) for k, several in pairs for one in several]
