"""Marks: a perfect answer is a hundred, a part is a part, and charging who is to be protected costs."""

from __future__ import annotations

import time
from datetime import timedelta

from attrs import evolve

from chargeassist import Law, Settings, generate
from chargeassist.advice.key import Key, found_for_key, key_of
from chargeassist.advice.marks import Mark, missed
from chargeassist.advice.select import chargeable
from chargeassist.training.answers import Answer, Reader, reader_of
from chargeassist.training.exercise import Exercise
from chargeassist.training.marking import mark
from chargeassist.training.turns import turned, turns_of
from tests.training.support import exercises, in_short, palmeria


def _perfect(key: Key) -> list[Answer]:
    """Return the key as somebody would hand it in who has seen everything."""
    told = [Answer("charge", w.suspect, w.provision, w.complainant) for w in key.wanted]
    told += [] if key.wanted else [Answer("charge", "nobody")]
    told += [Answer("element", s.suspect, s.element, s.standing.word) for s in key.sought]
    told += [Answer("next", "", "the file of the bank", s.element) for s in key.sought]
    told += [Answer("wait", w.person, w.provision) for w in key.waiting]
    return [*told, *(Answer("harmed", p) for p in key.harmed)]


def _keyed(made: Exercise, law: Law | None = None) -> tuple[Key, Reader]:
    law, names = law or palmeria(), {f.id: f"{f.name} ({f.number})" for f in made.people}
    return key_of(found_for_key(made.case, law)), reader_of(law, names, names)


def _marked(answers: list[Answer], made: Exercise) -> Mark:
    return mark(answers, *_keyed(made))


def test_a_perfect_answer_is_a_hundred() -> None:
    """Whatever the exercise, the key handed in earns everything, and an empty sheet nothing."""
    for made in exercises(26):
        key, reader = _keyed(made, in_short())
        assert 100 == mark(_perfect(key), key, reader).percent, (made.settings.form, made.seed)
        assert 0 == mark([], key, reader).earned


def test_persons_and_provisions_are_read_as_people_write_them() -> None:
    """A number, a name, a family name; the Act with its section, written as offices do, or the title."""
    made = generate(Settings(), 7, palmeria())
    _, reader = _keyed(made)
    first = made.story.figures["S1"]
    names = ("S1", first.name, first.name.split()[1], first.number, first.number.lower())
    acts = ("Trafficking in Persons Act s 5", "trafficking in persons act (Palmeria), section 5(1)")

    sections = (
        "section 5 of the Trafficking in Persons Act",
        "Trafficking, Trafficking in Persons Act s 5(1)",
    )
    both = Answer("charge", "P1, P2", "theft", f"{first.name} et P1")

    assert {"S1"} == {reader.who(n) for n in names}
    assert {"xp:trafficking-in-persons"} == {reader.offence(s) for s in sections}
    assert 4 == len({(t.who, t.how) for t in reader.each(both)})
    assert 1 == len([*reader.each(Answer("harmed", " / ".join(reversed(first.name.split()))))])
    assert 1 == reader.strangers([both, Answer("harmed", "P99"), Answer("wait", "nobody")])
    assert {"xp:trafficking-in-persons"} == {reader.offence(a) for a in (*acts, "Trafficking in persons")}
    assert "missing" == reader.read(Answer("element", "", "purpose", "not shown")).how


def test_charging_whom_to_protect_costs_whatever_else_is_right() -> None:
    """A perfect sheet with one charge more, against the person harmed, loses ten points."""
    made = generate(Settings(form="crime", trap="victim-suspect"), 8, palmeria())
    key, reader = _keyed(made)
    perfect = _perfect(key)
    wrong = [*perfect, Answer("charge", "V1", "xp:drug-cultivation")]

    assert 10 == mark(perfect, key, reader).earned - mark(wrong, key, reader).earned
    assert ["V1"] == [w.person for w in key.waiting if w.blocks]


def test_naming_everybody_earns_nothing() -> None:
    """To let everybody wait costs for whom nothing forbids a step; that nobody is harmed costs nothing."""
    made = generate(Settings(form="none"), 42, palmeria())
    key, reader = _keyed(made)
    none = [Answer("charge", "nobody"), Answer("harmed", "nobody"), Answer("wait", "nobody")]
    everybody = [Answer("wait", ", ".join(f.number for f in made.people))]

    assert 100 == mark(none, key, reader).percent
    assert len(made.people) - len(key.possibly) == -sum(p.earned for p in mark(everybody, key, reader).points)


def test_charging_several_in_one_line_charges_whom_to_protect_too() -> None:
    """A line against the suspect and the person harmed together loses what the two lines would lose."""
    made = generate(Settings(), 7, palmeria())
    key, reader = _keyed(made)
    both = [
        Answer("charge", f"{made.story.figures['S1'].number} and {made.story.figures['V1'].number}", "theft")
    ]

    assert ["V1"] == [p.about for p in mark(both, key, reader).points if p.part == "victim-charged"]


