"""Every sentence of the corpus is read as a clinician would read it."""

import pytest
from from_fhir.kit_corpus_rows import ROWS, Row, expected

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.kit_reading import Target
from cds_service.from_fhir.kit_text import read

_SETTLED = {KitFinding.D816V_PRESENT, KitFinding.D816V_ABSENT}
# The code of a test for D816V answers these questions.
_WHICH = {"which mutation?", "which change?", "X is any residue"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:60])
def test_sentence(row: Row) -> None:
    """It is read as the corpus says, for the reason that it gives."""
    state, said, why = row

    assert tuple(item.finding for item in read(said)) == expected(state), why


@pytest.mark.parametrize("target", list(Target))
@pytest.mark.parametrize(
    "said",
    [said for state, said, why in ROWS if state == "unclear" and why not in _WHICH],
)
def test_no_test_code_settles_what_is_unclear(said: str, target: Target) -> None:
    """Under the code of a test, an unclear sentence is not settled either."""
    assert not {item.finding for item in read(said, target)} & _SETTLED


def test_quote_is_what_was_sent() -> None:
    """A foreign sentence is quoted in its own words, not in ours."""
    (found,) = read("KIT D816V nicht nachgewiesen")

    assert found.quote == "KIT D816V nicht nachgewiesen"


def test_corpus_is_large_and_without_repetition() -> None:
    """At least 250 different sentences, each with a reason."""
    assert len({said for _, said, _ in ROWS}) == len(ROWS) >= 250
    assert all(why for _, _, why in ROWS)
