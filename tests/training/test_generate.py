"""An exercise is what was asked for, the same every time, and its papers show what the truth says."""

from __future__ import annotations

import os
import re

import pytest

from chargeassist import Settings, case_from_dict, generate
from chargeassist.advice.key import found_for_key, key_of
from chargeassist.law.choices import FORMS
from chargeassist.training.dice import Dice
from chargeassist.training.exercise import unlike
from chargeassist.training.settings import Unfit, fitting, offered
from chargeassist.training.tables import plot, ready, tongue
from chargeassist.training.turns import turns_of
from tests.training.support import exercise, exercises, in_short, in_words_of, palmeria

MANY = int(os.environ.get("CHARGEASSIST_EXERCISES", "104"))
"""How many settings are tried: the suite tries as many as have every form in them, `.ci/run` 400."""


def test_what_is_asked_for_comes_out() -> None:
    """Over many settings the library finds exactly what was asked to be missing, contradicted or a trap.

    `generate` holds each exercise against its settings and fails where it is another.
    """
    found = [exercise(n) for n in range(MANY)]

    assert MANY // 2 < sum(e is not None for e in found)
    assert {e.settings.form for e in found if e is not None} == {*FORMS}


def test_a_defect_is_seen() -> None:
    """An exercise held against other settings than its own is said to be unlike them."""
    made = generate(Settings(missing=("purpose",)), 3, palmeria())
    plain = generate(Settings(), 3, palmeria())

    assert unlike(plain) == unlike(made) == ()
    for wanted in (
        Settings(missing=("means",)),
        Settings(contradict=("purpose",)),
        Settings(trap="victim-suspect"),
    ):
        assert () != unlike(type(plain)(wanted, *(getattr(plain, n) for n in _rest(plain))))
    assert () != unlike(type(made)(Settings(), *(getattr(made, n) for n in _rest(made))))


def _rest(made: object) -> list[str]:
    return [name for name in type(made).__annotations__ if name != "settings"]


def test_every_paragraph_shows_exactly_what_the_truth_says() -> None:
    """Items and facts are tied alike on both sides: what a document shows, and what the case says of it."""
    for made in exercises(40):
        told = {(d.id, f) for d in made.documents for line in d.every for f in line.facts}
        facts = {f["id"]: f for f in made.tables["fact"]}
        of_case = {(s["evidence"], id) for id, f in facts.items() for s in f.get("shown_by", ())}
        own = {(e, f) for e, f in told if f in {t.id for t in made.story.told}}

        assert own == {(e, f) for e, f in of_case if f in {t.id for t in made.story.told}}
        assert len(told) == len(of_case)
        assert {d.id for d in made.documents} == {e["id"] for e in made.tables["evidence"]}


def test_an_injury_that_a_paper_shows_is_harm_in_the_truth() -> None:
    """A medical form of blows shows the harm too: whoever charges it is right."""
    made = generate(Settings(form="begging", difficulty=1), 4, palmeria())
    medical = next(d for d in made.documents if d.voice == "medical")
    harm = [f for f in made.tables["fact"] if f["fact"] == "result:bodily-harm"]
    wanted = [w.offence for w in key_of(found_for_key(made.case, palmeria())).wanted]

    assert [medical.id] == [s["evidence"] for f in harm for s in f["shown_by"]]
    assert "xp:actual-bodily-harm" in wanted


def test_whoever_keeps_the_pay_of_work_is_an_employer_until_it_is_taken_back() -> None:
    """Wages withheld are charged where papers show them; what is taken back takes the relation along."""
    made = generate(Settings(form="labour", victim="hostile", difficulty=1), 7, palmeria())
    fact = next(f for f in made.tables["fact"] if f["fact"] == "relation:employer")
    again = next(e for e in made.tables["evidence"] if e.get("retracts"))
    wanted = [w.offence for w in key_of(found_for_key(made.case, palmeria())).wanted]

    assert "xp:withholding-wages" in wanted
    assert fact["id"] in again["retracts"]
    assert 1 == len(
        [f for f in made.tables["fact"] if f["fact"] == "relation:employer" and f["of"] == ["V1"]]
    )


def test_every_fact_is_told_by_somebody_and_nothing_twice_in_a_document() -> None:
    """No fact of a story is left out of the papers, and no two paragraphs of one are the same."""
    for made in exercises(40):
        assert all(t.voices for t in made.story.told)
        for document in made.documents:
            texts = [line.text for line in document.lines]
            assert len(texts) == len(set(texts)), document.id
            assert not any("{" in t or "}" in t for t in (*texts, document.title, document.close))


def test_the_same_seed_is_the_same_exercise() -> None:
    """Settings and seed decide everything; another seed tells another story."""
    first, again, other = (generate(Settings(form="fishing"), seed, palmeria()) for seed in (4, 4, 5))

    assert first.tables == again.tables
    assert first.documents == again.documents
    assert first.documents != other.documents


