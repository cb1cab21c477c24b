"""Promised: however a laboratory spells a quantity, the decision is the same."""

from hypothesis import given
from hypothesis import strategies as st
from spellings import (
    PLAIN,
    RESULTS,
    Result,
    decided,
    digits,
    observation,
    sendings,
    spelled,
)


@given(st.data(), st.lists(RESULTS, min_size=1, max_size=4))
def test_any_spelling_of_a_quantity_gives_one_decision(
    data: st.DataObject, results: list[Result]
) -> None:
    """Unit, decimal comma, string or Quantity, panel, copy and order do not matter."""
    plain = [
        observation(
            result,
            {
                "valueQuantity": {
                    "value": digits(result.value),
                    "comparator": result.comparator or None,
                    "unit": PLAIN[result.code],
                }
            },
            place,
            named=False,
        )
        for place, result in enumerate(results)
    ]
    assert decided(data.draw(sendings(results))) == decided(plain)


@given(RESULTS, st.data())
def test_a_local_code_with_a_known_name_gives_the_same_level(
    result: Result, data: st.DataObject
) -> None:
    """A laboratory's own code on the allow-list decides as the LOINC code does."""
    fields = data.draw(spelled(result))
    coded = decided([observation(result, fields, 0, named=False)])
    named = decided([observation(result, fields, 0, named=True)])
    assert [each[:3] for each in named] == [each[:3] for each in coded]
