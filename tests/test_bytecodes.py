"""The count of what a call executes, which `make check` compares."""

import pytest

from benchmarks.bytecodes import Counter, grown


def _work(times: int) -> None:
    for number in range(times):
        abs(number)


def _count(times: int) -> int:
    with Counter() as counter:
        _work(times)
    return counter.count


def test_the_same_work_has_the_same_count_and_more_work_a_larger_one() -> None:
    """A count tells of the work and of nothing else, once the code was counted."""
    _count(1)
    assert _count(100) == _count(100)
    assert _count(200) - _count(100) == _count(300) - _count(200) > 100


@pytest.mark.parametrize(
    ("counted", "sentences"), [(10_200, 0), (10_201, 1), (9_000, 0)]
)
def test_two_in_a_hundred_more_than_kept_is_too_much(
    counted: int, sentences: int
) -> None:
    """The tolerance is 2 %: at it nothing is said, above it one sentence."""
    assert len(grown({"a call": 10_000}, {"a call": counted})) == sentences


def test_a_call_that_was_never_kept_is_told() -> None:
    """A new call of the benchmark does not pass by having no figure."""
    assert grown({}, {"a new call": 1}) == ["bytecodes: a new call took 1, kept are 0"]
