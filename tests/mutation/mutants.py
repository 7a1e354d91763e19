"""One small change of a module at a time: what a slip of the hand could have written instead."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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


@frozen
class Mutant:
    """One change: the module, the line, what was there and what is there now, and the whole text."""

    module: str
    line: int
    was: str
    now: str
    text: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.was}  ->  {self.now}"


def mutants(module: str, text: str) -> Iterator[Mutant]:
    """Yield every mutant of a module, in the order of its lines."""
    number = 0
    while True:
        tree = ast.parse(text)
        change = _Change(number)
        changed = ast.fix_missing_locations(change.visit(tree))
        if not change.was:
            return
        yield Mutant(module, change.line, change.was, change.now, ast.unparse(changed))
        number += 1


class _Change(ast.NodeTransformer):
    """Makes the change of one number and counts on through the others."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.line = 0
        self.was = self.now = ""

    def take(self, old: ast.AST, new: ast.AST) -> ast.AST | None:
        """Return *new* if this is the change to make."""
        if self.was:
            return None
        if self.left:
            self.left -= 1
            return None
        # A clause of a comprehension has no line of its own.
        self.line = getattr(getattr(old, "target", old), "lineno", 0)
        self.was, self.now = (" ".join(ast.unparse(n).split())[:90] for n in (old, new))
        self.was = self.was or "?"
        return new

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Change the parts of a node, but no annotation, docstring or decorator."""
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params", "keywords") and (
                name != "keywords" or isinstance(node, ast.ClassDef)
            ):
                continue
            if isinstance(value, list):
                parts = value[1:] if name == "body" and _is_docstring(value[:1]) else value
                value[len(value) - len(parts) :] = [
                    self.visit(p) if isinstance(p, ast.AST) else p for p in parts
                ]
            elif isinstance(value, ast.AST):
                setattr(node, name, self.visit(value))
        return node

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the node, changed here or within."""
        if _says_nothing(node):
            return node
        for new in _changes(node):
            taken = self.take(node, new)
            if taken is not None:
                return taken
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
            yield ast.Call(ast.Name(_CALLED[name]), args, keywords)
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
