"""Law tests: what a file of them may say, how its variants are made, and what fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from chargeassist import Law
from chargeassist.audit.lawfile import LawTest, read_tests
from chargeassist.audit.lawtests import Result, run_test
from chargeassist.audit.packs import audit
from tests.audit.support import FRAME, packed
from tests.builders import small_pack

LAW = """\
offence taking
  title   Taking
  source  zz-code s 1
  family  trafficking
  since   2001-01-01
  seen    read zz-code 2024-01-01
  element act  [s 1(1)]
    act is any of
      recruitment
      transfer
      receipt
  element means  [s 1(2)]
    means is threat
    not needed if
      victim age is child
  aggravated harm for principal, joint  [s 2]
    result is bodily-harm
  mode joint  [s 3]
  penalty ordinary  [s 1]
    imprisonment at most 5 years

offence threatening
  title   Threatening
  source  zz-code s 4
  since   2001-01-01
  seen    read zz-code 2024-01-01
  element threat  [s 4]
    means is threat
  penalty ordinary  [s 4]
    imprisonment at most 1 year

gate referral  [zz-code s 5]
  title   Possible victim
  effect  refer
  covers  any offence
  steps
    ask

defence compulsion  [zz-code s 6]
  title   Compulsion
  covers  any offence
  when
    suspect compelled is duress

order prefer  [zz-code s 7]
  instead of
    threatening
  charge
    taking
  when
    act is recruitment
