"""Imatinib with FIP1L1-PDGFRA: right, but begun at 100 mg and not at 400."""

from datetime import date
from decimal import Decimal

import pytest
from charts import ADULT, Chart, Hook, medication, mg
from kit_charts import FUSED, NOT_FUSED, POSITIVE, imatinib, kit_chart

from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Dose, Drug, Medication, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.proposal import ChangeDose, OrderTest
from cds_service.clinical.variant import FusionResult
from cds_service.frozen import replace
from cds_service.rules.imatinib.imatinib_eosinophilia_fusion import (
    DoseNotRead,
    FusionPositive,
    Renewal,
    StartTooHigh,
    evaluate,
)


def order(*doses: Dose, taken: tuple[Medication, ...] = ()) -> Chart:
    """Return a chart with the fusion and an order of each dose."""
    drafts = tuple(
        replace(imatinib(dose), reference=f"MedicationRequest/{number}")
        for number, dose in enumerate(doses)
    )
    return kit_chart(POSITIVE, fusions=(FUSED,), drafts=drafts, taken=taken)


def finding(chart: Chart) -> FusionPositive:
    """Return the finding of a chart that has one."""
    answer = evaluate(chart)
    assert isinstance(answer, FusionPositive)
    return answer


@pytest.mark.parametrize(
    ("dose", "kind", "indicator"),
    [
        (mg("100", "1"), FusionPositive, Indicator.INFO),
        (mg("300", "1"), FusionPositive, Indicator.INFO),
        (mg("399", "1"), FusionPositive, Indicator.INFO),
        (mg("400", "1"), StartTooHigh, Indicator.WARNING),
        (mg("200", "2"), StartTooHigh, Indicator.WARNING),
        (mg("600", "1"), StartTooHigh, Indicator.WARNING),
        (Dose(text="as directed"), DoseNotRead, Indicator.INFO),
    ],
)
def test_dose(dose: Dose, kind: type[FusionPositive], indicator: Indicator) -> None:
    """399 mg a day is a note, 400 a warning, an unreadable dose a note."""
    answer = finding(order(dose))

    assert type(answer) is kind
    assert answer.indicator is indicator


def test_a_renewal_is_no_beginning() -> None:
    """What is taken is judged by its response: no start, and nothing before it."""
    going_on = medication(Drug.IMATINIB, "2025-06-20")
    stopped = replace(going_on, status=MedicationStatus.STOPPED)
    renewed = finding(order(mg("400", "1"), taken=(going_on,)))

    assert type(renewed) is Renewal
    assert renewed.indicator is Indicator.INFO
    assert renewed.proposals == ()
    assert type(finding(order(mg("400", "1"), taken=(stopped,)))) is FusionPositive


def test_offers_100_mg_and_a_look_at_the_heart() -> None:
    """The dose is offered where it differs; the heart tests always."""
    high = finding(order(mg("400", "1"))).proposals
    right = finding(order(mg("100", "1"))).proposals

    assert [type(each) for each in high] == [ChangeDose, OrderTest, OrderTest]
    assert [type(each) for each in right] == [OrderTest, OrderTest]
    changed = high[0]
    assert isinstance(changed, ChangeDose)
    assert (changed.mg_per_take, changed.takes_per_day) == (Decimal(100), 1)


def test_a_later_rise_is_no_start() -> None:
    """Who takes imatinib already may be raised to 400 mg."""
    answer = finding(
        order(mg("400", "1"), taken=(medication(Drug.IMATINIB, "2025-10-01"),))
    )

    assert answer.indicator is Indicator.INFO
    assert not any(isinstance(each, ChangeDose) for each in answer.proposals)


@pytest.mark.parametrize("status", [MedicationStatus.DRAFT, MedicationStatus.CANCELLED])
def test_what_was_never_taken_makes_it_a_start(status: MedicationStatus) -> None:
    """A draft beside the order, or an order that was taken back, is no treatment."""
    planned = medication(Drug.IMATINIB, "2025-10-01", status=status)

    assert type(finding(order(mg("400", "1"), taken=(planned,)))) is StartTooHigh


def test_any_of_several_orders_counts() -> None:
    """One unreadable order does not hide a high one beside it."""
    doses = (Dose(text="?"), mg("400", "1"))

    assert type(finding(order(*doses))) is StartTooHigh
    assert type(finding(order(*doses[::-1]))) is StartTooHigh


def test_d816v_and_conflict_are_told() -> None:
    """T25: D816V beside the fusion is told; so is a test that did not find it."""
    chart = kit_chart(POSITIVE, fusions=(NOT_FUSED, FUSED))
    answer = finding(chart)

    assert (answer.d816v, answer.conflict) == ((POSITIVE,), (NOT_FUSED,))


@pytest.mark.parametrize(
    "fusions",
    [(), (NOT_FUSED,), (replace(FUSED, status=ResultStatus.PRELIMINARY),)],
)
def test_silent_without_a_settled_fusion(fusions: tuple[FusionResult, ...]) -> None:
    """Only a settled fusion makes imatinib appropriate."""
    assert isinstance(evaluate(kit_chart(fusions=fusions)), NotIndicated)


def test_scope() -> None:
    """Without order or mastocytosis silent; doses are for adults."""
    child = replace(ADULT, born_from=date(2015, 1, 1), born_to=date(2015, 1, 1))
    chart = kit_chart(fusions=(FUSED,))

    assert isinstance(evaluate(replace(chart, patient=child)), InsufficientData)
    assert isinstance(evaluate(replace(chart, drafts=())), NotIndicated)
    assert isinstance(evaluate(replace(chart, diagnoses=())), NotIndicated)
    assert isinstance(evaluate(replace(chart, hook=Hook.PATIENT_VIEW)), NotIndicated)
