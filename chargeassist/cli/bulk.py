"""The verbs screen and summary: many cases under one law, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from os import cpu_count
from time import monotonic

from chargeassist.advice.summary import SMALLEST
from chargeassist.advice.summary import summary as summed
from chargeassist.cli.answering import give
from chargeassist.cli.asked import QUARANTINED, WRITTEN, Asked
from chargeassist.cli.assessing import STAGE
from chargeassist.cli.streams import given_lines, progress, show, tell
from chargeassist.cli.usage import Misused
from chargeassist.hall.screened import read_screened
from chargeassist.hall.screening import Idle, Watch
from chargeassist.hall.screening import screen as screened
from chargeassist.report.pages.summary import summary_page
from chargeassist.words import remark, say


def screen(asked: Asked) -> int:
    """Screen a caseload and write its rows; what is no case is told beside them."""
    if asked.out in (None, "-"):
        raise Misused(say("usage-screen-file", asked.lang))
    if not asked.law:
        raise Misused(say("usage-screen-law", asked.lang))
    try:
        with _watched(asked) as (watch, idle):
            found = screened(
                given_lines() if asked.paths[0] == "-" else asked.paths[0],
                str(asked.out),
                asked.law,
                stage=asked.stage or STAGE,
                long=asked.long,
                jobs=asked.jobs or cpu_count() or 1,
                scheduler=asked.scheduler,
                watch=watch,
                idle=idle,
            )
    except ModuleNotFoundError as error:
        extra = "dask" if error.name == "distributed" else "bulk"
        raise Misused(say("no-bulk", asked.lang, extra=extra)) from None
    except KeyboardInterrupt:
        tell(f"{say('screen-stopped', asked.lang)}\n")
        raise
    counts = {"read": found.read, "screened": found.screened, "refused": found.refused, "rows": found.rows}
    show(f"{say('screened', asked.lang, **counts)}\n")
    if found.flat:
        show(f"{say('screened-flat', asked.lang, n=found.flat)}\n")
    if found.again:
        show(f"{say('screened-again', asked.lang, n=found.again)}\n")
    if found.repeated:
        tell(f"{say('screened-repeated', asked.lang, n=found.repeated)}\n")
    if found.quarantine:
        tell(f"{say('screened-refused', asked.lang, n=found.refused, file=found.quarantine)}\n")
    return QUARANTINED if found.refused else WRITTEN


def summary(asked: Asked) -> int:
    """Tell what a screened caseload comes to."""
    try:
        found = summed(read_screened(asked.paths[0]), SMALLEST if asked.smallest is None else asked.smallest)
    except ModuleNotFoundError:
        raise Misused(say("no-bulk", asked.lang, extra="bulk")) from None
    give(found, lambda: summary_page(found, asked.lang), asked)
    return WRITTEN


@contextmanager
def _watched(asked: Asked) -> Iterator[tuple[Watch, Idle]]:
    """Give what tells how far it is and how long the rest takes, and what tells that nobody works."""
    began, done, before = monotonic(), 0, 0
    with progress(asked) as step:

        def watch(records: int, through: int, whole: int) -> None:
            nonlocal done, before
            # What a run before has done took no time, and says nothing of the rest.
            before = before if records else through
            done += records
            took = max(monotonic() - began, 0.001)
            if not whole:
                step(remark("screening-so-far", n=done, rate=int(done / took)))
                return
            share = (through - before) / max(whole - before, 1)
            left = int(took / share - took) if share > 0 else 0
            step(
                remark(
                    "screening",
                    n=done,
                    rate=int(done / took),
                    minutes=left // 60,
                    seconds=left % 60,
                )
            )

        yield watch, lambda seconds: step(remark("screening-idle", seconds=seconds))
