"""Flat cases told by their shapes: what the whole assessment of each says, or left to it (ADR 0029)."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chargeassist.bulk import shapes
from chargeassist.bulk.flat import NotFlatError
from chargeassist.bulk.kept import Kept
from chargeassist.bulk.lines import line_of
from chargeassist.bulk.pair import Pairs
from chargeassist.bulk.quick import Quick
from chargeassist.bulk.reads import quick
from chargeassist.bulk.rows import screened
from chargeassist.bulk.told import Told
from chargeassist.bulk.work import Chunk, Record, forget, part_of, task
from chargeassist.case.check import check_case
from chargeassist.case.model import Case
from chargeassist.case.read import case_from_dict, reading_of_bytes
from chargeassist.law.folder import shipped
from chargeassist.law.model import Law
from chargeassist.law.packs import load_law
from chargeassist.reading.fault import CaseError
from chargeassist.reasoning.factbase import conduct_names
from chargeassist.reasoning.standing import Standing
from tests.benchmarks.generate import cases
from tests.builders import Row, law
from tests.strategies import DATES, HARMFUL, KINDS, OTHER, STRENGTHS

LAW = law("xp")
WORDS = (*HARMFUL, *OTHER, *(f"{s}:{t}" for s, x in LAW.vocabulary.slots.items() for t in x.terms))
KNOWN = {stage: Quick(LAW, stage) for stage in ("charge", "trial")}
"""What is remembered is remembered from example to example, as in a caseload."""
READER = KNOWN["charge"].reader


def flat_case(random: Random) -> Row:
    """Return a case that is mostly flat, with any word of the law and any item that may be entered."""
    harmed = [f"V{n}" for n in range(1, random.choice((2, 2, 3)))]
    speakers = ["S1", *harmed, "W1", "police", ""]
    evidence: list[Row] = []
    for n in range(random.randrange(5)):
        item: Row = {"id": f"E{n}", "kind": random.choice((*KINDS, *LAW.vocabulary.kinds))}
        item |= {"from": who} if (who := random.choice(speakers)) else {}
        item |= {"about": random.sample(harmed, random.randrange(len(harmed) + 1))}
        item |= {"tied_to": random.choice((["S1"], ["S1"], ["S2"]))} if random.random() < 0.6 else {}
        item |= {"strength": random.choice(STRENGTHS)} if random.random() < 0.4 else {}
        item |= {"available": random.choice(("no", "at-risk"))} if random.random() < 0.1 else {}
        item |= {"recorded": "deposition"} if random.random() < 0.1 else {}
        item |= {"admissible": random.choice(("no", "contested"))} if random.random() < 0.1 else {}
        evidence.append(item)
    own = [e["id"] for e in evidence]
    accused = ["S1", "S2"] if random.random() < 0.5 else ["S1"]
    facts = [_fact(f"f{n}", random, accused, harmed, own) for n in range(random.randrange(1, 9))]
    return {
        "schema": "chargeassist/case/1",
        "case": {"id": "c", "law": ["xp"], "as_at": random.choice(("2024-05-01", "2019-01-01"))},
        "person": [
            {"id": "S1", "is": ["suspect"]},
            {"id": "S2", "is": ["suspect" if len(accused) > 1 else "official"]},
            *({"id": v, "is": ["victim"]} for v in (*harmed, "W1")),
        ],
        "evidence": evidence,
        "fact": facts,
        "laid": [_laid(f"L{n}", random, accused, harmed) for n in range(random.choice((0, 0, 1, 1, 2, 3)))],
    }


COUNTED = [o.key for o in LAW.pack("xp").offences]
CORE = ["xp:trafficking-in-persons", "xp:smuggling-of-migrants", "xp:rape"]


def _laid(id: str, random: Random, accused: list[str], harmed: list[str]) -> Row:
    """Return a count of any offence, often of one that this library is for."""
    found: Row = {"id": id, "offence": random.choice(CORE if random.random() < 0.5 else COUNTED)}
    found["suspect"], *others = random.sample(accused, random.randrange(1, len(accused) + 1))
    found |= {"suspects": others} if others else {}
    found |= {"complainant": random.choice(harmed)} if random.random() < 0.4 else {}
    return found | ({"on": on} if (on := random.choice(DATES)) else {})


def _fact(id: str, random: Random, accused: list[str], harmed: list[str], own: list[str]) -> Row:
    name = random.choice(HARMFUL) if random.random() < 0.5 else random.choice(WORDS)
    slot = LAW.vocabulary.slots[name.partition(":")[0]]
    found: Row = {"id": id, "fact": name, "holds": random.choice(("yes",) * 6 + ("no", "no", "unknown"))}
    if slot.who.by:
        most = 1 if slot.nature == "personal" else len(accused)
        found["by"] = random.sample(accused, random.randrange(1, most + 1)) if random.random() < 0.9 else []
    if slot.who.of and random.random() < 0.95:
        found["of"] = random.sample(harmed, random.randrange(1, len(harmed) + 1))
    if slot.nature in ("conduct", "manner", "result") and (on := random.choice(DATES)):
        found |= {"on": on, "in": "xp"}
    shown = random.sample(own, random.randrange(len(own) + 1))
    found["shown_by"] = [
        {"evidence": e, "strength": random.choice(STRENGTHS)} if random.random() < 0.2 else e for e in shown
    ]
    return found


def _lines(case: Case, law: Law, stage: str = "charge") -> tuple[str, ...]:
    return tuple(map(line_of, screened(case, law, stage)))


def _raw(case: Row) -> bytes:
    return json.dumps(case, ensure_ascii=False).encode()


@settings(max_examples=12)
@given(st.integers(0, 10**9), st.sampled_from(("charge", "charge", "trial")))
def test_a_flat_case_is_told_as_it_is_assessed(seed: int, stage: str) -> None:
    """Whatever is remembered of other cases: the rows are those of the assessment, or there are none."""
    case = flat_case(Random(seed))
    told = KNOWN[stage].rows(_raw(case))
    if told is not None:
        whole, shapes = case_from_dict(case), KNOWN[stage].shapes
        assert shapes is not None
        assert whole == Told(READER.read(_raw(case)), shapes).case
        assert _lines(whole, LAW, stage) == told


def test_under_every_law_there_are_simple_cases() -> None:
    """As the page on caseloads has it: a pack that is not read so is planned for as whole assessments."""
    assert [] == [id for id in shipped() if not quick(law(id))]


@pytest.mark.parametrize("names", [("sn",), ("un",), ("ke", "za"), ("xp", "un", "sn")])
def test_under_several_laws_and_the_protocols(names: tuple[str, ...]) -> None:
    """Rows tell the offences of all of them; what was done abroad for one was done at home for another."""
    asked = load_law(*names)
    known, random = Quick(asked, "charge"), Random(f"{names}")
    keys = [o.key for id in names for o in asked.pack(id).offences]
    told = 0
    for made in cases(24, seed=5, law=names[0], laid=0.5):
        case = made | {"case": made["case"] | {"law": [*names]}}
        for fact in (f for f in case["fact"] if "in" in f):
            fact["in"] = random.choice(("ke", *names)) if "un" not in names else random.choice(("ke", "tz"))
        for count in case.get("laid", ()):
            count["offence"] = random.choice(keys)
        rows = known.rows(_raw(case))
        told += rows is not None
        assert rows is None or _lines(case_from_dict(case), asked) == rows
    assert told > 12


def test_a_leaf_is_missing_whatever_is_entered_of_what_it_does_not_read() -> None:
    """Of each word of the law, and what proves it: a leaf that is told to read no such word stays missing."""
    known = Quick(LAW, "charge")
    assert known.shapes is not None
    for word in sorted(known.reader.terms):
        who = LAW.vocabulary.slots[word.partition(":")[0]].who
        persons = {"by": ["S1"]} if who.by else {}
        persons |= {"of": ["V1"]} if who.of else {}
        case = {**BASE, "evidence": [], "fact": [{"id": "f1", "fact": word, **persons}]}
        try:
            flat = known.reader.read(_raw(case))
        except NotFlatError:
            continue
        told = Told(flat, known.shapes)
        for book in known.shapes.own:
            pair = Pairs(told, book).of("S1", "V1")
            reads = ((leaf, x.alone, x.every) for leaf, x in book.leaves.items())
            unread = (leaf for leaf, *read in reads if not any(word in r.facts | r.signs for r in read))
            assert not [(word, leaf.name) for leaf in unread if pair.weigh(None, leaf) > Standing.MISSING]


ACTS = ("conduct:struck", "act:harbouring", "conduct:sexual-act", "conduct:passport-withheld")


def test_the_days_of_conduct_are_told_apart() -> None:
    """Before an offence was in force, on no day, and since: whatever was met before it."""
    ke = law("ke")
    known = Quick(ke, "charge")
    days: list[Row] = [{"on": "1990-01-01"}, {}, {"on": "2020-05-01"}, {"on": "1990-01-01/2020-05-01"}]
    for act in ACTS:
        for on in (*days, *days[1::-1]):
            fact = {"id": "f1", "fact": act, "by": ["S1"], "of": ["V1"], "shown_by": ["E1"], **on}
            items = [{"id": "E1", "kind": "victim-testimony", "from": "V1", "strength": "strong"}]
            child = {"id": "f2", "fact": "age:child", "of": ["V1"], "shown_by": ["E1"]}
            case = {**BASE, "evidence": items, "fact": [fact, child]}
            rows = known.rows(_raw(case))
            assert rows is None or _lines(case_from_dict(case), ke) == rows, (act, on)


def test_what_is_cut_is_weighed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are the same however little is remembered, and what is met again stays."""
    monkeypatch.setattr(shapes, "OFTEN", 4)
    plenty, little = Quick(LAW, "charge"), Quick(LAW, "charge")
    for case in cases(40, seed=3, law="xp"):
        monkeypatch.setattr(shapes, "MOST", 10**6)
        rows = plenty.rows(_raw(case))
        monkeypatch.setattr(shapes, "MOST", 300)
        assert rows == little.rows(_raw(case))


