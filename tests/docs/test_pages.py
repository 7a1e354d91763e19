"""Pages: what a page says to type is typed, and what it names is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import unquote

import pytest

from chargeassist.cli.commands import commands
from tests.cli.support import answered, run

ROOT = Path(__file__).parents[2]
PAGES = {
    p.relative_to(ROOT).as_posix(): p
    for p in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
}
README = (ROOT / "README.md").read_text("utf-8")
ENDS = {0, 1, 4}
"""How a command that a page shows may end: with an answer."""
SERVE = ("serve", "mcp", "desk")
"""The verbs that answer until they are stopped: tests of their own start them as a page says."""


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def _commands() -> list[tuple[str, str]]:
    """Return page and arguments of every `chargeassist` command that a page shows."""
    found = []
    for name, path in PAGES.items():
        text = path.read_text("utf-8")
        lines = [
            line
            for lang in ("console", "", "sh", "bash")
            for b in _blocks(text, lang)
            for line in b.split("\n")
        ]
        for line in lines:
            # What stands before `&&` installs; it is run by .ci/run.
            last = line.removeprefix("$ ").rpartition("&& ")[2].split("  #")[0].strip()
            program, _, arguments = last.partition(" ")
            elsewhere = re.search(r"[<>|$*]|\.\.\.|our-pack|our-intake|my-case", arguments)
            serves = arguments.partition(" ")[0] in SERVE
            if program.endswith("chargeassist") and not elsewhere and not serves:
                found.append((name, arguments))
    return sorted(set(found))


COMMANDS = _commands()


def test_the_readme_shows_commands() -> None:
    """The README shows commands to type, among them one that assesses a case."""
    assert [] != _blocks(README, "console")
    assert [] != [a for page, a in COMMANDS if page == "README.md" and a.startswith("assess ")]


@pytest.mark.parametrize(("page", "arguments"), COMMANDS, ids=[f"{p}: {a}" for p, a in COMMANDS])
def test_every_command_on_a_page_runs(page: str, arguments: str) -> None:
    """A command that a page shows ends with an answer, typed as it stands."""
    said = answered(*shlex.split(arguments))

    assert said.code in ENDS, f"{page}: {said.err}"
    assert "" != said.out


def test_the_first_case_of_the_readme_is_entered_as_it_says(tmp_path: Path) -> None:
    """The case that the README enters is one without a warning; its commands print what is shown."""
    (case,), (shown,) = _blocks(README, "toml"), _blocks(README, "text check")
    file = tmp_path / "my-case.toml"
    file.write_text(case, "utf-8")
    typed = re.findall(r"^\$ chargeassist (\w+) my-case\.toml$", README, re.MULTILINE)
    said = {verb: run(verb, str(file)) for verb in typed}

    assert {"check": 0, "assess": 0, "gaps": 0} == {verb: s.code for verb, s in said.items()}
    assert {*shown.rstrip("\n").split("\n")} <= {*said["check"].out.split("\n")}
    assert "[=] supported" in said["assess"].out
    assert "read by no charge" not in said["check"].out


@pytest.mark.parametrize("block", _blocks(README, "python"))
def test_the_python_of_the_readme_runs(
    block: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Python that the README shows runs as it stands, from the project's folder, and prints charges."""
    monkeypatch.chdir(ROOT)
    exec(compile(block, "README.md", "exec"), {})

    assert "supported" in capsys.readouterr().out


def test_the_readme_shows_what_is_printed() -> None:
    """The lines of a report that the README shows are lines of the report of the command before them."""
    (block,) = [b for b in _blocks(README, "text") if "[=] supported" in b]
    printed = answered("assess", "examples/domestic-servitude/case.toml").out.split("\n")

    assert [] == [
        line for line in block.rstrip("\n").split("\n") if line not in printed and "..." not in line
    ]


def test_the_readme_names_every_verb() -> None:
    """The table of verbs names every verb of the command line and no other."""
    named = re.findall(r"^\| `chargeassist (\w+)", README, re.MULTILINE)

    assert sorted(commands.commands) == sorted(named)


def test_the_readme_names_every_example() -> None:
    """The table of examples names every folder of examples and no other."""
    named = re.findall(r"^\| \[([a-z-]+)\]\(examples/\1\)", README, re.MULTILINE)

    assert sorted(p.parent.name for p in (ROOT / "examples").glob("*/case.toml")) == sorted(named)


def test_there_are_pages() -> None:
    """The pages are found: README, how to contribute, security, changes."""
    assert {"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"} <= set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """A link within the project leads to a file or folder that is there."""
    text = re.sub(r"```.*?```", "", PAGES[page].read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text)
    inside = [t for t in targets if not re.match(r"[a-z]+:", t)]

    assert [] == [t for t in inside if not (PAGES[page].parent / unquote(t)).exists()]


@pytest.mark.parametrize("page", PAGES)
def test_paths_on_a_page_are_there(page: str) -> None:
    """A path of the project that a page names in code is there."""
    named = re.findall(
        r"`((?:chargeassist|knowledge|examples|tests|docs)/[\w./-]+\.\w+)`", PAGES[page].read_text("utf-8")
    )

    assert [] == [p for p in named if not (ROOT / p).exists()]
