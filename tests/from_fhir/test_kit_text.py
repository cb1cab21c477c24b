"""Text about KIT is read for what it says, and never for more."""

import pytest
from from_fhir.kit_sentences import CORPUS

from cds_service.clinical.variant import KitFinding
from cds_service.from_fhir.kit_text import read


@pytest.mark.parametrize(("sentence", "expected"), CORPUS)
def test_corpus(sentence: str, expected: KitFinding | None) -> None:
    """Every sentence of the corpus is read as a clinician would read it."""
    said = tuple(item.finding for item in read(sentence))

    assert said == (() if expected is None else (expected,))
