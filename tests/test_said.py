"""One word for each answer, wherever it is said."""

from datetime import date
from pathlib import Path

import pytest

import cds_service
from cds_service.clinical.outcome import (
    Answered,
    Failed,
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.report.tables import Count, lines
from cds_service.said import Said, What, said_of

_ROOT = Path(cds_service.__file__).parent


class _Low(Finding):
    """A finding as a rule has one."""


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (_Low(indicator=Indicator.INFO), "fired"),
        (NotIndicated("no draft"), "not indicated"),
        (InsufficientData("no count"), "cannot tell"),
        (Failed("KeyError"), "failed"),
    ],
)
def test_every_answer_has_its_word(outcome: Answered, word: str) -> None:
    """Traces, rows of a run and counts take it from one place."""
    assert said_of(outcome) == word


def test_what_is_counted_has_the_same_words() -> None:
    """A count of what fired, failed or could not decide is named as in a trace."""
    assert {*What} - {*Said} == {"call", "shown", "fine"}
    assert {*Said} - {*What} == {"not indicated"}


@pytest.mark.parametrize("what", [*What])
def test_the_report_knows_everything_that_is_counted(what: What) -> None:
    """Each word that the store keeps stands in a line; a call is of no rule."""
    row = (date(2026, 1, 6), "hospital", False, what, "a-rule", "", 3)
    count = Count._make(row)
    found = lines([count], [])
    expected = {
        "shown": "shown",
        "fired": "fired",
        "fine": "fine",
        "cannot tell": "cannot_tell",
        "failed": "failed",
    }

    assert [getattr(line, expected[what]) for line in found] == [3] * len(found)
    assert len(found) == (what != "call")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("workbench/static/why.js", {*Said}),
        ("silent/report/queries.py", {"fired", "cannot tell", "failed"}),
    ],
)
def test_words_that_no_import_reaches_are_the_same(place: str, words: set[str]) -> None:
    """The workbench and the questions to a run spell them: in the same letters."""
    text = (_ROOT / place).read_text().replace("'", '"')

    assert all(f'"{word}"' in text for word in words)