"""
CASE = """\
offence = "taking"
says = "she was recruited by threats"
[case]
as_at = "2023-12-01"
[[person]]
id = "S1"
is = ["suspect"]
[[person]]
id = "S2"
is = ["suspect"]
[[person]]
id = "V1"
is = ["victim"]
[[person]]
id = "V2"
is = ["victim"]
[[episode]]
id = "house"
[[evidence]]
id = "E1"
kind = "witness-testimony"
[[evidence]]
id = "E2"
kind = "witness-testimony"
[[fact]]
id = "f1"
fact = "act:recruitment"
by = ["S1"]
of = ["V1"]
on = "2023-05-01"
in = "zz"
episode = ["house"]
shown_by = ["E1"]
[[fact]]
id = "f2"
fact = "means:threat"
by = ["S1"]
of = ["V1"]
shown_by = ["E1", { evidence = "E2", strength = "weak" }]
"""
MORE = """
[[fact]]
id = "{id}"
fact = "{fact}"
{people}
on = "2023-05-01"
in = "zz"
shown_by = ["E1"]
"""
EXPECTED = '[expect]\nstanding = "supported"\n'


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """Return the law of the small pack above."""
    return small_pack(tmp_path_factory.mktemp("law") / "zz", LAW)


def _read(text: str) -> tuple[LawTest, ...]:
    tests, faults = read_tests(text, "cases/taking.toml", "zz")
    assert () == faults
    return tests


def _run(text: str, law: Law) -> list[Result]:
    return [run_test(test, law) for test in _read(text)]


def _problems(text: str, law: Law) -> list[str]:
    """Return what is told of the tests in a text, each without the name of its test."""
    faults = [f for r in _run(text, law) for f in r.faults]
    assert {"L601"} >= {f.code for f in faults}
    return [f.message.partition(": ")[2] for f in faults]


def _fact(id: str, fact: str, people: str = 'by = ["S1"]\nof = ["V1"]') -> str:
    return MORE.format(id=id, fact=fact, people=people)


def _variant(keys: str, rows: str = "") -> str:
    return f'{CASE}{EXPECTED}[[variant]]\nname = "v"\n{keys}\n{rows.replace("[[fact]]", "[[variant.fact]]")}'


# -- what comes out ------------------------------------------------------------------------------


def test_a_test_that_passes_has_no_fault(law: Law) -> None:
    """A test that passes has no fault, and the charge it looked at comes first."""
    (result,) = _run(CASE + EXPECTED, law)

    assert () == result.faults
    looked_at = result.charges[0]
    assert ("zz:taking", "S1", "V1") == (
        looked_at.offence.key,
        looked_at.matter.suspect,
        looked_at.matter.complainant,
    )


CHILD = _fact("b1", "person:born", 'of = ["V1"]\nvalue = "2012"').replace(
    'on = "2023-05-01"\nin = "zz"\n', ""
)
DURESS = """
[[fact]]
id = "x1"
fact = "compelled:duress"
of = ["S1"]
shown_by = [{ evidence = "E1", words = true }]
"""


@pytest.mark.parametrize(
    ("rows", "right", "wrong", "told"),
    [
        ("", 'standing = "supported"', 'standing = "thin"', "expected standing thin, got supported"),
        ("", 'available = "yes"', 'available = "no"', "expected available no, got yes"),
        ("", 'role = "primary"', 'role = "not-yet"', "expected role not-yet, got primary"),
        (
            "",
            'elements = { act = "supported", means = "supported" }',
            'elements = { act = "supported", means = "disputed" }',
            "expected means disputed, got supported",
        ),
        ("", 'elements = { identity = "supported" }', 'elements = { mean = "thin" }', 'no element "mean"'),
        (
            CHILD,
            'elements = { means = "need not be proved" }',
            'elements = { means = "supported" }',
            "expected means supported, got need not be proved",
        ),
        ("", "aggravations = []", 'aggravations = ["harm"]', "expected aggravations ['harm'], got []"),
        (
            _fact("r1", "result:bodily-harm"),
            'aggravations = ["harm"]',
            "aggravations = []",
            "expected aggravations [], got ['harm']",
        ),
        ("", "gates = []", 'gates = ["referral"]', "expected gates ['referral'], got []"),
        (
            _fact("v1", "act:recruitment", 'by = ["S2"]\nof = ["S1"]')
            + _fact("v2", "means:threat", 'by = ["S2"]\nof = ["S1"]'),
            'gates = ["S1/zz:referral"]',
            "gates = []",
            "expected gates [], got ['S1/zz:referral']",
        ),
        ("", "defences = []", 'defences = ["compulsion"]', "expected defences ['compulsion'], got []"),
        (
            DURESS,
            'defences = ["compulsion"]',
            "defences = []",
            "expected defences [], got ['compulsion']",
        ),
        ("", "flags = []", 'flags = ["own-passage"]', "expected flags ['own-passage']"),
        ("", 'flags = ["fictional-law"]', 'flags = ["undated"]', "expected flags ['undated']"),
        ("", 'suspect = "S1"', 'suspect = "V1"', "no such charge"),
        ("", 'complainant = "V1"', 'complainant = "S1"', "no such charge"),
        ("", 'episode = "house"', 'episode = "home"', "no such charge"),
        ("", 'mode = "principal"', 'mode = "company"', "no such charge"),
        (
            "",
            'stage = "trial"\nstanding = "thin"',
            'stage = "trial"\nstanding = "supported"',
            "expected standing supported, got thin",
        ),
        (
            "",
            "listed = true",
            "listed = false",
            "expected not to be listed, but its conduct is entered",
        ),
    ],
)
def test_what_is_expected_is_looked_at(rows: str, right: str, wrong: str, told: str, law: Law) -> None:
    """Every key of `expect` passes when it is right, and is told when it is wrong."""
    assert [] == _problems(f"{CASE}{rows}[expect]\n{right}\n", law)
    assert [told] == _problems(f"{CASE}{rows}[expect]\n{wrong}\n", law)


def test_orders_are_looked_at(law: Law) -> None:
    """A statutory order that bears on the charge is looked at like every other key."""
    case = CASE.replace('offence = "taking"', 'offence = "threatening"')

    assert [] == _problems(f'{case}[expect]\norders = ["prefer"]\n', law)
    assert ["expected orders [], got ['prefer']"] == _problems(f"{case}[expect]\norders = []\n", law)


def test_what_is_not_expected_is_not_looked_at(law: Law) -> None:
    """An empty `expect` asks only that there be a charge."""
    assert [] == _problems(f"{CASE}[expect]\n", law)


def test_an_offence_without_conduct_is_not_listed(law: Law) -> None:
    """`listed = false` passes where nothing is entered for the first element."""
    case = CASE.replace("act:recruitment", "conduct:struck")

    assert [] == _problems(f"{case}[expect]\nlisted = false\n", law)


@pytest.mark.parametrize("expect", ["listed = false", 'standing = "supported"'])
def test_a_test_of_no_offence_fails(expect: str, law: Law) -> None:
    """A test of an offence the pack does not have cannot pass, whatever it expects."""
    case = CASE.replace('offence = "taking"', 'offence = "takings"')
    (result,) = _run(f"{case}[expect]\n{expect}\n", law)

    (fault,) = result.faults
    assert '"she was recruited by threats": no such offence' == fault.message
    assert ('did you mean "zz:taking"?',) == fault.hints


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('by = ["S1"]', 'by = ["S7"]'),
        ('"act:recruitment"', '"act:recruitement"'),
        ('kind = "witness-testimony"', 'kind = "witness"'),
        ('as_at = "2023-12-01"', "as_at = 1"),
    ],
)
def test_a_case_with_faults_fails(old: str, new: str, law: Law) -> None:
    """A case that cannot be read, or uses words the law does not have, fails with its first fault."""
    (result,) = _run(CASE.replace(old, new) + EXPECTED, law)

    (fault,) = result.faults
    assert "the case has faults, first: " in fault.message
    assert () == result.charges


# -- variants ------------------------------------------------------------------------------------


def test_a_variant_leaves_out(law: Law) -> None:
    """`without` leaves out facts, and items of evidence wherever they are named."""
    text = _variant('without = ["f2"]\nexpect = { standing = "missing" }')
    assert [] == _problems(text, law)

    full, variant = _read(_variant('without = ["E1"]\nexpect = { standing = "thin" }'))
    assert ["E1", "E2"] == [e["id"] for e in full.data["evidence"]]
    assert ["E2"] == [e["id"] for e in variant.data["evidence"]]
    assert [[], [{"evidence": "E2", "strength": "weak"}]] == [f["shown_by"] for f in variant.data["fact"]]
    assert [] == _problems(_variant('without = ["E1"]\nexpect = { standing = "thin" }'), law)


def test_a_variant_may_leave_a_table_empty() -> None:
    """A table that a variant empties is no longer there."""
    _, variant = _read(_variant('without = ["f1", "f2"]\nexpect = {}'))

    assert "fact" not in variant.data


def test_a_variant_sets_keys(law: Law) -> None:
    """`set` replaces keys of any row that has the id, and leaves the others as they are."""
    text = _variant(
        'set = { f2 = { holds = "no" }, V1 = { label = "M." } }\nexpect = { standing = "missing" }'
    )
    full, variant = _read(text)

    assert {**full.data["fact"][1], "holds": "no"} == variant.data["fact"][1]
    assert "M." == variant.data["person"][2]["label"]
    assert [] == _problems(text, law)


def test_a_variant_adds_rows(law: Law) -> None:
    """Tables in a variant are added to those of the full case."""
    text = _variant('expect = { aggravations = ["harm"] }', _fact("x1", "result:bodily-harm"))
    full, variant = _read(text)

    assert [*full.data["fact"], variant.data["fact"][2]] == variant.data["fact"]
    assert [] == _problems(text, law)


def test_a_variant_may_replace_a_row(law: Law) -> None:
    """A row may be left out and written anew under the same id."""
    text = _variant('without = ["f1"]\nexpect = { standing = "supported" }', _fact("f1", "act:receipt"))
    _, variant = _read(text)

    assert ["f2", "f1"] == [f["id"] for f in variant.data["fact"]]
    assert [] == _problems(text, law)


def test_each_makes_a_variant_for_every_term(law: Law) -> None:
    """`each` makes one test for every term, named after it, and each can fail alone."""
    terms = '["act:transfer", "act:receipt", "act:harbouring"]'
    text = _variant(f'each = {{ fact = "f1", terms = {terms} }}\nexpect = {{ standing = "supported" }}')
    results = _run(text, law)

    assert ["v: act:transfer", "v: act:receipt", "v: act:harbouring"] == [r.test.name for r in results[1:]]
    assert [False, False, False, True] == [bool(r.faults) for r in results]


def test_each_reaches_a_fact_that_the_variant_adds() -> None:
    """`each` and `set` change rows of the variant itself too."""
    keys = (
        'set = { x1 = { on = "2023-06-01" } }\neach = { fact = "x1", terms = ["means:fraud"] }\nexpect = {}'
    )
    _, variant = _read(_variant(keys, _fact("x1", "means:threat")))

    assert ("means:fraud", "2023-06-01") == (variant.data["fact"][2]["fact"], variant.data["fact"][2]["on"])


def test_variants_do_not_touch_each_other() -> None:
    """What one variant changes is as it was in the next, and in the full case."""
    text = _variant('set = { f1 = { fact = "act:receipt" } }\nexpect = {}')
    full, first, second = _read(f'{text}[[variant]]\nname = "w"\nexpect = {{}}\n')

    assert ["act:recruitment", "act:receipt", "act:recruitment"] == [
        t.data["fact"][0]["fact"] for t in (full, first, second)
    ]
    assert full.data == second.data


def test_variants_hold_nothing_of_their_own() -> None:
    """A file may have thousands of variants: all of them share the full case, down to its rows."""
    terms = ", ".join(['"act:receipt"'] * 40)
    full, *variants = _read(_variant(f'each = {{ fact = "f1", terms = [{terms}] }}\nexpect = {{}}'))

    assert 40 == len(variants)
    assert {id(full.base)} == {id(v.base) for v in variants}
    assert {id(full.data["fact"][1]["shown_by"])} == {id(v.data["fact"][1]["shown_by"]) for v in variants}


@pytest.mark.parametrize(
    ("terms", "added", "codes"),
    [(5_554, "", []), (5_555, "", ["C101"]), (5_554, _fact("x1", "means:fraud"), ["C101"])],
)
def test_the_cases_of_all_variants_have_a_limit(terms: int, added: str, codes: list[str]) -> None:
    """The rows of the cases that one file makes, nine in each here, are counted before any is made."""
    listed = ",\n".join(['"act:receipt"'] * terms)
    text = _variant(f'each = {{ fact = "f1", terms = [{listed}] }}\nexpect = {{}}', added)
    tests, faults = read_tests(text, "cases/taking.toml", "zz")

    assert codes == [f.code for f in faults]
    assert (0 if codes else terms + 1) == len(tests)


@pytest.mark.parametrize(
    ("old", "new"),
    [('id = "f2"', "id = []"), ('shown_by = ["E1"]', "shown_by = [[]]"), ('id = "E1"', "id = { a = 1 }")],
)
def test_an_id_that_is_no_text_is_a_fault_of_its_case(old: str, new: str, law: Law) -> None:
    """A row whose id is a list is told as a fault of the case; reading its variants does not stumble."""
    text = _variant('without = ["V2"]\nset = { f1 = { on = "2023" } }\nexpect = {}').replace(old, new, 1)

    assert {True} == {"the case has faults" in f.message for r in _run(text, law) for f in r.faults}


def test_a_variant_looks_at_the_charge_of_the_full_case() -> None:
    """Suspect, complainant, episode are those of the full case unless the variant says otherwise."""
    text = f"""{CASE}[expect]\nsuspect = "S1"\ncomplainant = "V1"\nepisode = "house"
