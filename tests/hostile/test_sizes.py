"""Size: long files, deep files, wide files, long numbers, many faults. Each is refused before it costs."""

from __future__ import annotations

import json
import tomllib
from itertools import islice, permutations
from pathlib import Path

import pytest

from chargeassist.reading.limits import FAULTS, FILE_BYTES, ITEMS, LAW_LINES
from tests.hostile.support import (
    HEAD,
    OFFENCE,
    ROOT,
    SECONDS,
    case_refused,
    command,
    pack_refused,
    refused,
    write_pack,
)

PARTS = ".".join(["a"] * 400)
CASES = {
    "levels of a list": ("F109", HEAD + "x = " + "[" * 7_000 + "]" * 7_000),
    "levels of tables in a line": ("F109", HEAD + "x = " + "{a = " * 2_500 + "1" + "}" * 2_500),
    "levels over many lines": ("F109", HEAD + "x = " + "[\n" * 10_000 + "]\n" * 10_000),
    "a key of many dots": ("F107", HEAD + "a." * 7_000 + "a = 1\n"),
    "dots after a multi-line string": ("F107", HEAD + 'x = """\n"""\n' + "a." * 7_000 + "a = 1\n"),
    "dots within a table in a line": ("F107", HEAD + "x = { " + "a." * 7_000 + "a = 1 }\n"),
    "a header of many parts": ("F107", HEAD + f"[{PARTS}]\n[[{PARTS}]]\n"),
    "many dotted keys": ("F113", HEAD + "".join(f"a.b.c{i} = 1\n" for i in range(100_000))),
    "many long dotted keys": ("F113", HEAD + "".join(f"a.b.c.d.e.f.g.h{i} = 1\n" for i in range(100_000))),
    "many headers": ("F113", "".join(f"[a{i}.b.c.d.e]\n" for i in range(100_000)) + HEAD),
    "many empty tables": ("F113", HEAD + "[[person]]\n" * 60_000),
    "one long line": ("F106", HEAD + 'x = "' + "a" * 1_000_000 + '"\n'),
    "a long comment": ("F106", HEAD + "# " + "a" * 1_000_000 + "\n"),
    "a number of 5,000 digits": ("F108", HEAD + "x = " + "1" * 5_000 + "\n"),
    "many keys": ("C101", HEAD + "".join(f"a{i} = 1\n" for i in range(ITEMS + 1))),
    "many persons": ("C101", HEAD + '[[person]]\nid = "S1"\n' * (ITEMS + 1)),
    "a text too long": ("C101", HEAD + f'title = """\n{"long " * 5_000}"""\n'),
}


@pytest.mark.parametrize("name", CASES)
def test_a_toml_case_beyond_a_limit(name: str, tmp_path: Path) -> None:
    """A TOML case beyond a limit is one fault, whatever stands in front of what is too much."""
    code, text = CASES[name]

    assert [code] == case_refused(tmp_path, text)


HEAD_OF_JSON = {"id": "a", "law": ["xp"], "as_at": "2024-05-01"}
JSONS = {
    "levels of a list": ("F109", "[" * 10_000 + "\n" + "]" * 10_000),
    "levels of tables": ("F109", '{"a":\n' * 10_000 + "1" + "}" * 10_000),
    "many tables": ("F113", "[" + "{},\n" * 400_000 + "{}]"),
    "a number of 5,000 digits": ("F108", '{"a": ' + "1" * 5_000 + "}"),
    "a text too long, all on one line": (
        "C101",
        json.dumps({"schema": "chargeassist/case/1", "case": {**HEAD_OF_JSON, "title": "b" * 1_000_000}}),
    ),
    "many keys": ("C101", "{" + "".join(f'"a{i}": 1,\n' for i in range(200_000)) + '"b": 1}'),
}


