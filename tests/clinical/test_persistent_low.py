"""A blood count is low to stay: twice, 14 days apart, for no reason on record."""

import pytest
from charts import ISM, SM, Chart, lab, medication, on
from organ_charts import problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.persistent_low import persistent_low
from cds_service.clinical.presence import Presence
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace

PLT, ANC, HB = Analyte.PLATELETS, Analyte.NEUTROPHILS, Analyte.HEMOGLOBIN


def judged(chart: Chart, analyte: Analyte = PLT) -> Presence:
    """Return what is known of one count."""
    return persistent_low(chart, analyte).presence


@pytest.mark.parametrize(
    ("analyte", "value", "presence"),
    [
        (PLT, "99.9", Presence.PRESENT),
        (PLT, "100", Presence.ABSENT),
        (PLT, "100.1", Presence.ABSENT),
        (ANC, "0.99", Presence.PRESENT),
        (ANC, "1.0", Presence.ABSENT),
        (ANC, "1.01", Presence.ABSENT),
        (HB, "9.99", Presence.PRESENT),
        (HB, "10.0", Presence.ABSENT),
        (HB, "10.01", Presence.ABSENT),
        (PLT, "<100", Presence.PRESENT),
        (PLT, "<101", Presence.UNKNOWN),
    ],
)
def test_the_limits_are_strict(
    analyte: Analyte, value: str, presence: Presence
) -> None:
    """Only what is certainly below the limit is low."""
    chart = seen(lab(analyte, value), lab(analyte, value, "2025-12-01"))
    assert judged(chart, analyte) is presence


@pytest.mark.parametrize(
    ("earlier", "presence"),
    [
        ("2025-12-23", Presence.UNKNOWN),
        ("2025-12-22", Presence.PRESENT),
        ("2025-12-21", Presence.PRESENT),
    ],
)
def test_two_low_counts_are_14_days_apart(earlier: str, presence: Presence) -> None:
    """13 days are too few."""
    chart = seen(lab(PLT, "98"), lab(PLT, "99", earlier))
    assert judged(chart) is presence
    assert persistent_low(chart, PLT).single is (presence is Presence.UNKNOWN)


@pytest.mark.parametrize(
    ("analyte", "value", "presence"),
    [
        (PLT, "49.9", Presence.PRESENT),
        (PLT, "50", Presence.UNKNOWN),
        (ANC, "0.49", Presence.PRESENT),
        (ANC, "0.5", Presence.UNKNOWN),
        (HB, "4.0", Presence.UNKNOWN),
    ],
)
def test_a_very_low_count_needs_no_second(
    analyte: Analyte, value: str, presence: Presence
) -> None:
    """Haemoglobin has no such limit."""
    assert judged(seen(lab(analyte, value)), analyte) is presence


def test_a_normal_count_between_breaks_the_run() -> None:
    """Low, normal, low is not low to stay."""
    chart = seen(
        lab(PLT, "98"), lab(PLT, "150", "2025-12-20"), lab(PLT, "98", "2025-12-01")
    )
    assert judged(chart) is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("day", "presence"),
    [("2025-07-10", Presence.ABSENT), ("2025-07-09", Presence.UNKNOWN)],
)
def test_only_the_last_180_days_count(day: str, presence: Presence) -> None:
    """An old count says nothing of today."""
    assert judged(seen(lab(PLT, "200", day))) is presence


@pytest.mark.parametrize(
    ("drug", "day", "presence"),
    [
        (Drug.CLADRIBINE, "2025-11-10", Presence.UNKNOWN),
        (Drug.CLADRIBINE, "2025-09-01", Presence.PRESENT),
        (Drug.MIDOSTAURIN, "2025-12-08", Presence.UNKNOWN),
        (Drug.MIDOSTAURIN, "2025-10-01", Presence.PRESENT),
    ],
)
def test_counts_under_a_drug_are_left_out(
    drug: Drug, day: str, presence: Presence
) -> None:
    """56 days after cladribine, 28 after midostaurin; the drug is named."""
    given = medication(
        drug, day, kind=MedicationKind.ADMINISTRATION, status=MedicationStatus.COMPLETED
    )
    labs = (lab(PLT, "80"), lab(PLT, "82", "2025-12-10"))
    chart = replace(seen(*labs, diagnoses=(SM,)), medications=(given,))
    found = persistent_low(chart, PLT)
    assert found.presence is presence
    assert bool(found.explained_by) is (presence is Presence.UNKNOWN)


