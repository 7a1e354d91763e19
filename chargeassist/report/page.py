"""A page as a tree of frozen values: what is said, and what each piece of it is.

A page is built once, by `report.pages`, and written by any writer: what it looks like (indents, columns,
symbols, rules) is the writer's to know. So a piece carries what it means: the level of a heading, a label
and its value, a standing, the place in the law, the id it is about, and the ids it names.
"""

from __future__ import annotations

from attrs import frozen

from chargeassist.report.drawing import Drawing

DEEPEST = 6
"""How deep headings go in any form."""


@frozen
class Heading:
    """What the pieces after it belong under: 1 for a part of the page, 2 for one charge or count in it."""

    text: str
    level: int = 1
    label: str = ""
    short: str = ""
    """What is said instead where the text does not fit on one line."""
    id: str = ""
    said: tuple[Block, ...] = ()


@frozen
class Paragraph:
    """Prose."""

    text: str


@frozen
class Line:
    """One statement among others, on a line of its own."""

    text: str
    refs: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    """The address of each thing that it tells."""


@frozen
class Labelled:
    """A label and its value, what more is said of the value, and the parts it falls into."""

    label: str
    text: str
    cite: str = ""
    id: str = ""
    refs: tuple[str, ...] = ()
    """The ids of the facts, items and persons that the text names, and of the charges it speaks of."""
    said: tuple[Block, ...] = ()
    parts: tuple[Block, ...] = ()
    at: tuple[str, ...] = ()
    """The address of each thing that it tells: of each reason, of one gap in like charges."""


@frozen
class Alert:
    """A label and its value that nobody may miss: a gate, a caution."""

    label: str
    text: str
    cite: str = ""
    id: str = ""
    refs: tuple[str, ...] = ()
    said: tuple[Block, ...] = ()


@frozen
class Item:
    """One entry of a list under its number or id, and what is said of it."""

    label: str
    text: str
    id: str = ""
    said: tuple[Block, ...] = ()


@frozen
class Marked:
    """A statement with its mark: a standing by its word, `spared`, `added`, or no mark."""

    mark: str
    text: str
    cite: str = ""
    refs: tuple[str, ...] = ()


@frozen
class Finding:
    """How one element stands, as a row: a mark or a letter, name, standing in words, place in the law."""

    name: str
    word: str
    mark: str = ""
    label: str = ""
    cite: str = ""
    id: str = ""
    said: tuple[Block, ...] = ()
    colon: str = ":"
    """What stands before the word, as the language of the page writes it."""


@frozen
class Branch:
    """A limb of the law as a page draws it: how it stands where that is weighed, what is said, its limbs."""

    text: str
    mark: str = ""
    word: str = ""
    cite: str = ""
    id: str = ""
    said: tuple[Block, ...] = ()
    parts: tuple[Block, ...] = ()
    colon: str = ":"
    """What stands before the word, as the language of the page writes it."""


@frozen
class Column:
    """A column of a table: its head, how many characters it holds, and whether it holds numbers."""

    head: str
    width: int
    number: bool = False


@frozen
class Cell:
    """A cell that is more than its text: it has a mark, or leads to what it speaks of."""

    text: str
    mark: str = ""
    """A standing by its word."""
    to: str = ""
    """The id of what it speaks of, told elsewhere."""
    whole: str = ""
    """The same with the word of its mark, and all that a narrow column leaves to be read elsewhere."""
    id: str = ""
    refs: tuple[str, ...] = ()


@frozen
class Table:
    """Rows of cells under heads; the first cell of a row is what the row is about."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | Cell, ...], ...]
    caption: str = ""


@frozen
class Fold:
    """What is said of one thing at length, under a line that says it in short.

    A form that can open and close shows the line first; every other shows it as a heading.
    """

    text: str
    label: str = ""
    mark: str = ""
    id: str = ""
    said: tuple[Block, ...] = ()


@frozen
class Aligned:
    """Labels in one column, their values beside them."""

    lines: tuple[Labelled, ...]


@frozen
class Legend:
    """What each mark means: (mark, words)."""

    marks: tuple[tuple[str, str], ...]


@frozen
class Verbatim:
    """Text that is set as it is, line breaks and all."""

    text: str


@frozen
class Picture:
    """A drawing under its title, and the same told in words: a form that cannot draw says those alone."""

    text: str
    drawing: Drawing
    id: str
    in_words: str
    """What the same in words is called where it can be opened and closed."""
    said: tuple[Block, ...] = ()


@frozen
class Divider:
    """The end of what came before."""


@frozen
class Blank:
    """A pause between two pieces."""


Block = (
    Heading
    | Paragraph
    | Line
    | Labelled
    | Alert
    | Item
    | Marked
    | Finding
    | Branch
    | Table
    | Fold
    | Aligned
    | Legend
    | Verbatim
    | Picture
    | Divider
    | Blank
)


@frozen
class Page:
    """A whole page, in one language."""

    blocks: tuple[Block, ...]
    language: str = "en"
    title: str = ""
    """What the whole is called, where a form has a place for it."""
    wide: bool = False
    """Whether its tables ask for paper on its side."""
    watermark: str = ""
    """What a form of several sheets says on each of them."""
    parts: tuple[tuple[str, tuple[Block, ...]], ...] = ()
    """What fills the named blanks of a document that an office laid out."""