@pytest.mark.parametrize("name", JSONS)
def test_a_json_case_beyond_a_limit(name: str, tmp_path: Path) -> None:
    """A JSON case beyond a limit is one fault."""
    code, text = JSONS[name]

    assert [code] == case_refused(tmp_path, text, "case.json")


@pytest.mark.parametrize("name", ["case.toml", "case.json"])
@pytest.mark.parametrize("size", [5_000_000, 100_000_000])
def test_a_file_too_long_is_not_read_whole(size: int, name: str, tmp_path: Path) -> None:
    """A file of 5 MB, or of 100 MB in one line, costs no more than its first 4 MB."""
    with (tmp_path / name).open("wb") as stream:
        stream.write(b'{"a": "')
        stream.truncate(size)

    assert ["F102"] == refused(tmp_path, "check", name)


def test_a_file_of_four_megabytes(tmp_path: Path) -> None:
    """A file at the limit is read, and its one fault told with its line."""
    row = '[[evidence]]\nid = "E{}"\nkind = "exhibit"\nnote = "{}"\n'
    text = HEAD + "".join(row.format(i, "note " * 100) for i in range(7_000)) + "[[fact]]\n"
    assert 3_500_000 < len(text) < FILE_BYTES
    (tmp_path / "case.toml").write_text(text)

    run = command(tmp_path, "check", "case.toml")

    assert (2, "") == (run.code, run.out)
    assert f"case.toml:{text.count(chr(10))}: fact[0]: C103" in run.err
    assert run.megabytes < 200


def test_thousands_of_faults_are_not_told(tmp_path: Path) -> None:
    """A file of nothing but faults earns the first of them and where reading stopped."""
    facts = '[[fact]]\nid = "{}"\nfact = "act:x"\nby = "S1"\nno = 1\n'
    found = case_refused(tmp_path, HEAD + "".join(facts.format(i) for i in range(9_000)))

    assert FAULTS + 1 == len(found)
    assert "F114" in found


def test_many_ids_that_name_nothing(tmp_path: Path) -> None:
    """Looking for what was meant among thousands of ids would take minutes: it is not done."""
    persons = "".join(f'[[person]]\nid = "P{i}"\n' for i in range(ITEMS))
    fact = '[[fact]]\nid = "f{}"\nfact = "act:recruitment"\nof = ["X{}"]\n'

    assert "C201" in case_refused(tmp_path, HEAD + persons + "".join(fact.format(i, i) for i in range(9_000)))


@pytest.mark.parametrize("persons", [480, 1_900])
def test_many_long_ids_that_are_alike(persons: int, tmp_path: Path) -> None:
    """Long ids of which none is right cost no more: letters are counted, not only ids."""
    alike = ["".join(letters) for letters in islice(permutations("abcdefghij" * 6), persons)]
    rows = "".join(f'[[person]]\nid = "{id}"\n' for id in alike)
    fact = '[[fact]]\nid = "f{}"\nfact = "act:recruitment"\nof = ["{}"]\n'
    facts = "".join(fact.format(i, alike[i % persons][::-1]) for i in range(9_000))

    # Two are beside those that are told: that there are more, and that there are too many facts.
    assert FAULTS + 2 == len(case_refused(tmp_path, HEAD + rows + facts))


LAWS = {
    "many lines": ("L104", "# a line\n" * 100_000),
    "many offences": ("L104", OFFENCE * 20_000),
    "deep indentation": ("L103", "".join(" " * min(2 * i, 9_000) + "x\n" for i in range(400))),
    "many unknown blocks": ("F114", "".join(f"offense a{i}\n" for i in range(LAW_LINES - 1))),
    "blanks in a line": ("L121", ("x" + " " * 15_000 + "y\n") * 150),
    "blanks of another sort": ("L121", ("x" + "\u00a0" * 7_000 + "y\n") * 150),
    "brackets in a line": ("L121", ("x" + " [" * 7_000 + "y\n") * 150),
    "one long line": ("F106", "offence " + "a" * 1_000_000),
    "a number of many digits": ("L114", OFFENCE.replace("act is", "at least 0000021 of\n      act is")),
    "many terms in a list": (
        "L202",
        OFFENCE.replace("act is recruitment", "act is any of\n" + "      x{}\n" * 15_000),
    ),
    "many elements": ("L128", OFFENCE + "  element act [s 1]\n    act is recruitment\n" * 9_000),
}


