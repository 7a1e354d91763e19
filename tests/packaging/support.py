"""Building with no network, and new environments to install into."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "domestic-servitude" / "case.toml"
HOOK = "import sys; from hatchling import build; print(getattr(build, sys.argv[1])(sys.argv[2]))"
ASSESS = """
import sys
from hashlib import sha256
import chargeassist
from chargeassist import assess, load_law, read_case, to_json
from chargeassist.law.folder import knowledge, shipped
print(chargeassist.__file__)
print(knowledge())
case = read_case(sys.argv[1])
print(sha256(to_json(assess(case, load_law(*case.law, shipped()[0]))).encode()).hexdigest())
"""
"""Prints where the library lies, where it reads its law, and the digest of an assessment under two laws:
that the files of all are inside is seen in the wheel itself."""


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Return what a command prints, with no setting of Python or pip but *environment*."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def pip(*arguments: str | Path, cwd: Path) -> None:
    """Run pip with no index and, for a build, nothing but what is installed here."""
    run(sys.executable, "-m", "pip", "--quiet", *arguments, cwd=cwd)


def build(what: str, source: Path, into: Path, **environment: str) -> Path:
    """Return the wheel, sdist or editable wheel of *source*, by the hook that pip itself calls (PEP 517)."""
    into.mkdir()
    said = run(sys.executable, "-c", HOOK, f"build_{what}", into, cwd=source, **environment)
    return into / said.split()[-1]


class Desk:
    """A new environment of Python that holds attrs and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
        self.python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.site = Path(self.says("import sysconfig; print(sysconfig.get_path('purelib'))")[0])
        for package in ("attr", "attrs"):  # as it lies here: no index is asked
            shutil.copytree(Path(attrs.__file__).parents[1] / package, self.site / package)

    def install(self, wheel: Path) -> None:
        """Install a wheel."""
        pip("--python", self.python, "install", "--no-index", "--no-deps", wheel, cwd=self.folder)

    def says(self, code: str, *arguments: str | Path) -> list[str]:
        """Return the lines that *code* prints there."""
        return run(self.python, "-c", code, *arguments, cwd=self.folder).splitlines()
