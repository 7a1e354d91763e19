"""Who works on the chunks: this process, some beside it, or the workers of a Dask scheduler.

Whoever it is, the parts are the same. What is lost with a process that dies is worked on again; a chunk
that kills three of them is told and not tried for ever.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from logging import CRITICAL, getLogger
from multiprocessing import get_context, parent_process
from multiprocessing.synchronize import Event
from threading import Thread
from typing import Any, Protocol

from chargeassist.bulk.work import Chunk, Task, part_of
from chargeassist.reading.fault import ChargeAssistError, Fault, Place

TRIES = 3
"""How often a chunk is begun before it is said that it kills whoever works on it."""
STEP, PATIENCE = 5, 120
"""Every how many seconds it is looked whether a scheduler has workers; for how many it may have none."""
Done = tuple[Chunk, bytes]
_SPAWN = get_context("spawn")
"""A process that is started anew shares nothing with threads of whoever called."""


class Pool(Protocol):
    """Who works on chunks: some at once, answered in their order."""

    def parts(self, chunks: Iterable[Chunk], asked: Task) -> Iterator[Done]:
        """Yield each chunk with its part."""


class Here:
    """This process alone."""

    def parts(self, chunks: Iterable[Chunk], asked: Task) -> Iterator[Done]:
        """Yield each chunk with its part."""
        for chunk in chunks:
            yield chunk, part_of(chunk, asked)


class Processes:
    """Some processes of this machine, each with the law read once."""

    def __init__(self, count: int) -> None:
        self.count = count

    def parts(self, chunks: Iterable[Chunk], asked: Task) -> Iterator[Done]:
        """Yield each chunk with its part; no more chunks are read than are soon worked on."""
        waiting: deque[tuple[Chunk, Any]] = deque()
        tries: dict[int, int] = {}
        begun = _SPAWN.Event()
        pool = self._pool(begun)
        try:
            rest = iter(chunks)
            while True:
                while len(waiting) < 2 * self.count and (chunk := next(rest, None)) is not None:
                    waiting.append((chunk, _started(pool, chunk, asked)))
                if not waiting:
                    return
                first, future = waiting[0]
                try:
                    found = future.result() if future is not None else None
                except BrokenProcessPool:
                    found = None
                if found is None:
                    if not begun.is_set():
                        raise ChargeAssistError([Fault.of("F148", Place("jobs"))])
                    # Whose doing it was is not known: all are begun again; in the end the first is blamed.
                    tries[first.number] = tries.get(first.number, 0) + 1
                    if tries[first.number] >= TRIES:
                        raise _killing(first)
                    pool.shutdown(wait=False, cancel_futures=True)
                    pool = self._pool(begun)
                    waiting = deque((c, _started(pool, c, asked)) for c, _ in waiting)
                    continue
                waiting.popleft()
                yield first, found
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _pool(self, begun: Event) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self.count, _SPAWN, _undisturbed, (begun,))


def _undisturbed(begun: Event) -> None:
    """Leave it to the process that writes to be stopped from the keyboard, and end when that has ended.

    That a process came so far is told: it has read the program again that started it.
    """
    begun.set()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The law stays, and a case makes few circles: they are looked for seldom.
    gc.set_threshold(20_000, 20, 100)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: Any) -> None:
    """End with a process that was killed: it could not say that there is no more work."""
    parent.join()
    os._exit(1)


def _started(pool: ProcessPoolExecutor, chunk: Chunk, asked: Task) -> Any:
    try:
        return pool.submit(part_of, chunk, asked)
    except BrokenProcessPool:
        return None


def _killing(chunk: Chunk) -> ChargeAssistError:
    first, last = chunk.records[0].at, chunk.records[-1].at
    return ChargeAssistError([Fault.of("F126", Place("records"), first=first, last=last, n=TRIES)])


class Workers:
    """The workers of a Dask scheduler; *client* is the caller's own, or is made for an address."""

    def __init__(self, client: Any, idle: Callable[[int], None]) -> None:
        self.client, self.idle = client, idle

    def parts(self, chunks: Iterable[Chunk], asked: Task) -> Iterator[Done]:
        """Yield each chunk with its part; the scheduler begins again what is lost with a worker."""
        waiting: deque[tuple[Chunk, Any]] = deque()
        rest = iter(chunks)
        while True:
            ahead = 2 * max(1, self._hands())
            while len(waiting) < ahead and (chunk := next(rest, None)) is not None:
                waiting.append((chunk, self._begun(chunk, asked)))
            if not waiting:
                return
            first, future = waiting.popleft()
            yield first, self._made(first, future)

    def _hands(self) -> int:
        """Return how many chunks can be worked on at once."""
        with _answered():
            return sum(self.client.nthreads().values())

    def _begun(self, chunk: Chunk, asked: Task) -> Any:
        with _answered():
            return self.client.submit(part_of, chunk, asked, pure=False)

    def _made(self, chunk: Chunk, future: Any) -> bytes:
        """Return the part of a chunk; where there is nobody to make it, not for ever."""
        from distributed import CancelledError, KilledWorker

        alone = 0
        while True:
            try:
                found: bytes = future.result(timeout=STEP)
                return found
            except KilledWorker:
                raise _killing(chunk) from None
            except TimeoutError:
                alone = 0 if self._hands() else alone + STEP
            except (CancelledError, OSError, RuntimeError):
                raise _unanswered() from None
            if alone:
                self.idle(alone)
            if alone >= PATIENCE:
                raise ChargeAssistError([Fault.of("F127-idle", Place("scheduler"), n=alone)])


@contextmanager
def _answered() -> Iterator[None]:
    """Tell of a scheduler that is gone; its library has many errors for it."""
    try:
        yield
    except Exception:
        raise _unanswered() from None


def _unanswered(address: str = "") -> ChargeAssistError:
    return ChargeAssistError([Fault.of("F127", Place(address or "scheduler"))])


def scheduled(address: str) -> Any:
    """Return a client of the scheduler at an address. ChargeAssistError where nobody answers there."""
    from distributed import Client
    from distributed.comm.addressing import get_address_host_port

    try:
        # A client that was begun for what is no address does not end in peace.
        get_address_host_port(address)
        made: Any = Client  # its library says no types
        # That a connection is lost is told by us, in two lines.
        getLogger("distributed.client").setLevel(CRITICAL)
        return made(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError):
        raise _unanswered(address) from None
