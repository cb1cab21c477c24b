"""To whom two devices are advised, what is offered, and what cannot be decided."""

from datetime import date

import pytest
from charts import ADULT, AS_OF, SM, Chart, diagnosis, lab
from epinephrine import device

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.epinephrine_finding import (
    DevicesShort,
    TwoIfConfirmed,
    TwoMissing,
)
from cds_service.clinical.medication import Drug, Medication
from cds_service.clinical.outcome import (
    Indicator,
    InsufficientData,
    NotIndicated,
    Outcome,
)
from cds_service.clinical.patient import Patient
from cds_service.clinical.proposal import AddTask, EpinephrineProduct, NewEpinephrine
from cds_service.clinical.record import Gap, Record, Topic, Unread
from cds_service.frozen import replace
from cds_service.rules.epinephrine.epi_two_devices_missing import RULE

CHILD = Patient("Patient/p1", date(2017, 5, 1), date(2017, 5, 1))
POSSIBLE = diagnosis(Disease.MONOCLONAL_MCAS)
BASE = Chart(AS_OF, ADULT, diagnoses=(SM,))


def ask(*medications: Medication, chart: Chart = BASE) -> Outcome:
    """Ask the rule about a patient with these medications."""
    return RULE.evaluate(replace(chart, medications=medications))


def short(outcome: Outcome) -> DevicesShort:
    """Return the finding."""
    assert isinstance(outcome, DevicesShort)
    return outcome


def offered(outcome: Outcome) -> list[tuple[EpinephrineProduct, int]]:
    """Return the orders that are offered; the task comes with all of them."""
    proposals = short(outcome).proposals
    assert isinstance(proposals[-1], AddTask)
    assert not short(outcome).exclusive
    return [
        (proposal.product, proposal.count)
        for proposal in proposals
        if isinstance(proposal, NewEpinephrine)
    ]


def test_levels() -> None:
    """A question is an info and offers no order, only the task."""
    unclear = ask(device(1, at_most=2))

    assert short(unclear).indicator is Indicator.INFO
    assert offered(unclear) == []


@pytest.mark.parametrize(
    ("kilograms", "orders"),
    [
        ("14.9", []),
        ("15", [(EpinephrineProduct.AUTO_INJECTOR_0_15_MG, 2)]),
        ("29.9", [(EpinephrineProduct.AUTO_INJECTOR_0_15_MG, 2)]),
        (
            "30",
            [
                (EpinephrineProduct.AUTO_INJECTOR_0_3_MG, 2),
                (EpinephrineProduct.NASAL_2_MG, 2),
            ],
        ),
    ],
)
def test_orders_by_weight(
    kilograms: str, orders: list[tuple[EpinephrineProduct, int]]
) -> None:
    """Two devices of the band; the weight is among the facts used."""
    weight = lab(Analyte.BODY_WEIGHT, kilograms)
    found = ask(chart=replace(BASE, labs=(weight,)))

    assert offered(found) == orders
    assert weight in short(found).used
    assert short(found).missing == ()


def test_orders_without_a_weight() -> None:
    """An adult is offered the adult injector, a child nothing; both are told."""
    child = replace(
        BASE,
        patient=CHILD,
        diagnoses=(SM, diagnosis(Disease.ANAPHYLAXIS)),
    )

    assert offered(ask()) == [(EpinephrineProduct.AUTO_INJECTOR_0_3_MG, 2)]
    assert offered(ask(chart=child)) == []
    assert short(ask()).missing == ("a current weight",)


def test_children() -> None:
    """A child without anaphylaxis is left alone; with it the history is shown."""
    calm = replace(BASE, patient=CHILD)
    history = diagnosis(Disease.ANAPHYLAXIS)
    once = replace(calm, diagnoses=(SM, history))

    assert isinstance(ask(chart=calm), NotIndicated)
    assert short(ask(chart=once)).history == (history,)
    assert short(ask(chart=once)).indicator is Indicator.WARNING


def test_a_child_of_unknown_history() -> None:
    """Without the allergies the rule cannot decide for a child."""
    gap = Gap(Record.ALLERGIES, "not sent")

    assert isinstance(
        ask(chart=replace(BASE, patient=CHILD, gaps=(gap,))), InsufficientData
    )


def test_possible_mastocytosis() -> None:
    """What is not confirmed is worded so, and is an info, however few devices."""
    possible = replace(BASE, diagnoses=(POSSIBLE,))

    for found in (ask(chart=possible), ask(device(None), chart=possible)):
        assert isinstance(found, TwoIfConfirmed)
        assert found.indicator is Indicator.INFO
    assert isinstance(ask(device(2), chart=possible), NotIndicated)


def test_other_patients() -> None:
    """Without mastocytosis, or without a problem list, nothing is said."""
    gap = Gap(Record.CONDITIONS, "not sent")
    nobody = replace(BASE, diagnoses=())

    assert isinstance(ask(chart=nobody), NotIndicated)
    assert isinstance(ask(chart=replace(nobody, gaps=(gap,))), NotIndicated)


def test_a_record_without_its_orders() -> None:
    """It can prove two devices, and cannot prove that one is missing."""
    lacking = replace(BASE, gaps=(Gap(Record.MEDICATION_ORDERS, "not sent"),))
    answer = ask(device(1), chart=lacking)

    assert isinstance(answer, InsufficientData)
    assert "not sent" in answer.reason
    assert isinstance(ask(device(2), chart=lacking), NotIndicated)
    possible = replace(lacking, diagnoses=(POSSIBLE,))
    assert isinstance(ask(chart=possible), NotIndicated)


@pytest.mark.parametrize(
    "record", [Record.MEDICATION_STATEMENTS, Record.MEDICATION_DISPENSES]
)
def test_a_record_without_dispenses_or_statements(record: Record) -> None:
    """What many EHRs never send does not hide the card: it is named on it."""
    lacking = replace(BASE, gaps=(Gap(record, "not sent"),))
    found = short(ask(device(1), chart=lacking))

    assert isinstance(found, TwoMissing)
    assert any("not sent" in phrase for phrase in found.missing)
    assert isinstance(ask(device(2), chart=lacking), NotIndicated)


def test_unreadable_medications_are_no_devices() -> None:
    """They are said to be missing knowledge, unless their status takes them out."""
    unread = Unread("MedicationRequest/1", Topic.UNKNOWN_DRUG, "no drug")
    taken_back = replace(unread, about=Drug.EPINEPHRINE_DEVICE, status_only=True)
    found = short(ask(chart=replace(BASE, unread=(unread, taken_back))))
    both = short(ask(chart=replace(BASE, unread=(unread, unread))))

    assert isinstance(found, TwoMissing)
    assert found.missing[0] == "1 medication entry that could not be read"
    assert both.missing[0] == "2 medication entries that could not be read"
