"""Parts of the work-up that are not found, and would be if they were there."""

import pytest
from charts import ADULT, AS_OF, ASM, SM, Chart, lab, on
from kit_charts import INADEQUATE, POSITIVE
from organ_charts import born, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.variant import Specimen
from cds_service.clinical.workup import WorkupPart
from cds_service.frozen import replace
from cds_service.rules.classification.workup_incomplete import WorkupGaps, evaluate

NEW = replace(SM, recorded=on("2025-09-01"))
MARROW = Event("Procedure/m", EventKind.BONE_MARROW_EXAMINATION, "marrow")
CHEMISTRY = Event("Observation/c", EventKind.CHEMISTRY, "panel")


def parts(chart: Chart) -> set[WorkupPart]:
    """Return what is not found."""
    found = evaluate(chart)
    return set(found.parts) if isinstance(found, WorkupGaps) else set()


@pytest.mark.parametrize(
    ("day", "asks"),
    [("2025-01-06", True), ("2025-01-05", False), ("2026-01-06", True)],
)
def test_a_diagnosis_is_new_for_365_days(day: str, *, asks: bool) -> None:
    """A day more is not new."""
    chart = seen(diagnoses=(replace(SM, recorded=on(day)),))
    assert isinstance(evaluate(chart), WorkupGaps) is asks


def test_a_diagnosis_that_is_recorded_again_is_not_new() -> None:
    """The first record tells; a problem list is often copied."""
    old = replace(NEW, reference="Condition/old", recorded=on("2020-01-01"))

    for diagnoses in ((old, NEW), (NEW, old)):
        assert isinstance(evaluate(seen(diagnoses=diagnoses)), NotIndicated)


def test_advanced_disease_is_asked_at_any_time() -> None:
    """An undated diagnosis that is not advanced is not taken for a new one."""
    assert isinstance(evaluate(seen(diagnoses=(ASM,))), WorkupGaps)
    assert isinstance(evaluate(seen(diagnoses=(SM,))), NotIndicated)


def test_everything_is_missing_on_an_empty_record() -> None:
    """Six parts; bone density is asked for elsewhere."""
    assert parts(seen(diagnoses=(NEW,))) == set(WorkupPart)


@pytest.mark.parametrize(
    ("analyte", "part"),
    [
        (Analyte.TRYPTASE, WorkupPart.TRYPTASE),
        (Analyte.PLATELETS, WorkupPart.BLOOD_COUNT),
        (Analyte.HEMOGLOBIN, WorkupPart.BLOOD_COUNT),
        (Analyte.ALT, WorkupPart.LIVER_TESTS),
        (Analyte.CREATININE, WorkupPart.CREATININE),
        (Analyte.MAST_CELL_PERCENT, WorkupPart.MARROW),
    ],
)
def test_a_result_shows_its_part(analyte: Analyte, part: WorkupPart) -> None:
    """And no other part."""
    chart = seen(lab(analyte, "20"), diagnoses=(NEW,))
    assert parts(chart) == set(WorkupPart) - {part}


def test_events_and_kit_results_show_their_parts() -> None:
    """KIT tested in marrow shows the marrow as well; in blood it does not."""
    chart = seen(diagnoses=(NEW,))
    examined = replace(chart, events=(MARROW,))
    assert parts(examined) == set(WorkupPart) - {WorkupPart.MARROW}
    chemistry = {WorkupPart.LIVER_TESTS, WorkupPart.CREATININE}
    assert parts(replace(chart, events=(CHEMISTRY,))) == set(WorkupPart) - chemistry
    marrow = replace(POSITIVE, specimen=Specimen.MARROW)
    both = {WorkupPart.MARROW, WorkupPart.KIT}
    assert parts(replace(chart, kit=(marrow,))) == set(WorkupPart) - both
    blood = replace(INADEQUATE, specimen=Specimen.BLOOD)
    assert parts(replace(chart, kit=(blood,))) == set(WorkupPart) - {WorkupPart.KIT}


@pytest.mark.parametrize(
    ("record", "silent"),
    [
        (Record.PROCEDURES, {WorkupPart.MARROW}),
        (Record.GENETICS, {WorkupPart.KIT}),
        (Record.TEST_ORDERS, {WorkupPart.KIT, WorkupPart.MARROW}),
        (
            Record.LABS,
            set(WorkupPart) - {WorkupPart.MARROW, WorkupPart.KIT},
        ),
    ],
)
def test_what_was_not_read_is_not_missing(
    record: Record, silent: set[WorkupPart]
) -> None:
    """Only what would be in records that were read in full is called missing."""
    chart = replace(seen(diagnoses=(NEW,)), gaps=(Gap(record, "was not sent"),))
    assert parts(chart) == set(WorkupPart) - silent


@pytest.mark.parametrize(
    "chart",
    [
        Chart(AS_OF, ADULT),
        Chart(AS_OF, born("2015-01-01"), diagnoses=(NEW,)),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """No mastocytosis, a child, an order hook."""
    assert isinstance(evaluate(chart), NotIndicated)
