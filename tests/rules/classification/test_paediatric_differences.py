"""A child with mastocytosis: what differs, and marrow only for good reasons."""

import pytest
from charts import (
    ADULT,
    AS_OF,
    ASM,
    ISM,
    SM,
    Chart,
    Hook,
    diagnosis,
    draft,
    lab,
    medication,
)
from organ_charts import born

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.child_findings import (
    AdultDrugInChild,
    ChildDiffers,
    LowOnAdultDrug,
    MarrowInChild,
    MarrowWithoutTryptase,
)
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab, ResultStatus
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.patient import Patient
from cds_service.frozen import replace
from cds_service.rules.classification.paediatric_differences import evaluate

CHILD = born("2019-06-01")
SKIN = diagnosis(Disease.CUTANEOUS_MASTOCYTOSIS)
MARROW = Event(
    "ServiceRequest/m",
    EventKind.BONE_MARROW_EXAMINATION,
    "marrow",
    phase=Phase.DRAFTED,
)
LOW = lab(Analyte.PLATELETS, "45")


def ordering(*labs: Lab, wanted: tuple[Event, ...] = (MARROW,)) -> Chart:
    """Return a chart of a child for whom marrow is being ordered."""
    return Chart(
        AS_OF, CHILD, Hook.ORDER_SELECT, diagnoses=(SKIN,), labs=labs, wanted=wanted
    )


@pytest.mark.parametrize(
    "coded", [SKIN, SM, ISM, diagnosis(Disease.DIFFUSE_CUTANEOUS_MASTOCYTOSIS)]
)
def test_every_mastocytosis_of_a_child_is_a_note(coded: Diagnosis) -> None:
    """Of the skin or systemic."""
    found = evaluate(Chart(AS_OF, CHILD, diagnoses=(coded,)))
    assert type(found) is ChildDiffers
    assert found.indicator is Indicator.INFO


@pytest.mark.parametrize(
    ("day", "kind"), [("2008-01-07", ChildDiffers), ("2008-01-06", NotIndicated)]
)
def test_the_18th_birthday_ends_it(day: str, kind: type) -> None:
    """On that day the patient is an adult."""
    assert type(evaluate(Chart(AS_OF, born(day), diagnoses=(SKIN,)))) is kind


@pytest.mark.parametrize(
    ("labs", "kind"),
    [
        ((), MarrowWithoutTryptase),
        ((lab(Analyte.TRYPTASE, "12"),), MarrowInChild),
        ((lab(Analyte.TRYPTASE, "201"),), MarrowInChild),
        ((lab(Analyte.TRYPTASE, "200"), LOW), MarrowInChild),
        ((lab(Analyte.TRYPTASE, "200.1"), LOW), NotIndicated),
        ((LOW,), MarrowWithoutTryptase),
    ],
)
def test_marrow_takes_both_tryptase_and_damage(
    labs: tuple[Lab, ...], kind: type
) -> None:
    """Above 200 alone, or low counts alone, are not enough to be silent."""
    assert type(evaluate(ordering(*labs))) is kind


def test_other_orders_are_not_spoken_of() -> None:
    """Only a marrow examination that is being ordered."""
    assert isinstance(evaluate(ordering(wanted=())), NotIndicated)


@pytest.mark.parametrize(
    "chart",
    [
        Chart(AS_OF, ADULT, diagnoses=(SKIN,)),
        Chart(AS_OF, CHILD),
        Chart(AS_OF, Patient("Patient/p1"), diagnoses=(SKIN,)),
        Chart(
            AS_OF,
            CHILD,
            diagnoses=(
                diagnosis(
                    Disease.CUTANEOUS_MASTOCYTOSIS,
                    verification=Verification.PROVISIONAL,
                ),
            ),
        ),
    ],
)
def test_who_is_not_concerned(chart: Chart) -> None:
    """Adults, children without it, an unknown age, a mere suspicion."""
    assert isinstance(evaluate(chart), NotIndicated)


