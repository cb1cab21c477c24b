"""No shown number gives away a number of patients from 1 to 10."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cds_service.silent.report import cells

_TOTALS = {
    "patients": 100,
    "calls": 300,
    "visits": 200,
    "cards": 40,
    "patients_with_cards": 30,
    "problems": 0,
    "problem_patients": 0,
}


@pytest.mark.parametrize(
    ("patients", "said"),
    [
        (0, "0"),
        (1, "< 11"),
        (10, "< 11"),
        (11, "11"),
        (89, "89"),
        (90, "> 89"),
        (99, "> 89"),
        (100, "100"),
    ],
)
def test_all_but_a_few_are_not_told_either(patients: int, said: str) -> None:
    """Of 100 whose number is shown, 90 to 99 would tell 1 to 10 others."""
    assert cells.shown(patients, 100) == said
    assert cells.may_show(patients, 100) is said.isdecimal()


@pytest.mark.parametrize(
    ("parts", "hidden"),
    [
        ([20, 30], set()),
        ([20, 5, 30], {0, 1}),
        ([20, 5, 30, 6], {1, 3}),
        ([20, 5, 30, 5], {0, 1, 3}),
        ([0, 5, 30], {1, 2}),
        ([5], {0}),
    ],
)
def test_a_whole_minus_its_shown_parts_tells_no_small_one(
    parts: list[int], hidden: set[int]
) -> None:
    """A single small part takes the next larger with it, and so do few in several."""
    assert cells.hidden(parts) == hidden


@given(st.lists(st.integers(0, 60), max_size=8))
def test_no_small_part_is_shown_and_what_is_hidden_is_not_few(parts: list[int]) -> None:
    """Of any parts: none of 1 to 10 is shown, and the rest of the whole is none."""
    hidden = cells.hidden(parts)
    assert not any(cells.few(n) for at, n in enumerate(parts) if at not in hidden)
    everything = all(at in hidden or n == 0 for at, n in enumerate(parts))
    assert everything or not cells.few(sum(parts[at] for at in hidden))
    assert everything or len(hidden) != 1


def test_totals_tell_no_small_number() -> None:
    """Few with a card: their cards are not told. Few at all: nothing is."""
    told = {name: n for name, n in _TOTALS.items() if name != "problem_patients"}
    assert cells.totals(_TOTALS) == told
    seldom = cells.totals({**_TOTALS, "patients_with_cards": 4})
    assert (seldom["cards"], seldom["patients_with_cards"]) == (None, "< 11")
    small = cells.totals({**_TOTALS, "patients": 10, "patients_with_cards": 4})
    assert (small["patients"], small["calls"], small["cards"]) == ("< 11", None, None)
    put_aside = cells.totals({**_TOTALS, "problems": 9, "problem_patients": 3})
    assert put_aside["problems"] is None
