"""Shows each change to the tests that call what it changes, in processes forked from one that has collected.

A function is given its changed code where it is, so that whoever has imported it runs the change. What runs
while a module is imported (a table, a default) needs everything to be imported anew. `run.py` starts this
in a copy of the project, with the changes on its standard input.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import sys
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from cProfile import Profile
from functools import partial
from importlib import import_module
from itertools import chain, groupby
from pathlib import Path
from pkgutil import iter_modules
from time import process_time
from types import CodeType, FunctionType
from typing import TypeVar

import pytest
from attrs import frozen
from hypothesis import settings

from chargeassist.law.folder import shipped

from .mutants import Function, Mutant
from .near import nearest_first
from .put import Changed, functions_of, put_in, put_tables

ROOMS = ("reasoning", "findings", "advice")
LEFT = ("words", "reading", "law", "case")
"""The rooms that import nothing of these."""
TESTS = (
    *(*ROOMS, "architecture/test_names.py", "promises", "papers", "properties", "test_traps.py"),
    *("known_cases", "flaws", "live", "report"),
)
QUIET = (
    *("-s", "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:doctest", "-o", "addopts="),
    *("-W", "ignore:Module already imported"),
)
EXAMPLES = 6
"""Of each property."""
SLOW = 5
"""A test that takes so many times the processor time it takes without the change has noticed it; as long as
the whole of its file it may take: what the tests of a file share is made by whichever is first."""
START = 2
"""Seconds of processor time that any test may take."""
IMPORT = 20
"""Seconds of processor time in which everything is imported anew and collected."""
MEMORY = 3_000_000_000
"""Bytes that a process may take."""

NOTICED, SURVIVED, OUTLIVED = "noticed", "survived", "outlived"


T = TypeVar("T")


@frozen
class Learnt:
    """What a test calls, and the seconds of processor time it takes."""

    item: pytest.Item
    seconds: float
    calls: frozenset[Function]


class Shown:
    """A plugin that runs the tests that were collected, in the order of *seconds*, until one fails."""

    def __init__(self, seconds: dict[str, float], bound: float) -> None:
        self.seconds, self.bound = seconds, bound
        self.of_file = _of_files(seconds)
        self.failed = False
        self.end = NOTICED  # if what is changed cannot even be imported

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note that a test has failed."""
        self.failed |= report.failed

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run those of the tests that are to be run."""
        by_id = {i.nodeid: i for i in session.items}
        self.end = self.shown([by_id[i] for i in self.seconds if i in by_id])
        return True

    def shown(self, items: Sequence[pytest.Item]) -> str:
        """Return how it ends for a change that is in force."""
        bound = process_time() + self.bound
        for item, following in _in_turn(items):
            if process_time() > bound:
                return OUTLIVED
            own, of_file = self.seconds[item.nodeid], self.of_file[_file(item.nodeid)]
            _limit(START + max(SLOW * own, of_file))
            if not self.passes(item, following):
                return NOTICED
        return SURVIVED

    def passes(self, item: pytest.Item, following: pytest.Item | None = None) -> bool:
        """Run one test; *following* is the next to share what is set up."""
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        return not self.failed


class Trial(Shown):
    """A plugin that takes the place of running tests: learns what each calls, and shows it the changes."""

    def __init__(self, chosen: Sequence[Mutant], bound: float, kept: Path | None) -> None:
        super().__init__({}, bound)
        self.chosen, self.kept = chosen, kept

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tell of each change how it ends."""
        functions = functions_of(self.chosen)
        # Or each process would empty the folder of all.
        session.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
        gc.freeze()
        learnt = sorted(self._all_learnt(session.items), key=lambda t: t.seconds)
        self.seconds = {t.item.nodeid: t.seconds for t in learnt}
        self.of_file = _of_files(self.seconds)
        _tell(f"{len(learnt)} tests, {sum(self.seconds.values()):.0f} s")
        _tell(f"without a change: {forked(partial(self.shown, [t.item for t in learnt]))}")
        for mutant in self.chosen:
            end = forked(partial(self._tried, mutant, functions, _meant_for(mutant, learnt)))
            _tell(f"{end or NOTICED:<8} {mutant}")
        return True

    def _all_learnt(self, items: Sequence[pytest.Item]) -> Sequence[Learnt]:
        """Return what is learnt of each test; what is kept of an earlier run need not be learnt again."""
        if self.kept is None:
            return list(self._learnt(items))
        kept = pickle.loads(self.kept.read_bytes()) if self.kept.exists() else {}
        learnt = [Learnt(i, *kept[i.nodeid]) for i in items if i.nodeid in kept]
        learnt += self._learnt([i for i in items if i.nodeid not in kept])
        kept |= {t.item.nodeid: (t.seconds, t.calls) for t in learnt}
        self.kept.write_bytes(pickle.dumps(kept))
        return learnt

    def _learnt(self, items: Iterable[pytest.Item]) -> Iterator[Learnt]:
        """Yield what is learnt of each test, a file at a time; one that fails as it is is left out."""
        for _, group in groupby(items, key=lambda i: i.path):
            of_file = list(group)
            for item, found in zip(of_file, forked(partial(self._profiled, of_file)) or (), strict=False):
                if found is None:
                    _tell(f"left out, it fails without any change: {item.nodeid}")
                else:
                    yield Learnt(item, *found)

    def _profiled(self, items: Sequence[pytest.Item]) -> list[tuple[float, frozenset[Function]] | None]:
        found = list[tuple[float, frozenset[Function]] | None]()
        for item, following in _in_turn(items):
            profile, began, self.failed = Profile(builtins=False), process_time(), False
            profile.enable()
            passed = self.passes(item, following)
            profile.disable()
            seconds = process_time() - began
            # What is no Python function is told as a text.
            codes = [entry.code for entry in profile.getstats() if isinstance(entry.code, CodeType)]
            found.append((seconds, frozenset(_called(codes))) if passed else None)
        return found

    def _tried(self, mutant: Mutant, functions: Sequence[FunctionType], tests: Sequence[pytest.Item]) -> str:
        put = put_in(mutant, functions) if mutant.function else put_tables(mutant)
        return self.shown(tests) if put else self._imported(mutant, tests)

    def _imported(self, mutant: Mutant, tests: Sequence[pytest.Item]) -> str:
        """Return how it ends for a change that is only seen where everything is imported anew."""
        seconds, spent = dict[str, float](), 0.0
        for test in tests:
            if (spent := spent + self.seconds[test.nodeid]) < self.bound:
                seconds[test.nodeid] = self.seconds[test.nodeid]
        for name in [n for n in sys.modules if n.startswith(("tests", "chargeassist.")) and not _left(n)]:
            del sys.modules[name]
        sys.meta_path.insert(0, Changed(mutant))
        _limit(IMPORT)
        again = Shown(seconds, self.bound)
        files = dict.fromkeys(map(_file, seconds))
        pytest.main([*QUIET, *files], plugins=[again])
        return OUTLIVED if again.end == SURVIVED and len(seconds) < len(tests) else again.end


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def _of_files(seconds: Mapping[str, float]) -> Mapping[str, float]:
    """Return the seconds of processor time that all tests of a file take."""
    found = defaultdict[str, float](float)
    for nodeid, each in seconds.items():
        found[_file(nodeid)] += each
    return found


