"""The answer sheet as a page: it can be filled in, read aloud and printed, and lets nothing else in."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from attrs import evolve

from chargeassist.training.answers import COLUMNS, PARTS, answers_of, standing
from chargeassist.training.form import answer_form
from tests.training.support import exercises, in_words_of


class _Read(HTMLParser):
    """The fields of a page by line, what is offered in lists, and every attribute that leads somewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[str, list[str]]] = []
        self.names: list[str] = []
        self.away: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        self.away += [k for k in own if k in ("src", "action", "formaction") or k.startswith("on")]
        if "data-part" in own:
            self.lines.append((str(own["data-part"]), []))
        if tag in ("input", "select", "textarea"):
            self.lines[-1][1].append(str(own["name"]))
            self.names.append(str(own["aria-label"]))


def test_every_field_has_a_name_and_is_read_back() -> None:
    """Each line is of a part, each field a column of the sheet under a name of its own, in every language."""
    made = exercises(3)[0]
    for code in ("en", "fr", "pt"):
        page = _Read()
        page.feed(answer_form(in_words_of(made, code)))

        assert {*PARTS} == {part for part, _ in page.lines}
        assert {*COLUMNS} - {"part"} == {c for _, fields in page.lines for c in fields}
        assert len(page.names) == len({*page.names})
        rows = [{"part": part, **dict.fromkeys(fields, "x")} for part, fields in page.lines]
        assert len(rows) == len(answers_of(rows))
        assert [] == page.away


def test_only_its_own_script_runs_and_nothing_is_sent() -> None:
    """The policy names the one script by its digest; without it the button is not shown."""
    text = answer_form(exercises(3)[0])
    (script,) = re.findall(r"<script>(.*?)</script>", text, re.S)
    digest = b64encode(sha256(script.encode()).digest()).decode()

    assert f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in text
    assert not re.search(r"fetch|XMLHttp|WebSocket|https?:", script)
    assert '<button type="button" hidden>' in text


def test_what_a_list_offers_is_understood() -> None:
    """Each standing that can be chosen is one, in every language; a helper is asked for no charges."""
    made = exercises(3)[0]
    for code in ("en", "fr", "pt"):
        select = re.findall(r"<select[^>]*>(.*?)</select>", answer_form(in_words_of(made, code)))[0]
        words = {standing(w) for w in re.findall(r"<option>([^<]+)", select)}
        assert {"supported", "thin", "disputed", "missing", "contradicted"} == words
    helper = evolve(made, settings=evolve(made.settings, audience="helper"))

    assert 'data-part="charge"' not in answer_form(helper)
