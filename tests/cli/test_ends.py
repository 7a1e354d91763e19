"""How commands end: faults, no law, broken pipes, old terminals, our own faults."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chargeassist.hall import load
from tests.cli.support import GROWER, ROOT, SERVITUDE, run, run_apart
from tests.law.support import OFFENCE, write_pack

SECRET = "Zebedee"


@pytest.mark.parametrize(
    "args",
    [
        ("asess", SERVITUDE),
        ("assess",),
        ("assess", SERVITUDE, "--stage", "appeal"),
        ("assess", SERVITUDE, "--format", "pdf"),
        ("assess", SERVITUDE, "--lang", "zz"),
        ("assess", SERVITUDE, "--sorted"),
        ("assess", SERVITUDE, SERVITUDE),
        ("assess", "nowhere.toml"),
        ("assess", "examples"),
        ("schema", "charge"),
    ],
)
def test_a_wrong_command_ends_with_2(args: tuple[str, ...]) -> None:
    """Wrong usage and a file that is not there end with 2, on standard error, without a traceback."""
    said = run(*args)

    assert (2, "") == (said.code, said.out)
    assert "" != said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("verb", ["check", "assess"])
def test_faults_of_a_case_are_all_told(verb: str, tmp_path: Path) -> None:
    """A case with faults ends with 2: every fault with its line, their number, and no value."""
    text = (ROOT / SERVITUDE).read_text("utf-8").replace('["S1"]', f'"{SECRET}"', 2)
    (tmp_path / "case.toml").write_text(text, "utf-8")
    said = run(verb, "case.toml", cwd=tmp_path)

    assert (2, "") == (said.code, said.out)
    assert 2 == len(re.findall(r"^case\.toml:\d+: \S+: C101 ", said.err, re.MULTILINE))
    assert said.err.endswith("\n\n2 faults\n")
    assert SECRET not in said.err


def test_faults_of_a_pack_end_with_2(tmp_path: Path) -> None:
    """A pack with faults ends with 2 and tells file, line and column."""
    folder = write_pack(tmp_path, {"a.law": OFFENCE.replace("recruitment", "recruitement")})
    said = run("assess", SERVITUDE, "--law", folder)

    assert (2, "") == (said.code, said.out)
    assert f"{folder.as_posix()}/a.law:6:12: L202" in said.err
    assert said.err.endswith("\n\n1 fault\n")


@pytest.mark.parametrize(
    "args",
    [
        ("assess", SERVITUDE, "--law", "zq"),
        ("packs", "--law", "zq"),
        ("show", "zq"),
        ("show", "zq:rape"),
        ("show", "xp:zzz"),
        ("explain", SERVITUDE, "zzz"),
        ("explain", SERVITUDE, "ke:intimidation"),
    ],
)
def test_no_law_to_advise_on_ends_with_3(args: tuple[str, ...]) -> None:
    """A law or an offence that is not there ends with 3: the input is sound, but there is no answer."""
    said = run(*args)

    assert (3, "") == (said.code, said.out)
    assert re.match(r"\S+: L50\d ", said.err)


def test_a_case_that_asks_about_no_law_ends_with_3(tmp_path: Path) -> None:
    """A case that names no law is answered with how to name one."""
    text = (ROOT / SERVITUDE).read_text("utf-8").replace('law = ["xp"]', "law = []")
    (tmp_path / "case.toml").write_text(text, "utf-8")
    said = run("assess", tmp_path / "case.toml")

    assert (3, "") == (said.code, said.out)
    assert "--law" in said.err


def _breaking(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Have an assessment end with an exception."""

    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(load, "assess", broken)


def test_a_fault_of_ours_ends_with_70_and_says_nothing_of_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception of ours ends with 70, names its kind, and repeats nothing: it may quote the case."""
    _breaking(monkeypatch, RuntimeError(SECRET))
    said = run("assess", SERVITUDE)

    assert (70, "") == (said.code, said.out)
    assert "(RuntimeError)" in said.err
    assert "Please report it" in said.err
    assert SECRET not in said.err
    assert "Traceback" not in said.err


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C ends with 130, and says so in one line, after that of the keys."""
    _breaking(monkeypatch, KeyboardInterrupt())
    said = run("assess", SERVITUDE, "--lang", "fr")

    assert (130, "", "\nInterrompu.\n") == (said.code, said.out, said.err)


