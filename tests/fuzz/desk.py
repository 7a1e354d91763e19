"""The desk as a target: pages asked for and forms sent, line by line, to a case of its own on disk.

A line is `GET /why?charge=1` or `POST /fact id=f1&fact=conduct:locked-in`; what is no line is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl, urlencode, urlsplit

from chargeassist import assess, gaps, load_law, read_case
from chargeassist.desk.app import DONE, SHOWN
from chargeassist.desk.ask import Answer, Ask, Form, Given, Handler, Led, NotOpen, Shown
from chargeassist.desk.guard import Refused, fields_of
from chargeassist.desk.room import Room
from chargeassist.desk.store import Store
from chargeassist.law.model import Law
from chargeassist.reading.fault import CaseError, Fault, Place

STORY = Path(__file__).parents[2] / "examples/domestic-servitude/case.toml"
SEEN = "SEEN"
"""Stands in a form for the version of the file that its page was made of."""
LAWS: dict[tuple[str, ...], Law] = {}
LINES = 4


def desk(raw: bytes) -> None:
    """Ask the desk line by line: no page fails, and the file is a case after every line."""
    asked = 0
    with TemporaryDirectory() as folder:
        path = Path(folder, "case.toml")
        path.write_bytes(STORY.read_bytes())
        room = Room(Store(str(path)))
        room.store.laws = LAWS
        for handler, line in _lines(raw):
            asked += 1
            with suppress(Refused):  # what is no form is turned away before any page sees it
                _looked_at(_answered(room, handler, *line))
            read_case(path)
    if not asked:
        raise CaseError([Fault.of("F104", Place("request"))])


def _lines(raw: bytes) -> Iterator[tuple[Handler, tuple[str, str]]]:
    for line in raw.decode("utf-8", "replace").splitlines()[:LINES]:
        method, _, rest = line.partition(" ")
        where, _, body = rest.partition(" ")
        handler = {"GET": SHOWN, "POST": DONE}.get(method, {}).get(where.partition("?")[0])
        if handler is not None:
            yield handler, (where, body)


def _answered(room: Room, handler: Handler, where: str, body: str) -> Answer:
    path, query = where.partition("?")[::2]
    now = room.store.now()
    form = Form(tuple(fields_of(body.replace(SEEN, now.digest).encode())))
    try:
        return handler(Ask(room, path, dict(parse_qsl(query)), form, "c", now))
    except NotOpen:
        return Led("/")


def _looked_at(answer: Answer) -> None:
    """Fail where an answer is none that can be sent."""
    match answer:
        case Shown(html, status):
            assert 200 <= status < 500
            str(html).encode("utf-8")
        case Led(to):
            assert not urlsplit(to).netloc
        case Given(content, _, _):
            assert content


@cache
def seeds() -> tuple[bytes, ...]:
    """Return what a target begins with: every page, and every form as its page would send it."""
    case = read_case(STORY)
    found = assess(case, load_law("xp"))
    asked = [request.id for request in gaps(found)]
    charge, fact = found.charges[0], case.facts[0]
    where = {
        "id": fact.id,
        "charge": charge.id,
        "element": charge.elements[0].id,
        "item": case.evidence[0].id,
        "offence": charge.offence.key,
        "a": charge.offence.key,
        "b": found.charges[-1].offence.key,
        "without": case.evidence[-1].id,
        "name": "memo",
        "form": "html",
        "kind": "boat",
        "at": "1",
    }
    forms = (
        ("/fact", {"fact": "conduct:locked-in", "by": "S1", "of": "V1", "holds": "yes", "item": "E1"}),
        (
            "/fact",
            {"id": fact.id, "fact": f"{fact.slot}:{fact.term}", "holds": "no"},
        ),
        ("/person", {"is": "witness", "label": "the neighbour", "age": "17~", "age_on": "2023"}),
        ("/evidence", {"kind": "statement", "from": "V1", "strength": "strong"}),
        ("/episode", {"place": "ke", "during": "2023-01/2023-06"}),
        ("/head", {"title": "A story", "law": "xp", "as_at": "2024-01-01"}),
        ("/find", {"say": "took her passport"}),
        *(("/answer", {"request": id, "value": "yes"}) for id in asked[:3]),
        *(("/sign", {"request": id, "as": "yes", "by_whom": "A. B.", "why": "it fits"}) for id in asked[:2]),
        ("/language", {"language": "fr", "back": "/"}),
        ("/undo", {}),
        ("/redo", {}),
    )
    sent = [f"POST {to} {urlencode([('seen', SEEN), *form.items()])}" for to, form in forms]
    looked = [f"GET {path}?{urlencode(where)}" for path in SHOWN]
    lines = [*sent, *looked]
    return tuple("\n".join(lines[n : n + 4]).encode() for n in range(0, len(lines), 4))


TARGETS: Mapping[str, Callable[[bytes], None]] = {"desk": desk}
