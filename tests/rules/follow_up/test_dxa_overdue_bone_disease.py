"""Bone disease, and bone density not measured in time."""

from dataclasses import replace
from datetime import date

import pytest
from bone_charts import (
    CHILD,
    FRACTURE,
    MAN_OF_49,
    OSTEOPOROSIS,
    SPINE,
    ago,
    chart,
    problem,
    scan,
)
from charts import ADULT, Chart, diagnosis, lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_scan_findings import (
    ScanDueSooner,
    ScanNever,
    ScanOverdue,
)
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.event import Event, Phase
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.record import Gap, Record
from cds_service.rules.follow_up.dxa_overdue_bone_disease import evaluate


def scanned(*events: Event, bone: tuple[Problem, ...] = (OSTEOPOROSIS,)) -> Chart:
    """Return a chart with bone disease and these scans."""
    return chart(problems=bone, events=events)


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


@pytest.mark.parametrize(
    "record", [Record.LABS, Record.PROCEDURES, Record.IMAGING_REPORTS]
)
def test_records_of_scans_not_sent_are_asked_about(record: Record) -> None:
    """Unless a scan in time is known anyway."""
    gaps = (Gap(record, "was not sent"),)
    known = replace(scanned(scan(ago(10))), gaps=gaps)

    assert isinstance(evaluate(replace(scanned(), gaps=gaps)), InsufficientData)
    assert isinstance(evaluate(known), NotIndicated)


def test_no_bone_disease_no_question() -> None:
    """Also with records that were not sent."""
    gaps = (Gap(Record.LABS, "was not sent"),)

    assert isinstance(evaluate(chart()), NotIndicated)
    assert isinstance(evaluate(replace(chart(), gaps=gaps)), NotIndicated)
    assert isinstance(evaluate(chart(lab(SPINE, "0.3", ago(2000)))), NotIndicated)


def test_an_unclear_bone_is_asked_about_when_a_scan_is_due() -> None:
    """A T-score of -2.8 at the age of 49, or a diagnosis that is not confirmed."""
    young = chart(lab(SPINE, "-2.8", ago(1200)), patient=MAN_OF_49)
    recent = chart(lab(SPINE, "-2.8", ago(100)), patient=MAN_OF_49)
    doubtful = scanned(bone=(problem(Ailment.OSTEOPENIA, confirmed=False),))

    assert isinstance(evaluate(young), InsufficientData)
    assert isinstance(evaluate(recent), NotIndicated)
    assert isinstance(evaluate(doubtful), InsufficientData)


def test_a_low_z_score_is_bone_disease_under_50() -> None:
    """It is due after three years."""
    young = chart(lab(Analyte.Z_SCORE, "-2.4", ago(1200)), patient=MAN_OF_49)

    assert isinstance(evaluate(young), ScanOverdue)


def test_whom_it_concerns() -> None:
    """Adults with systemic mastocytosis, confirmed by a code."""
    maybe = (diagnosis(Disease.MONOCLONAL_MCAS),)

    assert isinstance(evaluate(replace(scanned(), diagnoses=())), NotIndicated)
    assert isinstance(evaluate(replace(scanned(), diagnoses=maybe)), NotIndicated)
    assert isinstance(evaluate(replace(scanned(), patient=CHILD)), NotIndicated)


def test_an_infusion_long_ago_is_not_todays_drug() -> None:
    """Denosumab of two years ago is no risk of today: other rules speak of it."""
    given = medication(
        Drug.DENOSUMAB,
        ago(720),
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )
    answer = evaluate(replace(scanned(scan(ago(500))), medications=(given,)))

    assert isinstance(answer, NotIndicated)


def test_a_pregnancy_is_not_scanned() -> None:
    """Radiation can wait; without the pregnancy the rule asks."""
    young = replace(ADULT, born_from=date(1990, 5, 1), born_to=date(1990, 5, 1))
    asked = chart(patient=young, problems=(OSTEOPOROSIS,))
    pregnancy = problem(Ailment.PREGNANCY, began=ago(60))
    waiting = replace(asked, problems=(*asked.problems, pregnancy))

    assert isinstance(evaluate(asked), Finding)
    assert isinstance(evaluate(waiting), NotIndicated)
