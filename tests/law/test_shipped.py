"""The shipped packs: they load, and every offence can be followed with a finger on the statute."""

from __future__ import annotations

import re
from datetime import date

import pytest

from chargeassist.law.algebra import Leaf, Stands, columns_of
from chargeassist.law.folder import shipped
from chargeassist.law.model import Offence
from chargeassist.law.penalties import gravity
from chargeassist.reading.fault import KnowledgeError
from chargeassist.words.dates import parse_when
from tests.each import each
from tests.law.support import KNOWLEDGE, ROOT, SHIPPED, law


def _loads(id: str) -> bool:
    try:
        return bool(law(id))
    except KnowledgeError:
        return False


WHOLE = [id for id in SHIPPED if _loads(id)]
"""The packs that load: for another the first test below fails, and the rest is not asked."""
LAW = law(*WHOLE)
OFFENCES = {f"{o.key}@{o.period.since}": o for p in LAW.packs for o in p.offences}
offences = each(OFFENCES)
packs = pytest.mark.parametrize("id", WHOLE)


def test_the_shipped_packs_are_found_in_the_folder() -> None:
    """A pack is found by looking in the folder: what lies there is what is shipped, and loads."""
    folders = {p.parent.name for p in KNOWLEDGE.glob("*/pack.toml")}

    assert sorted(folders) == list(shipped()) == WHOLE
    assert {"ke", "un", "xp"} <= folders


@packs
def test_a_shipped_pack_loads_and_says_what_it_is(id: str) -> None:
    """A shipped pack has offences and sources, says the day its law is stated at, and who keeps it."""
    pack = LAW.pack(id)

    assert id == pack.id
    assert 5 <= len(pack.offences)
    assert pack.sources
    assert date(2009, 1, 1) < pack.stated_at
    assert "" not in (pack.title, pack.maintainer, pack.licence, pack.version)


@packs
def test_a_pack_is_one_state_or_a_treaty(id: str) -> None:
    """A pack is the law of treaties or of a State; codes that no State has (x.) are of invented ones."""
    pack = LAW.pack(id)

    assert pack.treaty == (id == "un")
    assert pack.fictional == id.startswith("x")
    assert pack.state == ("" if id == "un" else id)


@packs
def test_every_pack_has_an_offence_of_trafficking(id: str) -> None:
    """Every shipped pack has an offence of the trafficking family: gates are raised by it (S25)."""
    assert [] != [o for o in LAW.pack(id).offences if o.family == "trafficking"]


def test_un_has_the_gate_of_last_resort() -> None:
    """Where a State has no gate that of `un` stands; one with its own condition stands beside (S25, S46)."""
    gates = LAW.pack("un").gates
    assert [("referral", False), ("moved-by-others", True)] == [
        (g.id, g.raised_if is not None) for g in gates
    ]
    assert {"refer"} == {g.effect for g in gates}


@packs
def test_every_gate_says_what_to_do(id: str) -> None:
    """A gate has a cite of a source of the pack, and steps."""
    pack = LAW.pack(id)

    for gate in pack.gates:
        assert gate.steps
        assert gate.cite.partition(" ")[0] in pack.sources


@packs
def test_every_source_says_where_it_is_read(id: str) -> None:
    """Every source of a real law has an address or says where it was read."""
    pack = LAW.pack(id)

    assert [] == [s.id for s in pack.sources.values() if not (pack.fictional or s.url or s.read_in or s.akn)]


@packs
def test_every_source_is_cited(id: str) -> None:
    """A source that neither the pack nor the vocabulary cites is left out."""
    pack = LAW.pack(id)
    own = KNOWLEDGE / id
    files = [*own.rglob("*.law"), *own.glob("minors.toml"), *(KNOWLEDGE / "vocabulary").glob("*.toml")]
    text = "".join(f.read_text("utf-8") for f in files)

    assert [] == [s for s in pack.sources if s not in text]


@packs
def test_layers_hold_every_offence_once(id: str) -> None:
    """Every offence stands in one layer and reads only layers before its own (S21)."""
    pack = LAW.pack(id)
    order = {o: n for n, layer in enumerate(pack.strata) for o in layer}

    assert sorted({o.id for o in pack.offences}) == sorted(o for layer in pack.strata for o in layer)
    for offence in pack.offences:
        for element in offence.elements:
            for column in columns_of(element.requires):
                if isinstance(column, Stands):
                    assert all(order[read] < order[offence.id] for read in column.offences)


