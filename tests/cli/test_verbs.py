"""The verbs: what each answers, where it answers, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chargeassist import __version__, assess, case_to_dict, load_law, read_case, to_json, to_text
from chargeassist.cli.commands import commands
from chargeassist.law.folder import shipped
from tests.cli.support import GROWER, ROOT, SERVITUDE, run
from tests.law.support import OFFENCE, write_pack
from tests.report.support import explained

VERBS = sorted(commands.commands)
FIRST = ("packs", "new", "check", "assess", "explain", "show", "lint", "schema")
"""Verbs that were there first and must not go."""


def _assessed(path: str, **options: str) -> str:
    case = read_case(ROOT / path)
    return to_text(assess(case, load_law(*case.law), **options))  # type: ignore[arg-type]  # options by name


def test_packs_lists_every_shipped_pack() -> None:
    """`packs` lists every shipped pack with the day its law is stated at."""
    said = run("packs")

    assert (0, "") == (said.code, said.err)
    assert ["ID", *shipped()] == [line.split()[0] for line in said.out.splitlines()]
    assert str(load_law("xp").pack("xp").stated_at) in said.out


def test_packs_lists_a_strangers_pack(tmp_path: Path) -> None:
    """`packs --law DIR` lists the pack in a folder."""
    said = run("packs", "--law", write_pack(tmp_path, {"a.law": OFFENCE}))

    assert (0, "zz") == (said.code, said.out.splitlines()[1].split()[0])


@pytest.mark.parametrize("packs", [("xp",), ("ke", "xp")])
def test_new_writes_what_check_accepts(packs: tuple[str, ...], tmp_path: Path) -> None:
    """What `new` writes is read by `check` without a warning."""
    law = [word for id in packs for word in ("--law", id)]
    new = run("new", *law)
    (tmp_path / "case.toml").write_text(new.out, "utf-8")
    check = run("check", tmp_path / "case.toml")

    assert (0, "", 0, "") == (new.code, new.err, check.code, check.err)
    assert check.out.startswith("OK  1 suspect, ")
    assert [] == re.findall(r"^[WN]\d{3} ", check.out, re.MULTILINE)


def test_check_ends_with_1_when_it_warns(tmp_path: Path) -> None:
    """What is probably not meant is told on standard output, and the exit code is 1."""
    text = (ROOT / SERVITUDE).read_text("utf-8")
    (tmp_path / "case.toml").write_text(f'{text}\n[[evidence]]\nid = "E99"\nkind = "exhibit"\n', "utf-8")
    said = run("check", tmp_path / "case.toml")

    assert (1, "") == (said.code, said.err)
    assert re.search(r"^W\d+  .*E99", said.out, re.MULTILINE)


def test_assess_answers_with_the_report() -> None:
    """`assess` prints what `to_text` returns, and nothing else."""
    said = run("assess", SERVITUDE)

    assert (0, _assessed(SERVITUDE), "") == (said.code, said.out, said.err)


def test_assess_answers_in_json() -> None:
    """`assess --format json` prints what `to_json` returns."""
    said = run("assess", SERVITUDE, "--format", "json")
    case = read_case(ROOT / SERVITUDE)

    assert (0, to_json(assess(case, load_law(*case.law)))) == (said.code, said.out)


def test_all_tells_every_charge_at_length() -> None:
    """`assess --all` prints every listed charge at length."""
    case = read_case(ROOT / SERVITUDE)

    assert to_text(assess(case, load_law(*case.law)), full=True) == run("assess", SERVITUDE, "--all").out


@pytest.mark.parametrize("stage", ["investigate", "charge", "trial"])
def test_the_stage_is_passed_on(stage: str) -> None:
    """`--stage` sets the bar for evidence."""
    assert _assessed(SERVITUDE, stage=stage) == run("assess", SERVITUDE, "--stage", stage).out


def test_suspect_keeps_the_charges_of_one_person() -> None:
    """`--suspect` keeps the charges of one person and no other's."""
    said = json.loads(run("assess", SERVITUDE, "--suspect", "S2", "--format", "json").out)

    assert {"S2"} == {c["suspect"] for c in said["charges"]}
    assert _assessed(SERVITUDE, suspect="S2") == run("assess", SERVITUDE, "--suspect", "S2").out


