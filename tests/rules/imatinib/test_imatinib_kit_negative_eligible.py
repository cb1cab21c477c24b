"""Imatinib where D816V is excluded: only by an adequate assay, only if sure."""

from datetime import date

import pytest
from charts import ADULT, SM, Hook, diagnosis
from kit_charts import (
    ADEQUATE,
    FUSED,
    INADEQUATE,
    OTHER_EXON17,
    POSITIVE,
    UNCLEAR,
    UNVERIFIED,
    kit_chart,
)

from cds_service.cards.wording import summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.clinical.variant import KitResult
from cds_service.frozen import replace
from cds_service.rules.imatinib.imatinib_kit_negative_eligible import (
    RULE,
    D816VNegative,
    evaluate,
)


def chosen(*kit: KitResult, diagnoses: tuple[Disease, ...] = ()) -> Chart:
    """Return a chart in which imatinib is being chosen."""
    others = tuple(diagnosis(disease) for disease in diagnoses)
    return kit_chart(*kit, hook=Hook.ORDER_SELECT, diagnoses=(SM, *others))


def test_excluded() -> None:
    """An adequate negative assay makes imatinib an option, as a note."""
    answer = evaluate(chosen(ADEQUATE, INADEQUATE))

    assert isinstance(answer, D816VNegative)
    assert answer.indicator is Indicator.INFO
    assert answer.result == ADEQUATE
    assert summary(RULE.texts[D816VNegative].summary, answer) == (
        "KIT D816V negative on an adequate bone marrow assay (LOD 0.01 %), 2025-11-01:"
        " imatinib is an option; check other KIT exons"
    )


def test_nothing_says_excluded() -> None:
    """A test below its limit of detection excludes nothing for good."""
    text = RULE.texts[D816VNegative]

    assert not any("exclu" in said for said in (RULE.title, text.summary, *text.detail))


@pytest.mark.parametrize(
    "kit", [(), (INADEQUATE,), (UNVERIFIED,), (ADEQUATE, POSITIVE), (OTHER_EXON17,)]
)
def test_silent_unless_excluded(kit: tuple[KitResult, ...]) -> None:
    """Nothing else than an adequate negative lets it speak."""
    assert isinstance(evaluate(chosen(*kit)), NotIndicated)


def test_scope() -> None:
    """Another indication, the fusion, or no mastocytosis: not for this rule."""
    leukaemia = Disease.CHRONIC_MYELOID_LEUKEMIA
    fused = replace(chosen(ADEQUATE), fusions=(FUSED,))
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)

    assert isinstance(evaluate(chosen(ADEQUATE, diagnoses=(leukaemia,))), NotIndicated)
    assert isinstance(evaluate(fused), NotIndicated)
    for diagnoses in ((), possible):
        chart = replace(chosen(ADEQUATE), diagnoses=diagnoses)
        assert isinstance(evaluate(chart), NotIndicated)


def test_asks_when_another_result_may_say_otherwise() -> None:
    """What was not read or not understood may be a positive result."""
    child = replace(ADULT, born_from=date(2015, 1, 1), born_to=date(2015, 1, 1))
    chart = chosen(ADEQUATE)
    gap = replace(chart, gaps=(Gap(Record.GENETICS, "not sent"),))
    lost = Unread("Observation/1", Topic.KIT, "its status is missing")
    unread = replace(chart, unread=(lost,))

    assert isinstance(evaluate(gap), InsufficientData)
    assert isinstance(evaluate(unread), InsufficientData)
    assert isinstance(evaluate(chosen(ADEQUATE, UNCLEAR)), InsufficientData)
    assert isinstance(evaluate(replace(chart, patient=child)), InsufficientData)
