"""A mutant is real for everything that was imported before."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from mutation.alive import Living, put
from mutation.mutants import mutants

SOURCE = """
from dataclasses import dataclass
from functools import cache

@dataclass(frozen=True)
class Limit:
    value: int

    def above(self, count):
        return count >= self.value

LIMIT = Limit(8)
NAMES = ("low",)
SHOWN = {name: f"count is {name}" for name in NAMES}

@cache
def is_low(count):
    return count < LIMIT.value
"""


@pytest.fixture
def module(tmp_path: Path) -> Iterator[ModuleType]:
    """Return a small module of rules, imported."""
    file = tmp_path / "limits.py"
    file.write_text(SOURCE)
    made = ModuleType("limits")
    made.__file__ = str(file)
    sys.modules["cds_service.limits"] = made
    exec(compile(SOURCE, str(file), "exec"), vars(made))  # noqa: S102 (the text above)
    yield made
    del sys.modules["cds_service.limits"]


def change(module: ModuleType, old: str, new: str) -> None:
    """Put the one mutant alive that changes this into that."""
    (wanted,) = [
        mutant
        for mutant in mutants(module, Path(str(module.__file__)))
        if old not in mutant.source() and new in mutant.source()
    ]
    put(wanted, Living())


def test_a_function_changes_under_every_name(module: ModuleType) -> None:
    """What was imported by name is meant as well, and what was cached is forgotten."""
    is_low = module.is_low
    assert is_low(8) is False

    change(module, "count < LIMIT", "count <= LIMIT")

    assert is_low(8) is True


def test_a_method_changes(module: ModuleType) -> None:
    """The methods of the words of the domain decide, too."""
    change(module, "count >= self", "count > self")

    assert module.LIMIT.above(8) is False


def test_a_number_changes_where_it_is(module: ModuleType) -> None:
    """Whoever holds the constant sees the change."""
    held = module.LIMIT

    change(module, "Limit(8)", "Limit(9)")

    assert held.value == 9
    assert module.is_low(8) is True


def test_what_is_made_of_a_constant_changes_too(module: ModuleType) -> None:
    """A word stands in many cards."""
    held = module.SHOWN

    change(module, "('low',)", "('XXlowXX',)")

    assert held == {"XXlowXX": "count is XXlowXX"}


def test_a_plain_constant_changes_under_its_name(module: ModuleType) -> None:
    """In each module that knows it by that name."""
    other = ModuleType("other")
    empty = Path(str(module.__file__)).with_name("other.py")
    empty.touch()
    other.__file__ = str(empty)
    vars(other)["NAMES"] = module.NAMES
    sys.modules["cds_service.other"] = other

    change(module, "('low',)", "('XXlowXX',)")

    assert vars(sys.modules.pop("cds_service.other"))["NAMES"] == ("XXlowXX",)
