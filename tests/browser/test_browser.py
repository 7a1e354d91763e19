"""Pages as people meet them: read aloud, by keyboard, on a telephone, on paper, in the dark."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from time import sleep

from chargeassist.hall.answers import read_answers
from chargeassist.training.answers import Answer
from tests.browser.support import AXE, Browser

TAB, ENTER = "\ue004", "\ue007"
WRITTEN = ("report", "gated", "french", "explained", "hostile", "decision", "law", "sheet")
"""The pages that are HTML."""


def test_axe_is_the_file_that_was_looked_at() -> None:
    """What judges the pages is the file of that version, and nobody's change of it."""
    told = (Path(__file__).parent / "README.md").read_text("utf-8")

    assert hashlib.sha256(AXE.encode()).hexdigest() in told


def test_axe_finds_no_violation(browser: Browser, pages: dict[str, Path]) -> None:
    """WCAG 2.2 AA and good practice, in light and in dark: names, roles, headings, order, contrast."""
    found = []
    for name, scheme in (*((name, "light") for name in WRITTEN), ("gated", "dark")):
        browser.show(pages[name], prefers_color_scheme=scheme)
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)")
        found += [f"{name}, {scheme}: {one}" for one in browser.axe()]
    assert [] == found, "\n".join(found)


def test_nothing_is_asked_for_and_the_console_is_empty(browser: Browser, pages: dict[str, Path]) -> None:
    """A page asks for itself and nothing else, and has nothing to complain of."""
    for name, page in pages.items():
        browser.show(page)
        assert [page.as_uri()] == browser.asked_for(), name
        assert [] == browser.console(), name


def test_a_narrow_page_does_not_scroll_sideways(browser: Browser, pages: dict[str, Path]) -> None:
    """At 320 pixels only tables and pictures scroll, each for itself and by keyboard too."""
    for name in WRITTEN:
        browser.show(pages[name], 320)
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert browser.ask("document.documentElement.scrollWidth") <= 320, name
        wide = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth)"
        assert [] == browser.ask(f"{wide}.filter(e => e.tabIndex != 0).map(e => e.outerHTML)"), name


def test_everything_is_reached_by_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    """Tab goes to the content first, then to every link, list and picture in turn, and Enter opens one."""
    browser.show(pages["gated"])
    browser.press(TAB)
    assert "#content" == browser.ask("document.activeElement.getAttribute('href')")
    assert browser.ask("document.activeElement.getBoundingClientRect().left") >= 0

    reach = "[...document.querySelectorAll('a, summary, [tabindex]')].filter(e => e.checkVisibility())"
    browser.ask(f"{reach}.forEach((e, n) => e.dataset.n = n)")
    there = browser.ask(f"{reach}.length")
    reached = [browser.ask("document.activeElement.dataset.n")]
    for _ in range(there - 1):
        browser.press(TAB)
        reached.append(browser.ask("document.activeElement.dataset.n"))
    assert [str(n) for n in range(there)] == reached
    assert "none" != browser.ask("getComputedStyle(document.activeElement).outlineStyle")

    browser.ask("document.querySelector('summary').focus()")
    browser.press(ENTER)
    assert browser.ask("document.querySelector('details').open")


def test_paper_has_everything(browser: Browser, pages: dict[str, Path]) -> None:
    """What is folded is open on paper, no picture is wider than the sheet, and there is a page of it."""
    browser.show(pages["gated"])
    assert len(re.findall(rb"/Type\s*/Page\b", browser.printed())) >= 3

    browser.say(
        "Emulation.setDeviceMetricsOverride",
        {"width": 670, "height": 950, "deviceScaleFactor": 1, "mobile": False},
    )
    browser.say("Emulation.setEmulatedMedia", {"media": "print"})
    folded = "[...document.querySelectorAll('details > :not(summary)')]"
    closed = f"{folded}.filter(e => !e.getBoundingClientRect().height)"
    assert [] == browser.ask(f"{closed}.map(e => e.outerHTML)")
    wide = (
        "[...document.querySelectorAll('.picture')].filter(e => e.getBoundingClientRect().width > innerWidth)"
    )
    assert [] == browser.ask(f"{wide}.map(e => e.outerHTML)")


def test_colours_of_the_reader_are_kept(browser: Browser, pages: dict[str, Path]) -> None:
    """With forced colours words in pictures have the colour of words, and what warns has its frame."""
    for scheme in ("light", "dark"):
        browser.show(pages["gated"], forced_colors="active", prefers_color_scheme=scheme)
        ink = browser.ask("getComputedStyle(document.body).color")
        assert {ink} == set(
            browser.ask("[...document.querySelectorAll('.picture text')].map(e => getComputedStyle(e).fill)")
        )
        assert "solid" == browser.ask("getComputedStyle(document.querySelector('.alert')).borderTopStyle")


def test_hostile_names_are_only_names(browser: Browser, pages: dict[str, Path]) -> None:
    """Nothing that stands in a file acts on a page, or adds a piece to it."""
    browser.show(pages["hostile"])
    browser.ask("document.querySelectorAll('*').forEach(e => e.dispatchEvent(new Event('mouseover')))")

    assert browser.ask("window.hit === undefined")
    assert [] == browser.ask(
        "[...document.querySelectorAll('script, img, iframe, [onload], [onerror]')].map(e => e.outerHTML)"
    )
    assert browser.ask("document.title").startswith("<script>")
    arabic = "[...document.querySelectorAll('bdi')].find(e => e.textContent.startsWith('شاهد'))"
    assert "rtl" == browser.ask(f"getComputedStyle({arabic}).direction")


def test_an_answer_sheet_is_saved(browser: Browser, pages: dict[str, Path], tmp_path: Path) -> None:
    """A press of the button saves a file with the lines that were filled in, and `mark` reads it."""
    browser.show(pages["sheet"])
    browser.say("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    for css, text in (("who", "P1"), ("what", "Trafficking in Persons Act s 5")):
        browser.driver.find_element("css selector", f"tr[data-part=charge] [name={css}]").send_keys(text)
    browser.driver.find_element("css selector", "button").click()
    file = tmp_path / "answers.json"
    for _ in range(100):
        if file.exists():
            break
        sleep(0.05)

    assert [Answer("charge", "P1", "Trafficking in Persons Act s 5")] == list(read_answers(str(file)))
