"""The case files of a folder, one by one: an office is a folder in it, and what is no case is told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from chargeassist.advice.classified import Filed, filed
from chargeassist.advice.review import review
from chargeassist.hall.load import assess_case, case_and_law
from chargeassist.hall.records import listed
from chargeassist.reading.fault import ChargeAssistError
from chargeassist.words import Said, remark

Refused = tuple[str, str]
"""A file, and the code of its first fault."""


def _own(file: Path, root: Path) -> bool:
    """Return whether a file is of the folder itself: nothing hidden, and no link is followed."""
    within = file.relative_to(root)
    links = (root / p for p in (within, *within.parents[:-1]))
    return not any(p.startswith(".") for p in within.parts) and not any(x.is_symlink() for x in links)


def read_filed(
    folder: str, law: Sequence[str], stage: str, tell: Callable[[Said], None]
) -> Iterator[Filed | Refused]:
    """Yield what each file comes to, or why it could not be read; *tell* hears how far it is."""
    root = Path(folder)
    files = [f for f in listed(root) if _own(f, root)]
    for number, file in enumerate(files, start=1):
        tell(remark("reviewing-file", k=number, n=len(files)))
        where = file.relative_to(root)
        office = where.parts[0] if len(where.parts) > 1 else ""
        try:
            case, own = case_and_law(str(file), law)
            found = filed(review(assess_case(case, own, stage)), office)
        except ChargeAssistError as error:
            yield where.as_posix(), error.faults[0].code
        else:
            yield found
