"""The place of interferon."""

from charts import ADULT, AS_OF, SM, Chart, Hook, diagnosis, draft

from cds_service.clinical.diagnosis import Disease, Verification
from cds_service.clinical.medication import Drug
from cds_service.clinical.outcome import NotIndicated
from cds_service.frozen import replace
from cds_service.rules.interferon.interferon_role import PlaceOfInterferon, evaluate


def about(drug: Drug) -> Chart:
    """Return the chart of a patient for whom a drug is being ordered."""
    return Chart(
        AS_OF, ADULT, Hook.ORDER_SELECT, diagnoses=(SM,), drafts=(draft(drug),)
    )


def test_a_line_on_its_place_with_what_is_still_marketed() -> None:
    """The status comes from the dated table."""
    found = evaluate(about(Drug.INTERFERON))
    assert isinstance(found, PlaceOfInterferon)
    assert found.statuses[0].startswith("peginterferon alfa-2b: no longer marketed")


def test_a_possible_mastocytosis_is_said() -> None:
    """The line names what was not known of the patient."""
    maybe = diagnosis(
        Disease.SYSTEMIC_MASTOCYTOSIS, verification=Verification.PROVISIONAL
    )
    sure, unsure = (
        evaluate(replace(about(Drug.INTERFERON), diagnoses=(said,)))
        for said in (SM, maybe)
    )
    assert isinstance(sure, PlaceOfInterferon)
    assert sure.missing == ()
    assert isinstance(unsure, PlaceOfInterferon)
    assert unsure.missing


def test_silent_for_other_drugs() -> None:
    """Cladribine is no interferon."""
    assert isinstance(evaluate(about(Drug.CLADRIBINE)), NotIndicated)
