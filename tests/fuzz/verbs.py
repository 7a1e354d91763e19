"""Every verb as a target: it is given a file, and must answer, or say what is wrong with the file.

What it writes about a case names every gate that it tells on standard error.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache, partial
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import click

from chargeassist.cli.options import Option
from chargeassist.cli.program import Program
from chargeassist.cli.usage import Misused
from chargeassist.cli.verbs import VERBS
from tests.hostile.support import MANIFEST, OFFENCE, ROOT, SOURCES
from tests.promises.support import bare

Target = Callable[[bytes], None]
PROGRAM = Program(VERBS, "en")
ASKED, OTHER = "xp:trafficking-in-persons", "xp:assault"
SIGNED = ("--as", "not-charged", "--by", "A. B.", "--on", "2024-05-01", "--why", "she is safe first")
PICTURES = ("matrix", "tree", "timeline", "map", "stress")
OF_A_CASE: Mapping[str, tuple[str, ...]] = {
    "check": ("{}",),
    "assess": ("{}", "--all"),
    "explain": ("{}", ASKED),
    "gaps": ("{}", "--questions", "9"),
    "stress": ("{}", "--without", "contested"),
    "review": ("{}",),
    "counts": ("{}",),
    "compare": ("{}", ASKED, OTHER),
    "diff": ("{}", "{}"),
    "draw": ("{}", "--list"),
    "cooperation": ("{}",),
    "key": ("{}",),
    "handout": ("{}",),
    **dict.fromkeys(("memo", "chart", "tasks", "sheet", "disclosure", "referral", "timeline"), ("{}",)),
    **{f"picture-{of}": ("{}", "--of", of, "--charge", "{charge}") for of in PICTURES},
    "record": ("{}", "{charge}", *SIGNED, "-o", "{folder}/decided.jsonl"),
    "redact": ("{}",),
    "export": ("{}", "--all", "-o", "{folder}/case.xlsx"),
}
"""What each verb is given, a file in place of the braces, and the first charge of its assessment."""
TOLD = re.compile(r"^gate: (?P<person>.*?): (?P<title>[^\[]*) \[", re.MULTILINE)
"""A gate, as it is told on standard error."""
OF_A_PACK: Mapping[str, tuple[str, ...]] = {
    "show": ("{}",),
    "lint": ("{}",),
    "packs": ("--law", "{}"),
    "opinion": ("{}",),
    "conformity": ("{}",),
    "fmt": ("{}",),
    "attest": (
        *("{}:taking", "--by", "A. Reader", "--role", "reader", "--on", "2024-01-01"),
        *("--source", "the text", "--finding", "faithful"),
    ),
}
PALMERIA = (ROOT / "knowledge/xp/sources.toml").read_text("utf-8")
PACK = {"pack.toml": MANIFEST, "sources.toml": SOURCES + PALMERIA, "a.law": OFFENCE}
"""A small pack that knows the sources of Palmeria too: its offences may be put there."""


def run(*words: str) -> tuple[str, str]:
    """Run one verb as it is typed and return what it said; what it throws goes through, faults among it."""
    kept = BytesIO(), BytesIO()
    out, err = (TextIOWrapper(k, encoding="utf-8", write_through=True) for k in kept)
    with redirect_stdout(out), redirect_stderr(err):
        try:
            PROGRAM.main(args=list(words), prog_name="chargeassist", standalone_mode=False)
        except (Misused, click.ClickException) as misused:
            err.write(f"usage: {misused}")
    said, told = (k.getvalue().decode("utf-8") for k in kept)
    return said, told


def about_a_case(name: str, words: Sequence[str], raw: bytes) -> None:
    """Run a verb on a case, in one of its forms in turn, and look for its gates in what it wrote."""
    verb = name.partition("-")[0]
    forms = next((o.words for o in _options(verb) if o.flags == ("--format",)), ())
    form = forms[sum(raw) % len(forms)] if forms and verb != "export" else ""
    with TemporaryDirectory() as folder:
        path = Path(folder, "case.json" if raw[:1] == b"{" else "case.toml")
        path.write_bytes(raw)
        charge = _first_charge(path) if "{charge}" in words else ""
        given = [w.format(path, folder=folder, charge=charge) for w in words]
        file = ("-o", f"{folder}/out") if form in ("docx", "xlsx") else ()
        out, err = run(verb, *given, *(("--format", form) if form else ()), *file)
    if verb not in ("record", "export") and not file:
        lost = [g.group() for g in TOLD.finditer(err) if not _names(bare(out), g["person"], g["title"])]
        if lost:
            raise AssertionError(f"{verb} tells no word of {lost}")


def _first_charge(case: Path) -> str:
    """Return the id of the first charge of a case; words that are none if it has no charge."""
    out, _ = run("assess", str(case), "--format", "json")
    return next((c["id"] for c in json.loads(out or "{}").get("charges", ())), "none")


def _options(verb: str) -> Sequence[Option]:
    return next(v.options for v in VERBS if v.name == verb)


def _names(told: str, person: str, title: str) -> bool:
    """Return whether what a verb wrote names a gate and whom it is for, alone or among others."""
    if told.startswith("{"):
        return f'"title": "{title}"' in told and f'"person": "{person}"' in told
    return bool(re.search(rf"\b{re.escape(person)}\b[^:]*: ?{re.escape(title)}", told))


def about_a_state(raw: bytes) -> None:
    """Ask for a State by any words."""
    run("state", "--", raw.decode("utf-8", "replace").replace("\0", ""))


def about_a_text(raw: bytes) -> None:
    """Compare a text that was downloaded with what a pack rests on, or record it."""
    with TemporaryDirectory() as folder:
        pack = _pack(folder, {})
        Path(folder, "zz-code.txt").write_bytes(raw)
        run("sources", pack, "--check", folder, *(("--record",) if sum(raw) % 2 else ()))


def about_decisions(raw: bytes) -> None:
    """Read decisions back, beside the case they are of."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "decided.jsonl")
        path.write_bytes(raw)
        run("verify", str(path), *((str(DECIDED),) if sum(raw) % 2 else ()))


