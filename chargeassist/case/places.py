"""Where a person wrote what stands in the canonical rows of a case: a fault is told there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from chargeassist.reading.fault import Fault, Path
from chargeassist.words.untold import untold


@untold
@frozen
class Places:
    """Where a person wrote what stands at a path of the canonical tables, if it was written elsewhere."""

    elsewhere: tuple[tuple[Path, Path], ...] = ()

    def placed(self, faults: Iterable[Fault]) -> list[Fault]:
        """Return faults of canonical rows at the places where they were written, each once."""
        found = dict(self.elsewhere)
        told = (evolve(f, at=evolve(f.at, path=_written(f.at.path, found))) for f in faults)
        return list(dict.fromkeys(told))


def _written(path: Path, elsewhere: Mapping[Path, Path]) -> Path:
    for end in range(len(path), 0, -1):
        if path[:end] in elsewhere:
            return (*elsewhere[path[:end]], *path[end:])
    return path
