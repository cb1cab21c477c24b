"""What is written once is written for the very same constants, and no others."""

import pytest
from cards.rules_for_tests import rule

from cds_service.cards import constants
from cds_service.cards.constants import Rules, once_for_constant, once_for_rules


def test_a_constant_is_told_by_identity() -> None:
    """Equal is not the same: 1.0 and 1.00 are equal and written differently."""
    asked: list[list[int]] = []

    @once_for_constant
    def written(constant: list[int]) -> int:
        asked.append(constant)
        return len(asked)

    one, equal = [1], [1]

    assert [written(one), written(equal), written(one)] == [1, 2, 1]
    assert len(asked) == 2


def test_rules_are_told_by_identity_order_and_the_rest() -> None:
    """Other rules, another order or another address are written anew."""
    asked: list[str] = []

    @once_for_rules
    def written(rules: Rules, address: str) -> str:
        asked.append(address)
        return ",".join((*(each.id for each in rules), address))

    first, second = rule("a"), rule("b")
    expected = "a,b,x"

    assert written((first, second), "x") == expected
    assert written((first, second), "x") == expected
    assert written((second, first), "x") == "b,a,x"
    assert written((first, second), "y") == "a,b,y"
    assert written((rule("a"), second), "x") == expected
    assert asked == ["x", "x", "y", "x"]


def test_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """When there are too many to keep, all are forgotten and written anew."""
    monkeypatch.setattr(constants, "_MOST", 2)
    asked: list[object] = []
    written = once_for_constant(asked.append)
    kept = [object(), object(), object()]

    for each in (*kept, kept[2], kept[0]):
        written(each)

    assert asked == [*kept, kept[0]]