def about_names(raw: bytes) -> None:
    """Read who the persons of a case are."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "names.toml")
        path.write_bytes(raw)
        run("tasks", str(DECIDED), "--names", str(path))


def about_marks(raw: bytes) -> None:
    """Mark an answer sheet against the key of a case."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.html" if sum(raw) % 3 == 0 else "answers.csv")
        path.write_bytes(raw)
        run("mark", str(DECIDED), str(path))


def about_sheets(raw: bytes) -> None:
    """Read a case from tables with commas, of which that of the facts is *raw*."""
    with TemporaryDirectory() as folder:
        for table, text in {**tables(), "fact": raw}.items():
            Path(folder, f"{table}.csv").write_bytes(text)
        run("import", *(os.fspath(p) for p in sorted(Path(folder).iterdir())), "--law", "xp")


def about_a_workbook(raw: bytes) -> None:
    """Read a case from a workbook of which one sheet is *raw*."""
    with TemporaryDirectory() as folder:
        path = _with_part(whole_workbook(), SHEET, raw, Path(folder, "case.xlsx"))
        run("import", str(path), "--law", "xp")


def about_an_opinion(raw: bytes) -> None:
    """Read a lawyer's answers from a document whose text is *raw*."""
    with TemporaryDirectory() as folder:
        path = _with_part(whole_opinion(), DOCUMENT, raw, Path(folder, "answers.docx"))
        pack = _pack(folder, {})
        run("opinion", f"{pack}:taking", "--from", str(path), *OPINED, "-o", f"{folder}/reviews.toml")


def about_a_policy(raw: bytes) -> None:
    """Read what an office answered from a document whose text is *raw*."""
    with TemporaryDirectory() as folder:
        path = _with_part(whole_questions(), DOCUMENT, raw, Path(folder, "answers.docx"))
        run("policy", "ke", "--from", str(path))


