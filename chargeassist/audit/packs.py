"""One pack audited whole: its law tests run, its limbs covered."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

from chargeassist.audit.coverage import Coverage, coverage
from chargeassist.audit.lawtests import LawTest, Result, read_tests, run_test
from chargeassist.law.folder import pack_folder, walk
from chargeassist.law.model import Law, Pack
from chargeassist.law.packs import load_law
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import Fault, Faults
from chargeassist.reading.files import read_text


@frozen
class Audit:
    """What the law tests of one pack say."""

    pack: Pack = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)
    faults: tuple[Fault, ...]
    results: tuple[Result, ...] = field(repr=False)
    coverage: Coverage = field(repr=False)

    @property
    def failed(self) -> tuple[Result, ...]:
        """Return the tests that did not come out as expected."""
        return tuple(r for r in self.results if r.faults)


def audit(name: str, tell: Callable[[str], None] | None = None) -> Audit:
    """Return the audit of the pack *name* (an id or a folder): every test run, every limb looked for.

    Raises KnowledgeError when the pack itself has faults.
    """
    law = load_law(name)
    pack = law.pack(law.asked[0])
    tests, faults = law_tests(name, law)
    results = []
    for number, test in enumerate(tests, start=1):
        if tell is not None:
            tell(f"law test {number} of {len(tests)}")
        results.append(run_test(test, law))
    return Audit(pack, law.vocabulary, faults, tuple(results), coverage(pack, results))


def law_tests(name: str, law: Law) -> tuple[tuple[LawTest, ...], tuple[Fault, ...]]:
    """Return every law test in a pack's `cases/` folder, and the faults of the files."""
    folder, label, _ = pack_folder(name)
    tests: list[LawTest] = []
    found: list[Fault] = []
    for file_name, file in walk(folder, label, found):
        inner = file_name.removeprefix(label + "/")
        if not (inner.startswith("cases/") and inner.endswith(".toml")):
            continue
        faults = Faults(file_name)
        text = read_text(file, file_name, faults)
        found += faults.found
        if text is not None:
            read, wrong = read_tests(text, file_name, law.asked[0])
            tests += read
            found += wrong
    return tuple(tests), tuple(found)
