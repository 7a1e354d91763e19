"""Writes a page as one static file of HTML: no script, nothing asked for from anywhere, readable everywhere.

Standings are a symbol and a word, never a colour alone; every address of the page is an anchor of it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from html import escape
from itertools import groupby
from types import MappingProxyType

from attrs import field, frozen, has

from chargeassist.reading.printable import cleaned
from chargeassist.report.page import (
    DEEPEST,
    Alert,
    Aligned,
    Blank,
    Block,
    Branch,
    Cell,
    Divider,
    Finding,
    Fold,
    Heading,
    Item,
    Labelled,
    Legend,
    Line,
    Marked,
    Page,
    Paragraph,
    Picture,
    Table,
    Verbatim,
)
from chargeassist.report.svg import inline, style
from chargeassist.report.symbols import BEGIN, END, SYMBOLS
from chargeassist.words import say

NOWHERE: Mapping[str, str] = MappingProxyType({})
LISTED = (Item, Marked, Finding, Branch)
"""The pieces that are entries of a list where they follow each other."""
_ISOLATED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")


def html(page: Page) -> str:
    """Return a page as a whole document."""
    writer = _Writer(frozenset(_addresses(page.blocks)))
    return document(page.title, page.language, "".join(writer.blocks(page.blocks, 1)))


def document(title: str, language: str, inner: str, look: str = "", script: str = "") -> str:
    """Return a whole document around what stands in it: nothing but its own style and script is let run.

    *look* is a style beside that of every page; *script* is for a page that is useful without it too.
    """
    look = _style() + look
    head = in_html(title)
    runs = f"; script-src {_pinned(script)}" if script else ""
    allowed = f"default-src 'none'; style-src {_pinned(look)}{runs}; base-uri 'none'; form-action 'none'"
    skip = escape(say("skip-to-content", language))
    return "".join(
        (
            f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f"<title>{head}</title>\n<style>{look}</style>\n</head>\n<body>\n",
            f'<a class="skip" href="#content">{skip}</a>\n<main id="content">\n<h1>{head}</h1>\n',
            inner,
            "</main>\n",
            f"<script>{script}</script>\n" if script else "",
            "</body>\n</html>\n",
        )
    )


def _pinned(text: str) -> str:
    """Return what allows one style or script by its digest, and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def piece(blocks: Iterable[Block], elsewhere: Mapping[str, str] = NOWHERE) -> str:
    """Return pieces as HTML that stands within another document: a notebook, a page of an app.

    What is told *elsewhere* in it, by its id, leads there.
    """
    told = tuple(blocks)
    return "".join(_Writer(frozenset(_addresses(told)), elsewhere).blocks(told, 2))


@cache
def _style() -> str:
    return style("colours", "html", "svg")


def _addresses(value: object) -> Iterator[str]:
    """Yield every id that a piece, or a piece within it, has."""
    if isinstance(value, tuple):
        for one in value:
            yield from _addresses(one)
    elif has(type(value)):
        if id := getattr(value, "id", ""):
            yield id
        yield from getattr(value, "at", ())
        for key in ("said", "parts", "rows", "lines"):
            yield from _addresses(getattr(value, key, ()))


def in_html(text: str) -> str:
    """Return a text that is no markup, what stands in another script apart from what stands around it."""
    told = _ISOLATED.sub(r"<bdi>\1</bdi>", escape(text))
    return cleaned(told.replace(BEGIN, "").replace(END, ""))


def symbol(mark: str) -> str:
    """Return the symbol of a mark; it is not read aloud: a word stands beside it."""
    shown = SYMBOLS[mark].strip()
    return f'<span class="symbol {mark}" aria-hidden="true">{escape(shown)}</span> ' if shown else ""


def _cite(cite: str) -> str:
    return f" <cite>[{in_html(cite)}]</cite>" if cite else ""


