"""Bone disease, and bone density not measured in time."""

import pytest
from bone_charts import (
    FRACTURE,
    SPINE,
    ago,
    chart,
    scan,
)
from charts import lab, medication
from scan_charts import scanned

from cds_service.clinical.bone_scan_findings import (
    ScanDueSooner,
    ScanNever,
    ScanOverdue,
)
from cds_service.clinical.event import Event, Phase
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import (
    Indicator,
    NotIndicated,
)
from cds_service.frozen import replace
from cds_service.rules.follow_up.dxa_overdue_bone_disease import evaluate


@pytest.mark.parametrize(("days", "late"), [(1094, False), (1095, False), (1096, True)])
def test_three_years_are_in_time(days: int, *, late: bool) -> None:
    """1095 days are not overdue, 1096 are: a warning."""
    answer = evaluate(scanned(scan(ago(days))))

    assert isinstance(answer, ScanOverdue if late else NotIndicated)
    if isinstance(answer, ScanOverdue):
        assert answer.indicator is Indicator.WARNING
        assert answer.days_ago == days


@pytest.mark.parametrize(("days", "due"), [(365, False), (366, True)])
def test_with_a_fracture_one_year_and_a_warning(days: int, *, due: bool) -> None:
    """365 days are in time."""
    answer = evaluate(scanned(scan(ago(days)), bone=(FRACTURE,)))

    assert isinstance(answer, ScanDueSooner if due else NotIndicated)
    if isinstance(answer, ScanDueSooner):
        assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize(
    ("drug", "due"),
    [
        (Drug.INTERFERON, True),
        (Drug.GLUCOCORTICOID, True),
        (Drug.DENOSUMAB, True),
        (Drug.ALENDRONATE, False),
        (Drug.H1_ANTIHISTAMINE, False),
    ],
)
def test_drugs_that_make_a_change_likely(drug: Drug, *, due: bool) -> None:
    """A note from one year on; a bisphosphonate of before the scan is no change."""
    taken = (medication(drug, ago(900)),)
    answer = evaluate(replace(scanned(scan(ago(500))), medications=taken))

    assert isinstance(answer, ScanDueSooner if due else NotIndicated)
    if isinstance(answer, ScanDueSooner):
        assert answer.indicator is Indicator.INFO
        assert answer.risks == taken


def test_a_bone_drug_begun_since_the_scan_is_a_change() -> None:
    """It is due after a year to see whether it works."""
    taken = (medication(Drug.ALENDRONATE, ago(400)),)
    answer = evaluate(replace(scanned(scan(ago(500))), medications=taken))

    assert isinstance(answer, ScanDueSooner)


def test_a_finished_glucocorticoid_is_none() -> None:
    """What was taken once does not count."""
    taken = medication(Drug.GLUCOCORTICOID, ago(900), status=MedicationStatus.COMPLETED)
    answer = evaluate(replace(scanned(scan(ago(500))), medications=(taken,)))

    assert isinstance(answer, NotIndicated)


def test_never_is_a_warning() -> None:
    """Bone disease by code, and nothing measured."""
    answer = evaluate(scanned())

    assert isinstance(answer, ScanNever)
    assert answer.indicator is Indicator.WARNING


def test_a_t_score_is_a_scan_and_may_be_the_disease() -> None:
    """Four years old, -2.0."""
    answer = evaluate(chart(lab(SPINE, "-2.0", ago(1500))))

    assert isinstance(answer, ScanOverdue)
    assert evaluate(chart(lab(SPINE, "-2.0", ago(900)))) != answer


@pytest.mark.parametrize("event", [scan(None), scan(ago(10), sure=False)])
def test_a_doubtful_scan_does_not_clear(event: Event) -> None:
    """Without a date, or by a code that nobody confirmed: it is named."""
    answer = evaluate(scanned(event))

    assert isinstance(answer, ScanNever)
    assert answer.doubtful == (event,)


def test_an_arranged_scan_is_enough() -> None:
    """Ordered of late, drafted or booked in this call."""
    ordered = scanned(scan(ago(10), Phase.ORDERED))
    booked = replace(scanned(), wanted=(scan(None, Phase.BOOKED),))

    assert isinstance(evaluate(ordered), NotIndicated)
    assert isinstance(evaluate(booked), NotIndicated)