@offences
def test_an_offence_has_elements_with_cites(offence: Offence) -> None:
    """Every element has a place in the statute, and no two have one id."""
    assert offence.elements
    assert [] == [e.id for e in offence.elements if not e.cite]
    assert len({e.id for e in offence.elements}) == len(offence.elements)


@offences
def test_an_offence_says_how_its_text_was_seen(offence: Offence) -> None:
    """Every offence says how its text was seen, in which source of the pack, on which day."""
    pack = LAW.pack(offence.pack)

    assert offence.seen in ("read", "heading", "secondary", "unverified")
    assert offence.seen_source in pack.sources
    assert offence.source in pack.sources
    assert offence.provision
    assert offence.seen_on is not None
    assert offence.seen_on <= date(2026, 12, 31)


@offences
def test_asides_have_cites(offence: Offence) -> None:
    """Penalties, modes, aggravations, irrelevant matters and heads of jurisdiction have cites (S22)."""
    asides = [
        *(*offence.irrelevant, *offence.aggravated, *offence.modes),
        *(*offence.jurisdiction, *offence.preconditions),
    ]
    cites = [(a.id, a.cite) for a in asides] + [(p.id, p.cite) for p in offence.penalties]

    assert [] == [(id, cite) for id, cite in cites if "" in (id, cite)]


@offences
def test_an_offence_has_conduct_or_rests_on_another(offence: Offence) -> None:
    """Something must have been done: an offence has a conduct leaf, or reads another offence (S28)."""
    stands = [c for e in offence.elements for c in columns_of(e.requires) if isinstance(c, Stands)]

    assert offence.conduct or stands


@offences
def test_penalties_are_of_states(offence: Offence) -> None:
    """A treaty has no penalties; Palmeria, which was invented, has one that ranks every offence (S32)."""
    if offence.pack == "un":
        assert () == offence.penalties
    if offence.pack == "xp":
        assert 0 <= gravity(offence.penalties)[0]


@offences
def test_every_limb_is_a_term_of_the_vocabulary(offence: Offence) -> None:
    """Every leaf, put in place of definitions too, asks for a term that can be entered."""
    leaves = [c for e in offence.elements for c in columns_of(e.requires) if isinstance(c, Leaf)]

    for leaf in leaves:
        assert leaf.term in LAW.vocabulary.slots[leaf.slot].terms


def test_files_are_named_for_their_offence() -> None:
    """A file of `offences/` holds the offence it is named for."""
    files = {f.stem for f in KNOWLEDGE.glob("*/offences/*.law")}

    assert set() == files - {o.id for o in OFFENCES.values()}


def test_means_need_not_be_proved_for_a_child() -> None:
    """In ke, un and xp trafficking lets go of means for a child (Protocol, art. 3(c)); xq lacks that rule."""
    for id in ("ke", "un", "xp"):
        (means,) = [e for e in LAW[f"{id}:trafficking-in-persons"].elements if e.id == "means"]

        assert "age:child" in {c.name for c in columns_of(means.requires) if isinstance(c, Leaf)}


FILES = {f.relative_to(ROOT).as_posix(): f for f in sorted(KNOWLEDGE.rglob("*")) if f.is_file()}


@each(FILES.keys())
def test_no_file_of_the_law_is_written_from_memory(name: str) -> None:
    """Nothing in `knowledge/` is marked as recalled or left to do, and no program lies there."""
    text = FILES[name].read_text("utf-8")

    assert FILES[name].suffix in (".law", ".toml", ".md", ".po")
    assert None is re.search(r"\[recall|\brecalled\b|TODO|FIXME", text)


def test_days_of_the_law_are_days() -> None:
    """The day a pack is stated at is a day that the dates of a case can be held against."""
    for pack in LAW.packs:
        when = parse_when(pack.stated_at.isoformat())

        assert when is not None
        assert pack.stated_at == when.first == when.last


@pytest.mark.parametrize("id", ["bb", "ke", "sn", "za"])
def test_a_national_pack_says_what_it_lacks(id: str) -> None:
    """What was not read gives no section, and what has a section says of which instrument (S50)."""
    expects = LAW.pack(id).expects

    assert 15 <= len(expects)
    assert [] == [e.id for e in expects if e.section and (e.how == "not-read" or not e.instrument)]
