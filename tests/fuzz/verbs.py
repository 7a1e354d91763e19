"""Every verb as a target: it is given a file, and must answer, or say what is wrong with the file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from chargeassist.cli.program import Program
from chargeassist.cli.usage import Misused
from chargeassist.cli.verbs import VERBS
from tests.hostile.support import MANIFEST, OFFENCE, ROOT, SOURCES

Target = Callable[[bytes], None]
PROGRAM = Program(VERBS, "en")
ANSWERED = (0, 1, 4)
"""An answer was written: as it is, with warnings, with a gate."""
ASKED, OTHER = "xp:trafficking-in-persons", "xp:assault"
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
}
"""What each verb is given, a file in place of the braces."""
OF_A_PACK: Mapping[str, tuple[str, ...]] = {
    "show": ("{}",),
    "lint": ("{}",),
    "packs": ("--law", "{}"),
    "fmt": ("{}",),
    "attest": (
        *("{}:taking", "--by", "A. Reader", "--role", "reader", "--on", "2024-01-01"),
        *("--source", "the text", "--finding", "faithful"),
    ),
}
PALMERIA = (ROOT / "knowledge/xp/sources.toml").read_text("utf-8")
PACK = {"pack.toml": MANIFEST, "sources.toml": SOURCES + PALMERIA, "a.law": OFFENCE}
"""A small pack that knows the sources of Palmeria too: its offences may be put there."""


def run(*words: str) -> None:
    """Run one verb as it is typed; what it throws goes through, a fault and misuse among it."""
    said = TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(said), redirect_stderr(said):
        try:
            PROGRAM.main(args=list(words), prog_name="chargeassist", standalone_mode=False)
        except (Misused, click.ClickException):
            return


def about_a_case(verb: str, words: Sequence[str], raw: bytes) -> None:
    """Run a verb on a case; every second one is asked for its answer as JSON."""
    with TemporaryDirectory() as folder:
        name = "case.json" if raw[:1] == b"{" else "case.toml"
        path = Path(folder, name)
        path.write_bytes(raw)
        form = ("--format", "json") if sum(raw) % 2 else ()
        run(verb, *(w.format(path) for w in words), *form)


def about_a_pack(verb: str, words: Sequence[str], file: str, raw: bytes) -> None:
    """Run a verb on a small pack of which one file is *raw*."""
    with TemporaryDirectory() as folder:
        pack = Path(folder, "pack")
        files: dict[str, str | bytes] = {**PACK, file: raw}
        for name, text in files.items():
            path = pack / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        run(verb, *(w.format(os.fspath(pack)) for w in words))


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
}
