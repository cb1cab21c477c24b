"""Puts a mutant into the running process, which is a fork that ends with it."""

import ast
import dataclasses
import gc
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from types import CodeType, FunctionType
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr

from mutation.constants import Named, knowing
from mutation.mutants import Mutant


class Living:
    """Every function and every cache of the process; found once, before a fork."""

    def __init__(self) -> None:
        self.functions: dict[tuple[str, str], list[FunctionType]] = defaultdict(list)
        self.caches: list[Any] = []
        for item in gc.get_objects():
            if isinstance(item, FunctionType):
                code = item.__code__
                self.functions[code.co_filename, code.co_qualname].append(item)
            elif isinstance(item, type(_cached)):
                self.caches.append(item)


@cache
def _cached() -> None:
    """Stand for all that is cached: its type has no public name."""


def put(mutant: Mutant, living: Living) -> None:
    """Make the change real for everything that has been imported.

    A function gets its new code where it is, so that every name for it is meant.
    A constant is changed in place where that can be, else under its name in all
    modules, and so is every constant that was made of either.

    Raises:
        Exception: whatever the changed module would raise on import.
    """
    mutant.change.make()
    ast.fix_missing_locations(mutant.scope)
    if mutant.function:
        _put_function(mutant, living)
    for named in mutant.reach:
        if named.is_constant:
            _make_again(named)
    for item in living.caches:
        item.cache_clear()


def _put_function(mutant: Mutant, living: Living) -> None:
    file = str(mutant.path.resolve())
    codes = _codes(compile(mutant.tree, file, "exec"))
    new = next(code for code in codes if code.co_qualname == mutant.function)
    for item in living.functions[file, mutant.function]:
        item.__code__ = new


def _codes(code: CodeType) -> Iterator[CodeType]:
    for item in code.co_consts:
        if isinstance(item, CodeType):
            yield item
            yield from _codes(item)


def _make_again(constant: Named) -> None:
    new = dict(vars(constant.module))
    code = compile(ast.Module([constant.statement], []), "constant", "exec")
    exec(code, new)  # noqa: S102 (our own source)
    for name in constant.names:
        _replace(name, vars(constant.module)[name], new[name])


def _replace(name: str, old: object, new: object) -> None:
    if isinstance(old, Struct) and type(old) is type(new):
        for field in old.__struct_fields__:
            force_setattr(old, field, getattr(new, field))
    elif dataclasses.is_dataclass(old) and type(old) is type(new):
        for each in dataclasses.fields(old):
            object.__setattr__(old, each.name, getattr(new, each.name))
    elif isinstance(old, dict) and isinstance(new, dict):
        new = dict(new)
        old.clear()
        old.update(new)
    else:
        for module in knowing(name, old):
            setattr(module, name, new)
