"""Devices for a child do not do for a patient who needs the full dose."""

import pytest
from charts import ADULT, AS_OF, SM, Chart, Hook, lab
from epinephrine import device, draft_device

from cds_service.clinical.analyte import Analyte
from cds_service.clinical.epinephrine_strength import is_weak
from cds_service.clinical.outcome import Indicator, NotIndicated
from cds_service.clinical.proposal import EpinephrineProduct, NewEpinephrine
from cds_service.frozen import replace
from cds_service.rules.epinephrine.epi_device_form_honesty import RULE, TooWeak

JUNIOR = device(2, name="EpiPen Jr 0.15 mg auto-injector")
BASE = Chart(AS_OF, ADULT, diagnoses=(SM,), medications=(JUNIOR,))


@pytest.mark.parametrize(
    ("name", "weak"),
    [
        ("EpiPen Jr", True),
        ("EpiPenJr", True),
        ("EpiPen", False),
        ("Altellus 150 microgramos pluma precargada", True),
        ("Altellus 300 microgramos pluma precargada", False),
        ("epinephrine 1 mg/spray", True),
        ("epinephrine 2 mg/spray", False),
        ("epinephrine 11 mg/spray", False),
        ("epinephrine 0.15 mg/0.15 mL auto-injector", True),
        ("Jext 150 Mikrogramm", True),
        ("Fastjekt Junior", True),
        ("adrenaline 0,15 mg", True),
        ("Auvi-Q 0.1 mg", True),
        ("neffy 1 mg nasal spray", True),
        ("epinephrine 0.3 mg/0.3 mL auto-injector", False),
        ("Emerade 500 micrograms", False),
        ("Jext 300 micrograms", False),
        ("neffy 2 mg/0.1 mL nasal spray", False),
        ("epinephrine auto-injector", False),
        ("epinephrine 1 mg/mL auto-injector 0.3 mL", False),
    ],
)
def test_the_name_tells_the_strength(name: str, *, weak: bool) -> None:
    """What is called weak is what labels give below 30 kg, and nothing else."""
    assert is_weak(device(2, name=name)) is weak


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
    ("kilograms", "warned"), [("29.9", False), ("30", True), ("62", True)]
)
def test_the_weight_decides(kilograms: str, *, warned: bool) -> None:
    """From 30 kg on the full dose is due."""
    weight = lab(Analyte.BODY_WEIGHT, kilograms, "2026-01-02")
    found = RULE.evaluate(replace(BASE, labs=(weight,)))
    assert isinstance(found, TooWeak if warned else NotIndicated)


def test_one_full_device_or_one_that_says_no_strength_silences() -> None:
    """It may be the one that is carried; the record does not allow more."""
    full = device(1, name="EpiPen 0.3 mg")
    unknown = device(1, name="epinephrine auto-injector")
    for other in (full, unknown):
        chart = replace(BASE, medications=(JUNIOR, other))
        assert isinstance(RULE.evaluate(chart), NotIndicated)


def test_an_order_of_weak_devices() -> None:
    """It is told while it is chosen."""
    order = replace(draft_device(2), name="EpiPen Jr 2-Pak")
    chart = Chart(
        AS_OF, ADULT, hook=Hook.ORDER_SELECT, diagnoses=(SM,), drafts=(order,)
    )
    found = RULE.evaluate(chart)
    assert isinstance(found, TooWeak)
    assert found.devices == (order,)
