"""A class in a real browser: a learner reads, fills in the sheet by keyboard, sends it; `mark` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chargeassist.hall.answers import read_answers
from tests.browser.support import Browser
from tests.browser.test_desk import DOWN, ENTER, TAB, Person
from tests.cli.support import run
from tests.desk.test_class import Class

PAGES = ("/", "/documents", "/statutes", "/answers")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Class]:
    """Return a class that nobody has come into yet."""
    folder = tmp_path / "exercise"
    assert 0 == run("generate", "--ready", "first-file", "-o", str(folder)).code
    with Class(folder, let_in=False) as open_:
        yield open_


def test_a_learner_hands_in_by_keyboard_what_mark_reads(browser: Browser, room: Class) -> None:
    """From the address on the board to a number: reading, every field by Tab, and the sheet in the folder."""
    person = Person(browser, room)
    browser.visit(room.open.address)
    assert "Your task" in person.find("main").text
    for path in PAGES[1:]:
        person.to(f'nav a[href="{path}"]')
        browser.press(ENTER)
        person.find(f'nav a[href="{path}"][aria-current]')
    person.to("#charge-0-who")
    browser.press("P2", TAB, "section 5(1)", TAB, TAB, "the papers say so")
    person.to("#element-0-who")
    browser.press("P2", TAB, "means", TAB, DOWN)
    person.until(lambda: "supported" == browser.ask("document.activeElement.value"))
    person.to("button.main")
    browser.press(ENTER)
    person.until(lambda: "number 1" in browser.ask("document.querySelector('#news').textContent"))

    assert "polite" == browser.ask("document.querySelector('#news').getAttribute('aria-live')")
    assert "P2" == browser.ask("document.querySelector('#charge-0-who').value")
    assert [] == browser.console()
    assert all(url.startswith(f"http://{room.host}/") for url in browser.asked_for())
    (sheet,) = (room.folder / "answers").glob("*.json")
    charge, element = read_answers(str(sheet))
    assert ("charge", "P2", "section 5(1)", "the papers say so") == (
        charge.part,
        charge.who,
        charge.what,
        charge.why,
    )
    assert ("element", "P2", "means", "supported") == (element.part, element.who, element.what, element.how)
    trainer = room.folder / "trainer"
    told = run("mark", str(trainer / "truth.toml"), str(sheet), "--names", str(trainer / "names.toml"))
    assert 0 == told.code, told.err


def test_every_page_of_a_class_by_axe_and_narrow(browser: Browser, room: Class) -> None:
    """WCAG 2.2 AA in light and dark; a telephone scrolls tables sideways, and no page."""
    person = Person(browser, room)
    browser.visit(room.open.address)
    wrong = []
    for number, path in enumerate(PAGES):
        person.see(path, prefers_color_scheme=("light", "dark")[number % 2])
        wrong += [f"{path}: {found}" for found in browser.axe()]
        person.see(path, 320)
        if (width := browser.ask("document.documentElement.scrollWidth")) > 320:
            wrong.append(f"{path}: {width} pixels wide")
        wrong += [f"{path}: {line}" for line in browser.console()]
    assert [] == wrong, "\n".join(wrong)
