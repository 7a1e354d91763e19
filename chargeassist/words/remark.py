"""A remark: something to be said, as a code with named values, before anybody words it."""

from __future__ import annotations

from attrs import frozen


@frozen
class Remark:
    """A code and its named values. Rooms compare codes; only `report` turns a remark into words.

    >>> found = remark("undated", fact="f1")
    >>> found.code, found["fact"]
    ('undated', 'f1')
    """

    code: str
    args: tuple[tuple[str, Arg], ...] = ()

    def __repr__(self) -> str:
        return f"<Remark {self.code}: args {len(self.args)}>"

    def __getitem__(self, name: str) -> Arg:
        """Return one of the values; KeyError if the remark has none of that name."""
        return dict(self.args)[name]

    def text(self, name: str) -> str:
        """Return one of the values that is a single text."""
        return str(self[name])


Arg = str | int | Remark | tuple[str, ...] | tuple[Remark, ...]
"""A value in a remark: id, code, number, words of the law, another remark; or several in their order."""
Said = str | Remark
"""What is to be said: a remark, or a text that is data already (words of the law); empty for nothing."""


def remark(code: str, **args: Arg) -> Remark:
    """Return the remark *code* with its values, in the order they are given."""
    return Remark(code, tuple(args.items()))
