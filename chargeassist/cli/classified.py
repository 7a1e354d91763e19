"""The verb classified: the files of a folder, laid as trafficking or smuggling, or otherwise and why."""

from __future__ import annotations

from chargeassist.advice.classified import Classified
from chargeassist.advice.classified import classified as counted
from chargeassist.advice.summary import SMALLEST
from chargeassist.cli.answering import give
from chargeassist.cli.asked import QUARANTINED, WRITTEN, Asked
from chargeassist.cli.assessing import STAGE
from chargeassist.cli.streams import progress, tell
from chargeassist.cli.usage import Misused
from chargeassist.hall.filed import read_filed
from chargeassist.law.packs import load_law
from chargeassist.report.pages.classified import classified_page
from chargeassist.words import say


def classified(asked: Asked) -> int:
    """Count what the files of a folder come to, office by office; tell what could not be read."""
    if asked.law:
        load_law(*asked.law)  # a law that is not there is a fault of the question, and of no file
    with progress(asked) as step:
        every = list(read_filed(asked.paths[0], asked.law, asked.stage or STAGE, step))
    if not every:
        raise Misused(say("usage-no-cases", asked.lang))
    smallest = SMALLEST if asked.smallest is None else asked.smallest
    refused = [one for one in every if isinstance(one, tuple)]
    found: Classified = counted((f for f in every if not isinstance(f, tuple)), refused, smallest)
    give(found, lambda: classified_page(found, asked.lang), asked)
    for file, code in found.refused:
        tell(f"{say('file-refused', asked.lang, file=file, code=code)}\n")
    return QUARANTINED if refused else WRITTEN
