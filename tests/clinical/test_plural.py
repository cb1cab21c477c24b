"""A number and what it counts: of one thing, the word for one."""

import pytest

from cds_service.clinical.plural import ONE, several


@pytest.mark.parametrize(
    ("count", "written"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (21, "21 days")]
)
def test_one_is_singular_and_nothing_is_not(count: int, written: str) -> None:
    """0, 1 and 2, and a number that only ends in 1."""
    assert several(count, "days") == written


@pytest.mark.parametrize("things", ONE)
def test_every_word_has_another_for_one(things: str) -> None:
    """No word is its own singular here."""
    assert several(1, things) != f"1 {things}"
    assert several(2, things) == f"2 {things}"
