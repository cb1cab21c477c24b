"""A drug of unknown status takes no question and no warning away."""

import pytest
from antimediator_charts import patient
from aya_charts import AYA, VIEW, chart
from charts import AS_OF, ISM, SM, Chart, draft, medication, on
from epinephrine import device
from mido_starts import start
from nsaid_charts import of_nsaid
from order_charts import ordering
from trigger_charts import given

from cds_service.clinical.allergy import Allergen, Allergy
from cds_service.clinical.course import Taking
from cds_service.clinical.epinephrine import count
from cds_service.clinical.medication import (
    Drug,
    Medication,
    MedicationKind,
    MedicationStatus,
)
from cds_service.clinical.outcome import InsufficientData, NotIndicated
from cds_service.clinical.pregnancy_findings import Pregnant
from cds_service.clinical.premedication import covered_by
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.tolerance import Tolerance
from cds_service.clinical.treatment_begun import begun_now
from cds_service.frozen import replace
from cds_service.rules.antimediator import antimediator_h1_foundation
from cds_service.rules.avapritinib import avapritinib_embryofetal_photosens
from cds_service.rules.care import pregnancy_sm
from cds_service.rules.midostaurin import mido_baseline_missing
from cds_service.rules.triggers import venom_allergy_workup_and_vit

UNKNOWN = MedicationStatus.UNKNOWN
MIDO, H1 = Drug.MIDOSTAURIN, Drug.H1_ANTIHISTAMINE
KINDS = [MedicationKind.ORDER, MedicationKind.STATEMENT, MedicationKind.DISPENSE]
STUNG = Allergy(
    "AllergyIntolerance/bee",
    frozenset({Allergen.HYMENOPTERA_VENOM}),
    name="bee venom",
    anaphylaxis=True,
    recorded=on("2025-06-01"),
)
WITH_CHILD = Problem(
    "Condition/p", frozenset({Ailment.PREGNANCY}), began=on("2025-12-01")
)


def doubtful(
    drug: Drug, kind: MedicationKind = MedicationKind.ORDER, ends: str | None = None
) -> Medication:
    """Return a record of unknown status."""
    return medication(drug, "2025-12-20", kind=kind, status=UNKNOWN, ends=ends)


def test_uses_of_unknown_status_show_no_tolerance() -> None:
    """Two that were handed over do; of two that may have been, one is not enough."""
    uses = [given(Drug.NSAID, f"2025-06-0{day}") for day in (1, 2)]
    assert of_nsaid(uses=tuple(uses)).state is Tolerance.TOLERATED
    perhaps = (uses[0], replace(uses[1], status=UNKNOWN))
    assert of_nsaid(uses=perhaps).state is Tolerance.UNKNOWN


@pytest.mark.parametrize("kind", KINDS)
def test_an_antihistamine_of_unknown_status_is_no_cover(kind: MedicationKind) -> None:
    """Neither against symptoms nor before an operation or an infusion."""
    made = patient(Ailment.FLUSHING, taking=(doubtful(H1, kind),))
    answer = antimediator_h1_foundation.RULE.evaluate(made)
    assert not isinstance(answer, (NotIndicated, InsufficientData))
    assert covered_by(made) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_devices_of_unknown_status_are_not_counted(kind: MedicationKind) -> None:
    """Two that may have been handed over are none in hand."""
    item = replace(device(2, "2025-12-01", kind=kind), status=UNKNOWN)
    assert count((item,), AS_OF).at_least == 0
    assert count((item,), AS_OF).at_most == 0


@pytest.mark.parametrize(
    ("ends", "asked"), [(None, True), ("2026-01-06", True), ("2026-01-05", False)]
)
def test_an_extract_of_unknown_status_is_no_immunotherapy(
    ends: str | None, *, asked: bool
) -> None:
    """It is asked about while it may be given; what surely ended treats nobody."""
    extract = doubtful(Drug.VENOM_EXTRACT, ends=ends)
    made = Chart(AS_OF, ordering().patient, diagnoses=(SM,), allergies=(STUNG,))
    made = replace(made, medications=(extract,))
    answer = venom_allergy_workup_and_vit.RULE.evaluate(made)
    assert isinstance(answer, InsufficientData) is asked
    assert not isinstance(answer, NotIndicated)


def test_a_start_beside_an_order_of_unknown_status_may_be_the_first() -> None:
    """Midostaurin: the baseline could not be checked; avapritinib: the advice is given.

    What is said when a treatment is begun is said of both.
    """
    first = start(chemistry=1)
    again = replace(first, medications=(doubtful(MIDO),))
    answer = mido_baseline_missing.RULE.evaluate(again)
    assert isinstance(answer, InsufficientData)
    assert answer.reason == Taking.UNCLEAR
    order = chart(taken=(doubtful(AYA),), diagnoses=(ISM,))
    answer = avapritinib_embryofetal_photosens.evaluate(order)
    assert not isinstance(answer, (NotIndicated, InsufficientData))
    for drug in (MIDO, AYA):
        made = ordering(draft(drug), taken=(doubtful(drug),))
        assert begun_now(made) == (draft(drug),)
        sure = ordering(draft(drug), taken=(medication(drug, "2025-12-20"),))
        assert begun_now(sure) == ()


def test_in_pregnancy_it_is_said_which_drug_may_be_taken() -> None:
    """The note on the pregnancy names it; the drug is not called taken."""
    made = chart(hook=VIEW, taken=(doubtful(AYA),), problems=(WITH_CHILD,))
    answer = pregnancy_sm.RULE.evaluate(made)
    assert isinstance(answer, Pregnant)
    (said,) = answer.missing
    assert said.startswith("whether avapritinib (2025-12-20) is being taken")
