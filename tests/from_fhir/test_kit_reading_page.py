"""The page about reading KIT says what the code does."""

import re
from pathlib import Path

import pytest
from from_fhir.kit_corpus_rows import STATES, expected

from cds_service.from_fhir.kit_text import read

PAGE = Path(__file__).parents[2] / "docs" / "reading" / "kit.md"
PHRASES = re.findall(
    r"^\| `(.+?)` \| ([a-z0-9 ]+) \|$", PAGE.read_text("utf-8"), re.MULTILINE
)


@pytest.mark.parametrize(("phrase", "state"), PHRASES)
def test_phrase(phrase: str, state: str) -> None:
    """A phrase of the page is read as the page says."""
    assert tuple(item.finding for item in read(phrase)) == expected(state)


def test_every_state_is_shown() -> None:
    """The page shows a phrase for each state there is."""
    assert {state for _, state in PHRASES} == {*STATES, "silent"}
