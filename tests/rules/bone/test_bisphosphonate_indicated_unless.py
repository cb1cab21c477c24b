"""When no bisphosphonate is advised: calcium, kidneys, pregnancy, what is known."""

from datetime import date

import pytest
from bone_charts import (
    CHILD,
    DENOSUMAB,
    FRACTURE,
    OSTEOPOROSIS,
    ago,
    calcium,
    chart,
    egfr,
    problem,
)
from charts import ADULT, Chart, Hook, medication

from cds_service.clinical.bone_care_findings import (
    CalciumForbids,
    CalciumForbidsByCode,
    KidneysForbidByCode,
    Untreated,
)
from cds_service.clinical.medication import MedicationKind, MedicationStatus
from cds_service.clinical.outcome import Finding, Indicator, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.bone.bisphosphonate_indicated import evaluate


@pytest.mark.parametrize(
    ("value", "kind"), [("8.5", CalciumForbids), ("8.6", Untreated)]
)
def test_low_calcium_comes_first(value: str, kind: type[Finding]) -> None:
    """Below the laboratory's own limit; a fracture keeps its level."""
    answer = evaluate(chart(egfr("80"), calcium(value), problems=(FRACTURE,)))

    assert type(answer) is kind
    assert isinstance(answer, Untreated)
    assert answer.indicator is Indicator.WARNING


@pytest.mark.parametrize(
    "ailment", [Ailment.DIALYSIS_STATUS, Ailment.ADVANCED_KIDNEY_DISEASE]
)
def test_a_code_of_the_kidneys_is_evidence(ailment: Ailment) -> None:
    """Dialysis or stage 4 and 5, where nobody measured."""
    answer = evaluate(chart(problems=(FRACTURE, problem(ailment))))

    assert isinstance(answer, KidneysForbidByCode)


def test_a_recent_value_outweighs_a_stage_and_not_dialysis() -> None:
    """Dialysis distorts what is measured."""
    stage = problem(Ailment.ADVANCED_KIDNEY_DISEASE)
    dialysis = problem(Ailment.DIALYSIS_STATUS)
    labs = (egfr("60"), calcium())

    measured = evaluate(chart(*labs, problems=(OSTEOPOROSIS, stage)))
    dialysed = evaluate(chart(*labs, problems=(OSTEOPOROSIS, dialysis)))
    long_ago = (egfr("60", ago(91)), calcium())
    old = evaluate(chart(*long_ago, problems=(OSTEOPOROSIS, stage)))

    assert type(measured) is Untreated
    assert isinstance(dialysed, KidneysForbidByCode)
    assert isinstance(old, KidneysForbidByCode)


def test_hypocalcaemia_by_code_comes_first() -> None:
    """Where no newer result says that it is over."""
    coded = chart(problems=(OSTEOPOROSIS, problem(Ailment.HYPOCALCEMIA)))

    assert isinstance(evaluate(coded), CalciumForbidsByCode)


def test_unknown_kidneys_and_calcium_are_named() -> None:
    """Unknown is never normal."""
    answer = evaluate(chart(problems=(OSTEOPOROSIS,)))

    assert isinstance(answer, Untreated)
    assert "a recent creatinine or eGFR" in answer.missing
    assert any("calcium" in each for each in answer.missing)
    fine = evaluate(chart(egfr("60"), calcium("9.0"), problems=(OSTEOPOROSIS,)))
    assert isinstance(fine, Untreated)
    assert "a recent creatinine or eGFR" not in fine.missing


def test_going_home_only_a_fracture_is_told() -> None:
    """Osteoporosis can wait for the next visit."""
    home = Hook.ENCOUNTER_DISCHARGE
    broken = chart(problems=(FRACTURE,), hook=home)
    porous = chart(problems=(OSTEOPOROSIS,), hook=home)

    assert isinstance(evaluate(broken), Untreated)
    assert isinstance(evaluate(porous), NotIndicated)


def test_a_gap_after_denosumab_is_told_by_its_own_rule() -> None:
    """One record, one card."""
    given = medication(
        DENOSUMAB,
        ago(300),
        kind=MedicationKind.ADMINISTRATION,
        status=MedicationStatus.COMPLETED,
    )
    answer = evaluate(chart(problems=(OSTEOPOROSIS,), taken=(given,)))

    assert isinstance(answer, NotIndicated)


def test_whom_it_concerns() -> None:
    """Adults with mastocytosis and bone disease, medications read."""
    bone: Chart = chart(problems=(FRACTURE,))
    gaps = (Gap(Record.MEDICATION_ORDERS, "was not sent"),)

    assert isinstance(evaluate(chart()), NotIndicated)
    assert isinstance(evaluate(replace(bone, gaps=gaps)), NotIndicated)
    assert isinstance(evaluate(replace(bone, patient=CHILD)), NotIndicated)
    assert isinstance(evaluate(replace(bone, diagnoses=())), NotIndicated)


def test_a_pregnancy_waits_for_no_bone_drug() -> None:
    """Neither a bisphosphonate nor denosumab is for a pregnancy."""
    young = replace(ADULT, born_from=date(1990, 5, 1), born_to=date(1990, 5, 1))
    pregnant = chart(
        problems=(FRACTURE, problem(Ailment.PREGNANCY, began=ago(60))), patient=young
    )

    assert isinstance(evaluate(pregnant), NotIndicated)
    assert isinstance(evaluate(replace(pregnant, problems=(FRACTURE,))), Untreated)
