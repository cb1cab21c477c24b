"""A bisphosphonate is ordered: the kidneys, and calcium."""

import pytest
from bisphosphonate_orders import ordering
from bone_charts import (
    WEIGHT,
    ZOLEDRONATE,
    ago,
    calcium,
    creatinine,
    egfr,
)
from charts import lab

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_order_findings import (
    Contraindicated,
    KidneysLongAgo,
    KidneysUnknown,
    MaybeTooLow,
    NotRecommended,
)
from cds_service.clinical.lab import ResultStatus
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import (
    Finding,
    Indicator,
    NotIndicated,
)
from cds_service.clinical.proposal import OrderTest, RemoveDraft
from cds_service.rules.bone.bisphosphonate_renal import evaluate

SILENT = NotIndicated


@pytest.mark.parametrize(
    ("drug", "rate", "kind"),
    [
        (ZOLEDRONATE, "34.9", Contraindicated),
        (ZOLEDRONATE, "35", SILENT),
        (ZOLEDRONATE, "35.1", SILENT),
        (Drug.ALENDRONATE, "34.9", NotRecommended),
        (Drug.ALENDRONATE, "35", SILENT),
        (Drug.RISEDRONATE, "29.9", NotRecommended),
        (Drug.RISEDRONATE, "30", SILENT),
        (Drug.IBANDRONATE, "29.9", NotRecommended),
        (Drug.IBANDRONATE, "30", SILENT),
        (Drug.PAMIDRONATE, "29.9", NotRecommended),
        (Drug.PAMIDRONATE, "30", SILENT),
        (Drug.BISPHOSPHONATE, "34.9", NotRecommended),
    ],
)
def test_each_drug_has_its_limit(
    drug: Drug, rate: str, kind: type[NotIndicated | Finding]
) -> None:
    """35 for zoledronic acid and alendronate, 30 for the others by name."""
    answer = evaluate(ordering(egfr(rate), calcium(), drug=drug))

    assert isinstance(answer, kind)


def test_zoledronic_acid_is_critical_and_others_a_warning() -> None:
    """Its label contraindicates, the others advise against."""
    labs = (egfr("28"), calcium())
    zoledronate = evaluate(ordering(*labs))
    alendronate = evaluate(ordering(*labs, drug=Drug.ALENDRONATE))

    assert isinstance(zoledronate, Contraindicated)
    assert isinstance(alendronate, NotRecommended)
    assert zoledronate.indicator is Indicator.CRITICAL
    assert alendronate.indicator is Indicator.WARNING


def test_the_clearance_is_calculated_where_it_can_be() -> None:
    """A creatinine of 2.01 in a man of 50 with 56 kg is below 35; 2.0 is not."""
    below = evaluate(ordering(creatinine("2.01"), WEIGHT, calcium(), egfr("60")))
    at = evaluate(ordering(creatinine("2"), WEIGHT, calcium(), egfr("20")))

    assert isinstance(below, Contraindicated)
    assert not below.substitute
    assert isinstance(at, NotIndicated)


def test_an_egfr_that_stands_in_is_named() -> None:
    """The label means the calculated clearance."""
    answer = evaluate(ordering(egfr("28"), calcium()))

    assert isinstance(answer, Contraindicated)
    assert "stands in" in answer.substitute
    assert "a creatinine of the last 90 days" in answer.missing


def test_the_order_can_be_taken_back_or_creatinine_repeated() -> None:
    """Nothing is preselected, and nothing is stopped."""
    answer = evaluate(ordering(egfr("28"), calcium()))

    assert isinstance(answer, Contraindicated)
    kinds = [type(proposal) for proposal in answer.proposals]
    assert kinds == [RemoveDraft, OrderTest]


@pytest.mark.parametrize(("days", "kind"), [(90, SILENT), (91, KidneysLongAgo)])
def test_a_creatinine_speaks_for_90_days(
    days: int, kind: type[NotIndicated | Finding]
) -> None:
    """An older one must be repeated, whatever it said."""
    labs = (creatinine("1", ago(days)), WEIGHT, calcium())
    answer = evaluate(ordering(*labs))

    assert isinstance(answer, kind)


def test_no_creatinine_is_a_warning() -> None:
    """Unknown is not normal."""
    answer = evaluate(ordering(calcium()))

    assert isinstance(answer, KidneysUnknown)
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize("rate", [">20", "<60"])
def test_a_value_that_may_be_below_is_asked_about(rate: str) -> None:
    """A laboratory that reports an interval settles nothing around the limit."""
    assert isinstance(evaluate(ordering(egfr(rate), calcium())), MaybeTooLow)


def test_above_60_is_above_35() -> None:
    """As most laboratories report a normal eGFR."""
    assert isinstance(evaluate(ordering(egfr(">60"), calcium())), NotIndicated)


def test_a_preliminary_result_does_not_clear() -> None:
    """It may only raise."""
    early = lab(Analyte.GFR, "80", status=ResultStatus.PRELIMINARY)

    assert isinstance(evaluate(ordering(early, calcium())), MaybeTooLow)
