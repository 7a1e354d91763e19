"""The browser, and the pages it is shown: skipped with a message where there is no browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.support import PAGES, Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's chromium without a window; it leaves nothing behind."""
    pytest.importorskip("selenium", reason="needs selenium: pip install '.[browser]'")
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}: apt-get install chromium chromium-driver")
    browser = Browser()
    yield browser
    browser.quit()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return every page by its name, written to a file."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, (kind, write) in PAGES.items():
        found[name] = folder / f"{name}.{kind}"
        found[name].write_text(write(), "utf-8")
    return found
