"""What is named in a text is found once, however much the text names."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from cds_service.from_fhir.covered import Covered
from cds_service.from_fhir.fusion_text import subjects as fusions
from cds_service.from_fhir.hgvs import mentions
from cds_service.from_fhir.kit_subjects import subjects


def test_a_letter_is_taken_once() -> None:
    """Touching is allowed, sharing a letter is not."""
    covered = Covered("KIT D816V exon 17")

    assert covered.takes(4, 9)
    assert not covered.takes(8, 12)
    assert not covered.takes(0, 5)
    assert covered.takes(9, 12)
    assert covered.takes(0, 4)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (mentions, "KIT D816V "),
        (subjects, "KIT D816V "),
        (subjects, "KIT D816V, JAK2 "),
        (fusions, "FIP1L1-PDGFRA, JAK2 "),
    ],
)
def test_twice_as_many_names_are_twice_the_work(
    read: Callable[[str], object], text: str
) -> None:
    """A report that names a thousand variants must not hold up everybody else."""
    once, twice = _work(read, text * 100), _work(read, text * 200)

    assert twice < 2.5 * once


def _work(read: Callable[[str], object], text: str) -> int:
    """Return how many calls it takes, generators that go on included."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        del frame, argument
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return calls
