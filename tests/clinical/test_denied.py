"""A newer statement that a drug is not taken ends no check, and is told."""

import pytest
from aya_charts import AYA, VIEW, chart, taking
from charts import Chart, lab, medication, on
from mido_charts import ANC, MIDO
from mido_charts import chart as on_midostaurin

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.course import Taking, course
from cds_service.clinical.denied import denied
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.outcome import Finding, Indicator
from cds_service.frozen import replace
from cds_service.rules.avapritinib import avapritinib_platelet_monitor
from cds_service.rules.midostaurin import mido_anc_interrupt

ORDER = medication(MIDO, "2025-12-01")


def refusal(drug: Drug, day: str, *, patient: bool = True) -> Medication:
    """Return a statement that a drug is not taken."""
    said = medication(
        drug,
        kind=MedicationKind.STATEMENT,
        status=MedicationStatus.CANCELLED,
    )
    return replace(said, recorded=on(day), patient_reported=patient)


@pytest.mark.parametrize(
    ("day", "told"),
    [("2025-11-30", False), ("2025-12-01", False), ("2025-12-02", True)],
)
def test_only_a_newer_statement_contradicts(day: str, *, told: bool) -> None:
    """The order of the same day overtook it; the course goes on all the same."""
    said = refusal(MIDO, day)
    answer = course(on_midostaurin(taken=(ORDER, said)))
    assert answer.state is Taking.NOW
    assert answer.record == ORDER
    assert answer.orders == (ORDER,)
    assert answer.contradicted_by == (said if told else None)


def test_what_contradicts_first_is_kept() -> None:
    """An order put on hold is named before what the patient says."""
    held = medication(MIDO, "2025-12-05", status=MedicationStatus.ON_HOLD)
    made = on_midostaurin(taken=(ORDER, held, refusal(MIDO, "2026-01-02")))
    assert course(made).contradicted_by == held


def test_a_cancelled_order_denies_nothing() -> None:
    """It was taken back; nobody says anything of the tablets."""
    other = medication(MIDO, "2025-12-05", status=MedicationStatus.CANCELLED)
    assert course(on_midostaurin(taken=(ORDER, other))).contradicted_by is None


def test_whoever_says_it_is_named() -> None:
    """The patient, or a statement of somebody else."""
    assert denied(refusal(MIDO, "2026-01-02")) == (
        "whether midostaurin is taken: the patient states (2026-01-02) that it is not"
    )
    assert denied(refusal(MIDO, "2026-01-02", patient=False)) == (
        "whether midostaurin is taken: a statement says (2026-01-02) that it is not"
    )


def finding(of: Chart) -> Finding:
    """Return the warning of low platelets on avapritinib."""
    answer = avapritinib_platelet_monitor.evaluate(of)
    assert isinstance(answer, Finding)
    return answer


def test_a_low_count_warns_and_names_it() -> None:
    """The order stands: critical as before, with what the patient states."""
    said = refusal(MIDO, "2026-01-02")
    made = on_midostaurin(lab(ANC, "0.4"), taken=(ORDER, said))
    answer = mido_anc_interrupt.RULE.evaluate(made)
    assert isinstance(answer, Finding)
    assert answer.indicator is Indicator.CRITICAL
    assert denied(said) in answer.missing
    assert said in answer.used


def test_so_it_is_for_avapritinib() -> None:
    """Platelets of 20 warn as they do, and the statement is named."""
    said, low = refusal(AYA, "2026-01-02"), lab(Analyte.PLATELETS, "20")
    told = finding(chart(low, hook=VIEW, taken=(taking(), said)))
    plain = finding(chart(low, hook=VIEW, taken=(taking(),)))
    assert told.indicator is plain.indicator
    assert told.missing == (*plain.missing, denied(said))
    older = chart(low, hook=VIEW, taken=(taking(), refusal(AYA, "2025-12-10")))
    assert finding(older).missing == plain.missing