@pytest.mark.parametrize("verb", [("assess", SERVITUDE), ("explain", SERVITUDE, "xp:trafficking-in-persons")])
def test_a_suspect_who_is_not_there_is_a_fault(verb: tuple[str, ...]) -> None:
    """A person the case does not name is a fault: it is never an empty answer."""
    said = run(*verb, "--suspect", "S3")

    assert (2, "") == (said.code, said.out)
    assert "--suspect: C201 names no person of this case" in said.err


def test_law_replaces_the_law_of_the_case() -> None:
    """`--law` asks about another law than the case names, and about no other."""
    said = json.loads(run("assess", SERVITUDE, "--law", "ke", "--format", "json").out)

    assert {"ke"} == {c["offence"].partition(":")[0] for c in said["charges"]}


def test_law_can_be_a_folder(tmp_path: Path) -> None:
    """`--law DIR` asks about a pack in a folder."""
    folder = write_pack(tmp_path, {"a.law": OFFENCE.replace("act is recruitment", "act is harbouring")})
    said = json.loads(run("assess", SERVITUDE, "--law", folder, "--format", "json").out)

    assert {"zz:taking"} == {c["offence"] for c in said["charges"]}


def test_a_gate_is_told_on_standard_error_too() -> None:
    """A raised gate is also said on standard error, so that who only reads JSON cannot miss it."""
    said = run("assess", GROWER, "--format", "json")

    assert 0 == said.code
    assert [f"gate: {g['person']}: {g['title']} [{g['cite']}]" for g in json.loads(said.out)["gates"]] == (
        said.err.splitlines()
    )


@pytest.mark.parametrize(("code", "path"), [(4, GROWER), (0, SERVITUDE)])
def test_exit_code_4_says_that_a_gate_is_raised(code: int, path: str) -> None:
    """With `--exit-code` a raised gate ends with 4, after the whole answer."""
    plain, said = run("assess", path), run("assess", path, "--exit-code")

    assert (code, plain.out) == (said.code, said.out)
    assert 0 == plain.code


def test_explain_follows_one_offence() -> None:
    """`explain` prints one offence limb by limb, its pack named or not."""
    case = read_case(ROOT / SERVITUDE)
    key = "xp:trafficking-in-persons"
    expected = explained(assess(case, load_law(*case.law), offences=(key,)), key)

    assert expected == run("explain", SERVITUDE, key).out
    assert expected == run("explain", SERVITUDE, "trafficking-in-persons").out


def test_explain_tells_an_offence_nobody_entered_anything_for() -> None:
    """An offence asked for by name is explained, whatever is entered for it (S28)."""
    said = run("explain", SERVITUDE, "xp:drug-cultivation")

    assert 0 == said.code
    assert "MISSING" in said.out


@pytest.mark.parametrize("verb", [("explain", SERVITUDE), ("show",)])
def test_an_unknown_offence_is_answered_with_the_near_ones(verb: tuple[str, ...]) -> None:
    """An offence no pack has ends with 3, and proposes the one that was probably meant."""
    said = run(*verb, "xp:traficking-in-persons")

    assert (3, "") == (said.code, said.out)
    assert "no such offence" in said.err
    assert 'did you mean "xp:trafficking-in-persons"' in said.err


def test_show_prints_a_law() -> None:
    """`show LAW` lists every offence of a law."""
    said = run("show", "xp")

    assert (0, "") == (said.code, said.err)
    assert [] == [o.id for o in load_law("xp").pack("xp").offences if o.id not in said.out]


@pytest.mark.parametrize("id", ["xp:rape", "un:trafficking-in-persons", "ke:intimidation"])
def test_show_prints_an_offence(id: str) -> None:
    """`show LAW:OFFENCE` prints every element in its order, by its title and its id, with its place."""
    said = run("show", id)
    elements = load_law(id.partition(":")[0])[id].elements
    rows = [line for line in said.out.splitlines() if line.startswith("element: ")]

    assert 0 == said.code
    for element, row in zip(elements, rows, strict=True):
        assert row.startswith(f"element: {element.id} ") or f" ({element.id}) " in row
        assert row.endswith(f"[{element.cite}]")


