"""The tables of marks, where they hold what is worked out from the points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chargeassist.advice.marks import Mark, Marks
from chargeassist.report.keys import Key, Shape

SHAPES_OF_MARKS: Mapping[Any, Shape] = {
    Marks: Shape("marks", (Key("sheets"), Key("missed"))),
    Mark: Shape("mark", (Key("number"), Key("earned"), Key("of"), Key("percent"), Key("points"))),
}
