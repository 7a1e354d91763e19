"""Threads share the library without a lock."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from chargeassist import assess, read_case, to_json
from tests.builders import law
from tests.embedding.work import CASES, as_json

THREADS = 8


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads take turns fifty times as often, so that a race has its chance."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_eight_threads_read_and_assess_as_one_does() -> None:
    """Eight threads that start at once, each with the next example, give what one gives in a row."""
    files = [CASES[i % len(CASES)] for i in range(THREADS)]
    expected = {file: as_json(file) for file in {*files}}
    start = Barrier(THREADS)

    def at_once(index: int) -> str:
        start.wait()
        return as_json(files[index])

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(at_once, range(THREADS)))

    assert [expected[file] for file in files] == found


@pytest.mark.usefixtures("hurried")
def test_eight_threads_share_one_law_and_one_case() -> None:
    """A law and a case that are read once can be assessed in many threads at the same time."""
    case = read_case(CASES[0])
    shared = law(*case.law)
    expected = to_json(assess(case, shared))

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(lambda _: to_json(assess(case, shared)), range(THREADS)))

    assert [expected] * THREADS == found
