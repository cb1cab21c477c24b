"""A pregnancy is a line; under a drug that may harm the child it is a warning."""

from datetime import date

import pytest
from charts import AS_OF, SM, Chart, Hook, draft, medication, on

from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Drug, MedicationStatus
from cds_service.clinical.outcome import Indicator, InsufficientData, NotIndicated
from cds_service.clinical.patient import Patient, Sex
from cds_service.clinical.pregnancy_findings import (
    OrderedInPregnancy,
    Pregnant,
    PregnantUnderTreatment,
)
from cds_service.clinical.problem import Ailment, Problem
from cds_service.clinical.proposal import RemoveDraft
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.care.pregnancy_sm import RULE

WOMAN = Patient("Patient/p1", date(1990, 5, 1), date(1990, 5, 1), Sex.FEMALE)
CODED = Problem("Condition/1", frozenset({Ailment.PREGNANCY}), began=on("2025-10-01"))
BASE = Chart(AS_OF, WOMAN, diagnoses=(SM,), problems=(CODED,))


def test_a_pregnancy_is_a_note() -> None:
    """It names the day and offers a referral."""
    found = RULE.evaluate(BASE)

    assert type(found) is Pregnant
    assert found.indicator is Indicator.INFO
    assert found.since == on("2025-10-01")
    assert found.used == (CODED, SM)


CRITICAL, WARNING = Indicator.CRITICAL, Indicator.WARNING


@pytest.mark.parametrize(
    ("drug", "level"),
    [
        (Drug.MIDOSTAURIN, WARNING),
        (Drug.AVAPRITINIB, CRITICAL),
        (Drug.CLADRIBINE, CRITICAL),
        (Drug.INTERFERON, WARNING),
    ],
)
def test_under_treatment_it_is_told_today(drug: Drug, level: Indicator) -> None:
    """The drug is named; one that was stopped is not; interferon is weighed."""
    taken = medication(drug, "2025-12-20")
    found = RULE.evaluate(replace(BASE, medications=(taken,)))
    stopped = replace(taken, status=MedicationStatus.STOPPED)

    assert type(found) is PregnantUnderTreatment
    assert found.indicator is level
    assert (found.drugs, found.name) == ((taken,), drug)
    assert type(RULE.evaluate(replace(BASE, medications=(stopped,)))) is Pregnant


@pytest.mark.parametrize(
    ("drug", "level"),
    [
        (Drug.CLADRIBINE, CRITICAL),
        (Drug.IMATINIB, CRITICAL),
        (Drug.HYDROXYUREA, CRITICAL),
        (Drug.INTERFERON, WARNING),
    ],
)
def test_an_order_in_pregnancy(drug: Drug, level: Indicator) -> None:
    """It is told before it is signed, and may be taken back."""
    order = draft(drug)
    found = RULE.evaluate(replace(BASE, hook=Hook.ORDER_SIGN, drafts=(order,)))

    assert type(found) is OrderedInPregnancy
    assert found.indicator is level
    assert found.name is drug
    assert found.used == (CODED, order, SM)
    assert isinstance(found.proposals[0], RemoveDraft)


def test_of_two_drugs_the_one_that_harms_is_named() -> None:
    """Interferon beside imatinib does not make it milder."""
    orders = (draft(Drug.INTERFERON), draft(Drug.IMATINIB))
    found = RULE.evaluate(replace(BASE, hook=Hook.ORDER_SIGN, drafts=orders))

    assert isinstance(found, OrderedInPregnancy)
    assert (found.name, found.indicator) == (Drug.IMATINIB, CRITICAL)
    assert found.drugs == orders


@pytest.mark.parametrize("drug", [Drug.MIDOSTAURIN, Drug.AVAPRITINIB, Drug.ASPIRIN])
def test_orders_of_which_other_rules_speak(drug: Drug) -> None:
    """Midostaurin and avapritinib have rules of their own; aspirin is not asked of."""
    chart = replace(BASE, hook=Hook.ORDER_SIGN, drafts=(draft(drug),))
    assert isinstance(RULE.evaluate(chart), NotIndicated)


@pytest.mark.parametrize(
    "chart",
    [
        replace(BASE, problems=()),
        replace(BASE, diagnoses=()),
        replace(BASE, problems=(replace(CODED, began=on("2025-03-11")),)),
    ],
)
def test_silent(chart: Chart) -> None:
    """No pregnancy, no mastocytosis, one of 301 days ago."""
    assert isinstance(RULE.evaluate(chart), NotIndicated)


def test_unknown_drugs_are_said() -> None:
    """Where medications were not sent nobody knows whether one is taken."""
    gaps = (Gap(Record.MEDICATION_ORDERS, "was not sent"),)
    found = RULE.evaluate(replace(BASE, gaps=gaps))
    complete = RULE.evaluate(BASE)

    assert isinstance(found, Pregnant)
    assert isinstance(complete, Pregnant)
    assert found.missing == ("whether a drug against mastocytosis is taken",)
    assert complete.missing == ()


UNCLEAR = Event(
    "Observation/1", EventKind.PREGNANCY_TEST, "hCG", on("2026-01-02"), "unclear"
)
NOT_KNOWN = replace(BASE, problems=(), events=(UNCLEAR,))


@pytest.mark.parametrize(
    ("drug", "answer"),
    [
        (Drug.CLADRIBINE, InsufficientData),
        (Drug.IMATINIB, InsufficientData),
        (Drug.HYDROXYUREA, InsufficientData),
        (Drug.MIDOSTAURIN, NotIndicated),
        (Drug.AVAPRITINIB, NotIndicated),
    ],
)
def test_an_unclear_test_at_an_order(drug: Drug, answer: type) -> None:
    """It could not be checked; of two drugs their own rules say so."""
    ordered = replace(NOT_KNOWN, hook=Hook.ORDER_SIGN, drafts=(draft(drug),))
    assert type(RULE.evaluate(ordered)) is answer


@pytest.mark.parametrize(
    ("drug", "answer"),
    [
        (Drug.CLADRIBINE, InsufficientData),
        (Drug.AVAPRITINIB, InsufficientData),
        (Drug.MIDOSTAURIN, NotIndicated),
    ],
)
def test_an_unclear_test_under_treatment(drug: Drug, answer: type) -> None:
    """It could not be checked; of midostaurin its own rule says so."""
    taken = replace(NOT_KNOWN, medications=(medication(drug, "2025-12-20"),))
    assert type(RULE.evaluate(taken)) is answer
    assert type(RULE.evaluate(NOT_KNOWN)) is NotIndicated
