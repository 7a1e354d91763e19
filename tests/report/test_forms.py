"""Forms: what is written and what the schema says are read off one type."""

from __future__ import annotations

from typing import Any, cast

import pytest
from attrs import frozen

from chargeassist.findings.model import Assessment, Charge
from chargeassist.report.answers import ANSWERS, answer_form
from chargeassist.report.forms import ByName, ListOf, OrNull, Plain, Row, TableOf, form_of, keys_of
from chargeassist.report.json import written
from chargeassist.report.keys import Key, Shape
from chargeassist.report.shapes import SHAPES
from chargeassist.words import Remark, Said, remark

TEXT = Plain("string")


@frozen
class _Inner:
    """Something within."""

    name: str
    why_: Remark | None = None


@frozen
class _Outer:
    """Something with something within."""

    inner: _Inner | None
    pairs: tuple[tuple[str, int], ...] = ()
    found: Assessment = cast(Assessment, None)  # noqa: RUF009  # never looked at


def test_a_value_is_written_by_its_fields() -> None:
    """Fields are keys, in their order; pairs are lists, nothing is null; an assessment is left out."""
    value = _Outer(_Inner("x", remark("undated", fact="f1")), (("a", 1),))

    expected = {"inner": {"name": "x", "why": "f1 is undated"}, "pairs": [["a", 1]]}
    assert expected == written(value, form_of(_Outer))
    assert None is written(_Outer(None), form_of(_Outer))["inner"]


@pytest.mark.parametrize(
    ("hint", "form"),
    [
        (str, TEXT),
        (Said, TEXT),
        (str | None, OrNull(TEXT)),
        (tuple[str, ...], ListOf(TEXT)),
        (tuple[str, int], Row((TEXT, Plain("integer")))),
        (dict[str, str], ByName(TEXT)),
    ],
)
def test_a_type_has_one_form(hint: Any, form: object) -> None:
    """A text and a remark are one thing once it is worded; the rest follows the type."""
    assert form == form_of(hint)


@pytest.mark.parametrize("hint", [str | int, object, set])
def test_a_type_without_one_form_is_an_error(hint: Any) -> None:
    """What could be written in two ways, or in none, is found when the form is made."""
    with pytest.raises(TypeError):
        form_of(hint)


def test_a_shape_goes_along_paths_and_leaves_out_what_says_nothing() -> None:
    """A key may come from deeper within; where there is nothing on the way it is left out, if it may be."""
    shape = Shape(
        "t", (Key("n", "inner.name", optional=True), Key("pairs", shape=Shape("p", (Key("k", 0),))))
    )

    assert {"n": "x", "pairs": [{"k": "a"}]} == written(
        _Outer(_Inner("x"), (("a", 1),)), form_of(_Outer, shape)
    )
    assert {"pairs": []} == written(_Outer(None), form_of(_Outer, shape))


def test_every_shape_can_be_formed() -> None:
    """Every path of every shape leads to a type that has a form."""
    for value in SHAPES:
        form = form_of(value)
        assert isinstance(form, TableOf)
        assert len(SHAPES[value].keys) == len(keys_of(form))
    assert "headline" in {key.name for key, _, _ in keys_of(TableOf(SHAPES[Charge], Charge))}
    assert [] == [verb for verb in ANSWERS if not answer_form(verb).keys]


def test_names_of_tables_are_used_once() -> None:
    """No two shapes have one name: a schema would take one for the other."""
    names = [shape.name for shape in SHAPES.values()]

    assert len(names) == len(set(names))
