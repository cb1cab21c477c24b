"""Every mutant of a file, and where in the file it lives."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import GenericAlias, ModuleType, UnionType
from typing import Final, TypeVar

from cds_service.frozen import Frozen
from mutation.changes import Change, changes
from mutation.constants import Named, Statement, affected

_AROUND: Final = 60
"""Characters shown on each side of a change."""


class Mutant(Frozen, kw_only=False):
    """One change of one module.

    `tree` is the whole module, `scope` the function, method or constant of the
    module in which the change is made, `owner` the class of a method.
    """

    module: ModuleType
    path: Path
    tree: ast.Module
    scope: Statement
    owner: str
    change: Change

    @property
    def function(self) -> str:
        """The qualified name of the function; "" when it is a constant."""
        if not isinstance(self.scope, ast.FunctionDef):
            return ""
        return f"{self.owner}.{self.scope.name}" if self.owner else self.scope.name

    @property
    def reach(self) -> list[Named]:
        """The constant and what is made of it; of a function, what it helps to make."""
        return [] if self.owner else affected(Named(self.module, self.scope))

    @property
    def place(self) -> str:
        """Where it is: file, line of the function or constant, function."""
        return f"{self.path}:{self.scope.lineno} {self.function}"

    def told(self) -> str:
        """Return where it is, and what it changes into what."""
        scope, change = deepcopy((self.scope, self.change))
        before = ast.unparse(scope)
        change.make()
        old, new = _difference(before, ast.unparse(scope))
        return f"{self.place}\n    - {old}\n    + {new}"

    def source(self) -> str:
        """Return the whole module with the change."""
        tree, change = deepcopy((self.tree, self.change))
        change.make()
        return ast.unparse(tree)


def mutants(module: ModuleType, path: Path) -> Iterator[Mutant]:
    """Return every mutant of a module that is already imported; types stay."""
    tree = ast.parse(path.read_bytes())
    for owner, scope in _scopes(tree):
        if _is_type(scope, module):
            continue
        for change in changes(scope, vars(module)):
            yield Mutant(module, path, tree, scope, owner, change)


def _scopes(tree: ast.Module) -> Iterator[tuple[str, Statement]]:
    """Functions, methods and constants; the fields of a class stay as they are."""
    for item in tree.body:
        if isinstance(item, ast.FunctionDef | ast.Assign | ast.AnnAssign):
            if not ast.unparse(item).startswith("__all__"):
                yield "", item
        elif isinstance(item, ast.ClassDef):
            for method in item.body:
                if isinstance(method, ast.FunctionDef):
                    yield item.name, method


def _is_type(scope: Statement, module: ModuleType) -> bool:
    """Tell whether it names a type ("Mapping[Drug, Threshold]"): nothing runs it."""
    if not isinstance(scope, ast.Assign) or not isinstance(scope.targets[0], ast.Name):
        return False
    value = vars(module).get(scope.targets[0].id)
    return isinstance(value, GenericAlias | UnionType | TypeVar)


def _difference(before: str, after: str) -> tuple[str, str]:
    """Return both without what is the same, a few words around apart."""
    start = max(_same(before, after) - _AROUND, 0)
    end = max(_same(before[start:][::-1], after[start:][::-1]) - _AROUND, 0)
    return _cut(before, start, end), _cut(after, start, end)


def _same(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text: str, start: int, end: int) -> str:
    return " ".join(text[start : len(text) - end].split())