def test_show_prints_an_offence_of_a_folder(tmp_path: Path) -> None:
    """`show DIR` and `show DIR:OFFENCE` print a pack in a folder."""
    folder = write_pack(tmp_path, {"a.law": OFFENCE})

    assert "taking" in run("show", folder).out
    assert "element: act" in run("show", f"{folder}:taking").out


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str) -> None:
    """`-h` and `--help` say in eighty columns what a verb does."""
    short, long = run(verb, "-h"), run(verb, "--help")

    assert (0, "", long) == (short.code, short.err, short)
    assert short.out.startswith(f"Usage: chargeassist {verb}")
    assert 80 >= max(map(len, short.out.splitlines()))


def test_help_names_every_verb_and_exit_code() -> None:
    """The help of the program names every verb, and says what the exit codes mean."""
    said = run("--help")

    listed = re.findall(r"^  (\w+)  ", said.out.partition("Options:")[0], re.MULTILINE)
    assert VERBS == sorted(listed)
    assert set() == set(FIRST) - set(listed)
    for code in ("0 an answer", "1 warnings", "2 faults", "3 no law", "4 a gate", "70 a fault"):
        assert code in " ".join(said.out.split())


def test_version() -> None:
    """`--version` prints the version."""
    assert f"chargeassist, version {__version__}\n" == run("--version").out


@pytest.mark.parametrize("verb", ["assess", "check"])
@pytest.mark.parametrize("form", ["toml", "json"])
def test_a_dash_is_standard_input(verb: str, form: str) -> None:
    """`-` reads the case from standard input, TOML or JSON."""
    raw = (ROOT / SERVITUDE).read_bytes()
    if form == "json":
        raw = json.dumps(case_to_dict(read_case(ROOT / SERVITUDE))).encode()

    piped, named = run(verb, "-", stdin=raw), run(verb, SERVITUDE)

    assert named == piped


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_faults_of_standard_input_have_their_lines(bom: bytes) -> None:
    """A word the law does not know is told with its line, in JSON from standard input too."""
    data = {
        "schema": "chargeassist/case/1",
        "case": {"id": "a", "law": ["xp"], "as_at": "2024-05-01"},
        "evidence": [{"id": "E1", "kind": "rumour"}],
    }
    text = json.dumps(data, indent=1)
    line = 1 + text[: text.index('"rumour"')].count("\n")
    said = run("check", "-", stdin=bom + text.encode())

    assert 2 == said.code
    assert f"-:{line}: evidence[0].kind: C301" in said.err


def test_quiet_and_not_are_the_same_without_a_terminal() -> None:
    """Progress is for a terminal: without one, -q changes nothing, and nothing is told."""
    plain, quiet = run("assess", SERVITUDE), run("assess", SERVITUDE, "-q")

    assert plain == quiet
    assert "" == plain.err


def test_lint_reads_a_folder_and_a_shipped_id(tmp_path: Path) -> None:
    """`lint` of a sound pack, by folder or by id, ends with 0 or with warnings, and says what it read."""
    for pack, id in ((write_pack(tmp_path, {"a.law": OFFENCE}), "zz"), ("xq", "xq")):
        said = run("lint", pack)
        assert said.code in (0, 1)
        assert f"{id}: 0 errors" in said.out


def test_lint_of_one_offence(tmp_path: Path) -> None:
    """`lint PACK:OFFENCE` tells what is found in one offence, of a shipped pack or of a folder."""
    shipped_one, own = (
        run("lint", "ke:intimidation"),
        run("lint", f"{write_pack(tmp_path, {'a.law': OFFENCE})}:taking"),
    )
    wrong = run("lint", "ke:intimidations")

    assert shipped_one.code in (0, 1)
    assert "ke:intimidation: 0 errors" in shipped_one.out
    assert "zz:taking: 0 law tests" in own.out
    assert (3, "") == (wrong.code, wrong.out)
    assert 'did you mean "intimidation"?' in wrong.err


def test_lint_tells_the_faults_of_a_folder(tmp_path: Path) -> None:
    """`lint DIR` of a pack with a fault ends with 2 and tells it with its line."""
    said = run("lint", write_pack(tmp_path, {"a.law": OFFENCE.replace("recruitment", "recruitement")}))

    assert 2 == said.code
    assert "a.law:6:12: L202" in said.out + said.err


@pytest.mark.parametrize("what", ["case", "assessment"])
def test_schema_prints_a_schema(what: str) -> None:
    """`schema case` and `schema assessment` print a JSON Schema."""
    said = run("schema", what)

    assert (0, "") == (said.code, said.err)
    assert "https://json-schema.org/draft/2020-12/schema" == json.loads(said.out)["$schema"]