def _meant_for(mutant: Mutant, learnt: Sequence[Learnt]) -> Sequence[pytest.Item]:
    """Return the tests that call what is changed, the nearest first; what shares their files; who only looks.

    What one test has set up, or a helper remembers, another looks at without calling it; what is no function
    can be looked at by a test that calls none.
    """
    function = mutant.module, mutant.function
    files = {t.item.path for t in learnt if function in t.calls}
    shown = [nearest_first(mutant, [t.item for t in learnt if function in t.calls])]
    shown += [[t.item for t in learnt if t.item.path in files and function not in t.calls]]
    shown += [[t.item for t in learnt if not t.calls and not mutant.function]]
    return list(dict.fromkeys(chain(*shown)))


def forked(work: Callable[[], T]) -> T | None:
    """Return what is found by a process of its own, or nothing if that does not live to tell it."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        try:
            told = pickle.dumps((work(), ""))
        except BaseException:
            told = pickle.dumps((None, traceback.format_exc()))
        with os.fdopen(write, "wb") as stream:
            stream.write(told)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        written = answer.read()
    os.waitpid(child, 0)
    found, fault = pickle.loads(written) if written else (None, "")
    if fault:
        raise RuntimeError(fault)
    return found


def _in_turn(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Yield each test with the one that follows it."""
    yield from zip(items, (*items[1:], None), strict=False)


def _called(codes: Iterable[CodeType]) -> Iterator[Function]:
    """Yield the functions of the rooms among those called, and their modules as such."""
    for code in codes:
        path = Path(code.co_filename)
        if path.parent.name in ROOMS and path.parent.parent.name == "chargeassist":
            module, name = f"{path.parent.name}.{path.stem}", code.co_qualname.replace(".<locals>", "")
            yield from ((module, ""), (module, name))


def _left(module: str) -> bool:
    """Return whether a module is in a room left of those that are changed: it imports nothing of them."""
    return module.startswith(tuple(f"chargeassist.{room}" for room in LEFT))


def _limit(seconds: float) -> None:
    """End this process when it takes so many seconds of processor time from now on."""
    resource.setrlimit(resource.RLIMIT_CPU, (int(process_time() + seconds) + 1, resource.RLIM_INFINITY))


def _tell(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    """Show the changes on standard input to the tests."""
    chosen, tests, bound, kept = pickle.load(sys.stdin.buffer)
    _warm()
    settings.register_profile("few", max_examples=EXAMPLES, deadline=None, derandomize=True)
    os.environ["HYPOTHESIS_PROFILE"] = "few"
    files = [f"tests/{t}" for t in tests]
    return pytest.main([*QUIET, "--basetemp=../tmp", *files], plugins=[Trial(chosen, bound, kept)])


def _warm() -> None:
    """Import what tests import, read the law and look through it once: every process would have to."""
    import chargeassist

    for room in (*LEFT, *ROOMS, "report"):
        package = import_module(f"chargeassist.{room}")
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    law = chargeassist.load_law(*shipped())
    chargeassist.assess(chargeassist.read_case("examples/domestic-servitude/case.toml"), law)


if __name__ == "__main__":
    sys.exit(main())
