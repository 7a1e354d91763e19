"""The folder `world/`: every row has its source or says that nothing was seen, and no case ever reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chargeassist import CannotAdvise, KnowledgeError, state
from chargeassist.law.nations import read_file, read_parties, read_policy, read_world, states_meant
from chargeassist.law.world import NAMES, Party, agreements, bodies, parties
from chargeassist.report.pages.state import state_page
from chargeassist.report.write import write_page
from chargeassist.words import LANGUAGES, say
from tests.law.support import KNOWLEDGE

WORLD = read_world()
ROWS = {id: read_parties(id, WORLD) for id in WORLD.names}
EVERY = [(id, row) for id, rows in ROWS.items() for row in rows]
FOLDER = Path(str(KNOWLEDGE)) / "world"
ROW = '[[party]]\ntreaty = "tip"\nstatus = "party"\nsaw = "read"\nsource = ["dol"]\n'


def _wrong(holds: object) -> list[tuple[str, str]]:
    assert callable(holds)
    return [(id, row.treaty) for id, row in EVERY if not holds(row)]


def test_every_state_has_one_file_and_a_row_for_each_treaty() -> None:
    """The 79 States of the OACPS and more: each has a name, a file, and stands somewhere on each treaty."""
    ids = [t.id for t in WORLD.treaties]

    assert len(WORLD.names) >= 79
    assert sorted(WORLD.names) == sorted(f.stem for f in (FOLDER / "states").iterdir())
    assert [] == [id for id, rows in ROWS.items() if [r.treaty for r in rows] != ids]


def test_every_row_is_sourced_or_says_that_nothing_was_seen() -> None:
    """A status needs a source; a conflict two of them and both sides; what is not known has no day."""
    known = {"party", "signatory", "not-party", "conflict"}

    assert [] == _wrong(lambda r: (r.status in known) == (r.saw != "nothing"))
    assert [] == _wrong(lambda r: r.status not in known or r.source)
    assert [] == _wrong(lambda r: r.status != "conflict" or (len(r.source) > 1 and r.note))
    assert [] == _wrong(lambda r: not (r.on or r.act) or r.status == "party")
    assert [] == _wrong(lambda r: r.status != "not-party" or r.note)
    assert set(WORLD.sources) == {s for _, r in EVERY for s in (*r.source, *_declared(r))}


def _declared(row: Party) -> list[str]:
    return [s for d in row.declared for s in d.source]


def test_a_party_to_a_protocol_is_one_to_the_convention() -> None:
    """UNTOC article 37(2): where a row says otherwise, one of the two is wrong."""
    on = {id: {r.treaty: r.status for r in rows} for id, rows in ROWS.items()}

    assert [] == [id for id, s in on.items() if "party" in (s["tip"], s["som"]) and s["untoc"] != "party"]


def test_no_row_rests_on_memory() -> None:
    """What nobody has read stands nowhere in the folder."""
    texts = [f.read_text("utf-8") for f in sorted(FOLDER.rglob("*.toml"))]

    assert texts
    assert [] == [text for text in texts if "recall" in text]


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        (ROW.replace('"tip"', '"tipp"'), 2, "tip"),
        (ROW.replace('"party"', '"partie"'), 3, "party"),
        (ROW.replace('["dol"]', '["doll"]'), 5, "dol"),
        (ROW + "sighned = 2000-01-01\n", 6, "signed"),
    ],
)
def test_a_fault_has_its_place_and_what_was_probably_meant(
    text: str, line: int, hint: str, tmp_path: Path
) -> None:
    """A word or a key that is none is refused with its line."""
    file = tmp_path / "zz.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(KnowledgeError) as raised:
        read_file(file, "zz.toml", parties(["untoc", "tip"], ["dol"]))

    (fault,) = raised.value.faults
    assert line == fault.at.line
    assert f'"{hint}"' in fault.hints[0] or hint in fault.hints[0]


@pytest.mark.parametrize("table", ["body", "agreement"])
def test_a_state_that_has_no_name_is_refused(table: str, tmp_path: Path) -> None:
    """A body or an agreement speaks only of States that can be asked about."""
    shape = (bodies if table == "body" else agreements)(["ke"])
    text = {
        "body": '[[body]]\nid = "a"\ntitle = "A"\nkind = "network"\nbinding = "no"\noffers = ["mla"]\n'
        'saw = "read"\nsource = "a"\nmembers = [{ state = "kf", how = "member" }]\n',
        "agreement": '[[agreement]]\nbetween = ["kf"]\non = "2020"\nsays = "a"\nsaw = "read"\nsource = "a"\n',
    }[table]
    file = tmp_path / "zz.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(KnowledgeError, match=r"zz\.toml:"):
        read_file(file, "zz.toml", shape)
    file.write_text(text.replace("kf", "ke"), "utf-8")
    assert read_file(file, "zz.toml", shape)[table]


@pytest.mark.parametrize("name", ["KE", "kenya", "Quénia", "quenia"])
def test_a_state_is_found_by_code_and_by_name(name: str) -> None:
    """Capitals and accents make no difference, in any of the languages."""
    assert "ke" == state(name).id


def test_a_state_that_is_not_there_is_told_with_what_was_meant() -> None:
    """The pack of the treaties is no State; a misspelt one is named."""
    for name in ("un", ""):
        with pytest.raises(CannotAdvise, match="L522"):
            state(name)
    with pytest.raises(CannotAdvise, match="Kenya"):
        state("Kenja")


def test_what_is_not_known_is_said_in_every_language() -> None:
    """Each open row says to ask the depositary: conflicts and every tenth State, languages in turn."""
    torn = [id for id, row in EVERY if row.status == "conflict"]
    for number, id in enumerate([*torn, *list(ROWS)[::10]]):
        language, rows = LANGUAGES[number % len(LANGUAGES)], ROWS[id]
        page = write_page(state_page(state(id), language), "md")
        for row in (r for r in rows if r.status in ("unknown", "conflict")):
            depositary = next(t.depositary for t in WORLD.treaties if t.id == row.treaty)
            status = say(f"nation-status-{row.status}", language)
            assert say("nation-ask", language, status=status, depositary=depositary) in page, id


def test_the_law_of_a_state_is_told_and_a_state_without_one_answers() -> None:
    """Gates, ages and consents are those of the pack; without a pack the gates of `un` alone stand."""
    tanzania, fiji = state("tz"), state("fj")

    assert tanzania.law is not None
    assert ["consent of the Director of Public Prosecutions"] == [c.needs for c in tanzania.law.consents]
    assert [10] == [r.never_under for r in tanzania.law.responsibility]
    assert fiji.law is None
    assert fiji.everywhere == tanzania.everywhere != ()
    assert say("nation-no-pack") in str(write_page(state_page(fiji), "md"))


def test_a_case_never_reads_the_folder() -> None:
    """Neither `load_law` nor a cold `assess` opens anything of it; `state` does."""
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "from chargeassist import assess, load_law, read_case, state, to_text\n"
        "to_text(assess(read_case('examples/domestic-servitude/case.toml'), load_law('xp', 'ke')))\n"
        "before = sum('knowledge/world' in o.replace(chr(92), '/') for o in opened)\n"
        "state('ke')\n"
        "print(before, sum('knowledge/world' in o.replace(chr(92), '/') for o in opened))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=KNOWLEDGE.parent, capture_output=True, text=True, check=True
    )

    assert ["0", "7"] == done.stdout.split()


def test_practice_and_policy_speak_of_states_here_and_say_of_when() -> None:
    """Every row has a State, a topic and a source; a row of policy the year that its source reports on."""
    policy = {id: read_policy(id, WORLD.names) for id in WORLD.names}

    assert len(WORLD.practice) > 40
    assert len([id for id, rows in policy.items() if rows]) > 60
    assert [] == [r for rows in policy.values() for r in rows if not r.source or not r.on]
    assert [] == [p for p in WORLD.practice if not p.source or p.saw == "nothing"]


def test_who_was_seen_in_a_network_is_told_and_a_list_seen_whole_leaves_others_out() -> None:
    """Kenya and Uganda meet in the network of the Great Lakes; WACAP is for neither, and not even perhaps."""
    both = [{b.id for b in state(s).bodies} for s in ("ke", "ug")]
    perhaps = {b.id for b in state("ke").bodies_not_seen}

    assert {"gljcn", "commonwealth-harare"} <= both[0] & both[1]
    assert "wacap" not in both[0] | both[1] | perhaps


def test_what_all_states_are_called_is_read_and_each_is_called_one_way() -> None:
    """The code of any State is found by its name in three languages, and no name is that of two."""
    files = [read_file(FOLDER / f"{f}.toml", f, NAMES) for f in ("names", "elsewhere")]
    for language in LANGUAGES:
        called = [(name.in_(language), id) for names in files for id, name in names.items()]

        assert [] == [(name, id) for name, id in called if states_meant(name) != (id,)]
