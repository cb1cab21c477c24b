"""Records that are cheap to make are in every other way like facts."""

from typing import Any, cast

import pytest

from cds_service.frozen import Frozen


class Reading(Frozen, kw_only=False):
    """What was read, and beside it what is usual."""

    value: int
    unit: str = "kg"


def test_they_are_equal_by_their_fields_and_can_be_looked_up() -> None:
    """As a frozen dataclass is, and as a tuple of the same fields is not."""
    assert Reading(1) == Reading(1, "kg")
    assert Reading(1) != Reading(1, "g")
    same: tuple[object, object] = (Reading(1), (1, "kg"))
    assert same[0] != same[1]
    assert {Reading(1): "one"}[Reading(1)] == "one"
    assert repr(Reading(1)) == "Reading(value=1, unit='kg')"


def test_a_field_that_was_not_declared_cannot_be_set() -> None:
    """They have slots, so a slip of the pen is an error at run time, too."""
    loose = cast("Any", Reading(1))
    with pytest.raises(AttributeError):
        loose.valve = 2
