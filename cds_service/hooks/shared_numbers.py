"""The numbers that stand with no rule, since many rules share the facts they are in.

They are looked for in every module of medicine, so that none can be left out. That
takes as long as several calls, and is done when somebody first asks for a page.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from pkgutil import walk_packages
from types import MappingProxyType, ModuleType
from typing import Final

from cds_service import clinical, knowledge
from cds_service.clinical.basis import Recency, Threshold
from cds_service.clinical.rule import Rule
from cds_service.frozen import Frozen
from cds_service.hooks.rule_content import Number, number

TITLE: Final = "Numbers that many rules share"
ABOUT: Final = (
    "A rule's page names the numbers that the rule itself rests on. The facts it"
    " looks at (what is being taken, which results count) rest on numbers of their"
    " own; each of those stands with one of the rules that use it, or here."
)


def shared_numbers(rules: Iterable[Rule]) -> tuple[Number, ...]:
    """Return the numbers of clinical facts that none of these rules names."""
    named = {each for rule in rules for each in rule.rests_on}
    seen: set[int] = set()
    found = {each for module in _modules() for each in _in(vars(module), seen)}
    left = sorted(found - named, key=lambda each: each.name)
    return tuple(number(each) for each in left)


def _modules() -> Iterator[ModuleType]:
    for package in (clinical, knowledge):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            yield import_module(found.name)


def _in(value: object, seen: set[int]) -> Iterator[Threshold | Recency]:
    if isinstance(value, Threshold | Recency):
        yield value
    elif not isinstance(value, str) and id(value) not in seen:
        seen.add(id(value))  # imported elsewhere, it is the same
        for part in _parts(value):
            yield from _in(part, seen)


def _parts(value: object) -> Iterable[object]:
    match value:
        case dict() | MappingProxyType():
            return chain(value, value.values())
        case tuple() | list() | set() | frozenset():
            return value
        case Frozen():
            return [getattr(value, name) for name in value.__struct_fields__]
        case _:
            return ()