@pytest.mark.parametrize("name", LAWS)
def test_a_law_file_beyond_a_limit(name: str, tmp_path: Path) -> None:
    """A `.law` file beyond a limit is refused, and reading it costs no more than its lines."""
    code, text = LAWS[name]

    assert code in pack_refused(tmp_path, {"b.law" if code == "L104" else "a.law": text})


TABLES = {
    "sources of many dots": ("sources.toml", "F107", "a." * 7_000 + "a = 1\n"),
    "many sources": ("sources.toml", "C101", "".join(f"[a{i}]\n" for i in range(ITEMS + 1))),
    "a manifest of faults": ("pack.toml", "F114", "".join(f"a{i} = 1\n" for i in range(9_000))),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_a_pack_beyond_a_limit(name: str, tmp_path: Path) -> None:
    """The tables of a pack have the limits of a case."""
    file, code, text = TABLES[name]

    assert code in pack_refused(tmp_path, {file: text})


def test_a_law_test_of_another_shape(tmp_path: Path) -> None:
    """A law test whose tables are no tables is a fault of that file, told by `lint`."""
    text = 'offence = "taking"\nsays = "x"\ncase = 5\nperson = 1\nfact = [1]\n[expect]\n'
    tests = {"cases/a.toml": text, "cases/b.toml": text.replace("case = 5", "case = { as_at = 1 }")}
    write_pack(tmp_path / "pack", tests)
    run = command(tmp_path, "lint", "./pack")

    assert 2 == run.code
    assert "Traceback" not in run.err
    assert 2 == run.out.count(": person: C101 expected a list") + run.err.count(": person: C101")


LIMBS = {
    "eight of sixteen": "    at least 8 of\n{0}",
    "none of eight of sixteen": "    act is recruitment\n    none of\n      at least 8 of\n{1}",
}


@pytest.mark.parametrize("verb", ["assess", "gaps", "stress"])
@pytest.mark.parametrize("limbs", LIMBS)
def test_a_condition_that_can_be_met_in_thousands_of_ways(limbs: str, verb: str, tmp_path: Path) -> None:
    """At least eight of sixteen is weighed, and its gaps and losses told, trying few of 12,870 ways."""
    terms = tomllib.loads((ROOT / "knowledge/vocabulary/conduct.toml").read_text("utf-8"))["terms"]
    names = list(terms)[:16]
    rows = ["".join(f"{' ' * n}conduct is {name}\n" for name in names) for n in (6, 8)]
    law = OFFENCE.replace("    act is recruitment\n", LIMBS[limbs].format(*rows))
    write_pack(tmp_path / "pack", {"a.law": f"{law}{OFFENCE.replace('taking', 'lesser')}"})
    item = '[[evidence]]\nid = "E{0}"\nkind = "exhibit"\ntied_to = ["S1"]\nabout = ["V1"]\n'
    fact = '[[fact]]\nid = "f{0}"\nfact = "{1}"\nby = ["S1"]\nof = ["V1"]\nshown_by = ["E{0}"]\n'
    told = ["act:recruitment", *(f"conduct:{name}" for name in names[:12])]
    persons = '[[person]]\nid = "S1"\nis = ["suspect"]\n[[person]]\nid = "V1"\nis = ["victim"]\n'
    rows = [f"{item}{fact}".format(i, name) for i, name in enumerate(told)]
    (tmp_path / "case.toml").write_text(HEAD + persons + "".join(rows))

    run = command(tmp_path, verb, "case.toml", "--law", "./pack")

    assert 0 == run.code
    assert run.seconds < SECONDS
