"""Devices for a child do not do for a patient who needs the full dose."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, lab
from epinephrine import device, draft_device

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.epinephrine_finding import TwoMissing
from cds_service.clinical.epinephrine_strength import is_weak
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import EpinephrineProduct, NewEpinephrine
from cds_service.frozen import replace
from cds_service.rules.epinephrine.epi_device_form_honesty import (
    RULE,
    TooWeak,
    WeakOrdered,
)
from cds_service.rules.epinephrine.epi_order_single_device import RULE as SINGLE_DEVICE
from cds_service.rules.epinephrine.epi_order_single_device import OneOrdered
from cds_service.rules.epinephrine.epi_two_devices_missing import RULE as TWO_DEVICES

JUNIOR = device(2, name="EpiPen Jr 0.15 mg auto-injector", mg="0.15")
BASE = Chart(AS_OF, ADULT, diagnoses=(SM,), medications=(JUNIOR,))


@pytest.mark.parametrize(
    ("milligrams", "weak"),
    [
        ("0.1", True),
        ("0.15", True),
        ("0.29", True),
        ("0.3", False),
        ("0.5", False),
        ("1", True),
        ("1.9", True),
        ("2", False),
        (None, False),
    ],
)
def test_what_is_weak(milligrams: str | None, *, weak: bool) -> None:
    """Below 0.3 mg injected, or below 2 mg sprayed; unsaid is not called weak."""
    assert is_weak(device(2, mg=milligrams)) is weak


def test_an_adult_with_devices_for_a_child_is_warned_of() -> None:
    """The count is two, the dose is half: two full ones are offered."""
    found = RULE.evaluate(BASE)

    assert isinstance(found, TooWeak)
    assert found.indicator is Indicator.WARNING
    assert found.devices == (JUNIOR,)
    assert found.missing == ("a current weight",)
    (offer,) = found.proposals
    assert isinstance(offer, NewEpinephrine)
    assert offer.product is EpinephrineProduct.AUTO_INJECTOR_0_3_MG


@pytest.mark.parametrize(
    ("at_least", "at_most", "warned"),
    [(1, 1, False), (1, 2, True), (1, 20, True), (2, 2, True)],
)
def test_how_many_there_are_may_be_open(
    at_least: int, at_most: int, *, warned: bool
) -> None:
    """Where there may be two, all too weak; of one alone another rule speaks."""
    weak = device(at_least, at_most=at_most, name="EpiPen Jr 0.15 mg", mg="0.15")
    found = RULE.evaluate(replace(BASE, medications=(weak,)))
    assert isinstance(found, TooWeak if warned else NotIndicated)


def test_how_many_there_are_may_be_open_where_one_may_be_full() -> None:
    """Then only the number is asked about."""
    full = device(1, at_most=20, mg="0.3")
    assert isinstance(RULE.evaluate(replace(BASE, medications=(full,))), NotIndicated)


@pytest.mark.parametrize(
    ("kilograms", "warned"), [("29.9", False), ("30", True), ("62", True)]
)
def test_the_weight_decides(kilograms: str, *, warned: bool) -> None:
    """From 30 kg on the full dose is due."""
    weight = lab(Analyte.BODY_WEIGHT, kilograms, "2026-01-02")
    found = RULE.evaluate(replace(BASE, labs=(weight,)))
    assert isinstance(found, TooWeak if warned else NotIndicated)


def test_one_full_device_or_one_that_says_no_strength_silences() -> None:
    """It may be the one that is carried; the record does not allow more."""
    full = device(1, name="EpiPen 0.3 mg", mg="0.3")
    unknown = device(1, name="epinephrine auto-injector")
    for other in (full, unknown):
        chart = replace(BASE, medications=(JUNIOR, other))
        assert isinstance(RULE.evaluate(chart), NotIndicated)


WEAK_DRAFT = replace(draft_device(2, mg="0.15"), name="EpiPen Jr 2-Pak")
SELECTED = Chart(
    AS_OF, ADULT, hook=Hook.ORDER_SELECT, diagnoses=(SM,), drafts=(WEAK_DRAFT,)
)


def test_an_order_of_weak_devices() -> None:
    """It is told while it is chosen."""
    found = RULE.evaluate(SELECTED)
    assert isinstance(found, TooWeak)
    assert not isinstance(found, WeakOrdered)
    assert found.devices == (WEAK_DRAFT,)


@pytest.mark.parametrize(("full", "warned"), [(1, True), (2, False)])
def test_weak_devices_ordered_beside_full_ones(full: int, *, warned: bool) -> None:
    """One full device on record and any number of weak ones are not two; two are."""
    have = device(full, name="EpiPen", mg="0.3")
    found = RULE.evaluate(replace(SELECTED, medications=(have,)))
    assert isinstance(found, WeakOrdered if warned else NotIndicated)
    if isinstance(found, WeakOrdered):
        assert found.indicator is Indicator.WARNING
        assert found.devices == (WEAK_DRAFT,)
        assert have in found.used


def test_weak_ones_on_record_do_not_make_two_with_a_full_one() -> None:
    """One full and one weak on record: two weak ones more do not help."""
    full = device(1, name="EpiPen", mg="0.3")
    weak = device(1, name="EpiPen Jr", mg="0.15")
    chart = replace(SELECTED, medications=(full, weak))
    assert isinstance(RULE.evaluate(chart), WeakOrdered)


def test_a_full_device_being_ordered_beside_a_weak_one_silences() -> None:
    """Not everything that is being ordered is weak."""
    full = draft_device(1, reference="MedicationRequest/draft-2", mg="0.3")
    chart = replace(SELECTED, drafts=(WEAK_DRAFT, full))
    assert isinstance(RULE.evaluate(chart), NotIndicated)


def test_a_refill_of_weak_devices_does_not_make_two() -> None:
    """The gap stays, and the card names the order that does not close it."""
    refill = replace(SELECTED, hook=Hook.MEDICATION_REFILL)
    found = TWO_DEVICES.evaluate(refill)
    assert isinstance(found, TwoMissing)
    assert found.indicator is Indicator.WARNING
    assert found.weak_orders == (WEAK_DRAFT,)
    assert WEAK_DRAFT in found.used


@pytest.mark.parametrize("mg", ["0.3", None])
def test_a_refill_of_other_devices_makes_two(mg: str | None) -> None:
    """A full device does, and so does one of which nobody says the strength."""
    refill = replace(
        SELECTED, hook=Hook.MEDICATION_REFILL, drafts=(draft_device(2, mg=mg),)
    )
    assert isinstance(TWO_DEVICES.evaluate(refill), NotIndicated)


@pytest.mark.parametrize(("kilograms", "found_short"), [("29.9", False), ("30", True)])
def test_a_refill_for_who_weighs_less(kilograms: str, *, found_short: bool) -> None:
    """Below 30 kg the weak device is the right one, and two of it are two."""
    weight = lab(Analyte.BODY_WEIGHT, kilograms, "2026-01-02")
    refill = replace(SELECTED, hook=Hook.MEDICATION_REFILL, labs=(weight,))
    found = TWO_DEVICES.evaluate(refill)
    assert isinstance(found, TwoMissing if found_short else NotIndicated)


@pytest.mark.parametrize(("mg", "offers"), [("0.15", 0), ("0.3", 1)])
def test_a_weak_order_is_not_offered_to_be_doubled(mg: str, offers: int) -> None:
    """Of one weak device two are not offered: the other rule offers full ones."""
    chart = replace(SELECTED, drafts=(draft_device(1, mg=mg),))
    found = SINGLE_DEVICE.evaluate(chart)
    assert isinstance(found, OneOrdered)
    assert len(found.proposals) == offers
