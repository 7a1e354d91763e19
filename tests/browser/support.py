"""What tests of pages in a browser share: the browser, the pages, what axe finds."""

from __future__ import annotations

import json
import shutil
import time
from base64 import b64decode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve

from chargeassist import generate, to_html
from chargeassist.report.drawing import Box, Drawing
from chargeassist.report.html import html
from chargeassist.report.page import Alert, Column, Fold, Item, Labelled, Page, Paragraph, Picture, Table
from chargeassist.report.pages.explain import explain_page
from chargeassist.report.pages.trust import whole_pack_page
from chargeassist.report.pictures.lines import lines_of
from chargeassist.report.pictures.of_case import picture_page
from chargeassist.report.svg import svg
from chargeassist.report.symbols import isolated
from chargeassist.training.form import answer_form
from tests.report.support import GATED, assessed, law

AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SERVITUDE = "domestic-servitude/case.toml"
HOSTILE = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    '" onmouseover="window.hit = 1" autofocus onfocus="window.hit = 1',
    "</style></title></svg><script>window.hit = 1</script>",
    "x" * 10_000,
    "شاهد من الحي",
    "\N{RIGHT-TO-LEFT MARK}ምስክር ߒߞߏ",
    "👩🏾‍⚖️ 🙈",
)


def _hostile() -> str:
    """Return a page on which everything is called by a hostile name."""
    box = Box(0, 0, 300, 60, lines_of(HOSTILE[0], 300))
    blocks = [
        block
        for n, text in enumerate(HOSTILE)
        for block in (
            Alert("GATE", text),
            Paragraph(isolated(text)),
            Table((Column("ID", 9), Column("WHAT", 9)), ((text, isolated(text)),), text),
            Labelled("label", text, text, said=(Item("1.", text),)),
            Fold(text, said=(Paragraph(text),)),
            Picture(text, Drawing(300, 60, (box,)), f"picture-{n}", text, (Paragraph(text),)),
        )
    ]
    return html(Page(tuple(blocks), title=HOSTILE[0]))


def _explained() -> str:
    found = assessed(SERVITUDE)
    page = explain_page(found, found.charges[0].offence.key)
    return html(evolve(page, title=found.charges[0].offence.title))


PAGES: Mapping[str, tuple[str, Callable[[], str]]] = {
    "report": ("html", lambda: to_html(assessed(SERVITUDE))),
    "gated": ("html", lambda: to_html(assessed(GATED))),
    "french": ("html", lambda: to_html(assessed(GATED), language="fr")),
    "explained": ("html", _explained),
    "hostile": ("html", _hostile),
    "decision": ("html", lambda: to_html(assessed(GATED), paper="decision")),
    "law": ("html", lambda: html(whole_pack_page(law("bb").pack("bb"), law("bb")))),
    "sheet": ("html", lambda: answer_form(generate(seed=7))),
    "drawing": ("svg", lambda: svg(picture_page(assessed(GATED), "map", None))),
}
"""Pages by name: what sort of file each is, and what writes it."""


class Browser:
    """Chromium, driven."""

    def __init__(self) -> None:
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.driver: Any = webdriver.Chrome(options=options, service=service)

    def quit(self) -> None:
        """End it."""
        self.driver.quit()

    def show(self, page: Path, width: int = 1_000, **media: str) -> None:
        """Show a page of a width, with what the reader prefers, such as `prefers_color_scheme="dark"`."""
        self.visit(page.as_uri(), width, **media)

    def visit(self, address: str, width: int = 1_000, **media: str) -> None:
        """Show what is at an address."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        features = [{"name": key.replace("_", "-"), "value": value} for key, value in media.items()]
        self.say("Emulation.setDeviceMetricsOverride", size)
        self.say("Emulation.setEmulatedMedia", {"media": "", "features": features})
        for log in ("browser", "performance"):
            self.driver.get_log(log)
        self.driver.get(address)
        for _ in range(500):  # under load a page may be there before its new width is
            if self.ask("innerWidth") == width:
                return
            time.sleep(0.01)
        raise AssertionError(f"no page of {width} pixels")

    def say(self, command: str, words: Mapping[str, Any]) -> Any:
        """Say one command of the browser's protocol."""
        return self.driver.execute_cdp_cmd(command, dict(words))

    def ask(self, script: str) -> Any:
        """Return what a script says of the page."""
        return self.driver.execute_script(f"return {script}")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def printed(self) -> bytes:
        """Return the page as it is printed."""
        return b64decode(self.say("Page.printToPDF", {"preferCSSPageSize": True})["data"])

    def asked_for(self) -> list[str]:
        """Return the address of everything the page asked for."""
        told = [json.loads(line["message"])["message"] for line in self.driver.get_log("performance")]
        return [m["params"]["request"]["url"] for m in told if m["method"] == "Network.requestWillBeSent"]

    def console(self) -> list[str]:
        """Return what stands in the console."""
        return [line["message"] for line in self.driver.get_log("browser")]

    def axe(self) -> list[str]:
        """Return what axe finds: the rule, and the first piece of the page that breaks it."""
        self.driver.execute_script(AXE)
        words = json.dumps({"runOnly": list(RULES), "resultTypes": ["violations"]})
        found = self.driver.execute_async_script(f"axe.run(document, {words}).then(arguments[0])")
        return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found["violations"]]
