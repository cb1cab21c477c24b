"""Panels are read by their parts, and tests that were done are events."""

from datetime import date
from decimal import Decimal

import pytest
from lab_results import (
    ANC,
    HB,
    PLT,
    TRYPTASE,
    loinc,
    one_lab,
    one_unread,
    quantity,
    read,
)

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.event import Event, EventKind
from cds_service.clinical.lab import Lab
from cds_service.clinical.record import Unread


def test_a_panel_is_read_by_its_parts() -> None:
    """Each component of a panel is a result of its own."""
    parts = [
        {"code": loinc(HB), "valueQuantity": quantity(7.9, "g/dL")},
        {"code": loinc(PLT), "valueQuantity": quantity(49, "10*9/L")},
        {"code": loinc("787-2"), "valueQuantity": quantity(90, "fL")},
        {"code": loinc(ANC), "dataAbsentReason": {"text": "clotted"}},
    ]
    found = read("58410-2", component=parts)
    labs = [item for item in found if isinstance(item, Lab)]
    assert [lab.analyte for lab in labs] == [Analyte.HEMOGLOBIN, Analyte.PLATELETS]
    assert len(found) == 3


@pytest.mark.parametrize(
    "value",
    [
        {"valueQuantity": quantity(80, "umol/L")},
        {"valueString": "normal"},
        {"valueCodeableConcept": {"text": "negative"}},
    ],
)
def test_a_chemistry_result_is_a_test_that_was_done(value: dict[str, object]) -> None:
    """Whatever its unit, a transaminase shows that the liver was looked at.

    Its value can be compared only in units per litre, and says so otherwise.
    """
    unread, event = read("1742-6", **value)
    assert isinstance(unread, Unread)
    assert unread.about is Analyte.ALT
    assert isinstance(event, Event)
    assert (event.kind, event.when and event.when.day) == (
        EventKind.CHEMISTRY,
        date(2026, 1, 5),
    )


def test_a_transaminase_is_a_result_and_a_test_that_was_done() -> None:
    """Rules ask for its value, others whether there was one."""
    lab, event = read("1742-6", valueQuantity=quantity(80, "U/L"))
    assert isinstance(lab, Lab)
    assert (lab.analyte, lab.value.exact) == (Analyte.ALT, Decimal(80))
    assert isinstance(event, Event)
    assert event.kind is EventKind.CHEMISTRY


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "registered", "valueString": "negative"},
        {"dataAbsentReason": {"text": "not performed"}},
        {"valueString": "negative", "effectiveDateTime": "2026-02-01"},
    ],
)
def test_a_test_without_a_result_was_not_done(fields: dict[str, object]) -> None:
    """No value, no standing status, or a date to come: nothing was done."""
    assert read("2106-3", **fields) == []


def test_a_pregnancy_test_is_an_event() -> None:
    """A choriogonadotropin result is a pregnancy test."""
    (event,) = read("2106-3", valueString="negative")
    assert isinstance(event, Event)
    assert event.kind is EventKind.PREGNANCY_TEST


@pytest.mark.parametrize("code", ["2160-0", "14682-9", "38483-4"])
def test_creatinine_alone_is_no_chemistry(code: str) -> None:
    """It says nothing of the liver; its own value is read."""
    lab = one_lab(code, valueQuantity=quantity(88.4, "umol/L"))
    assert lab.analyte is Analyte.CREATININE
    assert lab.unit == "mg/dL"
    assert lab.value.below(Decimal("0.99")) is False
    assert lab.value.below(Decimal("1.01")) is True


def test_a_chemistry_panel_is_told_by_its_parts() -> None:
    """A panel without a code we know counts once for its known parts."""
    parts = [
        {"code": loinc(code), "valueQuantity": quantity(1, "x")}
        for code in ("1920-8", "1742-6")
    ]
    found = read({"text": "Chem"}, component=parts)
    assert [item for item in found if isinstance(item, Event)] == [found[-1]]
    assert [item.about for item in found if isinstance(item, Unread)] == [
        Analyte.AST,
        Analyte.ALT,
    ]


def test_molar_tryptase_is_shown_raw() -> None:
    """A mole of tryptase is not converted."""
    unread = one_unread("51834-0", valueQuantity=quantity(90, "pmol/L"))
    assert (unread.about, unread.sent) == (Analyte.TRYPTASE, "90 pmol/L")
    assert one_lab(TRYPTASE, valueQuantity=quantity(20, "ug/L")).value.exact == 20
