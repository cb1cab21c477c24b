"""Escalation: attacks in spite of three classes, bone that grows worse."""

import pytest
from charts import ASM, ISM, SM, Chart, Hook, diagnosis, lab, medication, on
from reason_charts import FRACTURE, H1, H2, ZOLEDRONATE
from reason_charts import chart as _chart

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.lab import Lab
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.problem import Problem
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.frozen import replace
from cds_service.rules.cytoreduction.escalation_criteria_met import (
    BoneProgresses,
    Refractory,
    evaluate,
)

SPINE = Analyte.T_SCORE_SPINE


def attack(day: str) -> Diagnosis:
    """Return an anaphylaxis on the problem list."""
    coded = diagnosis(Disease.ANAPHYLAXIS, reference=f"Condition/an-{day}")
    return replace(coded, recorded=on(day))


def third(since: str) -> Medication:
    """Return a third class."""
    return medication(Drug.MONTELUKAST, since)


TWO = (attack("2025-06-01"), attack("2025-11-20"))
THREE = (H1, H2, third("2025-11-11"))


def chart(
    *labs: Lab,
    taken: tuple[Medication, ...] = THREE,
    diagnoses: tuple[Diagnosis, ...] = (ISM, *TWO),
    problems: tuple[Problem, ...] = (),
) -> Chart:
    """Return an opened chart."""
    view = Hook.PATIENT_VIEW
    return _chart(*labs, hook=view, taken=taken, diagnoses=diagnoses, problems=problems)


@pytest.mark.parametrize("subtype", [ISM, SM, diagnosis(Disease.SMOULDERING_SM)])
def test_two_attacks_on_three_classes(subtype: Diagnosis) -> None:
    """A line that offers a referral, outside advanced disease."""
    answer = evaluate(chart(diagnoses=(subtype, *TWO)))

    assert isinstance(answer, Refractory)
    assert answer.indicator is Indicator.INFO
    assert (answer.attacks, answer.count) == (2, 3)
    (refer,) = answer.proposals
    assert isinstance(refer, OrderTest)
    assert refer.test is Referral.SPECIALIST_CENTRE
    assert "avapritinib" in answer.status


@pytest.mark.parametrize(
    ("since", "kind"), [("2025-11-11", Refractory), ("2025-11-12", NotIndicated)]
)
def test_eight_weeks_of_the_third_class(since: str, kind: type[object]) -> None:
    """56 days are enough, 55 are not."""
    assert type(evaluate(chart(taken=(H1, H2, third(since))))) is kind


def test_two_classes_are_not_enough() -> None:
    """Three is what we call maximal."""
    assert isinstance(evaluate(chart(taken=(H1, H2))), NotIndicated)


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (("2025-06-01",), NotIndicated),
        (("2025-01-06", "2025-06-01"), Refractory),
        (("2025-01-05", "2025-06-01"), NotIndicated),
        (("2025-05-25", "2025-06-01"), NotIndicated),
        (("2025-05-24", "2025-06-01"), Refractory),
    ],
)
def test_two_attacks_in_twelve_months(
    days: tuple[str, ...], kind: type[object]
) -> None:
    """365 days back, and more than a week apart."""
    found = tuple(map(attack, days))

    assert type(evaluate(chart(diagnoses=(ISM, *found)))) is kind


def test_a_bone_that_breaks_on_treatment() -> None:
    """After a year of a bisphosphonate; without it, it is another matter."""
    broken = chart(taken=(ZOLEDRONATE,), diagnoses=(ISM,), problems=(FRACTURE,))
    untreated = chart(taken=(), diagnoses=(ISM,), problems=(FRACTURE,))
    answer = evaluate(broken)

    assert isinstance(answer, BoneProgresses)
    assert answer.fractures == (FRACTURE,)
    assert isinstance(evaluate(untreated), NotIndicated)


@pytest.mark.parametrize(
    ("score", "kind"), [("-2.5", BoneProgresses), ("-2.4", NotIndicated)]
)
def test_a_t_score_that_falls(score: str, kind: type[object]) -> None:
    """By 0.5 or more."""
    scores = lab(SPINE, score, "2025-12-01"), lab(SPINE, "-2.0", "2024-01-05")

    answer = evaluate(chart(*scores, taken=(ZOLEDRONATE,)))

    assert type(answer) is kind
    if isinstance(answer, BoneProgresses):
        assert answer.used == answer.scores == scores[::-1]


def test_tryptase_plays_no_part() -> None:
    """However high it is (requirement 6.3.7)."""
    high = lab(Analyte.TRYPTASE, "900")

    assert isinstance(evaluate(chart(high, diagnoses=(ISM,))), NotIndicated)


def test_who_is_treated_or_not_ours_gets_no_line() -> None:
    """A cytoreductive drug, advanced disease, no or no confirmed mastocytosis."""
    drug = medication(Drug.INTERFERON, "2025-06-01")
    unsure = replace(SM, verification=Verification.PROVISIONAL)

    assert isinstance(evaluate(chart(taken=(*THREE, drug))), NotIndicated)
    for other in (ASM, unsure):
        assert isinstance(evaluate(chart(diagnoses=(other, *TWO))), NotIndicated)
    assert isinstance(evaluate(chart(diagnoses=TWO)), NotIndicated)