def test_the_truth_is_a_case_like_any_other() -> None:
    """What is written as truth is read back as the case that was assessed."""
    made = generate(Settings(), 2, palmeria())

    assert made.case == case_from_dict(made.tables)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (Settings(form="theft"), "unfit-word"),
        (Settings(suspects=5), "unfit-word"),
        (Settings(difficulty=0), "unfit-word"),
        (Settings(lang="sw"), "unfit-word"),
        (Settings(law=("ke",)), "unfit-word"),
        (Settings(missing=("age",)), "unfit-word"),
        (Settings(missing=("act",), contradict=("act",)), "unfit-both"),
        (Settings(missing=("means",), child="yes"), "unfit-child"),
        (Settings(form="none", missing=("act",)), "unfit-none"),
        (Settings(form="boat", law_change=True), "unfit-law-change"),
        (Settings(form="boat", trap="victim-suspect"), "unfit-trap"),
        (Settings(missing=("act", "means", "purpose")), "unfit-all"),
    ],
)
def test_settings_that_cannot_be_are_refused(wrong: Settings, code: str) -> None:
    """What is out of bounds or cannot go together is refused with a clear line."""
    with pytest.raises(Unfit) as refused:
        fitting(wrong, ("act", "means", "purpose"))

    assert code == refused.value.why.code


def test_a_language_is_offered_whole() -> None:
    """Each language that is offered has every key and as many voices as the first."""
    english = tongue("en")
    for code in offered():
        other = tongue(code)
        assert {k: set(v) for k, v in other.tell.items()} == {k: set(v) for k, v in english.tell.items()}
        for name in ("form", "paper", "neutral", "herring", "why", "said", "lines"):
            assert set(getattr(other, name)) == set(getattr(english, name)), (code, name)


def test_the_tables_say_nothing_in_vain() -> None:
    """Every observation is told in some form, in every voice it names; every form has what it needs."""
    parts, english = plot(), tongue("en")
    used = {t for f in parts.forms.values() for t in (*f.tells, *f.trap)}
    used |= {t for of in parts.denials.values() for d in of.values() for t in d.tells}

    assert set(parts.observations) == used
    assert set(english.tell) == used | {"born"}
    for tell, what in parts.observations.items():
        assert set(what.voices) == set(english.tell[tell]), tell
    assert set(parts.forms) == set(english.form) == {*FORMS}
    assert set(parts.voices) == set(english.paper)


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("fr", r"\b[Dd]e [AEIO]", r"\bd’[AEIO]"),
        ("pt", r"\b(?:de|a|por) (?:o Sr\.|a Sra\.)", r"\b(?:do|da|ao|à) Sra?\."),
    ],
)
def test_small_words_meet_names_as_the_language_has_it(code: str, wrong: str, right: str) -> None:
    """A name is filled in as if the sentence had been written with it."""
    papers = [d for made in exercises(26) for d in in_words_of(made, code).documents]
    text = " ".join(line.text for d in papers for line in d.every)

    assert [] == re.findall(wrong, text)
    assert [] != re.findall(right, text)


def test_nobody_without_papers_carries_a_passport() -> None:
    """What speaks against an element is not told beside what it would not go with."""
    made = generate(Settings(form="hybrid", contradict=("means",)), 77, in_short())
    told = {t.tell for t in made.story.told}

    assert "unpapered" in told
    assert "papers-own" not in told


def test_ten_exercises_are_ready() -> None:
    """Each that is ready can be made, two of them for helpers, one about two States."""
    every = ready()
    made = [
        generate(Settings(**{k: v for k, v in own.items() if k != "seed"}), own["seed"])
        for own in every.values()
    ]

    assert 10 == len(made)
    assert 2 == sum(m.settings.audience == "helper" for m in made)
    assert 1 == sum(len(m.settings.law) == 2 for m in made)


def test_dice_fall_evenly_and_always_alike() -> None:
    """A throw has its place in the seed alone: these numbers are the same on every machine."""
    assert [Dice("7").number(n, 6) for n in range(6)] == [Dice("7").number(n, 6) for n in range(6)]
    thrown = [Dice("7").number(n, 6) for n in range(6000)]
    assert all(800 < thrown.count(side) < 1200 for side in range(6))
    assert tuple("abc") == Dice("1").some("x", tuple("abc"), 9)


def test_nobody_is_looked_at_who_is_in_no_paper() -> None:
    """Whoever is a suspect of the truth is named in the papers; a turn is about who did something."""
    for made in (*exercises(26), generate(Settings(form="boat", suspects=4, victims=6), 3, in_short())):
        suspects = [f for id, f in made.story.figures.items() if id.startswith("S")]
        assert all(any(d.names(f.name) for d in made.documents) for f in suspects)
        acting = {t.by for t in made.story.told}
        for turn in turns_of(made, 9):
            if turn.code == "minor":
                assert {p for c in turn.changes for p in c.set.get("of", ())} <= acting
