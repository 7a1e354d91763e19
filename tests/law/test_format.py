"""The formatter of `.law` files: one layout for what a file says, and nothing of what it says is changed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chargeassist.law.format import canonical, format_law
from chargeassist.law.reviews import review_digest
from chargeassist.reading.fault import KnowledgeError
from tests.each import each
from tests.law.support import KNOWLEDGE, law, read, shown

FILES = {f.relative_to(KNOWLEDGE).as_posix(): f.read_text("utf-8") for f in sorted(KNOWLEDGE.rglob("*.law"))}
MESSY = """\
# The Act speaks of taking.

# Read on one day.
offence  taking   [zz-act s 1]
  title Taking
  source   zz-act  s  1
# Nobody has seen when it began.
  seen read zz-act 2026-11-20

  # (a) and (b) only.

  element act [s 1(1)]
    act is any of
      recruitment    [ s 1(1)(a) ]

      transfer arguable [s 1(1)(b)]
      receipt
      # A list of three.
    fault intention [s 1(2)]
    proved by
      message   the first contact
      bank-record  money [sent home]
  element purpose  [s 1(1)]


    purpose is forced-labour
  mode joint [s 2]

  mode accomplice    [s 3]
  penalty ordinary [s 4]
    imprisonment life
  # Fines were abolished.
gate referral  [zz-code s 10]
  title    Referral
  effect needs-authorisation  the Director
  covers any offence

  steps
    wait   and   see [s 10]
    ask  [s 10(1)]
# The end.
"""
NEAT = """\
# The Act speaks of taking.

# Read on one day.
offence taking  [zz-act s 1]
  title   Taking
  source  zz-act s 1
  # Nobody has seen when it began.
  seen    read zz-act 2026-11-20

  # (a) and (b) only.

  element act  [s 1(1)]
    act is any of
      recruitment        [s 1(1)(a)]
      transfer arguable  [s 1(1)(b)]
      receipt
      # A list of three.
    fault intention  [s 1(2)]
    proved by
      message      the first contact
      bank-record  money [sent home]

  element purpose  [s 1(1)]
    purpose is forced-labour

  mode joint       [s 2]
  mode accomplice  [s 3]

  penalty ordinary  [s 4]
    imprisonment life
  # Fines were abolished.

gate referral  [zz-code s 10]
  title   Referral
  effect  needs-authorisation the Director
  covers  any offence
  steps
    wait and see [s 10]
    ask [s 10(1)]
# The end.
"""
CANONICAL = """\
offence taking [zz-act s 1]
  title Taking
  source zz-act s 1
  seen read zz-act 2026-11-20
  element act [s 1(1)]
    act is any of
      recruitment [s 1(1)(a)]
      transfer arguable [s 1(1)(b)]
      receipt
    fault intention [s 1(2)]
    proved by
      message the first contact
      bank-record money [sent home]
  element purpose [s 1(1)]
    purpose is forced-labour
  mode joint [s 2]
  mode accomplice [s 3]
  penalty ordinary [s 4]
    imprisonment life
gate referral [zz-code s 10]
  title Referral
  effect needs-authorisation the Director
  covers any offence
  steps
    wait and see [s 10]
    ask [s 10(1)]