def test_a_cut_keeps_what_was_met_since_the_last() -> None:
    """Two generations: what nobody met between two cuts is gone."""
    kept: Kept[str, int] = Kept()
    kept["met"], kept["not"] = 1, 2
    kept.cut()
    assert (1, 1) == (kept["met"], len(kept))
    kept.cut()
    assert (1, None) == (kept["met"], kept["not"])


def test_a_caseload_is_told_as_it_is_assessed() -> None:
    """Of cases that are alike most standings are remembered; every tenth is held to its assessment."""
    told = 0
    for number, case in enumerate(cases(60, seed=11, law="xp", laid=0.5)):
        rows = KNOWN["charge"].rows(_raw(case))
        told += rows is not None
        if rows is not None and number % 10 == 0:
            assert _lines(case_from_dict(case), LAW) == rows
    assert told > 20


def test_of_charges_that_stand_alike_the_same_one_is_judged() -> None:
    """Of a count of three persons one charge waits to be drawn: roles say which of them is the first."""
    case = [*cases(228, seed=77, law="ke", laid=1)][-1]
    told = Quick(law("ke"), "charge").rows(_raw(case))
    assert told is None or _lines(case_from_dict(case), law("ke")) == told


def test_what_proves_conduct_is_told() -> None:
    """An act that proves the conduct of an offence lists it, as in the assessment."""
    proven = {n for o in LAW.pack("xp").offences for n in conduct_names([o], LAW.vocabulary)}
    plain = {n for o in LAW.pack("xp").offences for x in o.conduct for n in [f"{x.slot}:{x.term}"]}
    for name in sorted(proven - {n for p in plain for n in LAW.vocabulary.narrower[p]}):
        case = {**BASE, "evidence": [], "fact": [{"id": "f1", "fact": name, "by": ["S1"], "of": ["V1"]}]}
        told = KNOWN["charge"].rows(_raw(case))
        assert told is None or _lines(case_from_dict(case), LAW) == told


