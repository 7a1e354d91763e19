"""What another program may ask, as data: each ask has the tables it takes, its answer, and its schema.

Nothing is kept from one ask to the next, and no file is read but the law that was allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from typing import Any

from attrs import frozen

from chargeassist.advice.answering import with_answer
from chargeassist.advice.conformity import conformity
from chargeassist.advice.counts import counts
from chargeassist.advice.diff import diff
from chargeassist.advice.drawing import drawing
from chargeassist.advice.gaps import gaps
from chargeassist.advice.review import review
from chargeassist.advice.spelling import mends
from chargeassist.advice.stress import stress
from chargeassist.advice.terms import (
    HITS,
    asked_of,
    find_kinds,
    find_terms,
    kinds_of_evidence,
    not_law_here,
    terms_read,
)
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict
from chargeassist.case.starts import read_start, start_text
from chargeassist.case.template import template
from chargeassist.case.write import case_to_dict
from chargeassist.findings.model import Assessment
from chargeassist.hall.load import assess_case, offence_keys
from chargeassist.law.choices import KINDS
from chargeassist.law.folder import shipped
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reading.fault import CannotAdvise, CaseError, Fault, Faults, Path, Place, TooManyFaults
from chargeassist.reading.readers import ID, MISSING, ListOf, Reader, Text, Whole, Word, YesNo
from chargeassist.reading.tables import Field, Table
from chargeassist.reasoning.standing import STAGES
from chargeassist.report.json import to_dict
from chargeassist.report.text import to_html, to_markdown, to_text
from chargeassist.report.told import checked, explained, shown
from chargeassist.words import LANGUAGES, did_you_mean, remark

Tables = dict[str, Any]
MOST_HITS = 50
TEACHING = ("xp",)
"""The law of a case to begin with where none is named: a list of none names none, as of every ask."""


@frozen
class Given:
    """A whole file of another contract, which has a reader of its own; its schema is that contract's."""

    contract: str

    def read(self, value: object, at: Path, faults: Faults) -> object:
        """Return the tables as they are: who reads them says what is wrong."""
        if isinstance(value, dict):
            return value
        faults.add("C101", at, what=remark("what-table"))
        return MISSING

    def schema(self) -> Tables:
        """Return a reference to the contract."""
        return {"$ref": f"#/components/schemas/{self.contract}"}


@frozen
class Ask:
    """One thing that may be asked."""

    name: str
    takes: Mapping[str, Field]
    answer: Callable[..., Tables]
    form: str = ""
    """The contract of what comes back, as `schema` names it; nothing for an answer of two or three keys."""

    def read(self, value: object, faults: Faults) -> Any:
        """Return the values of all it takes, or MISSING after adding every fault."""
        with suppress(TooManyFaults):
            return Table(self.takes).read(value, (), faults)
        return MISSING


def law_of(names: Iterable[str], place: str = "law") -> Law:
    """Return the law of shipped packs. CannotAdvise for any other name: a program names no folder."""
    ids = _shipped()
    wrong = [Fault.of("L501", Place(place), *did_you_mean(n, ids)) for n in names if n not in ids]
    if wrong:
        raise CannotAdvise(wrong)
    return _shipped_law(tuple(names))


# What is installed does not change under a process; looking at its files is a fifth of an assessment.
_shipped = cache(shipped)


@lru_cache(maxsize=16)
def _shipped_law(names: tuple[str, ...]) -> Law:
    return load_law(*names)


def case_of(tables: Tables, law: Iterable[str]) -> tuple[Case, Law]:
    """Return a case and the law it is asked under, checked beside each other."""
    case = case_from_dict(tables)
    names = tuple(law) or case.law
    if not names:
        raise CannotAdvise([Fault.of("L506", Place("case"))])
    found = law_of(names)
    check_case(case, found, "case")
    return case, found


def _assessed(case: Tables, law: Iterable[str], stage: str, suspect: str | None) -> Assessment:
    return assess_case(*case_of(case, law), stage, suspect, at="suspect")


def _assess(**asked: Any) -> Tables:
    return to_dict(_assessed(**asked))


def _of_assessment(verb: str, told: Callable[[Assessment], object]) -> Callable[..., Tables]:
    """Return the answer that tells something of an assessment, gates first."""

    def answer(**asked: Any) -> Tables:
        found = _assessed(**asked)
        return to_dict(told(found), verb, found)

    return answer


def _check(case: Tables, law: Iterable[str]) -> Tables:
    return to_dict(checked(*case_of(case, law)), "check")


def _explain(offence: str, **asked: Any) -> Tables:
    case, law = case_of(asked["case"], asked["law"])
    keys = offence_keys(law, offence)
    found = assess_case(case, law, asked["stage"], asked["suspect"], keys, at="suspect")
    return to_dict(explained(found, keys), "explain", found)


def _page(form: str, language: str, **asked: Any) -> Tables:
    """Return the report as the command prints it: what is read in a browser is whole."""
    full = asked.pop("all") or form == "html"
    return {"page": _PAGES[form](_assessed(**asked), full=full, language=language)}


