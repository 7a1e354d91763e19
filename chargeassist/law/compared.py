"""A second reading of the law: what of a pack was compared again with its text, and where it differs."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

KINDS = ("offence", "gate", "order", "defence", "verdict", "minors")
"""What can be read twice."""
SAW = ("read", "copy", "excerpt", "heading", "report", "not-found")
"""What was seen: the publisher's own page, a copy, part of the section, its heading, somebody's account."""
HOW = ("less", "more", "otherwise")
"""What the pack is beside its text: narrower, or not all told; wider, something not asked; or otherwise."""
_WHEN = ("since", "until")
AT = {
    "offence": (
        *("title", "penalty", *_WHEN, "limitation", "tried", "authority", "family", "class"),
        *("mode", "jurisdiction", "aggravated", "irrelevant", "precondition", "defence", "definition"),
    ),
    "gate": ("title", "effect", "covers", "raised-if", "nexus", "unless", "steps", *_WHEN),
    "order": ("when", "charge", "instead-of", *_WHEN),
    "defence": ("title", "covers", "when", *_WHEN),
    "verdict": ("on", "may-convict", *_WHEN),
    "minors": ("never-under", "capacity-under", "under", "never", *_WHEN),
}
"""Places of a unit beside its elements and whatever else has an id, by kind."""


@frozen
class Differs:
    """Where a pack says less or more than the text, or something else, and why."""

    at: str
    """The unit, or ``unit/place``."""
    how: str
    why: str

    @property
    def place(self) -> str:
        """Return the place within the unit; nothing where the unit as a whole is meant."""
        return self.at.partition("/")[2]


@frozen
class Reading:
    """One unit of a pack that was compared with its text a second time."""

    kind: str
    id: str
    on: date
    saw: str
    of: str
    """Where it was seen, in words or as a source of the pack."""
    differs: tuple[Differs, ...] = field(default=(), repr=False)
