"""The built site of these pages, by Sphinx and MyST: `sphinx-build -W docs site`. It asks for nothing."""

import re

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.highlighting import lexers

project = "chargeassist"
extensions = ["myst_parser"]
html_theme = "furo"
html_title = "chargeassist"
html_copy_source = False
myst_heading_anchors = 4
suppress_warnings = ["misc.highlighting_failure"]  # a page shows what is wrong on purpose
exclude_patterns = ["schemas/*.json"]
lexers["law"] = TextLexer()
_OUT = re.compile(r"\[([^\]\n]+)\]\(((?:\.\./)+(?!guides)[^)\s]*)\)")
"""A link to what is beside these pages in the repository: on the site it is told by its path."""


def _inside(app: Sphinx, name: str, source: list[str]) -> None:
    depth = name.count("/")

    def told(link: re.Match[str]) -> str:
        ups = link[2].count("../")
        return link[0] if ups <= depth else f"{link[1]} (`{link[2].replace('../', '')}`)"

    source[0] = _OUT.sub(told, source[0])


def setup(app: Sphinx) -> None:
    """Let links that lead out of these pages be told by their path."""
    app.connect("source-read", _inside)
