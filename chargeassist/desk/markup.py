"""HTML as values: what is not markup already is escaped, so that nothing of a case can become markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from chargeassist.report.html import in_html

VOID = ("input", "br", "hr", "meta", "link")


class Html(str):
    """A text that is markup."""

    __slots__ = ()


Inside = str | Iterable["Inside"] | None
"""What stands within a piece: text, markup, several of them, or nothing."""
Value = str | int | bool | None


def el(name: str, /, *inside: Inside, **values: Value) -> Html:
    """Return a piece with its attributes and what stands within it; nothing given is left out.

    >>> str(el("a", "S1 & V1", href="/person?id=S1", class_="name", hidden=True, title=None))
    '<a href="/person?id=S1" class="name" hidden>S1 &amp; V1</a>'
    """
    told = "".join(_attribute(key, value) for key, value in values.items())
    if name in VOID:
        return Html(f"<{name}{told}>")
    return Html(f"<{name}{told}>{joined(inside)}</{name}>")


def joined(inside: Inside) -> Html:
    """Return pieces one after the other.

    >>> str(joined(["a < b", [el("b", "c"), None]]))
    'a &lt; b<b>c</b>'
    """
    if inside is None:
        return Html("")
    if isinstance(inside, Html):
        return inside
    if isinstance(inside, str):
        return Html(in_html(inside))
    return Html("".join(map(joined, inside)))


def _attribute(key: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