[[variant]]\nname = "v"\nexpect = {{ complainant = "V2" }}\n"""
    _, variant = _read(text)
    expect = variant.expect

    assert ("S1", "V2", "house") == (expect.suspect, expect.complainant, expect.episode)


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ('without = ["f7"]', "without"),
        ("set = { f7 = { on = 2023 } }", "set"),
        ('each = { fact = "f7", terms = ["act:receipt"] }', "each"),
        ('each = { fact = "E1", terms = ["act:receipt"] }', "each"),
    ],
)
def test_a_variant_that_changes_nothing_is_a_fault(keys: str, place: str) -> None:
    """An id that names nothing would leave the case as it is, and the test would prove nothing."""
    tests, (fault,) = read_tests(_variant(f"{keys}\nexpect = {{}}"), "cases/taking.toml", "zz")

    assert () == tests
    assert ("C201", ("variant", 0, place)) == (fault.code, fault.at.path)
    assert fault.at.line == _variant(keys).split("\n").index(keys) + 1


# -- files ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("offence = ", {"F110"}),
        ('says = "x"\n', {"C103"}),
        (CASE, {"C103"}),
        (f"{CASE}[expect]\nstand = 1\n", {"C102"}),
        (f'{CASE}[expect]\nstanding = "need not be proved"\n', {"C101"}),
        (f'{CASE}[expect]\nelements = {{ act = "proved" }}\n', {"C101"}),
        (f"{CASE}{EXPECTED}[[variant]]\nexpect = {{}}\n", {"C103"}),
        (f'{CASE}{EXPECTED}[[variant]]\nname = "v"\nexpect = {{}}\neach = {{ fact = "f1" }}\n', {"C103"}),
        (f"{CASE}{EXPECTED}fact = 1\n", {"C102"}),
    ],
)
def test_a_faulty_file_has_no_tests(text: str, codes: set[str]) -> None:
    """A file with a fault is refused whole, and every fault has its place."""
    tests, faults = read_tests(text, "cases/taking.toml", "zz")

    assert () == tests
    assert codes == {f.code for f in faults}
    assert {"cases/taking.toml"} == {f.at.file for f in faults}


def test_the_case_says_its_own_head_where_it_wants_to() -> None:
    """The case is named after the file and asks about the pack, unless it says otherwise."""
    (plain,) = _read(CASE + EXPECTED)
    (own,) = _read(CASE.replace("[case]\n", '[case]\nid = "own"\nlaw = ["xp"]\n') + EXPECTED)

    assert ("taking", ["zz"]) == (plain.data["case"]["id"], plain.data["case"]["law"])
    assert ("own", ["xp"]) == (own.data["case"]["id"], own.data["case"]["law"])


def test_only_toml_in_cases_is_a_law_test(tmp_path: Path) -> None:
    """A page for people beside the tests is none, and files are run in alphabetical order."""
    folder = packed(FRAME, tmp_path)
    text = (folder / "cases" / "taking.toml").read_text("utf-8")
    (folder / "cases" / "README.md").write_text("What is tried here.\n", "utf-8")
    (folder / "cases" / "another.toml").write_text(text, "utf-8")

    names = [r.test.file.rpartition("/")[2] for r in audit(str(folder)).results]
    assert ["another.toml", "taking.toml"] == names


def test_a_faulty_file_does_not_hide_the_others(tmp_path: Path) -> None:
    """The faults of one file are told, and the tests of the others are run."""
    folder = packed(FRAME, tmp_path)
    (folder / "cases" / "bad.toml").write_text("x = ", "utf-8")
    (folder / "cases" / "empty.toml").write_text("", "utf-8")
    found = audit(str(folder))

    assert ["F110", "F104"] == [f.code for f in found.faults]
    assert [()] == [r.faults for r in found.results]
    assert () == found.failed
