"""A case beside a law: every word must be one the law knows, used as the vocabulary says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from chargeassist import CaseError, Law, assess, load_law, read_case
from chargeassist.case import check, objects
from chargeassist.case.check import check_case, warnings
from chargeassist.case.read import reading_of_bytes
from chargeassist.case.template import template
from chargeassist.words import in_words
from tests.case.support import SMALL, Tables, added, case_of, spoilt
from tests.promises.support import CASES


@cache
def law() -> Law:
    """Return the law of Palmeria, read once."""
    return load_law("xp")


def told(data: Tables) -> list[str]:
    """Return what `check_case` says of a case: path, code and message, with the hints."""
    try:
        check_case(case_of(data), law())
    except CaseError as error:
        return [" ".join(str(f).removeprefix("case: ").split()) for f in error.faults]
    return []


def fact(name: str, **keys: object) -> Tables:
    """Return the small case with a third fact."""
    return added("fact", {"id": "f3", "fact": name, **{k.rstrip("_"): v for k, v in keys.items()}})


LAID = {"id": "L1", "suspect": "S1", "offence": "xp:kidnaping"}
LIFTED = {
    "id": "O1",
    "gate": "xp:victim-of-trafficking",
    "person": "S1",
    "by_whom": "DPP",
    "on": "2024-04-01",
    "why": "w",
}
BAD = [
    (
        "C301",
        "evidence[0].kind",
        'did you mean "advertisement"?',
        spoilt("evidence", 0, kind="advertisment"),
    ),
    (
        "C313",
        "fact[2].value",
        'did you mean "ke"?',
        fact("person:nationality", of=["V1"], value="Quénia"),
    ),
    ("C301", "evidence[0].kind", 'did you mean "message"', spoilt("evidence", 0, kind="voice-note")),
    ("C302", "fact[2].fact", 'did you mean "means"?', fact("mean:threat", by=["S1"])),
    ("C303", "fact[2].fact", 'did you mean "threat"?', fact("means:thret", by=["S1"])),
    ("C303", "fact[2].fact", 'did you mean "conduct:struck"', fact("conduct:beaten", by=["S1"])),
    (
        "C303",
        "fact[2].as_to[0]",
        "names no fact, term or offence",
        fact("fault:knowledge", by=["S1"], as_to="age:chid"),
    ),
    ("C305", "override[0].gate", 'did you mean "xp:victims-of-trafficking"?', added("override", LIFTED)),
    ("C306", "fact[2].by", 'name the person in "of"', fact("age:child", by=["S1"], of=["V1"])),
    ("C306", "fact[2].of", 'name the person in "by"', fact("fault:intention", by=["S1"], of=["V1"])),
    ("C317", "fact[2].holds", "an item", fact("act:transfer", by=["S1"], of=["V1"], holds="claimed")),
    ("C308", "fact[2]", "nobody is named", fact("age:child")),
    ("C309", "fact[2].as_to", "something else", fact("means:threat", by=["S1"], as_to="age:child")),
    ("C310", "fact[2]", "movement:journey", fact("means:threat", by=["S1"], origin="ke")),
    ("C310", "fact[2]", "movement:journey", fact("means:threat", by=["S1"], destination="ke")),
    ("C311", "fact[2]", "a date for person:born", fact("person:born", of=["V1"])),
    ("C312", "fact[2].value", "has no value", fact("means:threat", by=["S1"], value="x")),
    ("C313", "fact[2].value", "expected a date", fact("person:born", of=["V1"], value="young")),
    ("C313", "fact[2].value", "country codes", fact("person:nationality", of=["V1"], value="Kenya")),
    ("C313", "fact[2].value", "country codes", fact("person:residence", of=["V1"], value="KE")),
    (
        "C314",
        "fact[2].as_to[0]",
        "cannot speak about that",
        fact("consent:given", of=["V1"], as_to="person:born"),
    ),
    (
        "C316",
        "fact[2].on",
        "not yet born",
        spoilt("person", 1, base=fact("act:receipt", of=["V1"], on="1999"), born="2005"),
    ),
    ("C315", "fact[2].as_to[0]", "in the end, about itself", fact("act:aiding", by=["S1"], as_to="f3")),
]


@pytest.mark.parametrize(("code", "at", "hint", "data"), BAD, ids=[f"{b[0]}-{b[1]}" for b in BAD])
def test_a_word_the_law_does_not_know_is_a_fault(code: str, at: str, hint: str, data: Tables) -> None:
    """Each misuse of a word is one fault at its place, and says what to write instead."""
    (line,) = told(data)

    assert line.startswith(f"{at}: {code} ")
    assert hint in line


MODULES = (str(check.__file__), str(objects.__file__))


def test_every_code_has_an_example() -> None:
    """The examples above reach every fault the check can tell."""
    source = "".join(Path(m).read_text("utf-8") for m in MODULES)

    assert sorted(set(re.findall(r'"(C\d{3})[a-z-]*"', source))) == sorted({code for code, *_ in BAD})


@pytest.mark.parametrize(
    "data",
    [
        SMALL,
        fact("age:child", of=["V1"]),
        fact("fault:intention", by=["S1"]),
        fact("fault:knowledge", by=["S1"], as_to="age:child"),
        fact("purpose:forced-labour", by=["S1"], of=["V1"]),
        fact("means:threat", by=["S1", "V1"], of=["V1"]),
        fact("means:threat"),
        fact("person:born", of=["V1"], value="2008~"),
        fact("person:born", of=["V1"], holds="unknown"),
        fact("person:nationality", of=["V1"], value="ke, ug"),
        fact("movement:journey", of=["V1"], origin="ke", destination="xp"),
        added("laid", {"id": "L1", "suspect": "S1", "offence": "xp:kidnapping"}),
    ],
)
def test_words_used_as_the_vocabulary_says_are_no_fault(data: Tables) -> None:
    """What the vocabulary allows is allowed."""
    assert [] == told(data)


def test_all_faults_are_told_together() -> None:
    """One check tells every misuse of a case."""
    data = added("fact", {"id": "f3", "fact": "mean:threat"}, base=spoilt("evidence", 0, kind="x"))
    data = added("override", LIFTED, base=data)

    assert ["C301", "C302", "C305"] == [line.split(": ")[1][:4] for line in told(data)]


def test_a_case_is_checked_before_it_is_assessed() -> None:
    """`assess` refuses a case with a word the law does not know: it is never weighed as nothing."""
    with pytest.raises(CaseError):
        assess(case_of(fact("means:thret", by=["S1"])), law())


@pytest.mark.parametrize(
    ("offence", "said"),
    [("ke:kidnapping", "kept, and not weighed"), ("xp:kidnaping", 'did you mean "xp:kidnapping"')],
)
def test_a_charge_that_no_loaded_law_has_is_kept(offence: str, said: str) -> None:
    """A charge that no loaded law has is no fault: it is kept, and `check` says what may be meant (S50)."""
    data = added("laid", LAID | {"offence": offence})
    (warning,) = (w for w in warnings(case_of(data), law()) if w.code == "W107")

    assert [] == told(data)
    assert said in in_words(warning)


def test_an_override_of_a_day_to_come_is_told() -> None:
    """What lifts a gate on paper alone is told before anybody assesses, a consent as well (S25)."""
    case = read_case(CASES / "04.toml")
    (warning,) = (w for w in warnings(case, load_law(*case.law)) if w.code == "W104")
    assert ("O1",) == warning["ids"]

    consent = {"id": "C1", "of_whom": "Director", "on": "2036-01-01"}
    (warning,) = (w for w in warnings(case_of(added("consent", consent)), law()) if w.code == "W104")
    assert ("C1",) == warning["ids"]


@pytest.mark.parametrize("packs", [("xp",), ("ke",), ("un",), ("ke", "xp")])
def test_the_template_passes_check(packs: tuple[str, ...]) -> None:
    """What `chargeassist new` writes passes the check without a warning and names the law asked for."""
    case = reading_of_bytes(template(packs).encode()).whole()

    check_case(case, load_law(*packs))
    assert packs == case.law
    assert () == warnings(case, load_law(*packs))


@pytest.mark.parametrize(
    ("id", "data"),
    [
        ("E2", added("evidence", {"id": "E2", "kind": "exhibit"})),
        ("f3", fact("means:threat", by=["S1"], of=["V1"])),
        ("f3", fact("means:threat", of=["V1"], shown_by=["E1"])),
        ("f3", fact("conduct:struck", by=["S1"], shown_by=["E1"], on="2023")),
        ("f3", fact("means:threat", by=["S1"], of=["V1"], holds="unknown")),
        ("V2", added("person", {"id": "V2", "is": ["victim"]})),
        ("V1", fact("age:child", of=["V1"])),
        ("V1", spoilt("person", 1, born="2010")),
        ("f3", fact("purpose:forced-labour", by=["S1"], of=["V1"], shown_by=["E9"])),
        ("G1", added("group", {"id": "G1", "members": ["S1"]})),
    ],
)
def test_what_is_probably_not_meant_is_told(id: str, data: Tables) -> None:
    """Unused evidence, bare assertion, nobody named, nobody harmed, not known: each is told by its id."""
    data = added("evidence", {"id": "E9", "kind": "exhibit"}, base=data)
    new = set(warnings(case_of(data), law())) - set(warnings(case_of(SMALL), law()))

    assert [] != [w for w in new if id in re.split(r"[,;: ]+", in_words(w))]


def test_warnings_say_ids_and_nothing_else() -> None:
    """A warning names ids: no label, note or value of the case."""
    data = fact("means:threat", by=["S1"], of=["V1"], note="Zebedee")
    data["evidence"].append({"id": "E2", "kind": "exhibit", "label": "Zebedee"})

    found = warnings(case_of(data), law())

    assert "Zebedee" not in str(found) + "".join(map(in_words, found))
