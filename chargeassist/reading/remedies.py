"""What to do about a fault whose message and hints do not say it already, by code."""

from __future__ import annotations

from collections.abc import Mapping

REMEDIES: Mapping[str, str] = {
    "F101": "give the name of a file that can be read",
    "F110": "text stands in quotes, lists in [ ], one key a line; `chargeassist new` writes an example",
    "F111": "keys and text stand in double quotes, and no comma before a closing bracket",
    "F112": "name a file in a folder that is there and may be written",
    "C201": "write an id that stands in this case, or add the row it names",
    "C203": "two rows: the company, and the person who acted for it",
    "C205": "exchange them, or mend the year",
    "C208": "end the row at a fact that evidence shows",
    "C301": "`kind` is a word of vocabulary/evidence.toml",
    "C302": "write slot:term as in the vocabulary, such as conduct:locked-in",
    "C303": "write slot:term as in the vocabulary, such as conduct:locked-in",
    "C304": "name the pack in law, or write pack:offence as `chargeassist show` prints it",
    "C305": "write pack:gate as the report prints it, such as un:referral",
    "C308": "name the person it is about",
    "C312": "leave it out",
    "L103": "two spaces make one level; a deep condition is better two elements",
    "L110": "indent what belongs to the line by two spaces more",
    "L112": "the number is at least 1 and at most the lines under it",
    "L115": "suspect, complainant, victim, migrant, another or anyone",
    "L116": "begin a line of its own, at the level of the line above",
    "L121": "offence, definition, gate, defence, order, verdicts or evidence",
    "L122": "write an id after it: small letters, digits and -",
    "L124": "leave the line out, or see CONTRIBUTING.md for the keywords",
    "L126": "add the line",
    "L127": "add at least one element",
    "L128": "give each element an id of its own",
    "L129": "write its conditions beneath it",
    "L131": "name an element of the same offence",
    "L201": "a slot is the name of a file of the vocabulary",
    "L202": "take a term of the vocabulary, or add one with its meaning and source",
    "L203": "write slot:term as in the vocabulary",
    "L204": "name a term of the vocabulary",
    "L205": "give the slot `who = { of = ... }`",
    "L206": "let the widest of them be a kind of nothing",
    "L207": "a kind of evidence is a key of vocabulary/evidence.toml",
    "L302": "add it to sources.toml",
    "L401": "leave one out",
    "L402": "exchange them, or mend the year",
    "L404": "one of them must stand by itself",
    "L406": "keep one, or join them with `any of`",
    "L407": "let it rest on terms that are not defined by it",
    "L408": "a family is trafficking, smuggling or other; a source stands in sources.toml",
    "L409": "name an offence of this pack",
    "L510": "load one of them, or change an id",
}


def remedy(code: str) -> tuple[str, ...]:
    """Return what to do about a fault of this sort, if it can be said for all of them.

    >>> remedy("L126"), remedy("L999")
    (('add the line',), ())
    """
    return (REMEDIES[code],) if code in REMEDIES else ()
