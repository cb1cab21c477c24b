"""Bone density: what is asked about, and whom it concerns."""

from datetime import date

import pytest
from bone_charts import (
    CHILD,
    MAN_OF_49,
    OSTEOPOROSIS,
    SPINE,
    ago,
    chart,
    problem,
    scan,
)
from charts import ADULT, diagnosis, lab, medication
from scan_charts import scanned

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_scan_findings import (
    ScanOverdue,
)
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.outcome import (
    Finding,
    InsufficientData,
    NotIndicated,
)
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.follow_up.dxa_overdue_bone_disease import evaluate


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
