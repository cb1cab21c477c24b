"""Platelets on avapritinib: the limit, the calendar, and what hides a count."""

import pytest
from aya_charts import AYA, SIGN, VIEW, chart, once, taking
from charts import ASM, ISM, SM, Chart, lab, medication, on

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.avapritinib_findings import (
    CountOverdue,
    LowNotRepeated,
    LowOnTreatment,
    LowOutsideAdvanced,
    NeverCounted,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import MedicationKind, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import HoldOrder, OrderTest, RemoveDraft
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.avapritinib.avapritinib_platelet_monitor import evaluate

PLT = Analyte.PLATELETS


def seen(
    *labs: Lab,
    since: str | None = "2025-12-10",
    dose: str = "200",
    diagnoses: tuple[Diagnosis, ...] = (ASM,),
) -> Chart:
    """Return the opened chart of somebody on avapritinib."""
    return chart(*labs, hook=VIEW, taken=(taking(since, dose),), diagnoses=diagnoses)


@pytest.mark.parametrize("diagnosis", [ASM, SM])
def test_below_fifty_is_critical(diagnosis: Diagnosis) -> None:
    """49 interrupts, also where the subtype is not named."""
    answer = evaluate(seen(lab(PLT, "49"), diagnoses=(diagnosis,)))

    assert type(answer) is LowOnTreatment
    assert answer.indicator is Indicator.CRITICAL
    assert [type(each) for each in answer.proposals] == [HoldOrder, OrderTest]


def test_in_indolent_disease_the_card_says_that_there_is_no_table() -> None:
    """The interruption table is for advanced disease: elsewhere it is a warning."""
    indolent = evaluate(seen(lab(PLT, "49"), diagnoses=(ISM,)))
    advanced = evaluate(seen(lab(PLT, "49")))

    assert isinstance(indolent, LowOutsideAdvanced)
    assert indolent.indicator is Indicator.WARNING
    assert [type(each) for each in indolent.proposals] == [HoldOrder, OrderTest]
    assert type(advanced) is LowOnTreatment
    assert indolent.indolent == {Disease.INDOLENT_SM}
    assert advanced.indolent == frozenset()


def test_fifty_is_not_below_fifty() -> None:
    """50, counted yesterday, is in order."""
    assert isinstance(evaluate(seen(lab(PLT, "50"))), NotIndicated)


def test_on_renewal_the_order_may_be_taken_back() -> None:
    """What stands is held, what is written is taken back."""
    answer = evaluate(chart(lab(PLT, "49"), hook=SIGN, taken=(taking(),)))

    assert type(answer) is LowOnTreatment
    assert [type(each) for each in answer.proposals] == [
        HoldOrder,
        RemoveDraft,
        OrderTest,
    ]


def test_a_preliminary_count_raises_one_level_lower() -> None:
    """It raises, and does not interrupt as loudly."""
    answer = evaluate(seen(lab(PLT, "49", status=ResultStatus.PRELIMINARY)))

    assert type(answer) is LowOnTreatment
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize(
    ("day", "kind"), [("2025-12-09", LowOnTreatment), ("2025-12-08", LowNotRepeated)]
)
def test_an_old_low_count_is_to_be_repeated(day: str, kind: type[object]) -> None:
    """After 28 days it is too old to interrupt for, and still low."""
    assert type(evaluate(seen(lab(PLT, "49", day)))) is kind


@pytest.mark.parametrize(
    ("since", "day", "kind"),
    [
        pytest.param("2025-12-01", "2025-12-23", NotIndicated, id="14-days"),
        pytest.param("2025-12-01", "2025-12-22", CountOverdue, id="15-days"),
        pytest.param("2025-11-11", "2025-12-22", CountOverdue, id="day-56"),
        pytest.param("2025-11-10", "2025-12-22", NotIndicated, id="day-57"),
        pytest.param("2025-12-23", "2025-12-01", NotIndicated, id="start-14-days-ago"),
        pytest.param("2025-12-22", "2025-12-01", CountOverdue, id="start-15-days-ago"),
    ],
)
def test_the_first_eight_weeks(since: str, day: str, kind: type[object]) -> None:
    """Every 14 days until day 56, counted from the start or the last count."""
    assert type(evaluate(seen(lab(PLT, "180", day), since=since))) is kind


@pytest.mark.parametrize(
    ("count", "day", "kind"),
    [
        ("74", "2025-12-23", NotIndicated),
        ("74", "2025-12-22", CountOverdue),
        ("75", "2025-12-22", NotIndicated),
        ("75", "2025-12-09", NotIndicated),
        ("75", "2025-12-08", CountOverdue),
        ("100", "2025-12-08", CountOverdue),
        ("101", "2025-07-01", NotIndicated),
        ("100.1", "2025-07-01", NotIndicated),
        (">50", "2025-12-22", CountOverdue),
    ],
)
def test_after_eight_weeks_the_count_tells(
    count: str, day: str, kind: type[object]
) -> None:
    """Below 75 every 14 days, to 100 every 28, above as indicated."""
    assert type(evaluate(seen(lab(PLT, count, day), since="2025-06-01"))) is kind


def test_never_counted() -> None:
    """Nothing on record is overdue, after two weeks or without a known start."""
    assert type(evaluate(seen(since="2025-06-01"))) is NeverCounted
    answer = evaluate(seen(since=None))
    assert type(answer) is NeverCounted
    assert answer.missing == ("the date of the first dose",)


@pytest.mark.parametrize(("dose", "kind"), [("25", NotIndicated), ("50", NeverCounted)])
def test_without_a_subtype_the_dose_tells(dose: str, kind: type[object]) -> None:
    """Above 25 mg somebody treats advanced disease."""
    answer = evaluate(seen(since="2025-06-01", dose=dose, diagnoses=(SM,)))

    assert type(answer) is kind


def test_in_indolent_disease_no_calendar_holds() -> None:
    """Nothing is overdue there, and what was not read is no question."""
    opened = seen(since="2025-06-01", dose="25", diagnoses=(ISM,))
    gap = Gap(Record.LABS, "was not sent")

    assert isinstance(evaluate(opened), NotIndicated)
    assert isinstance(evaluate(replace(opened, gaps=(gap,))), NotIndicated)


def test_what_was_not_read_asks() -> None:
    """A gap, a newer unreadable count and an open bound are no good counts."""
    fine = seen(lab(PLT, "200", "2026-01-02"))
    gap = Gap(Record.LABS, "was not sent")
    unread = Unread("Observation/x", PLT, "no unit", taken=on("2026-01-05"))

    assert isinstance(evaluate(replace(fine, gaps=(gap,))), InsufficientData)
    assert isinstance(evaluate(replace(fine, unread=(unread,))), InsufficientData)
    assert isinstance(evaluate(seen(lab(PLT, "<60"))), InsufficientData)


def test_an_unreadable_record_of_avapritinib_asks() -> None:
    """Nobody can say that it is not taken."""
    unread = Unread("MedicationRequest/x", AYA, "no status")
    opened = chart(lab(PLT, "45"), hook=VIEW)

    assert isinstance(evaluate(replace(opened, unread=(unread,))), InsufficientData)
    assert isinstance(evaluate(opened), NotIndicated)


def test_on_hold_nothing_is_taken() -> None:
    """A hold ends the supply of the tablets dispensed before."""
    held = medication(AYA, "2025-12-10", status=MedicationStatus.ON_HOLD)
    tablets = medication(
        AYA,
        "2025-12-20",
        kind=MedicationKind.DISPENSE,
        status=MedicationStatus.COMPLETED,
        supply_days=30,
    )
    low = lab(PLT, "45")
    opened = chart(low, hook=VIEW, taken=(held, tablets))

    assert isinstance(evaluate(opened), NotIndicated)
    still = medication(AYA, "2025-12-22", dose=once("100"))
    going_on = replace(opened, medications=(held, tablets, still))
    assert isinstance(evaluate(going_on), LowOnTreatment)
    supplied = replace(opened, medications=(tablets,))
    assert isinstance(evaluate(supplied), LowOnTreatment)
