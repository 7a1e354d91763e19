"""One test over many values: all that fail are told at once, and a value costs no test of its own."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any


def each(values: Iterable[Any] | Mapping[str, Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Return a decorator that calls a test with each of *values*, a tuple as several arguments.

    The keys of a mapping name its values. Raises AssertionError with every value that failed.
    """
    named = dict(values) if isinstance(values, Mapping) else {str(v): v for v in values}

    def decorated(test: Callable[..., None]) -> Callable[[], None]:
        def every() -> None:
            failed = []
            for name, value in named.items():
                try:
                    test(*value) if isinstance(value, tuple) else test(value)
                except AssertionError as error:
                    failed.append(f"{name}: {str(error)[:2_000]}")
            assert named, "nothing to try"
            assert [] == failed, "\n".join(failed)

        # Not `wraps`: pytest would look for fixtures by the names of the arguments.
        functools.update_wrapper(every, test, assigned=("__name__", "__doc__", "__module__"), updated=())
        del every.__wrapped__  # type: ignore[attr-defined]  # set by update_wrapper
        return every

    return decorated
