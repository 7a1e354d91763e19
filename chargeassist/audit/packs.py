"""One pack audited whole, or one offence of it: its law tests run, its limbs covered."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve, field, frozen

from chargeassist.audit.coverage import Coverage, LimbName, coverage, reached
from chargeassist.audit.lawfile import LawTest, read_tests
from chargeassist.audit.lawtests import Result, run_test
from chargeassist.law.folder import pack_folder, walk
from chargeassist.law.model import Law, Offence, Pack
from chargeassist.law.packs import load_law
from chargeassist.law.vocabulary import Vocabulary
from chargeassist.reading.fault import CannotAdvise, Fault, Faults, Place
from chargeassist.reading.files import read_text
from chargeassist.words import Said, did_you_mean, remark


@frozen
class Audit:
    """What the law tests of one pack say, or those of one of its offences."""

    pack: Pack = field(repr=False)
    offence: str
    """The one offence that was asked about, or nothing."""
    vocabulary: Vocabulary = field(repr=False)
    faults: tuple[Fault, ...]
    results: tuple[Result, ...] = field(repr=False)
    coverage: Coverage = field(repr=False)

    @property
    def about(self) -> str:
        """Return the pack's id, or ``pack:offence``."""
        return f"{self.pack.id}:{self.offence}" if self.offence else self.pack.id

    @property
    def offences(self) -> tuple[Offence, ...]:
        """Return every version of every offence that is looked at."""
        return self.pack.versions(self.offence) if self.offence else self.pack.offences

    @property
    def failed(self) -> tuple[Result, ...]:
        """Return the tests that did not come out as expected."""
        return tuple(r for r in self.results if r.faults)


def audit(name: str, tell: Callable[[Said], None] | None = None, offence: str = "") -> Audit:
    """Return the audit of the pack *name* (an id or a folder): every test run, every limb looked for.

    *offence* keeps the tests and the limbs of one offence. Raises KnowledgeError when the pack itself
    has faults, and CannotAdvise when it has no such offence.
    """
    law = load_law(name)
    pack = law.pack(law.asked[0])
    ids = {o.id for o in pack.offences}
    if offence and offence not in ids:
        hints = did_you_mean(offence, ids)
        raise CannotAdvise([Fault.of("L505", Place("offence"), *hints)])
    tests, faults = law_tests(name, law)
    found = Audit(pack, offence, law.vocabulary, faults, (), Coverage(0, ()))
    asked = {o.key for o in found.offences}
    # A pack has thousands of tests: what they came to is let go of once it has been looked at.
    limbs: set[LimbName] = set()
    results = []
    own = [t for t in tests if not offence or t.offence in asked]
    for number, test in enumerate(own, start=1):
        if tell is not None:
            tell(remark("law-test", number=number, of=len(own)))
        result = run_test(test, law)
        limbs.update(limb for charge in result.charges for limb in reached(charge))
        results.append(evolve(result, charges=()))
    return evolve(found, results=tuple(results), coverage=coverage(found.offences, limbs))


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
