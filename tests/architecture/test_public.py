"""The public names, and what loading them costs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest

import chargeassist
from tests.architecture.support import MODULES, ROOT

PUBLIC = {
    *("Assessment", "CannotAdvise", "Case", "CaseError", "Charge", "ChargeAssistError", "Fault"),
    *("KnowledgeError", "Law", "Standing", "assess", "case_from_dict", "case_to_dict", "load_law"),
    *("read_case", "to_dict", "to_json", "to_text"),
    *("to_docx", "to_html", "to_markdown", "to_svg"),
}
"""The names that must not go: an app may use them."""
LATER = {
    *("conformity", "Conformity", "conformity_of_bill"),
    *("cooperation", "Cooperation", "packs_touched", "policy", "Policy"),
    *("Change", "Comparison", "Count", "Gap", "Proposal", "Question", "Request", "Review", "Sheet", "Stress"),
    "gaps",
    "stress",
    "compare",
    "review",
    "counts",
    "diff",
    "next_questions",
    "with_answer",
    "find_terms",
    *("Decision", "read_decisions"),
    "terms_read",
    "State",
    "state",
    *("Session", "Update", "replay", "screen"),
    *("Exercise", "Settings", "generate"),
    "lint",
}
"""Names of the design that may come."""


def _loaded(program: str) -> set[str]:
    """Return the modules that are loaded after a program, in a process of its own."""
    code = f"{program}\nimport sys\nprint(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing() -> None:
    """`import chargeassist` loads neither attrs nor click, and no room."""
    loaded = _loaded("import chargeassist")

    assert "chargeassist" in loaded
    assert set() == {m for m in loaded if m.partition(".")[0] in ("attr", "attrs", "click")}
    assert set() == {m for m in loaded if m.startswith("chargeassist.")}


def test_the_library_loads_no_command_line() -> None:
    """Assessing a case loads no click, no json reader of another party and no network."""
    loaded = _loaded(
        "from chargeassist import *\n"
        "to_text(assess(read_case('examples/domestic-servitude/case.toml'), load_law('xp')))"
    )

    assert "attrs" in loaded
    unwanted = {"click", "rich", "cattrs", "yaml", "polars", "dask", "durable", "socket", "ssl", "requests"}
    unwanted |= {"tomlkit", "openpyxl"}
    assert set() == loaded & unwanted


def test_the_public_names() -> None:
    """The public names are pinned: none goes, and a new one is one the design knows."""
    assert set() == PUBLIC - set(chargeassist.__all__)
    assert set() == set(chargeassist.__all__) - PUBLIC - LATER
    assert sorted(chargeassist.__all__) == chargeassist.__all__


@pytest.mark.parametrize("name", chargeassist.__all__)
def test_every_public_name_is_there_and_explained(name: str) -> None:
    """Every public name can be had, is one thing each time, and has a docstring."""
    value = getattr(chargeassist, name)

    assert value is getattr(chargeassist, name)
    assert "" != (value.__doc__ or "").strip()


def test_dir_lists_the_public_names() -> None:
    """`dir` shows the public names and the version, so that an editor can offer them."""
    assert {*chargeassist.__all__, "__version__"} == set(dir(chargeassist))


@pytest.mark.parametrize("name", ["offence", "Assess", "_private", "words_of"])
def test_a_name_that_is_not_public_is_not_there(name: str) -> None:
    """A name that is not public is an AttributeError, as of any module."""
    with pytest.raises(AttributeError, match=f"no attribute '{name}'"):
        getattr(chargeassist, name)


def test_a_type_checker_sees_every_public_name() -> None:
    """Each is imported under its own name, so that a type checker hands it on; there is no second list."""
    text = MODULES["public.py"].read_text("utf-8")

    assert chargeassist.__all__ == sorted(re.findall(r"^from \S+ import (\w+) as \1$", text, re.M))


def test_a_room_is_had_without_loading_the_others() -> None:
    """`from chargeassist.words import say` loads no public name: a room is had by its own path."""
    assert set() == {m for m in _loaded("from chargeassist.words import say") if m == "chargeassist.public"}


def test_the_version_is_the_version_of_the_project() -> None:
    """The version in the package is the one in `pyproject.toml`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert project["version"] == chargeassist.__version__