"""


def test_the_layout() -> None:
    """One blank line between blocks, elements and sorts of aside; keywords, notes and cites in columns."""
    assert NEAT == format_law(MESSY, "a.law")


def test_the_canonical_form() -> None:
    """What a digest is taken of has no comments, no blank lines and no columns."""
    assert CANONICAL == canonical(MESSY, "a.law")


@pytest.mark.parametrize("form", [format_law, canonical])
def test_faults_of_the_layout_are_told_together(form: Any) -> None:
    """A file that cannot be read as an outline is not laid out: every fault is told."""
    with pytest.raises(KnowledgeError) as raised:
        form("offence taking\n   title Taking\n\tseen x\n      act is x\n", "a.law")

    assert [("L102", 2), ("L101", 3), ("L103", 4)] == [(f.code, f.at.line) for f in raised.value.faults]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("a\n  b\n    # x\nc\n", 2),
        ("a\n  b\n      # x\nc\n", 1),
        ("a\n  b\n# x\nc\n", 0),
        ("a\n# x\n  b\n", 1),
        ("a\n   # x\n  b\n", 1),
        ("a\n  b\n  # x\n", 1),
        ("a\n  b\n\n# x\n", 0),
        ("a\n  b\n\t# x\n\nc\n", 1),
    ],
)
def test_a_comment_is_indented_as_what_it_speaks_of(text: str, level: int) -> None:
    """A comment stands at the level of the line that follows, or ends what stands above it."""
    (row,) = [r for r in format_law(text, "a.law").split("\n") if r.strip().startswith("#")]

    assert f"{'  ' * min(level, 1)}# x" == row


WORDS = sorted({w for text in FILES.values() for w in text.split()})
SPACES = st.sampled_from([" ", "  ", "     "])
PIECES = st.one_of(
    st.sampled_from([line.strip() for text in FILES.values() for line in text.split("\n") if line.strip()]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    st.sampled_from(
        ["steps", "proved by", "element a", "offence b", "gate c", "note", "x [", "[x]", "a [ ]"]
    ),
    st.sampled_from(
        [
            *("title A [ s 1 ]", "title A [ s 1", "title A [ s 1]", "act is x [ s 1", "x [ a ] [ b ]", "[ x"),
            *(
                "title\u00a0A [ x ]",
                "steps now",
                "source zz-act s [ 1 ]",
                "imprisonment life [ x",
                "order d [ x ]",
            ),
            *(
                "a [ b ] arguable",
                "charge",
                "on",
                "instead of",
                "may convict of",
                "x ] [ y ]",
                "x [ y ] ]",
                "x [[ y ]]",
            ),
        ]
    ),
    st.text(st.characters(exclude_characters="\n\t#"), max_size=12),
)


@st.composite
def outlines(draw: Any, comments: bool = True) -> str:
    """Return an outline without layout faults: any words, spaces and blank lines, comments anywhere."""
    rows: list[str] = []
    level = -1
    for piece in draw(st.lists(PIECES, max_size=12)):
        words = "".join(w + draw(SPACES) for w in piece.split(" ") if w)
        if words.strip() and not words.startswith("#"):
            level = draw(st.integers(0, min(level + 1, 4)))
            rows.append("  " * level + words)
        while draw(st.integers(0, 3)) == 0:
            rows.append(" " * draw(st.integers(0, 9)))
            if comments and draw(st.booleans()):
                rows[-1] += f"#{draw(st.text(' ax#[', max_size=5))}"
    return "\n".join(rows)


def _comments(text: str) -> list[str]:
    return [r.strip(" \t") for r in text.split("\n") if r.strip(" \t").startswith("#")]


def _neighbours(text: str) -> list[int]:
    """Return, for every comment, how many lines of law stand above it."""
    rows = [r.strip(" \t") for r in text.split("\n") if r.strip(" \t")]
    return [sum(not x.startswith("#") for x in rows[:i]) for i, r in enumerate(rows) if r.startswith("#")]


def _said(text: str, sources: dict[str, object] | None = None) -> tuple[str, list[tuple[str, str]]]:
    """Return all that is read of a text, and its faults without their places."""
    blocks, faults = read(text, sources)
    return shown(blocks), [(f.code, f.message) for f in faults]


@given(outlines())
def test_what_is_laid_out_stays_and_says_what_it_said(text: str) -> None:
    """What is laid out is left as it is, and the same is read of it, down to the faults of its words.

    The canonical form says that too, and is its own canonical form. Every comment is kept, in order, between
    the lines between which it stood; no line ends in a space, no two blank lines meet.
    """
    neat, form = format_law(text, "a.law"), canonical(text, "a.law")
    said = _said(text)

    assert neat == format_law(neat, "a.law")
    assert form == canonical(neat, "a.law") == canonical(form, "a.law")
    assert said == _said(neat) == _said(form)
    assert _comments(text) == _comments(neat)
    assert _neighbours(text) == _neighbours(neat)
    assert not re.search(r"[ \t]\n|\n\n\n|^\n|\n\n$", neat)
    assert neat == "" or neat.endswith("\n")


@given(outlines(comments=False))
def test_spaces_and_blank_lines_do_not_matter(text: str) -> None:
    """Two files that say the same have one layout."""
    assert format_law(canonical(text, "a.law"), "a.law") == format_law(text, "a.law")


@pytest.mark.parametrize("row", ["[ x", "x [ y", "title A [ s 1", "act is act [ s 1", "x [ y ] z", "x [ ]"])
def test_a_bracket_without_an_end_is_no_cite(row: str) -> None:
    """What is no cite is not laid out as one: no bracket is closed that nobody has closed."""
    assert f"{row}\n" == format_law(row, "a.law")
    assert f"{row}\n" == canonical(row, "a.law")


@st.composite
def twins(draw: Any) -> tuple[str, str]:
    """Return an outline and the same with blanks and brackets put in or taken out anywhere."""
    text = draw(outlines(comments=False))
    places = [m.start() for m in re.finditer(r"[\[\] ]", text)]
    other = text
    for at in (
        sorted(draw(st.lists(st.sampled_from(places), max_size=3, unique=True)), reverse=True)
        if places
        else ()
    ):
        other = other[:at] + draw(st.sampled_from(["", " ", "  ", "[", "]", " [", "] "])) + other[at + 1 :]
    return text, other


@given(twins())
def test_two_texts_of_one_digest_say_the_same(pair: tuple[str, str]) -> None:
    """A review speaks of one text: what has the same canonical form is read the same, down to its faults."""
    try:
        forms = [canonical(text, "a.law") for text in pair]
    except KnowledgeError:
        return  # the other is no outline any more

    if forms[0] == forms[1]:
        assert _said(pair[0]) == _said(pair[1])


def test_two_titles_have_two_digests() -> None:
    """A title is kept as it is, brackets and blanks within them too: another title is another digest."""
    titles = ("A [s 1]", "A [ s 1]", "A [ s 1 ]", "A [s 1 ]", "A [ s 1", "A s 1")
    texts = [NEAT.replace("title   Taking", f"title   {title}") for title in titles]

    assert len(titles) == len({review_digest(text, "a.law") for text in texts})
    assert len(titles) == len({shown(read(text)[0]) for text in texts})


@each(FILES.keys())
def test_a_shipped_file_says_what_it_said(name: str) -> None:
    """Every shipped file is laid out as `fmt` lays it out, and reads the same in its canonical form."""
    text = FILES[name]
    pack = name.split("/")[0]
    sources: dict[str, object] = dict(law(pack).pack(pack).sources)

    assert text == format_law(text, name)
    assert _said(text, sources) == _said(canonical(text, name), sources)
