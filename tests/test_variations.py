"""What one change of a chart does to an answer is what it was."""

from difflib import unified_diff

import pytest
from every_rule import BY_ID
from variations.kept import NAMES, kept, made

_HOW = "read the difference; if it is meant: make variations"


@pytest.mark.parametrize("name", NAMES)
def test_a_change_of_the_chart_does_what_it_did(name: str) -> None:
    """Every fact, status, day, gap and member of a set matters as it did before."""
    before, now = kept(name), made(name)

    if before != now:
        lines = unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=9)
        pytest.fail("\n".join((_HOW, *lines)))


@pytest.mark.parametrize("name", NAMES)
def test_no_change_breaks_a_rule(name: str) -> None:
    """Whatever one fact is changed into, the rule answers."""
    assert "answer: Failed" not in kept(name)


def test_every_rule_has_a_table() -> None:
    """A new rule needs one as well."""
    assert {name.partition("/")[0] for name in NAMES} == set(BY_ID)
