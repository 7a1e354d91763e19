"""What a pack or a case says and no rule weighs is told where somebody looks for it."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from chargeassist import Assessment, assess, case_from_dict, case_to_dict, gaps, to_dict
from chargeassist.advice.drawing import drawing
from chargeassist.report.pages.assessment import assessment_page
from chargeassist.report.pages.check import check_page
from chargeassist.report.pages.draw import draw_page
from chargeassist.report.pages.gaps import gaps_page
from chargeassist.report.pages.law import pack_page
from chargeassist.report.pages.offence import offence_page
from chargeassist.report.plain_text import plain_text
from chargeassist.report.told import checked, shown
from chargeassist.report.voice import Voice
from chargeassist.words import in_language
from tests.builders import case as entered
from tests.builders import fact
from tests.report.support import PACKS, assessed, case, explained, law

SERVITUDE = "domestic-servitude/case.toml"


def _flowing(text: str) -> str:
    return " ".join(text.split())


def _entered(**keys: str) -> Assessment:
    """Return an example of which every item of evidence says something more."""
    data: dict[str, Any] = case_to_dict(case(SERVITUDE))
    for item in data["evidence"]:
        item.update(keys)
    return assess(case_from_dict(data), law("xp"))


@pytest.mark.parametrize("id", PACKS)
def test_an_offence_is_shown_with_all_that_is_said_of_it(id: str) -> None:
    """How it is tried, what the law says proves an element, the defences that reach it with their notes."""
    read = law(*PACKS)
    pack, kinds = read.pack(id), read.vocabulary.kinds
    for offence in pack.offences:
        found = shown(pack, offence.id)
        text = _flowing(plain_text(offence_page(found.offences, read, defences=found.defences)))
        assert bool(offence.tried) <= (" tried " in text)
        for element in offence.elements:
            proved = [_flowing(f"proved by {kinds[k].title}: {n}") for k, n in element.proved_by]
            assert [] == [told for told in proved if told not in text]
        reaching = [d for d in pack.defences if d.covers.reaches(offence)]
        assert [] == [
            d.id for d in reaching if _flowing(f"defence: {in_language(d.title, 'en')}") not in text
        ]
        assert [] == [d.id for d in reaching if _flowing(in_language(d.note, "en")) not in text]


def test_an_offence_is_read_without_ids_where_no_commands_are_typed() -> None:
    """What was read twice and what courts said is told by titles, a penalty without one as a penalty."""
    for id, offence, language in (
        ("sn", "exploitation-of-begging", "fr"),
        ("ke", "trafficking-in-persons", "pt"),
    ):
        read = law(id)
        found = shown(read.pack(id), offence)
        typed, untyped = (
            _flowing(
                plain_text(
                    offence_page(
                        found.offences,
                        read,
                        language,
                        typed=typed,
                        defences=found.defences,
                        readings=found.readings,
                        judgments=found.judgments,
                    )
                )
            )
            for typed in (True, False)
        )
        places = {d.at for r in found.readings for d in r.differs} | {
            x for j in found.judgments for x in j.at
        }
        ids = places | {r.id for r in found.readings} | {p.id for o in found.offences for p in o.penalties}
        assert places
        assert [] == [id for id in ids if id not in typed]
        assert [] == [id for id in ids if {"-", "/"} & set(id) and id in untyped]
        assert " show " in typed
        assert " show " not in untyped


@pytest.mark.parametrize("id", PACKS)
def test_a_pack_is_shown_with_its_defences(id: str) -> None:
    """Every defence of a law, what it covers, and the note on it."""
    pack = law(*PACKS).pack(id)
    text = _flowing(plain_text(pack_page(pack)))

    assert [] == [
        d.id
        for d in pack.defences
        if f"defence {d.id}: " not in text or _flowing(in_language(d.note, "en")) not in text
    ]


def test_an_explanation_says_who_relays_and_where_an_item_is_held() -> None:
    """A reader of an item learns through whom it came and where it lies."""
    plain = explained(assessed(SERVITUDE), "xp:trafficking-in-persons")
    told = explained(_entered(through="S2", held_in="ke"), "xp:trafficking-in-persons")

    assert "(held in ke) from V1 through S2: " in _flowing(told)
    assert "through S2" not in plain
    assert "held in ke" not in plain


def test_an_explanation_says_how_it_is_tried_and_what_proves_an_element() -> None:
    """What the law says of trial and proof stands beside the element it is about."""
    text = _flowing(explained(assessed(SERVITUDE), "xp:trafficking-in-persons"))

    assert "tried on indictment" in text
    assert "proved by thing found or seized: papers, locks, loan books found with the suspect" in text


def test_a_defence_is_told_with_the_note_of_its_law() -> None:
    """Where something is entered for a defence, the note of the pack on it stands beneath it."""
    struck = fact("f1", "conduct:struck", in_="xp", shown_by="E1")
    found = assess(entered(struck, fact("f2", "compelled:duress", by=[], of="S1", shown_by="E2")), law("xp"))
    charge = next(c for c in found.charges if any(d.standing.stands for d in c.defences))
    (note,) = {d.note for d in found.law.pack("xp").defences if d.id in _standing(charge.defences)}

    assert _flowing(note) in _flowing(plain_text(assessment_page(found, full=True)))
    assert _flowing(note) in _flowing(explained(found, charge.offence.key))


def _standing(defences: Any) -> set[str]:
    return {d.id for d in defences if d.standing.stands}


def test_gaps_say_where_an_item_is_held_and_what_the_law_names_as_proof() -> None:
    """Who preserves an item is told where it lies; who proves an element, what the law names."""
    found = _entered(available="at-risk", held_in="ke")
    text = plain_text(gaps_page(gaps(found), (), found))
    assert "preserve: " in text
    assert text.count("held in ke") == sum(r.kind in ("preserve", "certify") for r in gaps(found))

    charge = found.charges[0]
    poorer = evolve(
        found.case, facts=tuple(f for f in found.case.facts if f.id not in charge.elements[1].facts)
    )
    lacking = assess(poorer, found.law)
    assert "proved by thing found or seized: papers" in plain_text(gaps_page(gaps(lacking), (), lacking))


@pytest.mark.parametrize("status", ["proposed", "rejected"])
def test_what_awaits_a_signature_is_told_by_check_and_assess(status: str) -> None:
    """A proposed fact stands in a list of its own, with who and where; one turned down does not."""
    row = {"status": status, "proposed_by": "an importer", "in_document": "statement of E1, p. 2"}
    signed = {"by_whom": "reviewing prosecutor", "why": "not said so"} if status == "rejected" else {}
    found = assess(
        entered(fact("f1", "act:receipt"), fact("f2", "conduct:struck", **row, **signed)), law("xp")
    )
    said = "Nothing shows it (proposed by an importer, in statement of E1, p. 2)"
    pages = assessment_page(found, full=True), check_page(checked(found.case, found.law))
    told = status == "proposed"

    assert [told, told] == [said in _flowing("".join(plain_text(page))) for page in pages]
    assert (["f2"] if told else []) == [f.id for f in found.proposed]
    assert found.proposed == checked(found.case, found.law).proposed
    assert told is ("proposed" in to_dict(found))


def test_what_a_person_is_to_sign_is_told_whole() -> None:
    """A denial is told as one, with its day, its place, and how directly each item shows it (S40)."""
    proposed = {"status": "proposed", "proposed_by": "an importer", "in_document": "p. 2"}
    shown: list[Any] = [{"evidence": "E1", "strength": "strong"}, {"evidence": "E2", "words": True}]
    shown += [{"evidence": "E3", "strength": "weak", "words": True}]
    rows = (
        fact("f2", "conduct:struck", holds="no", shown_by=shown, **proposed),
        fact("f3", "person:born", value="1980", **proposed),
        fact("f4", "fault:intention", as_to=["conduct:struck"], **proposed),
    )
    found = assess(entered(fact("f1", "act:receipt"), *rows), law("xp"))
    said = (
        "f2 S1 → V1: not struck, 2023-04-05, xp. Shown by E1 (strong), E2 (the very words) and E3 (weak, "
        "the very words)",
        "f3 V1: born 1980. Nothing shows it",
        "f4 S1: intention (fault) as to conduct:struck. Nothing shows it",
    )

    for page in (draw_page(drawing(found), found), check_page(checked(found.case, found.law))):
        assert [] == [text for text in said if text not in _flowing("".join(plain_text(page)))]
    row = to_dict(found)["proposed"][0]
    assert ("no", ["E1", "E2", "E3"]) == (row["holds"], [s["evidence"] for s in row["shown_by"]])


def test_a_fact_that_a_gate_reads_is_said_to_be_read() -> None:
    """What raises a gate is not called read by nothing: somebody would take it out (S50)."""
    found = assess(case("forced-grower/case.toml"), law("xp"))
    lines = plain_text(check_page(checked(found.case, found.law))).splitlines()
    read = {line.partition(":")[0] for line in lines if "GATE Possible victim" in line}

    assert set(found.gates[0].opened_by) <= read
    assert read


def test_a_fact_that_an_unlisted_offence_asks_for_says_so() -> None:
    """A word that is read is not told to be near itself: who asks for it is named, and where to look."""
    found = checked(entered(fact("f1", "act:receipt"), fact("f2", "relation:family-member")), law("xp"))
    (entry,) = (e for e in found.entries if e.fact == "f2")
    said = _flowing("".join(plain_text(check_page(found))))

    assert "relation:family-member" == entry.term == entry.nearest[0].term
    titles = dict.fromkeys(law("xp")[key].title for key in entry.nearest[0].offences)
    assert f"asked for by {Voice().listed(titles)}, of which no charge is listed" in said
