"""The checklist of a law beside the treaties: what the pack answers, what it asks, and nothing guessed."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from attrs import evolve

from chargeassist import conformity
from chargeassist.advice.check_crimes import _migrants
from chargeassist.advice.questioned import Questioned
from chargeassist.law.algebra import Stands, Who
from tests.builders import law, leaf
from tests.cli.support import run

QUESTIONS = [
    f"{g}{n}"
    for g, many in zip("abcdefgh", (9, 8, 3, 8, 5, 7, 7, 9), strict=True)
    for n in range(1, many + 1)
]


KEPT = Path(__file__).parent / "conformity"


@cache
def _answers(pack: str) -> dict[str, Questioned]:
    return {c.id: c for c in conformity(law("un", pack), pack).checklist}


@pytest.mark.parametrize("pack", ["xp", "mz"])
def test_every_question_is_answered_or_asked(pack: str) -> None:
    """A question without a provision or a report is asked, never answered yes."""
    answers = _answers(pack)

    assert QUESTIONS == list(answers)
    assert [] == [c.id for c in answers.values() if c.answer in ("yes", "seen") and not c.basis]


@pytest.mark.parametrize(
    ("id", "answer"),
    [
        *[("a1", "yes"), ("a2", "partly"), ("a3", "partly"), ("a4", "no"), ("a5", "yes"), ("a6", "partly")],
        *[("a7", "no"), ("a8", "yes"), ("b1", "no"), ("b4", "no"), ("c1", "partly"), ("d1", "yes")],
        *[("d7", "ask"), ("e1", "partly"), ("e2", "partly"), ("f2", "ask"), ("g5", "seen"), ("g7", "ask")],
    ],
)
def test_the_checklist_of_quarzie(id: str, answer: str) -> None:
    """The fictional law answers as it was made: no where it was looked for, asked where nobody wrote."""
    assert answer == _answers("xq")[id].answer


def test_what_others_reported_answers_its_own_question() -> None:
    """Of Malawi a report tells a plan and a way home, none a list of signs."""
    told = _answers("mw")

    assert {"e1": "partly", "f7": "seen", "h1": "seen", "h2": "ask"} == {
        id: told[id].answer for id in ("e1", "f7", "h1", "h2")
    }
    assert (1, 1) == (len(told["f7"].basis), len(told["h1"].basis))


def test_a_gate_that_reads_whom_others_smuggled_spares_them() -> None:
    """A gate raised by being smuggled answers whether migrants are spared (SOM art. 5)."""
    whole = law("un", "xp")
    pack = whole.pack("xp")
    gate = evolve(pack.gates[0], raised_if=leaf("status:object-of-smuggling"))
    amended = evolve(pack, gates=(gate,))
    packs = tuple(amended if p is pack else p for p in whole.packs)
    (b6,) = (c for c in conformity(evolve(whole, packs=packs), "xp").checklist if c.id == "b6")

    assert ("yes", [(gate.title, gate.cite)]) == (b6.answer, [(b.title, b.provision) for b in b6.basis])


def test_what_looks_at_victims_of_trafficking_spares_no_migrant() -> None:
    """A gate that reads trafficking protects whom others trafficked: of the smuggled nothing is said."""
    own = law("xp").pack("xp")
    reads = Stands(("trafficking-in-persons",), Who.ANYONE, Who.SUSPECT)
    told = [
        _migrants(cast(Any, SimpleNamespace(own=evolve(own, gates=(evolve(own.gates[0], raised_if=c),)))))
        for c in (reads, evolve(reads, offences=("smuggling-of-migrants",)))
    ]

    assert ["ask", "yes"] == [one.answer for one in told]


@pytest.mark.parametrize("pack", ["xp", "xq"])
def test_every_answer_has_the_provisions_that_give_it(pack: str) -> None:
    """The answers of the invented States are kept with what they rest on (CHARGEASSIST_RECORD=1)."""
    kept, told = KEPT / f"checklist-{pack}.txt", "\n".join(map(_told, _answers(pack).values())) + "\n"
    if os.environ.get("CHARGEASSIST_RECORD") == "1":
        kept.write_text(told, encoding="utf-8")

    assert kept.read_text(encoding="utf-8") == told


def _told(one: Questioned) -> str:
    """Return an answer in a line: what gives it, how many limbs are open, and of which offences."""
    basis = ", ".join(f"{b.source} {b.provision}" for b in one.basis)
    of = map(str, (*one.lacking, *one.unseen))
    return f"{one.id} {one.answer} ({basis}) {len(one.open)} open; {', '.join(of)}".rstrip("; ")


def test_what_was_not_read_is_no_answer_against_the_law() -> None:
    """Of smuggling in Mozambique nothing was read: nothing is said of it, nor of both crimes together."""
    mz = _answers("mz")

    assert {"ask"} == {mz[id].answer for id in ("b1", "b2", "b7", "c1", "c2", "e1")}


def test_a_yes_to_both_crimes_is_none_where_the_pack_has_one() -> None:
    """Of Mozambique no offence of smuggling was read: what is known of trafficking answers for it alone."""
    mz = _answers("mz")

    assert "ask" == mz["e3"].answer
    assert mz["e3"].basis


def test_what_was_seen_of_one_offence_is_asked_of_the_others() -> None:
    """Palmeria reaches who traffics its nationals abroad; of smuggling no such head was seen: it is asked."""
    victims = _answers("xp")["g3"]

    assert "ask" == victims.answer
    assert ["Trafficking in persons"] == [str(b.title) for b in victims.basis]
    assert ["Smuggling of migrants"] == [str(t) for t in victims.unseen]


def test_what_is_there_and_narrower_is_no_no() -> None:
    """Senegal punishes an agreement of criminals, which is narrower than taking part in a group."""
    assert _answers("sn")["d5"].answer == "partly"


def test_what_is_not_reached_is_named() -> None:
    """A partial answer names the limbs."""
    assert ["means:abuse-of-vulnerability"] == [
        str(r["term"]) for some in _answers("xq")["a2"].open for r in some
    ]


def test_a_law_of_smuggling_without_a_benefit_catches_family() -> None:
    """Senegal asks for no gain: family and charity are within it, in what was read."""
    assert ("no", "no") == tuple(_answers("sn")[id].answer for id in ("b2", "b7"))


def test_laundering_that_names_offences_of_origin_is_weighed() -> None:
    """What comes from crime comes from an offence: a law that asks which is answered by trafficking."""
    assert ["Blanchiment de capitaux"] == [str(b.title) for b in _answers("sn")["d6"].basis]


def test_a_fine_in_place_of_imprisonment_is_said() -> None:
    """Kenya's Act lets a fine stand in its place; trafficking and rape both go to life."""
    ke = _answers("ke")

    assert ("no", "yes") == (ke["e3"].answer, ke["e2"].answer)
    assert "Rape" in [str(b.title) for b in ke["e2"].basis]


def test_the_page_says_that_it_is_no_score() -> None:
    """Questions are put to the ministry; nothing is added up."""
    said = " ".join(run("conformity", "xq").out.split())

    assert "they are not to be added up" in said
    assert "FOR THE MINISTRY: Who identifies victims, and by which rule?" in said
