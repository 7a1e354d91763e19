"""The answer sheet as one static page: printed, or filled in on a screen and saved for `mark`.

Without script all but the saving works; nothing is asked for from anywhere and nothing is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from chargeassist.report.html import document, in_html
from chargeassist.report.svg import script, style
from chargeassist.training.answers import COLUMNS, FIELDS
from chargeassist.training.exercise import Exercise
from chargeassist.training.pages import LINES, named, parts_of
from chargeassist.training.tables import Tongue, tongue

STANDS = ("supported", "thin", "disputed", "missing", "contradicted")


def answer_form(made: Exercise) -> str:
    """Return the answer sheet of an exercise as a document with fields; each has a name that is read out."""
    words = tongue(made.settings.lang)
    people = "".join(f'<option value="{escape(f"{f.number} {f.name}")}">' for f, _ in named(made))
    inner = "".join(
        (
            f"<p>{in_html(words.said['form-how'])}</p>\n<form>\n",
            f'<datalist id="people">{people}</datalist>\n',
            *(_part(part, lines, words) for part, lines in LINES if part in parts_of(made)),
            f'<button type="button" hidden>{in_html(words.said["form-save"])}</button>\n</form>\n',
        )
    )
    title, language = words.said["answers"], made.settings.lang
    return document(title, language, inner, style("fields"), script("fields"))


def _part(part: str, lines: int, words: Tongue) -> str:
    said = words.said
    asked = [c for c in COLUMNS if c in FIELDS[part]]
    heads = "".join(f'<th scope="col">{in_html(said[c])}</th>' for c in asked)
    rows = "".join(
        f'<tr data-part="{part}">{"".join(_cells(part, n, words))}</tr>\n' for n in range(1, lines + 1)
    )
    label = escape(said[f"part-{part}"])
    return (
        f"<h2>{label}</h2>\n<p>{in_html(said[f'q-{part}'])}</p>\n"
        f'<table aria-label="{label}"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table>\n'
    )


def _cells(part: str, number: int, words: Tongue) -> Iterator[str]:
    """Yield the fields of one line; what is asked for by a word of the scheme is a list to choose from."""
    for column in FIELDS[part]:
        name = escape(f"{words.said[f'part-{part}']} {number}, {words.said[column]}")
        own = f'name="{column}" aria-label="{name}"'
        if (part, column) == ("element", "how"):
            stands = ("", *(words.said[f"stands-{s}"] for s in STANDS))
            offered = "".join(f"<option>{in_html(s)}</option>" for s in stands)
            yield f"<td><select {own}>{offered}</select></td>"
        elif column == "who" or (part, column) == ("charge", "how"):
            yield f'<td><input {own} list="people" autocomplete="off"></td>'
        else:
            yield f'<td><textarea {own} rows="1" autocomplete="off"></textarea></td>'
