"""One answer in the form that was asked for: a page in its forms, or a value as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from attrs import evolve

from chargeassist.cli.asked import Asked
from chargeassist.cli.streams import answer
from chargeassist.cli.usage import Misused
from chargeassist.hall.names import read_names
from chargeassist.reading.printable import printable
from chargeassist.report.page import Page
from chargeassist.report.write import write_page
from chargeassist.words import say

if TYPE_CHECKING:
    from chargeassist.advice.decisions import Decision
    from chargeassist.case.model import Case
    from chargeassist.findings.model import Assessment

WHOLE = ("html", "docx")
"""The forms that are kept or handed on: what stands behind a first page is never left off."""


def give(value: object, page: Callable[[], Page], asked: Asked, found: Assessment | None = None) -> None:
    """Give *value* as the JSON of the verb that was asked, or else the page that tells it.

    What is said of an assessment is said after its gates: a page has them itself.
    """
    if asked.form != "json":
        return give_page(page, asked, found)
    # Loaded when it is asked for: it knows the form of every answer, which takes longer than most pages.
    from chargeassist.report.json import answer_json

    return answer(answer_json(asked.verb, value, found), asked)


def give_page(
    page: Callable[[], Page],
    asked: Asked,
    found: Assessment | None = None,
    decisions: Iterable[Decision] | None = None,
) -> None:
    """Give a page in the form that was asked for; Misused where a document has nowhere to go."""
    if asked.form == "docx":
        if asked.out in (None, "-"):
            raise Misused(say("usage-docx-file", asked.lang))
        if find_spec("docx") is None:
            raise Misused(say("usage-docx-extra", asked.lang))
    if asked.template and asked.form != "docx":
        raise Misused(say("usage-template", asked.lang))
    told = page()
    titled = evolve(told, title=told.title or _title(asked, found))
    if not asked.template:
        return answer(write_page(named(titled, asked, found.case if found else None), asked.form), asked)
    from chargeassist.hall.template import read_template

    template, blanks = read_template(asked.template)
    if found and blanks and asked.verb != "referral" and asked.reader != "intake":
        from chargeassist.report.papers.forms import parts_of

        titled = evolve(titled, parts=parts_of(found, asked.lang, decisions))
    unknown = [name for name in blanks if name not in dict(titled.parts)]
    if unknown:
        words = ", ".join(filter(None, dict(titled.parts))) or "-"
        raise Misused(say("usage-template-blank", asked.lang, name=printable(unknown[0]), words=words))
    answer(write_page(named(titled, asked, found.case if found else None), asked.form, template), asked)


def named(page: Page, asked: Asked, case: Case | None) -> Page:
    """Return a page with the names that were given beside the ids of persons."""
    if not asked.names:
        return page
    if case is None:
        raise Misused(say("usage-names", asked.lang))
    from chargeassist.report.names import with_names

    return with_names(page, read_names(asked.names, [p.id for p in case.persons]))


def _title(asked: Asked, found: Assessment | None) -> str:
    title = say(f"title-{asked.verb}", asked.lang)
    if found is None:
        return title
    return say("and-case", asked.lang, title=title, case=found.case.id)
