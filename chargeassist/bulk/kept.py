"""What is remembered, in two generations: what was met since the last cut stays at the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """What was found, by what it was found of; what is not known is None, so that no None is kept.

    What was met before the last cut and not since is taken over when it is asked for.
    """

    __slots__ = ("old",)

    def __init__(self) -> None:
        super().__init__()
        self.old: dict[K, V] = {}

    if TYPE_CHECKING:

        def __getitem__(self, key: K, /) -> V | None: ...  # type: ignore[override]  # by __missing__

    def __missing__(self, key: K) -> V | None:
        found = self.old.get(key)
        if found is not None:
            self[key] = found
        return found

    def cut(self) -> None:
        """Begin anew with what is met from here on; what was not met since the last cut is gone."""
        self.old = self.copy()
        self.clear()

    def forget(self) -> None:
        """Forget all of it."""
        self.clear()
        self.old = {}
