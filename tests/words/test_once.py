"""What is worked out once for each law is known by the law itself, and by nothing that is equal to it."""

from __future__ import annotations

from chargeassist.words.once import KEPT, once


def test_once_for_each_object() -> None:
    """What is equal is another object; the oldest goes where there are more than are kept."""
    asked: list[list[str]] = []

    @once
    def count(words: list[str]) -> int:
        asked.append(words)
        return len(words)

    laws = [["a"] for _ in range(KEPT + 1)]
    assert [1, 1, 1] == [count(laws[0]), count(laws[0]), count(laws[1])]
    assert 2 == len(asked)

    for law in laws:
        count(law)
    assert KEPT + 1 == len(asked)

    count(laws[1])
    count(laws[0])
    assert KEPT + 2 == len(asked), "only the oldest was forgotten"
