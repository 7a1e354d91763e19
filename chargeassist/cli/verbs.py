"""Every verb with what it is given and where it is answered: only the verb that was asked is loaded."""

from __future__ import annotations

from chargeassist.cli.options import (
    ASK,
    ASSESSING,
    CASE,
    CHECK,
    DECIDING,
    DRAWING,
    ENDS,
    ENDS_BY_GATE,
    FORM,
    FULL,
    LANG,
    LAW,
    LAYOUT,
    LIKE,
    LONG,
    OPINION,
    OUT,
    QUESTIONS,
    QUIET,
    REVIEW,
    SHEET,
    SHEETS_AS,
    SHORT,
    STAGE,
    SUSPECT,
    WATCHING,
    WITHOUT,
    Argument,
    Verb,
)

_SCHEMAS = (
    *("case", "assessment", "explain", "gaps", "draw", "stress", "compare", "review", "counts", "diff"),
<<<<<<< HEAD
    *("check", "words", "verify", "packs", "show", "lint", "vocabulary"),
=======
    *("check", "words", "packs", "show", "sources", "lint", "vocabulary"),
>>>>>>> b7e9a86 (sources PACK says what a pack rests on and, beside downloaded texts, which offences to look at again)
)
"""What `schema` can write: a test holds them to what there is."""
_WHAT = Argument("|".join(_SCHEMAS), "schemas", words=_SCHEMAS)
VERBS = (
    Verb("new", "case", "case:new", (), (LIKE, ASK, LAYOUT, LAW, LANG, OUT)),
    Verb("check", "case", "case:check", (CASE,), (FORM, LAW, LANG, OUT)),
    Verb("assess", "case", "case:assess", (CASE,), (SUSPECT, FULL, ENDS_BY_GATE, *ASSESSING)),
    Verb("explain", "case", "case:explain", (CASE, Argument("OFFENCE", "offences")), (SUSPECT, *ASSESSING)),
    Verb(
        "words",
        "case",
        "words:words",
        (Argument("[TEXT...]", "text", many=True, must=False),),
        (FULL, FORM, LAW, LANG, OUT),
    ),
    Verb("import", "case", "tables:import_", (Argument("FILE...", "paths", many=True),), (LAW, LANG, OUT)),
    Verb("export", "case", "tables:export", (CASE,), (SHEETS_AS, SHEET, FULL, LAW, LANG, OUT)),
    Verb("draw", "case", "draw:draw", (CASE,), (*DRAWING, *ASSESSING)),
    Verb("gaps", "case", "advising:gaps", (CASE,), (QUESTIONS, *ASSESSING)),
    Verb("stress", "case", "advising:stress", (CASE,), (WITHOUT, *ASSESSING)),
    Verb("compare", "case", "advising:compare", (Argument("[CASE] A B", "paths", many=True),), ASSESSING),
    Verb("diff", "case", "advising:diff", (Argument("OLD", "paths"), Argument("NEW", "paths")), ASSESSING),
    Verb("review", "papers", "advising:review", (CASE,), ASSESSING),
    Verb("counts", "papers", "advising:counts", (CASE,), ASSESSING),
    Verb(
        "record",
        "papers",
        "record:record",
        (CASE, Argument("CHARGE", "charges")),
        (*DECIDING, LAW, STAGE, LANG, OUT, QUIET),
    ),
    Verb(
        "verify",
        "papers",
        "record:verify",
        (Argument("FILE", "paths"), Argument("[CASE]", "paths", must=False)),
        (ENDS, FORM, LAW, LANG, OUT),
    ),
    Verb("packs", "law", "law:packs", (), (FORM, LAW, LANG, OUT)),
    Verb("show", "law", "law:show", (Argument("LAW[:OFFENCE]", "paths"),), (FORM, LANG, OUT)),
    Verb("lint", "law", "law:lint", (Argument("PACK[:OFFENCE]", "paths"),), (FORM, LANG, OUT, QUIET)),
    Verb("fmt", "law", "fmt:fmt", (Argument("FILE|DIR...", "paths", many=True),), (LONG, SHORT, CHECK, LANG)),
    Verb("attest", "law", "attest:attest", (Argument("LAW:OFFENCE", "offences"),), (*REVIEW, LANG, OUT)),
    Verb("sources", "law", "sources:sources", (Argument("PACK", "paths"),), (*WATCHING, FORM, LANG, OUT)),
    Verb("opinion", "law", "opinion:opinion", (Argument("PACK[:OFFENCE]", "paths"),), (*OPINION, LANG, OUT)),
    Verb("schema", "apps", "schema:schema", (_WHAT,), (LAW, LANG, OUT)),
)
