"""Reading `.law` files: nothing is ever ignored, and any text gives blocks or faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.each import each
from tests.law.support import KNOWLEDGE, OFFENCE, law, read, shown

FILES = sorted(KNOWLEDGE.rglob("*.law"))
NAMES = [f.relative_to(KNOWLEDGE).as_posix() for f in FILES]
WHOLE = """\
offence taking
  title      Taking
  source     zz-act s 1
  family     trafficking
  since      2010-01-01
  until      2020-01-01
  erased     2021-01-01
  against    victim
  protects   liberty
  seen       read zz-act 2026-11-20
  tried      either
  limitation 3 years
  authority  the Director
  beside     holding
  element act  [s 1(1)]
    act is any of
      recruitment  [s 1(1)(a)]
      transfer arguable  [s 1(1)(b)]
    fault intention  [s 1(2)]
    proved by
      message  the first contact
  element means  [s 1(3)]
    all of  [s 1(3)]
      means is any of  [s 1(3)(a)]
        threat
        deception
        or like other-coercion
      at least 2 of  [s 1(3)(b)]
        suspect indicator is isolation
        indicator is surveillance
        none of  [s 1(3)(c)]
          consent is given
    fault knowledge as to age:child  [s 1(4)]
    not needed if  [s 1(5)]
      victim age is child
      unless  [s 1(6)]
        fault is reasonable-belief as to age:child
    unless  [s 1(7)]
      compelled is duress
  irrelevant consent  [s 2]
    element means stands
  aggravated child for principal, joint  [s 3]
    in place of means
    age is child
    penalty more  [s 3(1)]
      imprisonment life
  mode attempt  [s 4]
    act is recruitment
  jurisdiction nationality  [s 5]
    suspect status is national-of-the-state
  precondition complaint  [s 6]
  penalty ordinary  [s 7]
    when  [s 7(1)]
      record is earlier-conviction
    imprisonment at least 2 years
    or fine at most KES 100
    or both
  penalty companies for company  [s 8]
    fine

definition relation is position-of-trust  [zz-act s 9]
  relation is employer

gate referral  [zz-code s 10]
  title    Referral
  effect   needs-authorisation the Director
  covers   family trafficking
  raised if  [zz-code s 10(1)]
    offence trafficking stands by anyone of suspect
  nexus  [zz-code s 10(2)]
    suspect compelled is duress
  unless  [zz-code s 10(3)]
    consent is given
  steps
    wait
    ask

defence duress  [zz-code s 11]
  title   Duress
  covers  offence taking
  when  [zz-code s 11(1)]
    compelled is duress
  note    ask first

order prefer  [zz-code s 12]
  instead of
    holding
  charge
    taking
  when  [zz-code s 12(1)]
    purpose is exploitation

verdicts chapter  [zz-code s 14]
  on
    taking
  may convict of
    holding

evidence rules  [zz-code s 13]
  unavailable testimony counts weak  [zz-code s 13(1)]
  unavailable testimony recorded video counts moderate
  corroboration required for hearsay
  corroboration warning for co-accused-statement
"""
"""Every keyword of the notation, once."""


def _text(name: str) -> tuple[str, dict[str, object]]:
    """Return a file of a shipped pack and the sources of the pack."""
    pack = name.split("/")[0]
    sources: dict[str, object] = dict(law(pack).pack(pack).sources)
    return (KNOWLEDGE / name).read_text("utf-8"), sources


def _read(text: str, sources: dict[str, object] | None) -> str:
    """Return all that is read, or the word that there are faults."""
    blocks, faults = read(text, sources)
    return "faults" if faults else shown(blocks)


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield number, indentation and words of every line that says something."""
    for number, line in enumerate(text.split("\n")):
        words = line.strip()
        if words and not words.startswith("#"):
            yield number, line[: len(line) - len(line.lstrip())], words


def _block(rows: list[str], number: int) -> list[str]:
    """Return a line and all that is indented beneath it."""
    indent = len(rows[number]) - len(rows[number].lstrip())
    end = number + 1
    while end < len(rows) and len(rows[end]) - len(rows[end].lstrip()) > indent:
        end += 1
    return rows[number:end]