@frozen
class _Writer:
    """Writes pieces that lead to the addresses there are; each is given to the first piece that has it."""

    addresses: frozenset[str]
    elsewhere: Mapping[str, str] = NOWHERE
    given: set[str] = field(factory=set)

    def blocks(self, blocks: Iterable[Block], level: int) -> Iterator[str]:
        """Yield pieces in their order, those of a list together; *level* is that of the last heading."""
        told = (b for b in blocks if not isinstance(b, Blank))
        for kind, together in groupby(told, lambda b: LISTED if isinstance(b, LISTED) else type(b)):
            if kind is LISTED:
                yield f"<ul>\n{''.join(self._entry(b, level) for b in together)}</ul>\n"
            elif kind is Labelled:
                lines = (self._labelled(b, level) for b in together if isinstance(b, Labelled))
                yield f"<dl>\n{''.join(lines)}</dl>\n"
            else:
                for block in together:
                    if isinstance(block, Heading):
                        level = min(block.level + 1, level + 1, DEEPEST)
                    yield self._block(block, level)

    def _at(self, id: str) -> str:
        if not id or id in self.given:
            return ""
        self.given.add(id)
        return f' id="{escape(id)}"'

    def _anchors(self, ids: Iterable[str]) -> str:
        return "".join(f"<span{at}></span>" for at in map(self._at, ids) if at)

    def _inner(self, blocks: tuple[Block, ...], level: int) -> str:
        return "".join(self.blocks(blocks, level))

    def _block(self, block: Block, level: int) -> str:
        match block:
            case Heading(text, label=label, id=id, said=said):
                head = f"{in_html(label)} {in_html(text)}".lstrip()
                return f"<h{level}{self._at(id)}>{head}</h{level}>\n{self._inner(said, level)}"
            case Fold():
                return self._fold(block, min(level + 1, DEEPEST))
            case Alert(label, text, cite, id, refs, said):
                told = f"<p><strong>{in_html(label)}</strong> {self._linked(text, refs)}{_cite(cite)}</p>\n"
                return f'<div class="alert"{self._at(id)}>{told}{self._inner(said, level)}</div>\n'
            case Paragraph(text):
                return f"<p>{in_html(text)}</p>\n"
            case Line(text, refs, at):
                return f"<p>{self._anchors(at)}{self._linked(text, refs)}</p>\n"
            case Aligned(lines):
                return f"<dl>\n{''.join(self._labelled(line, level) for line in lines)}</dl>\n"
            case Legend(marks):
                words = (f"<li>{symbol(mark)}{in_html(word)}</li>\n" for mark, word in marks)
                return f'<ul class="legend">\n{"".join(words)}</ul>\n'
            case Table():
                return self._table(block)
            case Picture():
                return self._picture(block, level)
            case Verbatim(text):
                return f'<pre dir="auto">{in_html(text)}</pre>\n'
            case _:
                return "<hr>\n" if isinstance(block, Divider) else ""

    def _fold(self, fold: Fold, level: int) -> str:
        label = f"{in_html(fold.label)} " if fold.label else ""
        head = f"<h{level}>{label}{symbol(fold.mark)}{in_html(fold.text)}</h{level}>"
        begin = f"<details{self._at(fold.id)}><summary>{head}</summary>"
        return f"{begin}\n{self._inner(fold.said, level)}</details>\n"

    def _picture(self, picture: Picture, level: int) -> str:
        head, inner = in_html(picture.text), self._inner(picture.said, level)
        drawn = inline(picture, picture.in_words)
        return (
            f"<figure{self._at(picture.id)}><figcaption>{head}</figcaption>\n"
            f'<div class="scroll" tabindex="0" role="group" aria-label="{head}">{drawn}</div>\n'
            f"<details><summary>{in_html(picture.in_words)}</summary>\n{inner}</details></figure>\n"
        )

    def _labelled(self, line: Labelled, level: int) -> str:
        told = f"{self._anchors(line.at)}{self._linked(line.text, line.refs)}{_cite(line.cite)}"
        inner = self._inner((*line.said, *line.parts), level)
        return f"<div{self._at(line.id)}><dt>{in_html(line.label)}</dt> <dd>{told}{inner}</dd></div>\n"

    def _entry(self, block: Block, level: int) -> str:
        match block:
            case Item(label, text, id, said):
                head = f"<b>{in_html(label)}</b> {in_html(text)}" if label else in_html(text)
                return f"<li{self._at(id)}>{head}\n{self._inner(said, level)}</li>\n"
            case Marked(mark, text, cite, refs):
                return f"<li>{symbol(mark)}{self._linked(text, refs)}{_cite(cite)}</li>\n"
            case Finding():
                head = (
                    f"{symbol(block.mark)}<b>{in_html(block.label)}</b> "
                    if block.label
                    else symbol(block.mark)
                )
                told = f"<b>{in_html(block.name)}</b>{block.colon} {in_html(block.word)}{_cite(block.cite)}"
                return f"<li{self._at(block.id)}>{head}{told}\n{self._inner(block.said, level)}</li>\n"
            case Branch():
                word = f"{block.colon} {in_html(block.word)}" if block.word else ""
                told = f"{symbol(block.mark)}{in_html(block.text)}{word}{_cite(block.cite)}"
                begin = f"<li{self._at(block.id)}>{told}"
                return f"{begin}\n{self._inner((*block.said, *block.parts), level)}</li>\n"
        return ""

    def _table(self, table: Table) -> str:
        caption = f"<caption>{in_html(table.caption)}</caption>" if table.caption else ""
        heads = "".join(f'<th scope="col"{_number(c.number)}>{in_html(c.head)}</th>' for c in table.columns)
        rows = "".join(f"<tr>{self._cells(table, row)}</tr>\n" for row in table.rows)
        label = escape(table.caption or table.columns[0].head)
        return (
            f'<div class="scroll" tabindex="0" role="group" aria-label="{label}"><table>{caption}\n'
            f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n"
        )

    def _cells(self, table: Table, row: tuple[str | Cell, ...]) -> str:
        cells = []
        for number, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            begin, end = ("th", ' scope="row"') if number == 0 else ("td", _number(column.number))
            at = self._at(cell.id) if isinstance(cell, Cell) else ""
            cells.append(f"<{begin}{end}{at}>{self._cell(cell)}</{begin}>")
        return "".join(cells)

    def _cell(self, cell: str | Cell) -> str:
        if isinstance(cell, str):
            return in_html(cell)
        told = cell.whole or cell.text
        text = in_html(told) if cell.to else self._linked(told, cell.refs)
        return f"{symbol(cell.mark)}{self._link(cell.to, text)}"

    def _link(self, id: str, text: str) -> str:
        to = id.replace("%", "%25").replace("#", "%23")
        there = f"#{to}" if id in self.addresses else self.elsewhere.get(id)
        return f'<a href="{escape(there)}">{text}</a>' if there else text

    def _linked(self, text: str, refs: tuple[str, ...]) -> str:
        """Return a text in which the ids that it names lead to where they are told."""
        there = sorted((r for r in refs if r in self.addresses or r in self.elsewhere), key=len, reverse=True)
        if not there:
            return in_html(text)
        names = re.compile(rf"(?<![\w/-])({'|'.join(map(re.escape, there))})(?![\w/-])")
        parts = names.split(text)
        return "".join(self._link(p, in_html(p)) if n % 2 else in_html(p) for n, p in enumerate(parts))


def _number(number: bool) -> str:
    return ' class="number"' if number else ""
