"""The one case of a desk: its file is the case, read again whenever it changed, and written whole or not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import field, frozen

from chargeassist.advice.diff import Change, diff
from chargeassist.advice.gaps import gaps
from chargeassist.advice.requests import Request
from chargeassist.case.model import Case
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.write import case_to_dict
from chargeassist.desk.kept import Step, digest_of, forget, keep, kept, packed, unpacked
from chargeassist.findings.entered import Entry
from chargeassist.findings.entries import entries
from chargeassist.findings.model import Assessment
from chargeassist.hall.edits import Edit, reading_with_edits
from chargeassist.hall.load import assess_case, case_and_law, with_law
from chargeassist.hall.write import rewrite, write
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reading.fault import CaseError, ChargeAssistError, Fault, Faults
from chargeassist.reading.files import read_bytes, read_text
from chargeassist.words import Remark, remark

STAGE = "charge"
KEPT = 200
"""How many versions of the file are remembered: for undoing, and for forms that were opened before."""


class Worked:
    """What takes long to work out of an assessment, worked out once."""

    def __init__(self, found: Assessment) -> None:
        self._found = found

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """Return everything there is to ask for or to sign."""
        return tuple(gaps(self._found))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Return every fact told back."""
        return entries(self._found)


@frozen
class Now:
    """The file as it is, and what it says; without a case it has faults."""

    digest: str
    text: str = field(repr=False)
    case: Case | None
    law: Law | None
    found: Assessment | None
    faults: tuple[Fault, ...] = ()
    worked: Worked | None = field(default=None, repr=False)


@frozen
class News:
    """What was done last, and what that changed in the answer."""

    did: Remark
    changes: tuple[Change, ...] = ()


class Clash(Exception):
    """The same row was changed meanwhile, by another window or in an editor: nothing was written."""


class Gone(Exception):
    """What is to be undone is no longer how the file stands."""