def _without_effect(text: str, change: str) -> list[str]:
    """Return the lines of *text* whose change changes nothing of what is read."""
    before, rows = _read(text, None), text.split("\n")
    assert "faults" != before
    silent = []
    for number, indent, words in _lines(text):
        now = list(rows)
        match change:
            case "leave out":
                del now[number]
            case "write twice":
                now.insert(number, now[number])
            case "write block twice":
                now[number:number] = _block(rows, number)
            case "write under":
                now.insert(number + 1, f"{indent}  zzz qqq")
            case "one word more":
                body, cite = re.fullmatch(r"(.*?)(\s+\[[^\[\]]+\])?", words).groups("")  # type: ignore[union-attr]  # matches any line
                now[number] = f"{indent}{body} zzz{cite}"
            case "another cite":
                now[number] = re.sub(r"\s+\[[^\[\]]+\]$", "", now[number]) + "  [zz-act s 999]"
        if _read("\n".join(now), None) == before:
            silent.append(f"{number + 1}: {words}")
    return silent


CHANGES = ["leave out", "write twice", "write block twice", "write under", "one word more", "another cite"]


@pytest.mark.parametrize("change", CHANGES)
def test_no_line_is_ever_ignored(change: str) -> None:
    """Whatever is done to a line, something else is read, or it is a fault: nothing is silently dropped."""
    assert [] == _without_effect(WHOLE, change)


def test_the_example_has_every_header() -> None:
    """The example above holds every header of the grammar, so that none goes untested."""
    headers = "title source family since until erased against protects seen tried limitation authority"
    headers += " beside"

    assert [] == [h for h in headers.split() if not re.search(rf"^  {h} ", WHOLE, re.MULTILINE)]


@each(NAMES)
def test_comments_and_blank_lines_say_nothing(name: str) -> None:
    """Comments and blank lines between the lines change nothing of what is read."""
    text, sources = _text(name)
    spaced = "\n".join(f"# {i}\n\n{line}" for i, line in enumerate(text.split("\n")))

    assert _read(text, sources) == _read(spaced, sources)


@each(NAMES)
def test_spaces_between_words_say_nothing(name: str) -> None:
    """Columns are for the eye: one space between words reads like many."""
    text, sources = _text(name)
    rows = [line[: len(line) - len(line.lstrip())] + " ".join(line.split()) for line in text.split("\n")]

    def plain(shown: str) -> str:
        return re.sub(r"\s+", " ", shown)

    assert plain(_read(text, sources)) == plain(_read("\n".join(rows), sources))


WORDS = sorted({w for name in NAMES for w in (KNOWLEDGE / name).read_text("utf-8").split()})
LINES = sorted(
    {line.strip() for file in FILES for line in file.read_text("utf-8").split("\n") if line.strip()}
)
PIECES = st.one_of(
    st.sampled_from(LINES),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    st.text(max_size=20),
)
JUNK = st.lists(st.builds("{}{}".format, st.integers(0, 4).map(lambda n: "  " * n), PIECES), max_size=15).map(
    "\n".join
)


@given(st.one_of(JUNK, JUNK.map(OFFENCE.__add__), st.text(max_size=100)))
def test_any_text_is_blocks_or_faults(text: str) -> None:
    """Any text is read or earns faults of the law with their lines, never another exception."""
    _, faults = read(text)

    rows = text.split("\n")
    for fault in faults:
        assert re.fullmatch(r"L\d{3}", fault.code)
        assert 1 <= fault.at.line <= len(rows)
        assert rows[fault.at.line - 1].rstrip() == fault.at.source


def test_a_fault_points_at_the_word() -> None:
    """A fault of one word points at that word, says where in the law it stands, and what was meant."""
    (fault,) = read(OFFENCE.replace("act is recruitment", "act is recruitement"))[1]

    assert ("L202", 6, 12, 12) == (fault.code, fault.at.line, fault.at.column, fault.at.width)
    assert ("in offence taking, element act [s 1]", 'did you mean "recruitment"?') == fault.hints


def test_what_opens_a_line_of_its_own_says_so() -> None:
    """A condition beside `not needed if` is told where it belongs."""
    text = OFFENCE.replace("act is recruitment", "act is recruitment\n    not needed if victim age is child")
    (fault,) = read(text)[1]

    assert "L115" == fault.code
    assert "write what follows on the line below, two blanks further in" in fault.hints


def test_a_page_of_the_notation_reads_whole() -> None:
    """The example above reads without a fault, so that what it lacks shows what was dropped."""
    assert [] == read(WHOLE)[1]
