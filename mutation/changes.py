"""What may be changed in a piece of Python: one operator, number, word or member.

A change is small and plausible: a boundary moved to the other side, a guard
turned round, one fact left out of a list, a level of urgency one off.
"""

import ast
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import cycle
from typing import Any, Final

from cds_service.frozen import Frozen

_SWAPS: Final[tuple[tuple[type[ast.AST], type[ast.AST]], ...]] = (
    (ast.Lt, ast.LtE),
    (ast.LtE, ast.Lt),
    (ast.Gt, ast.GtE),
    (ast.GtE, ast.Gt),
    (ast.Eq, ast.NotEq),
    (ast.NotEq, ast.Eq),
    (ast.Is, ast.IsNot),
    (ast.IsNot, ast.Is),
    (ast.In, ast.NotIn),
    (ast.NotIn, ast.In),
    (ast.And, ast.Or),
    (ast.Or, ast.And),
    (ast.Add, ast.Sub),
    (ast.Sub, ast.Add),
    (ast.Mult, ast.Div),
    (ast.Div, ast.Mult),
    (ast.FloorDiv, ast.Mult),
    (ast.Mod, ast.Mult),
    (ast.BitOr, ast.BitAnd),
    (ast.BitAnd, ast.BitOr),
    (ast.Break, ast.Continue),
    (ast.Continue, ast.Break),
)
_OPERATORS: Final = dict(_SWAPS)
_CALLS: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_KEPT: Final = frozenset({"annotation", "returns", "decorator_list"})
"""What a checker of types reads, or what is done once, on import."""
_LEFT_OUT: Final = frozenset({"keywords", "ifs", "cases", "elts"})
"""Lists of which any one may be missing."""


class Change(Frozen, kw_only=False):
    """One value of a syntax tree to be replaced; None leaves it out."""

    holder: ast.AST
    field: str
    place: int | None
    new: ast.AST | None

    def make(self) -> None:
        """Change the tree for good; whoever wants the old one reads it anew."""
        if self.place is None:
            setattr(self.holder, self.field, self.new)
        elif self.new is None:
            del getattr(self.holder, self.field)[self.place]
        else:
            getattr(self.holder, self.field)[self.place] = self.new


def changes(node: ast.AST, names: Mapping[str, Any]) -> Iterator[Change]:
    """Return every change at and below a node, in the order of the text.

    Args:
        node: a statement or an expression; its annotations and docstrings stay.
        names: what the names of its module stand for, to find enumerations.
    """
    for field, place, child in _children(node):
        if field == "test":
            yield Change(node, field, place, ast.UnaryOp(ast.Not(), child))
        elif field in _LEFT_OUT and not isinstance(_context(node), ast.Store):
            yield Change(node, field, place, None)
        for new in _instead(child, names):
            yield Change(node, field, place, new)
        yield from changes(child, names)


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, Any]]:
    for field, value in ast.iter_fields(node):
        if field in _KEPT or isinstance(value, ast.arguments):
            continue
        if isinstance(value, list):
            for place, child in enumerate(value):
                if isinstance(child, ast.AST):
                    yield field, place, child
        elif isinstance(value, ast.AST) and not _is_docstring(node):
            yield field, None, value


def _context(node: ast.AST) -> object:
    return getattr(node, "ctx", None)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _instead(node: ast.AST, names: Mapping[str, Any]) -> Iterator[ast.AST]:
    """Return what may stand in place of a node."""
    if type(node) in _OPERATORS:
        yield _OPERATORS[type(node)]()
    elif isinstance(node, ast.Constant):
        yield from _other_constant(node.value)
    elif isinstance(node, ast.Dict):
        for left in range(len(node.keys)):
            yield ast.Dict(*(_without(part, left) for part in (node.keys, node.values)))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        if node.id in _CALLS:
            yield ast.Name(_CALLS[node.id], ast.Load())
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield from _next_member(node, names.get(node.value.id))


def _other_constant(value: object) -> Iterator[ast.AST]:
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
    elif isinstance(value, str):
        yield ast.Constant(f"XX{value}XX")


def _next_member(node: ast.Attribute, owner: object) -> Iterator[ast.AST]:
    if not (isinstance(owner, type) and issubclass(owner, Enum)):
        return
    members = cycle(owner.__members__)
    if node.attr in owner.__members__ and len(owner.__members__) > 1:
        while next(members) != node.attr:
            pass
        yield ast.Attribute(node.value, next(members), ast.Load())


def _without(items: list[Any], place: int) -> list[Any]:
    return [*items[:place], *items[place + 1 :]]