def treated(
    *labs: Lab, drug: Drug = Drug.MIDOSTAURIN, patient: Patient = CHILD
) -> Chart:
    """Return a chart of a child who takes a kinase inhibitor of adults."""
    taken = medication(drug, "2025-12-20")
    return Chart(AS_OF, patient, diagnoses=(ASM,), labs=labs, medications=(taken,))


@pytest.mark.parametrize("drug", [Drug.MIDOSTAURIN, Drug.AVAPRITINIB])
@pytest.mark.parametrize("hook", [Hook.ORDER_SELECT, Hook.ORDER_SIGN])
def test_an_adult_drug_is_ordered_for_a_child(drug: Drug, hook: Hook) -> None:
    """A warning that says it is not approved under 18."""
    ordered = Chart(AS_OF, CHILD, hook, diagnoses=(ASM,), drafts=(draft(drug),))
    found = evaluate(ordered)

    assert type(found) is AdultDrugInChild
    assert found.indicator is Indicator.WARNING
    assert found.name is drug
    said = f"{drug}: not approved for systemic mastocytosis under 18 years"
    assert any(status.startswith(said) for status in found.statuses)


@pytest.mark.parametrize("drug", [Drug.MIDOSTAURIN, Drug.AVAPRITINIB])
def test_an_adult_drug_is_taken_by_a_child(drug: Drug) -> None:
    """The same; not once it is stopped, for another drug, or for an adult."""
    found = evaluate(treated(drug=drug))
    stopped = medication(drug, "2025-12-20", status=MedicationStatus.STOPPED)

    assert type(found) is AdultDrugInChild
    assert found.indicator is Indicator.WARNING
    over = replace(treated(), medications=(stopped,))
    assert type(evaluate(over)) is ChildDiffers
    assert type(evaluate(treated(drug=Drug.IMATINIB))) is ChildDiffers
    assert isinstance(evaluate(treated(patient=ADULT)), NotIndicated)


@pytest.mark.parametrize(
    ("analyte", "low", "at"),
    [
        (Analyte.NEUTROPHILS, "0.99", "1.0"),
        (Analyte.PLATELETS, "49", "50"),
        (Analyte.HEMOGLOBIN, "7.9", "8.0"),
    ],
)
def test_counts_below_the_adult_label_are_shown(
    analyte: Analyte, low: str, at: str
) -> None:
    """Just below its thresholds, not at them; they change no level."""
    found = evaluate(treated(lab(analyte, low)))

    assert type(found) is LowOnAdultDrug
    assert found.indicator is Indicator.WARNING
    assert found.low == (lab(analyte, low),)
    assert type(evaluate(treated(lab(analyte, at)))) is AdultDrugInChild


def test_beside_avapritinib_only_platelets_are_shown() -> None:
    """Its label for adults has no threshold of the other counts."""
    counts = (lab(Analyte.NEUTROPHILS, "0.3"), lab(Analyte.PLATELETS, "20"))
    found = evaluate(treated(*counts, drug=Drug.AVAPRITINIB))

    assert type(found) is LowOnAdultDrug
    assert found.low == (counts[1],)


def test_the_newest_count_is_shown() -> None:
    """An older low one is not; a preliminary newer one stands beside it."""
    older = lab(Analyte.PLATELETS, "20", "2025-12-01")
    newer = lab(Analyte.PLATELETS, "150", "2026-01-02")
    early = replace(newer, reference="O/e", status=ResultStatus.PRELIMINARY)
    found = evaluate(treated(older, early))

    assert type(evaluate(treated(older, newer))) is AdultDrugInChild
    assert type(found) is LowOnAdultDrug
    assert found.low == (older,)


def test_a_count_that_may_be_below_is_shown() -> None:
    """Platelets reported as fewer than 60 may be fewer than 50."""
    found = evaluate(treated(lab(Analyte.PLATELETS, "<60")))
    assert type(found) is LowOnAdultDrug
    assert type(evaluate(treated(lab(Analyte.PLATELETS, ">50")))) is AdultDrugInChild
