"""The case files of a folder, one by one: an office is a folder in it, and what is no case is told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from chargeassist.advice.classified import Filed, filed
from chargeassist.advice.review import review
from chargeassist.hall.load import assess_case, case_and_law
from chargeassist.reading.fault import ChargeAssistError
from chargeassist.words import Said, remark

ENDINGS = (".toml", ".json")
Refused = tuple[str, str]
"""A file, and the code of its first fault."""


def case_files(folder: str) -> tuple[Path, ...]:
    """Return the files that may be cases, in the order of their names; nothing hidden, no link followed."""
    root = Path(folder)
    found = sorted(
        f
        for f in root.rglob("*")
        if f.suffix.lower() in ENDINGS
        and not any(part.startswith(".") for part in f.relative_to(root).parts)
        and not any(p.is_symlink() for p in (f, *f.relative_to(root).parents) if p != Path())
        and f.is_file()
    )
    return tuple(found)


def read_filed(
    folder: str, law: Sequence[str], stage: str, tell: Callable[[Said], None]
) -> Iterator[Filed | Refused]:
    """Yield what each file comes to, or why it could not be read; *tell* hears how far it is."""
    files = case_files(folder)
    for number, file in enumerate(files, start=1):
        tell(remark("reviewing-file", k=number, n=len(files)))
        where = file.relative_to(folder)
        office = where.parts[0] if len(where.parts) > 1 else ""
        try:
            case, own = case_and_law(str(file), law)
            found = filed(review(assess_case(case, own, stage)), office)
        except ChargeAssistError as error:
            yield where.as_posix(), error.faults[0].code
        else:
            yield found
