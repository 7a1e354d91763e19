"""The processes that work for the service: one that takes too long is killed, and what is lost is made anew.

Pebble gives up a whole pool where a process of it ends that had nothing to do, and tells nobody that waits
where one ends while it holds the line to the others. So a pool is no more than what works at the moment.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Thread
from time import monotonic
from typing import Any

from pebble import ProcessExpired, ProcessPool

from chargeassist.services.asks import law_of

LOG = logging.getLogger("chargeassist.services")
TRIES = 2
"""How often work is given out that nobody has begun: an ask changes nothing, so it may be asked again."""
STARTING = 30.0
"""Seconds beside those of work after which workers of whom nothing was heard are taken for lost."""


class Lost(Exception):
    """The process that worked on it ended, or there is none that would begin."""


class Workers:
    """Some processes, each with the law read; they belong to one event loop."""

    def __init__(self, count: int, seconds: float) -> None:
        self.count, self.seconds = count, seconds
        self.patience = seconds + STARTING
        self.waiting = 0
        """How much work is given out and not yet done."""
        self._at = monotonic()
        """When work last came back, whatever it came to."""
        self._pool = self._made()

    async def done(self, work: Callable[..., Any], *given: Any) -> Any:
        """Return what a worker makes of it, or raise what it raises. Raises Lost, and TimeoutError."""
        self.waiting += 1
        try:
            return await self._done(work, given)
        finally:
            self.waiting -= 1

    async def answer(self) -> bool:
        """Return whether a worker answers: it is asked, unless others wait and one has just been told."""
        if self.waiting and monotonic() - self._at < self.seconds:
            return True
        try:
            await self.done(_nothing)
        except (TimeoutError, Lost):
            return False
        return True

    async def _done(self, work: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        for _ in range(TRIES):
            pool = self._pool
            try:
                if pool.active:
                    future = pool.schedule(work, args=given, timeout=self.seconds)
                    return await self._heard(asyncio.wrap_future(future))
            except ProcessExpired:
                raise Lost from None
            except BrokenProcessPool:
                pass
            self._renew(pool)
        raise Lost

    async def _heard(self, waited: asyncio.Future[Any]) -> Any:
        """Return what comes back; BrokenProcessPool where nothing comes back any more, of nobody's work."""
        began = monotonic()
        try:
            while not waited.done():
                left = max(began, self._at) + self.patience - monotonic()
                if left <= 0:
                    raise BrokenProcessPool
                await asyncio.wait({waited}, timeout=left)
            self._at = monotonic()
            return waited.result()
        finally:
            waited.cancel()

    def _made(self) -> ProcessPool:
        return ProcessPool(self.count, initializer=ready, context=get_context("spawn"))

    def _renew(self, lost: ProcessPool) -> None:
        """Take other workers in the place of those that are lost, unless somebody else has."""
        if lost is self._pool:
            LOG.warning("the workers are lost: others are started")
            self._pool = self._made()
            # What is left of the others may never end: nobody waits for it.
            Thread(target=_ended, args=(lost,), daemon=True).start()

    def end(self) -> None:
        """End the processes, whatever they are at."""
        _ended(self._pool)


def ready() -> None:
    """Read the law before the first request, once in each worker."""
    law_of(("un",))
    # What is read stays, and an answer makes no circles: they are looked for seldom, and not in the law.
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


def _nothing() -> None:
    """Do nothing: whoever comes back from it is alive."""


def _ended(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # Pebble has no types
    pool.join()
