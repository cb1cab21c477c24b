"""Omalizumab: for anaphylaxis that recurs or resists; its own warning when ordered."""

from datetime import date

import pytest
from antimediator_charts import (
    CETIRIZINE,
    FAMOTIDINE,
    NO_STATEMENTS,
    attack,
    ordering,
    patient,
)
from charts import MCL, SM, Hook, diagnosis, medication

from cds_service.cards.wording import paragraphs, summary
from cds_service.clinical.chart import Chart
from cds_service.clinical.diagnosis import Disease
from cds_service.clinical.medication import (
    Devices,
    Drug,
    Medication,
    MedicationStatus,
)
from cds_service.clinical.omalizumab import OmalizumabOption, OmalizumabOrdered
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import OrderTest, Referral
from cds_service.clinical.record import Gap, Record
from cds_service.frozen import replace
from cds_service.rules.antimediator.antimediator_omalizumab import RULE, evaluate


def attacked(*days: str, taking: tuple[Medication, ...] = (CETIRIZINE,)) -> Chart:
    """Return a patient with an anaphylaxis recorded on each of these days."""
    recorded = tuple(attack(day) for day in days)
    return patient(taking=taking, diagnoses=(SM, *recorded))


def test_two_attacks_in_a_year() -> None:
    """The line says how many and when the last was; an allergist is offered."""
    answer = evaluate(attacked("2025-03-02", "2025-10-21"))

    assert isinstance(answer, OmalizumabOption)
    assert answer.indicator is Indicator.INFO
    (offer,) = answer.proposals
    assert isinstance(offer, OrderTest)
    assert offer.test is Referral.ALLERGY
    assert summary(RULE.texts[OmalizumabOption].summary, answer) == (
        "Consider omalizumab with an allergist: 2 anaphylaxis on record in 12 months,"
        " latest 2025-10-21"
    )


@pytest.mark.parametrize(
    ("days", "fires"),
    [
        (("2025-10-21",), False),
        (("2025-10-14", "2025-10-21"), False),
        (("2025-10-13", "2025-10-21"), True),
        (("2025-01-06", "2025-10-21"), True),
        (("2025-01-05", "2025-10-21"), False),
    ],
)
def test_attacks_are_counted_by_their_days(
    days: tuple[str, ...], *, fires: bool
) -> None:
    """Entries up to seven days apart are one; only 365 days are looked back."""
    assert isinstance(evaluate(attacked(*days)), OmalizumabOption) is fires


@pytest.mark.parametrize(
    ("h1", "h2", "fires"),
    [
        ("2025-11-11", "2025-11-11", True),
        ("2025-11-11", "2025-11-12", False),
        ("2025-11-12", "2025-11-11", False),
        ("2025-11-11", None, False),
    ],
)
def test_one_attack_on_both_antihistamines(
    h1: str, h2: str | None, *, fires: bool
) -> None:
    """Both for 56 days count, one of them for 55 does not, undated is unknown."""
    taking = (
        medication(Drug.H1_ANTIHISTAMINE, h1),
        medication(Drug.H2_ANTIHISTAMINE, h2),
    )
    answer = evaluate(attacked("2025-10-21", taking=taking))

    assert isinstance(answer, OmalizumabOption) is fires
    if isinstance(answer, OmalizumabOption):
        assert answer.covered == taking


def test_silent() -> None:
    """Taken, tried, medicines not read, no attack, a child, no mastocytosis."""
    chart = attacked("2025-03-02", "2025-10-21")
    taken = medication(Drug.OMALIZUMAB, "2025-12-01")
    tried = replace(taken, status=MedicationStatus.STOPPED)
    young = replace(chart.patient, born_from=date(2012, 5, 1), born_to=date(2012, 5, 1))
    for silent in (
        replace(chart, medications=(CETIRIZINE, taken)),
        replace(chart, medications=(CETIRIZINE, tried)),
        replace(chart, gaps=(NO_STATEMENTS,)),
        replace(chart, patient=young),
        replace(chart, diagnoses=chart.diagnoses[1:]),
        patient(taking=(CETIRIZINE, FAMOTIDINE)),
    ):
        assert isinstance(evaluate(silent), NotIndicated)


def test_ordered() -> None:
    """The boxed warning, the devices on record, and that it reduces no mast cells."""
    chart = ordering(Drug.OMALIZUMAB, diagnoses=(MCL,))
    pen = medication(Drug.EPINEPHRINE_DEVICE, "2025-09-12")
    pens = replace(pen, devices=Devices(2, 2))
    answer = evaluate(replace(chart, medications=(pens,)))

    assert isinstance(answer, OmalizumabOrdered)
    assert answer.indicator is Indicator.INFO
    assert summary(RULE.texts[OmalizumabOrdered].summary, answer) == (
        "Observe after omalizumab (boxed warning: anaphylaxis); epinephrine on record:"
        " 2 devices"
    )
    said = " ".join(paragraphs(RULE.texts[OmalizumabOrdered].detail, answer))
    assert "not mast cells" in said
    assert "not approved" in said


def test_devices_not_read_are_named() -> None:
    """A record without its dispenses may hold more devices."""
    lost = Gap(Record.MEDICATION_DISPENSES, "was not sent")
    answer = evaluate(replace(ordering(Drug.OMALIZUMAB), gaps=(lost,)))

    assert isinstance(answer, OmalizumabOrdered)
    assert answer.devices == Devices(0, 0)
    assert answer.missing == ("medication dispenses were not sent",)


def test_only_omalizumab_in_systemic_mastocytosis() -> None:
    """Urticaria or asthma without mastocytosis is not ours, nor another drug."""
    possible = (diagnosis(Disease.MONOCLONAL_MCAS),)
    for chart in (
        ordering(Drug.OMALIZUMAB, diagnoses=possible),
        ordering(Drug.H1_ANTIHISTAMINE, hook=Hook.ORDER_SELECT),
    ):
        assert isinstance(evaluate(chart), NotIndicated)
