"""What lint found, as a page and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from chargeassist.audit.finding import Finding
from chargeassist.audit.lint import summary
from chargeassist.audit.packs import Audit
from chargeassist.law.model import Pack
from chargeassist.reading.fault import fault_text
from chargeassist.report.forms import TableOf
from chargeassist.report.json import json_text, written
from chargeassist.report.keys import SELF, Count, Key, Shape
from chargeassist.report.listed import READ_TWICE
from chargeassist.report.page import Block, Labelled, Page, Verbatim
from chargeassist.report.pages.readings import twice_read
from chargeassist.report.schema import table_schema
from chargeassist.report.voice import Voice

LINT = "chargeassist/lint/1"


@frozen
class Linting:
    """What lint found in a pack, or in one offence of it."""

    findings: tuple[Finding, ...]
    audit: Audit


def lint_page(findings: Sequence[Finding], found: Audit, language: str = "en") -> Page:
    """Return each finding as faults are printed, then what they come to."""
    return Page(tuple(_blocks(findings, found, Voice(language))), language)


def _blocks(findings: Sequence[Finding], found: Audit, say: Voice) -> Iterator[Block]:
    for finding in findings:
        fault = fault_text(finding.fault, say.language)
        yield Verbatim(say("finding", severity=say(f"severity-{finding.severity}"), fault=fault))
    found_of = Counter(f.severity for f in findings)
    counts = [say("count-errors", n=found_of["error"]), say("count-warnings", n=found_of["warning"])]
    if found_of["hint"]:
        counts.append(say("count-hints", n=found_of["hint"]))
    about = say("label-colon", label=found.about)
    yield Labelled(about, ", ".join(counts))
    yield Labelled(about, summary(found, say.language))
    if not found.offence and (read := twice_read(found.pack, say)):
        yield Labelled(about, read)
    if found.pack.expects and not found.offence:
        yield Labelled(about, say("count-expected", n=len(found.pack.expects)))


def lint_json(findings: Sequence[Finding], found: Audit) -> str:
    """Return the findings as JSON: severity, code, message, place, hints."""
    return json_text(written(Linting(tuple(findings), found), TableOf(LINTING, Linting)))


def lint_schema() -> dict[str, Any]:
    """Return the JSON Schema of what lint found, schema `chargeassist/lint/1`.

    >>> lint_schema()["required"]
    ['schema', 'pack', 'findings', 'tests', 'limbs']
    """
    return table_schema(LINT, TableOf(LINTING, Linting))


def _schema(_: Linting) -> str:
    return LINT


def _offence(linting: Linting) -> str:
    return linting.audit.about if linting.audit.offence else ""


def _run(linting: Linting) -> Count:
    return Count(len(linting.audit.results))


def _failed(linting: Linting) -> Count:
    return Count(len(linting.audit.failed))


def _total(linting: Linting) -> Count:
    return Count(linting.audit.coverage.total)


def _expected(linting: Linting) -> Count | None:
    expects = () if linting.audit.offence else linting.audit.pack.expects
    return Count(len(expects)) if expects else None


def _twice(linting: Linting) -> Pack | None:
    pack = linting.audit.pack
    return None if linting.audit.offence or pack.fictional else pack


def _reached(linting: Linting) -> Count:
    return Count(linting.audit.coverage.total - len(linting.audit.coverage.missed))


FINDING = Shape(
    "finding",
    (
        Key("severity", says=(("enum", ("error", "warning", "hint")),)),
        Key("code", "fault.code"),
        Key("message", "fault.message"),
        Key("file", "fault.at.file"),
        Key("line", "fault.at.line"),
        Key("column", "fault.at.column"),
        Key("hints", "fault.hints"),
    ),
)
LINTING = Shape(
    "lint",
    (
        Key("schema", _schema, says=(("const", LINT),)),
        Key("pack", "audit.pack.id"),
        Key("offence", _offence, optional=True),
        Key("findings", shape=FINDING),
        Key("expects", _expected, optional=True),
        Key("read_twice", _twice, READ_TWICE, optional=True),
        Key("tests", SELF, Shape("tests", (Key("run", _run), Key("failed", _failed)))),
        Key("limbs", SELF, Shape("limbs", (Key("total", _total), Key("reached", _reached)))),
    ),
)
