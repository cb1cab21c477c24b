"""Data used: the value as sent and as compared, its day and its age."""

from datetime import date

from cards.rules_for_tests import ANC
from charts import ADULT, AS_OF, ISM, draft, lab, mg, on

from cds_service.cards.fact_line import FactLine, fact_line, spoken
from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.medication import Devices, Drug, MatchedBy
from cds_service.clinical.outcome import Fact
from cds_service.clinical.record import Unread
from cds_service.clinical.variant import FusionFinding, FusionResult, KitFinding
from cds_service.clinical.variant import KitResult as Kit
from cds_service.frozen import replace


def said(fact: Fact) -> str:
    """Return the line a clinician reads."""
    return spoken(fact_line(fact, AS_OF))


def test_the_parts_of_a_line() -> None:
    """A trace gets the reference, both values, the day and the age."""
    assert fact_line(ANC, AS_OF) == FactLine(
        "Observation/neutrophils-2026-01-05",
        "ANC",
        "0.8",
        "0.8 x10^9/L",
        date(2026, 1, 5),
        1,
    )


def test_a_value_in_another_unit_is_shown_as_sent_too() -> None:
    """The reader can check the conversion."""
    assert said(ANC) == "ANC: 0.8 x10^9/L, 2026-01-05, 1 day old"
    assert said(replace(ANC, sent="0.8 10*9/L")) == said(ANC)
    assert said(replace(ANC, sent="800 /uL")) == (
        'ANC: 0.8 x10^9/L (sent as "800 /uL"), 2026-01-05, 1 day old'
    )


def test_doubts_and_ways_of_calculation_are_named() -> None:
    """A weaker value says why it is weaker."""
    calculated = lab(
        Analyte.NEUTROPHILS, "0.8", calculated="WBC x %", doubts=("two values",)
    )

    assert said(calculated) == (
        "ANC: 0.8 x10^9/L (calculated); calculated from WBC x %; two values,"
        " 2026-01-05, 1 day old"
    )


def test_every_kind_of_fact_has_a_line() -> None:
    """Nothing used stays unnamed."""
    order = replace(
        draft(Drug.EPINEPHRINE_DEVICE, mg("0.3")),
        name="EPIPEN",
        devices=Devices(1, 1),
        matched_by=MatchedBy.NAME,
        patient_reported=True,
        starts=on("2026-01-06"),
    )

    assert said(order) == (
        "epinephrine device: 0.3 mg twice daily, 1 device, draft, MedicationRequest,"
        ' patient-reported, matched by name (sent as "EPIPEN"), 2026-01-06, same day'
    )
    assert said(ISM) == "diagnosis: indolent SM (test code)"
    assert said(Kit("Observation/k", KitFinding.D816V_PRESENT, quote="KIT POS")) == (
        "genetic result: KIT D816V detected, specimen not stated, method not stated"
        ' (sent as "KIT POS")'
    )
    assert said(FusionResult("Observation/f", FusionFinding.PENDING)) == (
        "genetic result: pending"
    )
    assert said(Event("Procedure/t", EventKind.TRANSFUSION, "", on("2026-01-01"))) == (
        "transfusion: on record, 2026-01-01, 5 days old"
    )
    assert said(ADULT) == "patient: born 1970-05-01, female"
    assert said(Unread("Observation/u", Analyte.PLATELETS, "no unit", "<50")) == (
        'platelets: could not be used: no unit (sent as "&lt;50")'
    )
