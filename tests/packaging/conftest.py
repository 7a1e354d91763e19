"""One wheel for the session, and a new environment for each test that asks for one."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from chargeassist import assess, load_law, read_case, to_json
from chargeassist.law.folder import shipped
from tests.packaging.support import EXAMPLE, ROOT, Desk, pip


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that `pip install .` would install."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    pip("wheel", *options, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def digest() -> str:
    """Return the digest of the assessment that the checkout gives."""
    case = read_case(EXAMPLE)
    return sha256(to_json(assess(case, load_law(*case.law, shipped()[0]))).encode()).hexdigest()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a new environment."""
    return Desk(tmp_path)
