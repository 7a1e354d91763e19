"""Nothing that is typed is ignored: what a verb does not take is refused, and what it takes is read."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from chargeassist.cli.asked import Asked
from chargeassist.cli.commands import commands
from chargeassist.cli.options import LANG, Option, Verb
from chargeassist.cli.schema import SCHEMAS, UNDER_A_LAW
from chargeassist.cli.verbs import VERBS
from chargeassist.desk.serve import Opened
from chargeassist.hall import load
from chargeassist.words import say
from tests.cli.support import ROOT, SERVITUDE, run, weighed_once
from tests.law.support import OFFENCE, write_pack

NAMES = [v.name for v in VERBS]
OPTIONS = {o.key: o for v in VERBS for o in v.options}
"""Every option that any verb takes."""
WORDS: dict[str, tuple[str, ...]] = {
    "new": (),
    "words": ("passport",),
    "check": (SERVITUDE,),
    "assess": (SERVITUDE,),
    "explain": (SERVITUDE, "xp:rape"),
    "gaps": (SERVITUDE,),
    "draw": (SERVITUDE,),
    "desk": (SERVITUDE,),
    "stress": (SERVITUDE,),
    "compare": (SERVITUDE, "xp:rape", "xp:kidnapping"),
    "diff": (SERVITUDE, "examples/hotel-work/case.toml"),
    "review": (SERVITUDE,),
    "counts": (SERVITUDE,),
    "picture": (SERVITUDE,),
    "memo": (SERVITUDE,),
    "chart": (SERVITUDE,),
    "decision": (SERVITUDE,),
    "sheet": (SERVITUDE,),
    "referral": (SERVITUDE,),
    "timeline": (SERVITUDE,),
    "tasks": (SERVITUDE,),
    "disclosure": (SERVITUDE,),
    "packs": (),
    "show": ("xp:rape",),
    "lint": ("un",),
    "fmt": ("knowledge/un",),
    "attest": ("xp:rape",),
    "opinion": ("xp:rape",),
    "sources": ("un",),
    "conformity": ("xp", "xq"),
    "state": ("ke",),
    "cooperation": (SERVITUDE,),
    "screen": ("tests/bulk/few.jsonl",),
    "summary": ("tests/bulk/few.csv",),
    "policy": ("ke",),
    "classified": ("examples/gap-in-the-law",),
    "schema": ("case",),
    "serve": (),
    "mcp": (SERVITUDE,),
    "record": (SERVITUDE, "S1/V1/xp:trafficking-in-persons/principal/house/2022-10-01"),
    "redact": (SERVITUDE,),
    "verify": ("examples/domestic-servitude/decisions.jsonl", SERVITUDE),
    "import": ("nowhere.xlsx",),
    "export": (SERVITUDE,),
    "generate": (),
    "practise": (),
    "handout": (SERVITUDE,),
    "key": (SERVITUDE,),
    "mark": (SERVITUDE, "nowhere.csv"),
}
"""What each verb is about, so that nothing but the option under test is wrong with it."""
VALUES = {
    **{
        "law": "xp",
        "suspect": "S1",
        "charge": "S1/V1/xp:trafficking-in-persons/principal/house/2022-10-01",
        "without": "E1",
        "questions": "1",
        "out": "-",
        "sheet": "fact",
        "by": "A. B.",
        "whom": "V1",
        "jobs": "1",
        "scheduler": "tcp://127.0.0.1:1",
        "smallest": "5",
    },
    **{"role": "counsel", "on": "2026-11-20", "source": "the Act", "note": "none", "like": "boat"},
    **{
        "accept": "0000aaaa",
        "reject": "0000aaaa",
        "why": "so",
        "answered": "paper.xlsx",
        "replied": "paper.xlsx",
        "ends": "00",
    },
    **{"folder": "nowhere", "secret": "s", "names": "names.toml"},
    "template": "office.docx",
    "decisions": "examples/domestic-servitude/decisions.jsonl",
    "bill": "examples/xp-bill/draft",
    **{"host": "127.0.0.1", "port": "0", "workers": "1", "seconds": "1"},
    "people": "names.toml",
    "lesson": "exercise",
    **{"missing": "purpose", "contradict": "means", "suspects": "2", "victims": "1"},
    **{"red_herrings": "1", "difficulty": "2", "seed": "7", "ready": "first-file", "story": "labour"},
}
"""A sound value for every option that takes any."""


def _given(option: Option) -> list[str]:
    """Return an option as it is typed, with a sound value if it takes one."""
    value = [VALUES[option.key]] if option.takes else list(option.words[-1:])
    return [option.flags[-1], *value]


def _musts(verb: Verb) -> list[str]:
    return [word for o in verb.options if o.must for word in _given(o)]


IN_TURN = 8


def test_the_table_knows_every_verb() -> None:
    """Every verb stands in the table above, and every option that takes a value has one."""
    assert sorted(NAMES) == sorted(WORDS) == sorted(commands.commands)
    assert {o.key for o in OPTIONS.values() if o.takes} == set(VALUES)


REVIEW = _musts(next(v for v in VERBS if v.name == "attest"))
"""What `attest` must be told, as it is typed."""


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_an_option_of_another_verb_is_refused(verb: Verb) -> None:
    """An option that a verb does not take is never silently dropped, by none of its names.

    Each is typed to each; what is then said is looked at in turn, of each name at some verb.
    """
    own = {flag for o in verb.options for flag in o.flags}
    others = [o for o in OPTIONS.values() if not own & set(o.flags)]
    assert others

    for number, (flag, option) in enumerate((f, o) for o in others for f in o.flags):
        words = [*WORDS[verb.name], *_musts(verb), flag, *_given(option)[1:]]
        with pytest.raises(click.NoSuchOption) as refused:
            commands.commands[verb.name].make_context(verb.name, [*words])
        assert flag == refused.value.option_name
        if number % IN_TURN == VERBS.index(verb) % IN_TURN:
            said = run(verb.name, *words)

            assert (2, "") == (said.code, said.out), flag
            assert f"an option this verb does not take: {flag}" in said.err


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_an_option_given_twice_is_refused(verb: Verb) -> None:
    """Of two values the first is not dropped for the second: only what may be given again may be."""
    for option in verb.options:
        if option.many or not (option.takes or option.words):
            continue
        musts = [w for o in verb.options if o.must and o is not option for w in _given(o)]
        said = run(verb.name, *WORDS[verb.name], *musts, *_given(option) * 2)

        assert (2, "") == (said.code, said.out), option.flags
        language = option.words[-1] if option is LANG else "en"
        assert say("usage-twice", language, option=option.flags[-1]) in said.err


@pytest.mark.parametrize("verb", [v for v in VERBS if v.name != "words"], ids=lambda v: v.name)
def test_a_word_too_many_is_refused(verb: Verb) -> None:
    """A word that no place takes is refused; a verb that takes many looks at each. `words` takes any."""
    said = run(verb.name, *WORDS[verb.name], *_musts(verb), "one-more-word.toml")

    assert (2, "") == (said.code, said.out)
    assert "Traceback" not in said.err


@pytest.mark.parametrize("verb", [v for v in VERBS if any(a.must for a in v.arguments)], ids=lambda v: v.name)
def test_a_word_too_few_is_told(verb: Verb) -> None:
    """A verb that is told nothing says what it is about, as help shows it."""
    said = run(verb.name, *_musts(verb))

    assert (2, "") == (said.code, said.out)
    assert f"missing: {verb.arguments[0].shown}\n" in said.err


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_a_value_that_is_none_is_told(verb: Verb) -> None:
    """An option with few words, or a number, says what it takes; a value that must follow is asked for."""
    for option in verb.options:
        wrong = [option.flags[-1]]
        if option.words or option.number:
            wrong.append("-1")
        elif not option.takes:
            wrong = [f"{option.flags[-1]}=1"]
        said = run(verb.name, *WORDS[verb.name], *wrong)

        assert (2, "") == (said.code, said.out), option.flags
        assert option.flags[-1] in said.err.split("\n")[0]


class _Watched:
    """What was asked, and which of its keys somebody has read."""

    def __init__(self, asked: Asked) -> None:
        self.asked, self.read = asked, set[str]()

    def __getattr__(self, key: str) -> Any:
        self.read.add(key)
        return getattr(self.asked, key)


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_every_option_of_a_verb_is_read(
    verb: Verb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a verb takes it looks at, in one of its forms: no option is there for show."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(load, "assess", weighed_once)
    pack = write_pack(tmp_path, {"a.law": OFFENCE})
    table = tmp_path / "case.csv"
    if verb.name == "import":
        table.write_text("id,law,as_at\na,xp,2024-05-01\n", "utf-8")
    if verb.name == "mark":
        table.write_text("part,who,what\nharmed,V1,\n", "utf-8")
    for name in ("http", "mcp"):  # a service would answer until it is stopped
        told = SimpleNamespace(run=lambda *_: None, Limits=lambda *_: None, Room=SimpleNamespace)
        monkeypatch.setitem(sys.modules, f"chargeassist.services.{name}", told)
    monkeypatch.setattr("chargeassist.cli.services._installed", lambda *_: None)
    own: dict[str, tuple[str, ...]] = {
        "attest": (f"{pack}:taking",),
        "lint": (str(pack),),
        "import": (str(table),),
    }
    own["mark"] = (SERVITUDE, str(table))
    words = own.get(verb.name, WORDS[verb.name])
    keys = [a.key for a in verb.arguments]
    about = {keys[0]: words} if len(set(keys)) == 1 else dict(zip(keys, ((w,) for w in words), strict=True))
    musts = {o.key for o in verb.options if o.must}
    values: dict[str, object] = {k: v for k, v in VALUES.items() if k in musts} | {"check": True}
    values |= {"sheets_as": "csv"}  # a workbook is written to a file
    values |= {"no_browser": True}
    monkeypatch.setattr(Opened, "run", lambda desk: None)  # it answers until somebody stops it
    if verb.name == "picture":
        values |= {"pictured": "timeline"}
    if verb.name == "generate":
        values |= {"out": str(tmp_path / "exercise")}
    if verb.name == "record":
        values |= {"taken": "primary", "out": str(tmp_path / "decisions.jsonl")}
    if verb.name == "screen":
        values |= {"law": (str(pack),), "out": str(tmp_path / "rows.csv"), "jobs": 1}
    read: set[str] = set()
    forms = next((o.words for o in verb.options if o.key == "form"), ())
    for form in ("text", *({"json"} & {*forms})):
        watched = _Watched(Asked(verb.name, form=form, finding="faithful", **about, **values))  # type: ignore[arg-type]  # by key
        verb.run(watched)  # type: ignore[arg-type]  # it has every key of what is asked
        read |= watched.read

    # Faults and help are said in the language too, whatever the verb.
    assert set() == {o.key for o in verb.options} - read - {"lang"}


def test_a_stage_without_a_case_is_refused() -> None:
    """Two offences alone have no evidence: a bar for it would be ignored."""
    said = run("compare", "xp:rape", "xp:kidnapping", "--stage", "trial")

    assert (2, "") == (said.code, said.out)
    assert "--stage" in said.err
    assert 0 == run("compare", "xp:rape", "xp:kidnapping").code


@pytest.mark.parametrize("case", [(), (SERVITUDE,)])
@pytest.mark.parametrize("pair", [("xp:rape", "xp:rape"), ("rape", "xp:rape")])
def test_an_offence_is_not_compared_with_itself(case: tuple[str, ...], pair: tuple[str, str]) -> None:
    """One offence beside itself tells nothing apart, by whatever names it is given twice."""
    said = run("compare", *case, *pair, "--law", "xp")

    assert (2, "") == (said.code, said.out)
    assert "these are one" in said.err


def test_a_name_of_several_offences_is_refused() -> None:
    """An offence that stands in several of the laws asked about is not taken from the first of them."""
    said = run("compare", SERVITUDE, "rape", "xp:kidnapping", "--law", "xp", "--law", "ke")

    assert (3, "") == (said.code, said.out)
    assert re.search(r"L515 .*\n *= write xp:rape or ke:rape", said.err)


def test_standard_input_is_read_once() -> None:
    """Two cases cannot both come by standard input."""
    said = run("diff", "-", "-", stdin=(ROOT / SERVITUDE).read_bytes())

    assert (2, "") == (said.code, said.out)
    assert "standard input can be read once" in said.err


def test_no_word_at_all_is_answered_with_help() -> None:
    """Without a verb there is nothing to do: help is told, but it is no answer."""
    said = run()

    assert (2, "", run("--help").out) == (said.code, said.out, said.err)


@pytest.mark.parametrize("whom", ["case", "papers", "law", "apps"])
def test_help_groups_verbs_by_who_uses_them(whom: str) -> None:
    """Help has a heading for each sort of user, and beneath it the verbs of that sort and no others."""
    section = re.split(r"^For (?:a |the |)(\w+):\n", run("--help").out.partition("Options:")[0], flags=re.M)
    found = dict(zip(section[1::2], section[2::2], strict=True))[whom]

    assert [v.name for v in VERBS if v.whom == whom] == re.findall(r"^  (\w+)  ", found, re.M)


def test_what_changed_is_said_in_the_language_asked_for() -> None:
    """Standings and roles before and after are words of the language, not codes."""
    cases = [f"examples/hotel-work/{name}.toml" for name in ("case", "case-inference")]
    said = run("diff", *cases, "--lang", "pt").out

    assert "situação: fraco -> sustentado" in said
    assert "posição: ainda não -> principal" in said


def test_an_option_is_found_by_what_was_probably_meant() -> None:
    """A misspelt option or verb is answered with the near one."""
    assert 'did you mean "--suspect"?' in run("assess", SERVITUDE, "--suspekt", "S1").err
    assert 'did you mean "assess"' in run("asess", SERVITUDE).err


@pytest.mark.parametrize("number", ["-1", "1.5", "", "\u0663", "one"])
def test_a_number_is_whole_not_below_nought_and_in_plain_digits(number: str) -> None:
    """What is no such number is said to be none, whatever script its digits are of."""
    said = run("gaps", "examples/hotel-work/case.toml", "--questions", number)
    assert (2, "") == (said.code, said.out)
    assert "--questions: expected a whole number, not below 0" in said.err


def test_what_schema_can_write_is_what_there_is() -> None:
    """The words of `schema` stand in the table of verbs: they are those of its module."""
    (schema,) = (v for v in VERBS if v.name == "schema")
    assert tuple(dict.fromkeys((*SCHEMAS, *UNDER_A_LAW))) == schema.arguments[0].words


def test_help_loads_no_verb() -> None:
    """Only the verb that was asked is loaded: help and `words` do not wait for the others."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "chargeassist", "--help"], capture_output=True, text=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert set() == {m for m in loaded if m.startswith(("chargeassist.advice", "chargeassist.findings"))}
