"""Who may ask the desk: attacks from another page of the same browser, and from other programs."""

from __future__ import annotations

import re
import socket
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.desk.support import CASE, Desk, fact

from chargeassist.desk import guard  # isort: skip
from chargeassist.desk.app import DONE, SHOWN  # isort: skip

EVIL = "http://evil.example"


def test_it_listens_at_the_loopback_address_alone(desk: Desk) -> None:
    """Nobody on the network can reach it, and nobody chose its port."""
    assert desk.open.listener.getsockname()[0] == "127.0.0.1"
    assert desk.port > 1024


def test_the_key_lets_in_one_browser_once(desk: Desk) -> None:
    """The address that was printed is worth nothing once it was opened; whoever is in is led to the case."""
    for cookie in (None, "desk-1=x", f"desk-{desk.port}=x"):
        assert 403 == desk.ask("GET", f"/?key={desk.key}", cookie=cookie).status
    assert 303 == desk.ask("GET", f"/?key={desk.key}").status


def test_the_cookie_goes_to_no_script_and_no_other_site(desk: Desk, tmp_path: Path) -> None:
    """It is HttpOnly and SameSite=Strict, ends with the session, and opens no other desk."""
    assert desk.given.endswith("; HttpOnly; SameSite=Strict; Path=/")
    with Desk(tmp_path / "other.toml") as other:
        assert other.cookie.partition("=")[0] != desk.cookie.partition("=")[0]
        assert 403 == desk.ask("GET", "/", cookie=other.cookie).status


def test_without_the_cookie_nothing_is_told(desk: Desk) -> None:
    """No page, no style and no version of the file: nothing but what to do."""
    for path in (*SHOWN, "/stamp", "/desk.css", "/nowhere"):
        told = desk.ask("GET", path, cookie=None)
        assert 403 == told.status
        assert "nanny" not in told.text


def test_a_name_that_was_made_to_point_here_is_refused(desk: Desk) -> None:
    """DNS rebinding: the host that is asked for is the address, with its port, and no name."""
    for host in ("evil.example", f"evil.example:{desk.port}", f"localhost:{desk.port}", "127.0.0.1", None):
        assert desk.ask("GET", "/", host=host).status in (400, 421)
    assert 421 == desk.ask("GET", f"/?key={desk.key}", host=f"evil.example:{desk.port}", cookie=None).status


def test_another_origin_is_refused(desk: Desk) -> None:
    """A form of another page, even with the cookie and the token, changes nothing; nor is it read."""
    body = urlencode([("csrf", desk.get().value("csrf")), ("language", "fr"), ("back", "/")])
    before = desk.text
    for origin in (EVIL, "null", f"http://localhost:{desk.port}", f"https://{desk.host}", None):
        assert 403 == desk.ask("POST", "/language", body, origin=origin).status
    assert 403 == desk.ask("POST", "/language", body, sec_fetch_site="cross-site").status
    assert 403 == desk.ask("GET", "/", origin=EVIL).status
    assert 403 == desk.ask("GET", "/", sec_fetch_site="same-site").status
    assert (before, "en") == (desk.text, desk.room.language)
    assert 303 == desk.ask("POST", "/language", body).status


def test_every_write_needs_the_token_of_the_page(desk: Desk) -> None:
    """Whatever can be sent is refused without the token, or with another."""
    before = desk.text
    for path in DONE:
        for token in ([], [("csrf", "")], [("csrf", "x" * 43)]):
            assert 403 == desk.ask("POST", path, urlencode([("id", "f1"), ("drop", "1"), *token])).status
    assert before == desk.text


def test_nothing_is_done_by_an_address(desk: Desk) -> None:
    """What changes something answers to no GET, and a page to no POST that is not its form's."""
    before = desk.text
    for path in DONE:
        desk.ask("GET", f"{path}?id=f1&drop=1&language=fr")
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert 405 == desk.ask(method, "/fact").status
    assert (before, "en") == (desk.text, desk.room.language)


