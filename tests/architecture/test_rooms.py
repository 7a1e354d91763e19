"""Rooms: what imports what, and what stays out of the library."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.support import (
    DOORS,
    MODULES,
    PACKAGE,
    ROOMS,
    ROOT,
    SIDE_BY_SIDE,
    calls,
    imports,
    nodes,
    room,
    walk,
)

LIBRARY = [m for m in MODULES if room(m) not in (*DOORS, "")]
ABOVE = ("__init__.py", "__main__.py", "public.py")
"""The modules that stand above the rooms: lazy public names, `python -m`, and the names themselves."""
MODULE_LINES, FUNCTION_LINES = 300, 50
LONG: dict[str, str] = {}
"""Modules that may have more lines than `MODULE_LINES`, and why."""
LONG_FUNCTIONS: dict[str, str] = {}
"""Functions that may have more lines than `FUNCTION_LINES`, and why."""
OWN_NEEDS = {
    **{"cli": {"click"}, "advice": {"rapidfuzz"}, "report": {"docx"}},
    "hall": {"tomlkit", "openpyxl", "pyarrow", "distributed"},
    "live": {"durable"},
    "services": {"starlette", "uvicorn", "pebble", "mcp", "mcp_types", "anyio"},
    "desk": {"starlette", "uvicorn"},
}
"""What a room may import beyond the standard library and attrs."""
LAZY = {("findings/model.py", "report")}
"""`_repr_html_` imports report inside the method: the one exception of the design."""


def test_every_folder_is_a_room() -> None:
    """Every folder of the package is one of the rooms, in its order.

    One that holds no module is what a room that was renamed left behind in somebody's checkout.
    """
    folders = {p.parent.relative_to(PACKAGE).parts[0] for p in PACKAGE.glob("*/**/*.py")}

    assert set() == folders - {*ROOMS}
    assert {"words", "reading", "law", "case", "reasoning", "findings", "report", "hall", "cli"} <= folders
    assert {*ABOVE, "py.typed"} == {p.name for p in PACKAGE.iterdir() if p.is_file()}


def test_a_room_imports_only_rooms_left_of_it() -> None:
    """A room imports only rooms left of it, inside functions too; from above only the version."""
    wrong = []
    for name in (m for m in MODULES if m not in ABOVE):
        here = room(name)
        beside = {other for row in SIDE_BY_SIDE if here in row for other in row} - {here}
        allowed = {*ROOMS[: ROOMS.index(here)], here} - beside
        for line, target in imports(name):
            top, _, rest = target.partition(".")
            there = rest.partition(".")[0]
            fine = top != "chargeassist" or there in {*allowed, "__version__"} or (name, there) in LAZY
            wrong += [] if fine else [f"{name}:{line} imports {target}"]

    assert [] == wrong


def test_needs_are_those_of_the_project() -> None:
    """The library needs the standard library and attrs; click and tomlkit stay in their rooms."""
    wrong = []
    for name in MODULES:
        allowed = {*sys.stdlib_module_names, "attrs", "chargeassist", *OWN_NEEDS.get(room(name), ())}
        wrong += [f"{name}:{n} {t}" for n, t in imports(name) if t.partition(".")[0] not in allowed]

    assert [] == wrong


def _lines(name: str) -> int:
    return MODULES[name].read_text("utf-8").count("\n")


def _long_functions(name: str) -> set[str]:
    """Return the functions of a module that are too long, each as ``module:function``."""
    functions = [n for n in nodes(name) if isinstance(n, ast.FunctionDef)]
    return {f"{name}:{f.name}" for f in functions if (f.end_lineno or 0) - f.lineno >= FUNCTION_LINES}


def test_modules_are_short() -> None:
    """A module has at most 300 lines unless it stands in the list with a reason, and leaves it once short."""
    assert set(LONG) == {name for name in MODULES if _lines(name) > MODULE_LINES}


def test_functions_are_short() -> None:
    """A function has at most 50 lines, its docstring among them, unless it stands in the list."""
    assert set(LONG_FUNCTIONS) == {f for name in MODULES for f in _long_functions(name)}


FORBIDDEN_MODULES = re.compile(
    r"^(time|random|secrets|uuid|socket|ssl|urllib|http|ftplib|smtplib|asyncio|threading|multiprocessing"
    r"|logging|getpass|platform|locale|subprocess|ctypes|pickle|shelve|sqlite3|tempfile|shutil|glob"
    r"|os(?!\.PathLike)|sys)(\.|$)"
)
FORBIDDEN_CALLS = re.compile(
    r"(^|\.)(now|today|utcnow|fromtimestamp|getenv|urandom|expanduser|home|cwd|getcwd)\(\)$|\.environ$"
    r"|^(open|print|input|eval|exec|compile|breakpoint|__import__|globals|hash)\(\)$"
)


def test_the_library_has_no_clock_no_chance_and_no_network() -> None:
    """Nothing in the library reads a clock, chance, the network, the environment or another process.

    But for the two rooms that hand work to other processes and hosts.
    """
    names = [m for m in LIBRARY if room(m) not in ("bulk", "live")]

    assert [] == [f"{m}:{n} {t}" for m in names for n, t in imports(m) if FORBIDDEN_MODULES.match(t)]


def test_the_library_calls_nothing_that_changes_by_itself() -> None:
    """No day is today, no dice are thrown, nothing is printed, and no text is run as a program."""
    assert [] == [f"{m}:{n} {c}" for m in LIBRARY for n, c in calls(m) if FORBIDDEN_CALLS.search(c)]


OPENERS = (
    *("reading/files.py", "words/catalogue.py", "report/svg.py"),
    *("hall/locks.py", "hall/workbook.py", "hall/records.py", "hall/parts.py", "hall/screened.py"),
    "desk/files.py",
)
"""What is opened elsewhere is no file of an input: the catalogue, the style of a page, a folder or a half
file to lock it, the parts of an archive that was read already, the style and the script of the desk; or it is
longer than any file may be, and read record by record: a caseload, its parts, what it was screened to."""
LISTERS = (
    *("words/catalogue.py", "law/folder.py", "hall/write.py", "hall/records.py", "hall/lessons.py"),
    *("hall/parts.py", "cli/fmt.py"),
)
"""Packs are found by looking in the folder; the formatter finds the files it is to lay out, the writer what
a killed program has left, the reader of a caseload its case files, a class the pages of its exercise,
a run the parts that are its own."""
WRITERS = ("hall/write.py", "hall/locks.py", "hall/parts.py")
READS = re.compile(r"(^|\.)(open|read_text|read_bytes)\(\)$")
LISTS = re.compile(r"\.(iterdir|glob|rglob|listdir|scandir)\(\)$")
WRITES = re.compile(
    r"\.(write_text|write_bytes|mkdir|unlink|rename|touch|mkstemp|rmtree|chmod|fdopen)\(\)$|^os\.replace\(\)$"
)


def _touching(pattern: re.Pattern[str], places: tuple[str, ...]) -> list[tuple[str, int, str]]:
    """Return module, line and name of the calls of a kind that stand in other modules than *places*."""
    return [(m, n, c) for m in MODULES if m not in places for n, c in calls(m) if pattern.search(c)]


def _of_the_reading_room(name: str) -> set[str]:
    """Return what a module may call although its name sounds like opening a file."""
    ours = (t for _, t in imports(name) if t.startswith("chargeassist.reading."))
    return {f"{t.rpartition('.')[2]}()" for t in ours}


def test_files_are_opened_in_one_place() -> None:
    """A file is opened in `reading/files.py`, where the limits live, and a catalogue where it is read."""
    assert [] == [x for x in _touching(READS, OPENERS) if x[2] not in _of_the_reading_room(x[0])]


def test_folders_are_listed_in_one_place() -> None:
    """A folder is listed where packs are found, and in the few places beside."""
    assert [] == _touching(LISTS, LISTERS)


def test_the_world_is_written_in_one_place() -> None:
    """A file is written in `hall/write.py`, and nowhere else."""
    assert [] == _touching(WRITES, WRITERS)


def test_the_places_that_touch_the_world_do() -> None:
    """The places that may touch files do, so that the searches above find what they look for."""
    pattern = re.compile("|".join(p.pattern for p in (READS, LISTS, WRITES)))

    for name in (*OPENERS, *LISTERS, *WRITERS):
        assert [] != [c for _, c in calls(name) if pattern.search(c)], name


def _written() -> dict[str, Path]:
    """Return every page, program and law of the project by its name; tests write words wrong on purpose."""
    kinds = ("*.py", "*.md", "*.law", "*.toml", "*.txt")
    roots = [ROOT / d for d in ("chargeassist", "knowledge", "examples", "docs")]
    found = [p for root in roots for kind in kinds for p in root.rglob(kind)]
    named = {p.relative_to(ROOT).as_posix(): p for p in [*found, *ROOT.glob("*.md"), ROOT / "pyproject.toml"]}
    return {name: named[name] for name in sorted(named) if name != "docs/errors.md"}  # shows a wrong word


def test_offence_is_spelt_as_the_treaties_spell_it() -> None:
    """The spelling is British throughout: offence, defence, labour."""
    american = re.compile(r"\boffens" + r"es?\b|\bdefens" + r"es?\b|\blab" + r"or\b", re.IGNORECASE)

    assert [] == [
        f"{name}:{n}"
        for name, path in _written().items()
        for n, line in enumerate(path.read_text("utf-8").split("\n"), start=1)
        if american.search(line)
    ]


def test_nothing_is_left_to_do_in_the_code() -> None:
    """No line of the package is left for later, switched off, or kept as a comment."""
    later = re.compile(
        r"#\s*(TODO|FIXME|XXX|HACK)|^\s*#\s*(def|class|import|return|if) .*[:(]\s*$", re.MULTILINE
    )

    assert [] == [name for name, path in MODULES.items() if later.search(path.read_text("utf-8"))]


def test_a_type_that_is_ignored_says_which_and_why() -> None:
    """`type: ignore` names its code and its reason."""
    whole = re.compile(r"type: ignore(?!\[[a-z-]+\]  # \S)")

    assert [] == [name for name, path in MODULES.items() if whole.search(path.read_text("utf-8"))]


CODED = ("reasoning", "findings", "advice")
"""Rooms whose values carry codes: what they have to say is worded in `report`, from the catalogues."""
WORDS_NEEDED = {
    "reasoning/derived.py": "the phrases with which the vocabulary says what is computed",
    "reasoning/status.py": "the phrases with which the vocabulary says what is computed",
    "advice/key.py": "a place in the law: the name of its Act, a blank, the provision",
    "reasoning/modes.py": "a line of the law's own notation, for an offence that a mode derives",
}
"""Modules in these rooms that need words of the law, and why."""


def _texts(name: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module with their lines, docstrings and messages to programmers apart."""
    apart: set[ast.AST] = set()
    for node in nodes(name):
        match node:
            case ast.Expr(value=ast.Constant()):
                apart.add(node.value)
            case ast.Raise(exc=ast.Call(func=ast.Name(id="ValueError" | "KeyError"))):
                apart.update(walk(node))
    for node in nodes(name):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in apart:
            yield node.lineno, node.value


