"""Calcium and vitamin D in bone disease of mastocytosis."""

import pytest
from bone_charts import (
    CHILD,
    DENOSUMAB,
    OSTEOPOROSIS,
    ago,
    calcium,
    chart,
    problem,
)
from charts import Chart, draft, lab, medication

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.bone_care_findings import (
    Supplement,
    SupplementMissing,
    VitaminDLow,
)
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderDrug, OrderTest
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.bone.calcium_vitd_missing import evaluate

BOTH = (Supplement.CALCIUM, Supplement.VITAMIN_D)
D = medication(Drug.VITAMIN_D, ago(50))
CA = medication(Drug.CALCIUM_SUPPLEMENT, ago(50))
BONE = chart(problems=(OSTEOPOROSIS,))


@pytest.mark.parametrize(
    ("taken", "lacking"),
    [((), BOTH), ((D,), (Supplement.CALCIUM,)), ((CA,), (Supplement.VITAMIN_D,))],
)
def test_what_is_lacking_is_named(
    taken: tuple[object, ...], lacking: tuple[Supplement, ...]
) -> None:
    """Either or both, as a note."""
    answer = evaluate(replace(BONE, medications=taken))  # type: ignore[arg-type]

    assert isinstance(answer, SupplementMissing)
    assert answer.lacking == lacking
    assert answer.indicator is Indicator.INFO


def test_both_are_enough() -> None:
    """One of them may be only being ordered."""
    assert isinstance(evaluate(replace(BONE, medications=(D, CA))), NotIndicated)
    ordered = replace(BONE, medications=(D,), drafts=(draft(Drug.CALCIUM_SUPPLEMENT),))
    assert isinstance(evaluate(ordered), NotIndicated)


def test_a_bone_drug_is_reason_enough() -> None:
    """Denosumab needs calcium and vitamin D, whatever the problem list says."""
    taken = (medication(DENOSUMAB, ago(50)),)

    assert isinstance(evaluate(chart(taken=taken)), SupplementMissing)


@pytest.mark.parametrize(
    ("value", "low"), [("19.9", True), ("20", False), ("20.1", False)]
)
def test_vitamin_d_below_20_is_low(value: str, *, low: bool) -> None:
    """On supplements as well as without."""
    level = lab(Analyte.VITAMIN_D, value)
    treated = evaluate(replace(BONE, medications=(D, CA), labs=(level,)))
    untreated = evaluate(replace(BONE, labs=(level,)))

    assert isinstance(treated, VitaminDLow if low else NotIndicated)
    assert isinstance(untreated, SupplementMissing)
    assert untreated.low == (level if low else None)


@pytest.mark.parametrize(("days", "known"), [(365, True), (366, False)])
def test_vitamin_d_speaks_for_a_year(days: int, *, known: bool) -> None:
    """Then its measurement is offered as well."""
    level = lab(Analyte.VITAMIN_D, "15", ago(days))
    answer = evaluate(replace(BONE, labs=(level,)))

    assert isinstance(answer, SupplementMissing)
    kinds = [type(each) for each in answer.proposals]
    assert kinds == ([OrderDrug] if known else [OrderTest, OrderDrug])


@pytest.mark.parametrize(
    "against",
    [
        replace(BONE, problems=(OSTEOPOROSIS, problem(Ailment.HYPERCALCEMIA))),
        replace(BONE, problems=(OSTEOPOROSIS, problem(Ailment.SARCOIDOSIS))),
        replace(
            BONE,
            problems=(OSTEOPOROSIS, problem(Ailment.NEPHROLITHIASIS, current=False)),
        ),
        replace(BONE, labs=(calcium("10.6"),)),
    ],
)
def test_what_speaks_against_it(against: Chart) -> None:
    """High calcium, sarcoidosis, stones even if past."""
    assert isinstance(evaluate(against), NotIndicated)


def test_the_limit_of_high_calcium_is_above_10_5() -> None:
    """10.5 itself is not high, nor is a hypercalcaemia of the past."""
    past = problem(Ailment.HYPERCALCEMIA, current=False)

    at = evaluate(replace(BONE, labs=(calcium("10.5"),)))
    over = evaluate(replace(BONE, problems=(OSTEOPOROSIS, past)))

    assert isinstance(at, SupplementMissing)
    assert isinstance(over, SupplementMissing)


def test_whom_it_concerns() -> None:
    """Adults with mastocytosis and bone disease, medications read."""
    gaps = (Gap(Record.MEDICATION_STATEMENTS, "was not sent"),)

    assert isinstance(evaluate(chart()), NotIndicated)
    assert isinstance(evaluate(replace(BONE, gaps=gaps)), NotIndicated)
    assert isinstance(evaluate(replace(BONE, patient=CHILD)), NotIndicated)
    assert isinstance(evaluate(replace(BONE, diagnoses=())), NotIndicated)
