"""What is missing of a record is said in sentences."""

import pytest

from cds_service.clinical.imatinib import unseen_phrase
from cds_service.clinical.record import Gap, Record


@pytest.mark.parametrize(
    ("why", "partial", "said"),
    [
        ("was not sent", False, "genetic results were not sent"),
        (
            "was sent as another kind of resource",
            False,
            "genetic results were sent as another kind of resource",
        ),
        (
            "could not be retrieved from the record system",
            False,
            "genetic results could not be retrieved from the record system",
        ),
        (
            "only the first page was sent",
            True,
            "genetic results: only the first page was sent",
        ),
        (
            "only 3 of 40 results were sent",
            True,
            "genetic results: only 3 of 40 results were sent",
        ),
    ],
)
def test_a_gap_in_words(why: str, partial: bool, said: str) -> None:
    """A whole part was not sent; of another only a page was."""
    gap = Gap(Record.GENETICS, why, partial=partial)

    assert gap.of("genetic results") == said
    assert unseen_phrase(gap) == said