def _answer(id: str, value: str, evidence: Iterable[Any], by_whom: str, why: str, **asked: Any) -> Tables:
    old = _assessed(**asked)
    try:
        case = with_answer(old, id, value, evidence=evidence, by_whom=by_whom, why=why)
    except KeyError:
        raise CaseError([Fault.of("C221", Place("id"))]) from None
    except CaseError:
        raise
    except ValueError:
        raise CaseError([Fault.of("C222", Place("value"))]) from None
    tables = case_to_dict(case)
    new = _assessed(**{**asked, "case": tables})
    return {**to_dict(diff(old, new), "diff", new), "case": tables}  # gates first


def _words(text: str, law: tuple[str, ...], language: str, limit: int) -> Tables:
    found = law_of(law) if law else None
    told = {
        "hits": find_terms(text, found, limit=limit, language=language) if text else (),
        "evidence": find_kinds(text, found, language) if text else (),
        "chapters": () if text else terms_read(found),
        "kinds_of_evidence": () if text else kinds_of_evidence(found),
        "not_law_here": not_law_here(found) if found and not text else (),
        "spelling_mended": mends(),
    }
    return to_dict(told, "words")


def _new(law: tuple[str, ...], like: str, language: str) -> Tables:
    """Return the text of a case to begin with; nothing is written anywhere."""
    found = law_of(law or TEACHING)
    if not like:
        return {"file": template(found.asked, language)}
    start = read_start(like)
    return {"file": start_text(start, found.asked, asked_of(start, found), found.vocabulary, language)}


def _packs() -> Tables:
    law = law_of(shipped())
    return to_dict(tuple(law.pack(id) for id in law.asked), "packs")


def _show(pack: str, offence: str) -> Tables:
    law = law_of((pack,), "pack")
    key = offence_keys(law, offence)[0].partition(":")[2] if offence else ""
    return to_dict(shown(law.pack(pack), key), "show")


def _conformity(pack: str, against: str) -> Tables:
    if pack == against:
        raise CannotAdvise([Fault.of("L524", Place("against"))])
    return to_dict(conformity(law_of((pack, against), "pack"), pack, against), "conformity")


_PAGES: Mapping[str, Callable[..., str]] = {"text": to_text, "md": to_markdown, "html": to_html}
_CASE: Mapping[str, Field] = {
    "case": Field(Given("case"), True, meaning="key-ask-case"),
    "law": Field(ListOf(Text(), '["ke"]'), default=(), meaning="key-ask-law"),
}
_ASSESSED: Mapping[str, Field] = {
    **_CASE,
    "stage": Field(Word(tuple(STAGES)), default="charge", meaning="key-ask-stage"),
    "suspect": Field(ID, meaning="key-ask-suspect"),
}
_LANGUAGE: Reader = Word(LANGUAGES)
_PACK: Mapping[str, Field] = {"pack": Field(Text(), True, meaning="key-ask-pack")}

ASKS: Mapping[str, Ask] = {
    ask.name: ask
    for ask in (
        Ask(
            "words",
            {
                "text": Field(Text(), default="", meaning="key-ask-text"),
                "law": _CASE["law"],
                "language": Field(_LANGUAGE, default="en", meaning="key-ask-language"),
                "limit": Field(Whole(1, MOST_HITS), default=HITS, meaning="key-ask-limit"),
            },
            _words,
            "words",
        ),
        Ask("check", _CASE, _check, "check"),
        Ask("assess", _ASSESSED, _assess, "assessment"),
        Ask(
            "page",
            {
                **_ASSESSED,
                "form": Field(Word(tuple(_PAGES)), default="html", meaning="key-ask-form"),
                "all": Field(YesNo(), default=False, meaning="key-ask-all"),
                "language": Field(_LANGUAGE, default="en", meaning="key-ask-language"),
            },
            _page,
        ),
        Ask(
            "explain",
            {**_ASSESSED, "offence": Field(Text(), True, meaning="key-ask-offence")},
            _explain,
            "explain",
        ),
        Ask("gaps", _ASSESSED, _of_assessment("gaps", gaps), "gaps"),
        Ask("draw", _ASSESSED, _of_assessment("draw", drawing), "draw"),
        Ask("stress", _ASSESSED, _of_assessment("stress", stress), "stress"),
        Ask("review", _ASSESSED, _of_assessment("review", review), "review"),
        Ask("counts", _ASSESSED, _of_assessment("counts", counts), "counts"),
        Ask(
            "answer",
            {
                **_ASSESSED,
                "id": Field(Text(), True, meaning="key-ask-id"),
                "value": Field(Text(), True, meaning="key-ask-value"),
                "evidence": Field(ListOf(ID, '["E1"]'), default=(), meaning="key-ask-evidence"),
                "by_whom": Field(Text(), default="", meaning="key-ask-by-whom"),
                "why": Field(Text(), default="", meaning="key-ask-why"),
            },
            _answer,
        ),
        Ask(
            "new",
            {
                "law": Field(ListOf(Text(), '["ke"]'), default=TEACHING, meaning="key-ask-law-of-new"),
                "like": Field(Word(KINDS), default="", meaning="key-ask-like"),
                "language": Field(_LANGUAGE, default="en", meaning="key-ask-language-of-new"),
            },
            _new,
        ),
        Ask("packs", {}, _packs, "packs"),
        Ask(
            "show", {**_PACK, "offence": Field(Text(), default="", meaning="key-ask-offence")}, _show, "show"
        ),
        Ask(
            "conformity",
            {**_PACK, "against": Field(Text(), default="un", meaning="key-ask-against")},
            _conformity,
            "conformity",
        ),
    )
}
"""Every ask by its name."""