# A process that was begun in the background is deaf to the key: it is made to hear it.
WHILE = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
class Pressed:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r} and self in sys.meta_path:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Pressed())
"""


@pytest.mark.parametrize("module", ["attrs", "click", "chargeassist.words.po", "chargeassist.advice.terms"])
def test_an_interruption_while_modules_are_loaded_ends_so_too(module: str) -> None:
    """Control-C in the midst of an import, a verb's own too, is no traceback either."""
    said = run_apart("words", "beaten", "--lang", "pt", code=WHILE.format(module=module))

    assert (130, "", "\nInterrompido.\n") == (said.code, said.out, said.err)


WITHOUT = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "click":
            raise ModuleNotFoundError("No module named 'click'", name="click")
sys.meta_path.insert(0, Blocked())
"""


THRICE = f"""
from chargeassist.cli import main
for words in ([], ["assess", {SERVITUDE!r}], ["--help"]):
    sys.argv[1:] = words
    try:
        main()
    except SystemExit as ended:
        print(ended.code, file=sys.stderr)
sys.exit(2)
"""


def test_without_click_one_line_says_what_to_install() -> None:
    """Without its one more package the command line says in one line how to get it, and ends with 2."""
    said = run_apart(code=WITHOUT + THRICE)

    assert (2, "") == (said.code, said.out)
    assert "The command line needs one more package: pip install 'chargeassist[cli]'\n2\n" * 3 == said.err


def test_without_click_the_library_works() -> None:
    """Reading, assessing and reporting need no package of the command line."""
    program = WITHOUT + (
        "from chargeassist import assess, load_law, read_case, to_text\n"
        f"print(to_text(assess(read_case({SERVITUDE!r}), load_law('xp'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True)

    assert b"Trafficking in persons" in done.stdout


def test_another_missing_module_is_not_called_click() -> None:
    """Another missing module is an error of its own: nobody is told to install click."""
    said = run_apart("packs", code="import sys\nsys.modules['chargeassist.cli.commands'] = None")

    assert 0 != said.code
    assert "chargeassist[cli]" not in said.err


def _piped(args: list[str], lines: int) -> tuple[int, bytes]:
    """Run a command whose reader goes away after some bytes; return the exit code and standard error."""
    command = [sys.executable, "-m", "chargeassist", *args]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(lines)
        process.stdout.close()
        return process.wait(300), process.stderr.read()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize(
    ("args", "lines"), [(["schema", "case"], 0), (["assess", SERVITUDE, "--format", "json"], 1)]
)
def test_a_broken_pipe_is_no_fault(args: list[str], lines: int) -> None:
    """When the reader of the answer goes away (`| head`) the command ends quietly."""
    assert (0, b"") == _piped(args, lines)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
@pytest.mark.parametrize("args", [("assess", SERVITUDE), ("show", "ke")])
def test_an_old_terminal_gets_an_answer(args: tuple[str, ...], encoding: str) -> None:
    """A terminal that lacks a letter gets a question mark for it, and the whole answer."""
    plain, said = run(*args), run(*args, encoding=encoding)

    assert (plain.code, len(plain.out.splitlines())) == (said.code, len(said.out.splitlines()))


def test_letters_an_old_terminal_lacks_become_question_marks(tmp_path: Path) -> None:
    """A title in another script is printed as far as the terminal can, on both streams."""
    folder = write_pack(tmp_path, {"a.law": OFFENCE.replace("Taking", "Взятие 取")})
    shown = run_apart("show", f"{folder}:taking", PYTHONIOENCODING="cp1252")
    write_pack(tmp_path, {"a.law": OFFENCE.replace("recruitment", "вербовка")})
    faulty = run("show", folder, encoding="cp1252")

    assert (0, 2) == (shown.code, faulty.code)
    assert "?????? ?" in shown.out
    assert "L202" in faulty.err


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}])
@pytest.mark.parametrize("args", [("assess", GROWER), ("check", "nowhere.toml"), ("--help",)])
def test_there_is_no_colour(args: tuple[str, ...], environment: dict[str, str]) -> None:
    """Symbols beside words say what colour would: no escape sequence is written, even to a terminal."""
    environ: Any = environment
    said = run(*args, terminal=True, **environ)

    assert "\x1b" not in said.out + said.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_progress_is_told_to_a_terminal_and_wiped() -> None:
    """On a terminal the steps are told on standard error, on one line that is wiped; -q tells none."""
    import pty

    master, slave = pty.openpty()
    command = [sys.executable, "-m", "chargeassist", "assess", SERVITUDE]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=slave, check=True)
    os.close(slave)
    loud = os.read(master, 100_000)
    os.close(master)

    assert b"weighing" not in done.stdout
    assert b"weighing xp" in loud
    assert loud.endswith(b"\r" + b" " * 40 + b"\r")
    assert "weighing xp" in run("assess", SERVITUDE, terminal=True).err
    assert "" == run("assess", SERVITUDE, "-q", terminal=True).err
