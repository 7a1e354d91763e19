"""Which offences fit a case of trafficking or smuggling, and what is missing to prove each element.

It supports a decision and never takes one. The names of `chargeassist.public` are the public ones, and
are had from here; everything else is private and may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

if TYPE_CHECKING:
    from chargeassist.public import *  # noqa: F403  # a type checker sees what is given below

    __all__: list[str]
else:

    def __getattr__(name: str) -> Any:
        """Give a public name when it is asked for: `import chargeassist` alone loads nothing (PEP 562)."""
        if name == "__all__":
            return _names()
        if name.startswith("_") or name not in _names():
            raise AttributeError(f"module 'chargeassist' has no attribute {name!r}")
        return getattr(import_module("chargeassist.public"), name)


def _names() -> list[str]:
    return sorted(n for n in vars(import_module("chargeassist.public")) if not n.startswith("_"))


def __dir__() -> list[str]:
    """Return the public names."""
    return [*_names(), "__version__"]
