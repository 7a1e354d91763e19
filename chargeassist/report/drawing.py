"""A drawing as plain frozen values: boxes, lines and words at their places, and nothing of law.

Places are whole units of a canvas, from its upper left corner; a writer decides what a unit is.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Box:
    """A box with lines of words in it, the symbol of its mark before the first."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...] = ()
    mark: str = ""
    strong: bool = False
    look: str = ""
    """`solid`; `hollow` for an outline: what it stands for may be anywhere within it."""


@frozen
class Stroke:
    """A line from point to point, with a head at its end if it leads there."""

    points: tuple[tuple[int, int], ...]
    leads: bool = False
    faint: bool = False
    """Whether it only guides the eye."""
    broken: bool = False
    """Whether it stands for what is said not to be so."""


@frozen
class Dot:
    """A point of a line that stands for somebody."""

    x: int
    y: int


@frozen
class Words:
    """One line of words, which begins at its place or has its middle there."""

    x: int
    y: int
    text: str
    middle: bool = False
    strong: bool = False


Shape = Box | Stroke | Dot | Words


@frozen
class Drawing:
    """Shapes on a canvas, the later above the earlier."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
