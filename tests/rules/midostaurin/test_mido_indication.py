"""Advanced disease without cytoreduction on record."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, ASM, ISM, SM, Chart, Hook, draft, medication
from order_charts import CHILD, ordering

from cds_service.clinical.diagnosis import Diagnosis
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.midostaurin.mido_indication import Untreated, evaluate

OPENED = Chart(AS_OF, ADULT, diagnoses=(ASM,))


def test_untreated() -> None:
    """A line that refers; each first-line drug with its status, none ranked."""
    answer = evaluate(OPENED)
    assert isinstance(answer, Untreated)
    assert answer.indicator is Indicator.INFO
    (refer,) = answer.proposals
    assert isinstance(refer, OrderTest)
    assert refer.test is Referral.HEMATOLOGY
    midostaurin, avapritinib = answer.statuses
    assert midostaurin.startswith("midostaurin: approved for advanced")
    assert avapritinib.startswith("avapritinib: approved for advanced")
    assert "US" in midostaurin


@pytest.mark.parametrize(
    ("day", "doubts"), [(date(2027, 5, 21), 0), (date(2027, 5, 22), 2)]
)
def test_a_status_grows_old(day: date, doubts: int) -> None:
    """On day 180 it stands, on day 181 the doubt is named."""
    answer = evaluate(replace(OPENED, as_of=day))
    assert isinstance(answer, Untreated)
    assert len(answer.missing) == doubts
    for doubt in answer.missing[:1]:
        assert doubt == (
            "whether the regulatory status of midostaurin is still that of 2026-11-22"
        )


@pytest.mark.parametrize(
    "drug", [Drug.MIDOSTAURIN, Drug.CLADRIBINE, Drug.INTERFERON, Drug.IMATINIB]
)
def test_any_treatment_ever_is_silent(drug: Drug) -> None:
    """Also one of years ago."""
    past = medication(drug, "2020-01-01", status=MedicationStatus.COMPLETED)
    assert isinstance(evaluate(replace(OPENED, medications=(past,))), NotIndicated)


def test_a_transplant_is_silent() -> None:
    """It is treatment."""
    event = Event("P/1", EventKind.STEM_CELL_TRANSPLANT, "transplant")
    assert isinstance(evaluate(replace(OPENED, events=(event,))), NotIndicated)


@pytest.mark.parametrize(
    "record", [Record.MEDICATION_ORDERS, Record.MEDICATION_DISPENSES, Record.PROCEDURES]
)
def test_what_was_not_sent_may_hide_treatment(record: Record) -> None:
    """Then nothing is said."""
    made = replace(OPENED, gaps=(Gap(record, "was not sent"),))
    assert isinstance(evaluate(made), NotIndicated)


@pytest.mark.parametrize("diagnoses", [(), (SM,), (ISM,)])
def test_silent_without_advanced_disease(diagnoses: tuple[Diagnosis, ...]) -> None:
    """Nor for a child."""
    assert isinstance(evaluate(replace(OPENED, diagnoses=diagnoses)), NotIndicated)
    assert isinstance(evaluate(replace(OPENED, patient=CHILD)), NotIndicated)


def test_while_ordering_only_another_cytoreductive_drug_is_met() -> None:
    """Kinase inhibitors have rules of their own, also when they lie beside it."""
    select = Hook.ORDER_SELECT
    answer = evaluate(ordering(draft(Drug.HYDROXYUREA), hook=select))
    assert isinstance(answer, Untreated)
    assert draft(Drug.HYDROXYUREA) in answer.used
    for drug in (Drug.MIDOSTAURIN, Drug.AVAPRITINIB, Drug.NSAID):
        made = ordering(draft(drug), hook=select)
        assert isinstance(evaluate(made), NotIndicated)
    beside = ordering(draft(Drug.HYDROXYUREA), hook=select)
    beside = replace(beside, other_drafts=(draft(Drug.MIDOSTAURIN),))
    assert isinstance(evaluate(beside), NotIndicated)
