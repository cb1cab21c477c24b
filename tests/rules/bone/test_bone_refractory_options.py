"""What the sources have when bone grows worse on a bisphosphonate."""

from bone_charts import CHILD, SPINE, ago, chart, problem
from charts import lab, medication

from cds_service.clinical.bone_care_findings import (
    ScoreFallen,
    Worsening,
    WorseningAndDepression,
)
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.frozen import replace
from cds_service.rules.bone.bone_refractory_options import RULE, evaluate

TAKEN = medication(Drug.ALENDRONATE, ago(800))
BROKEN = problem(Ailment.FRAGILITY_FRACTURE, began=ago(100))
FAILED = chart(problems=(BROKEN,), taken=(TAKEN,))


def test_a_fracture_after_a_year() -> None:
    """A note that names the drug and the fracture."""
    answer = evaluate(FAILED)

    assert type(answer) is Worsening
    assert answer.indicator is Indicator.INFO
    assert answer.fractures == (BROKEN,)
    assert answer.drugs == (TAKEN,)
    assert answer.proposals == (
        OrderTest(
            "Refer for bone health",
            Referral.BONE_HEALTH,
            "Bone grows worse on a bisphosphonate in systemic mastocytosis",
        ),
    )


def test_a_fallen_t_score() -> None:
    """Both scores are shown."""
    before, after = lab(SPINE, "-2.5", ago(801)), lab(SPINE, "-3.0", ago(10))
    answer = evaluate(chart(before, after, taken=(TAKEN,)))

    assert isinstance(answer, ScoreFallen)
    assert (answer.before, answer.after) == (before, after)


def test_depression_is_told_before_interferon() -> None:
    """Past ones too."""
    low = problem(Ailment.DEPRESSION, current=False)
    answer = evaluate(replace(FAILED, problems=(BROKEN, low)))

    assert isinstance(answer, WorseningAndDepression)
    assert answer.depression == (low,)
    # In a checklist only this line is read, so it must not offer interferon.
    assert "peginterferon" not in RULE.texts[WorseningAndDepression].summary


def test_silent() -> None:
    """Nothing got worse, interferon is taken, a child, no mastocytosis."""
    treated = (TAKEN, medication(Drug.INTERFERON, ago(50)))

    for other in (
        chart(taken=(TAKEN,)),
        replace(FAILED, medications=treated),
        replace(FAILED, patient=CHILD),
        replace(FAILED, diagnoses=()),
    ):
        assert isinstance(evaluate(other), NotIndicated)
