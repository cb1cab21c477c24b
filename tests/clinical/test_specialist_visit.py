"""Whether the patient is with a specialist today."""

from antimediator_charts import event, patient

from cds_service.clinical.event import EventKind, Phase
from cds_service.clinical.specialist_visit import visits_today


def test_only_a_visit_of_today_counts() -> None:
    """Yesterday's visit, a referral and an emergency are none."""
    today = event(EventKind.ALLERGY_CARE, "2026-01-06")
    others = (
        event(EventKind.HEMATOLOGY_CARE, "2026-01-05"),
        event(EventKind.HEMATOLOGY_CARE, "2026-01-06", Phase.ORDERED),
        event(EventKind.EMERGENCY_VISIT, "2026-01-06"),
    )
    assert visits_today(patient(events=(*others, today))) == (today,)
