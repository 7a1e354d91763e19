"""Installed, the library finds its law where it lies, and answers as the checkout does."""

from __future__ import annotations

from pathlib import Path

from tests.packaging.support import ASSESS, EXAMPLE, ROOT, Desk, build


def test_an_installed_wheel_reads_the_law_inside_it(desk: Desk, wheel: Path, digest: str) -> None:
    """`pip install .` gives a library that needs no checkout and assesses to the same bytes."""
    desk.install(wheel)

    file, knowledge, found = desk.says(ASSESS, EXAMPLE)

    assert desk.site / "chargeassist" / "__init__.py" == Path(file)
    assert desk.site / "chargeassist" / "knowledge" == Path(knowledge)
    assert digest == found


def test_an_editable_install_reads_the_checkout_and_keeps_no_copy(desk: Desk, digest: str) -> None:
    """`pip install -e .` leaves no copy of the law that could become stale."""
    desk.install(build("editable", ROOT, desk.folder / "dist"))

    file, knowledge, found = desk.says(ASSESS, EXAMPLE)

    assert ROOT / "chargeassist" / "__init__.py" == Path(file)
    assert ROOT / "knowledge" == Path(knowledge)
    assert digest == found
    assert [] == [*desk.site.glob("**/*.law"), *(ROOT / "chargeassist").glob("**/*.law")]