class Store:
    """The file at a path, its law, its history since the desk was opened, or since one that crashed was."""

    def __init__(self, path: str, law: Sequence[str] = (), *, read_only: bool = False) -> None:
        self.path, self.names, self.read_only = path, tuple(law), read_only
        self.news: News | None = None
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self._versions: OrderedDict[str, bytes] = OrderedDict()
        self.laws: dict[tuple[str, ...], Law] = {}
        """The laws that were read, by the names of their packs."""
        self._stamp: tuple[int, ...] = ()
        self._now: Now | None = None
        self._found: Assessment | None = None
        """The last assessment: what a change does not reach is taken over from it."""

    @property
    def there(self) -> bool:
        """Return whether there is a file yet."""
        return Path(self.path).exists()

    def now(self) -> Now:
        """Return the file as it is at this moment; what somebody else changed in it is news."""
        stamp = _stamp(self.path)
        if self._now is not None and stamp == self._stamp:
            return self._now
        old, now = self._now, self._looked()
        self._stamp, self._now = stamp, now
        if old is None and not self.read_only:
            self._resume(now.digest)
        if old is not None and old.digest != now.digest:
            self.news = News(remark("desk-elsewhere"), _changes(old, now))
        return now

    def law(self, *names: str) -> Law:
        """Return the law of packs, read once."""
        if names not in self.laws:
            self.laws[names] = load_law(*names)
        return self.laws[names]

    def begin(self, text: str) -> None:
        """Write the first version of the file, where there is none."""
        if self.there:
            raise Clash
        reading_of_bytes(text.encode(), self.path).whole()
        write(text, self.path)
        self.news = News(remark("desk-began"))

    def save(self, seen: str, edits: Sequence[Edit], did: Remark) -> None:
        """Write rows into the file as it is now, whichever version of it was *seen* when they were filled in.

        Raises Clash where one of these rows is not what was seen, and CaseError with the faults of what
        would be written.
        """
        made: list[tuple[str, Case, Law]] = []

        def make(target: Path) -> str:
            text = self._text(target)
            if digest_of(text) != seen and not self._apart(seen, text, edits):
                raise Clash
            read = reading_with_edits(text, self.path, edits, old.case if text == old.text else None)
            # Told before anything is written: words of the case that its law does not know.
            made.append((read.text, *with_law(read, self.path, self.names, self.law)))
            self._leave_a_way_back(text, read.text, did)
            return read.text

        old = self.now()
        rewrite(self.path, make, lambda part: None)
        text, case, law = made[0]
        self._settle(old, text, did, Now(digest_of(text), text, case, law, None))
        self.undone.clear()

    def undo(self) -> None:
        """Take the last step back. Raises Gone where the file is no longer as that left it."""
        step = self._turn(self.done, "after", "before")
        self.undone.append(step)

    def redo(self) -> None:
        """Take a step again that was taken back."""
        step = self._turn(self.undone, "before", "after")
        self.done.append(step)

    def close(self) -> None:
        """End it: nobody wants the way back any more."""
        if not self.read_only:
            forget(self.path)

    def _resume(self, digest: str) -> None:
        """Take over the way back of a desk that did not end by itself, if the file stands on it."""
        before = kept(self.path)
        self.done, self.undone = before.at(digest)
        if self.done or self.undone:
            self._versions.update(before.versions)

    def _leave_a_way_back(self, before: str, after: str, did: Remark) -> None:
        """Keep on disk how to come back from a save, before it is made: a crash between leaves the way."""
        step = Step(digest_of(before), digest_of(after), did, None)
        if step.before != step.after:
            self._keep(step.before, before)
            self._keep(step.after, after)
            keep(self.path, [*self.done, step], self._versions.get)

    def _turn(self, steps: list[Step], stands: str, wanted: str) -> Step:
        if not steps:
            raise Gone
        step, old = steps[-1], self.now()
        text = self._version(getattr(step, wanted))
        if text is None:
            raise Gone

        def make(target: Path) -> str:
            if digest_of(self._text(target)) != getattr(step, stands):
                raise Gone
            return text

        rewrite(self.path, make, lambda part: None)
        steps.pop()
        self._settle(old, text, remark("desk-undone" if wanted == "before" else "desk-redone"), keep=False)
        return step

    def _settle(
        self, old: Now, text: str, did: Remark, made: Now | None = None, *, keep: bool = True
    ) -> None:
        """Look at what was written: what changed is the news, and can be undone."""
        self._stamp = _stamp(self.path)
        now = self._now = self._looked(made)
        changes = _changes(old, now)
        self.news = News(did, changes)
        if keep and old.digest != now.digest and digest_of(text) == now.digest:
            self.done = [*self.done[-KEPT:], Step(old.digest, now.digest, did, changes)]

    def _text(self, target: Path) -> str:
        faults = Faults(self.path)
        text = read_text(target, self.path, faults)
        if text is None:
            raise ChargeAssistError(faults.found)
        return text

    def _looked(self, made: Now | None = None) -> Now:
        """Return the file as it is; what was *made* of it a moment ago is not read again, if it is that."""
        faults = Faults(Path(self.path).as_posix())
        raw = read_bytes(Path(self.path), faults.file, faults)
        if raw is None:
            return Now("", "", None, None, None, tuple(faults.found))
        try:
            text = self._text(Path(self.path))
            digest = digest_of(text)
            self._keep(digest, text)
            if made is not None and made.digest == digest and made.case is not None and made.law is not None:
                case, law = made.case, made.law
            else:
                case, law = case_and_law(self.path, self.names, text.encode(), self.law)
        except ChargeAssistError as error:
            told = raw.decode("utf-8", "replace")
            return Now(digest_of(told), told, None, None, None, error.faults)
        found = self._found = assess_case(case, law, STAGE, before=self._found)
        return Now(digest, text, case, law, found, worked=Worked(found))

    def _keep(self, digest: str, text: str) -> None:
        held = self._versions.pop(digest) if digest in self._versions else packed(text)
        self._versions[digest] = held
        while len(self._versions) > KEPT:
            self._versions.popitem(last=False)

    def _version(self, digest: str) -> str | None:
        version = self._versions.get(digest)
        return None if version is None else unpacked(version)

    def _apart(self, seen: str, text: str, edits: Sequence[Edit]) -> bool:
        """Return whether nobody changed the rows that are to be written since that version was seen."""
        before = self._version(seen)
        if before is None:
            return False
        try:
            old, now = (case_to_dict(reading_of_bytes(t.encode()).whole()) for t in (before, text))
        except CaseError:
            return False
        return all(_row(old, edit) == _row(now, edit) for edit in edits)


def _row(tables: Mapping[str, Any], edit: Edit) -> Any:
    if edit.table == "case":
        return tables["case"]
    return next((row for row in tables.get(edit.table, ()) if row["id"] == edit.id), None)


def _changes(old: Now, now: Now) -> tuple[Change, ...]:
    return diff(old.found, now.found) if old.found and now.found else ()


def _stamp(path: str) -> tuple[int, ...]:
    try:
        found = Path(path).stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino
