"""A remark: something to be said, as a code with named values, before anybody words it."""

from __future__ import annotations

from attrs import frozen

Arg = str | int | tuple[str, ...]
"""A value in a remark: an id, a code, a number, or ids and codes in the order they are to be told."""


@frozen
class Remark:
    """A code and its named values. Rooms compare codes; only `report` turns a remark into words.

    >>> found = remark("undated", fact="f1")
    >>> found.code, found["fact"]
    ('undated', 'f1')
    """

    code: str
    args: tuple[tuple[str, Arg], ...] = ()

    def __getitem__(self, name: str) -> Arg:
        """Return one of the values; KeyError if the remark has none of that name."""
        return dict(self.args)[name]

    def text(self, name: str) -> str:
        """Return one of the values that is a single text."""
        return str(self[name])


def remark(code: str, **args: Arg) -> Remark:
    """Return the remark *code* with its values, in the order they are given."""
    return Remark(code, tuple(args.items()))
