"""The style and the script of the desk's pages, and where an address leads that is none of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chargeassist.report.svg import style


def styled() -> Callable[[Request], object]:
    """Return what answers with the style."""
    return _file(style("colours", "html", "svg") + _own("desk.css"), "text/css")


def script() -> Callable[[Request], object]:
    """Return what answers with the script."""
    return _file(_own("desk.js"), "text/javascript")


def _file(text: str, media: str) -> Callable[[Request], object]:
    async def endpoint(request: Request) -> Response:
        return Response(text, media_type=media)

    return endpoint


def _own(name: str) -> str:
    return (files("chargeassist") / "desk" / name).read_text("utf-8")


async def nowhere(request: Request, error: Exception) -> Response:
    """Lead an address that is none of ours to the first page."""
    return RedirectResponse("/", 303) if request.method == "GET" else Response(status_code=404)
