"""Creatinine clearance by Cockcroft and Gault, and eGFR in its place."""

from datetime import date
from decimal import Decimal

import pytest
from bone_charts import MAN_OF_50, WEIGHT, ago, chart, creatinine, egfr
from charts import ADULT, lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.interval import Interval
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.outcome import InsufficientData
from cds_service.clinical.patient import Sex
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.clinical.renal import Measure, creatinine_clearance
from cds_service.clinical.renal_gaps import hidden_kidneys
from cds_service.frozen import replace


def test_a_man_of_50_with_56_kg_and_creatinine_2_has_exactly_35() -> None:
    """(140 - 50) x 56 / (72 x 2) is 35."""
    found = creatinine_clearance(chart(creatinine("2"), WEIGHT, patient=MAN_OF_50))

    assert found is not None
    assert found.value == Interval.compared("", Decimal(35))
    assert found.value.below(Decimal(35)) is False
    assert found.measure is Measure.CLEARANCE
    assert found.settles
    assert found.missing == ()


def test_a_woman_has_85_percent_of_it() -> None:
    """(140 - 50) x 56 / (72 x 2) x 0.85 is 29.75."""
    woman = replace(MAN_OF_50, sex=Sex.FEMALE)
    found = creatinine_clearance(chart(creatinine("2"), WEIGHT, patient=woman))

    assert found is not None
    assert found.value.exact == Decimal("29.75")


def test_a_sex_not_said_leaves_both_possible() -> None:
    """29.75 to 35: not certainly below 35, not certainly at least 30."""
    either = replace(MAN_OF_50, sex=Sex.UNKNOWN)
    found = creatinine_clearance(chart(creatinine("2"), WEIGHT, patient=either))

    assert found is not None
    assert found.value == Interval(Decimal("29.75"), Decimal(35))
    assert found.value.at_least(Decimal(30)) is None


def test_a_birth_year_alone_widens_it() -> None:
    """1975 is 50 or 51 years in January 2026, never less."""
    vague = replace(MAN_OF_50, born_from=date(1975, 1, 1), born_to=date(1975, 12, 31))
    found = creatinine_clearance(chart(creatinine("2"), WEIGHT, patient=vague))

    assert found is not None
    assert (found.value.low, found.value.high) == (
        Decimal(89) * 56 / 144,
        Decimal(35),
    )


def test_what_is_shown_is_cut_and_not_rounded() -> None:
    """55.99 kg make 34.99, shown as 34.9: it is below 35."""
    light = lab(Analyte.BODY_WEIGHT, "55.99", "2025-12-01")
    found = creatinine_clearance(chart(creatinine("2"), light, patient=MAN_OF_50))

    assert found is not None
    assert found.value.below(Decimal(35)) is True
    assert found.shown.exact == Decimal("34.9")


@pytest.mark.parametrize(("days", "old"), [(90, False), (91, True)])
def test_creatinine_speaks_for_90_days(days: int, *, old: bool) -> None:
    """On the 91st day it is old, and settles nothing."""
    found = creatinine_clearance(chart(creatinine("1", ago(days)), WEIGHT))

    assert found is not None
    assert found.old is old
    assert found.settles is not old


@pytest.mark.parametrize(("days", "by_egfr"), [(365, False), (366, True)])
def test_weight_speaks_for_a_year(days: int, *, by_egfr: bool) -> None:
    """Then the eGFR stands in, and says what is missing."""
    weight = lab(Analyte.BODY_WEIGHT, "56", ago(days))
    found = creatinine_clearance(chart(creatinine("1"), egfr("60"), weight))

    assert found is not None
    assert found.by_egfr is by_egfr
    assert bool(found.missing) is by_egfr


def test_a_recent_egfr_goes_before_an_old_calculation() -> None:
    """What is recent is closer to the truth."""
    found = creatinine_clearance(chart(creatinine("1", ago(120)), WEIGHT, egfr("28")))

    assert found is not None
    assert found.measure is Measure.EGFR
    assert found.value.exact == Decimal(28)
    assert found.missing == ("a creatinine of the last 90 days",)


def test_nothing_on_record_is_none() -> None:
    """Weight alone is no clearance, and neither is creatinine alone."""
    assert creatinine_clearance(chart(WEIGHT)) is None
    assert creatinine_clearance(chart(creatinine("1"))) is None


def test_an_unknown_age_is_not_guessed() -> None:
    """The eGFR stands in, and the date of birth is named."""
    ageless = replace(ADULT, born_from=None, born_to=None)
    labs = (creatinine("1"), WEIGHT, egfr("60"))
    found = creatinine_clearance(chart(*labs, patient=ageless))

    assert found is not None
    assert found.missing == ("the date of birth",)


def test_a_preliminary_result_only_makes_it_worse() -> None:
    """A worse one speaks, a better one does not."""
    worse = lab(Analyte.GFR, "25", status=ResultStatus.PRELIMINARY)
    better = lab(Analyte.GFR, "70", status=ResultStatus.PRELIMINARY)
    low = creatinine_clearance(chart(egfr("60"), worse))
    same = creatinine_clearance(chart(egfr("60"), better))

    assert low is not None
    assert same is not None
    assert low.value.exact == Decimal(25)
    assert not low.settles
    assert same.value.exact == Decimal(60)


def test_of_two_creatinines_of_one_moment_the_higher_counts() -> None:
    """It is the graver one."""
    two = (creatinine("1"), lab(Analyte.CREATININE, "2", "2026-01-02", reference="x"))
    found = creatinine_clearance(chart(*two, WEIGHT, patient=MAN_OF_50))

    assert found is not None
    assert found.value.exact == Decimal(35)


def test_a_creatinine_below_what_can_be_measured_is_not_used() -> None:
    """Divided by zero nothing is known."""
    assert creatinine_clearance(chart(creatinine("<0.2"), WEIGHT)) is None


def test_a_newer_result_that_was_not_read_hides_the_truth() -> None:
    """An older one does not, and a withdrawn one does not."""
    known = chart(egfr("60", "2026-01-02"))
    found = creatinine_clearance(known)
    unread = Unread("Observation/u", Analyte.CREATININE, "it has no unit")
    for hidden in (unread, replace(unread, taken=lab(Analyte.GFR, "1").taken)):
        answer = hidden_kidneys(replace(known, unread=(hidden,)), found)
        assert isinstance(answer, InsufficientData)
        assert "it has no unit" in answer.reason
    older = replace(unread, taken=egfr("1", "2026-01-01").taken)
    gone = replace(unread, status_only=True)

    assert hidden_kidneys(replace(known, unread=(older, gone)), found) is None


def test_laboratory_results_not_sent_hide_it_where_none_settles() -> None:
    """A recent result is enough."""
    gap = (Gap(Record.LABS, "was not sent"),)
    old, recent = chart(egfr("60", ago(100))), chart(egfr("60"))

    assert hidden_kidneys(replace(old, gaps=gap), creatinine_clearance(old))
    assert not hidden_kidneys(replace(recent, gaps=gap), creatinine_clearance(recent))
