"""The count before midostaurin: its window, its labels, its absence."""

import pytest
from charts import lab, medication, on
from mido_charts import ANC, MIDO, PLT, chart, dispense

from cds_service.clinical.baseline import baseline
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.frozen import replace

FIRST = dispense("2025-12-01")


@pytest.mark.parametrize(
    ("day", "found", "old"),
    [
        ("2025-12-01", True, None),
        ("2025-11-03", True, None),
        ("2025-11-02", True, 29),
        ("2025-09-02", True, 90),
        ("2025-09-01", False, None),
        ("2025-12-02", False, None),
    ],
)
def test_the_window(day: str, *, found: bool, old: int | None) -> None:
    """From 28 days before to the day of the first dose; to 90 days labelled old."""
    before = baseline(chart(lab(ANC, "2.0", day), taken=(FIRST,)), ANC)
    assert (before is not None) is found
    assert before is None or before.old_days == old


def test_the_last_count_before_the_first_dose() -> None:
    """A newer one in the window beats an older one, and one in it an old one."""
    labs = [lab(ANC, "1.0", day) for day in ("2025-11-20", "2025-11-28", "2025-10-01")]
    before = baseline(chart(*labs, taken=(FIRST,)), ANC)
    assert before is not None
    assert before.lab is labs[1]


@pytest.mark.parametrize(
    ("taken_at", "counts"),
    [
        ("2025-12-01T08:00:00Z", True),
        ("2025-12-01T10:00:00Z", False),
        ("2025-12-01", True),
    ],
)
def test_the_day_of_the_first_dose(taken_at: str, *, counts: bool) -> None:
    """Before the dose, or at an unknown time, it is a baseline."""
    dose = medication(
        MIDO,
        "2025-12-01T09:00:00Z",
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )
    found = baseline(chart(lab(ANC, "2.0", taken_at), taken=(dose,)), ANC)
    assert (found is not None) is counts


def test_preliminary_and_probable_counts_are_no_baseline() -> None:
    """Only a settled count may choose the threshold."""
    early = lab(ANC, "2.0", "2025-11-28", status=ResultStatus.PRELIMINARY)
    guessed = lab(ANC, "2.0", "2025-11-28", probable=True)
    assert baseline(chart(early, guessed, taken=(FIRST,)), ANC) is None


def test_of_two_that_contradict_the_higher_counts() -> None:
    """It asks to interrupt sooner."""
    one, two = (
        lab(ANC, value, "2025-11-28", reference=value) for value in ("1.4", "1.6")
    )
    for labs in ((one, two), (two, one)):
        before = baseline(chart(*labs, taken=(FIRST,)), ANC)
        assert before is not None
        assert before.lab is two


def test_no_start_no_baseline() -> None:
    """Without any dated record the baseline is unknown."""
    assert baseline(chart(lab(ANC, "2.0"), taken=(medication(MIDO),)), ANC) is None


def test_after_a_long_break_the_original_baseline_is_kept() -> None:
    """The first dose ever counts."""
    labs = lab(ANC, "2.0", "2025-05-20"), lab(ANC, "1.0", "2025-11-28")
    facts = chart(*labs, taken=(dispense("2025-06-01"), FIRST))
    before = baseline(facts, ANC)
    assert before is not None
    assert before.lab is labs[0]


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (medication(Drug.OTHER_CYTOREDUCTIVE, "2025-10-01"), True),
        (medication(Drug.AVAPRITINIB, "2025-10-01"), True),
        (medication(Drug.IMATINIB, "2025-10-01"), True),
        (medication(Drug.DASATINIB, "2025-10-01"), True),
        (medication(Drug.NILOTINIB, "2025-10-01"), True),
        (medication(Drug.IMATINIB, "2025-10-01", ends="2025-11-20"), False),
        (medication(Drug.OTHER_CYTOREDUCTIVE, "2025-12-15"), False),
        (medication(Drug.BLEEDING_RISK, "2025-10-01"), False),
        (
            medication(Drug.DASATINIB, "2025-10-01", status=MedicationStatus.STOPPED),
            True,
        ),
        (
            medication(Drug.DASATINIB, "2025-10-01", status=MedicationStatus.ON_HOLD),
            True,
        ),
        (
            medication(Drug.DASATINIB, "2025-10-01", status=MedicationStatus.COMPLETED),
            True,
        ),
        (
            medication(Drug.DASATINIB, "2025-10-01", status=MedicationStatus.CANCELLED),
            False,
        ),
    ],
)
def test_another_cytoreductive_drug_is_named(other: Medication, *, named: bool) -> None:
    """A baseline on treatment is labelled."""
    facts = chart(lab(ANC, "2.0", "2025-11-28"), taken=(FIRST, other))
    before = baseline(facts, ANC)
    assert before is not None
    assert before.other_drugs == ((other,) if named else ())


@pytest.mark.parametrize(
    ("day", "named"),
    [("2025-11-28", True), ("2025-11-21", True), ("2025-11-20", False)],
)
def test_a_transfusion_of_the_week_before_is_named(day: str, *, named: bool) -> None:
    """Seven days, for platelets and haemoglobin; none for neutrophils."""
    given = Event("Procedure/t", EventKind.TRANSFUSION, "platelets", on(day))
    labs = lab(PLT, "200", "2025-11-28"), lab(ANC, "2.0", "2025-11-28")
    facts = replace(chart(*labs, taken=(FIRST,)), events=(given,))
    platelets, neutrophils = baseline(facts, PLT), baseline(facts, ANC)
    assert platelets is not None
    assert neutrophils is not None
    assert (platelets.transfusion == given) is named
    assert neutrophils.transfusion is None
