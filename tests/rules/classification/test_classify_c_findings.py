"""Evidence for C-findings asks for its cause and never assigns a subtype."""

import pytest
from charts import ADULT, AS_OF, ASM, ISM, MCL, SM, Chart, diagnosis, lab, on
from organ_charts import born, problem, seen

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.c_finding import CKind
from cds_service.clinical.criteria import Definition
from cds_service.clinical.diagnosis import Diagnosis, Disease
from cds_service.clinical.organ_damage import CountsLow, CountToRepeat, OrganDamage
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.problem import Ailment
from cds_service.clinical.record import Gap, Record, Unread
from cds_service.frozen import replace
from cds_service.rules.classification.classify_c_findings import evaluate

LOW = (lab(Analyte.PLATELETS, "99"), lab(Analyte.PLATELETS, "98", "2025-12-22"))
SSM = diagnosis(Disease.SMOULDERING_SM)
AHN = diagnosis(Disease.ASSOCIATED_HEMATOLOGIC_NEOPLASM)
SM_AHN = diagnosis(Disease.SM_AHN)
BROKEN = problem(Ailment.OSTEOPOROSIS, Ailment.FRAGILITY_FRACTURE)
NOT_SENT = Gap(Record.LABS, "was not sent")


@pytest.mark.parametrize(
    ("diagnoses", "indicator"),
    [
        ((ISM,), Indicator.WARNING),
        ((SSM,), Indicator.WARNING),
        ((SM,), Indicator.INFO),
        ((ISM, ASM), Indicator.INFO),
    ],
)
def test_low_counts_warn_beside_a_subtype_without_damage(
    diagnoses: tuple[Diagnosis, ...], indicator: Indicator
) -> None:
    """D47.02 alone names no subtype, so it contradicts nothing."""
    found = evaluate(seen(*LOW, diagnoses=diagnoses))
    assert isinstance(found, CountsLow)
    assert found.indicator is indicator
    assert found.count == LOW[0]
    assert found.kinds == (CKind.CYTOPENIA,)
    assert found.since == on("2025-12-22")


@pytest.mark.parametrize("diagnoses", [(ASM,), (MCL,), (SM_AHN,), (SM, AHN)])
def test_advanced_disease_is_silent(diagnoses: tuple[Diagnosis, ...]) -> None:
    """Damage is known there, or sm-ahn-component-attribution asks."""
    assert isinstance(evaluate(seen(*LOW, diagnoses=diagnoses)), NotIndicated)


@pytest.mark.parametrize(
    ("value", "earlier", "kind"),
    [
        ("99.9", "2025-12-22", CountsLow),
        ("99.9", "2025-12-23", CountToRepeat),
        ("100", "2025-12-22", NotIndicated),
        ("49", "2025-12-23", CountsLow),
    ],
)
def test_the_boundary(value: str, earlier: str, kind: type) -> None:
    """100 is not low, 13 days are too few, below 50 one is enough."""
    labs = (lab(Analyte.PLATELETS, value), lab(Analyte.PLATELETS, value, earlier))
    assert type(evaluate(seen(*labs))) is kind


def test_a_fracture_in_osteoporosis_is_a_note_and_says_who_counts_it() -> None:
    """The sources disagree, and early osteoporosis never implies aggressive SM."""
    found = evaluate(seen(problems=(BROKEN,)))
    assert isinstance(found, OrganDamage)
    assert found.indicator is Indicator.INFO
    assert found.bone_by == (Definition.WHO_2016,)


def test_no_proposal_is_a_drug_or_a_subtype() -> None:
    """Haematology and marrow are offered, nothing else."""
    found = evaluate(seen(*LOW))
    assert isinstance(found, OrganDamage)
    assert [type(each).__name__ for each in found.proposals] == ["OrderTest"] * 2


def test_results_that_were_not_sent_are_asked_for() -> None:
    """Silence would look like a check; a low count that is there still speaks."""
    assert isinstance(evaluate(replace(seen(), gaps=(NOT_SENT,))), InsufficientData)
    found = evaluate(replace(seen(*LOW), gaps=(NOT_SENT,)))
    assert isinstance(found, CountsLow)
    assert found.missing == ("laboratory results were not sent",)


def test_a_count_that_cannot_be_used_is_asked_for() -> None:
    """Platelet clumps may hide a low count; a withdrawn one hides nothing."""
    unread = Unread(
        "Observation/x", Analyte.PLATELETS, "clumps", taken=on("2026-01-05")
    )
    assert isinstance(evaluate(replace(seen(), unread=(unread,))), InsufficientData)
    gone = replace(unread, status_only=True)
    assert isinstance(evaluate(replace(seen(), unread=(gone,))), NotIndicated)


@pytest.mark.parametrize(
    "chart",
    [
        Chart(AS_OF, ADULT, labs=LOW),
        Chart(AS_OF, born("2015-01-01"), diagnoses=(ISM,), labs=LOW),
        seen(),
        seen(lab(Analyte.TRYPTASE, "900")),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """No mastocytosis, a child, an order hook, no evidence, tryptase alone."""
    assert isinstance(evaluate(chart), NotIndicated)