@pytest.mark.parametrize(
    ("drug", "day", "covered"),
    [
        (Drug.CLADRIBINE, "2025-11-10", True),
        (Drug.CLADRIBINE, "2025-11-09", False),
        (Drug.MIDOSTAURIN, "2025-12-08", True),
        (Drug.MIDOSTAURIN, "2025-12-07", False),
    ],
)
def test_the_windows_end_on_their_last_day(
    drug: Drug, day: str, *, covered: bool
) -> None:
    """A very low count of 2026-01-05 is 56 and 28 days after, or a day more."""
    given = medication(
        drug, day, kind=MedicationKind.ADMINISTRATION, status=MedicationStatus.COMPLETED
    )
    chart = replace(seen(lab(PLT, "40")), medications=(given,))
    assert judged(chart) is (Presence.UNKNOWN if covered else Presence.PRESENT)


def test_a_drug_whose_end_is_not_known_is_named_and_hides_nothing() -> None:
    """A stopped order without an end may or may not explain it."""
    stopped = medication(
        Drug.MIDOSTAURIN, "2025-06-01", status=MedicationStatus.STOPPED
    )
    chart = replace(seen(lab(PLT, "40")), medications=(stopped,))
    found = persistent_low(chart, PLT)
    assert found.presence is Presence.PRESENT
    assert found.doubtful == (stopped,)


def test_a_transfusion_masks_a_normal_count() -> None:
    """A count after a transfusion clears nothing."""
    given = Event("Procedure/t", EventKind.TRANSFUSION, "", on("2026-01-03"))
    chart = replace(seen(lab(PLT, "140")), events=(given,))
    assert judged(chart) is Presence.UNKNOWN


@pytest.mark.parametrize(
    "ailment", [Ailment.IRON_DEFICIENCY, Ailment.PREGNANCY, Ailment.SEPSIS]
)
def test_another_problem_explains_a_low_haemoglobin(ailment: Ailment) -> None:
    """Iron deficiency with haemoglobin 9.8 is no C-finding."""
    labs = (lab(HB, "9.8"), lab(HB, "9.7", "2025-12-01"))
    assert judged(seen(*labs, problems=(problem(ailment),)), HB) is Presence.UNKNOWN
    over = problem(ailment, current=False)
    assert judged(seen(*labs, problems=(over,)), HB) is Presence.PRESENT


def test_iron_deficiency_does_not_explain_low_platelets() -> None:
    """What explains one count need not explain another."""
    labs = (lab(PLT, "80"), lab(PLT, "80", "2025-12-01"))
    found = judged(seen(*labs, problems=(problem(Ailment.IRON_DEFICIENCY),)))
    assert found is Presence.PRESENT


def test_a_preliminary_low_count_takes_the_all_clear_away() -> None:
    """It raises no finding of its own, and a normal older one settles nothing."""
    newest = lab(PLT, "60", status=ResultStatus.PRELIMINARY)
    assert judged(seen(newest, lab(PLT, "200", "2025-12-20"))) is Presence.UNKNOWN


def test_what_was_not_read_is_not_normal() -> None:
    """A gap or an unread newer count takes the all-clear away."""
    chart = seen(lab(PLT, "200", "2025-12-20"))
    assert judged(chart) is Presence.ABSENT
    gap = Gap(Record.LABS, "was not sent", partial=True)
    assert judged(replace(chart, gaps=(gap,))) is Presence.UNKNOWN
    unread = Unread("Observation/x", PLT, "clumps", taken=on("2026-01-05"))
    assert judged(replace(chart, unread=(unread,))) is Presence.UNKNOWN


def test_nothing_on_record_is_unknown() -> None:
    """No count is no normal count."""
    assert judged(Chart(seen().as_of, seen().patient, diagnoses=(ISM,))) is (
        Presence.UNKNOWN
    )
