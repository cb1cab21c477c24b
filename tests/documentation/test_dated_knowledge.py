"""What was reviewed too long ago is listed, and the day is an argument."""

from datetime import date

import pytest
from every_rule import BY_ID

from cds_service.knowledge.regulatory_status import STATUSES
from docs.dated_knowledge import Dated, due, everything, main, said, sources
from docs.hazard_log import hazards

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("read", "is_due"),
    [
        (date(2025, 11, 21), True),
        (date(2025, 11, 22), False),
        (date(2025, 11, 23), False),
        (date(2026, 11, 22), False),
    ],
)
def test_a_year_and_a_day_is_too_old(read: date, *, is_due: bool) -> None:
    """365 days are a year, 366 are more."""
    assert bool(due([Dated(read, "source: A")], ON)) is is_due


def test_the_oldest_comes_first_with_the_rules_it_touches() -> None:
    """So that the reviewer knows what to open."""
    old = Dated(date(2020, 1, 1), "source: B", ("mido-dose-check",))
    older = Dated(date(2019, 1, 1), "status: x, y")

    assert due([old, older], ON) == [older, old]
    assert said(old) == "2020-01-01  source: B (rules: mido-dose-check)"


def test_nothing_with_a_day_is_left_out() -> None:
    """Every source, status, rule and hazard, and the day on the cards."""
    items = [item.what for item in everything()]
    count = len(sources()) + len(STATUSES) + len(BY_ID) + len(hazards()) + 1

    assert len(items) == count
    for rule in BY_ID.values():
        assert f"rule: {rule.id} {rule.version}" in items


def test_a_source_names_the_rules_that_cite_it() -> None:
    """Those of the label of midostaurin are many."""
    label = next(each for each in everything() if "RYDAPT" in each.what)

    assert "mido-anc-interrupt" in label.touches
    assert "nsaid-tolerance-unknown" not in label.touches


def test_the_check_ends_with_1_and_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    """A century on everything is due; before anything was read nothing is."""
    assert main(["--as-of", "2126-11-22"]) == 1
    listed = capsys.readouterr().out.splitlines()
    assert len(listed) == len(everything()) + 1
    assert main(["--as-of", "2000-01-01"]) == 0
    assert capsys.readouterr().out == ""
