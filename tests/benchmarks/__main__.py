"""Measure chargeassist beside other engines, and whole: `python -m tests.benchmarks`."""

from __future__ import annotations

import argparse
import platform
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from chargeassist import assess, load_law, review, stress
from chargeassist.law.folder import VOCABULARY, knowledge
from chargeassist.law.model import Law
from chargeassist.law.wordbook import read_vocabulary
from chargeassist.reading.fault import Fault
from chargeassist.reasoning.operations import Program, load
from tests.benchmarks import big, peers
from tests.benchmarks.bulk import caseloads, sessions
from tests.benchmarks.caseloads import Caseload, Formulas, caseload, elements, supported, written
from tests.benchmarks.endtoend import end_to_end, updates
from tests.benchmarks.measure import best, cold

SIZES = (1, 64, 1_024, 32_768)
FACTS = (12, 30)
EXAMPLE = Path(__file__).parents[2] / "examples" / "domestic-servitude" / "case.toml"
RULE_ENGINES = ("CLIPS", "zen decision", "zen expression", "clingo", "durable-rules")
PACKAGES = ("clipspy", "zen-engine", "clingo", "durable_rules", "OpenFisca-Core", "numpy", "attrs")


class Ours:
    """A program with a way to load it, in the form of a peer."""

    apart = True

    def __init__(self, program: Program) -> None:
        self.program = program
        self.count = 0

    def load(self, caseload: Caseload) -> list[int]:
        """Return one integer per column."""
        self.count = len(caseload.matters)
        return load(caseload.matters, len(self.program.columns))

    def run(self, loaded: list[int]) -> list[int]:
        """Return one integer per condition."""
        return self.program.run(loaded, self.count)

    def answers(self, answer: list[int]) -> Any:
        """Say which digits are f."""
        return supported(answer, self.count)


def contestants(program: Program, formulas: Formulas) -> dict[str, Any]:
    """Return every row of the table: how to make the weigher."""
    return {
        "chargeassist": lambda: Ours(program),
        "plain Python": lambda: peers.PlainPython(formulas),
        "OpenFisca-Core": lambda: peers.OpenFisca(formulas, dict(program.columns)),
        "zen expression": lambda: peers.ZenExpression(formulas),
        "zen decision": lambda: peers.ZenDecision(formulas),
        "clingo": lambda: peers.Clingo(formulas),
        "CLIPS": lambda: peers.Clips(formulas),
        "durable-rules": lambda: peers.DurableRules(formulas),
    }