def test_a_part_earns_a_part_and_too_much_costs() -> None:
    """An included offence earns half, a neighbouring standing half; one too many costs a point."""
    made = generate(Settings(), 7, palmeria())
    key, reader = _keyed(made)
    perfect = _perfect(key)
    full = mark(perfect, key, reader).earned
    with_less = next(w for w in key.wanted if w.instead)
    lesser = [
        evolve(a, what=with_less.instead[0])
        if a.what == with_less.provision and a.who == with_less.suspect
        else a
        for a in perfect
    ]
    near = [evolve(a, how="disputed") if a.part == "element" and a.what == "act" else a for a in perfect]

    assert full - 2 == mark(lesser, key, reader).earned
    assert full - 1 == mark(near, key, reader).earned
    assert full - 1 == mark([*perfect, Answer("charge", "S1", "murder")], key, reader).earned


def test_where_nobody_is_to_be_charged_that_is_the_answer() -> None:
    """A hard season is no crime: saying so earns, and charging somebody does not."""
    made = generate(Settings(form="none"), 42, palmeria())
    key, reader = _keyed(made)

    assert not key.wanted
    assert not key.harmed
    assert 100 == mark([Answer("charge", "nobody")], key, reader).percent
    assert 0 == mark([Answer("charge", "S1", "Trafficking in persons", "V1")], key, reader).percent


def test_a_helper_is_not_asked_for_charges() -> None:
    """Whoever charges nobody by office earns by what the papers show, who is harmed and what to ask."""
    made = generate(Settings(audience="helper", missing=("purpose",)), 7, palmeria())
    key, reader = _keyed(made)
    points = mark(_perfect(key), key, reader, audience="helper").points

    assert {"next", "element"} <= {p.part for p in points} <= {"next", "element", "wait", "harmed"}


def test_after_each_turn_there_is_another_key() -> None:
    """What a turn changes is computed on top of the one before, and its key gives a hundred too."""
    made = generate(Settings(missing=("purpose",), difficulty=3), 7, in_short())
    before = found_for_key(made.case, in_short())
    after = turned(made, before, turns_of(made))
    _, reader = _keyed(made, in_short())

    assert 3 == len(after)
    assert any(t.changed for t in after)
    assert ["phone"] == [t.turn.code for t in after][-1:]
    assert ["supported"] == [
        e.standing.word
        for c in after[-1].found.charges
        if (c.offence.key, c.matter.suspect) == (made.main, "S1")
        for e in c.elements
        if e.id == "purpose"
    ]
    for turn in after:
        key = key_of(turn.found)
        assert 100 == mark(_perfect(key), key, reader).percent


def test_a_key_asks_for_the_elements_of_the_gravest_that_stands() -> None:
    """Where a crossing and what came after both stand, the graver of the two is gone through."""
    key, _ = _keyed(generate(Settings(form="hybrid", suspects=1), 9, palmeria()))

    assert {"xp:trafficking-in-persons", "xp:smuggling-of-migrants"} <= {w.offence for w in key.wanted}
    assert ["act", "means", "purpose"] == [s.element for s in key.sought]


def test_what_a_class_missed_is_told_worst_first() -> None:
    """Of fifty sheets, the criterion nobody met comes first; they are marked in seconds."""
    made = generate(Settings(missing=("purpose",)), 7, palmeria())
    key, reader = _keyed(made)
    sheet = [a for a in _perfect(key) if a.part != "next"]
    begun = time.process_time()
    marks = [mark(sheet, key, reader, n) for n in range(50)]

    assert "next" == missed(marks)[0].part
    assert time.process_time() - begun < 10


def test_a_law_that_is_amended_afterwards_changes_no_charge() -> None:
    """What the turn says is what the library finds: each charge stands under the Act of its day."""
    made = generate(Settings(), 7, in_short())
    turn = next(t for t in turns_of(made, 9) if t.code == "amended")
    day = made.story.days.as_at - timedelta(days=2)
    pack = in_short().pack("xp")
    ended = (evolve(o, period=evolve(o.period, until=day)) for o in pack.offences)
    later = (evolve(o, id=f"{o.id}-amended", period=evolve(o.period, since=day)) for o in pack.offences)
    others = (p for p in in_short().packs if p is not pack)
    amended = evolve(in_short(), packs=(evolve(pack, offences=(*ended, *later)), *others))
    before, after = (found_for_key(made.case, law) for law in (in_short(), amended))
    stands = [[(c.id, c.standing, c.role) for c in f.charges if chargeable(c)] for f in (before, after)]

    assert () == turn.changes
    assert stands[0] == stands[1] != []
