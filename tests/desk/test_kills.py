"""A desk that is killed in the middle of a save, and one at which somebody clicks at random."""

from __future__ import annotations

import http.client
import os
import random
import re
import subprocess
import sys
import threading
import time
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from chargeassist import read_case
from chargeassist.desk.kept import digest_of, kept
from tests.desk.support import CASE, Desk
from tests.examples import ROOT

KILLS = int(os.environ.get("CHARGEASSIST_KILLS", "3"))
CLICKS = int(os.environ.get("CHARGEASSIST_CLICKS", "60"))
SEED = int(os.environ.get("CHARGEASSIST_SEED", "11"))
"""How often in a run, and what is drawn; by hand more: the numbers of a long run stand in SECURITY.md."""


def test_a_kill_in_the_middle_of_a_save_loses_nothing(tmp_path: Path) -> None:
    """Whenever it is killed the file is whole, the last confirmed save is in it, and so is a way back."""
    path = tmp_path / "case.toml"
    path.write_text(CASE.read_text("utf-8"), "utf-8")
    dice = random.Random(SEED)
    for _ in range(KILLS):
        confirmed = _killed(path, dice.uniform(0.2, 1.2))
        case = read_case(path)
        label = next(p.label for p in case.persons if p.id == "W1")
        assert int(label.rpartition(" ")[2] if label.startswith("seen ") else 0) >= confirmed
        way = kept(str(path))
        at = digest_of(path.read_text("utf-8"))
        assert not way.steps or any(way.at(at)), "the way back leads from where the file stands"
    others = {p.name for p in tmp_path.iterdir() if not p.name.endswith(".part")}
    assert others <= {"case.toml", "case.toml.undo"}


def _killed(path: Path, seconds: float) -> int:
    """Save one label after the other until the desk is killed; return the last number that was confirmed."""
    desk = subprocess.Popen(
        [sys.executable, "-m", "chargeassist", "desk", str(path), "--no-browser"],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert desk.stderr is not None
    line = desk.stderr.readline()
    found = re.search(r"http://\S+", line)
    assert found is not None, line
    split = urlsplit(found[0])
    threading.Timer(seconds + 1, desk.kill).start()
    done, cookie, number = 0, "", int(time.time() * 10) % 10**9
    try:
        cookie = _talk(split.netloc, "GET", f"/?{split.query}", "")[1]["set-cookie"].partition(";")[0]
        while True:
            page = _talk(split.netloc, "GET", "/person?id=W1", cookie)[2]
            hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
            number += 1
            body = urlencode([*hidden.items(), ("is", "witness"), ("label", f"seen {number}")])
            if _talk(split.netloc, "POST", "/person", cookie, body)[0] == 303:
                done = number
    except (OSError, http.client.HTTPException):
        pass
    finally:
        desk.kill()
        desk.wait()
        desk.stderr.close()
    return done


def _talk(host: str, method: str, path: str, cookie: str, body: str = "") -> tuple[int, dict[str, str], str]:
    talk = http.client.HTTPConnection(host, timeout=20)
    headers = {
        "cookie": cookie,
        "content-type": "application/x-www-form-urlencoded",
        "origin": f"http://{host}",
    }
    talk.request(method, path, body or None, headers if method == "POST" else {"cookie": cookie})
    answer = talk.getresponse()
    told = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
    talk.close()
    return told


WORDS = ("", "S1", "2023-05", "2023-13-99", "x" * 300, "<b>&", "~", "17", "ke", "é\u202e", "yes", "1")


def test_a_monkey_breaks_nothing(desk: Desk) -> None:
    """Whatever is clicked and filled in, no answer is a fault of ours, and the file can always be read."""
    dice = random.Random(SEED)
    where = "/"
    for _ in range(CLICKS):
        page = desk.get(where)
        assert page.status < 500, where
        links = [unescape(x).partition("#")[0] for x in re.findall(r'href="(/[^"]*)"', page.text)]
        forms = re.findall(r'<form[^>]*method="post" action="([^"]+)".*?>(.*?)</form>', page.text, re.DOTALL)
        if dice.random() < 0.9:  # these stand on each page: chosen as often, nothing would change
            forms = [f for f in forms if f[0] not in ("/undo", "/redo", "/language")]
        if forms and dice.random() < 0.6:
            to, inside = dice.choice(forms)
            told = desk.post(to, _filled(inside, dice))
            assert told.status < 500, (where, to)
            read_case(desk.path)
        where = quote(dice.choice(links or ["/"]), safe="/?=&:%,-.")


def _filled(inside: str, dice: random.Random) -> list[tuple[str, str]]:
    """Return a form as it stands, with some of it filled in at random."""
    fields, often = [], dice.choice((0.05, 0.3))  # much that is wrong is refused, and nothing is written
    for found in re.finditer(r"<(?:input|select|textarea|button)[^>]*name=\"[^>]*>", inside):
        tag, after = found[0], inside[found.end() :]
        keys = {k: unescape(v) for k, v in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        name, kind, value = keys["name"], keys.get("type"), keys.get("value", "")
        may = [value] if kind in ("checkbox", "radio") else WORDS
        if tag.startswith("<textarea"):
            value = unescape(after.partition("</textarea>")[0])
        elif tag.startswith("<select"):
            listed = after.partition("</select>")[0]
            may = [unescape(v) for v in re.findall(r'<option value="([^"]*)"', listed)]
            value = next(iter(re.findall(r'value="([^"]*)" selected', listed)), may[0])
        if name in ("csrf", "seen"):
            continue
        ticked = "checked" in tag if kind in ("checkbox", "radio") else True
        if kind != "hidden" and dice.random() < often:
            fields.append((name, dice.choice(may)))
        elif ticked and not tag.startswith("<button"):
            fields.append((name, value))
    return fields