def _broken(random: Random, text: str) -> str:
    """Return a record with something moved, lost, doubled or put in."""
    at, to = sorted((random.randrange(len(text)), random.randrange(len(text))))
    put = random.choice(('"', ",", "}", "]", "{", "1", "\u202e", "\\u0000", "x", '"id":"E0",', "null", "\n"))
    match random.randrange(4):
        case 0:
            return text[:at] + put + text[at:]
        case 1:
            return text[:at] + text[min(to, at + 9) :]
        case 2:
            words = text.split('"')
            i, j = random.randrange(len(words)), random.randrange(len(words))
            words[i], words[j] = words[j], words[i]
            return '"'.join(words)
        case _:
            words = text.split('"')
            words[random.randrange(len(words))] += random.choice(("s", " ", ":", "é"))
            return '"'.join(words)


@given(st.integers(0, 10**9))
def test_what_is_flat_is_a_case(seed: int) -> None:
    """Nothing that the full reader or the law refuses is flat: nothing that was entered vanishes."""
    random = Random(seed)
    for _ in range(8):
        raw = _broken(random, _raw(flat_case(random)).decode()).encode()
        try:
            READER.read(raw)
        except NotFlatError:
            continue
        found = reading_of_bytes(raw)
        assert found.sound is not None, [f.code for f in found.faults]
        check_case(found.sound, LAW)


