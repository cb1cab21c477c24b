"""A child with mastocytosis: what differs, and marrow only for good reasons."""

import pytest
from charts import ADULT, AS_OF, ISM, SM, Chart, Hook, diagnosis, lab
from organ_charts import born

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Diagnosis, Disease, Verification
from cds_service.clinical.event import Event, EventKind, Phase
from cds_service.clinical.lab import Lab
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.patient import Patient
from cds_service.rules.classification.paediatric_differences import (
    ChildDiffers,
    MarrowInChild,
    MarrowWithoutTryptase,
    evaluate,
)

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
