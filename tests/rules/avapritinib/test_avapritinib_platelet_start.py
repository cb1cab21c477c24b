"""Platelets before avapritinib: the limit, the age of a count, and what hides one."""

import pytest
from aya_charts import VIEW, chart, ordered, taking
from charts import ISM, SM, diagnosis, lab, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib_findings import (
    LowBeforeStart,
    NotCountedBeforeStart,
    OldBeforeStart,
    TransfusedBeforeStart,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Patient
from cds_service.clinical.proposal import OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_platelet_start import evaluate

PLT = Analyte.PLATELETS
GIST = diagnosis(Disease.GASTROINTESTINAL_STROMAL_TUMOR)


@pytest.mark.parametrize("diagnoses", [(SM,), (ISM,)])
@pytest.mark.parametrize("count", ["49", "49.9", "10", "<50"])
def test_t33_below_fifty_is_critical(
    count: str, diagnoses: tuple[Diagnosis, ...]
) -> None:
    """Below 50 nobody starts, whatever the subtype."""
    answer = evaluate(chart(lab(PLT, count), diagnoses=diagnoses))

    assert isinstance(answer, LowBeforeStart)
    assert answer.indicator is Indicator.CRITICAL
    assert [type(each) for each in answer.proposals] == [RemoveDraft, OrderTest]


@pytest.mark.parametrize("count", ["50", "50.1", ">=50", "300"])
def test_t33_fifty_is_not_below_fifty(count: str) -> None:
    """Exactly 50 is allowed."""
    assert isinstance(evaluate(chart(lab(PLT, count))), NotIndicated)


@pytest.mark.parametrize(
    ("day", "kind"), [("2025-12-23", NotIndicated), ("2025-12-22", OldBeforeStart)]
)
def test_a_count_serves_for_fourteen_days(day: str, kind: type[object]) -> None:
    """14 days old is recent, 15 is not."""
    assert type(evaluate(chart(lab(PLT, "180", day)))) is kind


def test_an_old_count_asks_for_a_new_one() -> None:
    """It warns with the count and its age, and offers a count only."""
    answer = evaluate(chart(lab(PLT, "180", "2025-12-01")))

    assert isinstance(answer, OldBeforeStart)
    assert answer.used[0] is answer.count
    assert answer.indicator is Indicator.WARNING
    assert answer.days_ago == 36
    assert [type(each) for each in answer.proposals] == [OrderTest]


def test_a_low_count_does_not_become_good_with_time() -> None:
    """The last count was low, however old it is."""
    answer = evaluate(chart(lab(PLT, "49", "2025-09-01")))

    assert isinstance(answer, LowBeforeStart)
    assert answer.indicator is Indicator.CRITICAL


def test_no_count_at_all_is_a_warning() -> None:
    """Unknown is not normal."""
    answer = evaluate(chart())

    assert isinstance(answer, NotCountedBeforeStart)
    assert answer.indicator is Indicator.WARNING


def test_a_preliminary_count_raises_one_level_lower() -> None:
    """It may raise a concern beside a settled count that is fine."""
    low = lab(PLT, "49", status=ResultStatus.PRELIMINARY)
    answer = evaluate(chart(low, lab(PLT, "120", "2026-01-02")))

    assert isinstance(answer, LowBeforeStart)
    assert answer.indicator is Indicator.WARNING
    assert answer.count is low
    assert [each.value.exact for each in answer.others] == [120]


def test_a_preliminary_count_clears_nothing() -> None:
    """Alone it leaves the count missing."""
    fine = lab(PLT, "200", status=ResultStatus.PRELIMINARY)

    assert isinstance(evaluate(chart(fine)), NotCountedBeforeStart)


def test_a_count_after_a_transfusion_is_told() -> None:
    """55 two days after platelets were given may not be the patient's own."""
    given = Event("Procedure/t", EventKind.TRANSFUSION, "platelets", on("2026-01-03"))
    answer = evaluate(chart(lab(PLT, "55"), events=(given,)))

    assert isinstance(answer, TransfusedBeforeStart)
    assert answer.indicator is Indicator.INFO
    assert answer.transfusion is given


def test_a_bound_that_settles_nothing_asks() -> None:
    """Below 60 may be below 50."""
    assert isinstance(evaluate(chart(lab(PLT, "<60"))), InsufficientData)


def test_what_was_not_read_asks() -> None:
    """Neither a gap nor an unreadable newer count is a good count."""
    fine = chart(lab(PLT, "200", "2026-01-02"))
    gap = Gap(Record.LABS, "was not sent")
    unread = Unread("Observation/x", PLT, "no unit", taken=on("2026-01-05"))

    assert isinstance(evaluate(replace(fine, gaps=(gap,))), InsufficientData)
    assert isinstance(evaluate(replace(fine, unread=(unread,))), InsufficientData)


def test_what_is_taken_already_is_for_another_rule() -> None:
    """A renewal is monitored, not started."""
    assert isinstance(evaluate(chart(lab(PLT, "49"), taken=(taking(),))), NotIndicated)


def test_the_dose_for_a_stromal_tumour_is_not_ours() -> None:
    """300 mg beside such a tumour is silent; another dose beside it is not."""
    both = (SM, GIST)
    low = lab(PLT, "45")

    assert isinstance(
        evaluate(chart(low, drafts=(ordered("300"),), diagnoses=both)), NotIndicated
    )
    assert isinstance(
        evaluate(chart(low, drafts=(ordered("200"),), diagnoses=both)), LowBeforeStart
    )


def test_the_tumour_must_be_on_record() -> None:
    """300 mg without one is an order for mastocytosis."""
    answer = evaluate(chart(lab(PLT, "45"), drafts=(ordered("300"),)))

    assert isinstance(answer, LowBeforeStart)


def test_nobody_else_is_asked() -> None:
    """No order, no mastocytosis: silent. Not confirmed, a child: cannot decide."""
    low = lab(PLT, "45")
    unsure = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    young = on("2015-01-01").day
    child = Patient("Patient/p1", young, young)

    assert isinstance(evaluate(chart(low, hook=VIEW)), NotIndicated)
    assert isinstance(evaluate(chart(low, drafts=())), NotIndicated)
    assert isinstance(evaluate(chart(low, diagnoses=())), NotIndicated)
    assert isinstance(evaluate(chart(low, diagnoses=(unsure,))), InsufficientData)
    assert isinstance(evaluate(replace(chart(low), patient=child)), InsufficientData)
