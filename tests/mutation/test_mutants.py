"""Which parts of a module are changed on purpose."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from mutation.mutants import mutants

SOURCE = """
from collections.abc import Mapping
from typing import TypeVar

Limits = Mapping[str, int]
Number = int | float
Item = TypeVar("Item", int, float)
LIMIT = 8

def is_low(count: Number) -> bool:
    return count < LIMIT
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[tuple[ModuleType, Path]]:
    """Return a small module, imported, and its file."""
    path = tmp_path / "limits.py"
    path.write_text(SOURCE)
    made = ModuleType("limits")
    made.__file__ = str(path)
    sys.modules["limits"] = made
    exec(SOURCE, vars(made))  # noqa: S102 (the source above)
    yield made, path
    del sys.modules["limits"]


def test_names_of_types_stay(file: tuple[ModuleType, Path]) -> None:
    """Nothing runs them: no test of what the service does could notice."""
    changed = {mutant.scope.lineno for mutant in mutants(*file)}

    assert changed == {8, 10}