def _with_part(whole: bytes, part: str, raw: bytes, path: Path) -> Path:
    """Write a document of which one part is *raw* and return where it lies."""
    with ZipFile(BytesIO(whole)) as parts, ZipFile(path, "w") as changed:
        for name in parts.namelist():
            changed.writestr(name, raw if name == part else parts.read(name))
    return path


SHEET, DOCUMENT = "xl/worksheets/sheet1.xml", "word/document.xml"
OPINED = ("--by", "A. Reader", "--role", "reader", "--on", "2024-01-01", "--source", "the text")
DECIDED = ROOT / "examples/domestic-servitude/case.toml"


@cache
def tables() -> Mapping[str, bytes]:
    """Return the tables of a case with commas, by their names."""
    names = ("case", "person", "episode", "evidence", "fact")
    return {n: run("export", str(DECIDED), "--format", "csv", "--sheet", n)[0].encode() for n in names}


@cache
def whole_workbook() -> bytes:
    """Return a case as a workbook."""
    with TemporaryDirectory() as folder:
        run("export", str(DECIDED), "-o", f"{folder}/case.xlsx")
        return Path(folder, "case.xlsx").read_bytes()


@cache
def whole_opinion() -> bytes:
    """Return what is asked of a small pack, as a document."""
    with TemporaryDirectory() as folder:
        run("opinion", f"{_pack(folder, {})}:taking", "-o", f"{folder}/asked.docx")
        return Path(folder, "asked.docx").read_bytes()


@cache
def whole_questions() -> bytes:
    """Return what is asked of the offices of a State, as a document."""
    with TemporaryDirectory() as folder:
        run("policy", "ke", "--form", "-o", f"{folder}/asked.docx")
        return Path(folder, "asked.docx").read_bytes()


def papers(name: str) -> tuple[bytes, ...]:
    """Return what the fuzzing of a spreadsheet or a document begins with: its part that holds the words."""
    if name == "import":
        return (tables()["fact"],)
    documents = {"workbook": whole_workbook, "answers": whole_opinion, "policy": whole_questions}
    whole, part = documents[name](), SHEET if name == "workbook" else DOCUMENT
    with ZipFile(BytesIO(whole)) as parts:
        return (parts.read(part),)


def _pack(folder: str, files: Mapping[str, str | bytes]) -> str:
    """Write a small pack and return where it lies."""
    for name, text in {**PACK, **files}.items():
        path = Path(folder, "pack", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return os.fspath(Path(folder, "pack"))


def about_a_pack(verb: str, words: Sequence[str], file: str, raw: bytes) -> None:
    """Run a verb on a small pack of which one file is *raw*."""
    with TemporaryDirectory() as folder:
        pack = _pack(folder, {file: raw})
        run(verb, *(w.format(pack) for w in words))


def about_words(raw: bytes) -> None:
    """Look terms up by any words."""
    run("words", "--", *raw.decode("utf-8", "replace").replace("\0", "").split()[:40])


READERS = {
    "expects": "expects.toml",
    "translations": "fr.po",
    "departures": "departures.toml",
    "reviews": "reviews.toml",
    "minors": "minors.toml",
    "readings": "readings.toml",
    "judgments": "judgments.toml",
    "forms": "forms.toml",
    "manifest": "pack.toml",
    "sources": "sources.toml",
    "law-tests": "cases/taking.toml",
}
"""The further files of a pack, each by the name of its target."""
TARGETS: Mapping[str, Target] = {
    **{verb: partial(about_a_case, verb, words) for verb, words in OF_A_CASE.items()},
    **{verb: partial(about_a_pack, verb, words, "a.law") for verb, words in OF_A_PACK.items()},
    **{name: partial(about_a_pack, "lint", ("{}",), file) for name, file in READERS.items()},
    "words": about_words,
    "state": about_a_state,
    "watch": about_a_text,
    "verify": about_decisions,
    "names": about_names,
    "import": about_sheets,
    "workbook": about_a_workbook,
    "answers": about_an_opinion,
    "policy": about_a_policy,
    "marks": about_marks,
}
