"""Lasting eosinophilia asks for FIP1L1-PDGFRA where no result is on record."""

import pytest
from charts import ADULT, AS_OF, ISM, Chart, Hook, diagnosis, draft, lab
from kit_charts import FUSED, NOT_FUSED
from organ_charts import born, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import NotIndicated
from cds_service.clinical.record import Gap, Record
from cds_service.clinical.variant import FusionFinding, FusionResult
from cds_service.frozen import replace
from cds_service.rules.classification.fip1l1_pdgfra_test import (
    FusionUntested,
    FusionUntestedCount,
    evaluate,
)

EOS = Analyte.EOSINOPHILS
HIGH = (lab(EOS, "1.5"), lab(EOS, "1.5", "2025-12-08"))
CODED = diagnosis(Disease.EOSINOPHILIA)


@pytest.mark.parametrize(
    ("newest", "earlier", "day", "kind"),
    [
        ("1.5", "1.5", "2025-12-08", FusionUntestedCount),
        ("1.51", "1.5", "2025-12-08", FusionUntestedCount),
        ("1.49", "3", "2025-12-08", NotIndicated),
        ("3", "1.49", "2025-12-08", NotIndicated),
        ("3", "3", "2025-12-09", NotIndicated),
        ("3", "3", "2025-01-05", NotIndicated),
        ("3", "3", "2025-01-06", FusionUntestedCount),
        (">1", "3", "2025-12-08", NotIndicated),
    ],
)
def test_twice_28_days_apart(newest: str, earlier: str, day: str, kind: type) -> None:
    """1.5 and more, within a year."""
    assert type(evaluate(seen(lab(EOS, newest), lab(EOS, earlier, day)))) is kind


def test_a_lower_count_between_is_not_lasting() -> None:
    """The run is unbroken."""
    labs = (lab(EOS, "3"), lab(EOS, "0.4", "2025-12-20"), lab(EOS, "3", "2025-11-01"))
    assert isinstance(evaluate(seen(*labs)), NotIndicated)


def test_a_diagnosis_will_do() -> None:
    """Without any count."""
    found = evaluate(seen(diagnoses=(ISM, CODED)))
    assert type(found) is FusionUntested
    assert found.diagnoses == (CODED,)


@pytest.mark.parametrize(
    "result",
    [
        FUSED,
        NOT_FUSED,
        FusionResult("Observation/p", FusionFinding.PENDING),
        FusionResult("Observation/u", FusionFinding.UNCLEAR),
    ],
)
def test_any_result_answers(result: FusionResult) -> None:
    """One that is awaited or not clear too: somebody has tested."""
    chart = replace(seen(*HIGH), fusions=(result,))
    assert isinstance(evaluate(chart), NotIndicated)


def test_genetics_that_were_not_read_may_hold_one() -> None:
    """Then nothing is said to be missing."""
    gap = Gap(Record.GENETICS, "was not sent")
    assert isinstance(evaluate(replace(seen(*HIGH), gaps=(gap,))), NotIndicated)


def test_at_orders_only_with_imatinib() -> None:
    """Another draft is of no concern."""
    chart = Chart(AS_OF, ADULT, Hook.ORDER_SELECT, diagnoses=(ISM,), labs=HIGH)
    assert isinstance(evaluate(chart), NotIndicated)
    other = replace(chart, drafts=(draft(Drug.MIDOSTAURIN),))
    assert isinstance(evaluate(other), NotIndicated)
    imatinib = replace(chart, drafts=(draft(Drug.IMATINIB),))
    assert isinstance(evaluate(imatinib), FusionUntestedCount)


@pytest.mark.parametrize(
    "chart",
    [
        Chart(AS_OF, ADULT, labs=HIGH),
        Chart(AS_OF, born("2015-01-01"), diagnoses=(ISM,), labs=HIGH),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """No mastocytosis, or a child."""
    assert isinstance(evaluate(chart), NotIndicated)
