"""Constants of modules, and the constants that are made of them."""

import ast
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from cds_service.frozen import Frozen

Statement: TypeAlias = "ast.FunctionDef | ast.Assign | ast.AnnAssign"
_OURS = "cds_service."


class Named(Frozen, kw_only=False):
    """One statement of a module that gives a value, or a function, to names."""

    module: ModuleType
    statement: Statement

    @property
    def is_constant(self) -> bool:
        """Whether it is made on import; a function only may take part in that."""
        return not isinstance(self.statement, ast.FunctionDef)

    @property
    def names(self) -> frozenset[str]:
        """What it gives a value to."""
        match self.statement:
            case ast.FunctionDef():
                return frozenset({self.statement.name})
            case ast.Assign():
                return frozenset().union(*map(_names, self.statement.targets))
            case ast.AnnAssign():
                return _names(self.statement.target)

    def is_made_of(self, name: str, *, called: bool) -> bool:
        """Tell whether its value comes from a constant, or from what a call returns."""
        made_from = (
            self.statement
            if isinstance(self.statement, ast.FunctionDef)
            else self.statement.value
        )
        return made_from is not None and name in _used(made_from, calls_only=called)


def affected(named: Named) -> list[Named]:
    """Return this, then all made of it, each after those it is made of."""
    order: list[Named] = []
    _visit(named, order, set())
    return order[::-1]


def _visit(named: Named, order: list[Named], seen: set[int]) -> None:
    if id(named.statement) in seen:
        return
    seen.add(id(named.statement))
    for name in named.names:
        for module in knowing(name, vars(named.module)[name]):
            for other in statements(module):
                if other.is_made_of(name, called=not named.is_constant):
                    _visit(other, order, seen)
    order.append(named)


def knowing(name: str, value: object) -> list[ModuleType]:
    """Return the modules of the service in which a value has this name."""
    ours = [sys.modules[key] for key in list(sys.modules) if key.startswith(_OURS)]
    return [module for module in ours if vars(module).get(name) is value]


@cache
def statements(module: ModuleType) -> Iterable[Named]:
    """Return the constants and functions of a module."""
    tree = ast.parse(Path(str(module.__file__)).read_bytes())
    kinds = ast.FunctionDef | ast.Assign | ast.AnnAssign
    return [Named(module, item) for item in tree.body if isinstance(item, kinds)]


def read_all() -> None:
    """Read every module of the service once, so that no fork has to."""
    for key in [key for key in sys.modules if key.startswith(_OURS)]:
        for named in statements(sys.modules[key]):
            for called in (True, False):
                named.is_made_of("", called=called)


def _names(node: ast.AST) -> frozenset[str]:
    return _used(node, calls_only=False)


@cache
def _used(node: ast.AST, *, calls_only: bool) -> frozenset[str]:
    nodes = ast.walk(node)
    if calls_only:
        nodes = (item.func for item in nodes if isinstance(item, ast.Call))
    return frozenset(item.id for item in nodes if isinstance(item, ast.Name))
