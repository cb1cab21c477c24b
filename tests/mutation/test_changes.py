"""What is changed on purpose, and what is not."""

import ast
from copy import deepcopy
from enum import Enum

import pytest

from mutation.changes import changes


class Level(Enum):
    """Stands for an enumeration of the rules."""

    HIGH = "high"
    LOW = "low"


def changed(source: str) -> list[str]:
    """Return every changed form of one statement."""
    tree = ast.parse(source)
    number = len(list(changes(tree, {"Level": Level})))
    told = []
    for place in range(number):
        copy = deepcopy(tree)
        list(changes(copy, {"Level": Level}))[place].make()
        told.append(ast.unparse(ast.fix_missing_locations(copy)))
    return told


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < 8", ["a <= 8", "a < 9"]),
        ("a and b", ["a or b"]),
        ("not a", ["a"]),
        ("x = True", ["x = False"]),
        ("x = 'low'", ["x = 'XXlowXX'"]),
        ("x = Level.LOW", ["x = Level.HIGH"]),
        ("x = (*a, b)", ["x = (b,)", "x = (*a,)"]),
        ("x = {a: b, **c}", ["x = {**c}", "x = {a: b}"]),
        ("f(a=b)", ["f()"]),
        ("any(a)", ["all(a)"]),
        ("[a for a in b if c]", ["[a for a in b]"]),
        ("if a:\n    b", ["if not a:\n    b"]),
    ],
)
def test_each_change_is_one_step(source: str, expected: list[str]) -> None:
    """A boundary, a guard, a number, a word, a fact, a level."""
    assert changed(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "def f(a: 'X'=1) -> 'Y':\n    'What it does.'",
        "x: 'Final[int]' = a",
        "a, b = c",
    ],
)
def test_what_the_rules_do_not_compute_stays(source: str) -> None:
    """Types, docstrings, signatures and targets are not what a rule decides."""
    assert changed(source) == []
