"""Bone disease and no bone drug on record."""

import pytest
from bone_charts import (
    DENOSUMAB,
    FRACTURE,
    OSTEOPOROSIS,
    SPINE,
    ZOLEDRONATE,
    ago,
    calcium,
    chart,
    egfr,
    problem,
)
from charts import draft, lab, medication

from cds_service.clinical.bone_care_findings import (
    BoneState,
    KidneysForbid,
    OsteopeniaUntreated,
    Untreated,
)
from cds_service.clinical.medication import Drug, MedicationKind, MedicationStatus
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.rules.bone.bisphosphonate_indicated import evaluate


@pytest.mark.parametrize(
    ("score", "kind"),
    [
        ("-2.6", Untreated),
        ("-2.5", Untreated),
        ("-2.4", OsteopeniaUntreated),
        ("-1.0", OsteopeniaUntreated),
        ("-0.9", NotIndicated),
    ],
)
def test_by_t_score(score: str, kind: type[Finding | NotIndicated]) -> None:
    """Osteoporosis, osteopenia, neither."""
    assert type(evaluate(chart(lab(SPINE, score)))) is kind


def test_a_fracture_makes_it_a_warning() -> None:
    """A code without one, a note with a referral; osteopenia offers nothing."""
    broken = evaluate(chart(problems=(FRACTURE,)))
    coded = evaluate(chart(problems=(OSTEOPOROSIS,)))
    thin = evaluate(chart(problems=(problem(Ailment.OSTEOPENIA),)))

    assert isinstance(broken, Untreated)
    assert broken.state is BoneState.FRACTURE
    assert broken.indicator is Indicator.WARNING
    assert isinstance(coded, Untreated)
    assert coded.indicator is Indicator.INFO
    assert coded.proposals
    assert isinstance(thin, OsteopeniaUntreated)
    assert not thin.proposals


@pytest.mark.parametrize("drug", [ZOLEDRONATE, DENOSUMAB, Drug.BONE_BUILDING_DRUG])
def test_a_bone_drug_is_enough(drug: Drug) -> None:
    """Taken, or being ordered."""
    taken = chart(problems=(FRACTURE,), taken=(medication(drug, ago(30)),))
    ordered = chart(problems=(FRACTURE,), drafts=(draft(drug),))

    assert isinstance(evaluate(taken), NotIndicated)
    assert isinstance(evaluate(ordered), NotIndicated)


@pytest.mark.parametrize(("days", "treated"), [(400, True), (401, False)])
def test_an_infusion_of_a_year_ago_is_enough(days: int, *, treated: bool) -> None:
    """And is named when it is longer ago."""
    given = medication(
        ZOLEDRONATE,
        ago(days),
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )
    answer = evaluate(chart(problems=(OSTEOPOROSIS,), taken=(given,)))

    assert isinstance(answer, NotIndicated if treated else Untreated)
    if isinstance(answer, Untreated):
        assert answer.earlier == (given,)


@pytest.mark.parametrize(("rate", "kind"), [("34.9", KidneysForbid), ("35", Untreated)])
def test_no_bisphosphonate_is_advised_below_35(rate: str, kind: type[Finding]) -> None:
    """What the rule about orders forbids is not advised by this one."""
    answer = evaluate(chart(egfr(rate), calcium(), problems=(OSTEOPOROSIS,)))

    assert type(answer) is kind
