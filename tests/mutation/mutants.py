"""One small change of a module at a time: what a slip of the hand could have written instead."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from attrs import frozen

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_JOINED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


Function = tuple[str, str]
"""A module and the name of a function in it: no name for what runs while it is imported."""


@frozen
class Mutant:
    """One change, the number it has in its module, and the innermost function it is in, if any."""

    module: str
    number: int
    line: int
    function: str
    was: str
    now: str

    @property
    def known(self) -> str:
        """The change, by what it is and not by its line: it keeps its name when lines are added above it."""
        return f"{self.module} {self.function}: {self.was} -> {self.now}"

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.function}: {self.was} -> {self.now}"


def mutants(module: str, text: str) -> Sequence[Mutant]:
    """Return every mutant of a module, in the order of its lines."""
    change = _Change(module, 0)
    change.visit(ast.parse(text))
    return change.found


def changed(text: str, mutant: Mutant) -> ast.Module:
    """Return a module with the change made; every other line keeps its number."""
    tree = ast.parse(text)
    _Change(mutant.module, mutant.number).visit(tree)
    return ast.fix_missing_locations(tree)


class _Change(ast.NodeTransformer):
    """Finds every change, numbered from 1, and makes the one of a number."""

    def __init__(self, module: str, number: int) -> None:
        self.module, self.number = module, number
        self.found: list[Mutant] = []
        self.within: tuple[ast.FunctionDef | ast.ClassDef, ...] = ()

    def take(self, old: ast.AST, new: ast.AST) -> bool:
        """Return whether this is the change to make."""
        # A clause of a comprehension has no line of its own.
        line = getattr(getattr(old, "target", old), "lineno", 0)
        was, now = (" ".join(ast.unparse(n).split())[:90].strip() for n in (old, new))
        name = ".".join(n.name for n in self.within)
        function = name if any(isinstance(n, ast.FunctionDef) for n in self.within) else ""
        number = len(self.found) + 1
        self.found.append(Mutant(self.module, number, line, function, was, now))
        return number == self.number

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Change the parts of a node, but no annotation, docstring or decorator."""
        within = self.within
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params", "keywords") and (
                name != "keywords" or isinstance(node, ast.ClassDef)
            ):
                continue
            if name == "body" and isinstance(node, ast.FunctionDef | ast.ClassDef):
                self.within = (*within, node)
            if isinstance(value, list):
                parts = value[1:] if name == "body" and _is_docstring(value[:1]) else value
                value[len(value) - len(parts) :] = [
                    self.visit(p) if isinstance(p, ast.AST) else p for p in parts
                ]
            elif isinstance(value, ast.AST):
                setattr(node, name, self.visit(value))
        self.within = within
        return node

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the node, changed here or within."""
        if _says_nothing(node):
            return node
        for new in _changes(node):
            if self.take(node, new):
                return new
        return self.generic_visit(node)


def _says_nothing(node: ast.AST) -> bool:
    """Return whether a change would say nothing: imports, docstrings, messages, how values print."""
    match node:
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Expr(ast.Constant()):
            return True
        case ast.Call(ast.Name("field")):
            return True
        case _:
            return False


def _is_docstring(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield every change of one node."""
    match node:
        case ast.Compare(left, [op], [right]) if type(op) in _COMPARED:
            yield ast.Compare(left, [_COMPARED[type(op)]()], [right])
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.BinOp(left, operator, right) if type(operator) in _JOINED:
            yield ast.BinOp(left, _JOINED[type(operator)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(str() as value):
            yield ast.Constant(f"not {value}")
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Call(ast.Name(name), args, keywords) if name in _CALLED and not (
            name == "sorted" and keywords
        ):
            yield ast.Call(ast.Name(_CALLED[name], ast.Load()), args, keywords)
        case ast.comprehension(target, iter_, [_, *rest], is_async):
            yield ast.comprehension(target, iter_, rest, is_async)
        case ast.If(test, body, orelse):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Return(value) if value is not None and not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Expr() | ast.AugAssign() | ast.Raise():
            yield ast.Pass()
        case _:
            pass


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
