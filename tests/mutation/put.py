"""Puts a change into modules that are imported already, wherever they are used."""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from .mutants import Mutant, changed

ROOMS = ("chargeassist.reasoning.", "chargeassist.findings.", "chargeassist.advice.")
_Remembers = type(cache(len))


def put_in(mutant: Mutant, functions: Iterable[FunctionType]) -> bool:
    """Give the functions that a change is in their changed code; return whether there are any."""
    file = file_of(mutant)
    code = compile(changed(file.read_text("utf-8"), mutant), str(file), "exec")
    codes = {(c.co_qualname, c.co_firstlineno): c for c in _within(code)}
    found = False
    for function in functions:
        old = function.__code__
        if old.co_filename == str(file) and old != (new := codes[old.co_qualname, old.co_firstlineno]):
            function.__code__ = new
            found = True
    return found


def put_tables(mutant: Mutant) -> bool:
    """Give every module that has a changed table the changed one; return whether there is any."""
    text = file_of(mutant).read_text("utf-8")
    module = vars(sys.modules[f"chargeassist.{mutant.module}"])
    same, new = (_tables(tree, module) for tree in (ast.parse(text), changed(text, mutant)))
    # What is not the same when it is made once more, such as a token, is left to a new import.
    differing = [n for n, old in module.items() if n in new and same[n] == old and new[n] != old]
    for other in [m for m in sys.modules.values() if m.__name__.startswith(("chargeassist", "tests"))]:
        for name in differing:
            if vars(other).get(name) is module[name] and vars(other) is not module:
                setattr(other, name, new[name])
    module |= {name: new[name] for name in differing}
    return bool(differing)


def _tables(tree: ast.Module, module: Mapping[str, object]) -> dict[str, Any]:
    """Return what the assignments of a module make."""
    names = dict(module)
    assigned: list[ast.stmt] = [s for s in tree.body if isinstance(s, ast.Assign | ast.AnnAssign)]
    exec(compile(ast.Module(assigned, []), "tables", "exec"), names)
    return names


def _within(code: CodeType) -> Iterator[CodeType]:
    yield code
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from _within(value)


def functions_of(chosen: Iterable[Mutant]) -> Sequence[FunctionType]:
    """Return every function of the modules that are changed, which have remembered nothing so far."""
    files = set()
    for mutant in chosen:
        import_module(f"chargeassist.{mutant.module}")
        files.add(str(file_of(mutant)))
    functions = []
    for value in gc.get_objects():
        if isinstance(value, FunctionType) and value.__code__.co_filename in files:
            functions.append(value)
        elif isinstance(value, _Remembers) and str(value.__module__).startswith(ROOMS):
            value.cache_clear()
    return functions


def file_of(mutant: Mutant) -> Path:
    """Return the file that a change is in."""
    return Path("chargeassist", mutant.module.replace(".", "/")).with_suffix(".py").absolute()


class Changed(MetaPathFinder, Loader):
    """Imports one module with its change."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the changed module comes from: here."""
        return ModuleSpec(fullname, self) if fullname == f"chargeassist.{self.mutant.module}" else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed text as the module."""
        file = file_of(self.mutant)
        exec(compile(changed(file.read_text("utf-8"), self.mutant), str(file), "exec"), module.__dict__)