BASE = next(c for c in cases(9, seed=2, law="xp", laid=0) if "S2" not in json.dumps(c))


@pytest.mark.parametrize(
    "change",
    [
        {"fact": [{"id": "f1", "fact": "act:recruitmnt", "by": ["S1"], "of": ["V1"]}]},
        {"fact": [{"id": "f1", "fact": "act:recruitment", "by": ["S1"], "of": ["V1"], "whenn": "2020"}]},
        {"fact": [{"id": "f1", "fact": "act:recruitment", "by": ["S1"], "of": ["V9"]}]},
        {"fact": [{"id": "f1", "fact": "act:recruitment", "by": ["S1"], "of": ["V1"], "on": "2020-02-30"}]},
        {"fact": [{"id": "f1", "fact": "act:recruitment", "by": "S1", "of": ["V1"]}]},
        {"person": [{"id": "S1", "is": ["suspect"]}, {"id": "S1", "is": ["victim"]}]},
        {"notes": "a table nobody knows"},
        {"case": BASE["case"] | {"as_at": "2024-13-01"}},
    ],
    ids=lambda c: next(iter(c)),
)
def test_a_fault_is_quarantined_with_its_code(change: Row) -> None:
    """A record with a fault is refused as the full reader refuses it: by its first fault and place."""
    row = {**BASE, "evidence": [], "fact": []} | change
    asked, _ = task(["xp"], "charge")
    part = part_of(Chunk(0, (Record("1", _raw(row)),), 1), asked).decode().splitlines()
    forget()

    with pytest.raises(CaseError) as told:
        check_case(case_from_dict(row), LAW)
    assert [1, 0, 1, 0, 0, []] == json.loads(part[0])
    assert told.value.faults[0].code == json.loads(part[1])[1]


def test_a_key_that_stands_twice_is_refused() -> None:
    """One of two values would be lost: the record is left to the full reader, which refuses it."""
    raw = _raw({**BASE, "evidence": [], "fact": []})
    twice = raw.replace(b'"is": ["suspect"]', b'"is": ["victim"], "is": ["suspect"]', 1)

    assert ("S1",) == READER.read(raw).suspects
    with pytest.raises(NotFlatError):
        READER.read(twice)


def test_what_is_remembered_names_nobody() -> None:
    """Shapes hold no id, name, day or place of a case; and after a run nothing of them is there."""
    quick = Quick(LAW, "charge")
    case = {**BASE, "case": BASE["case"] | {"id": "Zzcase"}}
    text = json.dumps(case).replace('"V1"', '"Zzvictim"').replace('"S1"', '"Zzsuspect"').replace('"E', '"Zze')
    text = text.replace('"police"', '"Zzpolice"')
    assert quick.rows(text.encode())
    assert quick.shapes is not None
    kept, shapes = quick.shapes.numbers, quick.shapes
    held = repr([kept.numbers, kept.signs, kept.effects, kept.sums, kept.states, kept.places, kept.of_facts])
    held += repr([kept.bits, kept.lone, *(p.known for book in shapes.books for p in book.panels)])

    assert kept.effects
    assert "Zz" not in held
    shapes.forget()
    assert not any((kept.numbers, kept.effects, kept.sums, kept.states, kept.places, kept.of_facts))