def test_an_upload_is_refused_before_it_is_read(desk: Desk) -> None:
    """A hundred megabytes, announced or in pieces, with a length that is none, or of another kind."""
    begun = time.perf_counter()
    for length in ("100000000", "-1", "1e9"):
        assert desk.ask("POST", "/fact", "", content_length=length).status in (400, 413)
    with socket.create_connection(("127.0.0.1", desk.port)) as talk:
        head = (
            f"POST /fact HTTP/1.1\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\nOrigin: http://{desk.host}"
        )
        kind = "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked"
        talk.sendall(f"{head}\r\n{kind}\r\n\r\n".encode())
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        try:
            for _ in range(100_000_000 // 0x10000):
                talk.sendall(piece)
        except OSError:  # it has stopped listening
            pass
        try:
            told = talk.recv(20)
        except ConnectionError:
            told = b""
        assert told[:12] in (b"HTTP/1.1 413", b"")
    assert 415 == desk.ask("POST", "/fact", "{}", content_type="application/json").status
    assert 414 == desk.ask("GET", "/?" + "x" * 3_000).status
    assert time.perf_counter() - begun < 20
    assert 200 == desk.get().status


def test_slow_clients_keep_nobody_waiting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty that send a letter and wait: others are answered, and a body that does not come is given up."""
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.3)
    slow = [socket.create_connection(("127.0.0.1", desk.port)) for _ in range(40)]
    for talk in slow[1:]:
        talk.sendall(b"GET / HTTP/1.1\r\nHos")
    head = (
        f"POST /fact HTTP/1.1\r\nHost: {desk.host}\r\nCookie: {desk.cookie}\r\nOrigin: http://{desk.host}\r\n"
    )
    kind = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ncsrf="
    slow[0].sendall((head + kind).encode())
    assert 200 == desk.get().status
    assert slow[0].recv(20).startswith(b"HTTP/1.1 408")
    for talk in slow:
        talk.close()


def test_no_path_leads_out_of_the_desk(desk: Desk) -> None:
    """A path that climbs, in whatever writing, is a page of ours or none."""
    secret = desk.path.parent / "secret"
    secret.write_text("s3cret", "utf-8")
    for path in ("/../secret", "/..%2fsecret", "/%2e%2e/secret", "//etc/passwd", "/desk.css/../../secret"):
        told = desk.ask("GET", path)
        assert told.status in (303, 404, 400)
        assert "s3cret" not in told.text
    back = [("csrf", desk.get().value("csrf")), ("language", "en")]
    for to in ("//evil.example", "http://evil.example", "/\\evil.example"):
        told = desk.ask("POST", "/language", urlencode([*back, ("back", to)]))
        assert "/" == told.headers["location"]


def test_every_answer_forbids_what_a_page_does_not_need(desk: Desk) -> None:
    """No script but ours, nothing from elsewhere, no frame, nothing kept, nothing told to others."""
    for told in (
        desk.get(),
        desk.ask("GET", "/", cookie=None),
        desk.ask("GET", "/desk.js"),
        desk.get("/fact"),
    ):
        policy = told.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        assert "*" not in policy
        assert "frame-ancestors 'none'" in policy
        assert ("no-store", "same-origin") == (told.headers["cache-control"], told.headers["referrer-policy"])
    assert " style=" not in desk.get().text
    assert "http://" not in desk.get().text.replace("http-equiv", "")


def test_what_a_case_says_is_only_said(desk: Desk) -> None:
    """Markup in a label, a title or what somebody types is shown as text, in every place it stands."""
    for text in (
        "<script>window.hit = 1</script>",
        '"><img src=x onerror="window.hit = 1">',
        "</textarea><b>x",
    ):
        told = [desk.post("/person", {"id": "", "is": "suspect", "label": text, "note": text})]
        told.append(desk.post("/find", {"say": text}))
        told.append(desk.post("/head", {"title": text, "law": "xp", "as_at": "2024-05-01"}))
        told += [desk.get(where) for where in ("/", "/person?id=S3", "/fact?id=f1", f"/fact?term={text[:3]}")]
        for page in told:
            assert text not in page.text
            assert "<img" not in page.text
            assert 1 == page.text.count("<script")


def test_no_value_of_the_case_is_in_an_address_or_a_title(desk: Desk) -> None:
    """Addresses hold ids, and titles what the page is: both stay in the history of a browser."""
    for path in ("/", "/fact?id=f3", "/evidence?id=E1", "/person?id=V1", "/first"):
        page = desk.get(path).text
        found = re.findall(r'(?:href|action|src)="([^"]*)"|<title>(.*?)</title>', page)
        told = " ".join(map("".join, found))
        assert "/desk.css" in told
        for value in ("nanny", "village", "safe", "minute", "passport%20"):
            assert value not in told, path
    form = desk.get("/person?label=nanny").text
    assert 'name="label" value=""' in form, "no address fills in a form"
    hits = desk.post("/find", {"say": "took her passport"})
    assert "passport withheld" in hits.plain


def test_nothing_is_logged(
    desk: Desk, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither what is asked nor what goes wrong is printed or logged: it could name people."""
    desk.get("/fact?id=f1")
    desk.post("/fact", fact("act:receipt", by="S9-nanny"))
    desk.ask("GET", "/nowhere/nanny")

    assert [] == [r for r in caplog.records if "nanny" in r.getMessage()]
    assert ("", "") == tuple(capfd.readouterr())


def test_what_goes_wrong_in_it_is_told_without_the_case(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A fault of ours is a number and a sort: the message of an exception may quote the case."""

    def fails() -> None:
        raise RuntimeError("the nanny")

    monkeypatch.setattr(desk.room.store, "now", fails)
    told = desk.ask("GET", "/")

    assert 500 == told.status
    assert "nanny" not in told.text
    assert "RuntimeError" in told.text
    assert "nanny" not in "".join(capfd.readouterr())


def test_read_only_writes_nothing(tmp_path: Path) -> None:
    """No form saves, none is offered, and a request that was made by hand changes nothing."""
    path = tmp_path / "case.toml"
    path.write_text(CASE.read_text("utf-8"), "utf-8")
    before = path.read_bytes()
    with Desk(path, read_only=True) as desk:
        assert "Read only" in desk.get().plain
        page = desk.get("/fact?id=f1")
        assert ">Save<" not in page.text
        for where in DONE:
            desk.post(where, [("id", "f1"), ("drop", "1"), ("fact", "act:receipt"), ("say", "x")])
    assert before == path.read_bytes()