def _spoken(name: str) -> list[str]:
    """Return the texts of a module that have a blank in them."""
    return [f"{name}:{line} {text!r}" for line, text in _texts(name) if " " in text]


def test_values_carry_codes_and_never_sentences() -> None:
    """Nothing that people read is written outside docstrings and catalogues, where it would stay English."""
    held = [name for name in MODULES if room(name) in CODED and name not in WORDS_NEEDED]

    assert [] == [text for name in held for text in _spoken(name)]


def test_the_list_of_modules_with_words_is_needed() -> None:
    """A module that says no words of the law leaves the list, and the search finds what it looks for."""
    assert [] == [name for name in WORDS_NEEDED if not _spoken(name)]


NAMED = ("words", "reading", "law", "case", "audit", "hall")
"""Rooms that say what they say by the id of a sentence in the catalogue."""
OTHERS_WORDS = {
    "case/read.py": "the name of a file that has none",
    "case/template.py": "a case file with blanks, of which the comments are sentences of the catalogue",
    "law/wordbook.py": "the phrases with which the vocabulary says what is computed",
    "reading/documents.py": "how what parsers say begins: it tells their sorts apart, and is never told",
}
"""Modules in these rooms that hold words of others, and whose."""
NOTATION = {
    *("any of", "or like", "at least", "at most", "as to", "in place of", "for company", "any offence"),
    *("not needed if", "proved by", "raised if", "instead of", "may convict of", "fault is", "not seen"),
    *("evidence rules", "unavailable testimony", "pack title", "pack note", "need not be proved"),
}
"""What stands in the files of a pack as it stands here, in every language."""
PATTERN = re.compile(r"\(\?|\\[dwb]|\[[0-9a-z]-|\|")
WORDS = re.compile(r"[A-Za-z]{2}[^\sA-Za-z]* +[^\sA-Za-z]*[A-Za-z]{2}")


def _sentences(name: str) -> list[str]:
    """Return the texts of two words and more that are neither of the notation nor a pattern."""
    return [
        f"{name}:{line} {text!r}"
        for line, text in _texts(name)
        if WORDS.search(text) and text.strip() not in NOTATION and not PATTERN.search(text)
    ]


def test_sentences_stand_in_the_catalogue() -> None:
    """Whoever reads a file or a pack says what is wrong by ids: no sentence is written in the code."""
    named = [name for name in MODULES if room(name) in NAMED and name not in OTHERS_WORDS]

    assert [] == [text for name in named for text in _sentences(name)]


def test_the_list_of_modules_with_words_of_others_is_needed() -> None:
    """A module without words of others leaves the list."""
    assert [] == [name for name in OTHERS_WORDS if not _sentences(name)]