class Row:
    """What was measured of one weigher: seconds a matter at each size."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.together: list[float] = []
        self.cut = 0
        """The size measured in place of the largest, if that would take too long."""
        self.load = self.run = 0.0

    def text(self, ours: Row) -> str:
        """Return the row of the table."""
        cells = [f"{_micro(s):>8}" for s in self.together]
        if self.cut:
            cells[-1] = f"{'~' + _micro(self.together[-1]):>8}"
        apart = [f"{_micro(s):>8}" if s else f"{'-':>8}" for s in (self.load, self.run)]
        times = self.together[-1] / ours.together[-1]
        return f"{self.name:<21}{''.join(cells)}{''.join(apart)}{times:>9.3g}"


def _micro(seconds: float) -> str:
    micro = seconds * 1e6
    return f"{micro:,.0f}" if micro >= 100 else f"{micro:.3g}"


def measure(name: str, peer: Any, whole: Caseload, expected: list[int], limit: float) -> Row:
    """Return the row of one weigher, having held each of its answers against ours."""
    row = Row(name)
    for size in SIZES:
        count = size
        while row.together and count > 1 and row.together[-1] * count > limit:
            count //= 2
        row.cut = count if count < size else 0
        part = whole.first(count)
        if peer.apart:
            row.load, row.run, answer = _apart(name, peer, part)
            took = row.load + row.run
        else:
            took, answer = best(partial(_together, peer, part))
        agrees = list(peer.answers(answer)) == expected[:count]
        if not agrees and row.together and name == "durable-rules":
            # It swallows what goes wrong in it: what it answered rightly last is what it is measured by.
            print(f"{name} gave wrong answers at {count:,} matters")
            row.cut, count, took = SIZES[len(row.together) - 1], 1, row.together[-1]
        else:
            assert agrees, f"{name} disagrees at {count} matters"
        row.together.append(took / count)
        row.load, row.run = row.load / count, row.run / count
    return row


def _together(peer: Any, part: Caseload) -> Any:
    return peer.run(peer.load(part))


def _apart(name: str, peer: Any, part: Caseload) -> tuple[float, float, Any]:
    load_time, loaded = best(partial(peer.load, part))
    run_time, answer = best(partial(peer.run, loaded), times=1)
    for _ in range(4):
        # OpenFisca remembers what it calculated: each run gets a caseload of its own.
        if name == "OpenFisca-Core":
            loaded = peer.load(part)
        run_time = min(run_time, best(partial(peer.run, loaded), times=1)[0])
    return load_time, run_time, answer


def beside_peers(law: Law, limit: float, only: list[str]) -> None:
    """Print one table per number of facts, and the targets."""
    conditions = elements(law.pack("xp"))
    program = Program.lower(conditions)
    formulas = Formulas.of(conditions)
    nodes = sum(map(written, conditions)) / len(conditions)
    print(
        f"xp: {len(conditions)} formulas, {nodes:.1f} nodes each as written; {len(program.operations)} "
        f"shared nodes,\n{len(program.columns)} of them leaves. "
        "Microseconds of CPU a matter, loading included;\n"
        f"load and run: apart, at {SIZES[-1]:,}. x: against ours."
    )
    for facts in FACTS:
        whole = caseload(program.columns, formulas, SIZES[-1], facts)
        there = sum(map(len, whole.there)) / SIZES[-1]
        weighers = contestants(program, formulas)
        ours = Ours(program)
        expected = list(supported(ours.run(ours.load(whole)), SIZES[-1]))
        true = sum(e.bit_count() for e in expected) / SIZES[-1] / len(conditions)
        print(f"\n{facts} facts a matter, {there:.1f} of them there; {true:.1%} of the formulas supported")
        sizes = "".join(f"{s:>8,}" for s in SIZES)
        print(f"{'matters':<21}{sizes}{'load':>8}{'run':>8}{'x':>9}")
        rows: dict[str, Row] = {}
        absent: list[str] = []
        for name, make in weighers.items():
            if only and name not in only and name != "chargeassist":
                continue
            try:
                rows[name] = measure(name, make(), whole, expected, limit)
            except peers.NotHere as reason:
                absent.append(f"{name:<21} {reason}")
        for row in rows.values():
            print(row.text(rows["chargeassist"]))
        print("\n".join(absent), end="\n" if absent else "")
        for row in rows.values():
            if row.cut:
                print(f"~ {row.name}: measured at {row.cut:,} matters, the same per matter assumed beyond")
        targets(rows, facts)


def targets(rows: dict[str, Row], facts: int) -> None:
    """Print how we stand to the targets for many matters."""
    mine, said = rows["chargeassist"], []
    engines = {n: rows[n].together[-1] for n in RULE_ENGINES if n in rows}
    if engines:
        fastest = min(engines, key=lambda n: engines[n])
        said.append(f"{engines[fastest] / mine.together[-1]:.3g}x {fastest} (50)")
    if fisca := rows.get("OpenFisca-Core"):
        said.append(f"{fisca.together[-1] / mine.together[-1]:.2g}x OpenFisca" + " (1)" * (facts == 12))
        said.append(f"run alone {fisca.run / mine.run:.2g}x (4)")
    print(", ".join(said))


def _line(what: str, value: str, target: str = "") -> None:
    print(f"{what:<46}{value:>16}{target:>16}")


def whole(law: Law) -> None:
    """Print lowering, loading of packs, the cold start and the big case."""
    _line("\nwhole", " measured", " target")
    conditions = elements(law.pack("xp"))
    lowering, _ = best(lambda: Program.lower(conditions))
    _line("lowering xp", f"{lowering * 1e3:.2f} ms", "< 20 ms")
    faults: list[Fault] = []
    folder = knowledge().joinpath(VOCABULARY)
    words, _ = best(lambda: read_vocabulary(folder, VOCABULARY, faults))
    terms = sum(len(s.terms) for s in law.vocabulary.slots.values())
    _line(f"reading the vocabulary, {terms} terms", f"{words * 1e3:.0f} ms")
    _line("  per term", f"{words * 1e3 / terms:.3f} ms", "<= 0.3 ms")
    reading, _ = best(lambda: load_law("xp"))
    offences = sum(len(p.offences) for p in law.packs)
    _line(f"load_law('xp'), {offences} offences with un's", f"{reading * 1e3:.0f} ms")
    _line("  per offence, the vocabulary apart", f"{(reading - words) * 1e3 / offences:.3f} ms", "<= 1 ms")
    bare, bare_peak = cold("pass")
    _line("python -c pass", f"{bare:.2f} s {bare_peak:.0f} MB")
    code = f"from chargeassist.cli.commands import run\nrun(['assess', {str(EXAMPLE)!r}])\n"
    took, peak = cold(code)
    _line("cold assess of examples/domestic-servitude", f"{took:.2f} s {peak:.0f} MB", "0.7 s, 80 MB")
    case = big.big_case()
    small, (weighed, limbs) = best(lambda: big.weigh_and_trace(case, law), times=3)
    counts = f"{len(weighed.outcomes):,} outcomes, {len(limbs):,} traces"
    _line(f"big case: {counts}", f"{small:.2f} s", "< 1 s")
    full, found = best(lambda: assess(case, law), times=1)
    _line(f"  assess: gates, {len(found.charges)} charges, rests_on", f"{full:.2f} s")
    for told, one in (("one suspect", assess(case, law, suspect="S1")), ("all five", found)):
        lost, answer = best(partial(stress, one), times=1)
        counts = f"{len(answer.charges)} charges, {len(case.evidence)} items"
        _line(f"  stress, {told}: {counts}", f"{lost:.2f} s", "< 2 s")
    crowd, kenya = big.wide_case(), load_law("ke")
    full, found = best(lambda: assess(crowd, kenya), times=1)
    pairs = f"{len(found.charges)} charges, 20 suspects x 28 complainants"
    _line(f"wide case: {pairs}", f"{full:.2f} s", "< 3 s")
    told_of, answer_ = best(lambda: review(found), times=1)
    _line(f"  review: {len(answer_.rows)} rows", f"{told_of:.2f} s", "< 4 s")


def _versions() -> str:
    said = []
    for package in PACKAGES:
        try:
            said.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            continue
    return ", ".join(said)


def main() -> None:
    """Read the few options and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--limit", type=float, default=20, help="seconds a measurement may take (20)")
    parser.add_argument("--part", choices=["peers", "whole", "bulk", "end-to-end"], help="one part only")
    parser.add_argument("--only", nargs="*", default=[], metavar="PEER", help="these peers only")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}; {_versions()}")
    law = load_law("xp")
    if options.part in (None, "whole"):
        whole(law)
        print()
    if options.part in (None, "bulk"):
        caseloads(load_law("ke"), 96, _line)
        sessions(law, _line)
    if options.part in (None, "end-to-end"):
        end_to_end(load_law("ke"), _line)
        updates(law, _line)
    if options.part in (None, "peers"):
        beside_peers(law, options.limit, options.only)


if __name__ == "__main__":
    main()
